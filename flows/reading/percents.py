"""Rates as people say them: 18%, 百分之十八, 年化18, 月息1.5%, 日息万五, 一分五利, "1.5% a month"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from flows.reading.folding import fold
from flows.reading.numerals import in_digits
from flows.reading.unread import Unread

Period = Literal["year", "half", "quarter", "month", "week", "day"]
PERIODS_A_YEAR: dict[Period, Decimal] = {
    "year": Decimal(1),
    "half": Decimal(2),
    "quarter": Decimal(4),
    "month": Decimal(12),
    "week": Decimal(52),
    "day": Decimal(360),
}
"""360 days to the year, as lenders count; so ten days are a thirty-sixth of it."""

LIMIT = Decimal(50)
_SUGGESTIONS = 3
_EXACT = Decimal("0.0001")
_DOUBTFUL = Decimal("0.02")

_NONE = re.compile(
    r"[无免]息|0利息|(?:没有?|不(?:收|要|算))利息|(?<![a-z])(?:interest[- ]free|no interest|without interest)"
)
_UNKNOWN = re.compile(
    r"不(?:太|大|是很)?(?:知道|清楚|晓得|记得|确定)|唔(?:知|记得)|记不清|忘记?了|没(?:说|看|注意|告诉|写)"
    r"|(?<![a-z])(?:don'?t (?:know|remember)|do not know|no idea|not sure|unsure|dunno|idk|forgot|not told)(?![a-z])"
)
_SAID = r"(?:利率|利息|率|息|化|的|是|为|大?概|大?约|左右|:|=|of|is|about|around| )*"
_PERIOD = (
    r"(?:(?P<half>半年|half[- ]year(?:ly)?)|(?P<quarter>季度?|quarter(?:ly)?)"
    r"|(?P<year>年|annum|annual(?:ly)?|year(?:ly)?|ap[ry]|p\.?a(?![a-z]))|(?P<month>个?月|month(?:ly)?)"
    r"|(?P<week>周|星期|礼拜|week(?:ly)?)|(?P<day>[日天]|da(?:y|ily)))"
)
_DAYS = r"(?P<days>[0-9]{1,3}) ?(?:天|日|days?)"
_PERIOD_BEFORE = re.compile(rf"(?:{_DAYS}|{_PERIOD})(?:[一1]期|[ ;,])?{_SAID}(?:rate{_SAID})?$")
_PERIOD_AFTER = re.compile(
    rf"(?:的?[年月日]?利息?|息)? ?(?:/|每|(?:1个?|一个?|an? )(?![0-9])|per |each |every )?(?!年化)(?:{_DAYS}|{_PERIOD})"
)
_NUMBER = r"(?<![0-9.])[0-9]{1,9}(?:[.,][0-9]{1,9})?"
_RATE = re.compile(
    rf"百分之(?P<percent>{_NUMBER})|千分之(?P<mille>{_NUMBER})|万分之(?P<myriad>{_NUMBER})"
    rf"|(?P<sign>{_NUMBER})(?P<to>[-~到至]{_NUMBER})? ?(?:%|percent|per cent|pct|个?百分点|个点|点(?![0-9]))"
    rf"|(?P<per_mille>{_NUMBER}) ?‰"
    rf"|(?P<fen>{_NUMBER})分(?:(?P<li>[0-9])厘?)?(?![钱期钟之0-9])|(?P<only_li>{_NUMBER})厘"
)
_BARE = re.compile(rf"{_NUMBER}(?![0-9]|[.,][0-9]| ?(?:[万元块倍期个岁号笔天年月分]|k(?![a-z])|yuan|rmb))")
_OF_TEN_THOUSAND = re.compile(r"(?<![0-9一二两三四五六七八九十百千几])([万千])(?:分之)?(?=[0-9一二两三四五六七八九])")
_ONE_PERIOD = re.compile(r"(?<=[零一二两三四五六七八九十])(?=一(?:天|日|个?月|年|周|期))")
"""万分之五一天: five, and a day; not fifty-one."""
_UNUSUAL = re.compile(r"十万分之|百万分之")
_NEGATIVE = re.compile(r"(?:(?<![0-9%a-z])-|负|minus ) ?[0-9]")


@dataclass(frozen=True, slots=True)
class _Rate:
    """A fraction, and of which period it was said to be (or how many of them are in a year); `usual` where nothing was
    said."""

    value: Decimal
    period: Period | Decimal | None
    usual: Period | None


def read_percent(text: str) -> Decimal | Unread:
    """The yearly rate in `text` as a fraction; a month's rate counts twelve times, a day's 360 times.

    分 and 厘 are of the month (1% and 0.1%), 万分之 of the day, everything else of the year; below 2% that is too low
    to be sure of, so it is `ambiguous`, as are two different rates. Total: never raises.
    """
    folded = _OF_TEN_THOUSAND.sub(r"\1分之", fold(text))
    if _UNUSUAL.search(folded):
        return Unread("nothing")
    wording = in_digits(_ONE_PERIOD.sub(" ", folded))
    if _NEGATIVE.search(wording):
        return Unread("negative")
    rates = list(_rates(wording)) or list(_bare_rates(wording))
    if not rates:
        if _NONE.search(wording):
            return Decimal(0)
        return Unread("unknown" if _UNKNOWN.search(wording) else "nothing")
    readings = list(dict.fromkeys(reading for rate in rates for reading in _yearly(rate)))
    if min(readings) > LIMIT:
        return Unread("too_large")
    if len(readings) > 1:
        return Unread("ambiguous", tuple(value for value in readings if value <= LIMIT)[:_SUGGESTIONS])
    return readings[0]


def _rates(wording: str) -> Iterator[_Rate]:
    for match in _RATE.finditer(wording):
        period = _period(wording, match)
        if match["fen"]:
            value = (_number(match["fen"]) + Decimal(match["li"] or 0) / 10) / 100
            yield _Rate(value * (10 if period == "year" else 1), period, "month")
        elif match["only_li"]:
            yield _Rate(_number(match["only_li"]) / (100 if period == "year" else 1000), period, "month")
        elif match["myriad"]:
            yield _Rate(_number(match["myriad"]) / 10_000, period, "day")
        elif match["mille"] or match["per_mille"]:
            yield _Rate(_number(match["mille"] or match["per_mille"]) / 1000, period, None)
        else:
            yield _Rate(_number(match["percent"] or match["sign"]) / 100, period, "year")
            if match["to"]:
                yield _Rate(_number(match["to"][1:]) / 100, period, "year")


def _bare_rates(wording: str) -> Iterator[_Rate]:
    """18, 年化18: a number alone is percent."""
    for match in _BARE.finditer(wording):
        yield _Rate(_number(match.group()) / 100, _period(wording, match), "year")


def _yearly(rate: _Rate) -> tuple[Decimal, ...]:
    """What the rate may be a year, the likeliest first."""
    period = rate.period or rate.usual
    small = rate.period is None and rate.usual == "year" and 0 < rate.value < _DOUBTFUL
    if small:
        likely: tuple[Period, ...] = ("month", "year") if rate.value >= Decimal("0.003") else ("day", "month")
        return tuple(_plain(rate.value * PERIODS_A_YEAR[each]) for each in likely)
    if isinstance(period, Decimal):
        return (_plain((rate.value * period).quantize(_EXACT)),)
    if period is None:
        return tuple(_plain(rate.value * PERIODS_A_YEAR[each]) for each in ("day", "month"))
    return (_plain(rate.value * PERIODS_A_YEAR[period]),)


def _period(wording: str, match: re.Match[str]) -> Period | Decimal | None:
    said = _PERIOD_AFTER.match(wording, match.end()) or _PERIOD_BEFORE.search(
        wording, max(0, match.start() - 16), match.start()
    )
    if said is None:
        return None
    if said["days"]:
        days = Decimal(said["days"])
        return PERIODS_A_YEAR["day"] / days if days > 1 else "day"
    return next(period for period in PERIODS_A_YEAR if said[period])


def _number(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))


def _plain(value: Decimal) -> Decimal:
    return Decimal(f"{value.normalize():f}")
