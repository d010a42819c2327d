"""One debt as it stands today, and a month's ceiling distributed over several of them (facts 5.4, steps 4 to 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from flows.money.cash import NOTHING
from flows.money.shares import shares

Kind = Literal["card", "consumer", "credit", "small", "secured", "other"]
Status = Literal["not_due", "late", "sold", "court", "judgment"]
Basis = Literal["contract", "unknown", "pro_rata", "token", "nothing"]


@dataclass(frozen=True, slots=True)
class Debt:
    """One debt, in yuan and whole cents.

    principal: what of it is not repaid yet. interest: accrued and unpaid, at the rate of the contract. penalties:
    penalty interest and default charges. fees: other charges and the costs of enforcing. instalment: a month, by the
    contract. left: how many of them are still to be paid, those overdue included. rate: a yearly fraction. due: the day
    from which it can be asked for. bank: the lender is a bank (facts 19, 5.1). What is not known is None.
    Raises ValueError for a negative sum or rate, an instalment of nothing or fewer than one left.
    """

    principal: Decimal
    interest: Decimal = NOTHING
    penalties: Decimal = NOTHING
    fees: Decimal = NOTHING
    instalment: Decimal | None = None
    left: int | None = None
    rate: Decimal | None = None
    due: date | None = None
    kind: Kind = "other"
    status: Status = "not_due"
    bank: bool = False

    def __post_init__(self) -> None:
        if min(self.principal, self.interest, self.penalties, self.fees, self.rate or NOTHING) < 0:
            raise ValueError("no part of a debt is negative")
        if (self.instalment is not None and self.instalment <= 0) or (self.left is not None and self.left < 1):
            raise ValueError("an instalment that is left is above zero")

    @property
    def balance(self) -> Decimal:
        """All that is owed today."""
        return self.principal + self.charges

    @property
    def charges(self) -> Decimal:
        """What is owed beside the principal."""
        return self.interest + self.penalties + self.fees

    @property
    def priority(self) -> bool:
        """A secured debt is paid before the others and shares with none: the home or the car stands behind it."""
        return self.kind == "secured"

    @property
    def bank_card(self) -> bool:
        """A card of a bank: the plan of Article 70 and its five years (facts 19, 22)."""
        return self.kind == "card" and self.bank


@dataclass(frozen=True, slots=True)
class Part:
    """What one debt gets a month. basis `unknown`: it comes first, but nobody knows how much; the amount is zero."""

    amount: Decimal
    basis: Basis


@dataclass(frozen=True, slots=True)
class Distribution:
    """A month's ceiling over several debts.

    parts: in the order of the debts. over: what is left of the ceiling when every debt has its part. short: what the
    instalments of the priority debts lack. Without tokens, the parts and `over` sum to the ceiling (nothing, when it is
    negative); tokens are beyond it.
    """

    parts: tuple[Part, ...]
    over: Decimal = NOTHING
    short: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        return sum((part.amount for part in self.parts), NOTHING)

    @property
    def complete(self) -> bool:
        """Whether every priority debt is known; until then the other parts are the most that there can be."""
        return all(part.basis != "unknown" for part in self.parts)


def distribute(ceiling: Decimal, debts: Sequence[Debt], token: Decimal | None = None) -> Distribution:
    """`ceiling` (yuan a month, whole cents) over `debts`: the priority ones first, the rest pro rata by balance.

    A priority debt gets its own instalment, in the order given as far as the money goes. No part is above the balance.
    `token`: the small sum for each of the other debts when nothing is left for them (facts 5.4, step 6).
    """
    left, short = max(ceiling, NOTHING), NOTHING
    parts = [Part(NOTHING, "nothing")] * len(debts)
    for at, debt in enumerate(debts):
        if debt.priority and debt.balance:
            wanted = None if debt.instalment is None else min(debt.instalment, debt.balance)
            paid = min(wanted or NOTHING, left)
            parts[at] = Part(paid, "unknown" if wanted is None else "contract")
            left, short = left - paid, short + (wanted or NOTHING) - paid
    others = [at for at, debt in enumerate(debts) if not debt.priority and debt.balance]
    for at, part in zip(others, _rest(left, [debts[at].balance for at in others], token), strict=True):
        parts[at] = part
    over = left - min(left, sum((debts[at].balance for at in others), NOTHING))
    return Distribution(tuple(parts), over, short)


def _rest(left: Decimal, balances: Sequence[Decimal], token: Decimal | None) -> list[Part]:
    """The parts of the debts that share."""
    if not left:
        small = token or NOTHING
        return [Part(min(small, balance), "token" if small else "nothing") for balance in balances]
    if left >= sum(balances):
        return [Part(balance, "pro_rata") for balance in balances]
    return [Part(part, "pro_rata") for part in shares(left, balances)]
