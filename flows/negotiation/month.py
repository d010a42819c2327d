"""The month's money as the answers tell it: income that may vary, essentials in lines, debts one by one.

An answer is one number; what was told with it lies beside it as a setting of the case, and counts only as long as it
adds up to the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from flows.model import Answers, Raw
from flows.money.budget import Budget, Essentials, Income
from flows.money.cash import NOTHING

VARIES, LINES, FLOOR = "income_varies", "essentials_lines", "living_floor"


def income(a: Answers) -> Income | None:
    """What is taken home; None while it is not known."""
    usual = a.money("income_now")
    if usual is None:
        return None
    told = amounts(a.get(VARIES))
    if told.get("usual") != usual:
        told = {}
    return Income(usual, told.get("low"), told.get("high"), a.money("income_before"))


def essentials(a: Answers) -> Essentials | None:
    """What living costs; None while it is not known."""
    total = a.money("essentials")
    if total is None:
        return None
    lines = amounts(a.get(LINES))
    if sum(lines.values(), NOTHING) != total:
        lines = {}
    return Essentials(total, lines, a.money(FLOOR) or NOTHING, 1 + (a.count("dependants") or 0))


def budget(a: Answers) -> Budget | None:
    """Both; None while either is not known."""
    comes, costs = income(a), essentials(a)
    return Budget(comes, costs) if comes is not None and costs is not None else None


def amounts(raw: Raw) -> dict[str, Decimal]:
    """Amounts by name, as a setting keeps them: `low=3000`."""
    pairs = [item.partition("=") for item in raw] if isinstance(raw, list) else []
    told = {name: Answers({"amount": amount}).money("amount") for name, _, amount in pairs}
    return {name: amount for name, amount in told.items() if amount is not None}


def kept(told: Mapping[str, Decimal], order: Sequence[str] = ()) -> list[str]:
    """The same as a setting."""
    names = [*(name for name in order if name in told), *(name for name in told if name not in order)]
    return [f"{name}={told[name]:f}" for name in names]
