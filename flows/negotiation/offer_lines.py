"""What stands above the knobs: the sums once, the ceiling, the offer, a bad month, what has to be said plainly.

CONVERSATION 3.9 and 4.10.
"""

from __future__ import annotations

from decimal import Decimal

from flows.model import Block, Button, Keyboard, Line, Money, Scene, T, Text, Yuan
from flows.negotiation import plan
from flows.negotiation.budget import Budget, bank_card, weigh
from flows.negotiation.guards import limitation_doubtful
from flows.negotiation.offer import months_of, shown
from flows.negotiation.plan import CARD_LIMIT, LONG, TOKEN, Terms
from flows.negotiation.rules import CALL_FIRST


def ask(scene: Scene) -> Text:
    """The question over the knobs, over the pauses, or over no number at all."""
    number = weigh(scene.answers).number
    if number == "open":
        return T("Is this right? You can change it.")
    return T("Go on without a number?") if number == "unknown" else T("How long a pause will you ask for?")


def above(scene: Scene) -> tuple[Block, ...]:
    """The lines above the question."""
    budget, terms = weigh(scene.answers), shown(scene)
    if budget.number == "unknown":
        texts = [_unknown(budget), T("The script then asks for a statement and names a day for the answer.")]
    elif budget.number != "open" or terms.monthly is None:
        texts = _nothing_left(scene, budget, terms)
    else:
        texts = _numbers(scene, budget, terms.monthly)
    if limitation_doubtful(scene.answers):
        texts = [CALL_FIRST, *texts]
    return tuple(Line(text) for text in texts)


def missing(scene: Scene) -> Keyboard:
    """Buttons that fill in what a number needs."""
    budget = weigh(scene.answers)
    if budget.number != "unknown":
        return ()
    wanted = {
        "income_now": T("Fill in the income") if budget.income is None else None,
        "essentials": T("Fill in the essentials") if budget.essentials is None else None,
        "owed_total": T("Fill in the sum") if budget.left is not None else None,
    }
    return (tuple(Button(label, "edit", key) for key, label in wanted.items() if label),)


def _unknown(budget: Budget) -> Text:
    if budget.left is None:
        return T("Without income and essentials no number is promised.")
    return T("Without the sum of this debt its share cannot be worked out, so no number is promised.")


def _nothing_left(scene: Scene, budget: Budget, terms: Terms) -> list[Text]:
    left = Money(budget.left or Decimal(0))
    if budget.number == "nothing":
        texts = [T("Each month leaves {left}, so no amount is promised.", left=left)]
    else:
        cap = Money(budget.cap or Decimal(0))
        texts = [T("Of {left} left, this debt's share is {cap}: too little to promise.", left=left, cap=cap)]
    texts.append(T("A pause needs an end: the script names the day to talk again."))
    if terms.monthly:
        texts.append(T("Beside it, your own sum: {amount} a month.", amount=Money(terms.monthly)))
    elif scene.draft.get("own"):
        texts.append(T("Type a small sum, up to {most}.", most=Money(TOKEN)))
    if "lump_sum" in scene.answers.ticks("asks"):
        texts.append(T("The lump sum stays out too: living comes first."))
    return texts


def _numbers(scene: Scene, budget: Budget, monthly: Decimal) -> list[Text]:
    """The sums of CONVERSATION 4.10; one more line for what has to be said plainly."""
    first = shown(scene).first
    months = months_of(monthly, scene.answers, first)
    texts = [_sum(budget), _ceiling(budget, monthly, months), _bad_month(budget, monthly)]
    if first:
        texts.append(T("First {amount}, once it is agreed in writing; own money only.", amount=Money(first)))
    if months is not None and months > 1:
        texts.append(T("Without further interest; with it, more instalments."))
    warning = _warning(scene, months)
    return [*texts, warning] if warning else texts


def _sum(budget: Budget) -> Text:
    parts = {
        "income": Yuan(budget.income or Decimal(0)),
        "essentials": Yuan(budget.essentials or Decimal(0)),
        "left": Yuan(budget.left or Decimal(0)),
        "cushion": Yuan(budget.cushion),
    }
    if budget.shared:
        return T("{income} − {essentials} = {left}; keep {cushion} back; by shares", **parts)
    return T("{income} − {essentials} = {left}; keep {cushion} back", **parts)


def _ceiling(budget: Budget, monthly: Decimal, months: int | None) -> Text:
    cap, offer = Money(budget.cap or Decimal(0)), Money(monthly)
    if months is None:
        return T("Ceiling {cap}. Offer first {offer} a month; instalments when the sum is known", cap=cap, offer=offer)
    if months == 1:
        return T("Ceiling {cap}. The whole {offer} can be paid at once", cap=cap, offer=offer)
    return T("Ceiling {cap}. Offer first {offer}: {n} instalments", cap=cap, offer=offer, n=months)


def _bad_month(budget: Budget, monthly: Decimal) -> Text:
    left = budget.bad_month or Decimal(0)
    if budget.low is not None:
        return _low_month(budget.low, left, monthly)
    if left >= monthly:
        return T("With 20 % less income {left} is left: still payable.", left=Money(left))
    if left < 0:
        return T("With 20 % less income {lack} is lacking: this would break.", lack=Money(-left))
    return T("With 20 % less income only {left} is left: this would break.", left=Money(left))


def _low_month(low: Decimal, left: Decimal, monthly: Decimal) -> Text:
    """The same for an income that varies: its low month is the one to survive."""
    if left >= monthly:
        return T("In a low month ({low}) {left} is left: still payable.", low=Money(low), left=Money(left))
    if left < 0:
        return T("In a low month ({low}) {lack} is lacking: this would break.", low=Money(low), lack=Money(-left))
    return T("In a low month ({low}) only {left} is left: this would break.", low=Money(low), left=Money(left))


def _warning(scene: Scene, months: int | None) -> Text | None:
    """The one thing more that has to be said: a card plan's limit, a very long time, or what the sums rest on."""
    a = scene.answers
    first, _ = plan.wishes(a, "open")
    amount = plan.repaid(a, first)
    if "reschedule" in a.ticks("asks") and plan.same_amount(a) is None:
        return T("The old instalment is above your ceiling, or not known: a longer term on your day is asked for.")
    if months is not None and months > CARD_LIMIT and bank_card(a):
        return T("A card plan ends at {n} instalments; within your ceiling it does not fit.", n=CARD_LIMIT)
    if months is not None and months > LONG:
        return T("That takes about {years} years. Ask for waivers or a settlement too.", years=round(months / 12))
    if first == "principal_only" and amount:
        return T("Worked out on the principal of {amount}.", amount=Money(amount))
    if first == "lump_sum":
        return T("First comes the lump sum; this is for the case that it is refused.")
    return None
