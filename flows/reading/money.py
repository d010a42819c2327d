"""Amounts of money as people write them: 3500, 三万八, 1.2万, 1w2, "about 3.5 thousand", 大概三四千."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from flows.reading import marks
from flows.reading.folding import fold
from flows.reading.numerals import Figure, figures
from flows.reading.unread import Unread

LIMIT = Decimal(10**9)
_CENT = Decimal("0.01")
_SUGGESTIONS = 3

_NONE = re.compile(
    r"(?:我|目前|现在|现时|暂时|暂|这个月|本月|每月|基本上?|完全|真的|确实|已经|都|也|还|是|就|而家|依家)*"
    r"(?:没有?|没得|无|冇|零)(?:任何|其[他它]的?|别的|外|什么|半点)*"
    r"(?:收入|工资|进账|欠款|欠|债务?|贷款|借款|积蓄|存款)?(?:了|的|啊|呢|哦|喔|呀|哈|嘅)*"
    r"|不欠(?:别的|别人|其他|钱|了|的)*|(?:身无)?分文(?:没有)?|一分(?:钱)?(?:都|也)?(?:没有?|无)了?"
    r"|(?:i have |i've got |i owe |there is |there's |it is |it's )?"
    r"(?:none|nothing|nil|zero|no(?:pe)?|no (?:income|debts?|savings|other debts?|salary|wages?)"
    r"|not a (?:cent|penny))"
    r"(?: at all| else| left| now| yet| at the moment| right now)*"
)
_ROUGHLY = re.compile(
    r"大概|大约|大致|约|差[不唔]多|左右|上下|可能|估计|也许|应该|接近|将近|快|近|不到|不足|不超过|最多|最少|至少|起码"
    r"|超过|多一?点|出头|[~≈><+]|[0-9]ish(?![a-z])"
    r"|(?<![a-z])(?:about|around|roughly|approx[a-z]*|circa|nearly|almost|maybe|perhaps|probably|some|under|over"
    r"|at (?:most|least)|up to|less than|more than|or so|ish|odd|plus|give or take|i think|i guess)(?![a-z])"
)
_BETWEEN = re.compile(
    r" ?(?:元|块钱|块|rmb|yuan)?多? ?(?:-+|~+|到|至|或者?|(?<![a-z])(?:to|or|till|and))(?![a-z]) ?(?:¥|rmb )? ?"
)
_FILLER = re.compile(
    r"(?:大概|大约|约|差不多|可能|估计|应该|就|是|有|得|只|了|吧|啊|呢|呀|哦|嗯|左右|的"
    r"|about|around|maybe|i think|it's|is|just|[^\w]|_)*"
)
_SMALL_CHANGE = re.compile(r"(?:块钱?|元)")
_TENTHS = re.compile(r"[角毛]")
_HUNDREDTHS = re.compile(r"分(?!期)")
_GROUPED = re.compile(
    r"(?:¥|rmb|大概|大约|约|总?共|about|around)* ?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?"
    r" ?(?:元|块|钱|圆|rmb|左右|多|吧)*"
)


_PLAIN = 7  # digits that are an amount and nothing else: longer ones may be a date or a phone number


@dataclass(frozen=True, slots=True)
class ReadMoney:
    """An amount in yuan, rounded to cents. `range`: both ends where a range was said; `value` is its lower end."""

    value: Decimal
    approximate: bool = False
    range: tuple[Decimal, Decimal] | None = None


def read_money(text: str) -> ReadMoney | Unread:
    """The one amount of yuan in `text`; several different ones, or one that reads two ways, are `ambiguous`.

    Numbers that are no amounts (dates, phone numbers, 3期, 36%) are passed over. Total: never raises.
    """
    if text.isascii() and text.isdigit() and len(text) <= _PLAIN:
        return ReadMoney(Decimal(text))
    folded = _folded(text)
    if _NONE.fullmatch(folded.strip(" .。,!！~…")):
        return ReadMoney(Decimal(0))
    masked = marks.without_other_numbers(folded)
    found = _with_ranges(masked, _with_small_change(masked, figures(masked)))
    amounts = [figure for figure in found if _is_amount(masked, figure)]
    if any(marks.in_yuan(masked, figure) for figure in amounts):
        amounts = [figure for figure in amounts if not marks.in_foreign_money(masked, figure)]
    return _decide(masked, amounts)


def has_amount(text: str) -> bool:
    """Whether there is anything in `text` that may be an amount, in digits or in words."""
    return any(sign.isdecimal() for sign in text) or isinstance(read_money(text), ReadMoney)


def _folded(text: str) -> str:
    """Folded; a full-width comma parts numbers, unless the text is one amount and the comma marks its thousands."""
    folded = fold(text)
    return folded if "，" not in text or _GROUPED.fullmatch(folded) else fold(text.replace("，", ";"))


def _decide(text: str, amounts: Sequence[Figure]) -> ReadMoney | Unread:
    if not amounts:
        return Unread("nothing")
    if any(marks.in_foreign_money(text, figure) for figure in amounts):
        return Unread("foreign")
    if any(marks.negative(text, figure) for figure in amounts):
        return Unread("negative")
    if any(max(figure.low, figure.high or figure.low) > LIMIT for figure in amounts):
        return Unread("too_large")
    first = amounts[0]
    several = any((figure.low, figure.high) != (first.low, first.high) for figure in amounts)
    if several or first.other is not None or marks.per_other_period(text, first) or marks.denied(text, first):
        return Unread("ambiguous", _suggestions(amounts))
    low = first.low.quantize(_CENT)
    high = first.high.quantize(_CENT) if first.high is not None else None
    roughly = first.vague or high is not None or bool(_ROUGHLY.search(text))
    return ReadMoney(_plain(low), roughly, (_plain(low), _plain(high)) if high is not None else None)


def _plain(value: Decimal) -> Decimal:
    """Without the .00 that nobody says."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _suggestions(amounts: Sequence[Figure]) -> tuple[Decimal, ...]:
    readings = [value for figure in amounts for value in (figure.low, figure.other) if value is not None]
    within = [_plain(value.quantize(_CENT)) for value in readings if value <= LIMIT]
    return tuple(dict.fromkeys(within))[:_SUGGESTIONS]


