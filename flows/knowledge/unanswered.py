"""The words of a question that no article answers, so that the operator sees what is missing, and never who asked.

Only words are counted, not lines; nothing that could be a number, a name of a place in the net, or an address of mail.
"""

from __future__ import annotations

import re

from flows.knowledge.synonyms import FILLERS, STOP
from flows.knowledge.terms import listed
from flows.reading.folding import fold

_MOST = 12
"""Words that are counted of one line."""
_ADDRESS = re.compile(r"\S*[@/\\]\S*|\S+\.[a-z]{2,}\S*|\S*\d\S*")
_RUN = re.compile(r"[㐀-鿿]+|[a-z]{3,20}")
_WHOLE = 4
"""Characters of a Chinese word, at most; what is longer is counted in pairs."""
_EMPTY_ZH = re.compile("|".join(sorted(map(re.escape, listed(FILLERS)), key=len, reverse=True)))
_EMPTY_EN = frozenset(STOP.split())


def words_to_count(text: str) -> tuple[str, ...]:
    """Its words, each once, in an order that says nothing of the line."""
    found: set[str] = set()
    for run in _RUN.findall(_ADDRESS.sub(" ", fold(text[:400]))):
        if run.isascii():
            found.update({run} - _EMPTY_EN)
            continue
        for word in filter(None, _EMPTY_ZH.split(run)):
            found.update([word] if len(word) <= _WHOLE else [word[at : at + 2] for at in range(0, len(word) - 1, 2)])
    return tuple(sorted(word for word in found if len(word) > 1)[:_MOST])
