"""rapidfuzz alone: the likeness of a line to the title or alias that it is most like."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import fuzz, process, utils

from bench.search.rank import MOST, Rank
from bench.search.shelf import Texts


def weighted_ratio(ways: Texts) -> Rank:
    return _ranked(ways, fuzz.WRatio)


def token_set_ratio(ways: Texts) -> Rank:
    return _ranked(ways, fuzz.token_set_ratio)


def _ranked(ways: Texts, scorer: Callable[..., float]) -> Rank:
    texts = [utils.default_process(way) for some in ways.values() for way in some]
    owners = [slug for slug, some in ways.items() for _ in some]

    def rank(line: str) -> list[str]:
        found = process.extract(utils.default_process(line), texts, scorer=scorer, limit=None)
        return list(dict.fromkeys(owners[at] for _, _, at in found))[:MOST]

    return rank
