"""Whether somebody is in danger: the word lists, which know what is said outright, and a classifier that has seen how it
is said around (training/, docs/search.md). To miss one is worse than a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.knowledge.classifier import Classifier
from flows.knowledge.features import MOST, features
from flows.model import Alarm
from flows.reading.crisis import assess

DANGER = 0.25
"""Score from which it is danger, whatever words it is in."""
DOUBTFUL = -0.45
"""Score from which the gentle question is asked."""
HARMLESS = -1.0
"""Score up to which a deadly word is everyday exaggeration."""
_LONG = 60
_READ = 2000
_SENTENCE = re.compile(r"[.;!?。；！？\n…]+")


def alarm(text: str, classifier: Classifier | None) -> Alarm:
    """How alarming a message is. A long one is also read sentence by sentence: one of them may be what matters."""
    said = assess(text)
    if classifier is None:
        return said
    score = max(classifier.scores(features(part, classifier.sounds))[0] for part in _parts(text))
    if score >= DANGER:
        return "danger"
    if said == "danger":
        return "danger" if score > HARMLESS else "doubtful"
    if score >= DOUBTFUL or (said and score > HARMLESS):
        return "doubtful"
    return ""


def _parts(text: str) -> Iterator[str]:
    yield text[:MOST]
    if len(text) > _LONG:
        yield from (part for part in _SENTENCE.split(text[:_READ]) if len(part) > 3)
