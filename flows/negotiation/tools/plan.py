"""The plan at any time (/plan): what is proposed and why, every other way beside it, and what not paying may add."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from flows.model import (
    Button,
    Day,
    Deed,
    Joined,
    Keyboard,
    Line,
    Money,
    Page,
    Scene,
    T,
    Text,
)
from flows.money.advice import Advice
from flows.money.arrangements import going_on
from flows.money.calendar import later
from flows.negotiation.budget import weigh
from flows.negotiation.debts import this_one
from flows.negotiation.guards import undecided
from flows.negotiation.plan import Plan, make_plan
from flows.negotiation.proposal import before, fall_back, is_drawable, offered, walk_away
from flows.negotiation.tools.rate import costs_told, in_force
from flows.negotiation.tools.shut import above, asked_first, shut, told_first
from flows.negotiation.tools.unpaid import unpaid
from flows.negotiation.tools.ways import ways_told
from flows.negotiation.ways import advised, ways

NAME = "plan"
_HELPS: dict[str, Text] = {
    "income": T("more income, such as benefits that you have a right to"),
    "essentials": T("a look at each line of spending"),
    "pause": T("a pause with a day to talk again"),
    "token": T("a small sum of your own, once a pause is agreed"),
    "free_advice": T("advice from 12348"),
    "court": T("mediation, if it comes to court"),
}


class PlanTool:
    """The plan, and what it is compared with."""

    def page(self, detail: str, scene: Scene) -> Page:
        if closed := shut(scene) or asked_first(NAME, scene):
            return closed
        plan = make_plan(scene.answers, scene.today)
        if detail == "ways" and not undecided(scene.answers) and (found := ways(scene, plan)):
            return Page((*above(scene), *ways_told(found)), ((_back(),),))
        if detail == "unpaid" and (debt := this_one(scene.answers)):
            return Page((*above(scene), *unpaid(debt)), ((_back(),),), ("full-repayment-demanded",))
        lines = (*above(scene), Line(T("Your plan"), "bold"), *(Line(text) for text in _lines(plan, scene)))
        return Page(lines, _buttons(plan, scene))

    def hear(self, text: str, detail: str, scene: Scene, words: Callable[[Text], tuple[str, ...]]) -> Deed | None:
        return None

    def tap(self, value: str, detail: str, scene: Scene) -> Deed | None:
        if first := told_first(value, scene):
            return first
        if shut(scene):
            return None
        if value == "change":
            return Deed(edits="offer")
        return Deed("" if value == "all" else value) if value in {"all", "ways", "unpaid"} else None


# -- the plan ---------------------------------------------------------------------------------------------------------
def _lines(plan: Plan, scene: Scene) -> Iterator[Text]:
    budget = weigh(scene.answers)
    if budget.number == "unknown" or undecided(scene.answers):
        yield from _missing(scene)
        return
    if warned := before(scene.answers):
        yield warned
    yield T("First: {offer}.", offer=offered(scene, plan))
    advice = advised(scene, plan)
    if advice is None:
        left = Money(budget.left or Decimal(0))
        yield T("Each month leaves {left}, so no amount is promised.", left=left)
        yield _helping(("pause", "essentials", "income", "free_advice", "token", "court"))
        return
    yield T("Reason: {reason}", reason=reason(plan, advice))
    if plan.monthly is not None and plan.months and plan.first != "lump_sum":
        yield from _in_all(plan, scene)
    yield T("Fall-back: {wish}.", wish=fall_back(scene, plan))
    yield walk_away(plan)


def _missing(scene: Scene) -> Iterator[Text]:
    a = scene.answers
    missing = {
        "income_now": T("your income"),
        "essentials": T("what living costs"),
        "owed_total": T("the sum of this debt"),
    }
    late = (T("how late it is"),) if undecided(a) else ()
    open_ones = (*late, *(text for key, text in missing.items() if a.money(key) is None))
    yield T("For a plan I still need: {items}.", items=Joined(open_ones or (missing["owed_total"],)))


def reason(plan: Plan, advice: Advice) -> Text:
    """Why this and no other, in one sentence."""
    if plan.first == "lump_sum" and plan.lump:
        return T("it is own money that is there; the instalments are for the case that it is refused.")
    if plan.survives:
        return T("a bad month carries it too, so it can be kept.")
    if advice.reason == "nothing_fits":
        return _helping(advice.helps)
    left = plan.bad_month or Decimal(0)
    if left < 0:
        return T("a usual month carries it; a bad one lacks {lack}: this would break.", lack=Money(-left))
    return T("a usual month carries it; a bad one leaves only {left}: this would break.", left=Money(left))


def _helping(helps: tuple[str, ...]) -> Text:
    return T("What helps: {items}.", items=Joined(tuple(_HELPS[one] for one in helps), "comma"))


def _in_all(plan: Plan, scene: Scene) -> Iterator[Text]:
    """The plan's total and end, beside going on as now."""
    total = Money(plan.amount or Decimal(0))
    if plan.start and plan.months:
        ends = Day(later(plan.start, plan.months - 1), form="month")
        yield T("In all {total}, until {ends}, if no interest is added.", total=total, ends=ends)
    else:
        yield T("In all {total}, if no interest is added.", total=total)
    debt = this_one(scene.answers)
    now, loan = going_on(debt) if debt else None, in_force(scene.answers)
    if now is not None and loan and loan.cost and loan.charges >= 0:
        yield T("Going on as now: {total} in all. {cost}", total=Money(now), cost=costs_told(loan.cost))
    elif now is not None:
        yield T("Going on as now: {total} in all.", total=Money(now))


def _buttons(plan: Plan, scene: Scene) -> Keyboard:
    budget = weigh(scene.answers)
    theirs = Button(T("They made an offer"), "tool", "theirs")
    sheets = (Button(T("My budget"), "tool", "budget"), Button(T("My debts"), "tool", "debts"))
    if budget.number != "open" or plan.monthly is None or undecided(scene.answers):
        return (sheets, (theirs,))
    unpaid = (Button(T("If nothing is paid"), "tool", f"{NAME}.unpaid"),) if this_one(scene.answers) else ()
    more = (*((Button(T("Other ways"), "tool", f"{NAME}.ways"),) if unpaid else ()), *unpaid)
    change = (Button(T("Change it"), "tool", f"{NAME}.change"),) if scene.answers.get("offer") is not None else ()
    picture = (Button(T("As a picture"), "paper", "plan"),) if is_drawable(plan) else ()
    statement = (Button(T("Budget sheet (PDF)"), "tool", "sheet"),)
    return (more, (theirs, *change), (*picture, *statement), sheets)


def _back() -> Button:
    return Button(T("‹ Back"), "tool", f"{NAME}.all")
