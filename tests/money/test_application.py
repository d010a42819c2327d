"""What a payment is applied to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.application import (
    Applied,
    Enforced,
    apply_in_enforcement,
    apply_payment,
    apply_to_several,
    order_without_designation,
)
from flows.money.debts import Debt

D = Decimal
TODAY = date(2026, 11, 28)
cents = st.integers(0, 10**7).map(lambda number: number * D("0.01"))
days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
rates = st.none() | st.just(D("0.18"))
kinds = st.sampled_from(["card", "secured"])
debts = st.lists(st.builds(Debt, cents, cents, cents, cents, due=days, kind=kinds, rate=rates), min_size=1, max_size=5)


def test_a_part_payment_may_not_touch_the_principal() -> None:
    """Fact 26: fees 80, interest and penalty interest 420, then the principal."""
    debt = Debt(D(10000), D(300), D(120), D(80))
    assert apply_payment(D(500), debt) == Applied(D(80), D(420), D(0))
    assert apply_payment(D(50), debt) == Applied(D(50), D(0), D(0))
    assert apply_payment(D(700), debt) == Applied(D(80), D(420), D(200))
    assert apply_payment(D(10600), debt) == Applied(D(80), D(420), D(10000), D(100))


def test_a_payment_in_enforcement_meets_the_doubled_part_last() -> None:
    """Fact 28."""
    assert apply_in_enforcement(D(900), D(1000), D(70)) == Enforced(D(900), D(0), D(0))
    assert apply_in_enforcement(D(1100), D(1000), D(70)) == Enforced(D(1000), D(70), D(30))


def test_without_designation_what_is_due_unsecured_heavier_and_earlier_comes_first() -> None:
    """Fact 27, one criterion after the other."""
    owed = (
        Debt(D(100), due=date(2027, 1, 5)),
        Debt(D(100), kind="secured", rate=D("0.3"), due=date(2026, 1, 5)),
        Debt(D(100), rate=D("0.12"), due=date(2026, 1, 5)),
        Debt(D(100), rate=D("0.18"), due=date(2026, 6, 5)),
        Debt(D(100), rate=D("0.18"), due=date(2026, 2, 5)),
        Debt(D(100), rate=D("0.18"), due=date(2026, 6, 5)),
    )
    assert order_without_designation(owed, TODAY) == ((4,), (3, 5), (2,), (1,), (0,))


def test_a_late_debt_of_an_unknown_day_is_due() -> None:
    assert order_without_designation((Debt(D(1)), Debt(D(1), status="late")), TODAY) == ((1,), (0,))


def test_the_debt_that_is_named_while_paying_is_paid_first() -> None:
    owed = (Debt(D(300), status="late"), Debt(D(100), D(20)))
    assert apply_to_several(D(200), owed, TODAY, named=(1,)) == (
        Applied(D(0), D(0), D(80)),
        Applied(D(0), D(20), D(100)),
    )
    assert apply_to_several(D(200), owed, TODAY)[1].total == 0


def test_equal_debts_are_paid_pro_rata() -> None:
    owed = (Debt(D(300), status="late"), Debt(D(100), status="late"))
    assert [part.total for part in apply_to_several(D(100), owed, TODAY)] == [75, 25]


def test_a_negative_payment_is_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        apply_payment(D(-1), Debt(D(1)))


@given(cents, debts)
def test_a_payment_is_applied_to_the_cent_and_principal_only_after_the_rest(payment: Decimal, owed: list[Debt]) -> None:
    parts = apply_to_several(payment, owed, TODAY)
    assert sum(part.total for part in parts) == payment
    for part, debt in zip(parts, owed, strict=True):
        assert 0 <= part.principal <= debt.principal
        assert not part.principal or part.fees + part.interest == debt.charges
        assert not part.over or all(one.total >= other.balance for one, other in zip(parts, owed, strict=True))
