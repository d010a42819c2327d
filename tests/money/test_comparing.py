"""Their offer beside mine: 10,500 is owed, a usual month leaves 900, a bad one 500, the cap is 810, 1,000 is there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.comparing import Comparison, Offer, compare

D = Decimal
MINE = Offer(each=D(500), number=21)


def against(theirs: Offer, mine: Offer | None = MINE, **changed: Any) -> Comparison:
    month = {"usual": D(900), "bad": D(500), "cash": D(1000), "owed": D(10500), "cap": D(810), **changed}
    return compare(theirs, mine, **month)


def test_an_offer_that_a_bad_month_carries_at_about_the_same_total_is_to_accept() -> None:
    found = against(Offer(each=D(450), number=24))
    assert (found.theirs.total, found.more, found.answer, found.asks) == (10800, 300, "accept", ())
    assert (found.theirs.usual, found.theirs.bad, found.theirs.first, found.asked_monthly) == (True, True, True, None)
    assert found.theirs.cost is not None
    assert 0 < found.theirs.cost.simple < D("0.04")
    assert found.mine is not None
    assert found.mine.cost is not None
    assert (found.mine.total, found.mine.cost.simple) == (10500, 0)


@pytest.mark.parametrize(
    ("theirs", "answer", "asks", "asked"),
    [
        # Carried in a usual month alone; 14 × 750 is what is owed.
        (Offer(each=D(750), number=14), "change", ("monthly", "number"), 500),
        # Above the cap, and above the month.
        (Offer(each=D(850), number=12), "not_yet", ("monthly", "number"), 500),
        (Offer(each=D(950), number=11), "not_yet", ("monthly", "number"), 500),
        # Dearer: 12,000, and longer than mine.
        (Offer(each=D(500), number=24), "change", ("number", "total"), None),
        # A first payment that is not there.
        (Offer(first=D(3000), each=D(500), number=15), "change", ("first",), None),
        (Offer(first=D(1000), each=D(500), number=19), "accept", (), None),
        # A sum that settles.
        (Offer(first=D(900), number=0), "accept", (), None),
        (Offer(first=D(6000), number=0), "not_yet", ("first",), None),
        (Offer(number=0), "not_yet", ("first", "total"), None),
        # Not said.
        (Offer(), "not_yet", ("monthly", "number", "total"), 500),
        (Offer(each=D(400)), "not_yet", ("number", "total"), None),
        (Offer(number=12), "not_yet", ("monthly", "number", "total"), 500),
    ],
)
def test_the_answer_says_what_to_ask_for(theirs: Offer, answer: str, asks: tuple[str, ...], asked: int | None) -> None:
    found = against(theirs)
    assert (found.answer, found.asks, found.asked_monthly) == (answer, asks, asked)


def test_a_pause_that_was_asked_for_is_asked_for_again() -> None:
    mine = Offer(each=D(500), number=21, pause=3)
    assert against(Offer(each=D(500), number=21), mine).asks == ("date",)
    assert against(Offer(each=D(500), number=21, pause=3), mine).answer == "accept"


def test_a_waiver_costs_less_than_nothing_and_a_pause_lowers_the_yearly_cost() -> None:
    waiver = against(Offer(each=D(500), number=20)).theirs.cost
    soon, late = (against(Offer(each=D(500), number=24, pause=months)).theirs.cost for months in (0, 6))
    assert waiver is not None and soon is not None and late is not None  # noqa: PT018
    assert waiver.simple < 0 < late.simple < soon.simple


def test_with_nothing_to_compare_it_with_no_total_is_accepted() -> None:
    found = against(Offer(each=D(400), number=24), None, owed=None)
    assert (found.answer, found.asks, found.more, found.theirs.cost) == ("not_yet", ("total",), None, None)
    assert against(Offer(each=D(400), number=24), None).answer == "accept"


def test_a_sum_below_my_own_first_offer_is_answered_with_what_a_bad_month_leaves() -> None:
    theirs = Offer(each=D(600), number=18)
    assert against(theirs, bad=D(100)).asked_monthly == 100
    found = against(theirs, bad=D(-100))
    assert (found.answer, found.asked_monthly) == ("change", None)


def test_another_last_payment_counts() -> None:
    assert against(Offer(each=D(500), number=3, last=D(20))).theirs.total == 1020
    assert against(Offer(each=D(500), number=3, last=D(900))).theirs.monthly == 900


sums = st.integers(-2000, 5000).map(Decimal)
positive = st.integers(0, 5000).map(Decimal)
offers = st.builds(
    Offer, positive, st.none() | positive, st.none() | st.integers(0, 72), st.integers(0, 6), st.none() | positive
)


@given(offers, st.none() | offers, sums, sums, positive, st.none() | positive, sums)
def test_a_comparison_adds_up_and_asks_for_no_more_than_is_there(
    theirs: Offer, mine: Offer | None, usual: Decimal, bad: Decimal, cash: Decimal, owed: Decimal | None, cap: Decimal
) -> None:
    found = compare(theirs, mine, usual, bad, cash, owed, cap=cap)
    if found.theirs.total is not None:
        assert found.theirs.total == theirs.first + sum(theirs.payments)
    if found.answer == "accept":
        assert not found.asks
        assert found.theirs.first
        assert (found.theirs.monthly or 0) <= max(D(0), min(usual, bad, cap))
    else:
        assert found.asks
    if found.asked_monthly is not None:
        assert 0 < found.asked_monthly <= min(usual, cap)
        assert found.asked_monthly % 10 == 0
        assert theirs.monthly is None or found.asked_monthly < theirs.monthly
