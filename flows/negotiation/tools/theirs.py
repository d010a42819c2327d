"""What the lender offers beside the plan: totals, what it costs, who carries it, what to look for, what to answer.

It is an aid: who agrees is the person, and only in writing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from flows.model import (
    Block,
    Button,
    C,
    Copy,
    Deed,
    Joined,
    Keyboard,
    Line,
    Money,
    N,
    Page,
    Scene,
    T,
    Text,
)
from flows.money.comparing import Comparison, Offer, Side
from flows.negotiation import theirs
from flows.negotiation.budget import weigh
from flows.negotiation.guards import undecided
from flows.negotiation.plan import make_plan
from flows.negotiation.tools.late import read_offer
from flows.negotiation.tools.rate import rate_told
from flows.negotiation.tools.shut import above, asked_first, shut, told_first
from flows.reading.money import has_amount
from flows.reading.questions import is_question

NAME = "theirs"
_EACH_FIRST = re.compile(r"^\s*([0-9][0-9,.]{1,9})\s*[,，;；x×*乘 ]\s*([0-9]{1,3})\s*期\s*$")
_TIMES = re.compile(r"^\s*([0-9]{1,3})\s*[x×*乘期]\s*(?=[^\s])(?=[0-9一二三四五六七八九])")
HOW = T("For example: 36 × 420, first 2000 · one payment of 8000 settles it · 3 months' pause, then 24 × 500")
WHOLE = T("Fees or interest beside it? Write the sum of each instalment with all of it, and how many there are.")
EACH = T("How much is each instalment, or the sum in all? I need it in figures.")
LOOK = T("Before you agree, see whether it says any of this:")
TRAPS = (
    T("One missed instalment brings back all that was waived."),
    T("A new charge under the name of a service."),
    T("A new loan in place of a changed contract."),
    T("Leave to contact other people, or a complaint given up."),
)
"""Facts 2.1, end."""
_ASKS: dict[str, Text] = {
    "monthly": T("a smaller sum a month"),
    "first": T("a smaller first payment"),
    "total": T("a lower total: which charges are waived"),
    "date": T("a later start"),
}


class TheirsTool:
    """The lender's offer."""

    def page(self, detail: str, scene: Scene) -> Page:
        if closed := shut(scene) or asked_first(NAME, scene):
            return closed
        offer, found = theirs.theirs(scene.answers), theirs.compared(scene)
        if detail == "new" or offer is None or found is None:
            return _asking(scene)
        head = Line(T("Their offer beside your plan"), "bold")
        plan = theirs.mine(make_plan(scene.answers, scene.today)) if answered(scene) else None
        traps = (Line(trap, "quote") for trap in (LOOK, *(TRAPS[1:] if offer.number == 0 else TRAPS)))
        blocks = (*above(scene), head, *_sides(found, offer, plan, scene), *_answer(found, offer, scene), *traps)
        return Page(blocks, _buttons(scene, found), asks=True)

    def hear(self, text: str, detail: str, scene: Scene, words: Callable[[Text], tuple[str, ...]]) -> Deed | None:
        if shut(scene) or asked_first(NAME, scene) or (is_question(text) and not read_offer(text)):
            return None
        offered = read_offer(_EACH_FIRST.sub(r"\2期每期\1", _TIMES.sub(r"\1期每期", text)))
        if offered is not None and offered.beside:
            return Deed("new", said=(WHOLE,))
        if offered is not None:
            told = theirs.told(offered, scene.answers)
            return Deed("", {theirs.SETTING: told}) if told else Deed("new", said=(EACH,))
        if not has_amount(text):
            return None
        return Deed("new", said=(T("How much, how many times, and how much at first?"),))

    def tap(self, value: str, detail: str, scene: Scene) -> Deed | None:
        if first := told_first(value, scene):
            return first
        return Deed("new") if value == "new" and not shut(scene) else None


def _asking(scene: Scene) -> Page:
    lines = (Line(T("What do they offer? How much, how many times, how much at first?"), "bold"), Line(HOW))
    return Page((*above(scene), *lines), (), ("missed-plan",), asks=True)


# -- side by side -----------------------------------------------------------------------------------------------------
def _sides(found: Comparison, offer: Offer, mine: Offer | None, scene: Scene) -> Iterator[Block]:
    """A line for each thing, theirs first; what nobody knows is a dash."""
    left, right = found.theirs, found.mine
    yield Line(_pair(T("a month"), _monthly(left, offer.pause), _monthly(right, mine.pause if mine else 0)))
    yield Line(_pair(T("in all"), _money(left.total), _money(right.total if right else None)))
    yield Line(_pair(T("a year, simple"), _cost(left), _cost(right)))
    carried = NOT_KNOWN if theirs.is_own_money_open(found, scene.answers) else _carried(left)
    yield Line(_pair(T("carried"), carried, _carried(right)))


