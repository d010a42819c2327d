"""What the lender offers, kept beside the case as it was told, and compared with the plan (facts 2.1)."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from flows.model import Answers, Raw, Scene, Spoken, Yuan
from flows.money.cash import NOTHING, cents
from flows.money.comparing import Comparison, Offer, compare
from flows.negotiation import month
from flows.negotiation.budget import weigh
from flows.negotiation.guards import undecided
from flows.negotiation.lines import line, tone
from flows.negotiation.plan import Plan, make_plan
from flows.negotiation.slots import slots
from flows.negotiation.ways import capacity

if TYPE_CHECKING:
    from flows.reading.offers import Offered

SETTING = "their_offer"


def told(offered: Offered, a: Answers) -> Raw:
    """The setting for an offer; of a part of the debt, or of its rest, the sums. None where they need the sum owed."""
    owed = a.money("owed_total")
    if offered.settles is not None:
        return kept(replace(offered, lump=cents(owed * offered.settles))) if owed else None
    if offered.rest and offered.each is None and offered.total is None and offered.lump is None:
        return kept(replace(offered, total=owed)) if owed and owed > (offered.first or NOTHING) else None
    return kept(offered)


def kept(offered: Offered) -> Raw:
    """The offer as a setting of the case."""
    told = {
        "first": offered.first,
        "each": offered.each,
        "number": None if offered.number is None else Decimal(offered.number),
        "lump": offered.lump,
        "total": offered.total,
        "pause": Decimal(offered.pause) if offered.pause else None,
    }
    return month.kept({name: value for name, value in told.items() if value is not None}) or None


def theirs(a: Answers) -> Offer | None:
    """The offer that was told; None where there is none."""
    told = month.amounts(a.get(SETTING))
    if not told:
        return None
    if lump := told.get("lump"):
        return Offer(first=lump, number=0)
    number = told.get("number")
    count = int(number) if number is not None and 0 < number < 10_000 else None
    first, each, total = told.get("first", NOTHING), told.get("each"), told.get("total")
    if total is not None and total > first:
        each, count = _completed(total - first, each, count)
    return Offer(first=first, each=each, number=count, pause=int(told.get("pause", NOTHING)))


def _completed(rest: Decimal, each: Decimal | None, count: int | None) -> tuple[Decimal | None, int | None]:
    """What a total tells of the instalments, where one of the two is missing."""
    if each is None and count:
        return (rest / count).quantize(Decimal("0.01")), count
    if count is None and each:
        return each, int((rest / each).to_integral_value(ROUND_CEILING))
    return each, count


def mine(plan: Plan) -> Offer | None:
    """The plan as payments; None where it names no sum."""
    if plan.first == "lump_sum" and plan.lump:
        return Offer(first=plan.lump, number=0)
    if plan.monthly is None or plan.token:
        return None
    return Offer(first=plan.down, each=plan.monthly, number=plan.months, pause=plan.before, last=plan.last)


def compared(scene: Scene) -> Comparison | None:
    """Their offer beside the plan; None where none was told, or nothing is known of the month."""
    offer, able = theirs(scene.answers), capacity(scene.answers)
    if offer is None:
        return None
    if undecided(scene.answers):
        able = None
    plan = make_plan(scene.answers, scene.today)
    owed = scene.answers.money("owed_total")
    if able is None:
        left = weigh(scene.answers).left
        nothing = min(left, NOTHING) if left is not None else NOTHING
        found = compare(offer, None, nothing, nothing, scene.answers.money("lump_sum") or NOTHING, owed)
        if left is not None and not undecided(scene.answers):
            return found
        return replace(found, theirs=replace(found.theirs, usual=None, bad=None))
    found = compare(offer, mine(plan), able.usual, able.bad, able.cash, owed, cap=able.cap, varies=able.varies)
    if plan.survives or plan.monthly is None:
        return found
    # The plan itself would break in a bad month: theirs is asked for no more than that.
    as_mine = compare(offer, mine(plan), able.usual, plan.monthly, able.cash, owed, cap=able.cap, varies=able.varies)
    return replace(found, answer=as_mine.answer, asks=as_mine.asks, asked_monthly=as_mine.asked_monthly)


def is_own_money_open(found: Comparison, a: Answers) -> bool:
    """Whether nobody has said if the sum that settles is there: a month's ceiling is not, and more was not asked."""
    return found.theirs.number == 0 and not found.theirs.first and a.money("lump_sum") is None


def reply(scene: Scene, found: Comparison) -> Spoken | None:
    """What to say to it: that it has to come in writing first (line 11a), the counter-offer (7), or who decides (6)."""
    a = scene.answers
    known = dict(slots(scene, make_plan(a, scene.today)))
    if found.answer == "accept":
        return line("11a", tone(a), known)
    offer = theirs(a)
    if offer and offer.each and (mine_now := found.asked_monthly):
        return line("7", tone(a), {**known, "Y": Yuan(offer.each), "X": Yuan(mine_now)})
    if offer and offer.number == 0:
        return line("7", tone(a), {})
    return line("6", tone(a), known)
