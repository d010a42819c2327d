"""`python -m training`: fit the classifier of the search and write it into locales/. With `validate`: leave one part of
the batches out after the other, and say how well the rest knows its lines."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.shelf import WEIGHTS
from flows.knowledge.classifier import DANGER
from flows.knowledge.search import HYPERBOLE, NONE
from training.fit import fit, packed, together
from training.lines import ANSWER, CRISIS, DISTRESS, Line, articles, batches, digest

ROOT = Path(__file__).parents[1] / "locales"
_STRENGTH = 0.5
_LEAST = 0.01
_MEANT = {CRISIS: "crisis", DISTRESS: "debt-depression", ANSWER: NONE}
_COUNTS = {NONE: 1.5, DISTRESS: 0.5, HYPERBOLE: 0.5, ANSWER: 0.1}
_CLOSE = {CRISIS: 3.0, "crisis": 3.0, HYPERBOLE: 3.0, DISTRESS: 3.0, "debt-depression": 3.0, NONE: 2.0, ANSWER: 4.0}


def classifier(lines: list[Line]) -> bytes:
    """What a line asks for, or that it asks for nothing of ours; and whether it is danger, where what is most like it
    counts most."""
    texts = [line.text for line in lines]
    meant = [_MEANT.get(line.topic, line.topic) for line in lines]
    topics = fit(texts, meant, _STRENGTH, [_COUNTS.get(line.topic, 1.0) for line in lines])
    named = [DANGER if line.topic in (CRISIS, "crisis") else "" for line in lines]
    danger = fit(texts, named, _STRENGTH, [_CLOSE.get(line.topic, 1.0) for line in lines])
    return packed(together(topics, danger), _LEAST, digest(lines))


def main(arguments: list[str]) -> int:
    """Does it; the exit status."""
    if arguments == ["validate"]:
        from training.validation import validate

        validate(classifier, batches(), articles(ROOT))
        return 0
    lines = [*batches(), *articles(ROOT)]
    content = classifier(lines)
    (ROOT / WEIGHTS).write_bytes(content)
    print(f"{WEIGHTS}: {len(content):,} bytes from {len(lines):,} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
