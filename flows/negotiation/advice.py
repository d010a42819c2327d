"""What stands beside the script: what is never said, what to write down, what comes next (CONVERSATION 4.14-4.17)."""

from __future__ import annotations

from flows.model import Answers, N, Scene, T, Text
from flows.negotiation import papers
from flows.negotiation.guards import court
from flows.negotiation.returns import MEMBERS

NEVER = (
    T("On the call: never"),
    T("· “I won't pay”, “do what you like” · invented causes"),
    T("· amounts or dates you can't keep · “I'll borrow today”"),
    T("· codes, passwords, screen sharing, relatives' numbers"),
    T("· private accounts, fees first · relatives: “I will pay”"),
    T("· agreeing by voice at once · hiding, changing numbers"),
)
NOTES = (
    T("Note these during the call; gaps are fine"),
    T("☐ time, number ☐ name, staff no., firm, principal"),
    T("☐ their plan and total ☐ what they promised, by when"),
    T("☐ ticket number ☐ exact bad words and the time"),
    T("☐ recording's file name ☐ next step and date"),
)
NOTE_LIST = T(
    "Time, number:\nName, staff no., firm, principal:\nTheir plan and total:\nWhat they promised, by when:\n"
    "Ticket number:\nExact bad words and the time:\nRecording's file name:\nNext step and date:"
)
IF_IT_FAILS = T("If it fails: ask again, mediation, or advice from 12348.")
"""Not beside a court's deadline, which takes its room; there is a button for it."""

_BY_COURT_PAPER = {
    "payment_order": T("2 Today: check by 12368, ask 12348 about the objection."),
    "summons": T("2 Go to the hearing; ask there for mediation and instalments."),
    "judgment": T("2 Let the court record a settlement; move or hide nothing."),
    "mediation": T("2 First check by 12368, then talk."),
    "unsure": T("2 First check by 12368, then talk."),
}


def next_steps(scene: Scene) -> tuple[Text, ...]:
    """What to do now, and what if it fails. No result is promised."""
    a = scene.answers
    family = a.choice("about_you") == "family"
    return (
        T("All set; the borrower makes the call. Next:") if family else T("All set. Next:"),
        _papers(a),
        _BY_COURT_PAPER.get(a.choice("court_papers")) or _call(a),
        T("3 Only written counts: receive, check, then pay."),
        *(() if court(a) else (IF_IT_FAILS,)),
        _complaint(a),
        T("No result is promised. Laws 2025-04, reports 2026-03."),
    )


def _papers(a: Answers) -> Text:
    """The paper to get first; after a fraud the police, and no word on whether the loan stands."""
    if a.choice("cause") == "defrauded" and "police" not in a.ticks("papers_ready"):
        return T("1 Police first, ask for 受案回执; about this loan ask 12348.")
    missing = papers.missing(a)
    if not missing:
        return T("1 Put your papers and this script beside you.")
    if missing[0].key == "credit":
        return T("1 Missing: credit report (two free a year, regulation 2013).")
    if a.choice("cause") == "family_event":  # its papers belong to different losses: none is named first
        return N(
            "1 {n} paper missing; the file has the list.", "1 {n} papers missing; the file has the list.", len(missing)
        )
    return N(
        "1 {n} paper missing: {paper}.", "1 {n} papers missing, first: {paper}.", len(missing), paper=missing[0].name
    )


def to_get(a: Answers) -> tuple[Text, ...]:
    """The papers that are missing and where each is to be had, the most telling first."""
    missing = papers.missing(a)
    if not missing:
        return ()
    named = (T("· {paper}: {place}", paper=paper.name, place=paper.where) for paper in missing)
    return (T("Still missing; you can talk without them"), *named)


def _call(a: Answers) -> Text:
    if a.choice("lender_kind") == "private":
        return T("2 A quiet place; call the number you know.")
    return T("2 A quiet place; dial the official number.")


def _complaint(a: Answers) -> Text:
    """Where a breach is told: to the lender first (facts 105, 106, 110). The debt stays."""
    lender = a.choice("lender_kind")
    if lender == "private":
        return T("Threats, harassment: call 110. This does not cancel the debt.")
    if lender in MEMBERS:
        return T("A breach: the lender first, then 12378 (as reported). This does not cancel the debt.")
    return T("A breach: the lender first, then ask 12345 where. This does not cancel the debt.")
