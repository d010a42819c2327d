"""Instalments to the cent."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.cash import cents
from flows.money.rates import true_cost
from flows.money.schedules import (
    LONGEST,
    NeverRepaid,
    Payment,
    Schedule,
    equal_instalments,
    equal_principal,
    fee_instalments,
    interest_first,
    of_amount,
)

P = Decimal(10_000)
WAYS = (equal_instalments, equal_principal, interest_first)
AMOUNTS = st.decimals(min_value="0.01", max_value=10**9, places=2, allow_nan=False)
RATES = st.decimals(min_value=0, max_value=60, places=6) | st.just(Decimal(0)) | st.decimals("0.01", "0.36", places=4)
NUMBERS = st.integers(1, 60) | st.sampled_from((1, 2, 360, 600))
Way = Callable[[Decimal, Decimal, int], Schedule]


def interest(schedule: Schedule) -> Decimal:
    return sum((payment.interest for payment in schedule), Decimal(0))


def repaid(schedule: Schedule) -> Decimal:
    return sum((payment.principal for payment in schedule), Decimal(0))


def amounts(schedule: Schedule) -> list[Decimal]:
    return [payment.amount for payment in schedule]


@pytest.mark.parametrize(
    ("yearly", "number", "each", "charged"),
    [("0.24", 12, "945.60", None), ("0.18", 12, "916.80", "1001.60"), ("0.12", 24, "470.73", "1297.63")],
)
def test_equal_instalments_are_those_of_fact_5_2(yearly: str, number: int, each: str, charged: str | None) -> None:
    schedule = equal_instalments(P, Decimal(yearly), number)
    assert set(amounts(schedule)[:-1]) == {Decimal(each)}
    assert abs(schedule[-1].amount - Decimal(each)) < Decimal("0.12")
    assert charged is None or interest(schedule) == Decimal(charged)


def test_equal_principal_is_that_of_fact_5_2() -> None:
    schedule = equal_principal(P, Decimal("0.24"), 12)
    assert (schedule[0].amount, schedule[-1].amount) == (Decimal("1033.33"), Decimal("850.00"))
    assert interest(schedule) == Decimal("1300.00")


@pytest.mark.parametrize(
    ("fee", "number", "each"),
    [
        ("0.0060", 12, "893.33"),
        ("0.0075", 12, "908.33"),
        ("0.0100", 12, "933.33"),
        ("0.0060", 24, "476.67"),
        ("0.0075", 24, "491.67"),
        ("0.0060", 36, "337.78"),
        ("0.0095", 3, "3428.33"),
        ("0.0075", 6, "1741.67"),
    ],
)
def test_a_fee_on_the_original_principal_is_that_of_fact_5_2(fee: str, number: int, each: str) -> None:
    schedule = fee_instalments(P, Decimal(fee), number)
    assert schedule[0].amount == Decimal(each)
    assert {payment.fee for payment in schedule} == {P * Decimal(fee)}


def test_interest_comes_first_and_the_principal_with_the_last_of_it() -> None:
    assert interest_first(P, Decimal("0.12"), 3) == (
        Payment(Decimal(0), Decimal(100)),
        Payment(Decimal(0), Decimal(100)),
        Payment(P, Decimal(100)),
    )


@pytest.mark.parametrize("way", WAYS)
@given(principal=AMOUNTS, yearly=RATES, number=NUMBERS)
def test_the_principal_is_repaid_exactly_in_parts_that_are_never_negative(
    way: Way, principal: Decimal, yearly: Decimal, number: int
) -> None:
    schedule = way(principal, yearly, number)
    assert len(schedule) == number
    assert repaid(schedule) == principal
    for payment in schedule:
        assert payment.principal >= 0
        assert payment.interest >= 0
        assert payment.amount == payment.principal + payment.interest == cents(payment.amount)


@given(principal=AMOUNTS, fee=st.decimals(0, 1, places=4), number=NUMBERS)
def test_a_fee_repays_the_principal_exactly_too(principal: Decimal, fee: Decimal, number: int) -> None:
    schedule = fee_instalments(principal, fee, number)
    assert repaid(schedule) == principal
    assert sum(amounts(schedule)) == principal + number * cents(principal * fee)
    assert min(payment.principal for payment in schedule) >= 0


@given(principal=st.integers(100, 10**7).map(Decimal), yearly=RATES, number=st.integers(1, 120))
def test_equal_instalments_give_their_rate_back(principal: Decimal, yearly: Decimal, number: int) -> None:
    cost = true_cost(principal, amounts(equal_instalments(principal, yearly, number)))
    assert cost is not None
    assert abs(cost.monthly - yearly / 12) < (yearly / 12 + 1) * number / principal / 10


@pytest.mark.parametrize("way", WAYS)
@given(principal=AMOUNTS, yearly=RATES, more=st.decimals("0.001", 5, places=3), number=st.integers(1, 60))
def test_a_higher_rate_is_never_cheaper(
    way: Way, principal: Decimal, yearly: Decimal, more: Decimal, number: int
) -> None:
    assert interest(way(principal, yearly + more, number)) >= interest(way(principal, yearly, number))


@pytest.mark.parametrize("way", WAYS)
def test_without_interest_only_the_principal_is_paid(way: Way) -> None:
    assert sum(amounts(way(P, Decimal(0), 7))) == P


@pytest.mark.parametrize("way", WAYS)
def test_one_instalment_is_the_principal_and_a_months_interest(way: Way) -> None:
    assert way(P, Decimal("0.12"), 1) == (Payment(P, Decimal(100)),)


@pytest.mark.parametrize("way", WAYS)
def test_a_cent_is_repaid_in_six_hundred_instalments(way: Way) -> None:
    assert repaid(way(Decimal("0.01"), Decimal("0.24"), 600)) == Decimal("0.01")


def test_nothing_is_repaid_by_nothing() -> None:
    assert set(amounts(equal_instalments(Decimal(0), Decimal("0.24"), 3))) == {Decimal(0)}
    assert of_amount(Decimal(0), Decimal("0.24"), Decimal(100)) == ()


def test_an_amount_a_month_takes_as_many_instalments_as_it_needs() -> None:
    schedule = of_amount(P, Decimal("0.24"), Decimal(500))
    assert len(schedule) == 26
    assert set(amounts(schedule)[:-1]) == {Decimal(500)}
    assert 0 < schedule[-1].amount < 500
    assert repaid(schedule) == P


@given(principal=AMOUNTS, yearly=st.decimals(0, "0.5", places=4), share=st.decimals("0.05", 2, places=3))
def test_an_amount_above_the_interest_repays_exactly(principal: Decimal, yearly: Decimal, share: Decimal) -> None:
    monthly = cents(principal * share) + Decimal("0.01")
    schedule = of_amount(principal, yearly, monthly)
    assert repaid(schedule) == principal
    assert set(amounts(schedule)[:-1]) <= {monthly}
    assert 0 < schedule[-1].amount <= monthly
    assert all(payment.principal > 0 for payment in schedule)


@pytest.mark.parametrize(
    ("yearly", "monthly"), [("0.24", "200"), ("0.24", "199.99"), ("0.24", "0"), ("0", "0"), ("0", "8.33")]
)
def test_an_amount_that_never_repays_is_refused(yearly: str, monthly: str) -> None:
    with pytest.raises(NeverRepaid):
        of_amount(P, Decimal(yearly), Decimal(monthly))


def test_the_longest_is_still_a_loan() -> None:
    assert len(of_amount(Decimal(LONGEST), Decimal(0), Decimal(1))) == LONGEST
    assert len(equal_instalments(P, Decimal("0.05"), LONGEST)) == LONGEST


@pytest.mark.parametrize("way", [*WAYS, fee_instalments])
@pytest.mark.parametrize(
    ("principal", "rate", "number"),
    [
        ("10000", "0.1", 0),
        ("10000", "0.1", -1),
        ("10000", "0.1", LONGEST + 1),
        ("-1", "0.1", 1),
        ("10000", "-0.1", 1),
        ("NaN", "0.1", 1),
        ("10000", "NaN", 1),
        ("Infinity", "0.1", 1),
    ],
)
def test_nonsense_is_refused(way: Way, principal: str, rate: str, number: int) -> None:
    with pytest.raises(ValueError, match=r"instalments|rate|amount"):
        way(Decimal(principal), Decimal(rate), number)


@pytest.mark.parametrize(("principal", "rate", "monthly"), [("-1", "0", "1"), ("1", "-1", "1"), ("1", "0", "-1")])
def test_nonsense_is_refused_for_an_amount_too(principal: str, rate: str, monthly: str) -> None:
    with pytest.raises(ValueError, match=r"rate|amount"):
        of_amount(Decimal(principal), Decimal(rate), Decimal(monthly))
