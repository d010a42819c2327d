"""Whether somebody is in danger: word lists, which know what is said outright, and a classifier that has seen how it is
said around it (training/, docs/search.md). To miss one is worse than a false alarm.
"""

from __future__ import annotations

import re

from flows.knowledge.classifier import DANGER
from flows.knowledge.features import MOST
from flows.knowledge.reader import Read, Reader
from flows.knowledge.topics import CRISIS
from flows.model import Alarm
from flows.reading.crisis import assess

DANGEROUS = 0.35
"""Score from which it is danger, whatever words it is in."""
DOUBTFUL = -0.25
"""Score from which the gentle question is asked."""
SENTENCE = 0.35
"""The same, for one sentence of a long message."""
HARMLESS = -0.5
"""Score up to which a deadly word is everyday exaggeration."""
UNHEARD = 2.0
"""Score from which a word or two that the lists do not know raise the gentle question."""
_RIVALS = 0.5
_FEW = 16
"""Features of a word or two, which say little by themselves."""
_LONG, _READ = 160, 2000
_PIECES = 200
_LEAST = -9.0
_OURS = frozenset({DANGER, CRISIS})
_ENDS = re.compile(r"[.;!?。；！？\n…]+")
_MARKS = re.compile(r"[,.;!?、，。；！？\n…~]+|(?<=[㐀-鿿])\s+")
_HAN = re.compile("[㐀-鿿]")


def alarm(text: str, reader: Reader | None) -> Alarm:
    """How alarming a message is."""
    said = assess(text)
    if reader is None:
        return said
    if said == "danger":
        return _weighed(text, reader)
    whole = reader.read(text)
    score = _score(whole)
    if whole.features < _FEW:
        return said or ("doubtful" if score >= UNHEARD else "")
    if score >= DANGEROUS:
        return "danger"
    parts = [(_score(reader.read_part(one)), one) for one in _sentences(text)]
    if score >= DOUBTFUL or any(told >= SENTENCE or (told >= DOUBTFUL and assess(one)) for told, one in parts):
        return "doubtful"
    return ""


def _weighed(text: str, reader: Reader) -> Alarm:
    """Words of danger, read by themselves: they are taken for exaggeration only where that is plain. What is too long
    to be read whole is never taken for it."""
    pieces = _MARKS.split(text) if _is_long(text) else [text]
    alarming = [piece for piece in pieces[:_PIECES] if assess(piece) == "danger"] or [text]
    score = max(_score(reader.read_part(piece)) for piece in alarming)
    if score >= DOUBTFUL:
        return "danger"
    unread = len(pieces) > _PIECES or any(len(piece) > MOST for piece in alarming)
    return "doubtful" if score >= HARMLESS or unread else ""


def _score(read: Read) -> float:
    """How much more it sounds of danger than of anything else: weighed against everything at once, and against each
    thing that people ask."""
    rival = max((score for topic, score in read.scores.items() if topic not in _OURS), default=_LEAST)
    return read.scores[DANGER] + _RIVALS * (read.scores[CRISIS] - rival)


def _sentences(text: str) -> list[str]:
    """Those of a long message: one of them may be what matters."""
    return [part for part in _ENDS.split(text[:_READ]) if len(part) > 3] if _is_long(text) else []


def _is_long(text: str) -> bool:
    """Whether there is more than one thought in it: a Chinese sign says as much as two others."""
    return len(text) + len(_HAN.findall(text[:_LONG])) > _LONG
