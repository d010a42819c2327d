"""What being late costs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.late import court_fee, judgment_delay, late_interest


def test_penalty_interest_is_that_of_fact_5_2() -> None:
    assert late_interest(Decimal(10_000), Decimal("0.18"), Decimal("1.5"), 30) == Decimal("225.00")


def test_a_year_of_365_days_makes_it_less() -> None:
    assert late_interest(Decimal(10_000), Decimal("0.18"), Decimal("1.5"), 30, 365) == Decimal("221.92")


@pytest.mark.parametrize(
    ("amount", "fee"),
    [
        (1, "50.00"),
        (10_000, "50.00"),
        (20_000, "300.00"),
        (50_000, "1050.00"),
        (100_000, "2300.00"),
        (200_000, "4300.00"),
        (500_000, "8800.00"),
    ],
)
def test_the_courts_fee_is_that_of_facts_85_and_5_2(amount: int, fee: str) -> None:
    assert court_fee(Decimal(amount)) == Decimal(fee)
    assert court_fee(Decimal(amount), halved=True) == Decimal(fee) / 2


def test_no_fee_is_told_where_none_is_documented() -> None:
    assert court_fee(Decimal("500000.01")) is None


@given(st.decimals(0, 500_000, places=2), st.decimals(0, 500_000, places=2))
def test_a_larger_claim_never_costs_less(one: Decimal, other: Decimal) -> None:
    smaller, larger = court_fee(min(one, other)), court_fee(max(one, other))
    assert smaller is not None
    assert larger is not None
    assert Decimal(50) <= smaller <= larger


def test_a_judgment_that_waits_a_year_costs_6_39_percent_more() -> None:
    assert judgment_delay(Decimal(10_000), 365) == Decimal("638.75")
    assert judgment_delay(Decimal(10_000), 0) == Decimal("0.00")


def test_less_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        court_fee(Decimal(-1))
    with pytest.raises(ValueError, match="nothing"):
        judgment_delay(Decimal(1), -1)
    with pytest.raises(ValueError, match="nothing"):
        late_interest(Decimal(1), Decimal("-0.1"), Decimal(1), 1)
