"""Lists of amounts, each with its name: 房租1200 吃饭900 药0, "rent 1200, food 900"."""

from __future__ import annotations

import re

from flows.reading.folding import fold

_NAME = r"[^\W\d_]{1,12}?(?: [^\W\d_]{1,12}?){0,2}?"
_AMOUNT = r"(?:[0-9][0-9.,]*(?:[kw万千百]|块|元)*|[零一二两三四五六七八九十百千万]+(?:块|元)?|没有?|无|none|nothing)"
_ITEM = re.compile(rf"{_NAME} ?[:：]? ?{_AMOUNT}")
_BETWEEN = re.compile(r"[\s,;、，；]+")
_LEAST = 3


def is_list_of_amounts(text: str) -> bool:
    """Whether there is nothing in a text but names with amounts, three of them or more."""
    rest, found = fold(text).strip(), 0
    while rest:
        item = _ITEM.match(rest)
        if item is None:
            return False
        found += 1
        rest = rest[item.end() :]
        between = _BETWEEN.match(rest)
        rest = rest[between.end() :] if between else rest
        if rest and between is None and not rest[0].isalpha():
            return False
    return found >= _LEAST
