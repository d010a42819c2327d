"""This case's debt in every arrangement that there is, and which of them the month carries."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from bot.wording import Wording
from flows.model import LOCALES, Raw, Scene
from flows.negotiation.budget import weigh
from flows.negotiation.plan import make_plan
from flows.negotiation.tools.ways import told, ways_told
from flows.negotiation.ways import NAMES, advised, capacity, ways
from tests.negotiation.anybody import scenes
from tests.negotiation.cases import answers, blank, said, scene, words

ALL: dict[str, Raw] = {"rate": "0.18", "asks": ["longer_term", "lump_sum"], "lump_sum": "9000"}


def _kinds(now: Scene) -> set[str]:
    return {one.kind for one in ways(now)}


def test_a_month_carries_its_cap_and_at_once_no_more_than_that() -> None:
    able = capacity(answers())
    assert able
    assert (able.usual, able.bad, able.cap, able.cash) == (2160, 1200, 2160, 2160)


def test_own_money_that_was_named_is_there_at_once() -> None:
    able = capacity(answers(asks=["lump_sum"], lump_sum="9000"))
    assert able
    assert able.cash == 9000


def test_beside_other_debts_it_is_this_ones_share() -> None:
    able = capacity(answers(other_debts="38600"))
    assert able
    assert able.usual == 1080


@pytest.mark.parametrize(
    "own", [{"income_now": "3000"}, {"income_now": None}, {"essentials": None}, {"income_now": "3601"}]
)
def test_where_no_number_may_be_said_there_is_none(own: dict[str, Raw]) -> None:
    assert capacity(answers(**own)) is None
    assert ways(scene(**own)) == ()
    assert advised(scene(**own)) is None


def test_without_the_sum_of_the_debt_nothing_is_compared() -> None:
    assert ways(scene(owed_total=None)) == ()
    assert ways(blank()) == ()


def test_what_needs_the_contracts_rate_comes_with_it() -> None:
    assert _kinds(scene()).isdisjoint({"longer_term", "reduced_rate", "same_rate", "interest_only"})
    assert {"longer_term", "reduced_rate", "same_rate"} <= _kinds(scene(rate="0.18"))


def test_what_needs_own_money_comes_with_it() -> None:
    assert "settlement" not in _kinds(scene())
    assert "settlement" in _kinds(scene(**ALL))


def test_the_principal_alone_needs_that_something_came_on_top() -> None:
    assert "principal_only" in _kinds(scene())
    assert "principal_only" not in _kinds(scene(principal="38600"))


def test_no_further_interest_is_the_sum_in_the_plans_instalments() -> None:
    (one,) = (one for one in ways(scene()) if one.kind == "no_interest")
    assert (one.instalment, one.number, one.total, one.fits_usual, one.fits_bad) == (1200, 33, 38600, True, True)


def test_the_contract_as_it_stands_does_not_fit_a_month_that_is_short() -> None:
    (one,) = (one for one in ways(scene()) if one.kind == "other_date")
    assert one.instalment == 3500
    assert not one.fits_usual


def test_the_wishes_come_first_where_they_fit() -> None:
    chosen = advised(scene(rate="0.18", asks=["pause"]))
    assert chosen
    assert chosen.walk_away == 2160


@pytest.mark.parametrize("locale", LOCALES)
def test_every_way_is_told_in_the_persons_language(wording: Wording, locale: str) -> None:
    lines = said(wording, tuple(ways_told(ways(scene(locale, **ALL)))), locale)
    assert len(lines) >= 8
    named = {words(wording, name, locale) for name in NAMES.values()}
    assert len(named) == len(NAMES)
    if locale != "en":
        assert not [line for line in lines if any(word in line for word in ("month", "interest", "rate", "until"))]


def test_a_way_says_who_carries_it(wording: Wording) -> None:
    lines = [words(wording, told(one), "en") for one in ways(scene(income_now="5000"))]
    assert any(line.endswith("only a usual month carries it") for line in lines)
    assert any(line.endswith("your month does not carry it") for line in lines)


@settings(max_examples=150)
@given(scenes())
def test_a_way_that_is_said_to_fit_is_within_the_cap(now: Scene) -> None:
    cap, plan = weigh(now.answers).cap, make_plan(now.answers, now.today)
    for one in ways(now, plan):
        assert cap is not None
        assert one.total > 0
        if one.fits_usual and one.instalment:
            assert one.instalment <= cap
        assert one.fits_usual or not one.fits_bad


@settings(max_examples=150)
@given(scenes())
def test_what_is_advised_has_the_cap_for_its_walk_away_line(now: Scene) -> None:
    chosen = advised(now)
    cap = weigh(now.answers).cap
    assert (chosen is None) == (capacity(now.answers) is None)
    if chosen and cap is not None:
        assert Decimal(0) < chosen.walk_away <= cap
