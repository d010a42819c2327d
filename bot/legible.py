"""JSON from outside that cannot be read as it is: nested without end, with a broken character or a number that is none.

All of it is cured in place, so that what stands beside it is not lost: one such update among a hundred costs the rest
nothing, and even its own words are understood.
"""

from __future__ import annotations

import json
import math
import re

LEVELS = 100
"""Below which nothing is kept. Telegram's own objects go ten levels deep; a reader that recurses bears a thousand."""

_DIGITS = 20
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[{]+|[\]}]+', re.DOTALL)


def legible(payload: bytes) -> bytes:
    """The same JSON, null for what is nested too deeply or no number, a question mark for what is no character.

    Takes time in proportion to the length. Raises ValueError for what is no JSON.
    """
    text = _pruned(payload).decode("utf-8", "replace")
    value = json.loads(text, parse_int=_whole, parse_float=_fraction, parse_constant=lambda name: None)
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _pruned(payload: bytes) -> bytes:
    """Without recursion: from bracket to bracket, past the strings."""
    pieces, depth, kept = [], 0, 0
    for token in _TOKEN.finditer(payload):
        start, size = token.start(), token.end() - token.start()
        if payload[start] in b"[{":
            if depth <= LEVELS < depth + size:
                pieces.append(payload[kept : start + LEVELS - depth])
            depth += size
        elif payload[start] in b"]}":
            if depth - size <= LEVELS < depth:
                kept = start + depth - LEVELS
            depth -= size
    pieces.append(payload[kept:])
    return b"null".join(pieces)


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _DIGITS else None


def _fraction(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None
