"""The budget and offer statement: one page that a lender's desk or a mediator can file (facts 5.4).

Nothing that names the person stands on it, but lines to fill in by hand; what else they leave out, they chose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from flows.model import Day, Money, Paper, Percent, Printed, Scene, T, Text
from flows.money.budget import Budget
from flows.money.cash import NOTHING, cents, cents_down
from flows.money.debts import Debt
from flows.negotiation import debts, month, review
from flows.negotiation.budget import secured
from flows.negotiation.guards import undecided
from flows.negotiation.on_paper.in_words import in_words
from flows.negotiation.papers import shown
from flows.negotiation.plan import make_plan
from flows.negotiation.proposal import in_writing, offered
from flows.negotiation.seven_lines import LINES
from flows.negotiation.tools.shut import shut

LEFT_OUT = "statement_without"
"""The setting: what the person does not want on it."""
_WITH_YEAR = 1  # no year is this one: the paper is kept
PARTS = ("lines", "people", "before", "cause", "debts", "papers")


def statement(scene: Scene) -> Paper | None:
    """None where income or essentials are not known, or nothing may be proposed."""
    budget = month.budget(scene.answers)
    if budget is None or shut(scene) or undecided(scene.answers):
        return None
    without, offers = set(scene.answers.ticks(LEFT_OUT)), _offers(scene)
    data: dict[str, Printed] = {
        "title": T("Income, essentials and offer"),
        "date": T("{day}", day=Day(scene.today, _WITH_YEAR)),
        "head": (T("Told by the borrower, a month, in yuan."),),
        "blanks": (T("Name"), T("Contract number"), T("Telephone")),
        "income": {"label": T("Comes in"), "rows": tuple(_income(budget, scene, without))},
        "essentials": _essentials(budget, without),
        "surplus": {"label": T("Is left"), "rows": tuple(_surplus(budget, offers, "debts" in without))},
        "debts": _debts(scene, without),
        "proposal": {"label": T("Offer"), "lines": tuple(_proposal(scene))},
        "bad_month": _bad_month(budget, offers),
        "papers": {"label": T("Papers that can be shown"), "items": _papers(scene, without)},
        "signature": (T("Date"), T("Signature")),
        "notes": (T("An offer, no acknowledgement of the sums that are claimed. Changes count in writing only."),),
        "footer": T("Made by a program from the borrower's answers; no lawyer, no lender."),
    }
    return Paper("statement", T("budget-and-offer"), data, in_words(data))


def in_chinese(scene: Scene) -> Paper | None:
    """The same in Chinese: who reads another language has it to show to a lender or a mediator in China."""
    paper = statement(scene)
    return replace(paper, locale="zh_Hans") if paper else None


def _income(budget: Budget, scene: Scene, without: set[str]) -> Iterator[Printed]:
    comes = budget.income
    yield _row(T("Take-home pay, a usual month"), comes.usual, _cause(scene, without))
    if comes.low is not None and comes.low != comes.usual:
        yield _row(T("a low month"), comes.low)
    if comes.high is not None and comes.high != comes.usual:
        yield _row(T("a high month"), comes.high)
    if comes.before is not None and "before" not in without:
        yield _row(T("before"), comes.before)


def _cause(scene: Scene, without: set[str]) -> Text | str:
    cause = review.told("cause", scene)
    since = review.told("cause_since", scene)
    if cause is None or "cause" in without or scene.answers.choice("cause") == "other":
        return ""
    return T("{cause}, since {day}", cause=cause, day=since) if since else cause


def _essentials(budget: Budget, without: set[str]) -> Printed:
    costs = budget.essentials
    lines = () if "lines" in without else costs.in_order()
    rows = [_row(LINES[name], amount) for name, amount in lines if name in LINES]
    if not rows:
        rows = [_row(T("Housing, food, utilities, health, family, getting to work"), costs.total)]
    if costs.counted > costs.total:
        rows.append(_row(T("up to the local minimum"), costs.counted - costs.total))
    people = T("for {n} people", n=costs.heads) if costs.heads > 1 and "people" not in without else ""
    label = T("Living costs, {people}", people=people) if people else T("Living costs")
    total = {"label": T("In all"), "amount": _amount(costs.counted)}
    return {"label": label, "rows": tuple(rows), "total": total}


def _surplus(budget: Budget, offers: tuple[Decimal, ...], alone: bool) -> Iterator[Printed]:
    """What is left, what of it is kept back, and what is offered: no more than that is told to the other side, and
    nothing of the other debts where they are left out (`alone`)."""
    yield {"label": T("Left"), "amount": _amount(budget.left), "strong": False}
    offered_now = sum(offers, NOTHING)
    if len(offers) == 1 or (offers and alone):
        yield {"label": T("Offered a month"), "amount": _amount(offers[0]), "strong": True}
    elif offered_now:
        kept = budget.left - offered_now
        yield {"label": T("Kept back for months with less income"), "amount": _amount(kept), "strong": False}
        yield {"label": T("Offered, all debts together"), "amount": _amount(offered_now), "strong": True}


def _bad_month(budget: Budget, offers: tuple[Decimal, ...]) -> Text | str:
    """The month that the offer was tested on; nothing where it would not hold."""
    bad, left = Money(cents(budget.income.bad)), budget.bad_month
    if left < sum(offers, NOTHING) or not offers:
        return ""
    return T("With {bad} in a bad month {left} is left.", bad=bad, left=Money(left))


def _offers(scene: Scene) -> tuple[Decimal, ...]:
    """What is offered a month: to this debt, to the others in proportion; nothing where no sum a month is."""
    plan, owed = make_plan(scene.answers, scene.today), scene.answers.money("owed_total")
    if plan.monthly is None or plan.token or plan.first == "lump_sum" or not owed:
        return ()
    others = () if secured(scene.answers) else debts.sharing(scene.answers)
    return (plan.monthly, *(cents_down(plan.monthly * balance / owed) for balance in others))


def _debts(scene: Scene, without: set[str]) -> Printed:
    """This debt and, unless they are left out, the others, each with its share of what can be paid."""
    this, others = debts.this_one(scene.answers), debts.listed(scene.answers)
    columns = (T("Debt"), T("Sum told"), T("A month, by contract"), T("A year"), T("Offered a month"))
    if this is None:
        return {"label": "", "columns": (), "rows": (), "total": ()}
    parts = tuple(Money(part) for part in _offers(scene))
    rows: list[Printed] = [_debt(T("this one"), this, parts[0] if parts else None)]
    if "debts" not in without:
        places = iter(parts[1:])
        rows += [_debt(debts.KINDS[one.kind], one, None if one.priority else next(places, None)) for one in others]
        whole = scene.answers.money(debts.ANSWER)
        if not others and whole:
            rows.append(_debt(T("others together"), Debt(whole), parts[1] if len(parts) > 1 else None))
    owed = this.balance + (NOTHING if "debts" in without else sum((one.balance for one in others), NOTHING))
    if "debts" not in without and not others:
        owed += scene.answers.money(debts.ANSWER) or NOTHING
    total = (T("In all"), _amount(owed), "", "", "") if len(rows) > 1 else ()
    return {"label": T("Debts"), "columns": columns, "rows": tuple(rows), "total": total}


def _debt(name: Text, debt: Debt, share: Money | None) -> Printed:
    instalment = _amount(debt.instalment) if debt.instalment else ""
    rate = T("{rate}", rate=Percent(debt.rate)) if debt.rate is not None else ""
    return (name, _amount(debt.balance), instalment, rate, T("{amount}", amount=share) if share else "")


def _papers(scene: Scene, without: set[str]) -> tuple[Text, ...]:
    return () if "papers" in without else shown(scene.answers)


def _proposal(scene: Scene) -> Iterator[Text]:
    plan = make_plan(scene.answers, scene.today)
    yield T("{offer}.", offer=offered(scene, plan))
    yield in_writing(scene.answers, replace(plan, second=""))


def _row(label: Text, amount: Decimal, note: Text | str = "") -> Printed:
    return {"label": label, "amount": _amount(amount), "note": note}


def _amount(value: Decimal) -> Text:
    return T("{amount}", amount=Money(value))
