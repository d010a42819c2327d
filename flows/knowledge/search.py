"""Finding what a line asks for, without a network: how likely each topic is meant, or none of them.

The classifier was trained on what people type (training/, docs/search.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.knowledge.classifier import DANGER, softmax
from flows.knowledge.reader import Reader
from flows.knowledge.topics import CRISIS

SHARPNESS = 12.0
"""What a difference of scores says: fitted so that of the topics given 80 %, four in five are right."""
NONE, HYPERBOLE = "-none", "-hyperbole"
"""What stands among the topics for what asks nothing of us, and for everyday exaggeration."""
_NOTHING = (NONE, HYPERBOLE, CRISIS)
"""What asks for no article of ours, exaggerates, or sounds of danger and is none."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The topics, likeliest first, each with its probability; `none` is that of no topic at all. features: how much the
    line says."""

    topics: tuple[tuple[str, float], ...]
    none: float
    features: int


def rank(line: str, reader: Reader) -> Ranking:
    """How likely a line asks for each topic."""
    read = reader.read(line)
    scores = {topic: score for topic, score in read.scores.items() if topic != DANGER}
    likely = dict(zip(scores, softmax(SHARPNESS * score for score in scores.values()), strict=True))
    none = sum(likely.pop(nothing, 0.0) for nothing in _NOTHING)
    ranked = sorted(likely.items(), key=lambda topic: topic[1], reverse=True)
    return Ranking(tuple(ranked), none, read.features)
