"""What not paying may add."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.debts import Debt
from flows.money.not_paying import Range, not_paying

D = Decimal
LOAN = Debt(D(10000), rate=D("0.18"), kind="consumer", bank=True)


def test_penalty_interest_of_a_bank_is_a_range_around_its_rule() -> None:
    """Facts 5.2: 10,000 at 18 % × 1.5 for 30 days of 360 are 225."""
    assert not_paying(LOAN, 1).penalty == Range(D(195), D(225), "bank_rule")
    assert not_paying(LOAN, 1, overdue=D(1000)).penalty == Range(D(19), D(23), "bank_rule")


@pytest.mark.parametrize(
    ("debt", "basis"),
    [
        (Debt(D(10000), rate=D("0.18"), kind="consumer"), "contract"),
        (Debt(D(10000), rate=D("0.18"), kind="card", bank=True), "contract"),
        (Debt(D(10000), rate=D("0.18"), status="sold", bank=True), "contract"),
        (Debt(D(10000), bank=True), "not_known"),
        (Debt(D(10000), rate=D("0.18"), status="judgment", bank=True), "judgment"),
    ],
)
def test_where_no_rule_says_the_penalty_there_is_no_number(debt: Debt, basis: str) -> None:
    penalty = not_paying(debt, 3).penalty
    assert (penalty.low, penalty.high, penalty.basis) == (None, None, basis)


def test_the_fee_of_the_court_is_halved_when_mediated() -> None:
    """Facts 5.2: 50,000 → 1,050."""
    owed = Debt(D(50000))
    assert not_paying(owed, 1).fee == Range(D(525), D(1050), "court_rule")
    assert not_paying(owed, 1, mediated=True).fee == Range(D(525), D(525), "court_rule")
    assert not_paying(Debt(D(600000)), 1).fee == Range(None, None, "not_known")
    assert not_paying(Debt(D(50000), status="judgment"), 1).fee == Range(None, None, "judgment")


def test_an_unpaid_judgment_grows_by_its_daily_rate() -> None:
    """10,000 × 0.0175 % × 360 days are 630."""
    assert not_paying(LOAN, 12).delay == Range(D(630), D(630), "delay_rule")


@given(st.integers(0, 10**8), st.integers(0, 60), st.integers(0, 36))
def test_ranges_are_in_order_and_whole(cents: int, months: int, percent: int) -> None:
    found = not_paying(Debt(cents * D("0.01"), rate=D(percent) / 100, bank=True), months)
    for part in (found.penalty, found.fee, found.delay):
        assert part.low is None or part.high is None or 0 <= part.low <= part.high == int(part.high)
