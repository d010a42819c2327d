"""Signs that act instead of being read: in a terminal, in a file's name, in what is to be sent."""

from __future__ import annotations

import re

_HALVES = re.compile("[\ud800-\udfff]")
_ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
_NAME_BYTES = 120  # of the 255 that a file system takes: a number or another ending may be added
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_NAMELESS = "file"


def whole(text: str) -> str:
    """The text without halves of a character (a terminal can hand them over), which cannot be sent or stored at all:
    they become the replacement character."""
    if _HALVES.search(text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def readable(text: str) -> str:
    """The text without what a terminal obeys: control signs other than the end of a line, escape sequences, signs that
    turn the direction of writing. A tab becomes a space."""
    return _ACTING.sub("", whole(text).replace("\t", " "))


def escaped(json: str) -> str:
    """JSON in which such signs, which can stand within its strings alone, are written as numbers."""
    return _ACTING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json)


def file_name(name: str) -> str:
    """A name under which a file can lie in any folder, and nowhere but there: one part, not hidden, not too long."""
    words = _IN_NAMES.sub(" ", readable(name)).strip(" .")
    stem, dot, ending = words.rpartition(".")
    stem, ending = (stem, dot + ending) if stem and len(ending) <= 8 else (words, "")
    stem = _cut(stem.strip(" ."), _NAME_BYTES - len(ending.encode())) or _NAMELESS
    return f"{stem}_{ending}" if _RESERVED.fullmatch(stem.partition(".")[0].strip()) else stem + ending


def _cut(words: str, most: int) -> str:
    return words.encode()[:most].decode(errors="ignore").strip(" .")
