"""Which language a line is in: enough to answer in it."""

from __future__ import annotations

import re

from flows.model import Locale
from flows.reading.simplified import PAIRS

_HAN = re.compile("[㐀-鿿]")
_TRADITIONAL = frozenset(PAIRS[::2])
_CANTONESE = frozenset("嘅唔佢哋咗冇嗰咁喺啲嚟俾畀睇乜嘢噉")


def language_of(text: str) -> Locale:
    """The locale of a line: Chinese with any Chinese in it, traditional with any character that is only that."""
    chars = set(_HAN.findall(text))
    if not chars:
        return "en"
    return "zh_Hant" if chars & (_TRADITIONAL | _CANTONESE) else "zh_Hans"
