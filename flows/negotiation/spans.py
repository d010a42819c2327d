"""How long ago something was, as people type it, and the option that it belongs to.

Where a length stands on the border of two options it goes to the one that asks for more care (CONVERSATION 3.2).
"""

from __future__ import annotations

import re

from flows.model import Scene
from flows.reading.dates import read_span
from flows.reading.folding import fold

YEAR = 365
_NUMBER = r"[\d一二两三四五六七八九十半]"
_RANGE = re.compile(rf"{_NUMBER}(?:个?月|年|天| ?(?:year|month|day)s?)? ?(?:-|~|到|至|或|to|or) ?{_NUMBER}")
_DATED = re.compile(r"\d{4} ?[-年/.]")
_WITHIN = re.compile(r"以内|之内|[年月天]内|\bwithin\b|\bin the last\b")
_AHEAD = re.compile(
    r"还有.{1,6}到期|[才就]到期|[天周月年]以?后(?:到期)?$|\bin (?:\d+|an?|two|three) (?:day|week|month)|\bto go\b"
)


def days_ago(text: str, scene: Scene) -> int | None:
    """Days from what was typed (两个月, 去年五月, over a year) to today; a day fewer for "within".

    None for what is no single span of the past.
    """
    folded = fold(text)
    if _is_ahead(text) or (_RANGE.search(folded) and not _DATED.search(folded)):
        return None
    span = read_span(text, scene.today)
    if span is None:
        return None
    return span.days - 1 if _WITHIN.search(folded) else span.days


def overdue_of(text: str, scene: Scene) -> str:
    """The option of `overdue` that a typed span or date belongs to, or ''."""
    if _is_ahead(text):
        return "not_due"
    days = days_ago(text, scene)
    if days is None:
        return ""
    bounds = ((0, "not_due"), (31, "d1_30"), (92, "d31_90"), (YEAR + 1, "d91_365"), (2 * YEAR - 1, "y1_2"))
    return next((option for most, option in bounds if days <= most), "over_2y")


def last_event_of(text: str, scene: Scene) -> str:
    """The option of `last_event` that a typed span or date belongs to, or ''."""
    days = days_ago(text, scene)
    if days is None:
        return ""
    return "within_2y" if days < 2 * YEAR else "y2_3" if days < 3 * YEAR else "over_3y"


def _is_ahead(text: str) -> bool:
    """Whether what was typed speaks of a day to come."""
    return _AHEAD.search(fold(text)) is not None
