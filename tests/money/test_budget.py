"""A month's money, and what of it may be promised."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.budget import (
    PRIORITIES,
    Budget,
    Essentials,
    Income,
    monthly_of_fortnightly,
    monthly_of_weekly,
    monthly_of_yearly,
)

AMOUNT = st.decimals(0, 10**7, places=2)


def budget(income: str, essentials: str, **more: Decimal) -> Budget:
    return Budget(Income(Decimal(income), **more), Essentials(Decimal(essentials)))


def test_the_sums_of_the_design() -> None:
    """CONVERSATION 4.10: 6,000 − 3,600 = 2,400, 240 are kept back, 2,160 at most."""
    found = budget("6000", "3600")
    assert (found.left, found.cushion, found.ceiling, found.bad_month) == (2400, 240, 2160, 1200)


def test_weekly_pay_is_fifty_two_weeks_in_twelve_months() -> None:
    assert monthly_of_weekly(Decimal(1200)) == Decimal("5200.00")
    assert monthly_of_fortnightly(Decimal(2400)) == Decimal("5200.00")
    assert monthly_of_yearly(Decimal(120_000)) == Decimal("10000.00")
    assert monthly_of_weekly(Decimal(100)) == Decimal("433.33")


def test_a_bad_month_is_the_low_one_where_that_is_worse() -> None:
    assert Income(Decimal(5000)).bad == 4000
    assert Income(Decimal(5000), low=Decimal(3000)).bad == 3000
    assert Income(Decimal(5000), low=Decimal(4500)).bad == 4000


def test_no_plan_leaves_less_than_the_local_minimum() -> None:
    floor = Essentials(Decimal(1500), floor=Decimal(800), heads=3)
    assert (floor.counted, floor.too_low) == (2400, True)
    assert Budget(Income(Decimal(3000)), floor).left == 600
    enough = Essentials(Decimal(3000), floor=Decimal(800), heads=3)
    assert (enough.counted, enough.too_low) == (3000, False)


def test_essentials_are_told_priorities_first() -> None:
    lines = {"other": Decimal(50), "travel": Decimal(150), "home": Decimal(1500), "food": Decimal(0)}
    found = Essentials(Decimal(1700), lines).in_order()
    assert found == (("home", 1500), ("travel", 150), ("other", 50))
    assert [name for name, _ in found][:1] == [PRIORITIES[0]]


@given(AMOUNT, AMOUNT, st.none() | AMOUNT)
def test_nothing_is_promised_that_is_not_left(income: Decimal, essentials: Decimal, low: Decimal | None) -> None:
    found = Budget(Income(income, low=low), Essentials(essentials))
    assert 0 <= found.ceiling <= max(found.left, Decimal(0))
    assert found.left <= 0 or found.ceiling + found.cushion == found.left
    assert found.bad_month <= max(found.left, found.income.bad - essentials)
    assert found.survives(found.bad_month)
    assert not found.survives(found.bad_month + Decimal("0.01"))


@pytest.mark.parametrize("income", ["0", "3600", "3599.99"])
def test_where_nothing_is_left_the_ceiling_is_nothing(income: str) -> None:
    found = budget(income, "3600")
    assert (found.ceiling, found.cushion) == (0, 0)
