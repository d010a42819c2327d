"""Counts as people write them: 12, 还剩十二期, "two kids"; months from 半年 or 90天; the day of a month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from flows.reading.durations import DURATION, duration_of
from flows.reading.english import with_ordinals
from flows.reading.folding import fold
from flows.reading.numerals import Figure, figures, in_digits
from flows.reading.timewords import in_one_wording
from flows.reading.unread import Unread

LAST_SAFE_DAY = 28
_SUGGESTIONS = 3

_NONE = re.compile(
    r"(?:我|现在|目前|暂时|家里|都|也|还|就|一个|1个|1期)*(?:没有?|无|冇)(?:人|孩子|小孩|老人|别人|其[他它]人|家人|期数|了|的|要养)*"
    r"|(?:none|no(?:body| one| kids| children| dependants| dependents)?|nothing|not? any)(?: at all| left| yet)*"
)
_UNKNOWN = re.compile(
    r"不(?:太|大|是很)?(?:知道|清楚|晓得|记得|确定)|唔(?:知|记得)|记不清|忘记?了|没(?:看|注意|印象)"
    r"|(?<![a-z])(?:don'?t (?:know|remember)|do not know|no idea|not sure|unsure|dunno|idk|forgot)(?![a-z])"
)
_MEASURE = re.compile(
    r" ?(?:个(?!月|半|百|点|w)|期(?![限间望])|人(?![民均])|口|名|位|孩|娃|老|小|次"
    r"|(?:instal|period|term|payment|kid|child|people|person|depend|parent|son|daughter|famil|left|more)[a-z]*)"
)
_NO_COUNT = re.compile(
    r" ?(?:[岁年天日号周%‰元块分点时折倍万]|个?月|个半|星期|礼拜|小时|[$€]"
    r"|(?:rmb|cny|yuan|years?|days?|weeks?|months?|percent|st|nd|rd|th|am|pm|k)(?![a-z]))"
)
_MONEY_BEFORE = re.compile(r"(?:[¥$€]|rmb|第|尾号|-|负|(?<![a-z])minus) ?$")
_NEGATIVE = re.compile(r"(?:(?<![0-9a-z期月])-|负|(?<![a-z])minus ) ?[0-9]")
_LEFT_BEFORE = re.compile(r"(?:剩下?的?|余下?|还有|尚有|欠|(?<![a-z])(?:remaining|left))(?:大概|大约|约|是|:)* ?$")
_LEFT_AFTER = re.compile(r" ?[个期月]*(?:没还|未还|没交|[a-z]* ?(?:left|remaining|to go|unpaid))")
_ONE_IN_ENGLISH = re.compile(r"(?<![a-z])an? (?=(?:kid|child|baby|son|daughter|person|depend|parent|instal))")
_SHARE = re.compile(r"(?<![0-9])([0-9]{1,3}) (?:out )?of (?:the )?[0-9]{1,3}(?![0-9])")
_ALONE = re.compile(r"(?:大概|大约|约|就|是|有|还|剩|只|了|吧|啊|呢|个|about|around|maybe|just|only|i have|[^\w]|_)*")
_DURATION = re.compile(DURATION)
_MONTH_END = re.compile(r"月[底末]|最后1?天|(?<![a-z])(?:end of (?:the |each |every )?month|last day)")
_MONTH_START = re.compile(r"月初|(?<![a-z])(?:beginning|start) of (?:the |each |every )?month")
_MONTH_MIDDLE = re.compile(r"月中|(?<![a-z])(?:middle of (?:the |each |every )?month|mid-?month)")
_DAY = re.compile(
    r"(?<![0-9.¥$-])([0-9]{1,2})(?:-([0-9]{1,2}))?(?![0-9.]) ?"
    r"(?:[号日]|st|nd|rd|th|(?![个天年月周期%元块万岁k]|(?:days?|months?|weeks?|yuan|rmb)(?![a-z])))"
)


_PLAIN = 4  # digits that are a number and nothing else


def read_count(text: str, low: int, high: int, *, months_from_duration: bool = False) -> int | Unread:
    """The one count in `text`, from `low` to `high`.

    months_from_duration: a length of time counts in months, rounded, at least one (90天 is 3, 半年 is 6).
    A range and 十几 are `ambiguous`; of several, the one that is said to be left is taken. Total: never raises.
    """
    if text.isascii() and text.isdigit() and len(text) <= _PLAIN:
        count = int(text)
        return count if low <= count <= high else Unread("out_of_range")
    wording = in_one_wording(text) if months_from_duration else in_digits(fold(text))
    wording = _SHARE.sub(r"\1", _ONE_IN_ENGLISH.sub("1 ", wording))
    if _NONE.fullmatch(wording.strip(" .。,!")):
        return 0 if low <= 0 else Unread("out_of_range")
    if _NEGATIVE.search(wording):
        return Unread("negative")
    months = _months(wording) if months_from_duration else []
    counted = [*months, *_counts(_DURATION.sub(lambda match: "·" * len(match.group()), wording))]
    if not counted:
        return Unread("unknown" if _UNKNOWN.search(wording) else "nothing")
    left = [figure for figure in counted if _is_left(wording, figure)]
    return _decide(left if len(left) == 1 else counted, low, high)


def _decide(counted: Sequence[Figure], low: int, high: int) -> int | Unread:
    first = counted[0]
    several = any(figure.low != first.low for figure in counted)
    if several or first.vague or first.high is not None or first.other is not None:
        values = [value for figure in counted for value in (figure.low, figure.high) if value is not None]
        within = dict.fromkeys(value for value in values if low <= value <= high and value % 1 == 0)
        return Unread("ambiguous", tuple(within)[:_SUGGESTIONS])
    if first.low > high or first.low < low:
        return Unread("out_of_range")
    return int(first.low) if first.low % 1 == 0 else Unread("nothing")


def _months(wording: str) -> list[Figure]:
    """Lengths of time, in months."""
    found = []
    for match in _DURATION.finditer(wording):
        duration = duration_of(match)
        months = duration.months + (duration.days * 2 + 30) // 60
        vague = duration.over or duration.rough
        found.append(Figure(match.start(), match.end(), Decimal(max(1, months)), vague=vague))
    return found


def _counts(wording: str) -> list[Figure]:
    return [figure for figure in _with_ranges(wording, figures(wording)) if _is_count(wording, figure)]


def _is_count(wording: str, figure: Figure) -> bool:
    before = wording[max(0, figure.start - 6) : figure.start]
    if _MONEY_BEFORE.search(before):
        return False
    if _MEASURE.match(wording, figure.end):
        return True
    if _NO_COUNT.match(wording, figure.end):
        return False
    alone = _ALONE.fullmatch(wording, 0, figure.start) and _ALONE.fullmatch(wording, figure.end)
    return bool(alone or _is_left(wording, figure))


def _is_left(wording: str, figure: Figure) -> bool:
    before = wording[max(0, figure.start - 10) : figure.start]
    return bool(_LEFT_BEFORE.search(before) or _LEFT_AFTER.match(wording, figure.end))


def _with_ranges(wording: str, found: Sequence[Figure]) -> list[Figure]:
    """3-4 and "2 or 3" as one figure from low to high."""
    joined: list[Figure] = []
    for figure in found:
        last = joined[-1] if joined else None
        gap = wording[last.end : figure.start] if last else ""
        if last and re.fullmatch(r" ?(?:-|~|到|至|或者?|to|or) ?", gap):
            joined[-1] = Figure(last.start, figure.end, last.low, figure.low)
        else:
            joined.append(figure)
    return joined


def read_day_of_month(text: str) -> int | Unread:
    """The day of a month on which something can happen every month: 1 to 28; 月底 is 28.

    A day that not every month has is `out_of_range`, with 28 in its place. Total: never raises.
    """
    wording = in_digits(with_ordinals(fold(text)))
    for pattern, day in ((_MONTH_END, LAST_SAFE_DAY), (_MONTH_START, 1), (_MONTH_MIDDLE, 15)):
        if pattern.search(wording):
            return day
    days = list(dict.fromkeys(int(day) for match in _DAY.finditer(wording) for day in match.groups() if day))
    if not days:
        return Unread("unknown" if _UNKNOWN.search(wording) else "nothing")
    if len(days) > 1:
        return Unread("ambiguous", tuple(Decimal(day) for day in days if 1 <= day <= LAST_SAFE_DAY)[:_SUGGESTIONS])
    if 1 <= days[0] <= LAST_SAFE_DAY:
        return days[0]
    return Unread("out_of_range", (Decimal(LAST_SAFE_DAY),) if days[0] <= 31 and days[0] else ())
