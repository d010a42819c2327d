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
_OWN = re.compile(
    r"(?:我叫|我姓|我是|姓名|名字(?:是|叫)?|本人|住在?|地址|家在|身份证)[㐀-鿿]{1,12}"
    r"|(?:my name(?: is)?|i am|i'm|call me|live (?:in|at)|address(?: is)?)(?: [a-z]+){1,4}"
    r"|[a-z]+ (?:at|dot) [a-z]+(?: dot [a-z]+)*|[零〇一二两三四五六七八九十百千万亿]{2,}|[㐀-鿿]+\.[㐀-鿿]+"
)
"""Where somebody speaks of who and where they are, and figures in words."""
_RUN = re.compile(r"[㐀-鿿]+|[a-z]{3,20}")
_WHOLE = 4
"""Characters of a Chinese word, at most; what is longer is counted in pairs."""
_EMPTY_ZH = re.compile("|".join(sorted(map(re.escape, listed(FILLERS)), key=len, reverse=True)))
_EMPTY_EN = frozenset(STOP.split())


def words_to_count(text: str) -> tuple[str, ...]:
    """Its words, each once, in an order that says nothing of the line."""
    found: set[str] = set()
    for run in _RUN.findall(_OWN.sub(" ", _ADDRESS.sub(" ", fold(text[:400])))):
        if run.isascii():
            found.update({run} - _EMPTY_EN)
            continue
        for word in filter(None, _EMPTY_ZH.split(run)):
            found.update([word] if len(word) <= _WHOLE else [word[at : at + 2] for at in range(0, len(word) - 1, 2)])
    return tuple(sorted(word for word in found if len(word) > 1)[:_MOST])
