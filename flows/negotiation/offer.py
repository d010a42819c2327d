"""The offer: the one answer that is turned with knobs (CONVERSATION 3.9, 4.10).

What is turned is `Terms`; the draft and the answer both carry what they rest on, so that terms of other numbers never
come back. A knob's button carries the value to set. No knob and no typed figure passes the cap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce

from flows.answers.matching import Words, plain
from flows.model import (
    Accepted,
    Answers,
    Button,
    C,
    Drafted,
    Invalid,
    Keyboard,
    Money,
    N,
    Raw,
    Reading,
    Scene,
    T,
    Text,
)
from flows.money.cash import NOTHING, STEP, down, up
from flows.negotiation import plan
from flows.negotiation.budget import Number, bank_card, weigh
from flows.negotiation.plan import CARD_LIMIT, TOKEN, Terms
from flows.reading.counts import read_count
from flows.reading.folding import fold
from flows.reading.money import ReadMoney, read_money

TURN = Decimal(50)  # yuan that one tap changes
PAUSES = (1, 2, 3, 6)
MOST_PAUSE, MOST_MONTHS = 24, 600
_CARRIED = re.compile(r"-?[0-9]{1,10}(?:\.[0-9]{1,2})?")
_YES = frozenset(
    {
        *(
            "可以",
            "可",
            "好",
            "好的",
            "好吧",
            "行",
            "行的",
            "就这样",
            "就这个",
            "就按这个",
            "按这个",
            "没问题",
            "同意",
            "确定",
        ),
        *("ok", "okay", "yes", "y", "fine", "good", "take it", "take this", "sounds good", "that s right", "all right"),
    }
)
_MONTHLY = re.compile(r"每个?月|月供|月还|\b(?:a|per|each|every|/) ?month\b|monthly")
_PAUSE = re.compile(r"停|缓|歇|\bpause\b|\bbreak\b")
_MONTHS = re.compile(r"月|\bmonths?\b")
_FIRST = re.compile(r"首付|首期|先付|先还|\b(?:first payment|down payment|up front|at first|first)\b")
_INSTALMENTS = re.compile(r"期|\binstall?ments?\b|\btimes\b")

_TAKE = T("Take this")
_NO_NUMBER = T("Yes, no number this time")
TAP = T("Please use the buttons, or type an amount: 1200")


def offer() -> Offer:
    """The amount a month, the instalments and a pause, turned until they fit."""
    return Offer()


def number_of(a: Answers) -> Number:
    """Whether a number may be offered at all."""
    return weigh(a).number


def shown(scene: Scene) -> Terms:
    """The terms as the screen shows them: as drafted, as answered before, or as proposed."""
    a = scene.answers
    for raw in (scene.draft.get("terms"), scene.draft.get("standing")):
        if terms := plan.kept(raw, a):
            return terms
    return plan.suggested(a)


@dataclass(frozen=True, slots=True)
class Offer:
    def keyboard(self, scene: Scene) -> Keyboard:
        number, terms = number_of(scene.answers), shown(scene)
        if number == "unknown":
            return ((Button(_NO_NUMBER, "pick", "ok"),),)
        if number == "open" and terms.monthly is not None:
            knobs = (_pause_knob(terms), *_first_knob(terms, scene.answers))
            return (_turns(terms, scene.answers), knobs, (Button(_TAKE, "pick", "ok"),))
        pauses = tuple(Button(N("{n} month", "{n} months", n), "pick", f"p{n}") for n in PAUSES)
        return (pauses, (Button(T("Name a small sum myself"), "knob", "own"),))

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        number, typed = number_of(scene.answers), fold(text)
        if plain(text) in _YES or plain(text) in {plain(label) for label in (*words(_TAKE), *words(_NO_NUMBER))}:
            return self.tap("pick", "ok", scene)
        if number == "unknown":
            raise Invalid(T("A number needs your income and your essentials first."))
        monthly = bool(_MONTHLY.search(typed))
        if _PAUSE.search(typed) or (number != "open" and not monthly and _MONTHS.search(typed)):
            months = read_count(text, 1, MOST_PAUSE, months_from_duration=True)
            if not isinstance(months, int):
                raise Invalid(T("How many months of pause? Up to {n}.", n=MOST_PAUSE))
            return self.tap("knob" if number == "open" else "pick", f"p{months}", scene)
        if number == "open" and (first := _FIRST.search(typed)):
            return _typed_first(typed[first.end() :] or typed, scene)
        if number == "open" and not monthly and _INSTALMENTS.search(typed):
            instalments = read_count(text, 1, MOST_MONTHS, months_from_duration=True)
            if isinstance(instalments, int):
                return self.tap("knob", f"n{instalments}", scene)
        read = read_money(text)
        if not isinstance(read, ReadMoney):
            raise Invalid(TAP)
        if number != "open":
            return _token(read.value, scene)
        if _may_be_instalments(read.value, typed, scene):
            n = int(read.value)
            raise Invalid(T("{n} instalments, or ¥{n} a month? Please write “{n} instalments” or “¥{n}”.", n=n))
        return _typed(read.value, scene)

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        number, terms = number_of(scene.answers), shown(scene)
        if (act, value) == ("pick", "ok"):
            return _accepted(terms, scene)
        if (act, value) == ("knob", "own") and number in {"nothing", "small"}:
            return Drafted({"own": "1"}, T("Type a small sum, up to {most}.", most=Money(TOKEN)))
        knob, setting = ("m", _amount(value)) if act == "guess" else (value[:1], _amount(value[1:]))
        if number == "unknown" or setting is None or act not in {"knob", "pick", "guess"}:
            raise Invalid(TAP)
        if knob == "p" and 0 <= setting <= MOST_PAUSE:
            terms = replace(terms, pause=int(setting))
            return _accepted(terms, scene) if act == "pick" else _drafted(terms, scene)
        if number == "open" and knob == "f" and act == "knob":
            return _drafted(replace(terms, first=setting), scene)
        if number != "open" or knob not in {"m", "n"}:
            raise Invalid(TAP)
        return _turned(knob, setting, terms, scene)

    def valid(self, raw: Raw, answers: Answers) -> bool:
        return plan.kept(raw, answers) is not None

    def tell(self, raw: Raw, scene: Scene) -> Text:
        terms = plan.kept(raw, scene.answers)
        return T("no number yet") if terms is None else told(terms, scene.answers)


def told(terms: Terms, a: Answers) -> Text:
    """The terms in a few words."""
    pause = N("pause of {n} month", "pause of {n} months", terms.pause) if terms.pause else None
    first = T("{amount} at first", amount=Money(terms.first)) if terms.first else None
    monthly = _monthly_told(terms.monthly, terms.first, a) if terms.monthly else None
    parts = [part for part in (pause, first, monthly) if part]
    if not parts:
        return T("no number this time")
    return reduce(lambda before, part: T("{pause}, {monthly}", pause=before, monthly=part), parts)


def _monthly_told(monthly: Decimal, first: Decimal, a: Answers) -> Text:
    months = months_of(monthly, a, first)
    if months is None:
        return T("{amount} a month", amount=Money(monthly))
    if months == 1:
        return T("{amount} at once", amount=Money(monthly))
    return T("{amount} a month, {n} instalments", amount=Money(monthly), n=months)


def months_of(monthly: Decimal, a: Answers, first: Decimal = NOTHING) -> int | None:
    """How many instalments it takes after the first payment; None when that is not known, or the sum is a token."""
    rest = _rest(first, a)
    return plan.instalments(rest, monthly)[0] if rest and weigh(a).number == "open" else None


def _rest(first: Decimal, a: Answers) -> Decimal | None:
    """What the instalments repay after the first payment."""
    amount = plan.repaid(a, plan.wishes(a, weigh(a).number)[0])
    return amount - first if amount else None


def _accepted(terms: Terms, scene: Scene) -> Accepted:
    echo = T("Noted: {terms}.", terms=told(terms, scene.answers))
    return Accepted(list(plan.keep(terms, scene.answers)), echo)


def _drafted(terms: Terms, scene: Scene, toast: Text | None = None) -> Drafted:
    return Drafted({"terms": list(plan.keep(terms, scene.answers)), "guess": None}, toast)


def _turns(terms: Terms, a: Answers) -> tuple[Button, ...]:
    """The knobs of the amount and, when the whole sum is known, of the instalments."""
    monthly = terms.monthly or STEP
    turns = [
        Button(T("−{n}", n=int(TURN)), "knob", f"m{down(monthly - TURN):f}"),
        Button(T("+{n}", n=int(TURN)), "knob", f"m{down(monthly + TURN):f}"),
    ]
    amount = _rest(terms.first, a)
    if amount:
        months = plan.instalments(amount, monthly)[0]
        turns += [
            Button(C("knob", "Fewer"), "knob", f"n{max(1, months - 1)}"),
            Button(C("knob", "More"), "knob", f"n{_next_longer(amount, months)}"),
        ]
    return tuple(turns)


def _next_longer(amount: Decimal, months: int) -> int:
    """The next number of instalments that whole tens a month can make."""
    below = down(amount / months)
    lower = below - STEP if below * months == amount else below
    return plan.instalments(amount, max(lower, STEP))[0]


def _pause_knob(terms: Terms) -> Button:
    """From no pause to 1, 2, 3, 6 months and back to none; a pause that was asked for first stays one."""
    following = next((months for months in PAUSES if months > terms.pause), 0)
    label = N("Pause first: {n} month", "Pause first: {n} months", terms.pause) if terms.pause else T("Pause first")
    return Button(label, "knob", f"p{following}")


def _first_knob(terms: Terms, a: Answers) -> tuple[Button, ...]:
    """From no first payment to a half and all of what can be paid at once, and back to none."""
    most = plan.most_at_once(a)
    steps = [step for step in (down(most / 2), most) if step > 0]
    if not steps:
        return ()
    following = next((step for step in steps if step > terms.first), NOTHING)
    label = T("First payment: {amount}", amount=Money(terms.first)) if terms.first else T("First payment")
    return (Button(label, "knob", f"f{following:f}"),)


def _turned(knob: str, setting: Decimal, terms: Terms, scene: Scene) -> Drafted:
    """A knob of the amount or of the instalments, kept within its bounds; the toast says why it stops."""
    a = scene.answers
    amount = _rest(terms.first, a)
    if knob == "n" and not (amount and setting >= 1):
        raise Invalid(TAP)
    wanted = up(amount / int(setting)) if knob == "n" and amount else setting
    monthly = plan.fitted(wanted, a)
    return _drafted(replace(terms, monthly=monthly), scene, _stop(wanted, monthly, a))


def _stop(wanted: Decimal, monthly: Decimal, a: Answers) -> Text | None:
    """Why a knob stops here."""
    lowest, _ = plan.bounds(a)
    if monthly < down(wanted):
        cap = weigh(a).cap
        whole = plan.repaid(a, plan.wishes(a, "open")[0])
        if whole == monthly or cap is None:
            return T("That is the whole sum at once.")
        return T("Your ceiling is {cap} a month; a promise above it breaks.", cap=Money(cap))
    if wanted < monthly == lowest:
        if bank_card(a) and lowest > STEP:
            return T("A card plan has at most {n} instalments: {lowest} a month.", n=CARD_LIMIT, lowest=Money(lowest))
        return T("{lowest} a month is the least.", lowest=Money(lowest))
    return None


def _may_be_instalments(value: Decimal, typed: str, scene: Scene) -> bool:
    """A small number alone, where a month can carry far more: 12 is rather a number of instalments than ¥12."""
    cap = weigh(scene.answers).cap or NOTHING
    return value % 1 == 0 and value * 10 < cap and value <= CARD_LIMIT and typed.strip().isdecimal()


def _typed(value: Decimal, scene: Scene) -> Drafted:
    """A typed amount a month. Raises Invalid above the cap: a figure that was meant is not quietly changed."""
    if value < STEP:
        raise Invalid(T("Nothing for now? Then choose a pause; else {lowest} or more.", lowest=Money(STEP)))
    cap = weigh(scene.answers).cap
    if cap is not None and value > cap:
        _, highest = plan.bounds(scene.answers)
        raise Invalid(
            T("Your ceiling is {cap} a month; a promise above it breaks.", cap=Money(cap)),
            guess=f"{highest:f}",
            label=T("Use {amount}", amount=Money(highest)),
        )
    return _turned("m", value, shown(scene), scene)


def _typed_first(words: str, scene: Scene) -> Drafted:
    """A typed first payment. Raises Invalid above what can be paid at once: nobody borrows for it."""
    read, most = read_money(words), plan.most_at_once(scene.answers)
    if not isinstance(read, ReadMoney):
        raise Invalid(T("How much at first? Up to {most}, money of your own.", most=Money(most)))
    if read.value > most:
        raise Invalid(T("At first up to {most}: more would be missing for living, or borrowed.", most=Money(most)))
    return _drafted(replace(shown(scene), first=read.value), scene)


def _token(value: Decimal, scene: Scene) -> Drafted:
    """A small sum of the person's own, where nothing is left: never proposed, never above ¥100."""
    if not 0 < value <= TOKEN:
        raise Invalid(T("Nothing is left over: please stay within {most} a month, or name none.", most=Money(TOKEN)))
    return _drafted(replace(shown(scene), monthly=value), scene)


def _amount(digits: str) -> Decimal | None:
    """What a knob's button carries. Nothing else that Decimal reads: 1E9999999 as a number would take for ever."""
    return Decimal(digits) if _CARRIED.fullmatch(digits) else None
