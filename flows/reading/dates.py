"""Days and lengths of time as people write them: 昨天, 下周五, 15号, 去年五月, "next Friday", 逾期三个月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from flows.reading.day_rules import ReadDate, rules
from flows.reading.days import Clock, meant_day, shifted
from flows.reading.durations import DURATION, duration_of
from flows.reading.timewords import in_one_wording
from flows.reading.unread import Unread

__all__ = ["ReadDate", "ReadSpan", "read_date", "read_span"]

_LUNAR = re.compile(
    r"[农阴旧]历|[腊正冬]月|闰|(?<!月)初[0-9]|除夕|大年|春节|中秋|端午|重阳|元宵"
    r"|(?<![a-z])(?:lunar|chinese new year|spring festival)(?![a-z])"
)
_FROM_TO = re.compile(r"[0-9]{1,2}[号日]?(?:-|~|到|至)[0-9]{1,2}[号日]")
_BARE = re.compile(r"[0-9]{1,2}")
_ROUGHLY = re.compile(
    r"大概|大约|约|差[不唔]多|左右|前后|好像|可能|(?<![a-z])(?:about|around|roughly|maybe|i think)(?![a-z])"
)
_SPAN = re.compile(DURATION)
_NEARLY = re.compile(
    r"(?:快要?|将近|接近|不到|不满|未满|差点|(?<![a-z])(?:nearly|almost|less than|under|not quite))了? ?$"
)
_OVER = re.compile(r"(?:超过|超|不止|不只|(?<![a-z])(?:over|more than|at least|longer than)) ?$")
_AND_MORE = re.compile(r" ?(?:以上|出头|余|有余|\+|(?:or more|plus)(?![a-z]))")


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """How long ago something was, in days. `approximate` unless days were counted or a day was named."""

    days: int
    approximate: bool = False


def read_date(
    text: str, today: date, *, past: bool | None = None, month_ok: bool = False, day_first: bool = True
) -> ReadDate | Unread:
    """The one day in `text`, seen from `today`.

    past: whether it lies behind (True), ahead (False) or on either side (None); it decides what was left unsaid.
    month_ok: a month or a year is enough. day_first: the order in 03/04. Total: never raises.
    """
    wording = in_one_wording(text)
    if _LUNAR.search(wording):
        return Unread("lunar")
    if _FROM_TO.search(wording):
        return Unread("ambiguous")
    clock = Clock(today, past, day_first)
    bare = wording.strip(" .,!")
    if _BARE.fullmatch(bare):
        day = meant_day(int(bare), clock)
        return ReadDate(day) if day else Unread("impossible")
    found, _ = _found(wording, clock)
    days = list(dict.fromkeys(day for day in found if day))
    if len(days) != 1:
        return Unread("ambiguous" if days else "impossible" if found else "nothing")
    return _fitting(days[0], month_ok=month_ok, roughly=bool(_ROUGHLY.search(wording)))


def _fitting(read: ReadDate, *, month_ok: bool, roughly: bool) -> ReadDate | Unread:
    if read.precision == "month" and not month_ok:
        return Unread("month")
    return ReadDate(read.value, read.precision, read.approximate or roughly)


def _found(wording: str, clock: Clock) -> tuple[list[ReadDate | None], str]:
    """Every day in `wording` (None for an impossible one), and the wording with them blotted out."""
    found: list[ReadDate | None] = []
    for pattern, rule in rules():
        matches = list(pattern.finditer(wording))
        if matches:
            found += [rule(match, clock) for match in matches]
            wording = pattern.sub(lambda match: "·" * len(match.group()), wording)
    return found, wording


def read_span(text: str, today: date) -> ReadSpan | None:
    """How long ago, from a length of time (快两年了, 62天, "about two years") or a day behind (去年五月).

    None where nothing was said, or where two things were said that do not agree.
    """
    wording = in_one_wording(text)
    if _LUNAR.search(wording):
        return None
    found, rest = _found(wording, Clock(today, past=True))
    spans = [
        ReadSpan((today - day.value).days, day.approximate or day.precision == "month")
        for day in found
        if day is not None
    ]
    spans += [span for match in _SPAN.finditer(rest) if (span := _span(match, rest, today))]
    if not spans or any(span.days < 0 for span in spans) or not _agree([span.days for span in spans]):
        return None
    return ReadSpan(spans[0].days, spans[0].approximate or bool(_ROUGHLY.search(wording)))


def _span(match: re.Match[str], wording: str, today: date) -> ReadSpan | None:
    """The days of a duration; a twentieth less where it was nearly so long, a twentieth more where it was longer."""
    duration = duration_of(match)
    begun = shifted(today, -duration.months, -duration.days)
    if begun is None:
        return None
    days = (today - begun).days
    before = wording[max(0, match.start() - 12) : match.start()]
    nearly = bool(_NEARLY.search(before))
    over = duration.over or bool(_OVER.search(before) or _AND_MORE.match(wording, match.end()))
    change = max(1, days // 20)
    if nearly and days:
        days -= change
    elif over:
        days += change
    return ReadSpan(days, nearly or over or duration.rough or not duration.in_days)


def _agree(days: list[int]) -> bool:
    return max(days) - min(days) <= max(3, max(days) // 10)
