"""Their offer beside mine and beside what a month carries: accept, ask for a change, or not yet.

Amounts are yuan as Decimal. It is an aid to the person's own decision, and no forecast of what the lender does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from flows.money.arrangements import LONGEST, Capacity, carried
from flows.money.cash import NOTHING, down
from flows.money.rates import Cost, true_cost

Answer = Literal["accept", "change", "not_yet"]
Ask = Literal["monthly", "number", "first", "total", "date"]

MARGIN = Decimal("0.05")
"""An offer is dearer when its total is more than so much above mine, or above what is owed; our choice."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Payments that somebody named: `first` at once, `pause` months of nothing, then `number` times `each`, the last of
    them `last` where it is another sum. A sum that settles has number 0. What was not said is None."""

    first: Decimal = NOTHING
    each: Decimal | None = None
    number: int | None = None
    pause: int = 0
    last: Decimal | None = None

    @property
    def known(self) -> bool:
        """Whether all is said that a total needs, and makes sense: something is paid, and there is an end to it."""
        if self.number == 0:
            return self.first > 0
        said = self.each is not None and self.each > 0 and self.number is not None
        return said and 0 < (self.number or 0) <= LONGEST and self.first >= 0 and 0 <= self.pause <= LONGEST

    @property
    def monthly(self) -> Decimal | None:
        """The largest payment a month; zero where all is paid at once."""
        return NOTHING if self.number == 0 else None if self.each is None else max(self.each, self.last or self.each)

    @property
    def payments(self) -> tuple[Decimal, ...]:
        """The months after `first`, those of the pause as zero; empty when it is not known."""
        if not self.known or not self.number or self.each is None:
            return ()
        last = self.each if self.last is None else self.last
        return (*(NOTHING,) * self.pause, *(self.each,) * (self.number - 1), last)

    @property
    def total(self) -> Decimal | None:
        return self.first + sum(self.payments, NOTHING) if self.known else None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two offers in numbers. cost: a year, against what is owed today; below zero where something is let go;
    None when not known or all is paid at once. usual, bad: such a month carries what is paid a month. first: own money
    carries what is paid at once. None: not known."""

    total: Decimal | None
    monthly: Decimal | None
    number: int | None
    cost: Cost | None
    usual: bool | None
    bad: bool | None
    first: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Their offer beside mine.

    more: what theirs costs in all beyond mine, or beyond what is owed when I have no total; None when not known. asks:
    what to ask for instead. asked_monthly: the sum a month to ask for, in whole tens, below theirs and within usual and
    cap; None when the sum is not what to ask about, or no lower one can be named.
    """

    theirs: Side
    mine: Side | None
    more: Decimal | None
    answer: Answer
    asks: tuple[Ask, ...]
    asked_monthly: Decimal | None


def compare(
    theirs: Offer,
    mine: Offer | None,
    usual: Decimal,
    bad: Decimal,
    cash: Decimal,
    owed: Decimal | None,
    *,
    cap: Decimal | None = None,
    varies: bool = False,
) -> Comparison:
    """`accept`: a bad month and own money carry it, and it is not dearer. `not_yet`: numbers are missing, theirs or all
    to compare it with, or a usual month or the cap (`usual`, when not given) does not carry it. Else `change`."""
    able = Capacity(usual, bad, usual if cap is None else cap, cash, varies)
    mine_is = _side(mine, able, owed) if mine else None
    reference = mine_is.total if mine_is and mine_is.total is not None else owed
    more = None if theirs.total is None or reference is None else theirs.total - reference
    dearer = more is None or reference is None or more > reference * MARGIN
    asks = tuple(_asks(theirs, mine, able, dearer))
    return Comparison(
        theirs=_side(theirs, able, owed),
        mine=mine_is,
        more=more,
        answer="not_yet" if more is None or not _carried(theirs, able) else "change" if asks else "accept",
        asks=asks,
        asked_monthly=_lower(theirs.monthly, able) if "monthly" in asks else None,
    )


def _side(offer: Offer, able: Capacity, owed: Decimal | None) -> Side:
    monthly = offer.monthly
    cost = None
    if offer.payments and owed is not None:
        cost = true_cost(owed - offer.first, offer.payments)
    return Side(
        total=offer.total,
        monthly=monthly,
        number=offer.number,
        cost=cost,
        usual=None if monthly is None else carried(monthly, NOTHING, able.usual, able.cash),
        bad=None if monthly is None else carried(monthly, NOTHING, able.bad, able.cash),
        first=offer.first <= able.cash,
    )


def _carried(offer: Offer, able: Capacity) -> bool:
    """Whether a usual month and the cap carry what is paid a month, and own money a sum that settles."""
    if offer.number == 0:
        return offer.first <= able.cash
    return offer.monthly is not None and carried(offer.monthly, NOTHING, able.most, able.cash)


def _asks(theirs: Offer, mine: Offer | None, able: Capacity, dearer: bool) -> Iterator[Ask]:
    """What is missing in their offer, or has to change. A lower sum a month makes more of them; a sum that is too dear
    and takes longer than mine is to take less long. dearer: or not known to be no dearer."""
    settles = theirs.number == 0
    heavy = theirs.monthly is None or not carried(theirs.monthly, NOTHING, min(able.most, able.bad), able.cash)
    longer = dearer and mine is not None and (theirs.number or 0) > (mine.number or 0) > 0
    if heavy:
        yield "monthly"
    if heavy or longer or not (settles or theirs.known):
        yield "number"
    if theirs.first > able.cash or (settles and not theirs.known):
        yield "first"
    if dearer:
        yield "total"
    if mine is not None and theirs.pause < mine.pause and not settles:
        yield "date"


def _lower(monthly: Decimal | None, able: Capacity) -> Decimal | None:
    """The first offer of the person's own, or what a bad month leaves where theirs is below that already."""
    sums = (able.opening, down(min(able.bad, able.most)))
    return next((wanted for wanted in sums if wanted > 0 and (monthly is None or wanted < monthly)), None)
