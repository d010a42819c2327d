"""What not paying for some months may add, as ranges that are no narrower than what is known (facts 5.1, 85, 87)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from flows.money.debts import Debt
from flows.money.late import court_fee, judgment_delay, late_interest

LOW, HIGH = Decimal("1.3"), Decimal("1.5")
"""Of the rate of the contract: penalty interest at banks (facts 5.1, P-251)."""
MONTH_DAYS = 30
_YUAN = Decimal(1)

Basis = Literal["bank_rule", "contract", "court_rule", "delay_rule", "judgment", "not_known"]
"""What a range rests on. bank_rule: 1.3 to 1.5 times the rate, at banks. contract: the contract says it, and nobody
else. court_rule: the fees of courts. delay_rule: 0.0175 % a day on a judgment. judgment: that says it. not_known: a
number is missing, or the sum is beyond what our table of fees holds."""


@dataclass(frozen=True, slots=True)
class Range:
    """Yuan, in whole yuan and rounded outwards; None on both sides where nobody can say."""

    low: Decimal | None
    high: Decimal | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class NotPaying:
    """What not paying may add.

    penalty: penalty interest, in the place of the interest of the contract, and without what unpaid interest adds by
    compounding. fee: the court's, if the lender sues and wins; the lower half where it is mediated or heard in simple
    procedure. delay: if there is a judgment and it is not met either. They are no sum: which of them come true is not
    known.
    """

    penalty: Range
    fee: Range
    delay: Range


def not_paying(debt: Debt, months: int, overdue: Decimal | None = None, *, mediated: bool = False) -> NotPaying:
    """What not paying `months` (of 30 days) may add.

    overdue: the principal that is late; all of it, when not given. mediated: the fee is halved for certain (fact 85).
    Raises ValueError for negative months.
    """
    days = months * MONTH_DAYS
    delay = judgment_delay(debt.balance, days)
    return NotPaying(
        penalty=_penalty(debt, debt.principal if overdue is None else overdue, days),
        fee=_fee(debt, mediated),
        delay=_range(delay, delay, "delay_rule"),
    )


def _penalty(debt: Debt, overdue: Decimal, days: int) -> Range:
    """Only loans of banks have a rule; their cards charge by the contract, and after a sale the buyer is no bank."""
    if debt.status == "judgment":
        return Range(None, None, "judgment")
    if not debt.bank or debt.kind == "card" or debt.status == "sold":
        return Range(None, None, "contract")
    if debt.rate is None:
        return Range(None, None, "not_known")
    low, high = (late_interest(overdue, debt.rate, factor, days) for factor in (LOW, HIGH))
    return _range(low, high, "bank_rule")


def _fee(debt: Debt, mediated: bool) -> Range:
    """After a judgment the fee is in it."""
    if debt.status == "judgment":
        return Range(None, None, "judgment")
    whole, half = court_fee(debt.balance), court_fee(debt.balance, halved=True)
    if whole is None or half is None:
        return Range(None, None, "not_known")
    return _range(half, half if mediated else whole, "court_rule")


def _range(low: Decimal, high: Decimal, basis: Basis) -> Range:
    return Range(low.quantize(_YUAN, ROUND_FLOOR), high.quantize(_YUAN, ROUND_CEILING), basis)
