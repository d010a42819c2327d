"""The month's money as the answers tell it: what was told with an answer counts as long as it adds up to it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model import Answers, Raw
from flows.negotiation import month
from flows.negotiation.seven_lines import LINES

VARIES = ["low=3000", "usual=5000", "high=8000"]
SEVEN = ["home=1200", "food=900"]
_amounts = st.decimals(0, 10**7, places=2)


def _answers(**given: Raw) -> Answers:
    return Answers(given)


def test_an_income_alone_is_the_usual_month() -> None:
    told = month.income(_answers(income_now="6000", income_before="8500"))
    assert told
    assert (told.usual, told.low, told.high, told.before) == (6000, None, None, 8500)
    assert told.bad == 4800


def test_an_income_that_varies_has_its_low_month_for_a_bad_one() -> None:
    told = month.income(_answers(income_now="5000", income_varies=VARIES))
    assert told
    assert (told.low, told.high, told.bad) == (3000, 8000, 3000)


def test_a_low_month_above_four_fifths_is_no_bad_one() -> None:
    told = month.income(_answers(income_now="5000", income_varies=["low=4500", "usual=5000"]))
    assert told
    assert told.bad == 4000


def test_the_three_amounts_are_forgotten_with_another_answer() -> None:
    told = month.income(_answers(income_now="6000", income_varies=VARIES))
    assert told
    assert told.low is None


def test_lines_count_as_long_as_they_add_up() -> None:
    costs = month.essentials(_answers(essentials="2100", essentials_lines=SEVEN))
    assert costs
    assert costs.in_order() == (("home", 1200), ("food", 900))
    costs = month.essentials(_answers(essentials="2101", essentials_lines=SEVEN))
    assert costs
    assert costs.in_order() == ()


def test_the_local_minimum_is_counted_for_every_head() -> None:
    costs = month.essentials(_answers(essentials="2000", living_floor="900", dependants=2))
    assert costs
    assert (costs.heads, costs.least, costs.counted, costs.too_low) == (3, 2700, 2700, True)


@pytest.mark.parametrize("dependants", [None, "2", []])
def test_nobody_else_is_one_head(dependants: Raw) -> None:
    costs = month.essentials(_answers(essentials="2000", living_floor="900", dependants=dependants))
    assert costs
    assert costs.heads == 1


@pytest.mark.parametrize("given", [{}, {"income_now": "6000"}, {"essentials": "3600"}, {"income_now": None}])
def test_without_both_there_is_no_month(given: dict[str, Raw]) -> None:
    assert month.budget(Answers(given)) is None


@given(st.dictionaries(st.sampled_from([*LINES, "low", "usual"]), _amounts))
def test_amounts_are_kept_and_read_again(told: dict[str, Decimal]) -> None:
    kept = month.kept(told, tuple(LINES))
    assert month.amounts(kept) == told
    places = [[*LINES].index(name) for name in month.amounts(kept) if name in LINES]
    assert places == sorted(places)


@given(
    st.none() | st.text() | st.integers() | st.lists(st.text() | st.sampled_from(["low=", "=5", "low=NaN", "low=1e9"]))
)
def test_a_damaged_setting_is_passed_over(raw: Raw) -> None:
    assert all(amount.is_finite() for amount in month.amounts(raw).values())
    assert month.income(_answers(income_now="6000", income_varies=raw))
    assert month.essentials(_answers(essentials="3600", essentials_lines=raw))
