"""What an answer gives back at once, above the next question (CONVERSATION 2, What comes back early)."""

from __future__ import annotations

from flows.knowledge.rules.citing import cite, clause
from flows.model import Block, Line, Money, Scene, T, Text
from flows.negotiation import rules
from flows.negotiation.guards import LICENSED, LONG_AGO

MEMBERS = frozenset({"bank", "consumer_finance"})
"""Lenders to whom the bank association's guideline of 2026-01-30 speaks (facts 51-58)."""

NEGOTIABLE = T(
    "It can be negotiated. {change} Do not argue “4×LPR”: that line is for private lending {tag}.",
    change=rules.MAY_REFUSE,
    tag=cite("3"),
)
BY_LENDER: dict[str, Text] = {
    "bank": NEGOTIABLE,
    "consumer_finance": NEGOTIABLE,
    "microloan": T(
        "{rule} New loans above 24% are to stop; old contracts are not rewritten {guidance}.",
        rule=rules.stated("4"),
        guidance=cite("8"),
    ),
    "guarantor": T("Ask for proof of what was paid and a statement; check with the first lender. Pay nothing before."),
    "asset_manager": T("{rule} Ask for the notice; check with the first lender.", rule=rules.stated("68.546")),
    "private": T(
        "{ceiling}, late charges included {tag}. {deducted}",
        ceiling=clause("1"),
        tag=cite("1", "2"),
        deducted=rules.stated("12"),
    ),
    "unsure": T("See 贷款人 or 出借人 in the contract, or 资金方 in the app; then go back and change it."),
}
"""Facts 1-4, 8, 12, 17, 68; for a guarantor and an unknown lender advice alone."""

BANK_COST = T(
    "Ask the full yearly cost. A law firm reads the rule on bank loans through platforms as at most 24% {tag}.",
    tag=cite("7"),
)
CARD_PLAN = rules.stated("19")
ASK_COST = T("The script asks for the full yearly cost and the basis of each charge.")
PRIVATE_COST = T("{rule} Whether this is above it: ask 12348.", rule=rules.stated("1"))


def after_court_papers(scene: Scene) -> tuple[Block, ...]:
    paper = scene.answers.choice("court_papers")
    if paper == "none":
        return (Line(T("Good: no court deadline now. Tell me if something comes.")),)
    if paper == "unsure":
        return (Line(T("Look at the title: 支付令, 传票 or 判决书? Those have deadlines: go back and choose it.")),)
    return ()


def after_lender(scene: Scene) -> tuple[Block, ...]:
    text = BY_LENDER.get(scene.answers.choice("lender_kind"))
    return (Line(text),) if text else ()


def after_loan_kind(scene: Scene) -> tuple[Block, ...]:
    """A card of a bank has Article 70 (facts 19, 22); other loans of a bank have the rule on platforms (fact 7)."""
    if scene.answers.choice("lender_kind") != "bank":
        return ()
    return (Line(CARD_PLAN if scene.answers.choice("loan_kind") == "card" else BANK_COST),)


def after_overdue(scene: Scene) -> tuple[Block, ...]:
    """Limitation is one of the grounds against a payment order (fact 79)."""
    if scene.answers.choice("court_papers") == "payment_order" and scene.answers.choice("overdue") in LONG_AGO:
        return (Line(T("Limitation can be one ground against the payment order: ask 12348 about it today.")),)
    return ()


def after_last_event(scene: Scene) -> tuple[Block, ...]:
    """Fact 34."""
    if scene.answers.choice("last_event") != "y2_3":
        return ()
    return (Line(rules.stated("34")),)


def after_caller(scene: Scene) -> tuple[Block, ...]:
    """The published list of collection firms is the association's rule (fact 57); court callers, fact 112."""
    caller = scene.answers.choice("caller")
    if caller == "outsourced" and scene.answers.choice("lender_kind") in MEMBERS:
        return (Line(T("{rule}: look there first {tag}.", rule=clause("57"), tag=cite("57"))),)
    if caller == "official":
        check = T("Ask for court, case number and name; check by 12368 {tag}. Pay nothing before.", tag=rules.REPORTED)
        return (Line(check),)
    return ()


def after_principal(scene: Scene) -> tuple[Block, ...]:
    """The charges, read back."""
    owed, principal = scene.answers.money("owed_total"), scene.answers.money("principal")
    if owed is None or principal is None or owed <= principal:
        return ()
    charges = Money(owed - principal)
    return (Line(T("The other {charges} are interest and charges: discussed separately.", charges=charges)),)


def after_rate(scene: Scene) -> tuple[Block, ...]:
    """What to do with the rate that was told; no verdict on it (facts 1, 5-8; 7.2 no. 10)."""
    lender = scene.answers.choice("lender_kind")
    if lender == "private":
        return (Line(PRIVATE_COST),)
    return (Line(ASK_COST),) if lender in LICENSED else ()
