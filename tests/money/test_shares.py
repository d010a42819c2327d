"""A sum divided among debts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.shares import shares

CENT = Decimal("0.01")
amounts = st.integers(0, 10**9).map(lambda number: number * CENT)


def money(*values: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in values)


def test_the_cent_that_rounding_leaves_goes_to_the_smallest_debt() -> None:
    """The worked check of facts 5.4, which rounds to 159.99."""
    assert shares(Decimal(160), money("4550", "6700", "1200")) == money("58.47", "86.10", "15.43")


def test_of_equal_debts_the_later_gets_the_cent() -> None:
    assert shares(Decimal(100), money("5", "5", "5")) == money("33.33", "33.33", "33.34")
    assert shares(Decimal("0.02"), money("7", "7", "7")) == money("0", "0.01", "0.01")


def test_a_part_that_lost_nothing_gets_no_cent() -> None:
    """The smallest one's tenth is whole; the cent goes to the next."""
    assert shares(Decimal("1.01"), money("0", "1", "1")) == money("0", "0.50", "0.51")


def test_one_debt_gets_all_and_nothing_is_divided_into_nothing() -> None:
    assert shares(Decimal("12.34"), money("0.01")) == money("12.34")
    assert shares(Decimal(0), money("3", "4")) == money("0", "0")


def test_the_huge_and_the_tiny_keep_every_cent() -> None:
    parts = shares(Decimal("999999999999.99"), money("0.01", "888888888888888.88"))
    assert sum(parts) == Decimal("999999999999.99")


@pytest.mark.parametrize(
    ("total", "balances"),
    [("1", ()), ("1", ("0", "0")), ("0", ("0",)), ("-1", ("5",)), ("1", ("5", "-1")), ("1.005", ("5",))],
)
def test_what_cannot_be_divided_is_refused(total: str, balances: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="is divided among debts"):
        shares(Decimal(total), money(*balances))


@given(amounts, st.lists(amounts, min_size=1, max_size=6).filter(any))
def test_parts_are_the_whole_and_none_is_a_cent_off(total: Decimal, balances: list[Decimal]) -> None:
    parts = shares(total, balances)
    assert sum(parts) == total
    for part, balance in zip(parts, balances, strict=True):
        assert abs(part - total * balance / sum(balances)) < CENT
        assert total > sum(balances) or part <= balance
