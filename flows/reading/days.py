"""Counting in the calendar: months with their different lengths, the year that was meant when none was said."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1990, 2100
_LEAP_GAP = 8


@dataclass(frozen=True, slots=True)
class Clock:
    """What a date is read by. past: whether it lies behind; None where it may lie on either side."""

    today: date
    past: bool | None
    day_first: bool = True


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where there is none from 1990 to 2100."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def last_of(month: date) -> date:
    """The last day of that month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def first_of(day: date, months: int = 0) -> date | None:
    """The first day of the month that lies `months` from the one of `day`."""
    index = day.year * 12 + day.month - 1 + months
    return day_of(index // 12, index % 12 + 1, 1)


def shifted(day: date, months: int, days: int) -> date | None:
    """`day` moved by months (a day that the month does not have becomes its last), then by days."""
    month = first_of(day, months)
    if month is None:
        return None
    moved = month.toordinal() + min(day.day, monthrange(month.year, month.month)[1]) - 1 + days
    first, last = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
    return date.fromordinal(moved) if first <= moved <= last else None


def meant(month: int, day: int, clock: Clock) -> date | None:
    """The day without a year: the last or the next one, else the nearest. None where no year has it."""
    years = range(clock.today.year - _LEAP_GAP, clock.today.year + _LEAP_GAP + 1)
    return _nearest((day_of(year, month, day) for year in years), clock)


def meant_month(month: int, clock: Clock) -> date | None:
    """The first day of the month without a year, this month included on either side."""
    this = clock.today.replace(day=1)
    years = (this.year - 1, this.year, this.year + 1)
    return _nearest((day_of(year, month, 1) for year in years), Clock(this, clock.past))


def meant_day(day: int, clock: Clock) -> date | None:
    """The day of a month that was not said: the last one behind, otherwise the next."""
    months = (first_of(clock.today, offset) for offset in range(-2, 3))
    days = (day_of(month.year, month.month, day) for month in months if month)
    return _nearest(days, Clock(clock.today, bool(clock.past)))


def meant_weekday(weekday: int, clock: Clock) -> date:
    """The weekday (Monday is 1) that was not placed: the last one behind, otherwise the next; today is both."""
    ahead = (weekday - clock.today.isoweekday()) % 7
    return clock.today + timedelta(ahead - 7 if clock.past and ahead else ahead)


def _nearest(days: Iterable[date | None], clock: Clock) -> date | None:
    real = [day for day in days if day is not None]
    if clock.past is not None:
        real = [day for day in real if (day <= clock.today if clock.past else day >= clock.today)]
    return min(real, key=lambda day: (abs(day - clock.today), day), default=None)
