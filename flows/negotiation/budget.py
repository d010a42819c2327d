"""What the answers leave to offer: the month's money, the cushion, the share of this debt (CONVERSATION 2, Numbers;
facts 5.4). Amounts are yuan as Decimal, exact to the cent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from flows.model import Answers

CENT = Decimal("0.01")
STEP = Decimal(10)  # offers are whole tens
CUSHION = Decimal("0.1")  # of what is left; our choice, after the 10 % of the Standard Financial Statement
BAD_MONTH = Decimal("0.8")  # of the income
CAREFUL = Decimal("0.8")  # of the cap, where a bad month would leave less than half of it

Number = Literal["open", "nothing", "small", "unknown"]


@dataclass(frozen=True, slots=True)
class Budget:
    """What the answers leave to offer.

    ceiling: left less cushion, for all debts. cap: this debt's share of it, the walk-away line. bad_month: this debt's
    share of what is left with 20 % less income (below zero: all that is lacking). number: `open` when an amount may be
    offered, `nothing` when left is not above zero, `small` when the share makes no offer of ¥10, `unknown` when income,
    essentials, or this debt beside others is not known.
    """

    number: Number = "unknown"
    income: Decimal | None = None
    essentials: Decimal | None = None
    left: Decimal | None = None
    cushion: Decimal = Decimal(0)
    ceiling: Decimal | None = None
    cap: Decimal | None = None
    bad_month: Decimal | None = None
    shared: bool = False


def shares(total: Decimal, debts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """`total` divided in proportion to `debts`, to the cent; the cents that rounding leaves go to the largest
    remainders, so that the parts are the total (facts 5.4, step 5). Raises ZeroDivisionError when nothing is owed."""
    exact = [total * debt / sum(debts) for debt in debts]
    parts = [part.quantize(CENT, ROUND_FLOOR) for part in exact]
    over = int((total - sum(parts)) / CENT)
    for at in sorted(range(len(parts)), key=lambda at: parts[at] - exact[at])[:over]:
        parts[at] += CENT
    return tuple(parts)


def down(value: Decimal) -> Decimal:
    """Down to ¥10."""
    return (value / STEP).to_integral_value(ROUND_FLOOR) * STEP


def up(value: Decimal) -> Decimal:
    """Up to ¥10."""
    return (value / STEP).to_integral_value(ROUND_CEILING) * STEP


def weigh(a: Answers) -> Budget:
    """What the answers leave to offer."""
    income, essentials = a.money("income_now"), a.money("essentials")
    if income is None or essentials is None:
        return Budget(income=income, essentials=essentials)
    left = income - essentials
    if left <= 0:
        return Budget("nothing", income, essentials, left)
    cushion = (left * CUSHION).quantize(CENT, ROUND_CEILING)
    ceiling = left - cushion
    bad_month = (income * BAD_MONTH - essentials).quantize(CENT, ROUND_FLOOR)
    debt, others = a.money("owed_total"), _others(a)
    if others and not debt:
        return Budget("unknown", income, essentials, left, cushion, ceiling, shared=True)
    cap = ceiling
    if others and debt:
        cap = shares(ceiling, (debt, others))[0]
        bad_month = shares(bad_month, (debt, others))[0] if bad_month > 0 else bad_month
    number: Number = "open" if opening(cap, bad_month) else "small"
    return Budget(number, income, essentials, left, cushion, ceiling, cap, bad_month, bool(others))


def _others(a: Answers) -> Decimal:
    """What is owed elsewhere and shares with this debt: nothing does with a secured one (CONVERSATION 3.8)."""
    return Decimal(0) if secured(a) else a.money("other_debts") or Decimal(0)


def opening(cap: Decimal, bad_month: Decimal) -> Decimal:
    """The first offer: what a month with 20 % less income leaves, where that is at least half the cap."""
    return down(bad_month if bad_month * 2 >= cap else cap * CAREFUL)


def secured(a: Answers) -> bool:
    return a.choice("loan_kind") == "secured"


def bank_card(a: Answers) -> bool:
    """A card of a bank: Article 70 and its five years apply (facts 19, 22)."""
    return a.choice("loan_kind") == "card" and a.choice("lender_kind") == "bank"
