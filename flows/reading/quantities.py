"""The sums, months and rates of a sentence, each with the words around it: what loans and offers are read from.

A reader of one answer (money.py, counts.py, percents.py) finds the one number that it is asked for; here several
stand in one sentence, and the words between tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from flows.reading import marks
from flows.reading.folding import fold
from flows.reading.money import LIMIT
from flows.reading.numerals import Figure, figures
from flows.reading.percents import read_percent

Kind = Literal["sum", "months", "share"]

MOST = 600
"""Months: more is no loan."""
_LONGEST = 240
"""Letters, of which a Chinese character is worth three: who writes more tells a story, and asks for something else."""
_CENT = Decimal("0.01")
_A_DAY = Decimal(360)

_D = "[零〇一二两三四五六七八九十百点]"
_N = rf"(?:[0-9]{{1,9}}(?:[.,][0-9]{{1,9}})?|{_D}{{1,9}})"
_FEW = rf"(?:[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?|{_D}(?:点{_D}{{1,3}})?)"
_SAID = r"(?:的|就?是|为|大?约|只?有|达到?|按|:|=|(?:of|is|was|rate|interest|at|about|fee)(?![a-z])| ){0,4}"
_DATED = (
    r"(?:(?:年化|年利|年息|年|月利|月息|月费|日利|日息|日费|每[年月天日期]利?)(?:利?率|利息|息|费率|率)"
    r"|年化|[年月日]息|[年月日]利|每[年月天日期]|[一1]天"
    r"|(?<![a-z])(?:apr|annual(?:ised|ized|ly)?|yearly|monthly|daily)(?![a-z]))"
)
_UNDATED = r"(?:利率|利息|费率|利|(?<![a-z])(?:interest|rate)(?![a-z]))"
_TAIL = (
    r"(?: ?(?:/|每|(?<![a-z])(?:an?|per|each|every) )"
    r"(?:年|个?月|期|天|日|(?:year|annum|month|day|instal+ment|period)(?![a-z]))"
    r"|[一1](?:个月|天)| ?(?<![a-z])(?:yearly|annually|monthly|daily|p\.?a)(?![a-z]))"
)
_LI = "(?:[0-9一二三四五六七八九]厘?)?"
_LEAD = rf"(?:{_DATED}|{_UNDATED}){_SAID}"
_SHARE = re.compile(
    rf"(?:(?P<lead>{_DATED}{_SAID})|{_UNDATED}{_SAID})?"
    rf"(?P<core>[百千]分之{_N}|(?<![0-9.]){_N} ?(?:%|percent|per cent|pct|个?百分点|个点))(?(lead)|(?P<tail>{_TAIL})?)"
    rf"|(?P<of_day>(?:{_LEAD})?万分之{_FEW}|{_LEAD}万{_FEW})"
    rf"(?![0-9万千元块几多点]){_TAIL}?"
    rf"|(?P<fen>(?:[月年]?利?息|利率|月利)(?:是|为|:| ){{0,2}}{_N}(?:分{_LI}(?![钱期])|厘)利?"
    rf"|(?<![0-9一二两三四五六七八九十百千万.]){_N}分{_LI}[利息])"
    rf"|(?P<bare>(?:年化(?:利?率)?|年利率|年息|(?<![a-z])apr){_SAID}{_N})(?![0-9.]|[万元块期个])"
)
_DAY = re.compile(r"[日天]|dai?l?y|万")
_INSTALMENT = re.compile(r"期|instal|period|month|月")

_NUMERAL = "0-9一二两三四五六七八九十百千万"
_SPLIT = re.compile(
    r"(?<=[0-9]{4}),(?=[0-9])|,(?=[0-9]{1,2} ?(?:[期个年月x×]|instal|pay|month))"
    r"|(?<=[万千百wk])(?=[0-9]{1,3} ?(?:期|个月|年))|(?<=[万千])(?=[十一二两三四五六七八九]{1,3}(?:期|个月))"
    r"|(?<=[万千])(?=[一两二三]年(?!化))"
    rf"|(?<=[{_NUMERAL}][{_NUMERAL}元块])(?<![万千][一两二三]) ?(?=[年月日](?:化|利|息|费率))"
)
"""Where one number ends and another begins: 一万|十二期, 933|年化."""
_MONTHS_AFTER = re.compile(
    r" ?(?:(?:个?期|个分期)(?![限间望])"
    r"|(?:more |equal |monthly |fixed ){0,2}(?:instal+ments?|payments|periods|terms)(?![a-z]))"
    r"|[ -]?(?:个月|月(?![底初薪供收入末付租息份中])|(?:months?|mths?)(?![a-z]))"
)
_YEARS_AFTER = re.compile(r"[ -]?(?:个?年(?![底前初末薪终化]|利率)|(?:years?|yrs?)(?![a-z]))(?P<half>半)?")
_HALF_YEAR = re.compile(r"(?<![个0-9一二两三四五六七八九十年])半年")
_DIVIDED_BEFORE = re.compile(r"分(?:期|成|为|作)?:? ?$")
_NOT_DIVIDED = re.compile(r" ?[元块万千%.角毛,0-9]")
_A_YEAR_BEFORE = re.compile(r"(?:for|in|over|within) $")
_A_YEAR = re.compile(r"(?<![a-z])(?:for|in|over|within) (?:a|one) year(?![a-z])")
_EVERY = re.compile(r" ?(?:后|之后|到期|later)")
_A_LOAN = re.compile(r" loan(?![a-z])")
_TIMES = re.compile(r" ?(?:元|块钱?|yuan|rmb)? ?[x×*乘] ?¥?")
_EDGE = re.compile(r"[;,.!?。\n]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_WIDE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """wording[start:end]: yuan, months, or a fraction.

    before, after: the words of its clause up to the numbers on either side. A share has what it is a year where the
    words tell (12 times a month's, 360 times a day's), and is `each` of every instalment where they say so.
    words: how it was told, where the numeral alone does not tell. followed: by what, in the same clause.
    """

    kind: Kind
    value: Decimal
    start: int
    end: int
    before: str = ""
    after: str = ""
    yearly: Decimal | None = None
    daily: bool = False
    each: bool = False
    words: str = ""
    followed: Kind | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Folded wording, and its quantities from left to right."""

    wording: str
    quantities: tuple[Quantity, ...]

    def of(self, kind: Kind) -> list[Quantity]:
        return [quantity for quantity in self.quantities if quantity.kind == kind]


