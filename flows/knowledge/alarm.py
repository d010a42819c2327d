"""Whether somebody is in danger: word lists, which know what is said outright, and a classifier that has seen how it is
said around it (training/, docs/search.md). To miss one is worse than a false alarm.
"""

from __future__ import annotations

import re

from flows.knowledge.classifier import DANGER
from flows.knowledge.reader import Read, Reader
from flows.knowledge.topics import CRISIS
from flows.model import Alarm
from flows.reading.crisis import assess

DANGEROUS = 0.35
"""Score from which it is danger, whatever words it is in."""
DOUBTFUL = -0.32
"""Score from which the gentle question is asked."""
SENTENCE = 0.35
"""The same, for one sentence of a long message."""
HARMLESS = -0.5
"""Score up to which a deadly word is everyday exaggeration."""
_RIVALS = 0.5
_LONG = 100
_FEW = 12
"""Features of a word or two, which say little by themselves."""
_LEAST = -9.0
_OURS = frozenset({DANGER, CRISIS})
_READ = 2000
_ENDS = re.compile(r"[.;!?。；！？\n…]+")


def alarm(text: str, reader: Reader | None) -> Alarm:
    """How alarming a message is. A long one is also read sentence by sentence: one of them may be what matters."""
    said = assess(text)
    if reader is None:
        return said
    whole = reader.read(text)
    score = max(_score(whole), *(_score(reader.read(one)) + DOUBTFUL - SENTENCE for one in _sentences(text)), _LEAST)
    if score >= DANGEROUS or (said == "danger" and score >= DOUBTFUL):
        return "danger"
    if said == "danger":
        return "doubtful" if score >= HARMLESS else ""
    return "doubtful" if score >= DOUBTFUL and (said or whole.features >= _FEW) else ""


def _score(read: Read) -> float:
    """How much more it sounds of danger than of anything else: weighed against everything at once, and against each
    thing that people ask."""
    rival = max(score for topic, score in read.scores.items() if topic not in _OURS)
    return read.scores[DANGER] + _RIVALS * (read.scores[CRISIS] - rival)


def _sentences(text: str) -> list[str]:
    """Those of a long message."""
    return [part for part in _ENDS.split(text[:_READ]) if len(part) > 3] if len(text) > _LONG else []
