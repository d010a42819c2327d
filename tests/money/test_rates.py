"""What a loan truly costs, with pyxirr and numpy-financial for a second opinion."""

from __future__ import annotations

import time
from decimal import Decimal

import numpy_financial
import pytest
import pyxirr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flows.money.rates import Cost, cost_of_one_payment, internal_rate, quick_estimate, true_cost, yearly_of_daily
from flows.money.schedules import equal_instalments, fee_instalments

P = Decimal(10_000)
TINY = Decimal("1e-9")


def percent(fraction: Decimal, places: int = 2) -> str:
    return f"{fraction * 100:.{places}f}"


def cost(received: Decimal | int | str, payments: list[Decimal]) -> Cost:
    found = true_cost(Decimal(received), payments)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("fee", "number", "monthly", "simple", "compound"),
    [
        ("0.0060", 12, "1.0862", "13.03", "13.84"),
        ("0.0075", 12, "1.3514", "16.22", "17.48"),
        ("0.0100", 12, "1.7881", "21.46", "23.70"),
        ("0.0060", 24, "1.1055", "13.27", "14.10"),
        ("0.0075", 24, "1.3688", "16.43", "17.72"),
        ("0.0060", 36, "1.0978", "13.17", "14.00"),
        ("0.0095", 3, "1.4183", "17.02", "18.41"),
        ("0.0075", 6, "1.2723", "15.27", "16.38"),
    ],
)
def test_fees_cost_what_fact_5_2_says(fee: str, number: int, monthly: str, simple: str, compound: str) -> None:
    found = cost(P, [payment.amount for payment in fee_instalments(P, Decimal(fee), number)])
    assert (percent(found.monthly, 4), percent(found.simple), percent(found.compound)) == (monthly, simple, compound)
    assert found.simple < quick_estimate(Decimal(fee), number) < found.simple * Decimal("1.07")


def test_equal_instalments_at_24_percent_compound_to_what_fact_5_2_says() -> None:
    found = cost(P, [payment.amount for payment in equal_instalments(P, Decimal("0.24"), 12)])
    assert (percent(found.monthly), percent(found.simple), percent(found.compound)) == ("2.00", "24.00", "26.82")


def test_a_deduction_up_front_costs_what_fact_5_2_says() -> None:
    found = cost(8800, [Decimal("893.33")] * 12)
    assert (percent(found.simple), percent(found.compound)) == ("38.10", "45.51")


def test_a_guarantee_fee_costs_what_fact_5_2_says() -> None:
    payments = [payment.amount + 100 for payment in equal_instalments(P, Decimal("0.12"), 12)]
    assert payments[0] == Decimal("988.49")
    found = cost(P, payments)
    assert (percent(found.simple), percent(found.compound)) == ("32.76", "38.15")


def test_the_quick_estimate_is_that_of_fact_5_1() -> None:
    assert percent(quick_estimate(Decimal("0.006"), 12)) == "13.29"


def test_a_daily_rate_is_of_360_days_unless_told() -> None:
    assert yearly_of_daily(Decimal("0.0005")) == Decimal("0.18")
    assert yearly_of_daily(Decimal("0.0005"), 365) == Decimal("0.1825")


@pytest.mark.parametrize(
    ("received", "payments"), [(0, [100]), (-5, [100]), (100, []), (100, [0, 0, 0]), (0, []), (0, [0])]
)
def test_there_is_no_cost_where_nothing_is_received_or_paid(received: int, payments: list[int]) -> None:
    assert true_cost(Decimal(received), [Decimal(payment) for payment in payments]) is None


def test_a_negative_payment_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        true_cost(P, [Decimal(-1)])


def test_what_is_paid_back_and_no_more_costs_exactly_nothing() -> None:
    assert cost(1200, [Decimal(0), Decimal(700), Decimal(500)]) == Cost(Decimal(0))


def test_a_waiver_costs_less_than_nothing() -> None:
    found = cost(1000, [Decimal(900)])
    assert found.monthly == Decimal("-0.1")
    assert found.simple == Decimal("-1.2")
    assert -1 < found.compound < 0


def test_a_pause_makes_the_same_payments_cheaper() -> None:
    payments = [Decimal(900)] * 12
    assert cost(P, [Decimal(0)] * 3 + payments).monthly < cost(P, payments).monthly


@pytest.mark.parametrize(
    ("received", "payments", "monthly"),
    [
        ("0.01", [Decimal(10**9)], "99999999999"),
        ("1000000000", [Decimal("0.01")], "-0.99999999999"),
        ("0.01", [Decimal("0.01")] * 2, "0.618033988749895"),
        ("1000000000", [Decimal(10**7)] * 600, "0.009974066170013"),
        ("0.01", [Decimal("337.78")] * 600, "33778"),
        ("10000", [Decimal(10**9)] * 600, "100000"),
    ],
)
def test_the_smallest_and_the_largest_are_solved(received: str, payments: list[Decimal], monthly: str) -> None:
    assert abs(cost(received, payments).monthly - Decimal(monthly)) < Decimal("1e-14")


YUAN = st.decimals(min_value="0.01", max_value=10**9, places=2, allow_nan=False)
PAYMENTS = st.lists(YUAN | st.just(Decimal(0)), min_size=1, max_size=60).filter(any)
LOANS = st.tuples(
    st.integers(100, 10**6).map(Decimal),
    st.lists(st.decimals("0", 10**5, places=2), min_size=1, max_size=40).filter(any),
)


