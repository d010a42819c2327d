"""The plan: which wish comes first, how much a month, how many times, from when (CONVERSATION 2, Numbers).

Amounts are yuan as Decimal; offers are rounded down to ¥10. Everything is computed from the answers in force and from
today; what is missing makes fewer numbers, never wrong ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from flows.model import Answers, Guard, Raw
from flows.money.budget import opening
from flows.money.calendar import NOTICE_DAYS, first_day, later
from flows.money.cash import NOTHING, STEP, down, up
from flows.negotiation.budget import Number, bank_card, secured, weigh
from flows.negotiation.guards import is_not

TOKEN = Decimal(100)  # the most that somebody with nothing left may promise a month; our choice
PAUSE = 3  # months, until the person says another number; our choice
EXTENSION_MOST = 12  # months that are asked for as an extension; beyond them it is a longer term; our choice
CARD_LIMIT = 60  # instalments: five years (fact 19)
LONG = 60  # instalments from which the screen says that it takes long; our choice
ANSWER_DAYS = 7

_UNSECURED = is_not("loan_kind", "secured")

WISH_WHEN: dict[str, Guard] = {
    "waive": lambda a: _UNSECURED(a) and a.choice("overdue") != "not_due",
    "principal_only": _UNSECURED,
    "lump_sum": _UNSECURED,
}
"""Which wishes are no wishes for some debts (CONVERSATION 2 `asks`, 3.8); the others always are."""

WISHES = ("longer_term", "waive", "principal_only", "reschedule", "pause", "lump_sum")
_WITHOUT_NUMBER = ("waive", "reschedule", "pause")
_NOTHING_TO_PAY = ("pause", "waive")


@dataclass(frozen=True, slots=True)
class Terms:
    """What the person settled on: yuan a month (None: no amount is named), the months of pause before, and what is paid
    at once when it is agreed."""

    monthly: Decimal | None
    pause: int
    first: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the script, the proposal and the screens say in numbers.

    amount: what is repaid; down: of it at once, the instalments repay the rest. first, second: wishes, '' for none.
    monthly, months, last: None when no number may be said; `last` is the last instalment. token: `monthly` is a small
    sum of the person's own during a pause. pause: months asked for, before: those that come before the first
    instalment; resume: the day after it. start: the first
    instalment, the pause included. extension: the months to ask for before the due date, 1 to 12; None where there are
    more, none, or nobody knows. fits: False when a bank's card needs more than 60 instalments within the cap. survives:
    the offer can be paid in a month with 20 % less income. answer_by: the day to promise an answer for. priority:
    secured debts come before others and share with none.
    """

    left: Decimal | None
    cushion: Decimal
    cap: Decimal | None
    amount: Decimal | None
    first: str
    second: str
    monthly: Decimal | None
    months: int | None
    last: Decimal | None
    pause: int
    start: date | None
    day: int | None
    resume: date | None
    lump: Decimal | None
    bad_month: Decimal | None
    survives: bool
    answer_by: date
    priority: bool
    token: bool
    extension: int | None
    fits: bool
    down: Decimal = NOTHING
    before: int = 0


def instalments(amount: Decimal, monthly: Decimal) -> tuple[int, Decimal]:
    """How many instalments of `monthly` repay `amount`, and the last of them, which is positive and not larger."""
    months = int((amount / monthly).to_integral_value(ROUND_CEILING))
    return months, amount - monthly * (months - 1)


def wishes(a: Answers, number: Number) -> tuple[str, str]:
    """The wish that is the offer and the one to fall back on; '' for none, or for one that needs a number we have not.

    `wish`, which the script's [Another request] sets, goes before those that were ranked.
    """
    asked = _asked(a, number)
    if (wish := a.choice("wish")) in possible(a, number):
        asked = [wish, *(other for other in asked if other not in {wish, ""})]
    return (*asked, "", "")[0], (*asked, "", "")[1]


def possible(a: Answers, number: Number) -> tuple[str, ...]:
    """The wishes that can be said now."""
    sayable = {"open": WISHES, "unknown": _WITHOUT_NUMBER}.get(number, _NOTHING_TO_PAY)
    return tuple(wish for wish in sayable if _has_sense(wish, a))