def _is_amount(text: str, figure: Figure) -> bool:
    if marks.counts_something_else(text, figure):
        return False
    if not figure.slight or marks.in_yuan(text, figure):
        return True
    return bool(_FILLER.fullmatch(text, 0, figure.start) and _FILLER.fullmatch(text, figure.end))


def _with_small_change(text: str, found: Sequence[Figure]) -> list[Figure]:
    """三块五, 12元3角5分: the tenths and hundredths of a yuan join the yuan before them."""
    joined: list[Figure] = []
    for figure in found:
        last = joined[-1] if joined else None
        gap = text[last.end : figure.start] if last else ""
        if last and figure.low < 10 and figure.low % 1 == 0 and figure.high is None:
            after = text[figure.end : figure.end + 2]
            ends = not re.match(r"[\w%]", after)
            if _SMALL_CHANGE.fullmatch(gap) and (_TENTHS.match(after) or ends):
                joined[-1] = replace(last, end=figure.end, low=last.low + figure.low / 10, other=None)
                continue
            if _TENTHS.fullmatch(gap) and (_HUNDREDTHS.match(after) or ends):
                joined[-1] = replace(last, end=figure.end, low=last.low + figure.low / 100)
                continue
        joined.append(figure)
    return joined


def _with_ranges(text: str, found: Sequence[Figure]) -> list[Figure]:
    """3000到4000, 3到4千, "three to four thousand" as one figure from low to high."""
    joined: list[Figure] = []
    for figure in found:
        last = joined[-1] if joined else None
        merged = _range(text, last, figure) if last else None
        if merged:
            joined[-1] = merged
        else:
            joined.append(figure)
    return joined


def _range(text: str, low: Figure, high: Figure) -> Figure | None:
    gap = text[low.end : high.start]
    shared = high.scale if low.scale == 1 and low.low < high.low / high.scale else Decimal(1)
    start = low.low * shared
    listed = gap in ("、", ",", ", ") and shared > 1 and start + shared == high.low
    if not (listed or _BETWEEN.fullmatch(gap)) or low.high is not None or high.high is not None or start >= high.low:
        return None
    if marks.counts_something_else(text, high):
        return None
    return replace(high, start=low.start, low=start, high=high.low, vague=True, other=None, slight=False)
