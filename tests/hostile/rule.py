"""Which answers an event may change: the rule to which everybody who does anything is held.

An answer may change only by an event that answers the open question, and then only that question's answer, the settings
told with it, and those that its step resets; or by one on a tool's screen, and then only what that tool takes. A whole
offer of the lender is kept wherever it is typed. Beside this there are: the script's wish and the way from the short
path to the full one, which buttons at the end set; the short path itself, which /call sets. An edited message, a
sticker, a repeated tap, a button of another question, a forged one and a question never change any. A whole case goes
only into the history, by the button that erases everything, or at the end of somebody under age.
"""

from __future__ import annotations

from bot.storage import Outcome
from flows.dialogue.taps import TIMELESS, VERSION, base36
from flows.dialogue.words import command_of
from flows.engine import END
from flows.model import Commanded, Event, Raw, Said, Session, Tapped
from flows.negotiation.flow import NEGOTIATION
from flows.reading.questions import is_question

WISH = "wish"
OFFER = "their_offer"
TOLD_WITH = {"income_now": "income_varies", "essentials": "essentials_lines", "other_debts": "debts"}
"""What may be told with an answer, and lies beside it."""
TAKEN_BY = {
    "budget": {"income_now", "essentials", "income_before", "dependants", "living_floor"},
    "debts": {"other_debts"},
    "theirs": {OFFER},
    "sheet": {"statement_without"},
}
SETTINGS = {WISH, OFFER, "living_floor", "statement_without", *TOLD_WITH.values()}
FIRST = NEGOTIATION.steps[0].key
LOOKS = frozenset(
    {
        *("again", "back", "why", "ask", "save", "details", "review", "group", "page", "next", "keep", "edit", "file"),
        "paper",
        *("lang", "return", "view", "export", "faq"),
    }
)
"""Acts that only look, move, or take away what has been read."""


def state_of(session: Session) -> str:
    return session.frames[-1].state if session.frames else ""


def open_answers(session: Session) -> set[str]:
    """The open question, what its answer resets, and what may be told with it."""
    step = NEGOTIATION.step(state_of(session))
    return _with_settings({step.key, *step.resets}) if step else set()


def _with_settings(keys: set[str]) -> set[str]:
    return keys | {TOLD_WITH[key] for key in keys if key in TOLD_WITH}


def _taken(session: Session) -> set[str]:
    """What the tool that is shown takes."""
    kind, _, rest = session.view.partition(".")
    return _with_settings(TAKEN_BY.get(rest.partition(".")[0], set())) if kind == "tool" else set()


def may_change(before: Session, event: Event, labels: frozenset[str]) -> set[str]:
    """The answers that `event` may change. `labels`: what may be typed in place of a button of the screen before."""
    match event:
        case Said(text):
            return {OFFER, *_taken(before), *_said(before, text, labels)}
        case Commanded(name):
            return {"skip": open_answers(before), "call": {FIRST}}.get(name, set())
        case Tapped(data):
            return _by_tap(before, data)
        case _:
            return set()


def _said(before: Session, text: str, labels: frozenset[str]) -> set[str]:
    if is_question(text) and text.strip() not in labels:
        return {FIRST} if command_of(text) == "call" else set()
    return {*open_answers(before), WISH, FIRST} if _at_end(before) else {*open_answers(before), *_called(text)}


def _called(text: str) -> set[str]:
    return {FIRST} if command_of(text) == "call" else set()


def _at_end(session: Session) -> bool:
    return state_of(session) == END


def _by_tap(before: Session, data: str) -> set[str]:
    version, visit, act, _ = ([*data.split(".", 3), "", "", ""])[:4]
    if version != VERSION or visit == TIMELESS or visit != base36(before.visit) or data == before.tap:
        return set()
    if act == WISH:
        return {WISH} if _at_end(before) else set()
    if act == "complete":
        return {FIRST} if _at_end(before) else set()
    if act == "tool":
        return _taken(before)
    return set() if act in LOOKS else open_answers(before)


def changed(before: dict[str, Raw], after: dict[str, Raw]) -> set[str]:
    """The keys of which the answer is another one, was added, or is gone."""
    gone = object()
    return {key for key in before.keys() | after.keys() if before.get(key, gone) != after.get(key, gone)}


def case_may_go(before: Session, after: Session, outcome: Outcome) -> bool:
    """Whether the answers of the case before are somewhere, or went with the person's consent."""
    if not before.case.answers:
        return True
    if outcome.erase:
        return before.view == "delete"
    if after.case.id == before.case.id and not after.case.answers:
        return after.view == "page.minor"
    return any(case.id == before.case.id and case.answers == before.case.answers for case in outcome.closed)
