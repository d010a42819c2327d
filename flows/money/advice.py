"""Which arrangement to propose, which to fall back on, and above which sum a month not to agree (facts 5.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from flows.money.arrangements import Arrangement, Capacity, carried

Reason = Literal["bad_month", "usual_only", "nothing_fits"]
Help = Literal["income", "essentials", "pause", "token", "free_advice", "court"]

NEAR = Decimal("1.2")
"""The least instalment is near when it is at most so many times what can be promised; our choice."""

NOTHING_LEFT: tuple[Help, ...] = ("pause", "income", "essentials", "free_advice", "token", "court")
"""Living costs more than comes in: first stop what runs, then mend the month; a token is the last thing to promise."""
NEARLY: tuple[Help, ...] = ("essentials", "income", "token", "pause", "free_advice", "court")
"""A little more a month would carry one of them."""
FAR: tuple[Help, ...] = ("token", "pause", "free_advice", "income", "essentials", "court")
"""There is something to pay, and no saving makes it enough."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to propose.

    proposal, fall_back: within the surplus and the cap; the second is of another kind, None when there is none.
    walk_away: yuan a month above which not to agree, never below zero. reason: what the proposal rests on. helps: when
    nothing fits, what helps, in order.
    """

    proposal: Arrangement | None
    fall_back: Arrangement | None
    walk_away: Decimal
    reason: Reason
    helps: tuple[Help, ...] = ()


def choose(arrangements: Sequence[Arrangement], able: Capacity, wishes: Sequence[str] = ()) -> Advice:
    """The arrangement to propose: one that a bad month carries, else one that a usual month does.

    `wishes` are kinds in the person's own order: among those that are carried alike, the first wished goes first; the
    rest keep their order.
    """
    fitting = [plan for plan in arrangements if _within(plan, able, able.most)]
    surviving = [plan for plan in fitting if _within(plan, able, able.bad)]
    ordered = _in_order(surviving, wishes) + _in_order([plan for plan in fitting if plan not in surviving], wishes)
    if not ordered:
        return Advice(None, None, able.most, "nothing_fits", _helps(arrangements, able))
    proposal = ordered[0]
    fall_back = next((plan for plan in ordered if plan.kind != proposal.kind), None)
    return Advice(proposal, fall_back, able.most, "bad_month" if surviving else "usual_only")


def _within(plan: Arrangement, able: Capacity, monthly: Decimal) -> bool:
    return carried(plan.largest, plan.first, monthly, able.cash)


def _in_order(plans: Sequence[Arrangement], wishes: Sequence[str]) -> list[Arrangement]:
    return sorted(plans, key=lambda plan: wishes.index(plan.kind) if plan.kind in wishes else len(wishes))


def _helps(arrangements: Sequence[Arrangement], able: Capacity) -> tuple[Help, ...]:
    if not able.most:
        return NOTHING_LEFT
    least = min((plan.largest for plan in arrangements if plan.largest), default=None)
    return NEARLY if least is not None and least <= able.most * NEAR else FAR
