"""Amounts, dates, rates, counts, citations and lists in each locale.

The patterns are ours (CONVERSATION.md 1.9 and 1.10); names of months and days, separators and lists are Babel's. It is
imported when the first value is formatted: the welcome screen has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from flows.knowledge.rules.citing import told
from flows.model import Cited, Day, Money, Percent, Yuan

_BABEL = {"zh_Hans": "zh_Hans", "zh_Hant": "zh_Hant", "en": "en_GB"}
_CHINESE = {"long": "M月d日（EEE）", "spoken": "M月d日", "month": "y年M月"}
_ENGLISH = {"long": "d MMMM (EEE)", "spoken": "d MMMM", "month": "MMMM y"}
_CHINESE_WITH_YEAR = {"long": "y年M月d日（EEE）", "spoken": "y年M月d日", "month": "y年M月"}
_ENGLISH_WITH_YEAR = {"long": "d MMMM y (EEE)", "spoken": "d MMMM y", "month": "MMMM y"}


def shown(value: int | Money | Yuan | Day | Percent | Cited, locale: str) -> str:
    """A value as it stands in a line of `locale`."""
    match value:
        case Money():
            return _money(value.value, locale)
        case Yuan():
            return _money(value.value, locale) if locale == "en" else _money(value.value, locale).replace("¥", "")
        case Day():
            return _day(value.value, _pattern(value, locale), locale)
        case Percent():
            return _number(value.value, "#,##0.##%", locale)
        case Cited():
            return told(value, locale)
        case _:
            return _number(Decimal(value), "#,##0", locale)


def joined(items: Sequence[str], style: str, locale: str) -> str:
    """Several things, already in words, in one place."""
    if style == "and":
        from babel.lists import format_list

        return format_list(items, locale=_BABEL[locale])
    if style == "dot":
        return " · ".join(items)
    return (", " if locale == "en" else "、").join(items)


def _money(value: Decimal, locale: str) -> str:
    """¥1,200 and ¥1,350.50; a minus sign, not a hyphen, where less than nothing is left."""
    whole = value == value.to_integral_value()
    return _number(value, "¥#,##0;−¥#,##0" if whole else "¥#,##0.00;−¥#,##0.00", locale)


def _pattern(day: Day, locale: str) -> str:
    with_year = day.year not in (0, day.value.year)
    if locale == "en":
        return (_ENGLISH_WITH_YEAR if with_year else _ENGLISH)[day.form]
    return (_CHINESE_WITH_YEAR if with_year else _CHINESE)[day.form]


@lru_cache(maxsize=4096)
def _number(value: Decimal, pattern: str, locale: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, pattern, locale=_BABEL[locale])


@lru_cache(maxsize=1024)
def _day(value: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    return format_date(value, pattern, locale=_BABEL[locale])
