"""The review before the script: what was answered in five lines, what was left open, and one tap to pass
(CONVERSATION 4.9). The tap stands only for the answers that were looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

import msgspec

from flows.answers.matching import Words, plain
from flows.model import (
    Accepted,
    Answers,
    Block,
    Button,
    C,
    Group,
    Invalid,
    Joined,
    Keyboard,
    Line,
    N,
    Param,
    Raw,
    Reading,
    Scene,
    Step,
    T,
    Text,
)
from flows.negotiation import documents, needs, plan, situation, wishes
from flows.negotiation.budget import weigh
from flows.negotiation.guards import beyond_gate, full

KEY = "review"
_YES = frozenset(
    {
        *("没错", "没问题", "对", "对的", "都对", "可以", "好", "好的", "行", "确认", "确定", "出讲稿", "没错出讲稿"),
        *("ok", "okay", "yes", "y", "right", "correct", "all right", "all right to the script", "fine"),
    }
)
_UNCLEAR = T("court papers: unclear")
_PASS = T("All right, to the script")

_MEMBERS: Mapping[str, tuple[str, ...]] = {
    "lender": (
        *("path", "about_you", "court_papers", "order_received", "hearing_date", "judgment_due"),
        *("lender_kind", "loan_kind", "limitation_gate", "caller", "conduct", "contract_date"),
    ),
    "debt": ("overdue", "last_event", "owed_total", "principal", "instalment", "instalments_left", "rate"),
    "reason": ("cause", "cause_since", "papers_ready"),
    "budget": ("income_before", "income_now", "essentials", "dependants", "other_debts"),
    "plan": ("asks", "lump_sum", "offer", "pay_day"),
}
GROUP_OF: Mapping[str, str] = {key: group for group, keys in _MEMBERS.items() for key in keys}
"""The line of the review on which each question's answer stands."""

_STEPS = {step.key: step for step in (*situation.STEPS, *documents.STEPS, *needs.STEPS)}


def grouped(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps, each with its line of the review."""
    return tuple(replace(step, group=GROUP_OF[step.key]) for step in steps)


def _told(scene: Scene, *keys: str) -> list[Text]:
    """These answers in words; those that are open or skipped are left out."""
    a = scene.answers
    return [_STEPS[key].answer.tell(a[key], scene) for key in keys if a.get(key) is not None]


def told(key: str, scene: Scene) -> Text | None:
    """One answer in words; None while it is open."""
    return next(iter(_told(scene, key)), None)


def dotted(parts: Iterable[Text]) -> Text:
    """Several answers in one line."""
    return T("{items}", items=Joined(tuple(parts), "dot"))


def _line(head: Text, parts: Iterable[Param]) -> Text:
    items = tuple(parts)
    return T("{what}: {items}", what=head, items=Joined(items, "dot")) if items else T("{what}: –", what=head)


def _lender(scene: Scene) -> Text:
    a = scene.answers
    parts = _told(scene, "lender_kind")
    if a.choice("court_papers") != "none":
        parts += [_UNCLEAR] if a.choice("court_papers") == "unsure" else _told(scene, "court_papers")
        parts += [T("received {day}", day=told) for told in _told(scene, "order_received")]
        parts += [T("hearing {day}", day=told) for told in _told(scene, "hearing_date")]
        parts += [T("due {day}", day=told) for told in _told(scene, "judgment_due")]
    if ticked := len(a.ticks("conduct")):
        parts.append(N("collectors: {n} thing ticked", "collectors: {n} things ticked", ticked))
    return _line(C("review", "Lender"), parts)


def _debt(scene: Scene) -> Text:
    parts = _told(scene, "overdue")
    parts += [T("in all {amount}", amount=told) for told in _told(scene, "owed_total")]
    return _line(C("review", "Late"), parts)


def _reason(scene: Scene) -> Text:
    parts = _told(scene, "cause")
    parts += [T("since {day}", day=told) for told in _told(scene, "cause_since")]
    return _line(C("review", "Cause"), parts)


def _budget(scene: Scene) -> Text:
    parts = _told(scene, "income_now")
    parts += [T("essentials {amount}", amount=told) for told in _told(scene, "essentials")]
    if people := scene.answers.count("dependants"):
        parts.append(N("{n} person", "{n} people", people))
    if scene.answers.money("other_debts"):
        parts += [T("owed elsewhere {amount}", amount=told) for told in _told(scene, "other_debts")]
    return _line(C("review", "Income"), parts)


def _plan(scene: Scene) -> Text:
    a = scene.answers
    asked = _told(scene, "asks") if a.ticks("asks") else _computed(a)
    return _line(C("review", "Plan"), [*asked, *_told(scene, "offer")])


def _computed(a: Answers) -> list[Text]:
    """The wishes that the plan takes where none was named."""
    if a.get("offer") is None:
        return []
    return [wishes.label(wish) for wish in plan.wishes(a, weigh(a).number) if wish]


GROUPS = (
    Group("lender", _lender),
    Group("debt", _debt),
    Group("reason", _reason),
    Group("budget", _budget),
    Group("plan", _plan),
)


def unfilled(scene: Scene) -> tuple[Block, ...]:
    """What was skipped, in one line."""
    a = scene.answers
    labels = tuple(step.label for step in _STEPS.values() if step.key in a and a[step.key] is None)
    return (Line(T("Left open: {items}", items=Joined(labels))),) if labels else ()


def digest(a: Answers) -> str:
    """A short sign for all answers in force: the questions', not the settings that the script's pages make."""
    looked_at = {key: a[key] for key in _STEPS if key in a}
    return blake2b(msgspec.json.encode(looked_at), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One tap. It stands while nothing has changed since."""

    def keyboard(self, scene: Scene) -> Keyboard:
        return ((Button(_PASS, "done"),),)

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        if plain(text) in _YES or plain(text) in {plain(label) for label in words(_PASS)}:
            return Accepted(digest(scene.answers))
        raise Invalid(T("Tap a line to change it; when all is right, go on to the script."))

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        if act != "done":
            raise Invalid(T("Tap a line to change it; when all is right, go on to the script."))
        return Accepted(digest(scene.answers))

    def valid(self, raw: Raw, answers: Answers) -> bool:
        return raw == digest(answers)

    def tell(self, raw: Raw, scene: Scene) -> Text:
        return C("review", "looked through")


STEP = Step(
    KEY,
    "script",
    ask=T("Is everything right?"),
    why=T("The script is made from these answers."),
    answer=Confirmation(),
    label=C("label", "review"),
    when=beyond_gate(full),
    counts=False,
)
