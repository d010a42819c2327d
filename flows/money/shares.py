"""A sum divided among debts in proportion to them, to the cent (facts 5.4, step 5)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from flows.money.cash import CENT


def shares(total: Decimal, balances: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """`total` (yuan, whole cents) pro rata to `balances`; the parts are in the order of the balances and sum to it.

    Each part is rounded down. A cent that this leaves over goes to a part that lost something, the smallest balance
    first (it is the one that is repaid soonest), the later one of two that are equal: so no part is a whole cent off,
    and none is above a balance in whole cents while `total` is not above their sum. Raises ValueError when nothing is
    owed, a number is negative, or `total` is not in whole cents.
    """
    owed = [Fraction(balance) for balance in balances]
    whole = Fraction(total) * 100
    if not any(owed) or min(owed) < 0 or whole < 0 or whole.denominator != 1:
        raise ValueError("a sum in whole cents, not negative, is divided among debts of which one is above zero")
    exact = [whole * debt / sum(owed) for debt in owed]
    parts = [int(part) for part in exact]
    lost = [at for at in range(len(owed)) if parts[at] != exact[at]]
    for at in sorted(lost, key=lambda at: (owed[at], -at))[: int(whole) - sum(parts)]:
        parts[at] += 1
    return tuple(part * CENT for part in parts)
