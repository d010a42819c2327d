"""Which arrangement to propose."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.advice import FAR, NEARLY, NOTHING_LEFT, choose
from flows.money.arrangements import (
    Arrangement,
    Capacity,
    Unfit,
    down_payment,
    no_interest,
    pause,
    principal_only,
    same_rate,
    settlement,
    waive,
)
from flows.money.debts import Debt

D = Decimal
START = date(2027, 1, 5)
ABLE = Capacity(usual=D(900), bad=D(500), cap=D(810), cash=D(1000))
DEBT = Debt(D(10000), D(300), D(120), D(80), rate=D("0.12"), status="late")


def plans(able: Capacity, *monthly: int) -> list[Arrangement]:
    """Of every sum a month an arrangement without interest, on the principal, with a waiver and after a pause."""
    built = [
        builder(DEBT, able, START, monthly=D(sum_))
        for sum_ in monthly
        for builder in (no_interest, principal_only, waive)
    ]
    built += [pause(DEBT, able, START, months=3, running=True, monthly=D(sum_)) for sum_ in monthly]
    return [plan for plan in built if not isinstance(plan, Unfit)]


def test_what_a_bad_month_carries_is_proposed_before_what_a_usual_one_does() -> None:
    advice = choose(plans(ABLE, 700, 480), ABLE)
    assert advice.proposal is not None
    assert advice.fall_back is not None
    assert (advice.proposal.kind, advice.proposal.instalment, advice.reason) == ("no_interest", 480, "bad_month")
    assert (advice.fall_back.kind, advice.fall_back.instalment) == ("principal_only", 480)
    assert (advice.walk_away, advice.helps) == (810, ())


def test_the_first_wish_that_is_carried_goes_first() -> None:
    advice = choose(plans(ABLE, 480), ABLE, ("settlement", "pause", "waive"))
    assert advice.proposal is not None
    assert advice.fall_back is not None
    assert (advice.proposal.kind, advice.fall_back.kind) == ("pause", "waive")


def test_a_wish_that_a_bad_month_does_not_carry_stands_behind_one_that_it_does() -> None:
    built = [same_rate(DEBT, ABLE, START, monthly=D(700)), no_interest(DEBT, ABLE, START, monthly=D(480))]
    advice = choose([plan for plan in built if isinstance(plan, Arrangement)], ABLE, ("same_rate",))
    assert advice.proposal is not None
    assert advice.fall_back is not None
    assert (advice.proposal.kind, advice.fall_back.kind) == ("no_interest", "same_rate")


def test_what_only_a_usual_month_carries_says_so_and_nothing_is_above_the_cap() -> None:
    advice = choose(plans(ABLE, 850, 800), ABLE)
    assert advice.proposal is not None
    assert (advice.proposal.instalment, advice.reason) == (800, "usual_only")
    assert choose(plans(ABLE, 850), ABLE).reason == "nothing_fits"


def test_a_first_sum_is_only_of_own_money() -> None:
    built = [
        settlement(DEBT, ABLE, START, lump=D(1001)),
        down_payment(DEBT, ABLE, START, first=D(2000), monthly=D(400)),
    ]
    assert choose([plan for plan in built if isinstance(plan, Arrangement)], ABLE).proposal is None


@pytest.mark.parametrize(
    ("able", "helps"),
    [
        (Capacity(D(-200), D(-900), D(0)), NOTHING_LEFT),
        (Capacity(D(420), D(-100), D(420)), NEARLY),
        (Capacity(D(100), D(-500), D(90)), FAR),
    ],
)
def test_when_nothing_fits_what_helps_goes_by_what_is_lacking(able: Capacity, helps: tuple[str, ...]) -> None:
    advice = choose(plans(able, 500), able)
    assert (advice.proposal, advice.fall_back, advice.reason, advice.helps) == (None, None, "nothing_fits", helps)
    assert set(helps) == {"income", "essentials", "pause", "token", "free_advice", "court"}
    assert choose([], able).reason == "nothing_fits"


sums = st.integers(-1000, 3000).map(Decimal)


@given(st.builds(Capacity, sums, sums, sums, sums), st.lists(st.integers(100, 2500), max_size=3), st.permutations(
    ["no_interest", "principal_only", "waive", "pause"]
))  # fmt: skip
def test_nothing_above_the_capacity_is_ever_proposed(able: Capacity, monthly: list[int], wishes: list[str]) -> None:
    advice = choose(plans(able, *monthly), able, wishes)
    assert advice.walk_away >= 0
    for plan in (advice.proposal, advice.fall_back):
        assert plan is None or plan.largest <= min(able.usual, able.cap)
    if advice.proposal and advice.reason == "bad_month":
        assert advice.proposal.largest <= able.bad
    assert bool(advice.helps) == (advice.proposal is None)
    assert advice.fall_back is None or (advice.proposal and advice.fall_back.kind != advice.proposal.kind)
