"""The one-year LPR, as far as it is known well enough to be said (facts 5.3), for private loans (facts 1, 2).

A period stands here only when its level is confirmed, and runs from the month after the first publication to the day
before the next possible one: a day of which we are not sure is in none. Nothing before 20 August 2020, when the rule of
four times the LPR came (fact 6). Rates are fractions per year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from flows.knowledge.rules.documents import PRIME_RATE
from flows.model import Quotations

AS_OF = date.fromisoformat(PRIME_RATE.date)
"""The newest publication that was read."""

FIRST_DAY = date(2020, 8, 20)

_PUBLISHED_FROM = 20  # day of the month
_PERIODS = (
    (FIRST_DAY, date(2021, 12, 19), Decimal("0.0385")),
    (date(2023, 3, 1), date(2023, 3, 19), Decimal("0.0365")),
    (date(2023, 7, 1), date(2023, 7, 19), Decimal("0.0355")),
    (date(2024, 11, 1), date(2025, 1, 19), Decimal("0.031")),
    (date(2025, 7, 1), date(2026, 2, 19), Decimal("0.03")),
)


def level(first: date, last: date, added: Quotations = ()) -> Decimal | None:
    """The one-year LPR of all days from `first` to `last`; None where it is not known of each, or was not the same.

    `added` goes before the table from its first day on. A level of it holds until the next one, the last of them until
    the day before the next possible publication."""
    return next((rate for start, end, rate in _known(added) if start <= first and last <= end), None)


def as_of(added: Quotations = ()) -> date:
    """The newest publication that is known."""
    return max((AS_OF, *(day for day, _ in added)))


def _known(added: Quotations) -> Iterator[tuple[date, date, Decimal]]:
    cut = added[0][0] if added else date.max
    yield from ((start, min(end, cut - timedelta(1)), rate) for start, end, rate in _PERIODS)
    for (day, rate), (following, _) in pairwise(added):
        yield day, following - timedelta(1), rate
    for day, rate in added[-1:]:
        yield day, _before_the_next(day), rate


def _before_the_next(day: date) -> date:
    """The day before the month after may bring another level."""
    month = (day.replace(day=1) + timedelta(32)).replace(day=1)
    return month.replace(day=_PUBLISHED_FROM - 1)
