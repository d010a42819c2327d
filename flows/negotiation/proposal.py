"""The proposal, a message to keep: the offer, the fall-back, the line not crossed, what must be in writing
(CONVERSATION 3.9, 4.11).
"""

from __future__ import annotations

from decimal import Decimal

from flows.knowledge.rules.citing import cite
from flows.model import Answers, Button, Day, Keep, Line, Money, N, Scene, T, Text
from flows.money.arrangements import LONGEST
from flows.negotiation import rules
from flows.negotiation.budget import bank_card
from flows.negotiation.guards import full, gate_shut, served
from flows.negotiation.plan import Plan, instalments, make_plan, repaid
from flows.negotiation.slots import ordinal, payday

_SOLD = frozenset({"guarantor", "asset_manager"})
_BY_THE_MONTH = frozenset({"longer_term", "waive", "principal_only"})
_UNCHECKED = frozenset({"mediation", "unsure"})


def proposal(scene: Scene) -> Keep | None:
    """The message with the person's own plan; None where nothing may be proposed: the limitation gate is shut, or this
    flow does not prepare them."""
    a = scene.answers
    if gate_shut(a) or not served(a) or not a.choice("lender_kind"):
        return None
    plan = make_plan(a, scene.today)
    warned, relief = before(a), _relief(a, plan)
    texts = [
        *([warned] if warned else []),
        _framed(a, offered(scene, plan)),
        T("Fall-back: {wish}.", wish=fall_back(scene, plan)),
        walk_away(plan),
        in_writing(a, plan),
    ]
    change = (Button(T("Change"), "edit", "offer"),) if full(a) else ()
    picture = ((Button(T("As a picture"), "paper", "plan"),),) if is_drawable(plan) else ()
    keyboard = ((Button(T("To the script"), "return", timeless=True), *change), *picture)
    folded = (Line(relief, "quote"),) if relief else ()
    return Keep((Line(T("Your proposal"), "bold"), *(Line(text) for text in texts), *folded), keyboard)


def is_drawable(plan: Plan) -> bool:
    """Whether the plan has an end that a picture can show."""
    return plan.monthly is not None and not plan.token and 0 < (plan.months or 0) + plan.before <= LONGEST


def before(a: Answers) -> Text | None:
    """What comes before any proposal: a court's deadline, or finding out who is calling."""
    paper = a.choice("court_papers")
    if paper == "payment_order":
        return T("⚠️ This replaces no objection: the 15 days of the payment order run on.")
    if paper in _UNCHECKED:
        return T("First check by 12368 {tag}, then propose.", tag=rules.REPORTED)
    if a.choice("lender_kind") in _SOLD:
        return T("First the proof of who holds the debt, then propose.")
    return None


def _framed(a: Answers, offer: Text) -> Text:
    """The offer as it is put: on the call, at the hearing, or in enforcement."""
    if a.choice("court_papers") == "summons":
        return T("First, as mediation at court: {offer}.", offer=offer)
    if a.choice("court_papers") == "judgment":
        return T("First, as a settlement in enforcement: {offer}.", offer=offer)
    return T("First: {offer}.", offer=offer)


def offered(scene: Scene, plan: Plan) -> Text:
    """The first wish in numbers, with what goes along with it: what is paid at once, a pause, a waiver."""
    offer = _wish(plan.first, scene, plan)
    if plan.pause and "pause" not in (plan.first, plan.second) and plan.monthly:
        offer = N("a pause of {n} month, then {offer}", "a pause of {n} months, then {offer}", plan.pause, offer=offer)
    if plan.down and plan.first in _BY_THE_MONTH:
        offer = T("{amount} once agreed in writing, then {schedule}", amount=Money(plan.down), schedule=offer)
    if plan.second == "waive":
        return T("{offer}; waive penalties", offer=offer)
    return offer


def _relief(a: Answers, plan: Plan) -> Text | None:
    """What the offer changes against the contract, where a month becomes lighter."""
    old, left = a.money("instalment"), a.count("instalments_left")
    if plan.monthly is None or old is None or plan.monthly >= old or plan.first not in _BY_THE_MONTH:
        return None
    was, now = Money(old), Money(plan.monthly)
    if left and plan.months and plan.months > left:
        many = plan.months
        return T("From {was} to {now} a month, from {n} to {many} instalments.", was=was, now=now, n=left, many=many)
    return T("From {was} to {now} a month.", was=was, now=now)


