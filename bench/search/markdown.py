"""A table in Markdown that can also be read as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The first column to the left, the others to the right."""
    lines = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = "|" + "|".join("-" * (width + 1) + (":" if at else "-") for at, width in enumerate(widths)) + "|"
    first, *rest = (_line(line, widths) for line in lines)
    return "\n".join([first, rule, *rest])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    (left, *right), (first, *others) = cells, widths
    padded = [left.ljust(first), *(cell.rjust(width) for cell, width in zip(right, others, strict=True))]
    return f"| {' | '.join(padded)} |"


def share(part: int, whole: int) -> str:
    """So many of so many."""
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "none asked"
