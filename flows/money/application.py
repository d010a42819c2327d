"""What a payment is applied to: within one debt, among several to one creditor, and when a judgment is enforced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from flows.money.cash import NOTHING
from flows.money.debts import Debt
from flows.money.shares import shares


@dataclass(frozen=True, slots=True)
class Applied:
    """Where a payment went, in yuan. interest: penalty interest and default charges included. over: beyond the debt."""

    fees: Decimal
    interest: Decimal
    principal: Decimal
    over: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        """The payment itself."""
        return self.fees + self.interest + self.principal + self.over


@dataclass(frozen=True, slots=True)
class Enforced:
    """Where a payment in enforcement went. doubled: the doubled part of the interest for delay (fact 87)."""

    judgment: Decimal
    doubled: Decimal
    over: Decimal


def apply_payment(payment: Decimal, debt: Debt) -> Applied:
    """Costs of enforcing, then interest, then principal, unless otherwise agreed (Civil Code 561; fact 26).

    Raises ValueError for a negative payment.
    """
    fees, interest, principal, over = _in_turn(payment, (debt.fees, debt.interest + debt.penalties, debt.principal))
    return Applied(fees, interest, principal, over)


def apply_in_enforcement(payment: Decimal, judgment: Decimal, doubled: Decimal) -> Enforced:
    """The sum of the judgment, then the doubled part of the interest for delay (fact 28)."""
    return Enforced(*_in_turn(payment, (judgment, doubled)))


def apply_to_several(
    payment: Decimal, debts: Sequence[Debt], today: date, named: Sequence[int] = ()
) -> tuple[Applied, ...]:
    """A payment to one creditor over several debts, in their order: those `named` while paying first, then the rest
    without designation (Civil Code 560; fact 27).

    `named` are places in `debts`. What is beyond all debts is `over` of the first one that was paid.
    """
    undesignated = order_without_designation(debts, today)
    groups = [[at] for at in dict.fromkeys(named)] + [[at for at in group if at not in named] for group in undesignated]
    paid, left = [NOTHING] * len(debts), payment
    for group in groups:
        balances = [debts[at].balance for at in group]
        whole = min(left, sum(balances, NOTHING))
        for at, part in zip(group, shares(whole, balances) if whole else [NOTHING] * len(group), strict=True):
            paid[at] = part
        left -= whole
    if left and groups:
        paid[next(at for group in groups for at in group)] += left
    return tuple(apply_payment(part, debt) for part, debt in zip(paid, debts, strict=True))


def order_without_designation(debts: Sequence[Debt], today: date) -> tuple[tuple[int, ...], ...]:
    """The places of debts to one creditor, in the order in which a payment that names none meets them: due first, then
    least secured, then heavier, then due earlier; those of one group share pro rata (Civil Code 560; fact 27).

    Heavier is the higher rate, our reading; a rate or a day that is not known stands last.
    """
    groups: dict[tuple[bool, bool, Decimal, date], list[int]] = {}
    for at, debt in enumerate(debts):
        groups.setdefault(_rank(debt, today), []).append(at)
    return tuple(tuple(groups[rank]) for rank in sorted(groups))


def _rank(debt: Debt, today: date) -> tuple[bool, bool, Decimal, date]:
    due = debt.status != "not_due" or (debt.due is not None and debt.due <= today)
    return not due, debt.priority, -(debt.rate or NOTHING), debt.due or date.max


def _in_turn(payment: Decimal, sums: Sequence[Decimal]) -> list[Decimal]:
    """`payment` over `sums`, one after the other, and what is over."""
    if payment < 0:
        raise ValueError("a payment is not negative")
    parts = []
    for owed in sums:
        parts.append(min(payment, owed))
        payment -= parts[-1]
    return [*parts, payment]
