"""The arrangements that repay what is owed in instalments (facts 2.1). All take what is paid a month, or how often.

What is owed today is the new principal of the instalments, charges included: the dearer way, and the usual one. `start`
is the day of the first instalment without a pause. Each returns the arrangement, or why there is none.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from flows.money.arrangements.arrangement import Built, Capacity, Unfit
from flows.money.arrangements.building import Draft, build
from flows.money.cash import NOTHING
from flows.money.debts import Debt


def longer_term(
    debt: Debt, able: Capacity, start: date, *, monthly: Decimal | None = None, number: int | None = None
) -> Built:
    """The balance over more instalments than are left, at the rate of the contract where it is known (延长期限)."""
    built = build(Draft("longer_term", debt, able, start, debt.balance, debt.rate, monthly, number))
    if not isinstance(built, Unfit) and debt.left is not None and built.number <= debt.left:
        return Unfit.NOT_LONGER
    return built


def same_rate(
    debt: Debt, able: Capacity, start: date, *, monthly: Decimal | None = None, number: int | None = None
) -> Built:
    """New instalments of the balance at the rate of the contract (再分期)."""
    if debt.rate is None:
        return Unfit.NO_RATE
    return build(Draft("same_rate", debt, able, start, debt.balance, debt.rate, monthly, number))


def reduced_rate(
    debt: Debt, able: Capacity, start: date, *, rate: Decimal, monthly: Decimal | None = None, number: int | None = None
) -> Built:
    """New instalments of the balance at `rate`, which is below that of the contract."""
    if rate < 0 or (debt.rate is not None and rate >= debt.rate):
        return Unfit.NOT_LOWER
    return build(Draft("reduced_rate", debt, able, start, debt.balance, rate, monthly, number))


def no_interest(
    debt: Debt, able: Capacity, start: date, *, monthly: Decimal | None = None, number: int | None = None
) -> Built:
    """The balance in instalments, and no interest runs from today (停止计收利息)."""
    return build(Draft("no_interest", debt, able, start, debt.balance, NOTHING, monthly, number))


def principal_only(
    debt: Debt, able: Capacity, start: date, *, monthly: Decimal | None = None, number: int | None = None
) -> Built:
    """The principal in instalments without interest; the charges are let go (减免利息只还本金)."""
    if debt.priority:
        return Unfit.SECURED
    draft = Draft("principal_only", debt, able, start, debt.principal, NOTHING, monthly, number, waived=debt.charges)
    return build(draft)


def waive(
    debt: Debt, able: Capacity, start: date, *, monthly: Decimal | None = None, number: int | None = None
) -> Built:
    """The penalties are let go, the rest is paid in instalments at the rate of the contract (减免罚息)."""
    if debt.priority:
        return Unfit.SECURED
    if not debt.penalties:
        return Unfit.NOTHING_TO_WAIVE
    rest, waived = debt.balance - debt.penalties, debt.penalties
    return build(Draft("waive", debt, able, start, rest, debt.rate, monthly, number, waived=waived))
