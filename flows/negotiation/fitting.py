"""What a ceiling means in instalments: which number of them fits, and which does not."""

from __future__ import annotations

from decimal import Decimal

from flows.model import Answers, Money, T, Text
from flows.money.cash import up
from flows.negotiation.budget import bank_card

NUMBERS = (3, 6, 12, 18, 24, 36, 48, 60)
"""Those that lenders have; a bank's card has no more (fact 19)."""
LONGER = (72, 84, 96, 120)


def fitting(a: Answers, ceiling: Decimal) -> Text | None:
    """The shortest usual number of instalments that the ceiling carries, beside the next one that it does not; None
    where the sum is not known or nothing is left. Without further interest."""
    owed = a.money("owed_total")
    if not owed or ceiling < 10:
        return None
    numbers = NUMBERS if bank_card(a) else (*NUMBERS, *LONGER)
    fits = next((number for number in numbers if up(owed / number) <= ceiling), None)
    if fits is None:
        longest = numbers[-1]
        return T("Not even {n} instalments of {each} fit.", n=longest, each=Money(up(owed / longest)))
    each, shorter = Money(up(owed / fits)), [number for number in numbers if number < fits]
    if not shorter:
        return T("{n} instalments of {each} fit.", n=fits, each=each)
    return T("{n} instalments of {each} fit, {m} do not.", n=fits, each=each, m=shorter[-1])
