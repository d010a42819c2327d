"""What a typed line is made of, for the classifier: runs of Chinese characters and their sounds, English words and
their letters, and the meanings that the synonyms know.

Sounds let homophones meet (催受, 催收): toneless syllables in which what dialects and keyboards confuse is one (zh z,
ch c, sh s, ng n). Everything is folded first, so that both scripts give the same features.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from flows.knowledge.terms import meanings, stem
from flows.reading.folding import fold

MOST = 400
"""Characters of a line that are read."""
_RUN = re.compile(r"[㐀-鿿]+|[a-z]+(?:'[a-z]+)?|\d+")


def features(line: str, sounds: Mapping[str, str]) -> set[str]:
    """The features of a line. `sounds`: the syllable of each character that has one."""
    found: set[str] = set()
    words: list[str] = []
    for run in _RUN.findall(fold(line[:MOST])):
        if run[0].isdigit():
            words.append("#")
            found.add(f"d{run}" if len(run) == 5 and run[0] in "19" else f"d{min(len(run), 6)}")
        elif run.isascii():
            words.append(stem(run))
            if len(run) > 3:
                marked = f"<{run}>"
                found.update("k" + marked[at : at + 4] for at in range(len(marked) - 3))
        else:
            found.update(_chinese(run, sounds))
    found.update("w" + word for word in words)
    found.update(f"w{one} {other}" for one, other in pairwise(words))
    found.update(meanings(line[:MOST]))
    return found


def _chinese(run: str, sounds: Mapping[str, str]) -> set[str]:
    """One, two and three characters, and two and three syllables."""
    found = {run[at : at + size] for size in (1, 2, 3) for at in range(len(run) - size + 1)}
    said = [sounds.get(char, char) for char in run]
    pairs = [f"{one} {other}" for one, other in pairwise(said)]
    found.update("p" + pair for pair in pairs)
    found.update(f"p{pair} {other}" for pair, other in zip(pairs, said[2:], strict=False))
    return found
