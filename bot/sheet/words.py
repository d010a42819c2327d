"""What a person typed, made fit to be set: only characters that the font has, nothing longer than a paper bears."""

from __future__ import annotations

import json
import re
import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LONGEST = 300
"""Characters in one text. The longest that our own wording makes has about 200."""
ROWS = 600
"""Entries of one list: fifty years of payments."""

_MISSING = "□"
_DROPPED = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u20e3]+")
_UNBROKEN = re.compile(r"[^\s\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{31,}")
_STRETCH = 24
_BREAK = "\u200b"
_DAY = re.compile(r"(?<![0-9])[0-9]{1,2} [A-Z][a-z]{2,8}(?: [0-9]{4})?(?: \([A-Z][a-z]{2}\))?")


class Signs:
    """The characters that a font has, read from its table `cmap` (OpenType 1.9, format 12)."""

    def __init__(self, font: Path, extra: str = "") -> None:
        self._starts, self._ends = zip(*_ranges(font), strict=True)
        self._extra = extra

    def __contains__(self, sign: str) -> bool:
        at = bisect_right(self._starts, ord(sign)) - 1
        return sign in self._extra or (at >= 0 and ord(sign) <= self._ends[at])


def fitted(payload: bytes, signs: Signs) -> str:
    """The same JSON with every text fit to be set. Raises ValueError for what is no JSON object."""
    value = json.loads(payload.decode("utf-8"), parse_constant=_refused)
    if not isinstance(value, dict):
        raise ValueError("no object")
    return json.dumps(_fitted(value, signs), ensure_ascii=False)


def _refused(name: str) -> None:
    raise ValueError("no number")


def _fitted(value: object, signs: Signs) -> object:
    match value:
        case str():
            return _set(value, signs)
        case list():
            return [_fitted(entry, signs) for entry in value[:ROWS]]
        case dict():
            return {key: _fitted(entry, signs) for key, entry in value.items()}
        case _:
            return value


def _set(text: str, signs: Signs) -> str:
    """One paragraph: white space is a space, no line begins with a dot, what the font lacks is a box, a long run may
    break in the middle."""
    words = " ".join(_DROPPED.sub("", unicodedata.normalize("NFC", text[: 2 * LONGEST])).split())
    if len(words) > LONGEST:
        words = words[: LONGEST - 1].rstrip() + "…"
    shown = "".join(sign if sign in signs else _MISSING for sign in words)
    return _DAY.sub(_kept, _UNBROKEN.sub(_broken, shown)).replace(" · ", "\u00a0· ")


def _kept(day: re.Match[str]) -> str:
    """A day is not broken: 15 December (Tue)."""
    return day[0].replace(" ", "\u00a0")


def _broken(run: re.Match[str]) -> str:
    return _BREAK.join(run[0][at : at + _STRETCH] for at in range(0, len(run[0]), _STRETCH))


def _ranges(font: Path) -> Iterator[tuple[int, int]]:
    """First and last character of each run in the first face of a collection; its faces have the same characters."""
    with font.open("rb") as file:

        def read(layout: str, at: int) -> tuple[Any, ...]:
            file.seek(at)
            return struct.unpack(layout, file.read(struct.calcsize(layout)))

        (face,) = read(">I", 12)
        (tables,) = read(">H", face + 4)
        records = (read(">4sIII", face + 12 + 16 * index) for index in range(tables))
        (cmap,) = (offset for tag, _, offset, _ in records if tag == b"cmap")
        (encodings,) = read(">H", cmap + 2)
        entries = (read(">HHI", cmap + 4 + 8 * index) for index in range(encodings))
        (table,) = (cmap + offset for platform, encoding, offset in entries if (platform, encoding) == (3, 10))
        (groups,) = read(">I", table + 12)
        file.seek(table + 16)
        runs = struct.iter_unpack(">III", file.read(12 * groups))
        start, end, _ = next(runs)
        for first, last, _ in runs:
            if first > end + 1:
                yield start, end
                start = first
            end = last
        yield start, end
