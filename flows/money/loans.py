"""A loan as somebody tells it, worked out: what is paid in all, and what it truly costs a year.

Amounts are yuan, rates fractions. What is really received counts, not what the contract names (Civil Code 670).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from flows.money.cash import NOTHING
from flows.money.rates import Cost, true_cost
from flows.money.schedules import equal_instalments, equal_principal, fee_instalments, interest_first

Way = Literal["equal", "principal", "interest_first", "fee"]
MOST = 600
"""Instalments."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a loan. lent: by the contract. received: after what was deducted up front. each: a month's
    payment; extra: what comes on top of it. fee: a fraction of `lent` with each instalment. rate: a year's."""

    lent: Decimal | None = None
    received: Decimal | None = None
    number: int | None = None
    each: Decimal | None = None
    fee: Decimal | None = None
    extra: Decimal | None = None
    rate: Decimal | None = None
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class Worked:
    """The loan in numbers. payments: by the month, `extra` included. charges: what is paid beyond what was received,
    below zero when it is less. cost: None where nobody can say."""

    received: Decimal
    payments: tuple[Decimal, ...]
    way: Way
    cost: Cost | None

    @property
    def number(self) -> int:
        return len(self.payments)

    @property
    def total(self) -> Decimal:
        return sum(self.payments, NOTHING)

    @property
    def charges(self) -> Decimal:
        return self.total - self.received

    @property
    def level(self) -> Decimal | None:
        """The payment of every month, None where they differ by more than the cents of the last one."""
        first = self.payments[0]
        return first if max(abs(each - first) for each in self.payments) < 1 else None


def work_out(told: Told) -> Worked | None:
    """None where too little is known, or what is known makes no loan."""
    lent = told.lent or told.received
    received = told.received or told.lent
    number = told.number
    if not lent or not received or not number or not 1 <= number <= MOST:
        return None
    found = _payments(told, lent, number)
    if found is None:
        return None
    way, payments = found
    extra = told.extra or NOTHING
    paid = tuple(payment + extra for payment in payments)
    return Worked(received, paid, way, true_cost(received, paid))


def _payments(told: Told, lent: Decimal, number: int) -> tuple[Way, tuple[Decimal, ...]] | None:
    """The instalments: as they were told, else by the fee, else by the rate."""
    if told.each is not None:
        interest_only = told.way == "interest_first"
        last = told.each + lent if interest_only else told.each
        return ("interest_first" if interest_only else "equal"), (*(told.each,) * (number - 1), last)
    if told.fee is not None:
        return "fee", tuple(payment.amount for payment in fee_instalments(lent, told.fee, number))
    if told.rate is None:
        return None
    way: Way = told.way if told.way in _BY_RATE else "equal"
    return way, tuple(payment.amount for payment in _BY_RATE[way](lent, told.rate, number))


_BY_RATE = {"equal": equal_instalments, "principal": equal_principal, "interest_first": interest_first}
