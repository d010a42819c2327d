"""Four times the one-year LPR of the contract date, the most that a private loan may cost (facts 1, 2)."""

from __future__ import annotations

from calendar import monthrange
from decimal import Decimal

from flows.knowledge.rules.lpr import level
from flows.model import Scene


def ceiling(scene: Scene) -> Decimal | None:
    """A fraction per year, late charges included. None where the level of that day, or of the whole month that was
    named, is not known for certain."""
    first = scene.answers.day("contract_date")
    if first is None:
        return None
    month_only = len(scene.answers.choice("contract_date")) == len("2025-09")
    last = first.replace(day=monthrange(first.year, first.month)[1]) if month_only else first
    rate = level(first, last, scene.lpr)
    return None if rate is None else 4 * rate
