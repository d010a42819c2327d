"""What the answers leave to offer: the month's money, the cushion, the share of this debt (CONVERSATION 2, Numbers;
facts 5.4). Amounts are yuan as Decimal, exact to the cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from flows.model import Answers
from flows.money.budget import BAD_MONTH, opening
from flows.money.shares import shares
from flows.negotiation import debts, month

Number = Literal["open", "nothing", "small", "unknown"]


@dataclass(frozen=True, slots=True)
class Budget:
    """What the answers leave to offer.

    ceiling: left less cushion, for all debts. cap: this debt's share of it, the walk-away line. bad_month: this debt's
    share of what a bad month leaves (below zero: all that is lacking), with 20 % less income, or the `low` one where
    that is less still. number: `open` when an amount may be
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
    low: Decimal | None = None


def weigh(a: Answers) -> Budget:
    """What the answers leave to offer."""
    found = month.budget(a)
    if found is None:
        return Budget(income=a.money("income_now"), essentials=a.money("essentials"))
    income, essentials, left = found.income.usual, found.essentials.counted, found.left
    if left <= 0:
        return Budget("nothing", income, essentials, left)
    cushion = found.cushion
    ceiling = left - cushion
    debt, others = a.money("owed_total"), _others(a)
    if others and not debt:
        return Budget("unknown", income, essentials, left, cushion, ceiling, shared=True)
    cap, bad_month = ceiling, found.bad_month
    if others and debt:
        cap = shares(cap, (debt, *others))[0]
        bad_month = shares(bad_month, (debt, *others))[0] if bad_month > 0 else bad_month
    number: Number = "open" if opening(cap, bad_month) else "small"
    low = found.income.bad if found.income.low is not None and found.income.bad < income * BAD_MONTH else None
    return Budget(number, income, essentials, left, cushion, ceiling, cap, bad_month, bool(others), low)


def _others(a: Answers) -> tuple[Decimal, ...]:
    """What is owed elsewhere and shares with this debt: nothing does with a secured one (CONVERSATION 3.8)."""
    return () if secured(a) else debts.sharing(a)


def secured(a: Answers) -> bool:
    return a.choice("loan_kind") == "secured"


def bank_card(a: Answers) -> bool:
    """A card of a bank: Article 70 and its five years apply (facts 19, 22)."""
    return a.choice("loan_kind") == "card" and a.choice("lender_kind") == "bank"
