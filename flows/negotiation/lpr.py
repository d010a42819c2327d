"""The one-year LPR, as far as we know it well enough to say it (facts 5.3), for private loans (facts 1, 2).

A period stands here only when its level is confirmed, and runs from the month after the first publication to the day
before the next possible one: a day of which we are not sure is in none. Nothing before 20 August 2020, when the rule of
four times the LPR came (fact 6).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal

from flows.model import Answers

AS_OF = date(2026, 1, 20)
"""The newest publication that was read."""

_PERIODS = (
    (date(2020, 8, 20), date(2021, 12, 19), Decimal("0.0385")),
    (date(2023, 3, 1), date(2023, 3, 19), Decimal("0.0365")),
    (date(2023, 7, 1), date(2023, 7, 19), Decimal("0.0355")),
    (date(2024, 11, 1), date(2025, 1, 19), Decimal("0.031")),
    (date(2025, 7, 1), date(2026, 2, 19), Decimal("0.03")),
)


def ceiling(a: Answers) -> Decimal | None:
    """Four times the one-year LPR of the contract date, a fraction: the most that a private loan may cost a year, late
    charges included (facts 1, 2). None where the level of that day, or of the whole month that was named, is not known
    for certain."""
    first = a.day("contract_date")
    if first is None:
        return None
    month_only = len(a.choice("contract_date")) == len("2025-09")
    last = first.replace(day=monthrange(first.year, first.month)[1]) if month_only else first
    return next((4 * rate for start, end, rate in _PERIODS if start <= first and last <= end), None)
