"""Days of payment: the same day of a later month, and the first one that leaves time to agree on it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

NOTICE_DAYS = 14
"""From today to the first instalment; our choice."""


def later(day: date, months: int) -> date:
    """The same day so many months later; the month's last one where it has no such day.

    Raises ValueError beyond the year 9999.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first_day(today: date, day: int) -> date:
    """The first `day` of a month (its last one where it has no such day) that is at least 14 days off.

    Raises ValueError for a `day` outside 1 to 31.
    """
    if not 1 <= day <= 31:
        raise ValueError("a day of a month is 1 to 31")
    soonest = today + timedelta(days=NOTICE_DAYS)
    this_month = soonest.replace(day=min(day, monthrange(soonest.year, soonest.month)[1]))
    if this_month >= soonest:
        return this_month
    following = later(soonest.replace(day=1), 1)
    return following.replace(day=min(day, monthrange(following.year, following.month)[1]))
