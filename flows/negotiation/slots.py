"""What the slots of the spoken lines hold: only what the answers and the plan know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.model import Answers, C, Day, Joined, Param, Scene, Text, Yuan
from flows.money.cash import CENT
from flows.negotiation import papers
from flows.negotiation.budget import bank_card
from flows.negotiation.plan import CARD_LIMIT, Plan, instalments, repaid

CAUSES: Mapping[str, Text] = {
    "job_loss": C("spoken", "losing my job"),
    "pay_cut": C("spoken", "a pay cut"),
    "illness": C("spoken", "medical treatment"),
    "family_event": C("spoken", "events in my family"),
    "birth": C("spoken", "having a child"),
    "business": C("spoken", "losses in business"),
    "defrauded": C("spoken", "being defrauded"),
    "disaster": C("spoken", "a disaster"),
    "study": C("spoken", "being at school"),
    "low_income": C("spoken", "hardship"),
    "other": C("spoken", "too little income"),
}
THREATS: Mapping[str, Text] = {
    "contacts": C("spoken", "contacting my family"),
    "employer": C("spoken", "contacting my workplace"),
}
ACTS: Mapping[str, Text] = {
    "threats": C("spoken", "threats"),
    "insults": C("spoken", "insults"),
    "too_many": C("spoken", "calling so often"),
    "night": C("spoken", "calling at night"),
    "borrow_more": C("spoken", "pushing me to borrow"),
}
MONTH, MONTHS = C("spoken", "{n} month"), C("spoken", "{n} months")
INSTALMENT, INSTALMENTS = C("spoken", "{n} instalment"), C("spoken", "{n} instalments")
DEPENDANT, DEPENDANTS = C("spoken", "{n} person depends"), C("spoken", "{n} people depend")
PAYDAY, MONEY_DAY = C("spoken", "payday"), C("spoken", "money comes in")
ANSWER_TIME = C("spoken", "6 p.m.")
_ORDINALS = {1: C("day of month", "{n}st"), 2: C("day of month", "{n}nd"), 3: C("day of month", "{n}rd")}
_ORDINAL = C("day of month", "{n}th")
_ACTS_NAMED = 2
_WAGELESS = frozenset({"job_loss", "business", "study", "low_income"})


def counted(n: int, one: Text, many: Text) -> Text:
    """A number with its noun inside a sentence."""
    return replace(one if n == 1 else many, params={"n": n})


def ordinal(n: int) -> Text:
    """A day of the month: 15 in Chinese, 15th in English."""
    form = _ORDINAL if n in (11, 12, 13) else _ORDINALS.get(n % 10, _ORDINAL)
    return replace(form, params={"n": n})


def payday(a: Answers) -> Text:
    """After what a month's instalment is safe where no day was named: pay, or whatever comes to who has no pay."""
    return MONEY_DAY if a.choice("cause") in _WAGELESS or a.money("income_now") == 0 else PAYDAY


def slots(scene: Scene, plan: Plan, wish: str = "") -> dict[str, Param]:
    """Every slot that can be filled now. {date} is the day to answer by, but for a pause the day after it; {N} counts
    the instalments that repay what `wish` repays."""
    a, year = scene.answers, scene.today.year
    found: dict[str, Param | None] = {
        **_situation(a),
        **_offer(a, plan, wish),
        "day": ordinal(plan.day) if plan.day else None,
        "start": Day(plan.start, year, "spoken") if plan.start else None,
        "date": Day(plan.answer_by, year, "spoken"),
        "time": ANSWER_TIME,
        "payday": payday(a),
        "papers": _several(papers.said(a)),
        "threat": next((words for tick, words in THREATS.items() if tick in a.ticks("conduct")), None),
        "act": _several([words for tick, words in ACTS.items() if tick in a.ticks("conduct")][:_ACTS_NAMED]),
    }
    if wish == "pause":
        found["k"] = counted(plan.pause, MONTH, MONTHS) if plan.pause else None
        found["date"] = Day(plan.resume, year, "spoken") if plan.resume else None
    return {name: value for name, value in found.items() if value is not None}


def _situation(a: Answers) -> dict[str, Param | None]:
    """What happened and what it left. An income that did not fall is told without the one before it, and too little of
    it is no cause where there is none."""
    before, now, since = a.money("income_before"), a.money("income_now"), a.day("cause_since")
    people, essentials = a.count("dependants"), a.money("essentials")
    cause = CAUSES.get(a.choice("cause"), CAUSES["other"])
    return {
        "since": Day(since, form="month") if since else None,
        "cause": None if now == 0 and cause is CAUSES["other"] else cause,
        "A": Yuan(before) if before is not None and now is not None and before > now else None,
        "B": Yuan(now) if now is not None else None,
        "C": Yuan(essentials) if essentials is not None else None,
        "n": counted(people, DEPENDANT, DEPENDANTS) if people else None,
    }


def months(a: Answers, plan: Plan, wish: str) -> int | None:
    """How many instalments repay what `wish` repays; None without a number, or where a card may not have so many."""
    monthly = plan.monthly if not plan.token else None
    amount = repaid(a, wish)
    if not amount or not monthly:
        return None
    rest = amount - plan.down
    if rest <= 0:
        return None
    count, _ = instalments(rest, monthly)
    return count if count <= CARD_LIMIT or not bank_card(a) else None


def _offer(a: Answers, plan: Plan, wish: str) -> dict[str, Param | None]:
    """The numbers that may be promised: none but the plan's, and no instalment above the sum. A token sum stands in its
    own line alone."""
    monthly = plan.monthly if plan.token == (wish == "token") else None
    amount, count = repaid(a, wish), months(a, plan, wish)
    if monthly and amount:
        monthly = min(monthly, max(amount - plan.down, CENT))
    return {
        "X": Yuan(monthly) if monthly else None,
        "N": counted(count, INSTALMENT, INSTALMENTS) if count else None,
        "P": Yuan(amount) if amount and count and wish == "principal_only" else None,
        "L": Yuan(plan.lump) if plan.lump else None,
        "D": Yuan(plan.down) if plan.down and monthly else None,
        "k": counted(plan.extension, MONTH, MONTHS) if plan.extension else None,
    }


def _several(words: Sequence[Text]) -> Joined | None:
    return Joined(tuple(words)) if words else None
