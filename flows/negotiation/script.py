"""The person's own lines in the order of the call (CONVERSATION.md 5, Order and choice), in parts that belong together.

While the limitation gate is shut there is the listening script and nothing else: it admits nothing and names no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from flows.knowledge.rules.citing import cite
from flows.knowledge.rules.lpr import as_of
from flows.model import Answers, C, Money, Percent, Scene, Spoken, T, Text
from flows.negotiation import lpr
from flows.negotiation.budget import bank_card
from flows.negotiation.guards import gate_shut, served
from flows.negotiation.lines import Slots, line, tone
from flows.negotiation.plan import Plan, make_plan
from flows.negotiation.slots import months, slots

UNCHECKED = frozenset({"mediation", "unsure"})
"""Papers that may be no court's: the script begins with listening (CONVERSATION 3.3)."""

FRAUD_SIGNS = frozenset({"private_pay", "fee_agent", "posing"})
"""Signs with which withholding and hanging up come first (CONVERSATION 3.7)."""

OFFER = C("script", "situation and offer")
"""The part in which the person asks for something."""

BORROWER_SPEAKS = T("For the borrower to say, not for relatives.")

_COURT_LINE = {"judgment": "E", "summons": "M"}
_REDUCTIONS = frozenset({"waive", "principal_only", "lump_sum"})
_BY_THE_MONTH = frozenset({"longer_term", "waive"})
_NEEDS_NUMBER = frozenset({"longer_term", "principal_only", "waive", ""})
_THIRD_PARTIES = frozenset({"contacts", "employer"})
_NIGHT_ENDS, _NIGHT_BEGINS = 8, 22  # hours: no collection calls in between (facts 45, 51)


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together. `note` stands below them and is not said."""

    title: Text
    lines: tuple[Spoken, ...]
    note: Text | None = None


@dataclass(frozen=True)
class Call:
    """What the parts are made from."""

    scene: Scene
    plan: Plan
    tone: str

    @cached_property
    def known(self) -> Slots:
        """The slots that can be filled."""
        return slots(self.scene, self.plan)

    @property
    def answers(self) -> Answers:
        return self.scene.answers

    @property
    def at_once(self) -> bool:
        """One instalment repays it all."""
        return months(self.answers, self.plan, "longer_term") == 1

    @property
    def not_due(self) -> bool:
        """Nothing is late: instalments go on as agreed meanwhile."""
        return self.answers.choice("overdue") == "not_due"

    def ticked(self, signs: frozenset[str]) -> bool:
        """Whether any of these happened."""
        return not signs.isdisjoint(self.answers.ticks("conduct"))

    def say(self, *keys: str, wish: str = "") -> Iterator[Spoken]:
        """The lines of these keys that can be said, in this order."""
        known = slots(self.scene, self.plan, wish) if wish else self.known
        return (spoken for key in keys if (spoken := line(key, self.tone, known)))


def script(scene: Scene) -> tuple[Part, ...]:
    """The script, numbered through; nothing for whom this flow does not prepare, or before anything is known."""
    a = scene.answers
    if not served(a) or not a.choice("about_you"):
        return ()
    if gate_shut(a):
        return _numbered([_listening(a)])
    call = Call(scene, make_plan(a, scene.today), tone(a))
    parts = (_first, _at_hand, _opening, _figures, _offer, _fall_back, _pressure, _writing)
    return _numbered([part(call) for part in parts])


def _numbered(parts: list[Part]) -> tuple[Part, ...]:
    """The parts that have lines, the lines numbered through."""
    numbered, n = list[Part](), 0
    for part in parts:
        if part.lines:
            lines = tuple(replace(spoken, number=number) for number, spoken in enumerate(part.lines, n + 1))
            numbered.append(replace(part, lines=lines))
            n += len(lines)
    return tuple(numbered)


def _listening(a: Answers) -> Part:
    """What can be said without admitting anything; no request either: the reply may be a demand (fact 32)."""
    own = "C" if tone(a) == "C" else "A"
    lines = (line(key, own, {}) for key in ("0", "1", "1b", "L1", "L2", "S"))
    return Part(C("script", "only listening"), tuple(spoken for spoken in lines if spoken))


def _first(call: Call) -> Part:
    """A paper that may be no court's: only listening, until it is checked."""
    unchecked = call.answers.choice("court_papers") in UNCHECKED
    lines = call.say("0", "1d", "L1", "L2") if unchecked else ()
    return Part(C("script", "check first"), tuple(lines), T("The rest only after 12368 has confirmed it."))


def _at_hand(call: Call) -> Part:
    """With a sign of fraud, withholding and hanging up come first (CONVERSATION 3.7); they are no way to begin."""
    lines = call.say("1b", "S") if call.ticked(FRAUD_SIGNS) else ()
    return Part(C("script", "at hand"), tuple(lines), T("Not to begin with: the moment something is wrong."))


def _opening(call: Call) -> Part:
    """Who is calling."""
    a = call.answers
    wary, unchecked = call.ticked(FRAUD_SIGNS), a.choice("court_papers") in UNCHECKED
    court = a.choice("caller") == "official" or call.ticked(frozenset({"posing"}))
    keys = [] if unchecked else ["0"]
    keys += ["1", f"1c.{a.choice('lender_kind')}"]
    keys += ["1d"] if court and not unchecked and a.choice("court_papers") != "summons" else []
    keys += [] if wary else ["1b"]
    family = BORROWER_SPEAKS if a.choice("about_you") == "family" else None
    return Part(C("script", "opening"), tuple(call.say(*keys)), family)


