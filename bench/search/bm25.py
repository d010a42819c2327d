"""BM25 over pairs of Chinese characters and English words, with the constants of SQLite."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import log

from bench.search.rank import Rank, best
from flows.reading.folding import fold

_K, _B = 1.2, 0.75
_RUN = re.compile(r"[㐀-鿿]+|[a-z0-9']+")


def bm25(documents: Mapping[str, str]) -> Rank:
    """A search over one document a topic."""
    counts = {slug: Counter(_terms(text)) for slug, text in documents.items()}
    mean = sum(count.total() for count in counts.values()) / len(counts)
    known = Counter(term for count in counts.values() for term in count)
    weights: dict[str, list[tuple[str, float]]] = {term: [] for term in known}
    for slug, count in counts.items():
        damped = _K * (1 - _B + _B * count.total() / mean)
        for term, often in count.items():
            rare = log(1 + (len(counts) - known[term] + 0.5) / (known[term] + 0.5))
            weights[term].append((slug, rare * often * (_K + 1) / (often + damped)))
    return lambda line: _found(line, weights)


def _found(line: str, weights: Mapping[str, list[tuple[str, float]]]) -> list[str]:
    scores: dict[str, float] = {}
    for term in _terms(line):
        for slug, weight in weights.get(term, ()):
            scores[slug] = scores.get(slug, 0.0) + weight
    return best(scores)


def _terms(text: str) -> Iterator[str]:
    for run in _RUN.findall(fold(text)):
        yield from [run] if run.isascii() or len(run) == 1 else map("".join, pairwise(run))
