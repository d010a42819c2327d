"""What a loan truly costs a year (/rate): three numbers in, the rate out, in two ways of telling it.

The yardstick is the one for this kind of lender (facts 1.1, 5.6), and no verdict: what is above it may have reasons,
and whether it counts is for 12348 or a court.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from flows.answers.values import HIGHEST_BARE
from flows.knowledge.rules.citing import cite
from flows.model import (
    Answers,
    Block,
    Button,
    C,
    Deed,
    Keyboard,
    Line,
    Money,
    N,
    Page,
    Percent,
    Scene,
    T,
    Text,
)
from flows.money.loans import Told, Way, Worked, work_out
from flows.money.rates import Cost, cost_of_one_payment
from flows.negotiation import lpr, rules
from flows.negotiation.tools.details import Detail, written
from flows.negotiation.tools.late import in_another_rhythm, read_loan, read_single
from flows.reading.folding import fold
from flows.reading.money import has_amount
from flows.reading.numerals import figures
from flows.reading.percents import read_percent
from flows.reading.questions import is_question

if TYPE_CHECKING:
    from flows.reading.loans import Loan
    from flows.reading.single import Single

NAME = "rate"
_SIGN = re.compile(
    r"[%‰]|percent|per cent|pct|[百千万]分之|万[0-9一二三四五六七八九]"
    r"|[0-9一二两三四五六七八九] ?(?:厘|分(?!期| ?[0-9一二三四五六七八九十]+ ?(?:个?月|期)))"
)
_EXACT, _BEYOND = Decimal("0.0001"), Decimal(100)
_YEAR_365 = Decimal(365) / 360
_LENDERS: dict[str, Text] = {
    "bank": C("rate", "a bank"),
    "consumer_finance": C("rate", "a consumer finance company"),
    "microloan": C("rate", "a micro-loan company"),
    "private": C("rate", "a person, unlicensed"),
}
_DAILY = re.compile(r"日|天|\b(?:day|daily)\b", re.IGNORECASE)
_READS = ("legal-rate", "instalment-fee-rate", "guarantee-fees")
_WAYS: tuple[Way, ...] = ("equal", "principal", "interest_first", "fee")
HOW = T("For example: got 8800, 12 instalments of 933; or 10000 in 12 instalments, fee 0.75% each; or 0.05% a day")


class RateTool:
    """The calculator of a loan's yearly cost."""

    def page(self, detail: str, scene: Scene) -> Page:
        told = Detail(detail)
        if not told:
            return _asking()
        if told.count("days"):
            return _repaid_once(told)
        loan = _loan(told)
        worked = work_out(loan)
        if worked is None:
            return _rate_alone(loan.rate, daily=bool(told.word("daily"))) if loan.rate else _asking()
        lender = told.word("lender") or scene.answers.choice("lender_kind")
        blocks = (*_sums(worked), *_costs(worked), *_yardstick(lender, worked.cost, scene))
        return Page(blocks, (*_who(lender), _again()), () if lender else _READS[:1], asks=True)

    def hear(self, text: str, detail: str, scene: Scene, words: Callable[[Text], tuple[str, ...]]) -> Deed | None:
        found = read_loan(text, bare=True)
        if found is not None:
            return Deed(written(_told(found, Detail(detail).word("lender"))))
        if single := read_single(text):
            return Deed(_once(single))
        if isinstance(rate := read_percent(text), Decimal) and _is_a_rate(text, rate):
            return Deed(written({"rate": rate, "daily": "1" if _DAILY.search(text) else ""}))
        if is_question(text) or not has_amount(text):
            return None
        if in_another_rhythm(text):
            return Deed("", said=(T("I reckon by months: what is repaid each month, and how many months?"),))
        return Deed("", said=(T("I need what you got, how many instalments, and each of them."),))

    def tap(self, value: str, detail: str, scene: Scene) -> Deed | None:
        if value == "again":
            return Deed("")
        kind, _, lender = value.partition(",")
        if kind == "lender" and lender in _LENDERS and Detail(detail):
            return Deed(written({**_told_again(Detail(detail)), "lender": lender}))
        return None


