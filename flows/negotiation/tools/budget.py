"""The month's budget at any time (/budget): what comes in, what living costs, what is left, and on what it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from flows.answers import count, money
from flows.model import (
    Accepted,
    Block,
    Button,
    C,
    Deed,
    Drafted,
    Invalid,
    Joined,
    Keyboard,
    Kind,
    Line,
    Money,
    N,
    Page,
    Param,
    Scene,
    T,
    Text,
    Yuan,
)
from flows.money.budget import Budget, Essentials
from flows.negotiation import income, month, spending
from flows.negotiation.seven_lines import LINES, label_of
from flows.negotiation.tools.shut import above, asked_first, shut, told_first
from flows.reading.money import has_amount
from flows.reading.questions import is_question

NAME = "budget"
_FEW = 2
_NAMED = re.compile(
    r"\s*(?:(?P<income>(?:每?月)?(?:收入|工资|工資|月薪|薪水|到手)"
    r"|(?:my )?(?:income|salary|wages?|take[- ]home(?: pay)?)\b)"
    r"|(?:必需)?(?:开支|開支|支出|开销|開銷|生活费|生活費)|一共|总共|總共|合计|合計"
    r"|(?:essentials|living costs|spending|in all|total)\b)",
    re.IGNORECASE,
)
_FIELDS: dict[str, tuple[Kind, Text, Text]] = {
    "income_now": (
        income.income(),
        C("budget", "Income"),
        T("What is taken home a month? By the week, or low, usual, high (3000 5000 8000) will do too."),
    ),
    "essentials": (
        spending.spending(),
        C("budget", "Essentials"),
        T("What does living cost a month? One sum, or line by line: rent 1200, food 900, phone 50 …"),
    ),
    "income_before": (money(), C("budget", "Income before"), T("What was taken home a month before?")),
    "dependants": (count(0, 20), C("budget", "Who depends on it"), T("How many people depend on this income?")),
    month.FLOOR: (
        money(zero=True),
        C("budget", "Local 低保 a head"),
        T("What is the local 低保 standard, a head and month? The street office or 12345 knows it. 0 removes it."),
    ),
}


class BudgetTool:
    """The sheet of the month."""

    def page(self, detail: str, scene: Scene) -> Page:
        if closed := shut(scene) or asked_first(NAME, scene):
            return closed
        if detail in _FIELDS:
            return _field(detail, scene)
        budget = month.budget(scene.answers)
        lines = _lines(budget) if budget else _missing(scene)
        return Page((*above(scene), Line(T("Your month"), "bold"), *lines), _buttons(scene, budget), asks=True)

    def hear(self, text: str, detail: str, scene: Scene, words: Callable[[Text], tuple[str, ...]]) -> Deed | None:
        if shut(scene) or asked_first(NAME, scene) or is_question(text):
            return None
        field = _named(text) or (detail if detail in _FIELDS else _field_of(text, scene))
        if not field:
            return None
        try:
            reading = _FIELDS[field][0].read(text, _with_lines(text, field, scene), words)
        except Invalid as invalid:
            return Deed(field, said=tuple(told for told in (invalid.why, invalid.how) if told))
        if doubt := _in_it_already(reading, scene):
            return Deed(field if detail in _FIELDS else "", said=(doubt,))
        return _taken(field, reading)

    def tap(self, value: str, detail: str, scene: Scene) -> Deed | None:
        if first := told_first(value, scene):
            return first
        if shut(scene) or (value not in _FIELDS and value != "all"):
            return None
        return Deed("" if value == "all" else value)


def _in_it_already(reading: object, scene: Scene) -> Text | None:
    """One or two lines of a month of which only the whole was told: they may be in it, or come on top."""
    whole = scene.answers.money("essentials")
    lines = reading.draft.get("lines") if isinstance(reading, Drafted) else None
    if whole is None or scene.answers.get(month.LINES) or not isinstance(lines, list):
        return None
    told = [amount for amount in month.amounts(lines).values() if amount]
    if not told or len(told) > _FEW:
        return None
    more = Money(whole + sum(told))
    return T("Is that in your {costs} already? If not, write: in all {sum}.", costs=Money(whole), sum=more)


def _taken(field: str, reading: object) -> Deed:
    if isinstance(reading, Accepted):
        said = (reading.echo,) if reading.echo else ()
        return Deed("", {field: reading.raw, **reading.also}, said)
    if isinstance(reading, Drafted) and isinstance(lines := reading.draft.get("lines"), list):
        told = {key: amount for key, amount in month.amounts(lines).items() if amount}
        total = sum(told.values(), Decimal(0))
        also = {month.LINES: month.kept(told, tuple(LINES))}
        return Deed("", {field: f"{total:f}", **also}, (T("So far: {sum}.", sum=Money(total)),))
    return Deed(field)


def _named(text: str) -> str:
    """The field that a line names itself: 收入 7000, "income 7000"."""
    named = _NAMED.match(text) if has_amount(text) else None
    return "" if named is None else "income_now" if named["income"] else "essentials"


def _field_of(text: str, scene: Scene) -> str:
    """What was typed below the sheet without saying for what: a line of spending, else what is still missing."""
    if not has_amount(text):
        return ""
    return "essentials" if label_of(text) else _next_field(scene)


def _with_lines(text: str, field: str, scene: Scene) -> Scene:
    """One line more is added to those that are known; an amount alone is a new sum."""
    known = scene.answers.get(month.LINES)
    if field != "essentials" or not label_of(text) or not known or scene.draft.get("lines"):
        return scene
    return replace(scene, draft={**scene.draft, "lines": known})


def _next_field(scene: Scene) -> str:
    """What a number is for that was typed below the sheet: what is still missing."""
    return next((field for field in ("income_now", "essentials") if scene.answers.money(field) is None), "")


# -- what is shown ----------------------------------------------------------------------------------------------------
def _field(field: str, scene: Scene) -> Page:
    ask = Line(_FIELDS[field][2], "bold")
    back = Button(T("‹ Back"), "tool", f"{NAME}.all")
    return Page((ask,), ((back,),), asks=True)


def _missing(scene: Scene) -> tuple[Block, ...]:
    """What the sheet needs first; what is known of it already."""
    told = month.income(scene.answers)
    known = [Line(T("Income: {amount}", amount=Money(told.usual)))] if told else []
    ask = _FIELDS[_next_field(scene) or "income_now"][2]
    return (*known, Line(T("With income and essentials I work out what is left.")), Line(ask, "bold"))


def _lines(budget: Budget) -> Iterator[Block]:
    costs = budget.essentials
    yield Line(_income(budget))
    yield Line(_essentials(costs))
    if costs.least:
        yield Line(_floor(costs))
    yield Line(_left(budget))
    yield Line(_bad(budget))
    if len(costs.in_order()) > 1:
        items = tuple(
            T("{what} {amount}", what=LINES[name], amount=Yuan(amount))
            for name, amount in costs.in_order()
            if name in LINES
        )
        yield Line(T("First to be paid, in this order: {items}.", items=Joined(items, "dot")), "quote")


def _income(budget: Budget) -> Text:
    comes = budget.income
    if comes.low is not None and comes.high is not None and comes.low != comes.usual:
        return T(
            "Income {usual}, in a low month {low}, in a high one {high}",
            usual=Money(comes.usual),
            low=Money(comes.low),
            high=Money(comes.high),
        )
    if comes.before is not None and comes.before > comes.usual:
        return T("Income {usual}, before it was {before}", usual=Money(comes.usual), before=Money(comes.before))
    return T("Income: {amount}", amount=Money(comes.usual))


def _essentials(costs: Essentials) -> Text:
    if costs.heads > 1:
        return N(
            "Essentials: {amount}, for you and {n} person",
            "Essentials: {amount}, for you and {n} people",
            costs.heads - 1,
            amount=Money(costs.total),
        )
    return T("Essentials: {amount}", amount=Money(costs.total))


def _floor(costs: Essentials) -> Text:
    """The least that any plan leaves."""
    parts: dict[str, Param] = {"floor": Yuan(costs.floor), "n": costs.heads, "least": Yuan(costs.least)}
    if costs.too_low:
        return T("低保 {floor} × {n} = {least}: more than you told; the plan leaves that much.", **parts)
    return T("低保 {floor} × {n} = {least}: the plan never leaves less.", **parts)


def _left(budget: Budget) -> Text:
    parts: dict[str, Param] = {
        "income": Yuan(budget.income.usual),
        "essentials": Yuan(budget.essentials.counted),
        "left": Yuan(budget.left),
    }
    if budget.left <= 0:
        return T("{income} − {essentials} = {left}: nothing can be promised.", **parts)
    return T(
        "{income} − {essentials} = {left}; keep {cushion} back; {ceiling} at most for all debts",
        **parts,
        cushion=Yuan(budget.cushion),
        ceiling=Money(budget.ceiling),
    )


def _bad(budget: Budget) -> Text:
    bad, left = Money(budget.income.bad), budget.bad_month
    if left < 0:
        return T("In a bad month ({bad}) {lack} is lacking.", bad=bad, lack=Money(-left))
    return T("In a bad month ({bad}) {left} is left.", bad=bad, left=Money(left))


def _buttons(scene: Scene, budget: Budget | None) -> Keyboard:
    fields = [Button(label, "tool", f"{NAME}.{field}") for field, (_, label, _) in _FIELDS.items()]
    onward = (Button(T("My debts"), "tool", "debts"), Button(T("My plan"), "tool", "plan"))
    sheet = (Button(T("Budget sheet (PDF)"), "tool", "sheet"),) if budget else ()
    return (tuple(fields[:2]), tuple(fields[2:4]), (fields[4], *sheet), onward)
