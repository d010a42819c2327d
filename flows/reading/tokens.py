"""The parts of a number as they stand in a folded text: digits, units, number words, and the marks between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from flows.reading import english

Part = Literal["arabic", "digit", "unit", "vague", "point", "word", "scale"]

_CHINESE_DIGITS = {
    character: value
    for value, characters in enumerate(
        ("〇零○", "一壹", "二贰两俩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for character in characters
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "k": 1000, "qian": 1000}
_BIG_UNITS = {"万": 10**4, "w": 10**4, "wan": 10**4, "亿": 10**8}
_TENS = {"廿": 20, "卅": 30}

_ARABIC = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])"
    r"|[0-9]{1,3}(?:[ '][0-9]{3})+(?:\.[0-9]+)?(?![0-9])"
    r"|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])"
    r"|[0-9]+,[0-9]{1,2}(?![0-9,])"
    r"|[0-9]+(?:\.[0-9]+)?"
    r"|(?<![0-9.])\.[0-9]+(?= ?[万千wk])"
)
_TOKEN = re.compile(
    rf"(?P<arabic>{_ARABIC})"
    rf"|(?P<digit>[{''.join(_CHINESE_DIGITS)}]|参(?=[拾佰仟万百千]))"
    r"|(?P<unit>[拾百佰千仟廿卅]|十(?!分(?![期1-9])|足)|个?[万亿]"
    rf"|(?<=[0-9十百千{''.join(_CHINESE_DIGITS)}])(?: ?|个)(?:wan|qian|w|k)(?![a-z]))"
    r"|(?P<vague>[多几来余把])"
    r"|(?P<point>点)"
    rf"|(?<![a-z])(?:(?P<word>{english.WORDS})|(?P<scale>{english.SCALES}))(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One part of a number: text[start:end]. `other`: the second reading of 1.350 and 38,6."""

    part: Part
    start: int
    end: int
    text: str
    value: Decimal
    other: Decimal | None = None

    @property
    def plain(self) -> bool:
        """Digits and nothing else, so that 点 may stand before or after them."""
        return self.part == "digit" or (self.part == "arabic" and self.text.isdigit())


def tokens(text: str) -> Iterator[Token]:
    """Every part of a number in a folded text, from left to right."""
    for match in _TOKEN.finditer(text):
        part = match.lastgroup
        word = match.group()
        start, end = match.span()
        if part == "arabic":
            value, other = _arabic(word)
            yield Token("arabic", start, end, word, value, other)
        elif part == "digit":
            yield Token("digit", start, end, word, Decimal(_CHINESE_DIGITS.get(word, 3)))
        elif part == "unit":
            yield from _unit(word.lstrip(" 个"), start, end)
        elif part == "word":
            yield Token("word", start, end, word, english.WORD_VALUES[word])
        elif part == "scale":
            yield Token("scale", start, end, word, english.SCALE_VALUES[word])
        else:
            yield Token("vague" if part == "vague" else "point", start, end, word, Decimal(0))


def _unit(word: str, start: int, end: int) -> Iterator[Token]:
    if word in _TENS:
        yield Token("digit", start, start, word, Decimal(_TENS[word] // 10))
        yield Token("unit", start, end, word, Decimal(10))
    else:
        yield Token("unit", start, end, word, Decimal(_UNITS.get(word) or _BIG_UNITS[word]))


def _arabic(word: str) -> tuple[Decimal, Decimal | None]:
    """The number that digits with commas, dots, spaces or apostrophes stand for, and its second reading."""
    whole, dot, decimals = word.partition(".")
    if "," in whole and re.fullmatch(r"[0-9]+,[0-9]{1,2}", word):
        before, _, after = word.partition(",")
        return Decimal(f"{before}.{after}"), Decimal(before + after.ljust(3, "0"))
    if word.count(".") > 1 or "," in decimals:
        thousands, _, cents = word.partition(",")
        return Decimal(f"{thousands.replace('.', '')}.{cents or 0}"), None
    plain = re.sub(r"[, ']", "", whole)
    value = Decimal(plain + dot + decimals)
    if len(decimals) == 3 and len(plain) <= 3 and plain == whole and not plain.startswith("0"):
        return value, Decimal(plain + decimals)
    return value, None
