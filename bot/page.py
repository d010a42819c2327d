"""A reply as a terminal shows it: plain lines for a pipe; for a person with bold, CJK widths, in their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from .markup import text_of
from .signs import readable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_BESIDE = frozenset({"back", "skip", "why", "ask", "save", "keep", "guess", "again", "knob"})
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

    @property
    def asks_for_a_figure(self) -> bool:
        """Whether a number that is typed here is the answer: a button is one, or none of them answers."""
        return any(map(_is_number, (key.label for key in self.keys))) or (
            bool(self.keys) and all(_act(key) in _BESIDE for key in self.keys)
        )

    def key(self, line: str, *, by_name: bool = False) -> Key | None:
        """The button that a line means by its number. `by_name`: where a figure is asked for, a number is that figure,
        and the other buttons go by letters."""
        places = dict(zip(self.places(by_name=by_name), self.keys, strict=True))
        return places.get(line.strip().lower())

    def places(self, *, by_name: bool = False) -> list[str]:
        """What is typed for each button."""
        if not (by_name and self.asks_for_a_figure):
            return [str(place) for place, _ in enumerate(self.keys, 1)]
        letters = iter(ascii_lowercase)
        return [key.label if _is_number(key.label) else next(letters) for key in self.keys]


def _is_number(label: str) -> bool:
    return label.isascii() and label.isdecimal()


def _act(key: Key) -> str:
    return "".join(key.data.split(".")[2:3])


def plain(page: Page) -> str:
    """The page for a pipe: no tags, quotes indented, each row of buttons a line of `[1] label`. No control sign."""
    text = _QUOTE.sub(lambda quote: "\n".join(f"  {line}" for line in quote[1].split("\n")), page.html)
    return readable("\n".join([text_of(text), *("  ".join(row) for row in _numbered(page))]))


def _numbered(page: Page, *, by_name: bool = False) -> Iterator[list[str]]:
    places = iter(page.places(by_name=by_name))
    for row in page.rows:
        labels = [(key.label, next(places)) for key in row]
        yield [f"[{place}]" if by_name and place == label else f"[{place}] {label}" for label, place in labels]


def show(page: Page, console: Console) -> None:
    """The page for a person, in the width of their terminal; a button that is a number is called by it."""
    width = min(max(console.width - 1, 20), _WIDEST)
    for html, quoted in _parts(page.html):
        margin = _QUOTE_MARK if quoted else ""
        open_styles: list[str] = []
        for line in html.split("\n"):
            for row in folded(_styled(line, "dim" if quoted else "", open_styles), width - len(margin)):
                console.print(margin, row, sep="", style="dim" if quoted else "", soft_wrap=True)
    console.print()
    for labels in _numbered(page, by_name=True):
        for line_of_keys in _laid_out([readable(label) for label in labels], width):
            console.print(_keys(line_of_keys), soft_wrap=True)


def _parts(html: str) -> Iterator[tuple[str, bool]]:
    """The text, cut at its quotes: every second part is one."""
    for place, part in enumerate(_QUOTE.split(html)):
        if part.strip("\n"):
            yield part.strip("\n"), place % 2 == 1


def _styled(line: str, style: str, open_styles: list[str]) -> Text:
    """A line as it is shown. `open_styles` begin in a line before it; afterwards, in this one."""
    from rich.text import Text

    styled = Text(style=style)
    for piece in _TAGGED.split(line):
        if piece in _STYLES:
            open_styles.append(_STYLES[piece])
        elif _TAGGED.fullmatch(piece):
            open_styles.pop()
        else:
            styled.append(readable(text_of(piece)), " ".join(open_styles) or None)
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
