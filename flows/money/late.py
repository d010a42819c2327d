"""What being late costs, in yuan to the cent: penalty interest, the court's fee, interest on an unpaid judgment."""

from __future__ import annotations

from decimal import Decimal

from flows.money.cash import NOTHING, cents
from flows.money.rates import YEAR

_SMALL, _SMALL_FEE = Decimal(10_000), Decimal(50)
_BRACKETS = (
    (Decimal(100_000), Decimal("0.025")),
    (Decimal(200_000), Decimal("0.02")),
    (Decimal(500_000), Decimal("0.015")),
)
_DELAY = Decimal("0.000175")


def late_interest(principal: Decimal, yearly: Decimal, factor: Decimal, days: int, year: int = YEAR) -> Decimal:
    """罚息: the contract's rate (a fraction a year) times `factor`, 1.3 to 1.5 at banks, for `days` (facts 5.1)."""
    _check(principal, yearly, factor, Decimal(days))
    return cents(principal * yearly * factor * days / year)


def court_fee(amount: Decimal, *, halved: bool = False) -> Decimal | None:
    """The fee for a claim of `amount` (诉讼费用交纳办法, articles 13, 15 and 16; fact 85); None above 500,000.

    halved: heard in simple procedure, mediated or withdrawn.
    """
    _check(amount)
    if amount > _BRACKETS[-1][0]:
        return None
    fee, floor = _SMALL_FEE, _SMALL
    for ceiling, part in _BRACKETS:
        fee += part * max(min(amount, ceiling) - floor, NOTHING)
        floor = ceiling
    return cents(fee / 2 if halved else fee)


def judgment_delay(amount: Decimal, days: int) -> Decimal:
    """What is added to an unpaid judgment: 0.0175 % a day (Civil Procedure Law, article 264; fact 87)."""
    _check(amount, Decimal(days))
    return cents(amount * _DELAY * days)


def _check(*values: Decimal) -> None:
    if any(value < 0 for value in values):
        raise ValueError("less than nothing")
