"""Every kind of arrangement, for a debt of 10,500 of which 10,000 is principal, at 12 % a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money.arrangements import (
    Arrangement,
    Built,
    Capacity,
    Unfit,
    down_payment,
    going_on,
    interest_only,
    longer_term,
    no_interest,
    other_date,
    pause,
    principal_only,
    reduced_rate,
    same_rate,
    settlement,
    waive,
)
from flows.money.calendar import later
from flows.money.debts import Debt

D = Decimal
START = date(2027, 1, 31)
ABLE = Capacity(usual=D(900), bad=D(500), cap=D(810), cash=D(3000))
LATE = Debt(D(10000), D(300), D(120), D(80), instalment=D(888), left=12, rate=D("0.12"), status="late")
NO_RATE = Debt(D(10000), D(300), D(120), D(80), status="late")
SECURED = Debt(D(10000), penalties=D(100), kind="secured")
CARD = Debt(D(10000), rate=D("0.12"), kind="card", bank=True)


def made(built: Built) -> Arrangement:
    assert isinstance(built, Arrangement), built
    return built


def test_a_longer_term_goes_on_at_the_rate_of_the_contract() -> None:
    plan = made(longer_term(LATE, ABLE, START, monthly=D(500)))
    assert (plan.number, plan.instalment, plan.counted) == (24, 500, True)
    assert plan.total > 10500
    assert plan.cost is not None
    assert round(plan.cost.simple, 4) == D("0.1200")
    assert plan.now == 12 * 888 + 120 + 80
    assert plan.costs_more_than_now == plan.total - 10856


def test_without_a_known_rate_a_longer_term_counts_no_interest_and_says_so() -> None:
    plan = made(longer_term(NO_RATE, ABLE, START, monthly=D(500)))
    assert (plan.number, plan.last, plan.total, plan.counted) == (21, 500, 10500, False)
    assert (plan.cost, plan.costs_more_than_now) == (None, None)


def test_a_longer_term_has_more_instalments_than_are_left() -> None:
    assert longer_term(LATE, ABLE, START, number=12) is Unfit.NOT_LONGER


def test_new_instalments_at_the_same_rate_are_those_of_the_formula() -> None:
    """Facts 5.2: 10,000 at 12 % over 24 months, 470.73 each, interest 1,297.63."""
    plan = made(same_rate(Debt(D(10000), rate=D("0.12")), ABLE, START, number=24))
    assert (plan.instalment, plan.number, plan.total) == (D("470.73"), 24, D("11297.63"))
    assert same_rate(NO_RATE, ABLE, START, number=24) is Unfit.NO_RATE


def test_a_reduced_rate_is_below_that_of_the_contract() -> None:
    plan = made(reduced_rate(LATE, ABLE, START, rate=D("0.06"), number=24))
    assert plan.total < made(same_rate(LATE, ABLE, START, number=24)).total
    assert reduced_rate(LATE, ABLE, START, rate=D("0.12"), number=24) is Unfit.NOT_LOWER


def test_without_interest_what_is_owed_today_is_all_that_is_paid() -> None:
    plan = made(no_interest(LATE, ABLE, START, monthly=D(520)))
    assert (plan.number, plan.last, plan.total, plan.waived) == (21, 100, 10500, 0)
    assert plan.cost is not None
    assert plan.cost.simple == 0


def test_interest_may_run_in_a_pause() -> None:
    """Three months of 10,000 at 12 %: 300."""
    running = made(pause(LATE, ABLE, START, months=3, running=True, monthly=D(600)))
    still = made(pause(LATE, ABLE, START, months=3, running=False, monthly=D(600)))
    assert running.total - still.total > 300
    assert (running.starts, running.payments[0][0]) == (date(2027, 4, 30), 4)
    assert pause(NO_RATE, ABLE, START, months=3, running=True, monthly=D(600)) is Unfit.NO_RATE
    assert made(pause(LATE, ABLE, START, months=3, running=False)).instalment == 888


def test_principal_alone_lets_the_charges_go() -> None:
    plan = made(principal_only(LATE, ABLE, START, monthly=D(500)))
    assert (plan.number, plan.total, plan.waived) == (20, 10000, 500)
    assert plan.cost is not None
    assert plan.cost.simple < 0


def test_a_waiver_lets_the_penalties_go() -> None:
    plan = made(waive(NO_RATE, ABLE, START, monthly=D(500)))
    assert (plan.total, plan.waived, plan.counted) == (10380, 120, False)
    assert waive(CARD, ABLE, START, monthly=D(500)) is Unfit.NOTHING_TO_WAIVE


def test_interest_alone_is_paid_before_the_instalments() -> None:
    plan = made(interest_only(LATE, ABLE, START, months=3, number=24))
    assert plan.payments[:3] == ((1, D(100)), (2, D(100)), (3, D(100)))
    assert (plan.number, plan.starts, plan.ends) == (27, START, date(2029, 3, 31))
    assert plan.total - 300 == made(same_rate(LATE, ABLE, START, number=24)).total


def test_a_settlement_needs_own_money_and_no_month() -> None:
    plan = made(settlement(LATE, ABLE, START, lump=D(3000)))
    assert (plan.total, plan.number, plan.instalment, plan.waived) == (3000, 1, 0, 7500)
    assert (plan.starts, plan.ends, plan.cost) == (START, START, None)
    assert (plan.fits_usual, plan.fits_bad) == (True, True)
    assert not made(settlement(LATE, ABLE, START, lump=D(3001))).fits_usual
    assert made(settlement(LATE, ABLE, START, lump=D(99999))).total == 10500


def test_a_first_sum_is_paid_before_the_plan() -> None:
    plan = made(down_payment(NO_RATE, ABLE, START, first=D(2500), monthly=D(500)))
    assert (plan.first, plan.number, plan.total) == (2500, 16, 10500)
    assert not made(down_payment(NO_RATE, ABLE, START, first=D(3500), monthly=D(500))).fits_bad
    assert down_payment(NO_RATE, ABLE, START, first=D(10500), monthly=D(500)) is Unfit.COVERS_ALL


def test_another_day_changes_nothing_else() -> None:
    plan = made(other_date(LATE, ABLE, START))
    assert (plan.instalment, plan.number, plan.first, plan.costs_more_than_now) == (888, 12, 200, 0)
    assert other_date(NO_RATE, ABLE, START) is Unfit.NO_NUMBER


def test_a_plan_for_a_card_of_a_bank_ends_within_five_years() -> None:
    assert made(no_interest(CARD, ABLE, START, number=60)).number == 60
    assert no_interest(CARD, ABLE, START, number=61) is Unfit.CARD_LIMIT
    assert pause(CARD, ABLE, START, months=3, running=False, number=60) is Unfit.CARD_LIMIT
    assert made(no_interest(LATE, ABLE, START, number=61)).number == 61


@pytest.mark.parametrize(
    ("built", "why"),
    [
        (no_interest(LATE, ABLE, START), Unfit.NO_NUMBER),
        (no_interest(LATE, ABLE, START, monthly=D(5), number=5), Unfit.NO_NUMBER),
        (no_interest(LATE, ABLE, START, monthly=D(0)), Unfit.NO_NUMBER),
        (no_interest(LATE, ABLE, START, number=0), Unfit.NO_NUMBER),
        (no_interest(Debt(D("0.02")), ABLE, START, number=3), Unfit.NO_NUMBER),
        (no_interest(Debt(D(0)), ABLE, START, number=3), Unfit.NOTHING_OWED),
        (settlement(Debt(D(0)), ABLE, START, lump=D(1)), Unfit.NOTHING_OWED),
        (settlement(LATE, ABLE, START, lump=D(0)), Unfit.NO_NUMBER),
        (down_payment(LATE, ABLE, START, first=D(0), number=3), Unfit.NO_NUMBER),
        (same_rate(LATE, ABLE, START, monthly=D(105)), Unfit.NEVER_REPAID),
        (no_interest(LATE, ABLE, START, monthly=D(29)), Unfit.TOO_LONG),
        (no_interest(LATE, ABLE, START, number=361), Unfit.TOO_LONG),
        (pause(LATE, ABLE, START, months=0, running=False), Unfit.NO_NUMBER),
        (interest_only(LATE, ABLE, START, months=0, number=5), Unfit.NO_NUMBER),
        (interest_only(NO_RATE, ABLE, START, months=2, number=5), Unfit.NO_RATE),
        (principal_only(SECURED, ABLE, START, number=5), Unfit.SECURED),
        (waive(SECURED, ABLE, START, number=5), Unfit.SECURED),
        (settlement(SECURED, ABLE, START, lump=D(5)), Unfit.SECURED),
    ],
)
def test_what_cannot_be_arranged_says_why(built: Built, why: Unfit) -> None:
    assert built is why


def test_going_on_as_now_needs_numbers_that_agree() -> None:
    assert going_on(LATE) == 10856
    assert going_on(Debt(D(10000), instalment=D(500), left=12)) is None
    assert going_on(Debt(D(1000), instalment=D("333.33"), left=3)) == D("999.99")
    assert going_on(Debt(D(10000), rate=D("0.12"), left=24)) == D("11297.63")
    assert going_on(Debt(D(10000), rate=D("0.12"), instalment=D(100))) is None
    assert going_on(Debt(D(10000), rate=D("0.12"))) is None
    assert going_on(Debt(D(10000), instalment=D(900), left=12, status="judgment")) is None


def test_a_first_offer_is_what_a_bad_month_leaves_or_four_fifths_of_the_cap() -> None:
    assert Capacity(D(900), D(505), D(810)).opening == 500
    assert Capacity(D(900), D(100), D(810)).opening == 640
    assert Capacity(D(-50), D(-300), D(0)).opening == 0


cents = st.integers(0, 10**7).map(lambda number: number * D("0.01"))
whole = st.integers(1, 10**4).map(Decimal)
debts = st.builds(
    Debt,
    *(cents, cents, cents, cents),
    instalment=st.none() | whole,
    left=st.none() | st.integers(1, 60),
    rate=st.none() | st.integers(0, 36).map(lambda percent: Decimal(percent) / 100),
    kind=st.sampled_from(["card", "consumer", "secured"]),
    bank=st.booleans(),
)
sizes = st.fixed_dictionaries({"monthly": whole}) | st.fixed_dictionaries({"number": st.integers(1, 72)})
builders: st.SearchStrategy[Callable[..., Built]] = st.sampled_from(
    [
        longer_term,
        same_rate,
        no_interest,
        principal_only,
        waive,
        lambda *a, **k: reduced_rate(*a, rate=D("0.03"), **k),
        lambda *a, **k: pause(*a, months=3, running=True, **k),
        lambda *a, **k: pause(*a, months=2, running=False, **k),
        lambda *a, **k: interest_only(*a, months=2, **k),
        lambda *a, **k: down_payment(*a, first=D(500), **k),
        lambda *a, **k: settlement(*a, lump=D(700)),
        lambda *a, **k: other_date(*a),
    ]
)


@given(builders, debts, sizes, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_an_arrangement_adds_up_and_ends(
    builder: Callable[..., Built], debt: Debt, size: dict[str, Decimal], start: date
) -> None:
    plan = builder(debt, ABLE, start, **size)
    if isinstance(plan, Unfit):
        return
    assert plan.total == plan.first + sum(amount for _, amount in plan.payments)
    assert all(amount > 0 for _, amount in plan.payments)
    assert plan.number >= 1
    assert 0 <= plan.waived <= debt.balance
    assert plan.kind == "other_date" or plan.total >= debt.balance - plan.waived
    pause_first = plan.payments[0][0] - 1 if plan.payments else 0
    assert (plan.starts, plan.ends) == (later(start, pause_first), later(start, pause_first + plan.number - 1))
    assert not plan.fits_bad or plan.fits_usual
    assert not debt.bank_card or not plan.payments or plan.payments[-1][0] <= 60
    if "monthly" in size and plan.kind not in {"other_date", "settlement"}:
        assert plan.largest == max(plan.instalment, *(amount for _, amount in plan.payments)) <= size["monthly"]