def read_sentence(text: str) -> Sentence | None:
    """None where a number cannot be relied on: none at all, a rough or negative one, another currency; or a story."""
    if len(text) > _LONGEST or len(text) + 2 * len(_WIDE.findall(text)) > _LONGEST:
        return None
    wording = _SPLIT.sub(";", fold(re.sub("[，、]", ";", text)))
    shares = list(_shares(wording))
    masked = marks.without_other_numbers(_blotted(wording, shares))
    counted = list(_half_years(masked))
    masked = _blotted(masked, counted)
    found = figures(masked)
    if any(_unreliable(masked, figure) for figure in found):
        return None
    told = [quantity for figure in found if (quantity := _quantity(masked, figure))]
    together = _with_times(masked, sorted((*shares, *counted, *told), key=lambda quantity: quantity.start))
    return Sentence(wording, tuple(_in_context(wording, together))) if together else None


def _blotted(wording: str, found: Sequence[Quantity]) -> str:
    parts, at = [], 0
    for quantity in found:
        parts += [wording[at : quantity.start], "·" * (quantity.end - quantity.start)]
        at = quantity.end
    return "".join((*parts, wording[at:]))


def _shares(wording: str) -> Iterator[Quantity]:
    for match in _SHARE.finditer(wording):
        words = match.group()
        value = read_percent("年化" + match["core"].strip()) if match["core"] else Decimal(0)
        period = match["lead"] or match["tail"] or not match["core"]
        yearly = read_percent(words)
        told = isinstance(yearly, Decimal) and (period or yearly == value)
        if isinstance(value, Decimal):
            daily = bool(_DAY.search(match["of_day"] or f"{match['lead']}{match['tail']}"))
            each = bool(_INSTALMENT.search(f"{match['lead']}{match['tail']}"))
            per_year = yearly if told and isinstance(yearly, Decimal) else None
            value = per_year if match["bare"] and per_year else value
            if each and "期" in words and "利" in words:
                per_year = value * 12
            share = Quantity("share", value, match.start(), match.end(), yearly=per_year, daily=daily, each=each)
            yield replace(share, words=words)


