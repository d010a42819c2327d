"""The same paper in lines, for where it cannot be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flows.model import Block, Joined, Line, Printed, T, Text

_BY_HAND = frozenset({"blanks", "signature"})
_DRAWN = frozenset({"a", "b", "ceiling", "ticks"})


def in_words(data: Mapping[str, Printed]) -> tuple[Block, ...]:
    """What stands on it, place after place, without what is filled in by hand and without what is only drawn."""
    places = (value for name, value in data.items() if name not in _BY_HAND | _DRAWN)
    title = data.get("title")
    head = (Line(title, "bold"),) if isinstance(title, Text) else ()
    return (*head, *(line for place in places if place is not title for line in _lines(place)))


def _lines(printed: Printed) -> Iterator[Block]:
    match printed:
        case Text():
            yield Line(printed)
        case {"label": Text() as label, "amount": Text() as amount}:
            yield Line(T("{what}: {answer}", what=label, answer=amount))
        case {"label": Text() as label, "a": Text() as first, "b": Text() as second}:
            yield Line(T("{what}: {first} · {second}", what=label, first=first, second=second))
        case {"label": Text() as label, "text": Text() as text}:
            yield Line(T("{what}: {answer}", what=label, answer=text))
        case Mapping():
            rows = [line for name, value in printed.items() if name not in {"label", "head"} for line in _lines(value)]
            head = printed.get("label")
            if rows and isinstance(head, Text):
                yield Line(head, "bold")
            yield from rows
        case tuple() if printed and all(isinstance(cell, Text | str) for cell in printed) and "" in printed:
            yield Line(T("{items}", items=Joined(tuple(cell for cell in printed if isinstance(cell, Text)), "dot")))
        case tuple():
            for each in printed:
                yield from _lines(each)
