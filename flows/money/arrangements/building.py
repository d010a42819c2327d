"""A draft of instalments becomes an arrangement, or the reason why it cannot be one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from flows.money.arrangements.arrangement import Arrangement, Built, Capacity, Kind, Payments, Unfit, carried
from flows.money.cash import CENT, NOTHING
from flows.money.debts import Debt
from flows.money.rates import true_cost
from flows.money.schedules import NeverRepaid, equal_instalments, of_amount

CARD_LIMIT = 60
"""Months: five years (fact 19). A pause counts, which is the careful reading."""
LONGEST = 360
"""Months; our choice, so that every plan has an end that can be told."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What to build. amount: what the instalments repay, with interest at `rate` (yearly; None: not known, so none is
    counted). Either monthly or number. first: paid at once. pause: months before the instalments, in which `interest`
    is paid."""

    kind: Kind
    debt: Debt
    able: Capacity
    start: date
    amount: Decimal
    rate: Decimal | None
    monthly: Decimal | None = None
    number: int | None = None
    first: Decimal = NOTHING
    waived: Decimal = NOTHING
    pause: int = 0
    interest: Decimal = NOTHING


def build(draft: Draft) -> Built:
    """The arrangement of a draft."""
    amounts = _instalments(draft)
    if isinstance(amounts, Unfit):
        return amounts
    before = [(month, draft.interest) for month in range(1, draft.pause + 1) if draft.interest]
    after = [(month, amount) for month, amount in enumerate(amounts, draft.pause + 1)]
    return arrange(draft, (*before, *after), amounts[0], counted=draft.rate is not None)


def arrange(draft: Draft, payments: Payments, instalment: Decimal, *, counted: bool) -> Built:
    """The arrangement of payments that are known; `instalment` and `counted` as in `Arrangement`."""
    debt, able, months = draft.debt, draft.able, payments[-1][0] if payments else 0
    if months > LONGEST:
        return Unfit.TOO_LONG
    if debt.bank_card and months > CARD_LIMIT:
        return Unfit.CARD_LIMIT
    largest = max((amount for _, amount in payments), default=NOTHING)
    by_month = dict(payments)
    flow = [by_month.get(month, NOTHING) for month in range(1, months + 1)]
    return Arrangement(
        kind=draft.kind,
        payments=payments,
        start=draft.start,
        instalment=instalment,
        first=draft.first,
        waived=draft.waived,
        counted=counted,
        now=going_on(debt),
        cost=true_cost(debt.balance - draft.first, flow) if counted and flow else None,
        fits_usual=carried(largest, draft.first, able.usual, able.cash),
        fits_bad=carried(largest, draft.first, able.bad, able.cash),
    )


def going_on(debt: Debt) -> Decimal | None:
    """What is still paid in all, when everything goes on as now and nothing is late again; None when not known.

    The instalments left, with the penalties and fees that are beside them; else today's balance at its rate. A judgment
    has no instalments, and instalments that do not even repay the principal contradict it.
    """
    if debt.status == "judgment":
        return None
    if debt.instalment and debt.left:
        instalments = debt.instalment * debt.left
        return instalments + debt.penalties + debt.fees if instalments >= debt.principal - debt.left * CENT else None
    if debt.rate is None or not (debt.instalment or debt.left) or not debt.balance:
        return None
    amounts = _spread(debt.balance, debt.rate, debt.instalment, debt.left)
    return None if isinstance(amounts, Unfit) else sum(amounts, NOTHING)


def _instalments(draft: Draft) -> tuple[Decimal, ...] | Unfit:
    if draft.amount <= 0:
        return Unfit.NOTHING_OWED
    if draft.monthly is not None and draft.number is not None:
        return Unfit.NO_NUMBER
    return _spread(draft.amount, draft.rate or NOTHING, draft.monthly, draft.number)


def _spread(amount: Decimal, rate: Decimal, monthly: Decimal | None, number: int | None) -> tuple[Decimal, ...] | Unfit:
    """The instalments that repay `amount`."""
    if (number or 0) > LONGEST or amount > (monthly or amount) * LONGEST:
        return Unfit.TOO_LONG
    try:
        if monthly is not None and monthly > 0:
            amounts = tuple(payment.amount for payment in of_amount(amount, rate, monthly))
        elif number is not None and amount >= number * CENT > 0:
            amounts = tuple(payment.amount for payment in equal_instalments(amount, rate, number))
        else:
            return Unfit.NO_NUMBER
    except NeverRepaid:
        return Unfit.NEVER_REPAID
    return amounts if min(amounts) > 0 else Unfit.NO_NUMBER
