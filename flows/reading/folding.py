"""One spelling for what may be typed in many: width, case, spaces, dashes and quotes, traditional and simplified.

Folded text is for matching only. It is never shown, and never kept as somebody's words.
"""

from __future__ import annotations

import unicodedata

from flows.reading.simplified import PAIRS

_COMPATIBLE = (range(0x2460, 0x2474), range(0x2F00, 0x2FD6), range(0xFF01, 0xFFEF))
_DASHES = "‐‑‒–—―−"
_QUOTES = "‘’ʼ`´"
_UNSEEN = (range(0x09), range(0x0E, 0x1C), range(0x7F, 0x85), range(0x86, 0xA0), range(0x200B, 0x2010))
_UNSEEN_MARKS = (*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xAD, 0x20E3, 0xFEFF)


def _table() -> dict[int, str | None]:
    """What becomes of each character. One for one, but for those nobody sees, which go."""
    table: dict[int, str | None] = {code: unicodedata.normalize("NFKC", chr(code)) for r in _COMPATIBLE for code in r}
    table |= {ord(dash): "-" for dash in _DASHES} | {ord(quote): "'" for quote in _QUOTES} | {ord("〜"): "~"}
    table |= {code: None for r in _UNSEEN for code in r} | dict.fromkeys(_UNSEEN_MARKS)
    return table | {ord(PAIRS[i]): PAIRS[i + 1] for i in range(0, len(PAIRS), 2)}


_TABLE = _table()


def fold(text: str) -> str:
    """`text` as it is matched: half width, lower case, simplified, single spaces, without invisible characters.

    Folding twice is folding once. It is linear and takes any text.
    """
    return " ".join(text.translate(_TABLE).casefold().translate(_TABLE).split())
