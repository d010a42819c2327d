"""A Text in a locale: plain words for a label, Telegram's HTML for a message, plain text for a file or a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from gettext import NullTranslations
from itertools import groupby
from pathlib import Path

from flows.model import LOCALES, Block, Joined, Line, Locale, Param, Spoken, Text

from . import catalogues, formats
from .markup import escape, marked, split, units, unmarked
from .pinyin import Pinyin
from .signs import whole

MESSAGE_LIMIT = 4096
COPY_LIMIT = 256
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class _Template:
    """A wording cut at its slots: every second piece is the name of one."""

    plain: tuple[str, ...]
    html: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A block in words: one line, or the three of a spoken line in English."""

    words: str
    quoted: bool = False


class Wording:
    """The catalogues of all locales, and what is said with them. Reads files when it is loaded, and never again but for
    the pinyin of the first line that is spelled."""

    def __init__(self, translations: Mapping[Locale, NullTranslations], spellings: Path) -> None:
        self._translations = translations
        self._templates: dict[tuple[Locale, str, str], _Template] = {}
        self._pinyin = Pinyin(
            spellings, lambda text: self._message(text, "zh_Hans"), lambda text: self.words(text, "zh_Hans")
        )

    @classmethod
    def load(cls, root: Path | None = None) -> Wording:
        """The wording of the folder `root`: that of the wheel or the checkout, unless told."""
        root = root or catalogues.locales()
        return cls({locale: catalogues.translations(root, locale) for locale in LOCALES}, root / "pinyin.json")

    def words(self, text: Text, locale: Locale) -> str:
        """Plain words: for labels, for what typed text is compared with, for the clipboard. Raises KeyError for a slot
        without a value."""
        return self._say(text, locale, html=False)

    def html(self, blocks: Sequence[Block], locale: Locale) -> str:
        """The blocks as one Telegram HTML text, whatever its length."""
        return _page(self._said(blocks, locale, html=True))

    def pages(self, blocks: Sequence[Block], locale: Locale, limit: int = MESSAGE_LIMIT) -> list[str]:
        """The same in as many texts as Telegram takes (`limit` in UTF-16 units), cut between blocks where that is
        possible. At least one, which may be empty."""
        said = list(self._said(blocks, locale, html=True))
        if 2 * sum(len(line.words) + 1 for line in said) <= limit:
            return [_page(said)]
        return [_page(page) for page in _packed(said, limit)] or [""]

    def plain(self, blocks: Sequence[Block], locale: Locale) -> str:
        """The blocks as plain text, for a file or a pipe: no tags, quotes are indented."""
        lines = self._said(blocks, locale, html=False)
        return "\n".join(_indented(line.words) if line.quoted else line.words for line in lines)

    def copy(self, what: Text | Spoken, locale: Locale) -> str:
        """What a copy button copies; of a spoken line its Chinese. What is too long for a button is cut: a button with
        most of the text is better than no screen, and `xieshang check` finds it."""
        words = self.words(what.text, _chinese(locale)) if isinstance(what, Spoken) else self.words(what, locale)
        if len(words) <= COPY_LIMIT // 2 or len(wide := words.encode("utf-16-le", "replace")) <= 2 * COPY_LIMIT:
            return words
        return wide[: 2 * COPY_LIMIT - 2].decode("utf-16-le", "ignore") + "…"

    def three(self, spoken: Spoken, locale: Locale) -> tuple[str, str, str]:
        """A line to say: its Chinese and, in English, how it is pronounced and what it means."""
        words = self.words(spoken.text, _chinese(locale))
        if locale != "en":
            return words, "", ""
        return words, self._pinyin.spell(spoken.text), self.words(spoken.meaning or spoken.text, locale)

    def _said(self, blocks: Sequence[Block], locale: Locale, *, html: bool) -> Iterable[_Said]:
        for block in blocks:
            if isinstance(block, Spoken):
                yield _Said(self._spoken(block, locale, html=html))
            elif block.only in ("", locale):
                yield self._line(block, locale, html=html)

    def _line(self, line: Line, locale: Locale, *, html: bool) -> _Said:
        words = self._say(line.text, locale, html=html)
        if line.style == "bold" and html:
            words = f"<b>{words.replace('<b>', '').replace('</b>', '')}</b>"
        return _Said(words, line.style == "quote")

    def _spoken(self, spoken: Spoken, locale: Locale, *, html: bool) -> str:
        number = f"{spoken.number} " if spoken.number else ""
        words = number + self._say(spoken.text, _chinese(locale), html=html)
        if locale != "en":
            return words
        pinyin = self._pinyin.spell(spoken.text)
        meaning = self._say(spoken.meaning or spoken.text, locale, html=html)
        return "\n".join((words, escape(pinyin) if html else pinyin, meaning))

    def _say(self, text: Text, locale: Locale, *, html: bool) -> str:
        template = self._template(text, locale)
        pieces = template.html if html else template.plain
        if len(pieces) == 1:
            return pieces[0]
        said = list(pieces)
        for slot in range(1, len(said), 2):
            said[slot] = self._value(text.params[pieces[slot]], locale, html)
        return "".join(said)

    def _value(self, value: Param, locale: Locale, html: bool) -> str:
        if isinstance(value, str):
            return escape(value) if html else whole(value)
        if isinstance(value, Text):
            return self._say(value, locale, html=html)
        if isinstance(value, Joined):
            return formats.joined([self._value(item, locale, html) for item in value.items], value.style, locale)
        return formats.shown(value, locale)

    def _template(self, text: Text, locale: Locale) -> _Template:
        if text.plural:
            return _parsed(self._message(text, locale))
        key = (locale, text.context, text.msgid)
        template = self._templates.get(key)
        if template is None:
            template = self._templates[key] = _parsed(self._message(text, locale))
        return template

    def _message(self, text: Text, locale: Locale) -> str:
        """The wording of `locale` with its slots; the English of the code where there is none."""
        if not text.msgid:  # gettext keeps its header there
            return ""
        known = self._translations[locale]
        if text.plural:
            n = text.params["n"]
            assert isinstance(n, int)
            if text.context:
                return known.npgettext(text.context, text.msgid, text.plural, n)
            return known.ngettext(text.msgid, text.plural, n)
        if text.context:
            return known.pgettext(text.context, text.msgid)
        return known.gettext(text.msgid)


