"""The forms in which a day, a month or a year may be said, in the wording of timewords.py, and which day each means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from flows.reading.days import Clock, day_of, first_of, last_of, meant, meant_day, meant_month, meant_weekday, shifted
from flows.reading.durations import DURATION, duration_of

Precision = Literal["day", "month"]


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A day; where `precision` is month, the first of that month."""

    value: date
    precision: Precision = "day"
    approximate: bool = False


_Match = re.Match[str]
Rule = Callable[[_Match, Clock], ReadDate | None]

_YEAR = r"(?:(?<![0-9])(?P<year>[0-9]{4}|[0-9]{2})年|(?P<ago>今|本|当|大前|前|去|大后|后|明)年)的?"
_AGO = {"今": 0, "本": 0, "当": 0, "去": -1, "前": -2, "大前": -3, "明": 1, "后": 2, "大后": 3}
_MONTH_SIDE = r"(?P<side>上上|上|这|本|当|下下|下|次)个?"
_MONTHS = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "次": 1, "下下": 2}
_WEEKS = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}
_DAYS = {"大前天": -3, "前天": -2, "昨天": -1, "今天": 0, "明天": 1, "后天": 2, "大后天": 3}
_PART = r"(?P<part>[底初中])"
_PARTS = {"初": 1, "中": 15, "底": 28}


def _exact(day: date | None) -> ReadDate | None:
    return ReadDate(day) if day else None


def _roughly(day: date | None, precision: Precision = "day") -> ReadDate | None:
    return ReadDate(day, precision, approximate=True) if day else None


def _year(match: _Match, clock: Clock) -> int | None:
    """The year that was said: 2025年, 25年, 去年; None where none was."""
    if match["ago"]:
        return clock.today.year + _AGO[match["ago"]]
    if not match["year"]:
        return None
    year = int(match["year"])
    return year if year > 99 else year + (1900 if year >= 90 else 2000)


def _year_month_day(match: _Match, clock: Clock) -> ReadDate | None:
    return _exact(day_of(int(match["year"]), int(match["month"]), int(match["day"])))


def _month_day(match: _Match, clock: Clock) -> ReadDate | None:
    year, month, day = _year(match, clock), int(match["month"]), int(match["day"])
    return _exact(day_of(year, month, day) if year else meant(month, day, clock))


def _two_and_year(match: _Match, clock: Clock) -> ReadDate | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    month, day = _ordered(first, second, clock.day_first)
    return _exact(day_of(year if year > 99 else 2000 + year, month, day))


def _two(match: _Match, clock: Clock) -> ReadDate | None:
    """11/30 by the order of the person's language; 11.30 and 11-30 are always month and day, where they can be."""
    month, day = _ordered(int(match["a"]), int(match["b"]), clock.day_first and match["sign"] == "/")
    return _exact(meant(month, day, clock))


def _ordered(first: int, second: int, day_first: bool) -> tuple[int, int]:
    """(month, day): as told, unless only the other order is possible."""
    if first > 12 or second > 12:
        day_first = first > 12
    return (second, first) if day_first else (first, second)


def _year_and_month(match: _Match, clock: Clock) -> ReadDate | None:
    first = day_of(int(match["year"]), int(match["month"]), 1)
    return ReadDate(first, "month") if first else None


def _month(match: _Match, clock: Clock) -> ReadDate | None:
    """五月, 去年五月, 五月底; 上个5月 is the last May, whatever else was asked."""
    year, month, side = _year(match, clock), int(match["month"]), match["side"]
    if side:
        first = meant_month(month, Clock(clock.today, side == "上"))
    elif year:
        first = day_of(year, month, 1)
    else:
        first = meant(month, _PARTS[match["part"]], clock) if match["part"] else meant_month(month, clock)
    if first is None:
        return None
    return _roughly(_part_of(first, match["part"])) if match["part"] else ReadDate(first, "month")


def _part_of(month: date, part: str) -> date:
    return last_of(month) if part == "底" else month.replace(day=_PARTS[part])


def _named_day(match: _Match, clock: Clock) -> ReadDate | None:
    return _exact(clock.today + timedelta(_DAYS[match.group()]))


def _away(match: _Match, clock: Clock) -> ReadDate | None:
    """三天前, 两个星期后: days are exact, weeks and longer are not."""
    duration = duration_of(match)
    sign = -1 if match["side"] == "前" else 1
    day = shifted(clock.today, sign * duration.months, sign * duration.days)
    return ReadDate(day, "day", duration.rough or not duration.in_days) if day else None


