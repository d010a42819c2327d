"""How a Chinese line is spelled, for somebody who must say it and cannot read it.

locales/pinyin.json maps the zh_Hans wording of each spoken line, slots included, and each word that a slot may take, to
pinyin. It is made at build time; nothing here knows how a character is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from flows.model import Day, Joined, Param, Text

from . import formats

_SLOT = re.compile(r"\{(\w+)\}")
_DATE_SIGNS = {"年": " nián ", "月": " yuè ", "日": " rì "}


class Pinyin:
    """The spellings, read when the first line is spelled."""

    def __init__(self, path: Path, wording_of: Callable[[Text], str], words: Callable[[Text], str]) -> None:
        """`wording_of`: a text's zh_Hans wording with its slots; `words`: the same with the slots filled."""
        self._path = path
        self._wording_of = wording_of
        self._words = words

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        return msgspec.json.decode(self._path.read_bytes(), type=dict[str, str])

    def spell(self, text: Text) -> str:
        """A text's Chinese in pinyin; as it is where the spellings do not have it."""
        spelling = self._spellings.get(self._wording_of(text))
        if spelling is None:
            words = self._words(text)
            return self._spellings.get(words, words)
        return _SLOT.sub(lambda slot: self._spell_value(text.params[slot[1]]), spelling)

    def _spell_value(self, value: Param) -> str:
        match value:
            case str():
                return self._spellings.get(value, value)
            case Text():
                return self.spell(value)
            case Joined():
                items = [self._spell_value(item) for item in value.items]
                return formats.joined(items, "dot" if value.style == "dot" else "comma", "en")
            case Day():
                date = formats.shown(
                    Day(value.value, value.year, "spoken" if value.form == "long" else value.form), "zh_Hans"
                )
                return "".join(_DATE_SIGNS.get(sign, sign) for sign in date).strip()
            case _:
                return formats.shown(value, "zh_Hans")