@lru_cache(maxsize=1024)
def _parsed(message: str) -> _Template:
    pieces = _SLOT.split(message)
    slots = [index % 2 == 1 for index in range(len(pieces))]
    return _Template(
        tuple(piece if slot else unmarked(piece) for piece, slot in zip(pieces, slots, strict=True)),
        tuple(piece if slot else marked(piece) for piece, slot in zip(pieces, slots, strict=True)),
    )


def _chinese(locale: Locale) -> Locale:
    return "zh_Hant" if locale == "zh_Hant" else "zh_Hans"


def _indented(words: str) -> str:
    return "\n".join(f"  {line}" for line in words.split("\n"))


def _page(lines: Iterable[_Said]) -> str:
    parts = []
    for quoted, group in groupby(lines, key=lambda line: line.quoted):
        words = "\n".join(line.words for line in group)
        parts.append(f"<blockquote expandable>{words}</blockquote>" if quoted else words)
    return "\n".join(parts)


def _packed(lines: Iterable[_Said], limit: int) -> Iterable[list[_Said]]:
    """The lines, as many together as fit; a line that does not fit alone is split."""
    page: list[_Said] = []
    used = 0
    for line in lines:
        size = units(line.words)
        parts = [line] if size <= limit else [_Said(part, line.quoted) for part in split(line.words, limit)]
        for part in parts:
            size = units(part.words)
            if page and used + 1 + size > limit:
                yield page
                page, used = [], 0
            page.append(part)
            used += size + (1 if len(page) > 1 else 0)
    if page:
        yield page
