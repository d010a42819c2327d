"""One word for one thing, in every language: the glossary, and what is said against it.

A line of the file: English, zh_Hans, zh_Hant, then what is not said for it in English, in zh_Hans, in zh_Hant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flows.model import Locale

_COLUMNS = ("en", "zh_Hans", "zh_Hant")


@dataclass(frozen=True, slots=True)
class Term:
    """`words`: how it is said in a locale, one or several ways; `never`: how it is not."""

    words: Mapping[Locale, tuple[str, ...]]
    never: Mapping[Locale, re.Pattern[str] | None]


def parse(text: str) -> tuple[Term, ...]:
    """The terms of the file. ValueError for a line that has not six columns."""
    terms = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        cells = [tuple(filter(None, map(str.strip, cell.split(",")))) for cell in line.split("\t")]
        if len(cells) != 2 * len(_COLUMNS):
            raise ValueError(f"not six columns: {line!r}")
        never = {locale: _any(words, locale) for locale, words in zip(_COLUMNS, cells[3:], strict=True)}
        terms.append(Term(dict(zip(_COLUMNS, cells[:3], strict=True)), never))
    return tuple(terms)


def _any(words: tuple[str, ...], locale: Locale) -> re.Pattern[str] | None:
    if not words:
        return None
    edge = r"\b" if locale == "en" else ""
    return re.compile("|".join(f"{edge}{re.escape(word)}{edge}" for word in words), re.IGNORECASE)


def against(terms: Iterable[Term], line: str, locale: Locale) -> Iterator[str]:
    """What a line says otherwise than the glossary."""
    for term in terms:
        pattern = term.never[locale]
        if pattern and (found := pattern.search(line)):
            yield f"{found[0]!r} is {'/'.join(term.words[locale])!r} here: {line}"
