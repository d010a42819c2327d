"""This case's debt in every arrangement that there is (facts 2.1), and which of them the month carries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from flows.model import Answers, C, Scene, Text
from flows.money.advice import Advice, choose
from flows.money.arrangements import (
    Arrangement,
    Built,
    Capacity,
    Unfit,
    down_payment,
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
from flows.negotiation.budget import weigh
from flows.negotiation.debts import this_one
from flows.negotiation.plan import PAUSE, Plan, make_plan

NAMES: dict[str, Text] = {
    "longer_term": C("way", "longer term"),
    "same_rate": C("way", "new instalments, same rate"),
    "reduced_rate": C("way", "half the rate"),
    "no_interest": C("way", "no further interest"),
    "pause": C("way", "pause first"),
    "principal_only": C("way", "principal only"),
    "waive": C("way", "penalties waived"),
    "interest_only": C("way", "interest only first"),
    "settlement": C("way", "one sum to settle"),
    "down_payment": C("way", "a sum first"),
    "other_date": C("way", "another day"),
}
_WISHED = {"lump_sum": "settlement", "reschedule": "other_date"}
_HALF = Decimal("0.5")
_INTEREST_ONLY = 6
"""Months of interest alone; our choice, to show what it costs."""


def capacity(a: Answers) -> Capacity | None:
    """What a month can carry for this debt, and at once: own money that was named, else this month's ceiling. None
    where no number may be said."""
    budget = weigh(a)
    if budget.number != "open" or budget.cap is None or budget.bad_month is None:
        return None
    cash = a.money("lump_sum") or budget.cap
    return Capacity(budget.cap, budget.bad_month, budget.cap, cash, varies=budget.low is not None)


def ways(scene: Scene, plan: Plan | None = None) -> tuple[Arrangement, ...]:
    """Every arrangement that can be computed for the sum a month that the person settled on."""
    debt, able = this_one(scene.answers), capacity(scene.answers)
    plan = plan or make_plan(scene.answers, scene.today)
    if debt is None or able is None or plan.monthly is None:
        return ()
    start = plan.start or later(scene.today, 1)
    built = _built(debt, able, start, plan.monthly, plan)
    return tuple(one for one in built if not isinstance(one, Unfit))


def _built(debt: Debt, able: Capacity, start: date, monthly: Decimal, plan: Plan) -> Iterator[Built]:
    yield no_interest(debt, able, start, monthly=monthly)
    if debt.rate:
        yield longer_term(debt, able, start, monthly=monthly)
        yield reduced_rate(debt, able, start, rate=debt.rate * _HALF, monthly=monthly)
    yield waive(debt, able, start, monthly=monthly)
    if debt.charges:
        yield principal_only(debt, able, start, monthly=monthly)
    months = plan.pause or PAUSE
    yield pause(debt, able, start, months=months, running=bool(debt.rate), monthly=monthly)
    yield interest_only(debt, able, start, months=_INTEREST_ONLY, monthly=monthly)
    if debt.left and debt.rate:
        yield same_rate(debt, able, start, number=debt.left)
    yield other_date(debt, able, start)
    if plan.down:
        yield down_payment(debt, able, start, first=plan.down, monthly=monthly)
    if plan.lump:
        yield settlement(debt, able, start, lump=plan.lump)


def advised(scene: Scene, plan: Plan | None = None) -> Advice | None:
    """What the numbers alone would propose, the person's wishes first; None where no number may be said."""
    able = capacity(scene.answers)
    if able is None:
        return None
    wishes = [_WISHED.get(wish, wish) for wish in scene.answers.ticks("asks")]
    return choose(ways(scene, plan), able, wishes)
