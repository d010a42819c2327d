"""Stage 3, needs: the month's money, the other debts, the wishes, and the offer (CONVERSATION 2)."""

from __future__ import annotations

from flows.answers import count, day_of_month, money
from flows.model import Answers, Block, Button, C, Keyboard, Line, Money, N, Scene, Step, T, Text
from flows.negotiation import debts, elsewhere, income, month, offer_lines, spending, wishes
from flows.negotiation.borrower import spoken_to
from flows.negotiation.budget import secured, weigh
from flows.negotiation.fitting import fitting
from flows.negotiation.guards import BEFORE_AND_AFTER, beyond_gate, full, is_one_of, limitation_doubtful
from flows.negotiation.offer import offer
from flows.negotiation.rules import CALL_FIRST

STAGE = "needs"


def _wants_lump_sum(a: Answers) -> bool:
    return "lump_sum" in a.ticks("asks")


def _pays_by_the_month(a: Answers) -> bool:
    return a.ticks("asks")[:1] != ("lump_sum",)


def _nothing_left(scene: Scene) -> tuple[str, ...]:
    """3.9, as soon as both sums are there."""
    return ("nothing_left",) if weigh(scene.answers).number == "nothing" else ()


def _after_income(scene: Scene) -> tuple[Block, ...]:
    """What it means: how much was lost, and the month that the plan will be tested on."""
    told = month.income(scene.answers)
    if told is None or told.usual <= 0:
        return ()
    bad = Money(told.bad)
    if told.before is not None and told.before > told.usual:
        lost = Money(told.before - told.usual)
        return (Line(T("{lost} a month less than before. A bad month: {bad}.", lost=lost, bad=bad)),)
    return (Line(T("A bad month would be {bad}: the plan is tested on it.", bad=bad)),)


def _after_essentials(scene: Scene) -> tuple[Block, ...]:
    budget = weigh(scene.answers)
    if budget.left is None or budget.ceiling is None:
        return ()
    left, cushion, ceiling = Money(budget.left), Money(budget.cushion), Money(budget.ceiling)
    told = T(
        "{left} is left; keep {cushion} back; {ceiling} is your ceiling.", left=left, cushion=cushion, ceiling=ceiling
    )
    if limitation_doubtful(scene.answers):
        return (Line(CALL_FIRST), Line(told))
    fits = fitting(scene.answers, budget.ceiling)
    return (Line(told), *([Line(fits)] if fits else []))


def _after_other_debts(scene: Scene) -> tuple[Block, ...]:
    """What the other debts do to this one; that they were left open is said aloud."""
    a = scene.answers
    budget = weigh(a)
    if a.get("other_debts") is None:
        return (Line(T("Left open: all of your ceiling is counted for this debt.")),)
    if secured(a) and a.money("other_debts"):
        return (Line(T("The secured loan comes first; it does not share with the others.")),)
    if budget.shared and budget.cap is not None:
        share = T("By shares, at most {cap} a month is for this debt.", cap=Money(budget.cap))
        fits = fitting(a, budget.cap)
        return (Line(share), *([Line(fits)] if fits else []))
    return ()


def _one_by_one(scene: Scene) -> Keyboard:
    """Each debt by itself, on a screen of its own."""
    count = len(debts.listed(scene.answers))
    label = N("My list: {n} debt", "My list: {n} debts", count) if count else T("One debt after another")
    return ((Button(label, "tool", "debts"),),)


def _people(n: int) -> Text:
    return N("{n} person, noted.", "{n} people, noted.", n)