def _asked(a: Answers, number: Number) -> list[str]:
    """The wishes of the person's own, else the computed ones (CONVERSATION 2, "On the short path")."""
    sayable = possible(a, number)
    ranked = [wish for wish in _heeded(a) if _has_sense(wish, a)]
    if number == "open":
        if ranked == ["lump_sum"]:  # the instalments are there to fall back on
            return [*ranked, "longer_term"]
        return ranked or [wish for wish in ("longer_term", "waive") if wish in sayable]
    if number == "unknown":
        first = [wish if wish in sayable else "" for wish in ranked[:1]] or [""]
        return [*first, *(wish for wish in ranked[1:] if wish in sayable)]
    return ["pause", *(wish for wish in ranked if wish in sayable and wish != "pause")]


def _heeded(a: Answers) -> list[str]:
    """The wishes as they were ranked; another day for an amount that is too high means a longer term on that day."""
    ticked = a.ticks("asks")
    if "reschedule" in ticked and not _has_sense("reschedule", a):
        ticked = tuple("longer_term" if wish == "reschedule" else wish for wish in ticked)
    return list(dict.fromkeys(ticked))


def same_amount(a: Answers) -> Decimal | None:
    """The instalment of the contract, where the cap carries it."""
    instalment, cap = a.money("instalment"), weigh(a).cap
    return instalment if instalment and cap is not None and instalment <= cap else None


def _has_sense(wish: str, a: Answers) -> bool:
    """Whether the wish can be said: it is one for this debt, a lump sum is there, the same amount can be paid."""
    if wish in WISH_WHEN and not WISH_WHEN[wish](a):
        return False
    if wish == "reschedule":
        return weigh(a).number != "open" or same_amount(a) is not None
    return wish != "lump_sum" or bool(a.money("lump_sum"))


def repaid(a: Answers, first: str) -> Decimal | None:
    """What the instalments repay: the whole sum, or the principal where that is the wish."""
    return a.money("principal" if first == "principal_only" else "owed_total") or None


def suggested(a: Answers) -> Terms:
    """The terms that the bot proposes."""
    budget = weigh(a)
    first, _ = wishes(a, budget.number)
    pause = PAUSE if first == "pause" else 0
    if budget.cap is None or budget.bad_month is None or budget.number != "open":
        return Terms(None, pause)
    first_offer = opening(budget.cap, budget.bad_month, varies=budget.low is not None)
    if first == "reschedule":
        first_offer = same_amount(a) or first_offer
    return Terms(fitted(first_offer, a), pause)


def bounds(a: Answers) -> tuple[Decimal, Decimal]:
    """The lowest and the highest offer a month: within the cap, and within 60 instalments where a card has to be.

    Raises ValueError when no number may be offered.
    """
    budget = weigh(a)
    if budget.number != "open" or budget.cap is None:
        raise ValueError("no number may be offered")
    highest = down(budget.cap)
    amount = repaid(a, wishes(a, budget.number)[0])
    lowest = up(amount / CARD_LIMIT) if amount and bank_card(a) else STEP
    return (lowest if lowest <= highest else STEP), highest


def fitted(monthly: Decimal, a: Answers) -> Decimal:
    """An offer within its bounds, in whole tens; all of it at once where the whole sum is smaller."""
    lowest, highest = bounds(a)
    amount = repaid(a, wishes(a, "open")[0])
    offer = max(lowest, min(highest, down(monthly)))
    return min(offer, amount) if amount else offer


def most_at_once(a: Answers) -> Decimal:
    """The highest first payment: what is there to pay at once, else one month's ceiling; never all that is owed, and
    none where a pause or the same amount as ever is asked for."""
    budget = weigh(a)
    first = wishes(a, budget.number)[0]
    amount = repaid(a, first)
    if budget.number != "open" or budget.cap is None or first in {"pause", "reschedule"}:
        return NOTHING
    own = down(a.money("lump_sum") or budget.cap)
    return max(min(own, down(amount) - STEP), NOTHING) if amount else own


def _within(first: Decimal, a: Answers) -> Decimal:
    return min(first, most_at_once(a)) if first else NOTHING


def basis(a: Answers) -> str:
    """What the terms rest on: when it changes they are asked for again. Another `wish` changes only the script."""
    budget = weigh(a)
    first = (*_asked(a, budget.number), "")[0]
    numbers = (budget.left, budget.cap, repaid(a, first))
    told = ["-" if number is None else f"{number.normalize():f}" for number in numbers]
    return " ".join([budget.number, *told, first, "card" if bank_card(a) else ""]).strip()


