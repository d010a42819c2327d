"""What the answers leave to offer."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.model import Answers, Raw
from flows.money.cash import down, up
from flows.money.shares import shares
from flows.negotiation.budget import weigh
from tests.negotiation.cases import answers

whole = st.integers(0, 60_000).map(str)


def test_what_is_left_is_income_less_essentials_and_a_tenth_of_it_is_kept_back() -> None:
    budget = weigh(answers())
    assert (budget.number, budget.left, budget.cushion, budget.ceiling, budget.cap) == ("open", 2400, 240, 2160, 2160)
    assert budget.bad_month == 1200
    odd = weigh(answers(income_now="6000.55"))
    assert (odd.cushion, odd.ceiling) == (Decimal("240.06"), Decimal("2160.49"))  # the cushion is rounded up


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ({}, "open"),
        ({"income_now": "3600"}, "nothing"),
        ({"income_now": "0"}, "nothing"),
        ({"income_now": None}, "unknown"),
        ({"essentials": None}, "unknown"),
        ({"owed_total": None}, "open"),
        ({"owed_total": None, "other_debts": "500"}, "unknown"),
        ({"owed_total": "100", "other_debts": "90000"}, "small"),
        ({"income_now": "3610"}, "small"),
        ({"loan_kind": "secured", "owed_total": None, "other_debts": "500"}, "open"),
    ],
)
def test_a_number_may_be_offered_only_from_what_is_known_and_left(given: dict[str, Raw], number: str) -> None:
    assert weigh(answers(**given)).number == number


def test_a_month_that_lacks_money_is_not_shared_among_the_debts() -> None:
    budget = weigh(answers(income_now="4000", other_debts="38600"))
    assert (budget.cap, budget.bad_month) == (180, -400)


def test_nothing_is_known_of_nobody() -> None:
    assert weigh(Answers({})).number == "unknown"


def test_offers_are_rounded_to_whole_tens() -> None:
    assert (down(Decimal("1209.99")), up(Decimal("1200.01"))) == (1200, 1210)
    assert (down(Decimal(1200)), up(Decimal(1200)), down(Decimal(9))) == (1200, 1200, 0)


def test_the_cents_of_shares_are_handed_out() -> None:
    """The worked check of facts 5.4, which rounds to 159.99."""
    parts = shares(Decimal(160), (Decimal(4550), Decimal(6700), Decimal(1200)))
    assert parts == (Decimal("58.47"), Decimal("86.10"), Decimal("15.43"))


@settings(deadline=None)
@given(st.integers(0, 10**9), st.lists(st.integers(1, 10**9), min_size=1, max_size=6))
def test_shares_are_the_whole_and_none_is_off_by_a_cent(total: int, debts: list[int]) -> None:
    whole_sum = Decimal(total) / 100
    owed = [Decimal(debt) / 100 for debt in debts]
    parts = shares(whole_sum, owed)
    assert sum(parts) == whole_sum
    for part, debt in zip(parts, owed, strict=True):
        assert abs(part - whole_sum * debt / sum(owed)) < Decimal("0.01")


@settings(deadline=None)
@given(whole, whole, whole)
def test_the_cap_rises_with_the_income_and_falls_with_the_essentials(one: str, other: str, essentials: str) -> None:
    low, high = sorted((one, other), key=Decimal)
    caps = [weigh(answers(income_now=i, essentials=essentials)).cap or Decimal(0) for i in (low, high)]
    assert caps[0] <= caps[1]
    by_spending = [weigh(answers(income_now=essentials, essentials=e)).cap or Decimal(0) for e in (low, high)]
    assert by_spending[0] >= by_spending[1]
