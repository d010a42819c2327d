"""What a query costs: milliseconds of CPU, all threads of this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
_TIMES = 3


def timed(act: Callable[[], T]) -> tuple[T, float]:
    """What it returns, and the least that it cost of three times."""
    done, least = _once(act)
    for _ in range(_TIMES - 1):
        done, cost = _once(act)
        least = min(least, cost)
    return done, least


def _once(act: Callable[[], T]) -> tuple[T, float]:
    begun = time.process_time()
    done = act()
    return done, (time.process_time() - begun) * 1e3


def quantile(costs: Sequence[float], share: float) -> float:
    """What this share of the costs does not exceed."""
    return sorted(costs)[min(len(costs) - 1, int(len(costs) * share))] if costs else 0.0
