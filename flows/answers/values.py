"""Answers that are written: an amount, a date, a number, a rate."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from flows.answers.matching import Words, plain
from flows.model import (
    Accepted,
    Answers,
    Button,
    Day,
    Invalid,
    Keyboard,
    Money,
    Percent,
    Raw,
    Reading,
    Scene,
    T,
    Text,
)
from flows.reading.counts import read_count, read_day_of_month
from flows.reading.dates import read_date
from flows.reading.money import ReadMoney, read_money
from flows.reading.percents import read_percent

UNREAD = T("I could not read that. A rough figure will do.")
AMOUNTS = T("For example: 38600, 38.6k, about 38,000")
UNKNOWN = "unknown"
_SIGNED = re.compile(r"[%％‰]|percent|分|厘|百分", re.IGNORECASE)
_DAILY = re.compile(r"日|天|\bday|\bdaily", re.IGNORECASE)
_EXACT = Decimal("0.0001")
HIGHEST_BARE = Decimal(3)  # a year; a bare number above 300 is an amount
HIGHEST = Decimal(10)  # ten times the principal a year: above it somebody wrote an amount


def money(*, zero: bool = False, at_most: str = "", higher: bool = False) -> Amount:
    """Yuan. `zero`: 0 is an answer. `at_most`: the key of an earlier amount that it cannot pass. `higher`: of a range
    the higher figure counts, where that is the careful one; else the lower."""
    return Amount(zero, at_most, higher)


def day(*, past: bool | None = None, month_ok: bool = False) -> Date:
    """A day. `past`: not later (False: not earlier) than today. `month_ok`: a month alone is enough."""
    return Date(past, month_ok)


def _noted(n: int) -> Text:
    return T("{n}, noted.", n=n)


def count(low: int, high: int, *, durations: bool = False, noted: Callable[[int], Text] = _noted) -> Count:
    """A whole number. `durations`: 半年 is 6 of them, one a month. `noted` reads it back."""
    return Count(low, high, durations, noted)


def is_signed(text: str) -> bool:
    """Whether a rate was written as one, and is no bare number."""
    return bool(_SIGNED.search(text))


def percent() -> Rate:
    """A yearly rate, kept as a fraction, or 'unknown'."""
    return Rate()


def day_of_month(*suggest: int) -> MonthDay:
    """A day of every month, 1 to 28; `suggest` stand on buttons."""
    return MonthDay(suggest)


@dataclass(frozen=True, slots=True)
class Amount:
    zero: bool
    at_most: str
    higher: bool = False

    def keyboard(self, scene: Scene) -> Keyboard:
        return ()

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        read = read_money(text)
        if not isinstance(read, ReadMoney):
            guess = next(iter(read.candidates), None)
            if read.reason == "foreign":
                raise Invalid(T("Please write it in yuan (元)."), AMOUNTS)
            if len(read.candidates) > 1 and read.reason == "ambiguous":
                raise Invalid(
                    T("I see more than one figure. Please write the one that counts, or their sum."),
                    AMOUNTS,
                    *_guess(guess),
                )
            raise Invalid(UNREAD, AMOUNTS, *_guess(guess))
        value = read.range[1] if read.range and self.higher else read.value
        self._within(value, scene.answers)
        return Accepted(str(value), self._echo(value, bool(read.range)))

    def _echo(self, value: Decimal, ranged: bool) -> Text:
        if ranged and self.higher:
            return T("Taking the higher figure, {amount}.", amount=Money(value))
        if ranged:
            return T("Taking the lower figure, {amount}.", amount=Money(value))
        return T("{amount}, noted.", amount=Money(value))

    def _within(self, value: Decimal, answers: Answers) -> None:
        if value == 0 and not self.zero:
            raise Invalid(T("It should be more than zero."), AMOUNTS)
        limit = answers.money(self.at_most) if self.at_most else None
        if limit is not None and value > limit:
            raise Invalid(T("That is more than the {limit} in all. Please look again.", limit=Money(limit)), AMOUNTS)

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        if act == "guess":
            return self.read(value, scene, lambda text: ())
        raise Invalid(UNREAD, AMOUNTS)

    def valid(self, raw: Raw, answers: Answers) -> bool:
        value = Answers({"amount": raw}).money("amount")
        limit = answers.money(self.at_most) if self.at_most else None
        return value is not None and (value > 0 or (self.zero and value == 0)) and (limit is None or value <= limit)

    def tell(self, raw: Raw, scene: Scene) -> Text:
        return T("{amount}", amount=Money(Decimal(str(raw))))


def _guess(value: Decimal | None) -> tuple[Raw, Text | None]:
    return (None, None) if value is None else (str(value), T("Use {amount}", amount=Money(value)))


@dataclass(frozen=True, slots=True)
class Date:
    past: bool | None
    month_ok: bool

    def keyboard(self, scene: Scene) -> Keyboard:
        if not self.past or self.month_ok:
            return ()
        return ((
            Button(T("Today"), "pick", "0"),
            Button(T("Yesterday"), "pick", "1"),
            Button(T("Day before yesterday"), "pick", "2"),
        ),)  # fmt: skip

    @property
    def examples(self) -> Text:
        if self.month_ok:
            return T("For example: July 2026, last May, 2026-07-15")
        if self.past:
            return T("For example: yesterday, 3 days ago, 15 November")
        return T("For example: 15 December, next Friday, 2026-12-15")

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        day_first = scene.locale == "en"
        read = read_date(text, scene.today, past=self.past, month_ok=self.month_ok, day_first=day_first)
        value = getattr(read, "value", None)
        if value is None:
            raise Invalid(T("I could not read that as a date."), self.examples)
        rough = getattr(read, "approximate", False) or getattr(read, "precision", "day") == "month"
        whole_month = self.month_ok and rough
        return self._take(value, scene, whole_month)

    def _take(self, value: date, scene: Scene, whole_month: bool = False) -> Accepted:
        if self.past and value > scene.today:
            raise Invalid(T("That day is still to come. Which past day was it?"), self.examples)
        raw = value.isoformat()[: 7 if whole_month else 10]
        return Accepted(raw, T("{day}, noted.", day=Day(value, scene.today.year, "month" if whole_month else "long")))

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        if act == "pick" and self.past and not self.month_ok and value in {"0", "1", "2"}:
            return self._take(scene.today - timedelta(days=int(value)), scene)
        raise Invalid(T("I could not read that as a date."), self.examples)

    def valid(self, raw: Raw, answers: Answers) -> bool:
        return Answers({"day": raw}).day("day") is not None

    def tell(self, raw: Raw, scene: Scene) -> Text:
        value = Answers({"day": raw}).day("day")
        month = isinstance(raw, str) and len(raw) == 7
        return T("{day}", day=Day(value or scene.today, scene.today.year, "month" if month else "long"))


@dataclass(frozen=True, slots=True)
class Count:
    low: int
    high: int
    durations: bool
    noted: Callable[[int], Text] = _noted

    def keyboard(self, scene: Scene) -> Keyboard:
        if self.high > 30:
            return ()
        few = range(self.low, min(self.high, self.low + 4) + 1)
        return (tuple(Button(T("{n}", n=n), "pick", str(n)) for n in few),)

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        return self._take(read_count(text, self.low, self.high, months_from_duration=self.durations))

    def _take(self, read: object) -> Accepted:
        if isinstance(read, int) and self.low <= read <= self.high:
            return Accepted(read, self.noted(read))
        raise Invalid(
            T("I need a whole number from {low} to {high}.", low=self.low, high=self.high),
            T("For example: 12, a year, half a year") if self.durations else None,
        )

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        return self._take(int(value) if act == "pick" and value.isdecimal() else None)

    def valid(self, raw: Raw, answers: Answers) -> bool:
        return isinstance(raw, int) and self.low <= raw <= self.high

    def tell(self, raw: Raw, scene: Scene) -> Text:
        return T("{n}", n=int(str(raw)))


@dataclass(frozen=True, slots=True)
class MonthDay:
    suggest: tuple[int, ...]

    def keyboard(self, scene: Scene) -> Keyboard:
        return (tuple(Button(T("{n}", n=n), "pick", str(n)) for n in self.suggest),)

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        return self._take(read_day_of_month(text))

    def _take(self, read: object) -> Accepted:
        if isinstance(read, int) and 1 <= read <= 28:
            return Accepted(read, T("Day {n} of the month, noted.", n=read))
        raise Invalid(T("Please write a day from 1 to 28: every month has those."), T("For example: 15, the 20th"))

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        return self._take(int(value) if act == "pick" and value.isdecimal() else None)

    def valid(self, raw: Raw, answers: Answers) -> bool:
        return isinstance(raw, int) and 1 <= raw <= 28

    def tell(self, raw: Raw, scene: Scene) -> Text:
        return T("day {n}", n=int(str(raw)))


@dataclass(frozen=True, slots=True)
class Rate:
    def keyboard(self, scene: Scene) -> Keyboard:
        return ((Button(T("I don't know"), "pick", UNKNOWN),),)

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        read = read_percent(text)
        if isinstance(read, Decimal) and read <= (HIGHEST if is_signed(text) else HIGHEST_BARE):
            return Accepted(str(read), self._echo(read, text))
        if getattr(read, "reason", "") == UNKNOWN or plain(text) in {plain(w) for w in words(T("I don't know"))}:
            return Accepted(UNKNOWN)
        raise Invalid(
            T("I could not read that as a rate."), T("For example: 18%, 1.5% a month, 0.05% a day, or: don't know")
        )

    @staticmethod
    def _echo(rate: Decimal, text: str) -> Text:
        """A daily rate is worked out by 360 days, as banks count; by 365 it is another, so that both are told."""
        if not _DAILY.search(text):
            return T("{rate} a year, noted.", rate=Percent(rate))
        other = Percent((rate * 365 / 360).quantize(_EXACT))
        return T("{rate} a year by 360 days, noted; by 365 it is {other}.", rate=Percent(rate), other=other)

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        if act == "pick" and value == UNKNOWN:
            return Accepted(UNKNOWN)
        raise Invalid(T("I could not read that as a rate."))

    def valid(self, raw: Raw, answers: Answers) -> bool:
        return raw == UNKNOWN or (isinstance(raw, str) and Answers({"rate": raw}).money("rate") is not None)

    def tell(self, raw: Raw, scene: Scene) -> Text:
        return T("not known") if raw == UNKNOWN else T("{rate} a year", rate=Percent(Decimal(str(raw))))
