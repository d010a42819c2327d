"""Which facts have to be looked at again, and what for: law moves on, and some of it we only read about.

Nobody with a licence has opened the originals for us. Before the bot is offered to the public a mainland lawyer should:
this is the list for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flows.knowledge.rules.documents import LAWS_READ, REPORTS_READ
from flows.knowledge.rules.facts import FACTS, Fact, source

FRESH = timedelta(days=180)
"""How long a reading is good for."""
MOVING = frozenset({"5.3", "75", "106", "107", "109", "6.1.12348", "6.1.12356", "6.3.line"})
"""What changes from month to month, and is due whenever it is used: rates, windows, lines."""
_READ = "open the original: still in force, article and wording unchanged"
_REPORTED = "only a report was read: find the original, compare number, date, scope and wording"
_MORE = {
    "7": "is 24 % printed in the notice, or a law firm's reading of it",
    "8": "was the guidance ever published, and does it bind old contracts",
    "9": "is there any document",
    "11": "full text and number; does it cover contracts made before it came into force",
    "14.65": "the burden of proof, and whom the 30 % does not help",
    "19": "article 70 as it is now; a reprint of 2022 was read",
    "37": "full text of article 37",
    "41": "article 50 in the published text",
    "45": "clause and exact hours in the standard",
    "46": "how connected calls are counted",
    "48": "when a contact may be reached",
    "52": "how tries are counted, and who is bound",
    "54": "what counts as being out of reach",
    "75": "any extension or successor of the policy",
    "83": "what counts as consent to electronic service",
    "92": "amendments since 2017",
    "93": "the amendment of 2015",
    "103": "the cap on exempt property",
    "105": "the days for an answer, and whether micro-loan companies are bound",
    "106": "hours, and whether micro-loan companies are covered",
    "107": "whether the line is still staffed, and for what since 2023",
    "109": "whether the platform still works",
    "112": "hours, and what it confirms by phone",
    "5.1": "whether it is still in force, and for which lenders",
    "5.3": "every rate since January 2026",
    "6.1.12348": "hours and languages",
    "6.1.12356": "hours and languages",
}


@dataclass(frozen=True, slots=True)
class Review:
    """A fact, what to verify, and whether that is due."""

    fact: Fact
    verify: str
    due: bool


def reviews(today: date) -> Iterator[Review]:
    """Every fact, in order."""
    for fact in FACTS.values():
        reported = fact.confidence == "confirmed-2nd"
        verify = "; ".join(filter(None, (_REPORTED if reported else _READ, _MORE.get(fact.number))))
        old = today - date.fromisoformat(fact.read) > FRESH
        yield Review(fact, verify, old or fact.number in MOVING)


def listed(today: date) -> Iterator[str]:
    """The list for whoever opens the originals: a line each."""
    for review in reviews(today):
        fact = review.fact
        parts = (
            f"#{fact.number}",
            source(fact, "zh_Hans"),
            f"read as of {fact.read}",
            fact.confidence,
            f"{'due' if review.due else 'not due'}: {review.verify}",
        )
        yield " | ".join(parts)


def standing(today: date) -> list[str]:
    """How far all of it can be relied upon, in a few lines."""
    every = list(reviews(today))
    reported = sum(review.fact.confidence == "confirmed-2nd" for review in every)
    due = sum(review.due for review in every)
    return [
        f"note: the law was read as of {LAWS_READ}, reports and newer rules as of {REPORTS_READ}.",
        f"note: {reported} of {len(every)} facts rest on reports of the rule, not on its text.",
        f"note: {due} facts are due for review (older than {FRESH.days} days, or moving): xieshang check --facts.",
        "note: a mainland lawyer should open the originals before the bot is offered to the public.",
    ]
