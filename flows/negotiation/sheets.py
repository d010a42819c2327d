"""The script cut into pages that fit a phone: three lines in Chinese, two with pinyin and meaning in English."""

from __future__ import annotations

from dataclasses import dataclass

from flows.model import Joined, Scene, Spoken, Text
from flows.negotiation.script import Part, script

LINES = {"en": 2}
MOST_LINES = 3
_LONG_LIST = 3  # things in a row that take a line of their own


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
    """A part on as few pages as it needs, all about as full. The note takes the room of a line."""
    rooms = [_room(spoken) for spoken in part.lines]
    if part.note:
        rooms[-1] += 1
    counts = _balanced(rooms, most)
    ends = [sum(counts[: page + 1]) for page in range(len(counts))]
    return [
        Sheet(part.title, part.lines[end - count : end], part.note if end == ends[-1] else None)
        for count, end in zip(counts, ends, strict=True)
    ]


def _balanced(rooms: list[int], most: int) -> list[int]:
    """How many lines stand on each page: at most `most` room on one, unless a line alone needs more."""
    counts: list[int] = []
    while rooms:
        pages = len(_filled(rooms, most))
        count = _filled(rooms, max(rooms[0], -(-sum(rooms) // pages)))[0]
        counts.append(count)
        rooms = rooms[count:]
    return counts


def _filled(rooms: list[int], most: int) -> list[int]:
    """The same when every page is filled before the next one begins."""
    counts: list[int] = []
    used = 0
    for room in rooms:
        if counts and used + room <= most:
            counts[-1] += 1
            used += room
        else:
            counts.append(1)
            used = room
    return counts


def _room(spoken: Spoken) -> int:
    lists = (value for value in spoken.text.params.values() if isinstance(value, Joined))
    return 2 if any(len(listed.items) >= _LONG_LIST for listed in lists) else 1
