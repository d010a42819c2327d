"""The numbers in a folded text, whatever they are written in: 38600, 3.86万, 三万八千六, thirty-eight thousand six."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from flows.reading import chinese, english
from flows.reading.tokens import Token, tokens

_ENGLISH = ("word", "scale")
_LONGEST = 24  # parts of one number: more is noise, and to look at all of it again and again takes time
_COUNTED = re.compile(r"个(?![万wk])|天(?!天)|期(?![限间望])|周(?![一二三四五六日天末])|[次位岁张笔]|家(?![里人用])|口")
_DIGITS = re.compile(r"[0-9., ']+")
_SCALED = re.compile(rf" ?(?:{english.SCALES})(?![a-z])")
_COUNTED_IN_ENGLISH = re.compile(r" ?(?:days?|weeks?|months?|years?|times|hours?|%|percent)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: text[start:end]. low..high where its words are a range. `vague`: a little more than it says.

    `other`: its second reading. `scale`: the unit that it ends in. `slight`: a single Chinese digit or a small English
    word, which may be part of something else.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    vague: bool = False
    other: Decimal | None = None
    scale: Decimal = Decimal(1)
    slight: bool = False


def figures(text: str) -> list[Figure]:
    """Every number in a folded text, from left to right."""
    return [figure for run in _runs(text) for figure in _read(run)]


def in_digits(text: str) -> str:
    """A folded text with its numbers in digits: 三四天 as 3-4天, 十几天 as 10多天, "three days" as "3 days".

    What is in digits already stays as it stands (11.30 may be a day).
    """
    parts, at = [], 0
    for figure in figures(text):
        if _DIGITS.fullmatch(text, figure.start, figure.end):
            continue
        space = " " if 0 < at == figure.start else ""
        high = f"-{_plain(figure.high)}" if figure.high else ""
        parts += [text[at : figure.start], space, _plain(figure.low), high, "多" if figure.vague else ""]
        at = figure.end
    return "".join((*parts, text[at:]))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _runs(text: str) -> Iterator[list[Token]]:
    """Tokens that may be one number together."""
    run: list[Token] = []
    for token in tokens(text):
        if run and not _joins(run, token, text):
            yield run
            run = []
        if run or token.part not in ("vague", "point") or token.text == "几":
            run.append(token)
    if run:
        yield run


def _joins(run: Sequence[Token], token: Token, text: str) -> bool:
    last = run[-1]
    gap = text[last.end : token.start]
    if token.part in _ENGLISH or last.part in _ENGLISH:
        return _joins_in_english(last, token, gap, text)
    if gap:
        return gap == " " and token.part == "unit" and last.part in ("arabic", "digit")
    if token.part in ("digit", "arabic"):
        return _joins_digit(run, token, text)
    if token.part == "point":
        return last.plain and "point" not in (part.part for part in run)
    return last.part != "point"


def _joins_digit(run: Sequence[Token], token: Token, text: str) -> bool:
    """Whether a digit belongs to the numeral before it: not the 一 of 三千一个月, nor the 3 of 一3."""
    last = run[-1]
    if token.part == "digit" and _COUNTED.match(text, token.end) and _after_hundreds(run):
        return False
    if last.part == "digit":
        return token.part == "digit" or last.value == 0
    if last.part == "point":
        return token.plain and run[-2].part == token.part
    return last.part == "unit"


def _after_hundreds(run: Sequence[Token]) -> bool:
    """三千 and 一万五 are complete, so that what counts something may follow; 二十 and 一百零 are not."""
    last = run[-1]
    return last.value >= 100 or (last.value > 0 and last.part == "digit" and any(part.value >= 100 for part in run))


def _joins_in_english(last: Token, token: Token, gap: str, text: str) -> bool:
    if last.part not in (*_ENGLISH, "arabic") or gap not in ("", " ", "-", " and "):
        return False
    if gap == " and " and not (last.part == "scale" or token.value == Decimal("0.5")):
        return False
    if token.part == "arabic":
        hundreds = len(token.text) == 3 and last.value >= 1000 and not _COUNTED_IN_ENGLISH.match(text, token.end)
        return last.part == "scale" and (hundreds or bool(_SCALED.match(text, token.end)))
    return token.part in _ENGLISH


def _read(run: Sequence[Token]) -> Iterator[Figure]:
    if any(token.part in _ENGLISH for token in run):
        yield from _read_english(run)
        return
    while run[-1].part == "point":
        run = run[:-1]
    worth = chinese.worth(run)
    if worth:
        yield Figure(
            run[0].start, run[-1].end, worth.low, worth.high, worth.vague, worth.other, worth.scale, worth.slight
        )


def _read_english(run: Sequence[Token]) -> Iterator[Figure]:
    at = 0
    while at < len(run):
        rest = run[at : at + _LONGEST]
        value, count = english.total([(token.part == "scale", token.value) for token in rest])
        if count:
            used = rest[:count]
            last = used[-1]
            scale = last.value if last.part == "scale" else Decimal(1)
            slight = last.part == "word" and count == len(run) == 1 and value <= 12
            vague = used[0].text.startswith(("a couple", "couple"))
            yield Figure(used[0].start, last.end, value, vague=vague, scale=scale, slight=slight)
        at += max(count, 1)