def _is_a_rate(text: str, rate: Decimal) -> bool:
    """A rate by its sign, or the only number that there is: 借1万 月息200 is no 200 %."""
    folded = fold(text)
    return bool(_SIGN.search(folded)) or (rate <= HIGHEST_BARE and len(figures(folded)) == 1)


def asked(text: str) -> str:
    """The detail for a typed question about a loan's rate; '' where it is none."""
    found = read_loan(text)
    if found is None and (single := read_single(text)) and single.asks:
        return _once(single)
    if found is None or not found.asks:
        return ""
    return written(_told(found, "")) if found.rate or work_out(_loan(Detail(written(_told(found, ""))))) else ""


# -- what is known -----------------------------------------------------------------------------------------------------
_NAMES = ("lent", "received", "each", "fee", "extra", "rate")


def _told(loan: Loan, lender: str) -> dict[str, Decimal | int | str | None]:
    amounts = {name: getattr(loan, name) for name in _NAMES}
    return {**amounts, "number": loan.number, "way": loan.way, "daily": "1" if loan.daily else "", "lender": lender}


def _once(single: Single) -> str:
    return written({"received": single.received, "repaid": single.repaid, "days": single.days})


def _told_again(told: Detail) -> dict[str, Decimal | int | str | None]:
    amounts = {name: told.amount(name) for name in _NAMES}
    return {**amounts, "number": told.count("number"), "way": told.word("way"), "daily": told.word("daily")}


def _loan(told: Detail) -> Told:
    amounts = {name: told.amount(name) for name in _NAMES}
    way = next((way for way in _WAYS if way == told.word("way")), None)
    return Told(**amounts, number=told.count("number"), way=way)


# -- what is shown ----------------------------------------------------------------------------------------------------
def _asking() -> Page:
    lines = (
        Line(T("What does a loan truly cost a year?"), "bold"),
        Line(T("Write three numbers: what you really got, how many instalments, how much each.")),
        Line(HOW),
    )
    return Page(lines, (), _READS, asks=True)


def _again() -> tuple[Button, ...]:
    return (Button(T("Another loan"), "tool", f"{NAME}.again"),)


def _sums(worked: Worked) -> tuple[Block, ...]:
    """What was received and what is paid."""
    got, total = Money(worked.received), Money(worked.total)
    level = worked.level
    if level is not None:
        each = Money(level)
        paid = N(
            "Got {got}, pays {n} × {each} = {total}.",
            "Got {got}, pays {n} × {each} = {total}.",
            worked.number,
            got=got,
            each=each,
            total=total,
        )
    else:
        first, last = Money(worked.payments[0]), Money(worked.payments[-1])
        paid = T(
            "Got {got}, pays {n} times, first {first}, last {last}, in all {total}.",
            got=got,
            n=worked.number,
            first=first,
            last=last,
            total=total,
        )
    if worked.charges < 0:
        return (Line(paid), Line(T("That is {amount} less than was received.", amount=Money(-worked.charges))))
    return (Line(paid), Line(T("Interest and charges together: {amount}.", amount=Money(worked.charges))))


def _costs(worked: Worked) -> tuple[Block, ...]:
    if worked.cost is None:
        return (Line(T("From these numbers no yearly cost can be worked out.")),)
    return (Line(costs_told(worked.cost), "bold"), Line(BOTH, "quote"))


def costs_told(cost: Cost) -> Text:
    """A year's cost in both ways."""
    return _both(cost.simple, cost.compound)


def _both(simple: Decimal, compound: Decimal) -> Text:
    return T("A year: {simple} simple, {compound} compounded.", simple=rate_told(simple), compound=rate_told(compound))


BOTH = T("Simple is 12 × the monthly rate; compounded counts interest on interest. Ask which of the two a figure is.")


