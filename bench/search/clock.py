"""What a query costs: milliseconds of CPU, all threads of this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
_ROUNDS = 3


def timed(act: Callable[[str], T], texts: Iterable[str]) -> list[tuple[T, float]]:
    """What it returns for each text, and the least that it cost of three times. Each round goes through all texts:
    who remembers the last line is not asked the same again."""
    asked = list(texts)
    rounds = [[_once(act, text) for text in asked] for _ in range(_ROUNDS)]
    return [(tries[0][0], min(cost for _, cost in tries)) for tries in zip(*rounds, strict=True)]


def _once(act: Callable[[str], T], text: str) -> tuple[T, float]:
    begun = time.process_time()
    done = act(text)
    return done, (time.process_time() - begun) * 1e3


def quantile(costs: Sequence[float], share: float) -> float:
    """What this share of the costs does not exceed."""
    return sorted(costs)[min(len(costs) - 1, int(len(costs) * share))] if costs else 0.0
