"""Telegram's HTML: escaping, measuring and splitting. The tags of our wording are <b>, <i>, <code> and the quote's."""

from __future__ import annotations

import html
import re

from .signs import whole

_MARK = re.compile(r"</?(?:b|i|code)>")
_TAG = re.compile(r"<[^>]*>")
_ATOM = re.compile(r"<[^>]*>|&\w+;|.", re.DOTALL)


def escape(text: str) -> str:
    """What somebody typed, so that Telegram shows it as it was typed, but for halves of a character."""
    return whole(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def marked(words: str) -> str:
    """Words of a catalogue as HTML: <b>, <i> and <code> are tags, everything else is text."""
    tags = _MARK.findall(words)
    texts = [escape(text) for text in _MARK.split(words)]
    return texts[0] + "".join(tag + text for tag, text in zip(tags, texts[1:], strict=True))


def unmarked(words: str) -> str:
    """Words of a catalogue without their tags."""
    return _MARK.sub("", words)


def marks(words: str) -> list[str]:
    """The tags in words of a catalogue, in order."""
    return _MARK.findall(words)


def text_of(page: str) -> str:
    """What a person reads of Telegram HTML."""
    return html.unescape(_TAG.sub("", page))


def units(page: str) -> int:
    """The length of Telegram HTML as Telegram counts it: UTF-16 units of the text, tags aside."""
    return len(text_of(page).encode("utf-16-le")) // 2


def split(page: str, limit: int) -> list[str]:
    """HTML in parts of at most `limit` units, cut between lines or else between words; each part has whole tags."""
    atoms = _ATOM.findall(page)
    parts = []
    start, open_tags = 0, list[str]()
    while start < len(atoms):
        end = _end_of_part(atoms, start, limit)
        part, open_tags = _whole(atoms[start:end], open_tags)
        if text_of(part).strip():
            parts.append(part)
        start = end
    return parts


def _end_of_part(atoms: list[str], start: int, limit: int) -> int:
    used = 0
    for end in range(start, len(atoms)):
        used += _units_of_atom(atoms[end])
        if used > limit:
            break
    else:
        return len(atoms)
    for gap in ("\n", " "):
        for cut in range(end, start + (end - start) // 2, -1):
            if atoms[cut - 1] == gap:
                return cut
    return max(end, start + 1)


def _units_of_atom(atom: str) -> int:
    if len(atom) > 1:  # a tag is not counted, an entity stands for one sign
        return 0 if atom.startswith("<") else 1
    return 2 if atom > "\uffff" else 1


def _whole(atoms: list[str], open_tags: list[str]) -> tuple[str, list[str]]:
    """A part with the tags that were open before it, and closed at its end; and the tags that are open after it."""
    before = "".join(open_tags)
    still_open = open_tags.copy()
    for atom in atoms:
        if atom.startswith("</"):
            still_open.pop()
        elif len(atom) > 1 and atom.startswith("<"):
            still_open.append(atom)
    after = "".join(f"</{tag[1:-1]}>" for tag in reversed(still_open))
    return before + "".join(atoms) + after, still_open
