"""One wording for days and durations: English, Cantonese and the many Chinese ways in the forms that dates.py knows.

"in two weeks" as 2周后, "the 15th of next month" as 下个月15号, 上礼拜三 as 上周3, 琴日 as 昨天.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from flows.reading.english import with_ordinals
from flows.reading.folding import fold
from flows.reading.numerals import in_digits

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_WEEKDAYS = "mon tue wed thu fri sat sun"
_WEEKDAY = (
    r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"(?![a-z])"
)
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9a-z])"
_YEAR = r"(?:,? ?((?:19|20)[0-9]{2})(?![0-9]))?"
_AMOUNT = r"(an?(?= )|[0-9]+(?:\.[0-9]+)?(?:-[0-9]+)?多?)"
_UNITS = {"day": "天", "week": "周", "month": "个月", "year": "年", "yr": "年"}
_UNIT = r"(day|week|month|year|yr)s?(?![a-z])"
_SIDES = {
    "last": "上",
    "past": "上",
    "previous": "上",
    "this": "这",
    "the": "这",
    "current": "这",
    "next": "下",
    "coming": "下",
}
_SIDE = f"({'|'.join(_SIDES)})"
_YEARS = {"last": "去年", "past": "去年", "previous": "去年", "next": "明年", "coming": "明年"}
_PARTS = {"end": "底", "late": "底", "beginning": "初", "start": "初", "early": "初", "middle": "中", "mid": "中"}
_PART = f"({'|'.join(_PARTS)})(?: of|-| in)? ?(?:the )?"

_Found = re.Match[str]


def _month(name: str) -> str:
    return f"{_MONTHS.split().index(name[:3]) + 1}月"


def _year(digits: str | None) -> str:
    return f"{digits}年" if digits else ""


def _unit(found: _Found) -> str:
    amount = "1" if found[1] in ("a", "an") else found[1]
    return amount + _UNITS[found[2]]


def _weekday(found: _Found) -> str:
    side = {"last": "过去", "past": "过去", "previous": "过去", "next": "下", "this": "这", "coming": "将来"}.get(
        found[1] or "", ""
    )
    return f"{side}周{_WEEKDAYS.split().index(found[2][:3]) + 1}"


_ENGLISH: tuple[tuple[str, str | Callable[[_Found], str]], ...] = (
    (r"(?:the )?day before yesterday", "前天"),
    (r"(?:the )?day after tomorrow", "后天"),
    (r"yesterday|last night", "昨天"),
    (r"tomorrow|tmrw|tmr", "明天"),
    (r"today|tonight|this (?:morning|afternoon|evening)|just now", "今天"),
    (rf"{_DAY}(?: of)? {_MONTH}{_YEAR}", lambda m: f"{_year(m[3])}{_month(m[2])}{m[1]}号"),
    (rf"{_MONTH} (?:the )?{_DAY}{_YEAR}", lambda m: f"{_year(m[3])}{_month(m[1])}{m[2]}号"),
    (rf"{_PART}{_MONTH}{_YEAR}", lambda m: f"{_year(m[3])}{_month(m[2])}{_PARTS[m[1]]}"),
    (rf"{_SIDE} {_MONTH}", lambda m: f"{_SIDES[m[1]].replace('这', '今年')}{_month(m[2])}"),
    (rf"(?<!i )(?<!we )(?<!it )(?<!he )(?<!they ){_MONTH}{_YEAR}", lambda m: f"{_year(m[2])}{_month(m[1])}"),
    (rf"{_PART}(?:{_SIDE} )?month", lambda m: f"{_SIDES[m[2]] + '个' if m[2] else ''}月{_PARTS[m[1]]}"),
    (rf"{_PART}(?:{_SIDE} )?year", lambda m: f"{_YEARS.get(m[2] or '', '今年')}{_PARTS[m[1]]}"),
    (rf"{_PART}((?:19|20)[0-9]{{2}})", lambda m: f"{m[2]}年{_PARTS[m[1]]}"),
    (rf"(?:the )?{_DAY} (?:of )?{_SIDE} month", lambda m: f"{_SIDES[m[2]]}个月{m[1]}号"),
    (rf"{_SIDE} month", lambda m: f"{_SIDES[m[1]]}个月"),
    (r"(?:on )?(?:the )?([0-9]{1,2})(?:st|nd|rd|th)(?![a-z])", lambda m: f"{m[1]}号"),
    (r"(?:on )?the ([0-9]{1,2})(?![0-9a-z.,/-]| [a-z])", lambda m: f"{m[1]}号"),
    (rf"(?:on )?(?:{_SIDE} )?{_WEEKDAY}", _weekday),
    (r"an? year and (?:an? )?0\.5", "1年半"),
    (r"an? month and (?:an? )?0\.5", "1个半月"),
    (rf"{_AMOUNT} ?{_UNIT}", _unit),
    (r"last year", "去年"),
    (r"next year", "明年"),
    (r"this year", "今年"),
    (r"(?:year|in|since|until|from) ((?:19|20)[0-9]{2})(?![0-9])(?!年)", lambda m: f"{m[1]}年"),
    (r"(?<=[天周月年半]) (?:ago|back|before|earlier|prior)", "前"),
    (r"(?:in|within|after) (?!(?:19|20)[0-9]{2}年)([0-9.]+多?(?:天|周|个月|年))(?:'? time)?", lambda m: f"{m[1]}后"),
    (r"(?<=[天周月年半]) (?:from (?:now|today)|later|hence)", "后"),
    (r"(?<=[年月周])(?: and|,) (?=[0-9])", "零"),
)
_CHINESE: tuple[tuple[str, str], ...] = (
    (r"(?:琴|寻|昨)日|昨晚|昨夜", "昨天"),
    (r"听日|明日|明早|明晚", "明天"),
    (r"今日|今早|今晚|今朝", "今天"),
    (r"(?<!目)前日(?!常|子)", "前天"),
    (r"后日", "后天"),
    (r"旧年|上年", "去年"),
    (r"出年", "明年"),
    (r"星期|礼拜|(?<=[上下这本个])拜", "周"),
    (r"个周", "周"),
    (r"周[日天](?!天)", "周7"),
    (r"(?:之|以)?前(?![天年两几])|(?<=[天周月年])(?:之|以)前", "前"),
    (r"(?<=[天周月年])(?:之|以)?后", "后"),
    (r"(?:再过|还有|(?<!超)过) ?(?=[0-9半])([0-9半.]+个?半?(?:天|周|月|年))(?!前|后)", r"\1后"),
    (r"1年半|1\.5年", "1年半"),
    (r"月份", "月"),
    (r"(?<=月)(?:中旬|中)", "中"),
    (r"(?<=月)(?:上旬|头)", "初"),
    (r"(?<=月)(?:下旬|末|尾)|(?<=年)(?:末|尾)", "底"),
)
_SPACES = re.compile(r"(?<=[㐀-鿿]) (?=[0-9㐀-鿿])|(?<=[0-9]) (?=[㐀-鿿])")


@cache
def _english() -> tuple[tuple[re.Pattern[str], str | Callable[[_Found], str]], ...]:
    """Compiled when the first date is read, so that a start does not wait for it."""
    return tuple((re.compile(rf"(?<![a-z])(?:{pattern})", re.ASCII), form) for pattern, form in _ENGLISH)


@cache
def _chinese() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), form) for pattern, form in _CHINESE)


def in_one_wording(text: str) -> str:
    """What was typed, folded, its numbers in digits, its days and durations in the forms of dates.py."""
    wording = in_digits(with_ordinals(fold(text)))
    if re.search(r"[a-z]{2}", wording):
        for pattern, form in _english():
            wording = pattern.sub(form, wording)
    wording = _SPACES.sub("", wording)
    for pattern, chinese in _chinese():
        wording = pattern.sub(chinese, wording)
    return wording
