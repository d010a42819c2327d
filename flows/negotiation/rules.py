"""The rules as the flow and the script say them: a clause with its tag, and the sources behind [Rules and dates].

What a rule is, where it stands and when it was read is data: flows/knowledge/rules. Here are only fact numbers.
"""

from __future__ import annotations

from flows.knowledge.rules.citing import Form, cite, clause, documents
from flows.model import T, Text


def stated(number: str, form: Form = "tag") -> Text:
    """What a fact says, as a sentence with its tag."""
    return T("{rule} {tag}.", rule=clause(number), tag=cite(number, form=form))


def sources(*numbers: str) -> tuple[Text, ...]:
    """A line for each document in which the facts stand: rank, title, articles, date."""
    return tuple(Text("{source}", {"source": cited}) for cited in documents(*numbers))


REPORTED = cite("112", form="rank")
"""What we know of a line to call (12368, 12378, 96110) is from reports alone: (as reported)."""

CALL_FIRST = T("⚠️ Call 12348 before you admit, promise or pay.")
"""Above every script and every number where three years may have passed."""

MAY_REFUSE = T("{rule}; they may refuse {tag}.", rule=clause("17.543"), tag=cite("17.543"))
"""The ground on which everything is asked for."""

MEDIATION = T(
    "Sign nothing. What you concede for a settlement in court mediation is not held against you later {tag}; "
    "an ordinary call has no such protection.",
    tag=cite("1.4"),
)
LIMITATION = (MEDIATION, *sources("29.188", "35.192", "32", "34"))
COURT_LINE = sources("112")
PAYMENT_ORDER = sources("78", "79")
SUMMONS = sources("81", "85.15", "36")
JUDGMENT = sources("94", "89", "87", "87.1", "101")
SCAM = sources("116")
PUBLISHED_LIST = sources("57")
BORROWING = sources("55.borrow")
FALSE_PAPERS = sources("100")
CAMPUS_LOANS = sources("118")
ELSEWHERE = sources("6.2", "6.3", "6.3.line", "6.4")
NEW_CREDITOR = sources("68")
RELATIVES = sources("65", "64")
