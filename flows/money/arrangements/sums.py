"""The arrangements that begin with a sum of own money: one that settles, and one before instalments (facts 2.1).

Own money is there already: never borrowed (facts 3.3). Each returns the arrangement, or why there is none.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from flows.money.arrangements.arrangement import Built, Capacity, Unfit
from flows.money.arrangements.building import Draft, arrange, build
from flows.money.cash import NOTHING
from flows.money.debts import Debt


def settlement(debt: Debt, able: Capacity, start: date, *, lump: Decimal) -> Built:
    """`lump` on the day of `start` settles the debt, and what is beyond it is let go (一次性结清减免); all that is owed
    when that is less."""
    if debt.priority:
        return Unfit.SECURED
    if lump <= 0:
        return Unfit.NO_NUMBER
    if not debt.balance:
        return Unfit.NOTHING_OWED
    first = min(lump, debt.balance)
    draft = Draft("settlement", debt, able, start, NOTHING, NOTHING, first=first, waived=debt.balance - first)
    return arrange(draft, (), NOTHING, counted=True)


def down_payment(
    debt: Debt,
    able: Capacity,
    start: date,
    *,
    first: Decimal,
    monthly: Decimal | None = None,
    number: int | None = None,
) -> Built:
    """`first` at once, then the rest of the balance in instalments at the contract's rate where it is known (首付)."""
    if first <= 0:
        return Unfit.NO_NUMBER
    if first >= debt.balance:
        return Unfit.COVERS_ALL
    return build(
        Draft("down_payment", debt, able, start, debt.balance - first, debt.rate, monthly, number, first=first)
    )
