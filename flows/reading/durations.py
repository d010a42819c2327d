"""Lengths of time in the wording of timewords.py: 3个月, 半年, 1年半, 1年零3个月, 2个多月, 62天."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_HALF = Decimal("0.5")


def _part(number: int) -> str:
    return (
        rf"(?P<n{number}>半|[0-9]{{1,4}}(?:\.[0-9])?)(?P<to{number}>-[0-9]{{1,4}})?(?P<a{number}>[多半+])?个?"
        rf"(?P<b{number}>[多半])?(?P<unit{number}>天|周(?![1-7])|年|(?<=[个半多])月)(?P<c{number}>多|半(?!个))?"
    )


DURATION = rf"(?<![0-9.])(?!(?:19|20)[0-9]{{2}}年){_part(1)}(?:[零又]?{_part(2)})?"


@dataclass(frozen=True, slots=True)
class Duration:
    """Months and days. rough: 多, or a range (its lower end); over: 多; in_days: no unit longer than a day."""

    months: int
    days: int
    rough: bool
    over: bool
    in_days: bool


def duration_of(match: re.Match[str]) -> Duration:
    """What a match of DURATION lasts."""
    months, days, rough, over, in_days = 0, 0, False, False, True
    for number in "12":
        unit = match[f"unit{number}"]
        if unit is None:
            break
        marks = (match[f"a{number}"], match[f"b{number}"], match[f"c{number}"])
        amount = _HALF if match[f"n{number}"] == "半" else Decimal(match[f"n{number}"])
        amount += _HALF * marks.count("半")
        if unit in "年月":
            whole = amount * 12 if unit == "年" else amount
            months, days = months + int(whole), days + int(whole % 1 * 30)
        else:
            days += int(amount * (7 if unit == "周" else 1))
        over = over or "多" in marks or "+" in marks
        rough = rough or over or match[f"to{number}"] is not None
        in_days = in_days and unit == "天"
    return Duration(months, days, rough, over, in_days)
