"""What an arrangement is: the payments of it, when they are, what it costs beside going on as now, and who carries it.

Amounts are yuan as Decimal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal

from flows.money.budget import opening
from flows.money.calendar import later
from flows.money.cash import NOTHING, down
from flows.money.rates import Cost

Kind = Literal[
    "longer_term",
    "same_rate",
    "reduced_rate",
    "no_interest",
    "pause",
    "principal_only",
    "waive",
    "interest_only",
    "settlement",
    "down_payment",
    "other_date",
]
"""The kinds of facts 2.1. None of them is a right, and what a lender grants is not known before it is asked."""


Payments = tuple[tuple[int, Decimal], ...]
"""(Months from today, amount), ascending; the first instalment without a pause is one month off."""


class Unfit(Enum):
    """Why there is no such arrangement of a debt."""

    NOTHING_OWED = "nothing_owed"
    NO_NUMBER = "no_number"
    """Neither what to pay a month nor how often, both of them, or one that is not above zero."""
    NO_RATE = "no_rate"
    """The rate of the contract is needed, and not known."""
    NEVER_REPAID = "never_repaid"
    """What is paid a month is not more than the interest, or hardly."""
    TOO_LONG = "too_long"
    CARD_LIMIT = "card_limit"
    """A plan for a card of a bank ends within five years (fact 19)."""
    NOT_LONGER = "not_longer"
    NOT_LOWER = "not_lower"
    NOTHING_TO_WAIVE = "nothing_to_waive"
    COVERS_ALL = "covers_all"
    """The first payment is all that is owed: nothing is left to arrange."""
    SECURED = "secured"
    """Nobody lets a sum go for which the home or the car stands (CONVERSATION 3.8)."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """What may go to this debt. usual, bad: a month, in a usual and in a bad one, before the cushion; they may be below
    zero. cap: a month, the line above which not to agree. cash: own money that is there to be paid at once. varies: the
    income does, and the bad month is its low one."""

    usual: Decimal
    bad: Decimal
    cap: Decimal
    cash: Decimal = NOTHING
    varies: bool = False

    @property
    def most(self) -> Decimal:
        """The most that may be promised a month."""
        return max(NOTHING, min(self.usual, self.cap))

    @property
    def opening(self) -> Decimal:
        """The first offer a month, within what may be promised."""
        wanted = opening(self.cap, self.bad, varies=self.varies)
        return max(NOTHING, min(wanted, down(self.most)))


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One way to repay a debt.

    start: the day of the first instalment without a pause; for a settlement, the day to pay on. instalment: the regular
    one; zero when all is paid at once. first: paid at once, from own money. waived: what the lender lets go of what is
    owed today. counted: False when the rate of the contract is not known: then the payments repay today's balance
    alone, and the lender may want more. now: what going on as now costs in all; None when not known. cost: the yearly
    cost against what is owed today, below zero where the lender lets something go; None when not known or nothing is
    paid later. fits_usual, fits_bad: a usual and a bad month carry every payment, own money the first.
    """

    kind: Kind
    payments: Payments
    start: date
    instalment: Decimal
    first: Decimal
    waived: Decimal
    counted: bool
    now: Decimal | None
    cost: Cost | None
    fits_usual: bool
    fits_bad: bool

    @property
    def largest(self) -> Decimal:
        """The largest payment a month: the last one may be some cents above the instalment."""
        return max((amount for _, amount in self.payments), default=NOTHING)

    @property
    def number(self) -> int:
        """How many times is paid a month, or once."""
        return len(self.payments) or 1

    @property
    def last(self) -> Decimal:
        return self.payments[-1][1] if self.payments else self.first

    @property
    def total(self) -> Decimal:
        return self.first + sum((amount for _, amount in self.payments), NOTHING)

    @property
    def starts(self) -> date:
        """The first instalment, the pause included."""
        return later(self.start, self.payments[0][0] - 1) if self.payments else self.start

    @property
    def ends(self) -> date:
        return later(self.start, self.payments[-1][0] - 1) if self.payments else self.start

    @property
    def costs_more_than_now(self) -> Decimal | None:
        """Below zero when it costs less; None when one of the two is not known."""
        return None if self.now is None or not self.counted else self.total - self.now


Built = Arrangement | Unfit


def carried(largest: Decimal, first: Decimal, monthly: Decimal, cash: Decimal) -> bool:
    """Whether `monthly` carries the largest payment a month, and own money what is paid at once."""
    return first <= cash and (not largest or largest <= monthly)
