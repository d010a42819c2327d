"""What stands beside the script: what is never said, what to write down, what comes next (CONVERSATION 4.14-4.17)."""

from __future__ import annotations

from functools import reduce

from flows.knowledge.rules.citing import cite
from flows.model import Answers, N, Scene, T, Text
from flows.negotiation import papers, rules
from flows.negotiation.guards import court
from flows.negotiation.returns import MEMBERS

_FIRM_MONEY = T("private accounts, fees first · relatives: “I will pay”")
_PRIVATE_MONEY = T("cash without a receipt, fees first · relatives: “I will pay”")
"""A private lender has no other account than a private one; there it is the transfer that leaves a record."""

NEVER = T("On the call: never")
_NEVER = (
    T("“I won't pay”, “do what you like” · invented causes"),
    T("amounts or dates you can't keep · “I'll borrow today”"),
    T("codes, passwords, screen sharing, relatives' numbers"),
    _FIRM_MONEY,
    T("agreeing by voice at once · hiding, changing numbers"),
)
_NOTES = (
    T("Note these during the call; gaps are fine"),
    T("☐ time, number ☐ name, staff no., firm, principal"),
    T("☐ their plan and total ☐ what they promised, by when"),
    T("☐ ticket number ☐ exact bad words and the time"),
    T("☐ recording's file name ☐ next step and date"),
)
_FIELDS = (
    T("Time, number"),
    T("Name, staff no., firm, principal"),
    T("Their plan and total"),
    T("What they promised, by when"),
    T("Ticket number"),
    T("Exact bad words and the time"),
    T("Recording's file name"),
    T("Next step and date"),
)
_PRIVATE_NOTES = (
    _NOTES[0],
    T("☐ time, number ☐ name, for whom they collect"),
    _NOTES[2],
    T("☐ exact bad words and the time"),
    _NOTES[4],
)
_PRIVATE_FIELDS = (
    _FIELDS[0],
    T("Name, for whom they collect"),
    *_FIELDS[2:4],
    *_FIELDS[5:],
)
IF_IT_FAILS = T("If it fails: ask again, mediation, or advice from 12348.")
"""Not beside a court's deadline, which takes its room; there is a button for it."""

_BY_COURT_PAPER = {
    "payment_order": T("Today: check by 12368, ask 12348 about the objection."),
    "summons": T("Go to the hearing; ask there for mediation and instalments."),
    "judgment": T("Let the court record a settlement; move or hide nothing."),
    "mediation": T("First check by 12368, then talk."),
    "unsure": T("First check by 12368, then talk."),
}


def _private(a: Answers) -> bool:
    return a.choice("lender_kind") == "private"


def never(a: Answers) -> tuple[Text, ...]:
    """What is neither said nor done on the call, below its heading."""
    return (NEVER, *(T("· {what}", what=text) for text in refused(a)))


def refused(a: Answers) -> tuple[Text, ...]:
    """The same without heading and marks."""
    return tuple(_PRIVATE_MONEY if text is _FIRM_MONEY and _private(a) else text for text in _NEVER)


def notes(a: Answers) -> tuple[Text, ...]:
    """What to write down, below its heading; a private lender has no staff number, no firm and no ticket."""
    return _PRIVATE_NOTES if _private(a) else _NOTES


def note_list(a: Answers) -> Text:
    """The same as a list to copy and fill in."""
    return reduce(
        lambda above, line: T("{above}\n{line}", above=above, line=line),
        (T("{what}: ", what=field) for field in note_fields(a)),
    )


def note_fields(a: Answers) -> tuple[Text, ...]:
    """What to write down, thing by thing."""
    return _PRIVATE_FIELDS if _private(a) else _FIELDS


def next_steps(scene: Scene) -> tuple[Text, ...]:
    """What to do now, and what if it fails, below its heading. No result is promised."""
    family = scene.answers.choice("about_you") == "family"
    return (
        T("All set; the borrower makes the call. Next:") if family else T("All set. Next:"),
        *(T("{n} {step}", n=at, step=step) for at, step in enumerate(steps(scene.answers), 1)),
        *what_if(scene.answers),
        T("No result is promised. Laws 2025-04, reports 2026-03."),
    )


def steps(a: Answers) -> tuple[Text, ...]:
    """What to do now, in this order."""
    return (_papers(a), _BY_COURT_PAPER.get(a.choice("court_papers")) or _call(a), _payment(a))


def what_if(a: Answers) -> tuple[Text, ...]:
    """What if it fails, and what if a rule is broken."""
    return (*(() if court(a) else (IF_IT_FAILS,)), _complaint(a))


def _papers(a: Answers) -> Text:
    """The paper to get first; after a fraud the police, and no word on whether the loan stands."""
    if a.choice("cause") == "defrauded" and "police" not in a.ticks("papers_ready"):
        return T("Police first, ask for 受案回执; about this loan ask 12348.")
    missing = papers.missing(a)
    if not missing:
        return T("Put your papers and this script beside you.")
    if missing[0].key == "credit":
        return T("Missing: credit report, two free a year {tag}.", tag=cite("72", form="short"))
    if a.choice("cause") == "family_event":  # its papers belong to different losses: none is named first
        return N(
            "Still missing: {n} paper; the file has the list.",
            "Still missing: {n} papers; the file has the list.",
            len(missing),
        )
    if len(missing) == 1:
        return T("Still missing: {paper}.", paper=missing[0].name)
    return T("Still missing: {n} papers, first {paper}.", n=len(missing), paper=missing[0].name)


def to_get(a: Answers) -> tuple[Text, ...]:
    """The papers that are missing and where each is to be had, the most telling first."""
    places = papers.places(a)
    return (T("Still missing; you can talk without them"), *places) if places else ()


def _payment(a: Answers) -> Text:
    """When to pay: who is not late stays so; a court's paper sets days of its own."""
    if a.choice("overdue") == "not_due" and not court(a):
        return T("Keep paying as agreed until a change is confirmed in writing.")
    return T("Only written counts: receive, check, then pay.")


def _call(a: Answers) -> Text:
    if _private(a):
        return T("A quiet place; call the number you know.")
    return T("A quiet place; dial the official number.")


def _complaint(a: Answers) -> Text:
    """Where a breach is told: to the lender first (facts 105, 106, 110). The debt stays."""
    lender = a.choice("lender_kind")
    if _private(a):
        return T("Threats, harassment: call 110. This does not cancel the debt.")
    if lender in MEMBERS:
        return T("A breach: the lender first, then 12378 {tag}. This does not cancel the debt.", tag=rules.REPORTED)
    return T("A breach: the lender first, then ask 12345 where. This does not cancel the debt.")
