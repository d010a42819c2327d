"""A loan as it is told, worked out: every product of facts 5.2 that somebody may type."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.loans import Told, work_out


def d(value: str) -> Decimal:
    return Decimal(value)


def percents(told: Told) -> tuple[str, str]:
    worked = work_out(told)
    assert worked
    assert worked.cost
    return f"{worked.cost.simple:.2%}", f"{worked.cost.compound:.2%}"


@pytest.mark.parametrize(
    ("told", "simple", "compound"),
    [
        (Told(lent=d("10000"), number=12, fee=d("0.006")), "13.03%", "13.84%"),
        (Told(lent=d("10000"), number=24, fee=d("0.0075")), "16.43%", "17.72%"),
        (Told(lent=d("10000"), number=12, rate=d("0.24")), "24.00%", "26.82%"),
        (Told(lent=d("10000"), received=d("8800"), number=12, each=d("893.33")), "38.10%", "45.51%"),
        (Told(lent=d("10000"), number=12, rate=d("0.12"), extra=d("100")), "32.76%", "38.15%"),
        (Told(received=d("10000"), number=12, each=d("933.33")), "21.46%", "23.70%"),
    ],
)
def test_the_vectors_of_the_facts(told: Told, simple: str, compound: str) -> None:
    assert percents(told) == (simple, compound)


def test_equal_principal_and_interest_first() -> None:
    falling = work_out(Told(lent=d("10000"), number=12, rate=d("0.24"), way="principal"))
    assert falling
    assert (falling.payments[0], falling.payments[-1], falling.charges) == (d("1033.33"), d("850.00"), 1300)
    assert falling.level is None
    bullet = work_out(Told(lent=d("50000"), number=12, each=d("500"), way="interest_first"))
    assert bullet
    assert (bullet.payments[-1], bullet.total) == (50500, 56000)
    assert bullet.cost
    assert f"{bullet.cost.simple:.2%}" == "12.00%"


@pytest.mark.parametrize(
    "told",
    [
        Told(),
        Told(lent=d("10000")),
        Told(lent=d("10000"), number=12),
        Told(number=12, each=d("933")),
        Told(lent=d("10000"), number=0, each=d("1")),
        Told(lent=d("10000"), number=601, each=d("1")),
    ],
)
def test_too_little_or_no_loan_makes_no_number(told: Told) -> None:
    assert work_out(told) is None


def test_what_is_paid_back_less_costs_less_than_nothing() -> None:
    worked = work_out(Told(received=d("10000"), number=12, each=d("800")))
    assert worked
    assert worked.cost
    assert worked.charges == -400
    assert worked.cost.simple < 0


@given(
    st.decimals("0.01", 10**9, places=2),
    st.integers(1, 600),
    st.decimals(0, 3, places=4),
    st.sampled_from(["equal", "principal", "interest_first"]),
)
def test_the_payments_are_the_total_and_give_the_rate_back(lent: Decimal, number: int, rate: Decimal, way: str) -> None:
    worked = work_out(Told(lent=lent, number=number, rate=rate, way=way))  # type: ignore[arg-type]
    assert worked
    assert worked.total == sum(worked.payments)
    assert worked.number == number
    assert worked.total >= lent
    if worked.cost and lent > 10_000 * number:
        assert abs(worked.cost.simple - rate) < Decimal("0.001")
