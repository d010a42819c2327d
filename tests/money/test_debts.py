"""A debt, and a ceiling over several."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.debts import Debt, Distribution, Part, distribute

D = Decimal
cents = st.integers(0, 10**7).map(lambda number: number * D("0.01"))
debts = st.lists(
    st.builds(
        Debt,
        principal=cents,
        penalties=cents,
        instalment=st.none() | cents.filter(bool),
        kind=st.sampled_from(["card", "consumer", "secured"]),
    ),
    max_size=6,
)


def amounts(month: Distribution) -> list[Decimal]:
    return [part.amount for part in month.parts]


def test_a_debt_is_its_principal_and_its_charges() -> None:
    debt = Debt(D(10000), D(300), D(120), D(80), kind="card", bank=True)
    assert (debt.balance, debt.charges, debt.priority, debt.bank_card) == (10500, 500, False, True)


@pytest.mark.parametrize("wrong", [{"principal": D(-1)}, {"penalties": D(-1)}, {"instalment": D(0)}, {"left": 0}])
def test_a_debt_has_no_negative_part_and_no_empty_instalment(wrong: dict[str, Decimal]) -> None:
    with pytest.raises(ValueError, match=r"debt is negative|instalment that is left"):
        Debt(**{"principal": D(1), **wrong})  # type: ignore[arg-type]


def test_a_secured_debt_gets_its_instalment_before_the_rest_is_shared() -> None:
    car = Debt(D(50000), instalment=D(1840), kind="secured")
    month = distribute(D(2000), (Debt(D(4550)), Debt(D(6700)), car, Debt(D(1200))))
    assert amounts(month) == [D("58.47"), D("86.10"), D(1840), D("15.43")]
    assert [part.basis for part in month.parts] == ["pro_rata", "pro_rata", "contract", "pro_rata"]
    assert (month.over, month.short, month.complete) == (0, 0, True)


def test_a_secured_debt_without_a_known_instalment_is_marked_and_makes_the_rest_incomplete() -> None:
    month = distribute(D(500), (Debt(D(9000)), Debt(D(50000), kind="secured")))
    assert month.parts == (Part(D(500), "pro_rata"), Part(D(0), "unknown"))
    assert not month.complete


def test_what_priority_instalments_lack_is_said() -> None:
    home = Debt(D(90000), instalment=D(3000), kind="secured")
    month = distribute(D(2500), (home, Debt(D(800))), token=D(10))
    assert (amounts(month), month.short) == ([D(2500), D(10)], 500)


def test_no_debt_gets_more_than_its_balance() -> None:
    month = distribute(D(1000), (Debt(D(300)), Debt(D(200))))
    assert (amounts(month), month.over) == ([D(300), D(200)], 500)


def test_tokens_are_only_for_nothing_left_and_only_when_asked_for() -> None:
    owed = (Debt(D(4000)), Debt(D(6)))
    assert amounts(distribute(D(-300), owed)) == [0, 0]
    assert distribute(D(0), owed, token=D(10)).parts == (Part(D(10), "token"), Part(D(6), "token"))
    assert distribute(D(1), owed, token=D(10)).total == 1


@given(st.integers(-(10**6), 10**8).map(lambda number: number * D("0.01")), debts)
def test_a_ceiling_is_distributed_to_the_cent_with_nobody_above_the_balance(ceiling: Decimal, owed: list[Debt]) -> None:
    month = distribute(ceiling, owed)
    assert month.total + month.over == max(ceiling, D(0))
    assert all(0 <= part.amount <= debt.balance for part, debt in zip(month.parts, owed, strict=True))
    if month.short:
        assert not any(part.amount for part in month.parts if part.basis == "pro_rata")