def _wish(wish: str, scene: Scene, plan: Plan, brief: bool = False) -> Text:
    """A wish in numbers; `brief` without the days, where it is the second."""
    a = scene.answers
    if wish == "pause":
        return _pause(scene, plan)
    if wish == "lump_sum" and plan.lump:
        return T("{amount} at once to settle, the rest released", amount=Money(plan.lump))
    if wish == "reschedule":
        if plan.day and plan.start:
            return T("the same amount, due on the {day} from {start}", day=ordinal(plan.day), start=_day(plan, scene))
        return T("the same amount, due after {payday}", payday=payday(a))
    if plan.monthly is None:
        answer_by = Day(plan.answer_by, scene.today.year)
        return T("a statement first, no amount; my answer by {date}", date=answer_by)
    schedule = _sums(wish, a, plan.monthly) if brief else _schedule(wish, scene, plan, plan.monthly)
    if wish == "principal_only" and (principal := repaid(a, wish)):
        return T("only the principal of {amount}: {schedule}", amount=Money(principal), schedule=schedule)
    if wish == "principal_only":
        return T("only the principal: {schedule}", schedule=schedule)
    if wish == "waive":
        return T("waive penalties; {schedule}", schedule=schedule)
    if a.choice("overdue") == "not_due":
        return T("more time, before the due date: {schedule}", schedule=schedule)
    if bank_card(a) and plan.fits:
        return T("a personal card plan: {schedule}", schedule=schedule)
    return schedule


def _pause(scene: Scene, plan: Plan) -> Text:
    until = Day(plan.resume or scene.today, scene.today.year)
    if plan.monthly is None:
        return N(
            "a pause of {n} month until {date}, no amount before",
            "a pause of {n} months until {date}, no amount before",
            plan.pause,
            date=until,
        )
    amount = Money(plan.monthly)
    if plan.token:
        return N(
            "a pause of {n} month until {date}, {amount} a month meanwhile",
            "a pause of {n} months until {date}, {amount} a month meanwhile",
            plan.pause,
            date=until,
            amount=amount,
        )
    schedule = _sums("pause", scene.answers, plan.monthly)
    return N(
        "a pause of {n} month until {date}, then {schedule}",
        "a pause of {n} months until {date}, then {schedule}",
        plan.pause,
        date=until,
        schedule=schedule,
    )


def _schedule(wish: str, scene: Scene, plan: Plan, monthly: Decimal) -> Text:
    """How much, on which day, how many times, from when, to repay what the wish repays."""
    amount, whole = Money(monthly), repaid(scene.answers, wish)
    rest = whole - plan.down if whole else None
    months, last = instalments(rest, monthly) if rest and rest > 0 and plan.fits else (None, None)
    if months == 1 and last:
        amount = Money(last)
        if plan.start:
            return T("{amount} at once on {start}", amount=amount, start=_day(plan, scene))
        return T("{amount} at once after {payday}", amount=amount, payday=payday(scene.answers))
    count = _count(months, None if last == monthly else last)
    if plan.day and plan.start:
        day, start = ordinal(plan.day), _day(plan, scene)
        return T("{amount} on the {day}, {count}, from {start}", amount=amount, day=day, count=count, start=start)
    return T("{amount} a month after {payday}, {count}", amount=amount, payday=payday(scene.answers), count=count)


def _sums(wish: str, a: Answers, monthly: Decimal) -> Text:
    """How much and how many times."""
    amount, whole = Money(monthly), repaid(a, wish)
    if whole is None:
        return T("{amount} a month", amount=amount)
    months, _ = instalments(whole, monthly)
    if months == 1:
        return T("{amount} at once", amount=amount)
    return T("{amount} a month, {n} instalments", amount=amount, n=months)


def _count(months: int | None, last: Decimal | None) -> Text:
    """How many times; `last` is the last instalment where it is another sum."""
    if months is None:
        return T("number of instalments once I have the statement")
    if last is None:
        return T("{n} instalments", n=months)
    return T("{n} instalments (last {last})", n=months, last=Money(last))


def _day(plan: Plan, scene: Scene) -> Day:
    return Day(plan.start or scene.today, scene.today.year)


def fall_back(scene: Scene, plan: Plan) -> Text:
    if plan.second == "waive":
        return T("if not, at least no further penalties")
    if plan.second:
        return _wish(plan.second, scene, plan, brief=True)
    if scene.answers.choice("lender_kind") == "private":
        return T("a day on which we talk again")
    return T("a ticket number and a day for the answer")


def walk_away(plan: Plan) -> Text:
    if plan.token and plan.monthly:
        return T("Walk away: above {cap} a month, don't agree yet.", cap=Money(plan.monthly))
    if plan.monthly is None or plan.cap is None:
        return T("Walk away: no amount is agreed for now.")
    if plan.lump and plan.first == "lump_sum":
        lump, cap = Money(plan.lump), Money(plan.cap)
        return T("Walk away: above {lump} at once or {cap} a month.", lump=lump, cap=cap)
    return T("Walk away: above {cap} a month, don't agree yet.", cap=Money(plan.cap))


def in_writing(a: Answers, plan: Plan) -> Text:
    """What must stand in writing (facts 25, 94)."""
    if a.choice("court_papers") == "judgment":
        return T("In writing: recorded by the court {tag}.", tag=cite("94", form="short"))
    if a.choice("court_papers") == "summons":
        return T("In writing, in the mediation paper: amounts, instalments, what follows a delay.")
    if a.choice("lender_kind") == "private":
        return T("In writing: total, each sum and day, that nothing is left after; both sign.")
    if {"lump_sum", "principal_only"} & {plan.first, plan.second}:
        return T("In writing: split, total, the rest released, settlement certificate, credit report.")
    return T("In writing: split, total, credit report, no third parties.")
