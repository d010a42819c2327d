"""Six people, what each of them taps and types, by step. Typed words stand once, or once a locale."""

from __future__ import annotations

from dataclasses import dataclass

Words = str | dict[str, str]


def each(zh_hans: str, zh_hant: str, en: str) -> dict[str, str]:
    """The same thing typed in three languages."""
    return {"zh_Hans": zh_hans, "zh_Hant": zh_hant, "en": en}


@dataclass(frozen=True)
class Tap:
    """A button, by act and value."""

    what: str


@dataclass(frozen=True)
class Person:
    """`does`: by step key, what the person does there, one thing after the other. `questions`: how many are asked."""

    name: str
    questions: int
    does: dict[str, tuple[Tap | Words, ...]]


def _common(**own: tuple[Tap | Words, ...]) -> dict[str, tuple[Tap | Words, ...]]:
    return {
        "path": (Tap("pick.prepare"),),
        "about_you": (Tap("pick.adult"),),
        "court_papers": (Tap("pick.none"),),
        "lender_kind": (Tap("pick.consumer_finance"),),
        "loan_kind": (Tap("pick.consumer"),),
        "overdue": (Tap("pick.d31_90"),),
        "caller": (Tap("pick.own"),),
        "conduct": (Tap("pick.none"),),
        "owed_total": ("38600",),
        "principal": (each("三万二", "三萬二", "32k"),),
        "instalment": ("1,930",),
        "instalments_left": (each("20期", "20期", "20"),),
        "rate": ("18%",),
        "cause": (Tap("pick.job_loss"),),
        "cause_since": (each("今年7月", "今年7月", "July 2026"),),
        "papers_ready": (Tap("done"),),
        "income_before": ("8500",),
        "income_now": ("6000",),
        "essentials": ("3600",),
        "dependants": ("2",),
        "other_debts": ("0",),
        "asks": (Tap("rank.longer_term.1"), Tap("rank.waive.1"), Tap("done")),
        "offer": (Tap("pick.ok"),),
        "pay_day": (Tap("pick.15"),),
        "review": (Tap("done"),),
        **own,
    }


PEOPLE = (
    Person(
        "card_after_job_loss",
        22,
        _common(
            lender_kind=(Tap("pick.bank"),),
            loan_kind=(Tap("pick.card"),),
            overdue=(each("90天", "90天", "90 days"),),
            caller=(Tap("pick.outsourced"),),
            conduct=(Tap("tick.night.1"), Tap("tick.contacts.1"), Tap("done")),
            owed_total=(each("五万二", "五萬二", "52k"),),
            principal=(each("4万5", "4萬5", "45000"),),
            rate=(each("日息万五", "日息萬五", "0.05% a day"),),
            papers_ready=(Tap("tick.id.1"), Tap("done")),
            other_debts=("20000",),
        ),
    ),
    Person(
        "small_loan_before_due",
        24,
        _common(
            lender_kind=(Tap("pick.microloan"),),
            loan_kind=(Tap("pick.small"),),
            overdue=(Tap("pick.not_due"),),
            caller=(Tap("pick.own"),),
            owed_total=("6800",),
            principal=("6000",),
            instalment=("1200",),
            instalments_left=(each("半年", "半年", "half a year"),),
            rate=(Tap("pick.unknown"),),
            cause=(Tap("pick.pay_cut"),),
            income_now=("5200",),
            essentials=("3900",),
            dependants=("0",),
            asks=(Tap("rank.longer_term.1"), Tap("done")),
            pay_day=(each("发薪后20号", "20號", "the 20th"),),
        ),
    ),
    Person(
        "debt_sold_four_years_silent",
        8,
        _common(
            lender_kind=(Tap("pick.asset_manager"),),
            loan_kind=(Tap("pick.credit"),),
            overdue=(each("四年多了", "四年多了", "over four years"),),
            last_event=(each("四年前", "四年前", "four years ago"),),
            limitation_gate=(Tap("pick.ask_first"),),
        ),
    ),
    Person(
        "sued_with_a_payment_order",
        23,
        _common(
            path=(Tap("pick.court"),),
            court_papers=(Tap("pick.payment_order"),),
            order_received=(each("11月16日", "11月16日", "16 November"),),
            loan_kind=(Tap("pick.credit"),),
            overdue=(Tap("pick.d91_365"),),
            caller=(Tap("pick.official"),),
            cause=(Tap("pick.business"),),
            rate=(Tap("skip"),),
            other_debts=(each("还欠三万", "還欠三萬", "30k"),),
        ),
    ),
    Person(
        "private_lender_at_36",
        22,
        _common(
            lender_kind=(Tap("pick.private"),),
            loan_kind=(Tap("pick.small"),),
            overdue=(Tap("pick.d91_365"),),
            conduct=(Tap("tick.threats.1"), Tap("done")),
            owed_total=("26000",),
            principal=("20000",),
            rate=("36%",),
            contract_date=(each("2025年3月", "2025年3月", "March 2025"),),
            cause=(Tap("pick.family_event"),),
            income_now=("4000",),
            essentials=("4100",),
            offer=(Tap("pick.p3"),),
        ),
    ),
    Person(
        "two_lenders_and_illness",
        24,
        _common(
            lender_kind=(Tap("pick.bank"),),
            loan_kind=(Tap("pick.consumer"),),
            cause=(Tap("pick.illness"),),
            cause_since=(each("去年十月", "去年十月", "October 2025"),),
            papers_ready=(Tap("tick.id.1"), Tap("done")),
            owed_total=(each("8万", "8萬", "80k"),),
            principal=(each("7万", "7萬", "70k"),),
            income_before=("12000",),
            income_now=("7000",),
            essentials=(each("四千八", "四千八", "4.8k"),),
            other_debts=(each("4万多", "4萬多", "40k"),),
            asks=(Tap("rank.principal_only.1"), Tap("rank.longer_term.1"), Tap("done")),
        ),
    ),
)
