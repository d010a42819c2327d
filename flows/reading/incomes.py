"""What somebody takes home, as people tell it: by the month, by the week, or as a low, a usual and a high month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from flows.reading.folding import fold
from flows.reading.money import ReadMoney, read_money
from flows.reading.unread import Unread

Period = Literal["month", "week", "fortnight", "year"]

_PERIODS: tuple[tuple[Period, re.Pattern[str]], ...] = (
    ("fortnight", re.compile(r"每?两(?:周|个?星期|礼拜)|\b(?:a|per|every) (?:fortnight|two weeks)\b|\bfortnightly\b")),
    ("week", re.compile(r"[每一]个?(?:周|星期|礼拜)|周薪|\b(?:a|per|each|every) week\b|\bweekly\b|/ ?week\b")),
    ("year", re.compile(r"[每一]年|年薪|年收入|\b(?:a|per|each|every) year\b|\byearly\b|\bannually\b|/ ?year\b")),
)
_LOW = re.compile(r"最少|最低|淡季|(?:少|低|差)(?:的?时候?)?|\b(?:low|lowest|least|bad|worst|minimum|min)\b")
_HIGH = re.compile(r"最多|最高|旺季|(?:多|高|好)(?:的?时候?)?|\b(?:high|highest|most|good|best|maximum|max)\b")
_USUAL = re.compile(r"平常|平时|一般|通常|平均|大多|\b(?:usual|usually|normal|normally|typical|average|mostly)\b")
_SEPARATORS = re.compile(r"[,;、/\n]+(?![0-9]{3}(?:[^0-9]|$))")
_SPACES = re.compile(r"\s+(?=[^\W\d])(?![元块万千百kw])")
_THREE = re.compile(r"\s*([0-9.,kw万千]+)[\s,/-]+([0-9.,kw万千]+)[\s,/-]+([0-9.,kw万千]+)\s*")


@dataclass(frozen=True, slots=True)
class ReadIncome:
    """usual: the month to plan with, the lower end where only a range was told. period: of the amount as it was told;
    the amounts are of that period. range: whether `low` and `high` are the ends of one."""

    usual: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    period: Period = "month"
    range: bool = False


def read_income(text: str) -> ReadIncome | Unread:
    """What is taken home. Total: never raises."""
    folded = fold(text)
    named = next(((period, found) for period, found in _PERIODS if found.search(folded)), None)
    period: Period = named[0] if named else "month"
    bare = named[1].sub(" ", folded) if named else folded
    if told := _by_name(bare) or _three(bare):
        return ReadIncome(told[1], told[0], told[2], period)
    read = read_money(bare)
    if not isinstance(read, ReadMoney):
        return read
    if read.range:
        return ReadIncome(read.range[0], read.range[0], read.range[1], period, range=True)
    return ReadIncome(read.value, period=period)


_Three = tuple[Decimal, Decimal, Decimal]


def _by_name(text: str) -> _Three | None:
    """Low, usual and high, each with its word; the usual one may be missing and is then the lower."""
    found: dict[str, Decimal] = {}
    parts = _SEPARATORS.split(text)
    for piece in parts if len(parts) > 1 else _SPACES.split(text):
        read = read_money(_unnamed(piece))
        if not isinstance(read, ReadMoney):
            continue
        name = next((name for name, words in _NAMES if words.search(piece)), "")
        if not name or name in found:
            return None
        found[name] = read.value
    if len(found) < 2 or "low" not in found:
        return None
    usual = found.get("usual", found["low"])
    high = found.get("high", usual)
    return (found["low"], usual, high) if found["low"] <= usual <= high else None


_NAMES = (("usual", _USUAL), ("low", _LOW), ("high", _HIGH))


def _unnamed(piece: str) -> str:
    for _, words in _NAMES:
        piece = words.sub(" ", piece)
    return piece


def _three(text: str) -> _Three | None:
    """Three bare numbers, from the lowest to the highest or the other way round."""
    found = _THREE.fullmatch(text)
    amounts = [read_money(part) for part in found.groups()] if found else []
    values = sorted(read.value for read in amounts if isinstance(read, ReadMoney))
    return (values[0], values[1], values[2]) if len(values) == 3 else None
