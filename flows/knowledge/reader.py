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
    """Remembers the last line read whole, and nothing before it."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        self._last: tuple[str, Read] | None = None

    def read(self, line: str) -> Read:
        line = line[:MOST]
        if self._last is None or self._last[0] != line:
            self._last = line, self.read_part(line)
        return self._last[1]

    def read_part(self, part: str) -> Read:
        """The same of a part of a line, which is not remembered in its place."""
        found = features(part[:MOST], self._classifier.sounds)
        scores = zip(self._classifier.topics, self._classifier.scores(found), strict=True)
        return Read(dict(scores), len(found))
