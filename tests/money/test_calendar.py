"""Days of payment."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.calendar import NOTICE_DAYS, first_day, later


def test_a_month_without_the_day_has_its_last_one() -> None:
    assert later(date(2026, 10, 31), 4) == date(2027, 2, 28)
    assert later(date(2027, 10, 31), 4) == date(2028, 2, 29)
    assert later(date(2026, 12, 5), 0) == date(2026, 12, 5)
    assert later(date(2026, 12, 5), 1) == date(2027, 1, 5)


def test_the_first_instalment_leaves_two_weeks_to_agree_on_it() -> None:
    assert first_day(date(2026, 11, 28), 12) == date(2026, 12, 12)
    assert first_day(date(2026, 11, 28), 11) == date(2027, 1, 11)
    assert first_day(date(2027, 1, 20), 31) == date(2027, 2, 28)


def test_a_day_that_no_month_has_is_refused() -> None:
    with pytest.raises(ValueError, match="1 to 31"):
        first_day(date(2026, 11, 28), 32)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 31))
def test_the_first_day_is_never_sooner_than_the_notice_nor_later_than_a_month_after_it(today: date, day: int) -> None:
    assert NOTICE_DAYS <= (first_day(today, day) - today).days <= NOTICE_DAYS + 31
