"""What is owed elsewhere, debt by debt: how each lies beside the answer, and what of it shares with this one.

The answer `other_debts` is the sum of those that share; the setting `debts` has them one by one, and counts only as
long as it adds up to the answer. A secured debt is listed, and shares with none (facts 5.4, step 4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from flows.model import Answers, C, Raw, Text
from flows.money.cash import NOTHING
from flows.money.debts import Debt, Kind, Status
from flows.reading.debts import ReadDebt

ANSWER, SETTING = "other_debts", "debts"
MOST = 12  # debts that a statement has room for

KINDS: Mapping[Kind, Text] = {
    "card": C("debt", "credit card"),
    "consumer": C("debt", "consumer loan"),
    "credit": C("debt", "unsecured loan"),
    "small": C("debt", "small online loan"),
    "secured": C("debt", "secured loan"),
    "other": C("debt", "friends, family"),
}


def listed(a: Answers) -> tuple[Debt, ...]:
    """The other debts, one by one; none where only their sum was told, or they no longer add up to it."""
    found = _all(a.get(SETTING))
    return found if total(found) == a.money(ANSWER) else ()


def kept(a: Answers) -> tuple[Debt, ...]:
    """Every debt that the setting holds, whether it adds up to the answer or not."""
    return _all(a.get(SETTING))


def sharing(a: Answers) -> tuple[Decimal, ...]:
    """The balances that share a month's ceiling with this debt."""
    balances = tuple(debt.balance for debt in listed(a) if not debt.priority)
    whole = a.money(ANSWER)
    return balances or ((whole,) if whole else ())


def total(debts: Sequence[Debt]) -> Decimal:
    """What those that share come to."""
    return sum((debt.balance for debt in debts if not debt.priority), NOTHING)


def told(debts: Sequence[Debt]) -> dict[str, Raw]:
    """The answer and the setting that these debts make."""
    return {ANSWER: f"{total(debts):f}", SETTING: [_written(debt) for debt in debts] or None}


def read(found: ReadDebt) -> Debt:
    """A debt as it was typed."""
    debt = Debt(found.amount, kind=found.kind, rate=found.rate, due=found.due, instalment=found.each or None)
    return replace(debt, status="late") if found.late else debt


def this_one(a: Answers) -> Debt | None:
    """The debt that this case is about, as far as the answers tell it; None while its sum is not known."""
    owed = a.money("owed_total")
    if not owed:
        return None
    principal = a.money("principal")
    rate = a.money("rate")
    return Debt(
        principal=owed if principal is None else principal,
        penalties=NOTHING if principal is None else max(owed - principal, NOTHING),
        instalment=a.money("instalment") or None,
        left=a.count("instalments_left"),
        rate=rate,
        kind=_KIND.get(a.choice("loan_kind"), "credit"),
        status=_status(a),
        bank=a.choice("lender_kind") == "bank",
    )


def _status(a: Answers) -> Status:
    """How far it has come: the court's paper, then who holds it, then whether it is late."""
    if a.choice("court_papers") == "judgment":
        return "judgment"
    if a.choice("court_papers") in {"payment_order", "summons"}:
        return "court"
    if a.choice("lender_kind") in {"asset_manager", "guarantor"}:
        return "sold"
    return "not_due" if a.choice("overdue") == "not_due" else "late"


_KIND: Mapping[str, Kind] = {
    "card": "card",
    "consumer": "consumer",
    "credit": "credit",
    "small": "small",
    "secured": "secured",
}


def _written(debt: Debt) -> str:
    """`kind|balance|instalment|rate|status|due`; what is not known is empty."""
    parts = (
        debt.kind,
        f"{debt.balance:f}",
        "" if debt.instalment is None else f"{debt.instalment:f}",
        "" if debt.rate is None else f"{debt.rate:f}",
        debt.status,
        debt.due.isoformat() if debt.due else "",
    )
    return "|".join(parts)


def _all(raw: Raw) -> tuple[Debt, ...]:
    """What a setting holds; a line of no debt, which an old release or a damage may have left, is passed over."""
    lines = raw if isinstance(raw, list) else []
    return tuple(debt for line in lines if (debt := _of(line)))


def _of(line: str) -> Debt | None:
    kind, balance, instalment, rate, status, due = ([*line.split("|"), *[""] * 6])[:6]
    told = Answers({"balance": balance, "instalment": instalment, "rate": rate, "due": due})
    amount = told.money("balance")
    known = next((each for each in KINDS if each == kind), None)
    yearly = told.money("rate")
    if amount is None or amount <= 0 or known is None or (yearly is not None and yearly < 0):
        return None
    day: date | None = told.day("due")
    each = told.money("instalment")
    return Debt(
        amount,
        instalment=each if each and each > 0 else None,
        rate=yearly,
        due=day,
        kind=known,
        status="late" if status == "late" else "not_due",
    )
