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


def _place(name: str, value: Printed) -> Iterator[Block]:
    """What stands in a place of a table: a row is one line."""
    if name in {"columns", "total"} and isinstance(value, tuple):
        yield from _row(value)
    elif name == "rows" and isinstance(value, tuple):
        for each in value:
            yield from _row(each) if isinstance(each, tuple) else _lines(each)
    else:
        yield from _lines(value)


def _row(cells: tuple[Printed, ...]) -> Iterator[Block]:
    known = tuple(cell for cell in cells if isinstance(cell, Text))
    if known:
        yield Line(T("{items}", items=Joined(known, "dot")))


def _lines(printed: Printed) -> Iterator[Block]:
    match printed:
        case Text():
            yield Line(printed)
        case {"label": Text() as label, "amount": Text() as amount, **more}:
            words = T("{what}: {answer}", what=label, answer=amount)
            note = more.get("note")
            yield Line(T("{items}", items=Joined((words, note), "dot")) if isinstance(note, Text) else words)
        case {"label": Text() as label, "a": Text() as first, "b": Text() as second}:
            yield Line(T("{what}: {first} · {second}", what=label, first=first, second=second))
        case {"label": Text() as label, "text": Text() as text}:
            yield Line(T("{what}: {answer}", what=label, answer=text))
        case Mapping():
            rows = [
                line for name, value in printed.items() if name not in {"label", "head"} for line in _place(name, value)
            ]
            head = printed.get("label")
            if rows and isinstance(head, Text):
                yield Line(head, "bold")
            yield from rows
        case tuple():
            for each in printed:
                yield from _lines(each)
