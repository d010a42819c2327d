"""A month's money: what comes in, what living costs, what is left, and how much of that may be promised.

Amounts are yuan as Decimal, a month each. The method is that of the debt charities' standard sheet (facts 5.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from flows.money.cash import NOTHING, cents, cents_down, cents_up, down

CUSHION = Decimal("0.1")
"""Of what is left; our choice, after the 10 % of the Standard Financial Statement (facts 5.4, step 2)."""
BAD_MONTH = Decimal("0.8")
"""Of the income: the month that an offer has to survive (facts 5.4, the adaptation for China)."""
PRIORITIES = ("home", "food", "bills", "health", "family", "travel")
"""What is paid before any unsecured debt, in this order; our mapping, no law (facts 5.4, step 4)."""
_WEEKS, _FORTNIGHTS, _MONTHS = 52, 26, 12


CAREFUL = Decimal("0.8")
"""Of the cap, where a bad month would leave less than half of it; our choice."""


def opening(cap: Decimal, bad_month: Decimal, *, varies: bool = False) -> Decimal:
    """The first offer a month, in whole tens: what a bad month leaves, where that is at least half the cap.

    Of an income that `varies` the low month is sure to come: the offer survives it wherever one can."""
    survives = down(bad_month) > 0 if varies else bad_month * 2 >= cap
    return down(min(bad_month, cap) if survives else cap * CAREFUL)


def monthly_of_weekly(amount: Decimal) -> Decimal:
    """A weekly amount for a month: 52 weeks are 12 months."""
    return cents(amount * _WEEKS / _MONTHS)


def monthly_of_fortnightly(amount: Decimal) -> Decimal:
    return cents(amount * _FORTNIGHTS / _MONTHS)


def monthly_of_yearly(amount: Decimal) -> Decimal:
    return cents(amount / _MONTHS)


@dataclass(frozen=True, slots=True)
class Income:
    """What is taken home. usual: the month that is planned with. low, high: of an income that varies. before: what it
    was before the trouble."""

    usual: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    before: Decimal | None = None

    @property
    def bad(self) -> Decimal:
        """A bad month: 20 % less than usual, or the low month where that is less still."""
        less = self.usual * BAD_MONTH
        return less if self.low is None else min(less, self.low)


@dataclass(frozen=True, slots=True)
class Essentials:
    """What living costs. lines: its parts where they are known, by the names of `PRIORITIES` and `other`. floor: the
    local minimum living allowance a head (低保), as the person gave it; heads: who lives on it."""

    total: Decimal
    lines: Mapping[str, Decimal] = field(default_factory=dict)
    floor: Decimal = NOTHING
    heads: int = 1

    @property
    def least(self) -> Decimal:
        """What the floor asks for."""
        return self.floor * self.heads

    @property
    def counted(self) -> Decimal:
        """What is left for living in any plan: never less than the floor (facts 5.4, 5.5)."""
        return max(self.total, self.least)

    @property
    def too_low(self) -> bool:
        """The person lives on less than the floor: what they told may be forgetting something."""
        return self.total < self.least

    def in_order(self) -> tuple[tuple[str, Decimal], ...]:
        """The lines that cost something, priorities first."""
        order = [*PRIORITIES, *(name for name in self.lines if name not in PRIORITIES)]
        return tuple((name, self.lines[name]) for name in order if self.lines.get(name))


@dataclass(frozen=True, slots=True)
class Budget:
    """What a month leaves for all unsecured debts together."""

    income: Income
    essentials: Essentials

    @property
    def left(self) -> Decimal:
        """May be below zero."""
        return self.income.usual - self.essentials.counted

    @property
    def cushion(self) -> Decimal:
        """Kept back for what nobody foresaw."""
        return cents_up(self.left * CUSHION) if self.left > 0 else NOTHING

    @property
    def ceiling(self) -> Decimal:
        """The most that may be promised a month, to all lenders together."""
        return self.left - self.cushion if self.left > 0 else NOTHING

    @property
    def bad_month(self) -> Decimal:
        """What a bad month leaves; below zero, what it lacks."""
        return cents_down(self.income.bad - self.essentials.counted)

    def survives(self, monthly: Decimal) -> bool:
        """Whether a promise of `monthly` can be kept in a bad month."""
        return self.bad_month >= monthly