def _figures(call: Call) -> Part:
    """What is owed, and what it costs where that matters: where less is asked for, or the rate was talked about. A
    private lender is not reminded of a ceiling that the rate keeps."""
    a, plan = call.answers, call.plan
    ceiling = lpr.ceiling(call.scene) if call.tone == "C" else None
    rate = a.money("rate")
    matters = "rate" in a or not _REDUCTIONS.isdisjoint((plan.first, plan.second))
    kept = ceiling is not None and rate is not None and rate <= ceiling
    cost = matters and not kept and a.choice("court_papers") != "judgment"
    note = None
    if cost and ceiling is not None:
        note = T(
            "One-year LPR of that day: {rate}; four times: {ceiling} {tag}, known up to {day}.",
            rate=Percent(ceiling / 4),
            ceiling=Percent(ceiling),
            tag=cite("5.3", form="rank"),
            day=as_of(call.scene.lpr).isoformat(),
        )
    return Part(C("script", "the figures"), tuple(call.say("2", *(("2r", "2c") if cost else ()))), note)


def _offer(call: Call) -> Part:
    """Where the person stands, and the first wish. Nothing is said to be steady where a pause is asked for."""
    a, plan = call.answers, call.plan
    keys = ["1d"] if a.choice("court_papers") == "summons" else []
    keys += ["3z" if a.money("income_now") == 0 else "3a"]
    if plan.left is not None and plan.left <= 0:
        keys += ["3n"]
    elif plan.first != "pause":
        keys += ["3b" if plan.survives or plan.monthly is None else "3b.usual"]
    return Part(OFFER, (*call.say(*keys), *_first_wish(call)))


def _first_wish(call: Call) -> Iterator[Spoken]:
    """The offer: at court or after a judgment as a settlement there; without a number, a day to answer."""
    plan, wish = call.plan, call.plan.first
    court = _COURT_LINE.get(call.answers.choice("court_papers"))
    if court:
        yield from filter(None, [line(court, call.tone, call.known if wish in _BY_THE_MONTH else {})])
    if _extends(call):
        yield from call.say("4.extension")
    if not court or wish != "longer_term":
        yield from _wish(call, wish)
    if plan.down and wish in _BY_THE_MONTH and not call.at_once:
        yield from call.say("4.first")
    if plan.token:
        yield from call.say("4t", wish="token")
    if plan.monthly is None and wish in _NEEDS_NUMBER:
        yield from call.say("4n")
    if plan.pause and "pause" not in (wish, plan.second) and not _extends(call):
        yield from call.say("4.pause_first", wish="pause") if plan.monthly and plan.start else _wish(call, "pause")


def _extends(call: Call) -> bool:
    """The longer term is asked for before the due date (fact 18), the pause with it; a court's paper comes first."""
    asked = call.plan.first == "longer_term" and call.not_due
    return asked and call.plan.extension is not None and call.answers.choice("court_papers") not in _COURT_LINE


def _wish(call: Call, wish: str) -> Iterator[Spoken]:
    """A wish as this lender can grant it. A card's own plan is for who can no longer pay (fact 19), not before due."""
    a = call.answers
    if wish == "pause" and call.tone == "A" and (call.plan.monthly is None or call.plan.token):
        return call.say("4.pause_talk", wish=wish)
    if wish != "longer_term":
        return call.say(f"4.{wish}", wish=wish)
    if call.at_once:
        return call.say("4.once")
    return call.say("4.card" if bank_card(a) and call.tone == "A" and not call.not_due else "4.longer_term")


def _fall_back(call: Call) -> Part:
    """The second wish, proof, a refusal, a counter-offer; below it the line that is not crossed."""
    lines = (*_wish(call, call.plan.second), *call.say("5", "6", "7"))
    cap = call.plan.cap
    limit = T("Above {cap} a month: don't agree yet.", cap=Money(cap)) if cap and call.plan.monthly else None
    return Part(C("script", "fall-back"), lines, limit)


def _pressure(call: Call) -> Part:
    """Pressure, a breach that happened, and a way to stop for today."""
    third = call.ticked(_THIRD_PARTIES)
    keys = ["8", "9", *(["9t"] if third else []), *(["9h"] if _out_of_hours(call) else []), "10"]
    return Part(C("script", "pressure"), tuple(call.say(*keys)))


def _out_of_hours(call: Call) -> bool:
    """It is night, and the call comes now or calls at night have happened."""
    night = not _NIGHT_ENDS <= call.scene.now.hour < _NIGHT_BEGINS
    return night and (call.answers.choice("path") == "call_soon" or call.ticked(frozenset({"night"})))


def _writing(call: Call) -> Part:
    """The written plan, reading back, goodbye; and a way to hang up, unless it came first."""
    back = tuple(_read_back(call)) or tuple(call.say("12n"))
    end = call.say("12b", "13", *(() if call.ticked(FRAUD_SIGNS) else ("S",)))
    return Part(C("script", "in writing"), (*_send_the_plan(call), *call.say("11b", "11c"), *back, *end))


def _send_the_plan(call: Call) -> Iterator[Spoken]:
    """Nobody who is not late says that they hold back a payment: that would make them late."""
    asked = replace(call, tone="A") if call.not_due and call.tone == "B" else call
    return asked.say("11a")


def _read_back(call: Call) -> Iterator[Spoken]:
    """The first wish again; with instalments always how much, how many and from when."""
    wish = call.plan.first
    if wish == "longer_term":
        return call.say("12.once" if call.at_once else "12.longer_term")
    instalments = ("12.longer_term",) if wish == "principal_only" and call.plan.months else ()
    return call.say(*instalments, f"12.{wish}", wish=wish)
