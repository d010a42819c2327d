"""How buttons fit a phone: two words' buttons share a row only when both can be read whole."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import east_asian_width

from flows.model import Button, Keyboard, Row, Text

_HALF = 21  # Latin letters that half a row of a small phone shows
_WHOLE = 42


def width(words: str) -> int:
    """Columns of a label: Chinese signs count two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def fitted(keyboard: Keyboard, words: Callable[[Text], str]) -> Keyboard:
    """The keyboard with every row split in which a label would be cut."""
    rows: list[Row] = []
    for row in keyboard:
        if len(row) == 2 and any(_is_wider(words(button.label), _HALF) for button in row):
            rows.extend((button,) for button in row)
        elif len(row) > 2 and _is_wider("  ".join(words(button.label) for button in row), _WHOLE):
            half = (len(row) + 1) // 2
            rows.extend(fitted((row[:half], row[half:]), words))
        elif row:
            rows.append(row)
    return tuple(rows)


def _is_wider(label: str, columns: int) -> bool:
    return 2 * len(label) > columns and width(label) > columns


def labels(keyboard: Keyboard) -> tuple[Button, ...]:
    """The buttons that do something here (not the copy buttons and links), in order."""
    return tuple(button for row in keyboard for button in row if isinstance(button, Button))
