"""Finding what a line asks for, without a network: how likely each topic is meant, or none of them.

The classifier was trained on what people type (training/, docs/search.md). A long story is read whole and sentence by
sentence: the question is in there somewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.knowledge.classifier import Classifier, softmax
from flows.knowledge.features import features

SHARPNESS = 12.0
"""What a difference of scores says: fitted so that of the topics given 80 %, four in five are right."""
NONE = "-none"
_LONG = 60
"""Signs from which a line is also read by its sentences."""
_SENTENCE = re.compile(r"[.;!?。；！？\n…]+")


@dataclass(frozen=True, slots=True)
class Ranking:
    """The topics, likeliest first, each with its probability; `none` is that of no topic at all."""

    topics: tuple[tuple[str, float], ...]
    none: float


def rank(line: str, classifier: Classifier) -> Ranking:
    """How likely a line asks for each topic."""
    scores = classifier.scores(features(line, classifier.sounds))
    likely = dict(zip(classifier.topics, softmax(SHARPNESS * score for score in scores), strict=True))
    none = likely.pop(NONE, 0.0)
    ranked = sorted(likely.items(), key=lambda topic: topic[1], reverse=True)
    return Ranking(tuple(ranked), none)
