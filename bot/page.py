"""A reply as a terminal shows it: plain lines for a pipe; for a person with bold, CJK widths, in their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from .markup import text_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_QUOTE = re.compile(r"<blockquote[^>]*>(.*?)</blockquote>", re.DOTALL)
_TAGGED = re.compile(r"(</?(?:b|i|code)>)")
_STYLES = {"<b>": "bold", "<i>": "italic", "<code>": "cyan"}
_UNIT = re.compile(r"[A-Za-z0-9À-ɏ.,:/@%¥_−–-]+|.", re.DOTALL)
_CLOSING = frozenset("，。、；：？！）」』》”’…,.;:?!)%°")
_OPENING = frozenset("（「『《“‘(")
_QUOTE_MARK = "│ "
_WIDEST = 78  # a line that an eye can follow
_GAP = 3  # columns around a button


@dataclass(frozen=True, slots=True)
class Key:
    """A button: it sends `data`, copies `copy`, or leads to `url`."""

    label: str
    data: str = ""
    copy: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Telegram HTML, and the rows of buttons below it."""

    html: str
    rows: tuple[tuple[Key, ...], ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The buttons, counted through the rows."""
        return tuple(key for row in self.rows for key in row)

    def key(self, line: str, *, by_name: bool = False) -> Key | None:
        """The button that a line means by its number. `by_name`: one that is called by a number means that number."""
        keys = self.keys
        named = {key.label: key for key in keys if by_name and _is_number(key.label)}
        if line in named:
            return named[line]
        if not _NUMBER.fullmatch(line) or int(line) > len(keys) or keys[int(line) - 1].label in named:
            return None
        return keys[int(line) - 1]


def _is_number(label: str) -> bool:
    return label.isascii() and label.isdecimal()


def plain(page: Page) -> str:
    """The page for a pipe: no tags, quotes indented, each row of buttons a line of `[1] label`."""
    text = _QUOTE.sub(lambda quote: "\n".join(f"  {line}" for line in quote[1].split("\n")), page.html)
    return "\n".join([text_of(text), *("  ".join(row) for row in _numbered(page.rows))])


def _numbered(rows: Sequence[Sequence[Key]], *, by_name: bool = False) -> Iterator[list[str]]:
    number = count(1)
    for row in rows:
        names = [(f"[{next(number)}]", key.label) for key in row]
        yield [f"[{label}]" if by_name and _is_number(label) else f"{place} {label}" for place, label in names]


def show(page: Page, console: Console) -> None:
    """The page for a person, in the width of their terminal; a button that is a number is called by it."""
    width = min(max(console.width - 1, 20), _WIDEST)
    for html, quoted in _parts(page.html):
        margin = _QUOTE_MARK if quoted else ""
        for line in html.split("\n"):
            for row in folded(_styled(line, "dim" if quoted else ""), width - len(margin)):
                console.print(margin, row, sep="", style="dim" if quoted else "", soft_wrap=True)
    console.print()
    for labels in _numbered(page.rows, by_name=True):
        for line_of_keys in _laid_out(labels, width):
            console.print(_keys(line_of_keys), soft_wrap=True)


def _parts(html: str) -> Iterator[tuple[str, bool]]:
    """The text, cut at its quotes: every second part is one."""
    for place, part in enumerate(_QUOTE.split(html)):
        if part.strip("\n"):
            yield part.strip("\n"), place % 2 == 1


def _styled(line: str, style: str) -> Text:
    from rich.text import Text

    styled = Text(style=style)
    open_styles: list[str] = []
    for piece in _TAGGED.split(line):
        if piece in _STYLES:
            open_styles.append(_STYLES[piece])
        elif _TAGGED.fullmatch(piece):
            open_styles.pop()
        else:
            styled.append(text_of(piece), " ".join(open_styles) or None)
    return styled


def folded(text: Text, width: int) -> Iterator[Text]:
    """The text in lines of at most `width` columns: between words, and between Chinese characters except before what
    closes and after what opens."""
    from rich.cells import cell_len

    cuts = []
    used = start = 0
    for unit in _units(text.plain):
        size = cell_len(unit)
        if used and used + size > width and not unit.isspace():
            cuts.append(start)
            used = 0
        used += size
        start += len(unit)
    for line in text.divide(cuts):
        line.rstrip()
        yield line


def _units(words: str) -> Iterator[str]:
    """What must not be torn apart: a word or number, a character with the signs that belong to it."""
    unit = ""
    for piece in _UNIT.findall(words):
        if unit and not (piece[0] in _CLOSING or unit[-1] in _OPENING):
            yield unit
            unit = ""
        unit += piece
    if unit:
        yield unit


def _laid_out(labels: list[str], width: int) -> Iterator[list[str]]:
    """A row of buttons on one line, or on as many as it takes."""
    from rich.cells import cell_len

    line: list[str] = []
    used = 0
    for label in labels:
        size = cell_len(label) + _GAP
        if line and used + size > width:
            yield line
            line, used = [], 0
        line.append(label)
        used += size
    yield line


def _keys(labels: Sequence[str]) -> Text:
    from rich.text import Text

    row = Text()
    for label in labels:
        number, _, words = label.partition(" ")
        row.append(" ").append(number, "bold cyan").append(f" {words} " if words else " ")
    return row
