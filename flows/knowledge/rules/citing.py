"""Citations: the facts that a screen names, in the form that fits it (CONVERSATION 1.6).

`cite` makes the data that a Text carries, and knows a wrong number at once; `told` says it in a locale.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from flows.knowledge.rules.documents import RANKS, REPORTED, Rule
from flows.knowledge.rules.facts import FACTS, Fact, parts, places
from flows.model import LOCALES, Cited, Locale, Text

Form = Literal["tag", "short", "rank", "line"]


def cite(*numbers: str, form: Form = "tag", bare: bool = False) -> Cited:
    """Facts to be named in a Text. ValueError for none, and for one that may not be stated."""
    if not numbers:
        raise ValueError("nothing is cited")
    for number in numbers:
        _fact(number)
    return Cited(numbers, form, bare)


def clause(number: str) -> Text:
    """What a fact says in one clause. ValueError for one that has none."""
    short = _fact(number).short
    if short is None:
        raise ValueError(f"fact {number} has no clause")
    return short


def documents(*numbers: str) -> tuple[Cited, ...]:
    """A line for each document in which the facts stand, in the order in which they are named."""
    return tuple(cite(*(fact.number for fact in facts), form="line") for facts in _by_document(numbers).values())


@lru_cache(maxsize=1024)
def told(cited: Cited, locale: Locale) -> str:
    """The citation in words: the articles of one document together, several documents after each other."""
    said = [_told(_merged(facts), cited.form, locale) for facts in _by_document(cited.numbers).values()]
    words = ("; " if locale == "en" else "；").join(said)
    if cited.form == "line":
        return words[0].upper() + words[1:]
    if cited.bare:
        return words
    return f"({words})" if locale == "en" else f"（{words}）"


def _fact(number: str) -> Fact:
    if number not in FACTS:
        raise ValueError(f"no fact {number}")
    return FACTS[number]


def _by_document(numbers: Iterable[str]) -> dict[Rule, list[Fact]]:
    found: dict[Rule, list[Fact]] = {}
    for number in numbers:
        found.setdefault(_fact(number).rule, []).append(_fact(number))
    return found


def _merged(facts: list[Fact]) -> Fact:
    """Facts of one document as one: all their articles, reported if one of them is."""
    every = tuple(dict.fromkeys(place for fact in facts for place in fact.places))
    return replace(next((fact for fact in facts if fact.confidence != "confirmed"), facts[0]), places=every)


def _told(fact: Fact, form: Form, locale: Locale) -> str:
    article, rank, english = places(fact, locale), RANKS[fact.rule.rank][locale], locale == "en"
    title = fact.rule.short[LOCALES.index(locale)]
    if form == "line":
        name = f"{title} {article}".strip() if english else fact.rule.full[locale == "zh_Hant"] + article
        return " · ".join(parts(fact, locale, name))
    comma = ", " if english else "·"
    if form == "tag":
        return comma.join(parts(fact, locale, f"{title} {article}".strip() if english else title + article))
    reported = fact.confidence != "confirmed" and fact.rule.rank != "report"
    named = [f"{title} {', '.join(fact.places)}".strip() if english else title + article] if form == "short" else []
    return comma.join([rank, *named, *([REPORTED[locale]] if reported else [])])
