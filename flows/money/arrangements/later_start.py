"""The arrangements that give time first: a pause, interest alone for some months, another day (facts 2.1).

Interest in the months before is simple, on the principal. `start` is the day of the first instalment without a pause;
for another day, that day. Each returns the arrangement, or why there is none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from flows.money.arrangements.arrangement import Built, Capacity, Unfit
from flows.money.arrangements.building import Draft, arrange, build
from flows.money.cash import NOTHING, cents
from flows.money.debts import Debt


def pause(
    debt: Debt,
    able: Capacity,
    start: date,
    *,
    months: int,
    running: bool,
    monthly: Decimal | None = None,
    number: int | None = None,
) -> Built:
    """Nothing for `months`, then instalments, at the rate of the contract where it is known (延期还款). running:
    interest goes on in the pause and is paid with the rest. Without monthly and number: the instalment as now."""
    if months < 1:
        return Unfit.NO_NUMBER
    if running and debt.rate is None:
        return Unfit.NO_RATE
    if monthly is None and number is None:
        monthly = debt.instalment
    amount = debt.balance + (cents(_month_of_interest(debt) * months) if running else NOTHING)
    return build(Draft("pause", debt, able, start, amount, debt.rate, monthly, number, pause=months))


def interest_only(
    debt: Debt,
    able: Capacity,
    start: date,
    *,
    months: int,
    monthly: Decimal | None = None,
    number: int | None = None,
) -> Built:
    """Interest alone for `months`, then the balance in instalments, at the rate of the contract (延期还本)."""
    if months < 1:
        return Unfit.NO_NUMBER
    if debt.rate is None:
        return Unfit.NO_RATE
    draft = Draft("interest_only", debt, able, start, debt.balance, debt.rate, monthly, number, pause=months)
    return build(replace(draft, interest=cents(_month_of_interest(debt))))


def other_date(debt: Debt, able: Capacity, start: date) -> Built:
    """The instalments as they are, on the day of `start` (换还款日). Penalties and fees are paid at once: it is done
    for who is in good standing."""
    if not (debt.instalment and debt.left):
        return Unfit.NO_NUMBER
    payments = tuple((month, debt.instalment) for month in range(1, debt.left + 1))
    first = debt.penalties + debt.fees
    draft = Draft("other_date", debt, able, start, debt.balance, debt.rate, first=first)
    return arrange(draft, payments, debt.instalment, counted=True)


def _month_of_interest(debt: Debt) -> Decimal:
    return debt.principal * (debt.rate or NOTHING) / 12