def rate_told(rate: Decimal) -> Text:
    """A rate as it can be read: what is beyond all measure is not told to the digit."""
    if rate > _BEYOND:
        return T("over {rate}", rate=Percent(_BEYOND))
    return T("{rate}", rate=Percent(rate.quantize(_EXACT)))


def _yardstick(lender: str, cost: Cost | None, scene: Scene) -> tuple[Block, ...]:
    """What this kind of lender is measured by; the words accuse nobody (facts 1, 7, 8, 9; 7.2)."""
    if cost is None or not lender:
        return ()
    if lender == "bank":
        rule = T(
            "A law firm reads the rule on bank loans through platforms as at most 24% a year in all {tag}.",
            tag=cite("7"),
        )
        return (Line(rule), Line(_ASK))
    if lender == "microloan":
        rule = T("New micro-loans above 24% are to stop; old contracts are not rewritten {tag}.", tag=cite("8"))
        return (Line(rule), Line(_ASK))
    if lender == "private":
        return (*_private(scene), Line(T("Whether this is above it, and what follows: ask 12348.")))
    if lender == "consumer_finance":
        return (Line(T("For this kind of lender I have no published limit.")), Line(_ASK))
    return (Line(_ASK),)


_ASK = T("Ask the lender for every charge, who takes it, and on what basis.")


def _private(scene: Scene) -> tuple[Block, ...]:
    ceiling = lpr.ceiling(scene) if scene.answers.choice("lender_kind") == "private" else None
    rule = Line(rules.stated("1"))
    if ceiling is None:
        return (rule,)
    told = T(
        "Four times the LPR of the contract's day: {ceiling} {tag}.",
        ceiling=Percent(ceiling),
        tag=cite("5.3", form="rank"),
    )
    return (rule, Line(told))


def _who(lender: str) -> Keyboard:
    """Who lent it, where nobody knows: the yardstick depends on it."""
    if lender:
        return ()
    buttons = [Button(label, "tool", f"{NAME}.lender,{kind}") for kind, label in _LENDERS.items()]
    return (tuple(buttons[:2]), tuple(buttons[2:]))


def _repaid_once(told: Detail) -> Page:
    """One payment after so many days: 到手2100 7天后还3000."""
    received, repaid, days = told.amount("received"), told.amount("repaid"), told.count("days")
    if not received or not repaid or not days or received <= 0 or repaid <= 0:
        return _asking()
    got, paid, charges = Money(received), Money(repaid), repaid - received
    simple, compound = cost_of_one_payment(received, repaid, days)
    lines = [
        Line(
            N(
                "Got {got}, pays {paid} after {n} day.",
                "Got {got}, pays {paid} after {n} days.",
                days,
                got=got,
                paid=paid,
            )
        )
    ]
    if charges >= 0:
        lines.append(Line(T("Interest and charges together: {amount}.", amount=Money(charges))))
    lines += [
        Line(_both(simple, compound), "bold"),
        Line(T("Reckoned for a year of 360 days."), "quote"),
        Line(_ASK),
    ]
    return Page(tuple(lines), (_again(),), _READS[:1], asks=True)


def _rate_alone(rate: Decimal, *, daily: bool) -> Page:
    """A rate of another period, for a year."""
    cost = Cost(rate / 12)
    lines = [Line(costs_told(cost), "bold")]
    if daily:
        year = rate_told(rate * _YEAR_365)
        lines.append(Line(T("By 360 days, as banks count; by 365 it is {rate}. Ask which.", rate=year)))
    lines.append(Line(T("Fees come on top: with them, write what you got and what you pay.")))
    return Page(tuple(lines), (_again(),), _READS[:1], asks=True)


def in_force(a: Answers) -> Worked | None:
    """This case's own loan as it stands: the principal against the instalments that are left; None where not known."""
    principal, each, left = a.money("principal"), a.money("instalment"), a.count("instalments_left")
    return work_out(Told(received=principal, each=each, number=left)) if principal and each and left else None