@given(received=YUAN, payments=PAYMENTS)
def test_at_its_cost_a_loan_is_worth_what_was_received(received: Decimal, payments: list[Decimal]) -> None:
    monthly = cost(received, payments).monthly
    assert monthly > -1 or received > 10**5 * sum(payments)
    assume(monthly > Decimal("-0.99"))
    worth, slope = Decimal(0), Decimal(0)
    for payment in reversed(payments):
        slope = (slope + payment + worth) / (1 + monthly)
        worth = (worth + payment) / (1 + monthly)
    assert abs(worth - received) <= TINY * (slope / (1 + monthly) + received * Decimal("1e-9"))


@given(received=YUAN, payments=PAYMENTS, more=YUAN, at=st.integers(0, 59))
def test_paying_more_costs_more(received: Decimal, payments: list[Decimal], more: Decimal, at: int) -> None:
    raised = list(payments)
    raised[at % len(raised)] += more
    assert cost(received, raised).monthly >= cost(received, payments).monthly


@given(received=YUAN, payments=PAYMENTS)
def test_the_sign_tells_whether_more_is_paid_than_was_received(received: Decimal, payments: list[Decimal]) -> None:
    sign = cost(received, payments).monthly
    difference = sum(payments) - received
    assert sign * difference > 0 or abs(sign) < TINY


@given(LOANS)
def test_pyxirr_agrees(loan: tuple[Decimal, list[Decimal]]) -> None:
    received, payments = loan
    monthly = cost(received, payments).monthly
    assume(Decimal("-0.5") < monthly < 10)
    flows = [-float(received), *map(float, payments)]
    theirs = pyxirr.irr(flows)
    assert theirs is not None
    assert abs(Decimal(theirs) - monthly) < Decimal("1e-8")


@settings(max_examples=30)
@given(st.integers(1, 60), st.integers(1000, 10**6), st.decimals("0.01", "0.2", places=4))
def test_numpy_agrees_on_instalments(number: int, received: int, monthly: Decimal) -> None:
    payments = [payment.amount for payment in equal_instalments(Decimal(received), monthly * 12, number)]
    theirs = numpy_financial.irr([-received, *map(float, payments)])
    assert abs(Decimal(float(theirs)) - cost(received, payments).monthly) < Decimal("1e-8")


@pytest.mark.parametrize(
    ("flows", "rate"),
    [
        ([], None),
        ([0, 0], None),
        ([5], None),
        ([1, 2, 3], None),
        ([-1, -2], None),
        ([-100, 110], "0.1"),
        ([100, -110], "0.1"),
        ([0, 0, -100, 110], "0.1"),
        ([-100, 0, 0], None),
        ([1, -3, 3], None),
        ([-100, 230, -132], "0.1"),
        ([100, -230, 132], "0.1"),
        ([100, -220, 121], "0.1"),
        ([-100, 180, "-80.75"], "-0.05"),
        ([1000, -3300, 3630, -1331], "0.1"),
        ([-6, 11, -6, 1], "0"),
    ],
)
def test_of_several_rates_the_one_nearest_to_zero_is_taken(flows: list[int | str], rate: str | None) -> None:
    found = internal_rate([Decimal(flow) for flow in flows])
    assert found == (None if rate is None else Decimal(rate))


@given(st.lists(st.integers(-50, 80).filter(bool), min_size=1, max_size=4), st.integers(-9, 9).filter(bool))
def test_every_rate_that_flows_are_made_of_is_found(rates: list[int], scale: int) -> None:
    """Flows whose worth is nothing at each of the rates, in percent, and nowhere else."""
    flows = [Decimal(scale)]
    for rate in rates:
        factor = Decimal(100 + rate) / 100
        flows = [a - factor * b for a, b in zip([*flows, Decimal(0)], [Decimal(0), *flows], strict=True)]
    found = internal_rate(flows)
    assert found is not None
    assert abs(abs(found) - Decimal(min(map(abs, rates))) / 100) < Decimal("1e-5")


@given(st.lists(st.integers(-1000, 1000).map(Decimal), max_size=30))
def test_a_rate_is_a_true_root_or_there_is_none(flows: list[Decimal]) -> None:
    rate = internal_rate(flows)
    if rate is None:
        assert any(flows) is False or sum(flows) != 0
        return
    factor = 1 / (1 + rate)
    terms = [flow * factor**at for at, flow in enumerate(flows)]
    assert abs(sum(terms)) <= Decimal("1e-9") * sum(map(abs, terms)) * len(flows)


@pytest.mark.parametrize(("number", "seconds"), [(36, 0.03), (600, 0.3)])
def test_a_rate_is_found_before_anybody_waits(number: int, seconds: float) -> None:
    payments = [payment.amount for payment in fee_instalments(P, Decimal("0.006"), number)]
    began = time.perf_counter()
    cost(P, payments)
    assert time.perf_counter() - began < seconds


def test_one_payment_after_a_month_costs_what_the_internal_rate_says() -> None:
    simple, compound = cost_of_one_payment(Decimal(4500), Decimal(5000), 30)
    cost = true_cost(Decimal(4500), [Decimal(5000)])
    assert cost is not None
    assert abs(simple - cost.simple) < Decimal("1e-12")
    assert abs(compound - cost.compound) < Decimal("1e-9")


def test_seven_days_are_reckoned_by_days() -> None:
    simple, compound = cost_of_one_payment(Decimal(2100), Decimal(3000), 7)
    assert percent(simple) == "2204.08"
    assert compound > 90_000_000
    assert cost_of_one_payment(Decimal(1000), Decimal(1000), 14) == (0, 0)
    with pytest.raises(ValueError, match="above zero"):
        cost_of_one_payment(Decimal(1000), Decimal(1200), 0)
