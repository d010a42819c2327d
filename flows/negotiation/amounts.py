"""The questions about the sums: what is owed, its parts, what an instalment was, the rate, the contract's day."""

from __future__ import annotations

from flows.answers import count, day, money, percent
from flows.model import Answers, C, N, Step, T, Text
from flows.negotiation.borrower import spoken_to
from flows.negotiation.guards import LATE_90, beyond_gate, court, full, is_not, is_one_of
from flows.negotiation.returns import after_principal, after_rate


def _out_of_court(a: Answers) -> bool:
    return not court(a)


_still_in_instalments = beyond_gate(full, _out_of_court, is_not("loan_kind", "card"), is_one_of("overdue", *LATE_90))

OWED_TOTAL = Step(
    "owed_total",
    "situation",
    ask=spoken_to(T("How much do they say you owe in all?"), T("How much do they say the borrower owes in all?")),
    why=T("Needed for the plan; used for your script only."),
    answer=money(higher=True),
    label=C("label", "sum in all"),
    group="late",
    when=beyond_gate(),
    skip=True,
    likely=True,
    example=T("To fill it in: the app, 我的借款, copy 应还总额."),
    empty=T("Or ask on the call: the script will have the line."),
    reads=("how-much-owed",),
)

PRINCIPAL = Step(
    "principal",
    "situation",
    ask=T("How much of it is principal?"),
    why=T("Principal and charges are argued separately."),
    answer=money(at_most="owed_total"),
    label=C("label", "principal"),
    group="amounts",
    when=beyond_gate(full),
    skip=True,
    likely=True,
    gives=after_principal,
    example=T("To fill it in: the app, details of the loan, copy 剩余本金."),
    empty=T("Or ask on the call: the script asks for the split."),
    reads=("how-much-owed", "upfront-deduction"),
)

INSTALMENT = Step(
    "instalment",
    "situation",
    ask=T("How much was one instalment?"),
    why=T("To show what you can carry instead."),
    answer=money(),
    label=C("label", "one instalment"),
    group="amounts",
    when=_still_in_instalments,
    skip=True,
    likely=True,
    example=T("To fill it in: the app, 还款计划, the sum of one month."),
    empty=T("The plan works without it."),
    reads=("longest-term",),
)


def _instalments(n: int) -> Text:
    return N("{n} instalment, noted.", "{n} instalments, noted.", n)


INSTALMENTS_LEFT = Step(
    "instalments_left",
    "situation",
    ask=T("How many instalments are left?"),
    why=T("A longer term needs a starting point."),
    answer=count(1, 600, durations=True, noted=_instalments),
    label=C("label", "instalments left"),
    group="amounts",
    when=_still_in_instalments,
    skip=True,
    likely=True,
    example=T("To fill it in: the app, 还款计划, count the unpaid ones."),
    empty=T("The plan works without it."),
    reads=("longest-term", "full-repayment-demanded"),
)

RATE = Step(
    "rate",
    "situation",
    ask=spoken_to(T("What yearly rate were you told?"), T("What yearly rate was the borrower told?")),
    why=T("Ask the full cost before asking for less."),
    answer=percent(),
    label=C("label", "yearly rate"),
    group="amounts",
    when=beyond_gate(full),
    skip=True,
    likely=True,
    gives=after_rate,
    example=T("To fill it in: look for 年利率 or 年化 in the contract."),
    empty=T("Or ask on the call: the script asks for the full yearly cost."),
    reads=("legal-rate", "instalment-fee-rate", "guarantee-fees"),
)

CONTRACT_DATE = Step(
    "contract_date",
    "situation",
    ask=T("When was the contract made?"),
    why=T("For private loans the LPR of that day counts."),
    answer=day(past=True, month_ok=True),
    label=C("label", "contract date"),
    group="amounts",
    when=beyond_gate(full, is_one_of("lender_kind", "private")),
    skip=True,
    because=T("One more question, because the lender is a person or unlicensed."),
    example=T("To fill it in: the day on the note, the contract, or the first transfer."),
    empty=T("Left open, the script's line has no figure."),
    reads=("legal-rate",),
)

STEPS = (OWED_TOTAL, PRINCIPAL, INSTALMENT, INSTALMENTS_LEFT, RATE, CONTRACT_DATE)
