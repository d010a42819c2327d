"""How a loan is repaid: the instalments of the usual Chinese ways, each to the cent (facts 5.1).

A principal is yuan and is taken to the cent; `yearly` is a fraction a year, of which a month has a twelfth. All raise
ValueError for what is no loan: negative or endless amounts, less than one instalment or more than LONGEST.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from flows.money.cash import NOTHING, cents

LONGEST = 1200
"""Instalments: a hundred years."""
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Payment:
    """What one instalment pays, yuan to the cent."""

    principal: Decimal
    interest: Decimal
    fee: Decimal = NOTHING

    @property
    def amount(self) -> Decimal:
        return self.principal + self.interest + self.fee


Schedule = tuple[Payment, ...]


class NeverRepaid(ValueError):
    """What is paid each month does not repay the loan, or not within LONGEST instalments."""


def equal_instalments(principal: Decimal, yearly: Decimal, number: int) -> Schedule:
    """等额本息: the same amount every month; the last one pays what is left, and with it what rounding has left.

    The interest adds up, to the cent, to what the formula (facts 5.1) asks without any rounding.
    """
    principal, monthly = _checked(principal, number, yearly)
    worths = _worths_of_one(monthly, number)
    exactly = principal / worths[0]
    each, left, due, charged = cents(exactly), principal, NOTHING, NOTHING
    payments: list[Payment] = []
    for worth in worths:
        due += exactly * worth * monthly
        interest = cents(due) - charged
        charged += interest
        part = left if len(payments) == number - 1 else max(min(each - interest, left), NOTHING)
        payments.append(Payment(part, interest))
        left -= part
    return tuple(payments)


def equal_principal(principal: Decimal, yearly: Decimal, number: int) -> Schedule:
    """等额本金: the same part of the principal every month, and the interest on what is still owed."""
    principal, monthly = _checked(principal, number, yearly)
    payments, left = [], principal
    for part in _parts(principal, number):
        payments.append(Payment(part, cents(left * monthly)))
        left -= part
    return tuple(payments)


def interest_first(principal: Decimal, yearly: Decimal, number: int) -> Schedule:
    """先息后本: the interest every month, the principal with the last of them."""
    principal, monthly = _checked(principal, number, yearly)
    interest = cents(principal * monthly)
    return (*(Payment(NOTHING, interest),) * (number - 1), Payment(principal, interest))


def fee_instalments(principal: Decimal, fee: Decimal, number: int) -> Schedule:
    """分期手续费: `fee` is a fraction of the original principal, charged with each instalment."""
    principal, _ = _checked(principal, number, fee)
    each = cents(principal * fee)
    return tuple(Payment(part, NOTHING, each) for part in _parts(principal, number))


def of_amount(principal: Decimal, yearly: Decimal, monthly: Decimal) -> Schedule:
    """As many instalments of `monthly` yuan as it takes, the last no larger. Raises NeverRepaid."""
    left, rate = _checked(principal, 1, yearly)
    each = _amount(monthly)
    payments: list[Payment] = []
    while left:
        interest = cents(left * rate)
        if each <= interest or len(payments) == LONGEST:
            raise NeverRepaid(f"{each} a month does not repay {principal}")
        payments.append(Payment(min(each - interest, left), interest))
        left -= payments[-1].principal
    return tuple(payments)


def _checked(principal: Decimal, number: int, yearly: Decimal) -> tuple[Decimal, Decimal]:
    """The principal to the cent, and the twelfth of the yearly fraction."""
    if not 1 <= number <= LONGEST:
        raise ValueError(f"{number} instalments")
    if not yearly.is_finite() or yearly < 0:
        raise ValueError(f"a rate of {yearly}")
    return _amount(principal), yearly / _MONTHS


def _amount(value: Decimal) -> Decimal:
    if not value.is_finite() or value < 0:
        raise ValueError(f"an amount of {value}")
    return cents(value)


def _worths_of_one(monthly: Decimal, number: int) -> list[Decimal]:
    """What one yuan a month is worth when `number` of them are to come, then one fewer, down to one.

    Added up rather than taken from the formula, so that a rate of nothing, or of next to nothing, is exact too.
    """
    factor, worth = 1 / (1 + monthly), NOTHING
    worths = [worth := factor * (1 + worth) for _ in range(number)]
    return worths[::-1]


def _parts(principal: Decimal, number: int) -> Iterator[Decimal]:
    """The principal in `number` parts that differ by a cent at most."""
    paid = NOTHING
    for at in range(1, number + 1):
        upto = cents(principal * at / number)
        yield upto - paid
        paid = upto
