"""The questions about the loan: who lent it, which kind it is, how late it is, and whether time may have run out."""

from __future__ import annotations

from flows.answers import choice
from flows.model import Answers, C, Option, Scene, Step, T
from flows.negotiation.borrower import spoken_to
from flows.negotiation.branches import over_three_years
from flows.negotiation.guards import full, is_one_of, limitation_doubtful, long_silent, served
from flows.negotiation.returns import after_last_event, after_lender, after_loan_kind, after_overdue
from flows.negotiation.spans import last_event_of, overdue_of
from flows.negotiation.synonyms import said

SPANS = T("For example: two months, half a year, since last May")

_may_be_card = is_one_of("lender_kind", "bank", "asset_manager", "unsure")


def _limitation_asked(a: Answers) -> bool:
    return full(a) and served(a) and limitation_doubtful(a)


def _sold(scene: Scene) -> tuple[str, ...]:
    return ("sold",) if scene.answers.choice("lender_kind") in {"asset_manager", "guarantor"} else ()


def _secured(scene: Scene) -> tuple[str, ...]:
    return ("secured",) if scene.answers.choice("loan_kind") == "secured" else ()


def _limitation(scene: Scene) -> tuple[str, ...]:
    """On the short path no question carries the warning: it is a notice before the listening script."""
    return ("over_three_years",) if limitation_doubtful(scene.answers) and not full(scene.answers) else ()


LENDER_KIND = Step(
    "lender_kind",
    "situation",
    ask=spoken_to(T("Who lent the money, by the contract?"), T("Who lent the borrower the money, by the contract?")),
    why=T("What can be asked, and which rules apply, depends on it. See 贷款人 in the contract, 资金方 in the app."),
    answer=choice(
        Option("bank", T("Bank"), also=said("lender_kind", "bank")),
        Option(
            "consumer_finance",
            T("Consumer finance company"),
            also=said("lender_kind", "consumer_finance"),
        ),
        Option(
            "microloan",
            T("Micro-loan company"),
            also=said("lender_kind", "microloan"),
        ),
        Option(
            "guarantor",
            T("A guarantor paid"),
            also=said("lender_kind", "guarantor"),
            short=T("Guarantor that paid"),
        ),
        Option(
            "asset_manager",
            T("The debt was sold"),
            also=said("lender_kind", "asset_manager"),
            short=T("Debt sold to another company"),
        ),
        Option(
            "private",
            T("A person or unlicensed"),
            also=said("lender_kind", "private"),
        ),
        Option(
            "unsure",
            C("lender_kind", "Not sure. Where do I see it?"),
            also=said("lender_kind", "unsure"),
            short=C("lender_kind", "Not sure"),
        ),
    ),
    label=C("label", "lender"),
    group="lender",
    when=served,
    likely=True,
    gives=after_lender,
    notices=_sold,
    reads=("what-is-online-loan", "legal-rate", "debt-sold"),
)

LOAN_KIND = Step(
    "loan_kind",
    "situation",
    ask=T("Which kind of loan is it?"),
    why=T("Cards have a rule of their own; secured loans come first."),
    answer=choice(
        Option("card", T("Credit card"), also=said("loan_kind", "card"), when=_may_be_card),
        Option(
            "consumer",
            T("Consumer or shopping loan"),
            also=said("loan_kind", "consumer"),
        ),
        Option(
            "credit",
            T("Unsecured credit"),
            also=said("loan_kind", "credit"),
        ),
        Option("small", T("Small short-term loan"), also=said("loan_kind", "small")),
        Option(
            "secured",
            T("Secured on a home, car, …"),
            also=said("loan_kind", "secured"),
        ),
    ),
    label=C("label", "kind of loan"),
    group="lender",
    when=served,
    skip=True,
    likely=True,
    gives=after_loan_kind,
    notices=_secured,
    example=T("To fill it in: see the name of the product at the top of the contract."),
    empty=T("Left open, it is treated as a loan without security."),
    reads=("stop-interest", "secured-loan"),
)

OVERDUE = Step(
    "overdue",
    "situation",
    ask=T("How long ago was the oldest missed payment due?"),
    why=T("Time decides what fits, and matters for limitation."),
    answer=choice(
        Option(
            "not_due",
            T("Not due yet"),
            also=said("overdue", "not_due"),
        ),
        Option("d1_30", T("1–30 days")),
        Option("d31_90", T("31–90 days")),
        Option("d91_365", T("3–12 months")),
        Option("y1_2", T("1–2 years")),
        Option("over_2y", T("Over 2 years")),
        Option(
            "unsure",
            C("overdue", "Not sure"),
            also=said("overdue", "unsure"),
        ),
        read=overdue_of,
    ),
    label=C("label", "late"),
    group="late",
    when=served,
    likely=True,
    resets=("limitation_gate",),
    gives=after_overdue,
    notices=_limitation,
    example=SPANS,
    reads=("overdue-grace", "credit-record-duration", "if-i-never-repay"),
)

LAST_EVENT = Step(
    "last_event",
    "situation",
    ask=spoken_to(
        T("When did you last pay, promise to pay, or get a demand (call, text, letter)?"),
        T("When did the borrower last pay, promise to pay, or get a demand (call, text, letter)?"),
    ),
    why=T("Past three years, one sentence can change your rights."),
    answer=choice(
        Option("within_2y", T("Within 2 years"), also=said("last_event", "within_2y")),
        Option("y2_3", T("2–3 years ago"), also=said("last_event", "y2_3")),
        Option("over_3y", T("Over 3 years ago"), also=said("last_event", "over_3y")),
        Option(
            "unsure",
            C("last_event", "Not sure"),
            also=said("last_event", "unsure"),
        ),
        read=last_event_of,
    ),
    label=C("label", "last payment or demand"),
    group="late",
    when=long_silent,
    because=T("One more question, because it has been long."),
    resets=("limitation_gate",),
    gives=after_last_event,
    notices=_limitation,
    example=SPANS,
    reads=("over-three-years",),
)

LIMITATION_GATE = Step(
    "limitation_gate",
    "situation",
    ask=spoken_to(T("What would you like to do?"), T("What would the borrower like to do?")),
    why=T("Only you can decide this."),
    answer=choice(
        Option("ask_first", T("Get advice first (advised)"), also=said("limitation_gate", "ask_first")),
        Option("go_on", T("I know the risk, go on"), also=said("limitation_gate", "go_on")),
    ),
    label=C("label", "limitation"),
    group="late",
    when=_limitation_asked,
    because=T("One more question, because three years may have passed."),
    lead=over_three_years,
    reads=("over-three-years",),
)

STEPS = (LENDER_KIND, LOAN_KIND, OVERDUE, LAST_EVENT, LIMITATION_GATE)
