"""Every way of repaying, a line each: how much, how often, in all, until when, and who carries it (facts 2.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.knowledge.rules.citing import cite
from flows.model import Block, Day, Line, Money, T, Text
from flows.money.arrangements import Arrangement
from flows.negotiation.ways import NAMES

_IN_SIGHT = 4  # ways in plain lines; the others fold


def ways_told(found: Sequence[Arrangement]) -> Iterator[Block]:
    """The ways, and what has to be said of all of them."""
    yield Line(T("With your sum a month, what each way comes to"), "bold")
    for at, one in enumerate(found):
        yield Line(told(one), "plain" if at < _IN_SIGHT else "quote")
    if any(not one.counted for one in found):
        yield Line(T("Without the contract's rate, no interest is counted: it may come to more."))
    if {"waive", "principal_only"} <= {one.kind for one in found}:
        yield Line(T("Waived: counted as if all beyond the principal were penalties; interest may remain."))
    yield Line(T("None of them is a right: the lender decides {tag}.", tag=cite("17.543", form="short")))


def told(one: Arrangement) -> Text:
    """An arrangement in one line."""
    words = _beside_now(_sums(one), one)
    if one.fits_bad:
        return T("{way}; a bad month carries it", way=words)
    if one.fits_usual:
        return T("{way}; only a usual month carries it", way=words)
    return T("{way}; your month does not carry it", way=words)


def _sums(one: Arrangement) -> Text:
    name, total = NAMES[one.kind], Money(one.total)
    if not one.instalment:
        return T("{way}: {total} at once", way=name, total=total)
    each, ends = Money(one.instalment), Day(one.ends, form="month")
    words = _before(name, one)
    n = _regular(one)
    return T("{way} {n} × {each}, in all {total}, until {ends}", way=words, n=n, each=each, total=total, ends=ends)


def _before(name: Text, one: Arrangement) -> Text:
    """What comes before the regular instalments: a sum at once, or months of interest alone."""
    if one.first:
        return T("{way}: first {first}, then", way=name, first=Money(one.first))
    if one.kind == "interest_only":
        interest = one.payments[0][1]
        return T("{way}: {n} × {each}, then", way=name, n=one.number - _regular(one), each=Money(interest))
    return T("{way}:", way=name)


def _regular(one: Arrangement) -> int:
    """How many instalments there are, without months of interest alone."""
    if one.kind != "interest_only":
        return one.number
    return sum(1 for _, amount in one.payments if amount != one.payments[0][1])


def _beside_now(words: Text, one: Arrangement) -> Text:
    more = one.costs_more_than_now
    if more is not None and more > 0:
        return T("{way}; {amount} more than as now", way=words, amount=Money(more))
    if more is not None and more < 0:
        return T("{way}; {amount} less than as now", way=words, amount=Money(-more))
    return words
