"""`python -m training`: fit the classifiers of the search and write them into locales/. With `validate`: leave one part
of the batches out after the other, and say how well the rest finds its lines."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.shelf import DANGER, TOPICS
from training.fit import Fitted, fit, packed, rounded
from training.lines import CRISIS, DISTRESS, HYPERBOLE, Line, articles, batches, digest

ROOT = Path(__file__).parents[1] / "locales"
_LEAST = {"topics": 0.03, "danger": 0.01}
_STRENGTH = 0.5


def fit_topics(lines: list[Line]) -> Fitted:
    """What a line asks for; nothing of the lines about danger."""
    used = [line for line in lines if line.topic not in (CRISIS, HYPERBOLE, DISTRESS)]
    return rounded(fit([line.text for line in used], [line.topic for line in used], _STRENGTH), _LEAST["topics"])


def fit_danger(lines: list[Line]) -> Fitted:
    """Whether it is danger; what is most like it counts most."""
    close = {CRISIS, HYPERBOLE, DISTRESS, "crisis", "debt-depression"}
    named = ["~danger" if line.topic in (CRISIS, "crisis") else "none" for line in lines]
    weights = [3.0 if line.topic in close else 1.0 for line in lines]
    return rounded(fit([line.text for line in lines], named, _STRENGTH, weights), _LEAST["danger"])


def main(arguments: list[str]) -> int:
    if arguments == ["validate"]:
        from training.validation import validate

        validate(batches(), articles(ROOT))
        return 0
    lines = [*batches(), *articles(ROOT)]
    for name, fitter in ((TOPICS, fit_topics), (DANGER, fit_danger)):
        content = packed(fitter(lines), digest(lines))
        (ROOT / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes from {len(lines):,} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
