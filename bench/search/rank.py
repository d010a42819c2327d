"""What a search of the comparison is: from a line to the topics, likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

MOST = 3
Rank = Callable[[str], Sequence[str]]
"""At most three topics. It never refuses and raises no alarm, unless its name says so."""


def best(scores: Mapping[str, float]) -> list[str]:
    """The topics of the highest scores."""
    return sorted(scores, key=lambda slug: scores[slug], reverse=True)[:MOST]
