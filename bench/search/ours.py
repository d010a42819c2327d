"""Our own search in the comparison: as it is asked, its ranking alone, and its ranking with an encoder's help.

The weights of the sums are fitted on nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

from bench.search.encoders import Cosines
from bench.search.rank import MOST, Rank, best
from flows.knowledge.classifier import Classifier
from flows.knowledge.library import Library
from flows.knowledge.reader import Reader
from flows.knowledge.search import rank

WEIGHT = 0.5
TEMPERATURE = 0.01
"""What a cosine of E5 was divided by when it was trained: it makes its cosines probabilities (model card)."""
_LEAST = 1e-300


def asked(library: Library) -> Rank:
    """With alarm and refusal: no topic is then right."""

    def found(line: str) -> list[str]:
        return [] if library.alarm(line) else [article.slug for article in library.search(line, "en").maybe]

    return found


def ranking(classifier: Classifier) -> Rank:
    reader = Reader(classifier)
    return lambda line: [slug for slug, _ in rank(line, reader).topics[:MOST]]


def with_cosines(classifier: Classifier, cosines: Cosines) -> Rank:
    """Log probabilities and WEIGHT times the cosine itself."""
    reader = Reader(classifier)
    return lambda line: best(_sum(_logs(reader, line), cosines(line)))


def with_chances(classifier: Classifier, cosines: Cosines) -> Rank:
    """Log probabilities and WEIGHT times the log probability that the encoder's cosines stand for."""
    reader = Reader(classifier)
    return lambda line: best(_sum(_logs(reader, line), _chances(cosines(line))))


def _logs(reader: Reader, line: str) -> dict[str, float]:
    return {slug: log(max(p, _LEAST)) for slug, p in rank(line, reader).topics}


def _chances(cosines: Mapping[str, float]) -> dict[str, float]:
    scaled = {slug: cosine / TEMPERATURE for slug, cosine in cosines.items()}
    top = max(scaled.values())
    whole = top + log(sum(exp(score - top) for score in scaled.values()))
    return {slug: score - whole for slug, score in scaled.items()}


def _sum(own: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {slug: score + WEIGHT * other[slug] for slug, score in own.items()}