def _pair(what: Text, theirs_: Text, mine: Text) -> Text:
    return T("{what}: theirs {theirs} · yours {mine}", what=what, theirs=theirs_, mine=mine)


NOT_KNOWN = T("–")


def _money(value: Decimal | None) -> Text:
    return NOT_KNOWN if value is None else T("{amount}", amount=Money(value))


def _monthly(side: Side | None, pause: int) -> Text:
    told = _instalments(side)
    if not pause or told is NOT_KNOWN:
        return told
    return N("{n} month's pause, then {plan}", "{n} months' pause, then {plan}", pause, plan=told)


def _instalments(side: Side | None) -> Text:
    if side is None or (side.monthly is None and side.number is None):
        return NOT_KNOWN
    if side.number == 0:
        return C("side", "once")
    if side.monthly is None:
        return N("{n} instalment", "{n} instalments", side.number or 0)
    if side.number is None:
        return _money(side.monthly)
    return T("{n} × {each}", n=side.number, each=Money(side.monthly))


def _cost(side: Side | None) -> Text:
    """Simple, against what is owed today; below nothing where something is let go."""
    if side is None or side.cost is None:
        return NOT_KNOWN
    simple = side.cost.simple
    return rate_told(simple) if simple >= 0 else C("side", "less than is owed")


def _carried(side: Side | None) -> Text:
    if side is None or side.usual is None:
        return NOT_KNOWN
    if not side.first:
        return C("side", "first sum too high")
    if side.bad:
        return C("side", "in a bad month too")
    return C("side", "in a usual month only") if side.usual else C("side", "no")


# -- the answer -------------------------------------------------------------------------------------------------------
def answer_told(found: Comparison, scene: Scene) -> Text:
    """What to answer, and what to ask for."""
    if weigh(scene.answers).number in {"nothing", "small"} and found.theirs.number != 0:
        return T("Not yet. Nothing is left for it: no sum is agreed. Ask for a pause, and a day to talk again.")
    asks = Joined(tuple(_asks(found)) or (T("all of it in writing"),))
    if found.answer == "accept" and found.theirs.bad is False:
        return T("A usual month carries it, a bad one does not. Ask for less, or for a month off then.")
    if found.answer == "accept":
        return T("It can be kept. Agree only when it is there in writing and you have read it.")
    if found.answer == "change":
        return T("Ask for this change first: {asks}.", asks=asks)
    if theirs.is_own_money_open(found, scene.answers):
        return T("Not yet: is so much own money there? None is borrowed for it. Else ask for: {asks}.", asks=asks)
    if found.theirs.number == 0 and not found.theirs.first:
        return T("Not yet: so much own money is not there, and none is borrowed for it. Ask for: {asks}.", asks=asks)
    if found.theirs.total is None:
        return T("Not yet. First have it in writing; then ask for: {asks}.", asks=asks)
    return T("Not yet. Your month does not carry it; ask for: {asks}.", asks=asks)


def answered(scene: Scene) -> bool:
    """Whether an answer can be given: the month is known, and so is that no limitation stands in the way."""
    return weigh(scene.answers).left is not None and not undecided(scene.answers)


def _answer(found: Comparison, offer: Offer, scene: Scene) -> Iterator[Block]:
    if not answered(scene):
        yield Line(T("Answer nothing yet: first your budget, and how late the debt is."), "bold")
        return
    yield Line(T("Advice: {answer}", answer=answer_told(found, scene)), "bold")
    owed = scene.answers.money("owed_total")
    if owed and found.theirs.total is not None and found.theirs.total < owed:
        less = Money(owed - found.theirs.total)
        yield Line(T("It is {less} less than they claim: only with the rest released in writing.", less=less))
    if offer.first and offer.number != 0 and weigh(scene.answers).number == "open":
        yield Line(T("Pay the first sum from own money only, after it is in writing that it counts as principal."))


def _asks(found: Comparison) -> Iterator[Text]:
    for ask in found.asks:
        if ask == "number":
            yield T("more instalments") if "monthly" in found.asks else T("fewer instalments")
        elif ask == "first" and found.theirs.number == 0:
            yield T("a smaller sum, or instalments")
        elif ask == "monthly" and found.asked_monthly:
            yield T("at most {amount} a month", amount=Money(found.asked_monthly))
        else:
            yield _ASKS[ask]


def _buttons(scene: Scene, found: Comparison) -> Keyboard:
    if not answered(scene):
        return ((Button(T("My budget"), "tool", "budget"), Button(T("Another offer"), "tool", f"{NAME}.new")),)
    spoken = theirs.reply(scene, found)
    say = (Copy(T("📋 What to say"), spoken),) if spoken else ()
    picture = (Button(T("As a picture"), "paper", "offer"),) if found.theirs.total is not None else ()
    return ((*say, *picture), (Button(T("Another offer"), "tool", f"{NAME}.new"), Button(T("My plan"), "tool", "plan")))
