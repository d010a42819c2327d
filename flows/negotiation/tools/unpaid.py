"""What not paying may add, as ranges, and where a part payment goes (facts 5.1, 26, 85, 87).

Nobody knows which of it comes: it is no sum, and no threat.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from flows.knowledge.rules.citing import cite, clause
from flows.model import Block, Line, Money, T, Text
from flows.money.application import apply_payment
from flows.money.cash import NOTHING
from flows.money.debts import Debt
from flows.money.not_paying import Range, not_paying

_MONTHS = 3
_PART = Decimal(1000)


def unpaid(debt: Debt) -> Iterator[Block]:
    """What three months without a payment may add."""
    found = not_paying(debt, _MONTHS)
    yield Line(T("If nothing is paid for {n} months, what may be added", n=_MONTHS), "bold")
    yield Line(_penalty(found.penalty))
    if found.fee.low is not None:
        fee, tag = _range(found.fee), cite("85", form="short")
        yield Line(T("If a court decides against you, the court's fee: {range} {tag}.", range=fee, tag=tag))
    delay, tag = _range(found.delay), cite("87", form="short")
    yield Line(T("If a judgment is not met, {range} of interest for delay {tag}.", range=delay, tag=tag))
    yield Line(T("{rule} {tag}.", rule=clause("26"), tag=cite("26", form="short")))
    part = min(_PART, debt.balance)
    reached = Money(apply_payment(part, debt).principal)
    told = T(
        "Unless agreed otherwise, of {part} paid now {reached} would reach the principal.",
        part=Money(part),
        reached=reached,
    )
    yield Line(told)
    yield Line(T("Which of it comes, nobody knows; living money stays living money."))


def _penalty(found: Range) -> Text:
    if found.low is None:
        return T("Penalty interest: as the contract says. Ask for the rate and its clause.")
    tag = cite("5.1", form="short")
    return T("Penalty interest of a bank, 1.3 to 1.5 times the rate {tag}: {range}.", range=_range(found), tag=tag)


def _range(found: Range) -> Text:
    low, high = Money(found.low or NOTHING), Money(found.high or NOTHING)
    return T("{amount}", amount=low) if low == high else T("{low} to {high}", low=low, high=high)