def _weekday(match: _Match, clock: Clock) -> ReadDate | None:
    """下周五 is in the week after this one; "last Monday" is the last one before today, and doubtful within a week."""
    weekday, side, today = int(match["weekday"]), match["side"], clock.today
    if side == "过去":
        return ReadDate(
            meant_weekday(weekday, Clock(today - timedelta(1), True)), approximate=weekday < today.isoweekday()
        )
    if side in _WEEKS:
        return ReadDate(today + timedelta(weekday - today.isoweekday() + 7 * _WEEKS[side]))
    past = False if side == "将来" else clock.past
    return ReadDate(meant_weekday(weekday, Clock(today, past)), approximate=weekday == today.isoweekday())


def _day(match: _Match, clock: Clock) -> ReadDate | None:
    day = int(match["day"])
    if not match["side"]:
        return _exact(meant_day(day, clock))
    first = first_of(clock.today, _MONTHS[match["side"]])
    return _exact(day_of(first.year, first.month, day)) if first else None


def _part_of_month(match: _Match, clock: Clock) -> ReadDate | None:
    if match["side"]:
        month = first_of(clock.today, _MONTHS[match["side"]])
        return _roughly(_part_of(month, match["part"])) if month else None
    this = clock.today.replace(day=1)
    day = _part_of(this, match["part"])
    if clock.past and day > clock.today:
        day = _part_of(first_of(this, -1) or this, match["part"])
    elif clock.past is not True and day < clock.today:
        day = _part_of(first_of(this, 1) or this, match["part"])
    return _roughly(day)


def _part_of_year(match: _Match, clock: Clock) -> ReadDate | None:
    month, day = {"底": (12, 31), "初": (1, 1), "中": (6, 30)}[match["part"]]
    year = _year(match, clock)
    return _roughly(day_of(year, month, day) if year else meant(month, day, Clock(clock.today, bool(clock.past))))


def _month_beside(match: _Match, clock: Clock) -> ReadDate | None:
    first = first_of(clock.today, _MONTHS[match["side"]])
    return ReadDate(first, "month") if first else None


def _whole_year(match: _Match, clock: Clock) -> ReadDate | None:
    year = _year(match, clock)
    return _roughly(day_of(year, 1, 1), "month") if year else None


_RULES: tuple[tuple[str, Rule], ...] = (
    (
        r"(?<![0-9.])(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})(?![0-9])",
        _year_month_day,
    ),
    (r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])", _year_month_day),
    (
        rf"(?:{_YEAR})?(?<![0-9])(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})(?:[号日]|(?![0-9]|个|天|年|月|周|期))",
        _month_day,
    ),
    (
        r"(?<![0-9/.-])(?P<a>[0-9]{1,2})(?P<sign>[-/.])(?P<b>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})(?![0-9])",
        _two_and_year,
    ),
    (r"(?<![0-9/.-])(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<year>[0-9]{2})(?![0-9/])", _two_and_year),
    (r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})[-/.](?P<month>[0-9]{1,2})(?![0-9])", _year_and_month),
    (r"(?<![0-9/.-])(?P<month>[0-9]{1,2})[-/.](?P<year>(?:19|20)[0-9]{2})(?![0-9])", _year_and_month),
    (rf"(?:{DURATION})(?P<side>[前后])", _away),
    (rf"(?:{_YEAR}|(?P<side>[上下]))?(?<![0-9])(?P<month>[0-9]{{1,2}})月{_PART}?(?![0-9])", _month),
    (r"(?<![0-9/.-])(?P<a>[0-9]{1,2})(?P<sign>[-/.])(?P<b>[0-9]{1,2})(?![0-9/.%万元块k个天年月周期号多-])", _two),
    (r"大前天|大后天|前天(?!天)|昨天|今天|明天|后天(?!天)", _named_day),
    (r"(?P<side>上上|上|这|本|下下|下|过去|将来)?(?<![每0-9])个?周(?P<weekday>[1-7])(?![0-9])", _weekday),
    (rf"(?:{_MONTH_SIDE}月的?)?(?<![0-9])(?P<day>[0-9]{{1,2}})(?:号|日(?![常元子息]))", _day),
    (rf"(?:{_MONTH_SIDE})?月{_PART}", _part_of_month),
    (rf"(?:{_YEAR}年?|年){_PART}", _part_of_year),
    (rf"{_MONTH_SIDE}月(?![0-9])", _month_beside),
    (rf"{_YEAR}(?![0-9前后])", _whole_year),
)


@cache
def rules() -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """The forms, the surest first, each with what it means. Compiled when the first date is read."""
    return tuple((re.compile(pattern), rule) for pattern, rule in _RULES)
