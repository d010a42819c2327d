"""What the words of a line mean: `=call` stands for every word of a line of synonyms, so that lines in different words,
scripts and languages share something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from flows.knowledge.synonyms import MEANINGS, SLIPS
from flows.reading.folding import fold

_RUN = re.compile(r"[㐀-鿿]+|[a-z]+(?:'[a-z]+)?(?:[ -]+[a-z]+(?:'[a-z]+)?)*")
_LONG = 6
"""Letters of an English stem from which a slip is mended."""
_FEW, _SHORT = 3, 8
"""English words, and characters, of a line that may be no more than a name."""
_ASKS = re.compile(
    r"[?吗么啥怎咋哪谁呢吧咩几]|能|可以|会|如何|多少|为何|点解|要|该|(.)(?:不|唔|没)\1"
    r"|\b(?:what|how|can|could|should|do|does|is|are|am|will|why|which|who|whom|where|when|may|must)\b"
)
_BETWEEN = re.compile("[ -]+")


@dataclass(frozen=True, slots=True)
class _Words:
    """`meanings` of each word or phrase; `reach`: how long a word with this beginning is."""

    meanings: dict[str, tuple[str, ...]]
    reach: dict[str, int]


def meanings(text: str) -> list[str]:
    """The meanings of a line, repeated as often as they occur."""
    found: list[str] = []
    for run in _RUN.findall(fold(text)):
        found += _english(_BETWEEN.split(run)) if run.isascii() else _chinese(run)
    return found


def names(text: str) -> bool:
    """Whether the line is a few words without a sign of asking: it names something, as an answer does."""
    line = fold(text)
    return len(line.split() if line.isascii() else line) <= (_FEW if line.isascii() else _SHORT) and not _ASKS.search(
        line
    )


def _chinese(run: str) -> Iterator[str]:
    """Of the longest word at each place."""
    words = _chinese_words()
    for wrong, right in _slips().items():
        if wrong in run:
            run = run.replace(wrong, right)
    at = 0
    while at < len(run):
        for end in range(at + words.reach.get(run[at : at + 2], 1), at, -1):
            if run[at:end] in words.meanings:
                yield from words.meanings[run[at:end]]
                break
        at = end


def _english(words: list[str]) -> Iterator[str]:
    """Of the longest phrase at each place."""
    known = _english_words()
    stems = [mend(stem(word)) for word in words]
    at = 0
    while at < len(stems):
        for end in range(min(len(stems), at + known.reach.get(stems[at], 1)), at, -1):
            phrase = " ".join(stems[at:end])
            if phrase in known.meanings:
                yield from known.meanings[phrase]
                break
        at = end


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """An English word without its commonest endings; not always a word, but the same for its inflections."""
    word = word.removesuffix("'s").replace("'", "")
    for ending, shortest in (("ing", 6), ("ies", 5), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= shortest and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


@lru_cache(maxsize=4096)
def mend(word: str) -> str:
    """A stem as it was meant: a longer one that is known but for one slip, not in the first letter, is that one."""
    known = _spellings()
    if len(word) < _LONG or known.get(word) == word:
        return word
    meant = (known[cut] for cut in _cuts(word) if cut in known)
    return next((other for other in meant if other[0] == word[0]), word)


def _cuts(word: str) -> list[str]:
    """The word, and the word without each of its letters: two words one slip apart share one of them."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def listed(data: str) -> list[str]:
    """The items of a list in a data file."""
    return [part.strip() for part in re.split(r"[,;\n]", data) if part.strip()]


def keyed(data: str) -> Iterator[tuple[str, list[str]]]:
    """The lines `key: item, item` of a data file."""
    for line in data.strip().splitlines():
        key, _, items = line.partition(": ")
        yield key, listed(items)


@cache
def _chinese_words() -> _Words:
    meanings: dict[str, tuple[str, ...]] = {}
    for name, words in keyed(MEANINGS):
        for word in words:
            if not word.isascii():
                meanings[word] = (*meanings.get(word, ()), f"={name}")
    reach: dict[str, int] = {}
    for word in meanings:
        reach[word[:2]] = max(reach.get(word[:2], 1), len(word))
    return _Words(meanings, reach)


@cache
def _english_words() -> _Words:
    meanings: dict[str, tuple[str, ...]] = {}
    for name, phrases in keyed(MEANINGS):
        for phrase in phrases:
            if phrase.isascii():
                key = " ".join(stem(word) for word in phrase.split())
                meanings[key] = tuple(dict.fromkeys((*meanings.get(key, ()), f"={name}")))
    reach: dict[str, int] = {}
    for phrase in meanings:
        first, *others = phrase.split(" ")
        reach[first] = max(reach.get(first, 1), 1 + len(others))
    return _Words(meanings, reach)


@cache
def _spellings() -> dict[str, str]:
    """The longer stems of the synonyms, by all their cuts."""
    stems = {one for phrase in _english_words().meanings for one in phrase.split(" ") if len(one) >= _LONG}
    return {cut: one for one in sorted(stems) for cut in _cuts(one)}


@cache
def _slips() -> dict[str, str]:
    return {wrong: right for right, slips in keyed(SLIPS) for wrong in slips}
