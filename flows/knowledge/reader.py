"""Reading a line for the classifier. Danger is looked for first and the topic afterwards, in the same line: it is read
once."""

from __future__ import annotations

from dataclasses import dataclass

from flows.knowledge.classifier import Classifier
from flows.knowledge.features import MOST, features


@dataclass(frozen=True, slots=True)
class Read:
    """What a line says of each topic, and how many features there were to say it."""

    scores: dict[str, float]
    features: int


class Reader:
    """Remembers the last line, and nothing before it."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        self._last: tuple[str, Read] | None = None

    def read(self, line: str) -> Read:
        line = line[:MOST]
        if self._last is None or self._last[0] != line:
            found = features(line, self._classifier.sounds)
            scores = zip(self._classifier.topics, self._classifier.scores(found), strict=True)
            self._last = line, Read(dict(scores), len(found))
        return self._last[1]
