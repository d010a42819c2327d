"""The script cut into pages that fit a phone: three lines in Chinese, two with pinyin and meaning in English."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from flows.model import Scene, Spoken, Text
from flows.negotiation.script import Part, script

LINES = {"en": 2}
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the script; `note` stands below the last lines of its part."""

    title: Text
    lines: tuple[Spoken, ...]
    note: Text | None


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    """The pages in order; none where there is no script."""
    most = LINES.get(scene.locale, MOST_LINES)
    return tuple(sheet for part in script(scene) for sheet in _cut(part, most))


def _cut(part: Part, most: int) -> list[Sheet]:
    """A part on as few pages as it needs, all about as full."""
    pages = -(-len(part.lines) // most)
    size, longer = divmod(len(part.lines), pages)
    ends = [size * page + min(page, longer) for page in range(pages + 1)]
    return [
        Sheet(part.title, part.lines[start:end], part.note if end == ends[-1] else None)
        for start, end in pairwise(ends)
    ]