def _half_years(wording: str) -> Iterator[Quantity]:
    found = [Quantity("months", Decimal(6), *match.span()) for match in _HALF_YEAR.finditer(wording)]
    found += [Quantity("months", Decimal(12), *match.span(), words="for") for match in _A_YEAR.finditer(wording)]
    yield from sorted(found, key=lambda quantity: quantity.start)


def _unreliable(wording: str, figure: Figure) -> bool:
    if figure.slight and not marks.in_yuan(wording, figure):
        return False
    doubtful = figure.vague or figure.high is not None or figure.other is not None
    return (
        (doubtful and not marks.counts_something_else(wording, figure))
        or figure.low > LIMIT
        or marks.in_foreign_money(wording, figure)
        or marks.negative(wording, figure)
    )


def _quantity(wording: str, figure: Figure) -> Quantity | None:
    """What a figure is; None for a small word that is part of another, and for what counts something else."""
    start, value = figure.start, figure.low
    if figure.high is not None or figure.vague:
        return None
    years = _YEARS_AFTER.match(wording, figure.end)
    if years and 0 < value <= MOST // 12:
        return Quantity("months", value * 12 + (6 if years["half"] else 0), start, years.end())
    months = _MONTHS_AFTER.match(wording, figure.end)
    if months and 0 < value <= MOST and value % 1 == 0:
        single = value == 1 and not _EVERY.match(wording, months.end())
        return None if single else Quantity("months", value, start, months.end())
    if marks.counts_something_else(wording, figure) and not (value >= 100 and _A_LOAN.match(wording, figure.end)):
        return None
    divided = _DIVIDED_BEFORE.search(wording, max(0, start - 6), start)
    if divided and 1 < value <= MOST and value % 1 == 0 and not _NOT_DIVIDED.match(wording, figure.end):
        return Quantity("months", value, start, figure.end)
    if figure.slight and not marks.in_yuan(wording, figure):
        return None
    return Quantity("sum", _plain(value), start, figure.end) if value else None


def _plain(value: Decimal) -> Decimal:
    """To the cent, without the .00 that nobody says."""
    return value.quantize(Decimal(1) if value == value.to_integral_value() else _CENT)


def _with_times(wording: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Of 36 × 420 and 893.33 x 12 the smaller whole number counts instalments."""
    told = list(found)
    for at in range(1, len(told)):
        first, second = told[at - 1], told[at]
        if first.kind == second.kind == "sum" and _TIMES.fullmatch(wording, first.end, second.start):
            small = at - 1 if first.value < second.value else at
            if told[small].value % 1 == 0 and told[small].value <= MOST:
                told[small] = replace(told[small], kind="months", words="×")
    return told


def _in_context(wording: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    for at, quantity in enumerate(found):
        before = wording[found[at - 1].end if at else 0 : quantity.start]
        after = wording[quantity.end : found[at + 1].start if at + 1 < len(found) else len(wording)]
        follows = found[at + 1].kind if at + 1 < len(found) and not _EDGE.search(after) else None
        clause = _EDGE.split(after, maxsplit=1)[0]
        yield replace(quantity, before=_EDGE.split(before)[-1], after=clause, followed=follows)
