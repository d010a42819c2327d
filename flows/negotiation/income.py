"""What is taken home a month: one amount, or what varies (facts 5.4); weekly pay is worked out for a month."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from flows.answers import money
from flows.answers.matching import Words
from flows.model import (
    Accepted,
    Answers,
    Block,
    Button,
    Drafted,
    Invalid,
    Keyboard,
    Line,
    Money,
    Raw,
    Reading,
    Scene,
    T,
    Text,
)
from flows.money.budget import monthly_of_fortnightly, monthly_of_weekly, monthly_of_yearly
from flows.negotiation import month
from flows.reading.incomes import ReadIncome, read_income

_AMOUNT = money(zero=True)
_MONTHLY: dict[str, Callable[[Decimal], Decimal]] = {
    "week": monthly_of_weekly,
    "fortnight": monthly_of_fortnightly,
    "year": monthly_of_yearly,
    "month": lambda amount: amount,
}
_WORKED: dict[str, Text] = {
    "week": T("{told} a week × 52 ÷ 12 = {amount} a month."),
    "fortnight": T("{told} in two weeks × 26 ÷ 12 = {amount} a month."),
    "year": T("{told} a year ÷ 12 = {amount} a month."),
}

_BY_THE_DAY = re.compile(
    r"[时時]薪|日[结結薪]|(?:每|(?<![0-9十月])[一1])(?:天|日|小时|小時|个?钟头)|[/每](?:天|小时|小時)"
    r"|\b(?:an?|per|each|every) (?:day|hour)\b|\b(?:hourly|daily)\b",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"[^0-9×*]{0,12}([0-9]{1,6}(?:\.[0-9]{1,2})?)[^0-9×*x]{0,10}[×*x] ?([0-9]{1,3})[^0-9=]{0,10}"
    r"(?:= ?[0-9,.]{1,9})?[^0-9]{0,4}"
)
"""一天 150 × 22 天: what is earned a day or an hour, worked out for a month."""


def income() -> TakeHome:
    """What is taken home a month."""
    return TakeHome()


@dataclass(frozen=True, slots=True)
class TakeHome:
    def keyboard(self, scene: Scene) -> Keyboard:
        if scene.draft.get("varies"):
            return ((Button(T("One sum instead"), "knob", "one"),),)
        return ((Button(T("It varies"), "knob", "varies"),),)

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        if by_days := _PRODUCT.fullmatch(text):
            return _AMOUNT.read(f"{Decimal(by_days[1]) * int(by_days[2])}", scene, words)
        if _BY_THE_DAY.search(text):
            raise Invalid(T("Paid by the day or hour? Work out a month first: 150 a day × 22 days = 3300."))
        read = read_income(text)
        if not isinstance(read, ReadIncome):
            return _AMOUNT.read(text, scene, words)
        monthly = _MONTHLY[read.period]
        usual = monthly(read.usual)
        if read.low is None:
            worked = _WORKED.get(read.period)
            told = T(worked.msgid, told=Money(read.usual), amount=Money(usual)) if worked else None
            return Accepted(f"{usual:f}", told or T("{amount}, noted.", amount=Money(usual)), {month.VARIES: None})
        low, high = monthly(read.low), monthly(read.high or read.usual)
        kept = month.kept({"low": low, "usual": usual, "high": high})
        echo = T("Planned with {usual}; a low month is {low}.", usual=Money(usual), low=Money(low))
        if read.range:
            echo = T("Taking the lower figure, {amount}.", amount=Money(usual))
        return Accepted(f"{usual:f}", echo, {month.VARIES: kept})

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        if act == "knob" and value in {"varies", "one"}:
            return Drafted({"varies": "1" if value == "varies" else None})
        return _AMOUNT.tap(act, value, scene)

    def valid(self, raw: Raw, answers: Answers) -> bool:
        return _AMOUNT.valid(raw, answers)

    def tell(self, raw: Raw, scene: Scene) -> Text:
        told = month.income(scene.answers)
        if told is None or told.low is None or f"{told.usual:f}" != raw:
            return _AMOUNT.tell(raw, scene)
        return T("{usual} (low month {low})", usual=Money(told.usual), low=Money(told.low))


def above(scene: Scene) -> tuple[Block, ...]:
    """How an income that varies is written, while it is asked for so."""
    if not scene.draft.get("varies"):
        return ()
    return (
        Line(T("In one message: a low, a usual and a high month, for example 3000 5000 8000.")),
        Line(T("Paid by the week? Write it so: 1200 a week.")),
    )
