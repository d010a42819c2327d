"""Which option was meant by what was typed: label, synonym or number first, part of a sentence next, likeness last."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.model import Option, Text
from flows.reading.folding import fold

Words = Callable[[Text], tuple[str, ...]]

_SIGNS = re.compile(r"[^\w\s]+|_")
_NUMBER = re.compile(r"(?:第|no|#)? ?(\d{1,2}) ?(?:个|项|號|号|条)?")
_NUMBERS = re.compile(r"\d{1,2}(?: \d{1,2})+")
_NOT = re.compile(r"不|没|沒|非|别|\b(?:not?|never|isn t|wasn t|neither)\b")
_TOGETHER = re.compile(r"[、，,/（）()]|或| or ")
_CIRCLED = {sign: str(index) for index, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩", 1)}
_LIKE = 72.0  # percent of rapidfuzz's ratio: below it, likeness is chance


@dataclass(frozen=True, slots=True)
class Match:
    """The one option that was meant, or those that may have been."""

    option: Option | None = None
    maybe: tuple[Option, ...] = ()


@lru_cache(8)
def plain(text: str) -> str:
    """`text` folded, without signs: what is compared. One turn asks for the same text many times."""
    return " ".join(_SIGNS.sub(" ", fold(text)).split())


def number_of(text: str) -> int:
    """The number of a button that was typed ('2', '②', '第2个'), or 0."""
    match = _NUMBER.fullmatch(_CIRCLED.get(text.strip(), plain(text)))
    return int(match[1]) if match else 0


def is_numbers(text: str) -> bool:
    """Whether several numbers of buttons were typed ('1, 3')."""
    return bool(_NUMBERS.fullmatch(plain(text)))


def match(text: str, options: Sequence[Option], words: Words) -> Match:
    """Which of `options` was meant; `words` says a label in every locale."""
    typed = plain(text)
    names = [_names(option, words) for option in options]
    for option, known in zip(options, names, strict=True):
        if typed in known:
            return Match(option)
    if 0 < (number := number_of(text)) <= len(options):
        return Match(options[number - 1])
    if held := _held(typed, options, names):
        sure = len(held) == 1 and not _NOT.search(typed)
        return Match(held[0]) if sure else Match(maybe=held[:3])
    return Match(maybe=_alike(typed, options, names))


@lru_cache(4096)
def name_of(label: str) -> str:
    """A label as it is compared; kept, since labels are few (what people type is never kept)."""
    return plain(label)


def _names(option: Option, words: Words) -> tuple[str, ...]:
    labels = [*words(option.label), *(words(option.short) if option.short else ())]
    parts = [part for label in labels for part in _parts(label)]
    return tuple(dict.fromkeys(name for label in (*labels, *option.also, *parts) if (name := name_of(label))))


@lru_cache(4096)
def _parts(label: str) -> tuple[str, ...]:
    """The things that a label names together: 生病 and 受伤 of 生病、受伤."""
    return tuple(part for part in _TOGETHER.split(label) if len(plain(part)) > 1 and not part.strip().isdigit())


def _held(typed: str, options: Sequence[Option], names: Sequence[tuple[str, ...]]) -> tuple[Option, ...]:
    """The options of which a name stands within what was typed; the longest name wins over its own parts."""
    found = {
        option.key: max((name for name in known if _within(name, typed)), key=len, default="")
        for option, known in zip(options, names, strict=True)
    }
    hits = [(option, found[option.key]) for option in options if found[option.key]]
    return tuple(option for option, name in hits if not any(name != other and name in other for _, other in hits))


def _within(name: str, typed: str) -> bool:
    if name.isascii():
        return len(name) > 2 and f" {name} " in f" {typed} "
    return len(name) > 1 and name in typed


def _alike(typed: str, options: Sequence[Option], names: Sequence[tuple[str, ...]]) -> tuple[Option, ...]:
    if not 1 < len(typed) <= 60:
        return ()
    from rapidfuzz import fuzz  # imported when first needed: most answers are taps

    scored = [
        (max((fuzz.ratio(typed, name) for name in known), default=0.0), option)
        for option, known in zip(options, names, strict=True)
    ]
    near = sorted((pair for pair in scored if pair[0] >= _LIKE), key=lambda pair: -pair[0])
    return tuple(option for _, option in near[:3])
