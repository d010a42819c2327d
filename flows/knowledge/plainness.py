"""How plainly an article is written: sentences that a frightened person reads once.

English: the Flesch reading ease (Flesch 1948: 206.835 - 1.015 words a sentence - 84.6 syllables a word; 60 and more is
plain English). Chinese, which has no such measure that is generally used: characters a sentence, and between two marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.model import Locale

EASE = 60.0
"""Flesch reading ease of an English article, at least."""
WORDS = 36
"""Words of an English sentence, at most."""
CHARACTERS, BREATH = 70, 9.0
"""Characters of a Chinese sentence, at most; between two marks, on average at most."""

_SENTENCE_EN, _WORD = re.compile(r"(?<=[.?;:])\s+"), re.compile(r"[A-Za-z][A-Za-z'-]*")
_SENTENCE_ZH, _MARKS = re.compile("[。？；]"), re.compile("[，。？；：、“”「」（）《》·—…]+")
_VOWELS = re.compile("[aeiouy]+")


def hard_to_read(paragraphs: Sequence[str], locale: Locale) -> Iterator[str]:
    """What is too long or too hard, of paragraphs without the tags of their sources."""
    yield from _english(paragraphs) if locale == "en" else _chinese(paragraphs)


def reading_ease(paragraphs: Sequence[str]) -> float:
    """The Flesch reading ease of English paragraphs. Chinese names inside count as no word."""
    sentences = [words for one in _sentences(paragraphs) if (words := _WORD.findall(one))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 100.0
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * sum(map(_syllables, words)) / len(words)


def breath(paragraphs: Sequence[str]) -> float:
    """Characters of Chinese paragraphs between two marks, on average."""
    pieces = [piece for line in paragraphs for piece in _MARKS.split(line) if piece.strip()]
    return sum(map(len, pieces)) / len(pieces) if pieces else 0.0


def _english(paragraphs: Sequence[str]) -> Iterator[str]:
    if (ease := reading_ease(paragraphs)) < EASE:
        yield f"a reading ease of {ease:.0f}, less than {EASE:.0f}: shorter sentences, shorter words"
    for sentence in _sentences(paragraphs):
        if (words := len(_WORD.findall(sentence))) > WORDS:
            yield f"a sentence of {words} words: {sentence}"


def _chinese(paragraphs: Sequence[str]) -> Iterator[str]:
    if (usual := breath(paragraphs)) > BREATH:
        yield f"{usual:.1f} characters between two marks on average, more than {BREATH:.0f}"
    for line in paragraphs:
        for sentence in _SENTENCE_ZH.split(line):
            if len(sentence) > CHARACTERS:
                yield f"a sentence of {len(sentence)} characters: {sentence}"


def _sentences(paragraphs: Sequence[str]) -> list[str]:
    return [sentence for line in paragraphs for sentence in _SENTENCE_EN.split(line) if sentence.strip()]


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    word = word.lower()
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