STEPS = (
    Step(
        "income_before",
        STAGE,
        ask=spoken_to(
            T("What did you take home a month before?"), T("What did the borrower take home a month before?")
        ),
        why=T("Before and after says more than complaints."),
        answer=money(),
        label=C("label", "income before"),
        when=beyond_gate(full, is_one_of("cause", *BEFORE_AND_AFTER)),
        skip=True,
        likely=True,
        example=T("To fill it in: the wage statement of a usual month."),
        empty=T("It can stay open: the script then tells only today's income."),
        reads=("can-i-negotiate",),
    ),
    Step(
        "income_now",
        STAGE,
        ask=spoken_to(
            T("What do you take home a month now? 0 if none"),
            T("What does the borrower take home a month now? 0 if none"),
        ),
        why=T("Only a plan within your means holds."),
        answer=income.income(),
        label=C("label", "income now"),
        when=beyond_gate(),
        skip=True,
        likely=True,
        lead=income.above,
        gives=_after_income,
        notices=_nothing_left,
        example=T("To fill it in: what really came in last month; 0 if nothing did."),
        empty=T("It can stay open: then no number is promised."),
        reads=("which-debt-first",),
    ),
    Step(
        "essentials",
        STAGE,
        ask=spending.ask,
        why=T("Living first, then repayment."),
        answer=spending.spending(),
        label=C("label", "essentials"),
        when=beyond_gate(),
        skip=True,
        likely=True,
        lead=spending.above,
        gives=_after_essentials,
        notices=_nothing_left,
        example=T("For example 3600, or the seven lines one by one."),
        empty=T("It can stay open: then no number is promised."),
        reads=("which-debt-first", "wages-frozen"),
    ),
    Step(
        "dependants",
        STAGE,
        ask=spoken_to(
            T("How many people depend on your income?"), T("How many people depend on the borrower's income?")
        ),
        why=T("Said once in the script; guards against leaving too little."),
        answer=count(0, 20, noted=_people),
        label=C("label", "people who depend on it"),
        when=beyond_gate(full),
        skip=True,
        likely=True,
        reads=("family-liability",),
    ),
    Step(
        "other_debts",
        STAGE,
        ask=spoken_to(
            T("Apart from this one, how much do you owe? 0 if none"),
            T("Apart from this one, how much does the borrower owe? 0 if none"),
        ),
        why=T("Too much for one lender breaks the others."),
        answer=elsewhere.elsewhere(),
        label=C("label", "other debts"),
        when=beyond_gate(full),
        skip=True,
        likely=True,
        gives=_after_other_debts,
        rows=_one_by_one,
        example=T("To fill it in: add up what the other apps and lenders show. A rough sum will do."),
        empty=T("It can stay open: then all of your ceiling is counted for this debt."),
        reads=("which-debt-first",),
    ),
    Step(
        "asks",
        STAGE,
        ask=T("What do you want most? Tap in order, up to three"),
        why=T("The first wish is the offer, the second the fall-back."),
        answer=wishes.ASKS,
        label=C("label", "wishes"),
        when=beyond_gate(full),
        skip=True,
        likely=True,
        lead=wishes.above,
        example=T("Tap the one that matters most first, then Done."),
        empty=T("It can stay open: then I take a longer term and a waiver, or a pause if nothing is left."),
        reads=("what-can-be-asked", "stop-interest", "principal-only"),
    ),
    Step(
        "lump_sum",
        STAGE,
        ask=T("How much of your own could you pay at once? No borrowed money"),
        why=T("Only money that is there."),
        answer=money(),
        label=C("label", "lump sum"),
        when=beyond_gate(full, _wants_lump_sum),
        skip=True,
        because=T("One more question, because of the lump sum."),
        example=T("Count only what is there today and is not needed for living."),
        empty=T("It can stay open: then the lump sum is left out."),
        reads=("lump-sum", "pay-to-account"),
    ),
    Step(
        "offer",
        STAGE,
        ask=offer_lines.ask,
        why=T("These are the numbers you will say."),
        answer=offer(),
        label=C("label", "offer"),
        when=beyond_gate(full),
        likely=True,
        lead=offer_lines.above,
        rows=offer_lines.missing,
        reads=("longest-term", "missed-plan"),
    ),
    Step(
        "pay_day",
        STAGE,
        ask=T("Which day of the month is safest? After payday, usually"),
        why=T("A wrong day means late again."),
        answer=day_of_month(10, 15, 20, 25),
        label=C("label", "day of the month"),
        when=beyond_gate(full, _pays_by_the_month),
        skip=True,
        likely=True,
        example=T("For example the day after the wage arrives: 15"),
        empty=T("It can stay open: the script then names no day."),
        reads=("missed-plan",),
    ),
)
