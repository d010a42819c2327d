"""The pictures for the chat, month by month: going on as now beside the plan, and a lender's offer beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from flows.model import C, Day, Money, Paper, Percent, Printed, Scene, T, Text, verbatim
from flows.money.arrangements import going_on
from flows.money.calendar import later
from flows.money.cash import NOTHING
from flows.money.comparing import Comparison, Offer, Side
from flows.money.rates import Cost
from flows.negotiation import theirs
from flows.negotiation.budget import weigh
from flows.negotiation.debts import this_one
from flows.negotiation.guards import limitation_doubtful, undecided
from flows.negotiation.on_paper.in_words import in_words
from flows.negotiation.plan import Plan, make_plan
from flows.negotiation.rules import CALL_FIRST
from flows.negotiation.tools.plan import reason
from flows.negotiation.tools.rate import in_force, rate_told
from flows.negotiation.tools.shut import shut
from flows.negotiation.tools.theirs import answer_told, answered
from flows.negotiation.ways import advised

_DASH = T("–")
_TICKS = 5


def plan_picture(scene: Scene) -> Paper | None:
    """None where no number of instalments can be told."""
    plan = make_plan(scene.answers, scene.today)
    advice = advised(scene, plan)
    if shut(scene) or undecided(scene.answers) or plan.monthly is None or not plan.months or advice is None:
        return None
    now, offer = _as_now(scene), theirs.mine(plan)
    if offer is None or not offer.known:
        return None
    data = {
        **_both(scene, T("as now"), now, T("my plan"), offer, plan),
        "title": T("As now, and my plan") if now else T("My plan"),
        "subtitle": T("What is paid each month, in yuan"),
        "table": _table(T("as now"), T("my plan"), _plan_rows(scene, now, offer, plan)),
        "verdict": {"label": T("In short"), "text": reason(plan, advice)},
        "notes": (
            *_gate(scene),
            T("Counted without further interest; the lender may refuse, or charge it."),
        ),
    }
    return Paper("plan", T("plan"), data, in_words(data))


def offer_picture(scene: Scene) -> Paper | None:
    """None where no offer was told, or it has no end that is known."""
    offer, found = theirs.theirs(scene.answers), theirs.compared(scene)
    plan = make_plan(scene.answers, scene.today)
    if shut(scene) or not answered(scene) or offer is None or found is None or not offer.known:
        return None
    mine = theirs.mine(plan)
    data = {
        **_both(scene, T("their offer"), offer, T("my plan"), mine, plan),
        "title": T("Their offer, and my plan"),
        "subtitle": T("What is paid each month, in yuan"),
        "table": _table(T("their offer"), T("my plan"), _offer_rows(scene, found, offer, mine)),
        "verdict": {"label": T("Advice"), "text": answer_told(found, scene)},
        "notes": (*_gate(scene), T("Only what is in writing counts.")),
    }
    return Paper("offer", T("offer"), data, in_words(data))


# -- the drawing ------------------------------------------------------------------------------------------------------
def _gate(scene: Scene) -> tuple[Text, ...]:
    return (CALL_FIRST,) if limitation_doubtful(scene.answers) else ()


def _both(scene: Scene, first: Text, a: Offer | None, second: Text, b: Offer | None, plan: Plan) -> dict[str, Printed]:
    left, right = _flow(a), _flow(b)
    return {
        "a": {"label": first, "payments": left},
        "b": {"label": second, "payments": right},
        "ceiling": _ceiling(scene),
        "ticks": tuple(_ticks(_first_month(scene, plan), max(len(left), len(right)))),
        "footer": T("Mainland China. Laws as of 2025-04, reports as of 2026-03."),
    }


def _flow(offer: Offer | None) -> tuple[Decimal, ...]:
    """Month by month from today on: what is paid at once comes first."""
    if offer is None or not offer.known:
        return ()
    return (offer.first, *offer.payments)


def _as_now(scene: Scene) -> Offer | None:
    """The instalments that are left, as the contract has them, after what is asked beside them; None where they are
    not known."""
    debt = this_one(scene.answers)
    whole = going_on(debt) if debt else None
    if debt is None or whole is None or not debt.instalment or not debt.left:
        return None
    return Offer(first=whole - debt.instalment * debt.left, each=debt.instalment, number=debt.left)


def _ceiling(scene: Scene) -> Printed:
    cap = weigh(scene.answers).cap
    return {"label": T("at most {cap}", cap=Money(cap)), "value": cap} if cap else None


def _first_month(scene: Scene, plan: Plan) -> date:
    """The month of place 0: the one before the first instalment without a pause."""
    return later(plan.start, -1 - plan.before) if plan.start else scene.today.replace(day=1)


def _ticks(begin: date, months: int) -> Iterator[Printed]:
    """A few months with their names, the first and about every fifth part of the whole."""
    step = max(1, -(-(months - 1) // _TICKS))
    for at in range(1, months, step):
        yield {"at": at, "label": verbatim(f"{later(begin, at):%Y-%m}")}


# -- the table --------------------------------------------------------------------------------------------------------
def _table(a: Text, b: Text, rows: Iterator[Printed]) -> Printed:
    return {"head": (verbatim(""), a, b), "rows": tuple(rows)}


def _row(label: Text, a: Text, b: Text, *, strong: bool = False) -> Printed:
    return {"label": label, "a": a, "b": b, "strong": strong}


def _plan_rows(scene: Scene, now: Offer | None, mine: Offer, plan: Plan) -> Iterator[Printed]:
    loan = in_force(scene.answers)
    yield _row(T("a month"), _each(now), _each(mine), strong=True)
    yield _row(T("times"), _number(now), _number(mine))
    if mine.first or (now and now.first):
        yield _row(T("first"), _money(now.first or None if now else None), _money(mine.first or None))
    debt = this_one(scene.answers)
    as_now = now.total if now else going_on(debt) if debt else None
    yield _row(T("in all"), _money(as_now), _money(mine.total), strong=True)
    yield _row(T("until"), _until(now, scene, plan), _until(mine, scene, plan))
    if loan and loan.cost and loan.charges >= 0:
        yield _row(T("a year, simple"), _rate(loan.cost), T("{rate}", rate=Percent(NOTHING)))


def _offer_rows(scene: Scene, found: Comparison, offer: Offer, mine: Offer | None) -> Iterator[Printed]:
    yield _row(T("a month"), _each(offer), _each(mine), strong=True)
    yield _row(T("times"), _number(offer), _number(mine))
    if offer.first or (mine and mine.first):
        yield _row(T("first"), _money(offer.first or None), _money(mine.first or None if mine else None))
    yield _row(T("in all"), _money(offer.total), _money(mine.total if mine else None), strong=True)
    yield _row(T("a year, simple"), _side_rate(found.theirs), _side_rate(found.mine))
    sides = ((found.theirs, offer), (found.mine, mine))
    if offer.first or (mine and mine.first):
        covers = [None if side is None else side.first for side, _ in sides]
        if theirs.is_own_money_open(found, scene.answers):
            covers[0] = None
        yield _row(T("own money covers what comes first"), *map(_yes, covers))
    usual, bad = zip(*(_carried(side, paid) for side, paid in sides), strict=True)
    yield _row(T("a usual month carries it"), *map(_yes, usual))
    yield _row(T("a bad month carries it"), *map(_yes, bad))


def _carried(side: Side | None, offer: Offer | None) -> tuple[bool | None, bool | None]:
    """By a usual and a bad month; nothing is carried by months where one sum settles."""
    if side is None or offer is None or offer.number == 0:
        return None, None
    return side.usual, side.bad


def _each(offer: Offer | None) -> Text:
    return _DASH if offer is None or not offer.number else _money(offer.each)


def _number(offer: Offer | None) -> Text:
    return _DASH if offer is None or offer.number is None else T("{n}", n=offer.number or 1)


def _money(value: Decimal | None) -> Text:
    return _DASH if value is None else T("{amount}", amount=Money(value))


def _until(offer: Offer | None, scene: Scene, plan: Plan) -> Text:
    if offer is None or not offer.payments:
        return _DASH
    return T("{month}", month=Day(later(_first_month(scene, plan), len(offer.payments)), form="month"))


def _rate(cost: Cost) -> Text:
    return rate_told(cost.simple)


def _side_rate(side: Side | None) -> Text:
    if side is None or side.cost is None:
        return _DASH
    return _rate(side.cost) if side.cost.simple >= 0 else C("side", "less than is owed")


def _yes(carried: bool | None) -> Text:
    return _DASH if carried is None else C("side", "yes") if carried else C("side", "no")