def keep(terms: Terms, a: Answers) -> list[str]:
    """The terms as an answer, with what they rest on."""
    told = ["" if terms.monthly is None else f"{terms.monthly:f}", str(terms.pause), basis(a)]
    return [*told, f"{terms.first:f}"] if terms.first else told


def kept(raw: Raw, a: Answers) -> Terms | None:
    """The terms of an answer, if what they rest on still holds and they are within it."""
    if not (isinstance(raw, list) and len(raw) in (3, 4) and raw[2] == basis(a) and raw[1].isdecimal()):
        return None
    told, budget = Answers({"monthly": raw[0], "first": "".join(raw[3:])}), weigh(a)
    monthly, first = told.money("monthly"), max(told.money("first") or NOTHING, NOTHING)
    most = budget.cap if budget.number == "open" else TOKEN
    if monthly is None:
        stands = budget.number != "open"
    else:
        stands = most is not None and 0 < monthly <= most and budget.number != "unknown"
    return Terms(monthly, int(raw[1]), _within(first, a)) if stands else None


def terms(a: Answers) -> Terms:
    """What the person settled on, or what the bot proposes until then."""
    return kept(a.get("offer"), a) or suggested(a)


def resumed(today: date, pause: int, day: int | None) -> date:
    """The day after a pause of so many months from today: the first `day` of a month by then, else that very day."""
    over = later(today, pause)
    return over if day is None else first_day(over - timedelta(days=NOTICE_DAYS), day)


def make_plan(answers: Answers, today: date) -> Plan:
    """The plan of these answers. Total: what is not known is None."""
    a, budget = answers, weigh(answers)
    first, second = wishes(a, budget.number)
    agreed = terms(a)
    opened = budget.number == "open"
    amount, monthly = repaid(a, first), agreed.monthly
    if first == "reschedule" and monthly:
        first, monthly = _as_before(a, monthly, amount)
    first_payment = _within(agreed.first, a) if opened else NOTHING
    rest = amount - first_payment if amount else None
    months, last = instalments(rest, monthly) if opened and rest and monthly else (None, None)
    pause = agreed.pause or (PAUSE if "pause" in (first, second) else 0)
    before = pause if first == "pause" else agreed.pause
    day = a.count("pay_day")
    lump = _lump(a) if opened and "lump_sum" in (first, second) else None
    return Plan(
        left=budget.left,
        cushion=budget.cushion,
        cap=budget.cap,
        amount=amount,
        first=first,
        second=second,
        monthly=monthly,
        months=months,
        last=last,
        pause=pause,
        start=_start(a, today, before, day),
        day=day,
        resume=resumed(today, pause, day) if pause else None,
        lump=lump,
        bad_month=budget.bad_month,
        survives=monthly is not None and budget.bad_month is not None and budget.bad_month >= monthly,
        answer_by=today + timedelta(days=ANSWER_DAYS),
        priority=secured(a),
        token=monthly is not None and not opened,
        extension=_extension(a, agreed.pause, months),
        fits=months is None or not bank_card(a) or months <= CARD_LIMIT,
        down=first_payment,
        before=before,
    )


def _as_before(a: Answers, monthly: Decimal, amount: Decimal | None) -> tuple[str, Decimal]:
    """The same amount on another day; who turned it down asks for a longer term instead."""
    instalment = same_amount(a)
    if instalment is None:
        return "reschedule", monthly
    same = min(instalment, amount or instalment)
    return ("reschedule", same) if monthly >= down(same) else ("longer_term", monthly)


def _start(a: Answers, today: date, pause: int, day: int | None) -> date | None:
    """The first instalment: at least 14 days off, after the pause, and after the hearing at which it is proposed."""
    if day is None:
        return None
    days = [first_day(today, day)]
    if pause:
        days.append(resumed(today, pause, day))
    if a.choice("court_papers") == "summons" and (hearing := a.day("hearing_date")):
        days.append(first_day(hearing - timedelta(days=NOTICE_DAYS - 1), day))
    return max(days)


def _lump(a: Answers) -> Decimal | None:
    """The sum that is there to pay at once, or all that is owed when that is less."""
    lump, owed = a.money("lump_sum"), a.money("owed_total")
    return min(lump, owed) if lump and owed else lump


def _extension(a: Answers, pause: int, months: int | None) -> int | None:
    """The months to ask for before the due date (fact 18): the pause, else those beyond the instalments left."""
    left = a.count("instalments_left")
    more = pause or (months - left if months is not None and left is not None else 0)
    return more if 1 <= more <= EXTENSION_MOST else None
