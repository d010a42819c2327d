"""What is owed elsewhere, debt by debt, beside the answer that is its sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model import Answers, Raw
from flows.money.debts import Debt
from flows.negotiation import debts
from flows.negotiation.debts import KINDS, listed, sharing, this_one, told, total
from flows.reading.debts import ReadDebt
from tests.negotiation.cases import answers

CARD = Debt(Decimal(8000), instalment=Decimal(500), rate=Decimal("0.18"), kind="card", status="late")
FRIEND = Debt(Decimal(12000), kind="other", due=date(2026, 12, 5))
HOME = Debt(Decimal(300_000), instalment=Decimal(2500), kind="secured")
a_debt = st.builds(
    Debt,
    st.decimals(Decimal("0.01"), 10**8, places=2),
    instalment=st.none() | st.decimals(Decimal("0.01"), 10**6, places=2),
    rate=st.none() | st.decimals(0, 10, places=4),
    due=st.none() | st.dates(),
    kind=st.sampled_from([*KINDS]),
    status=st.sampled_from(["late", "not_due"]),
)


def test_the_answer_is_the_sum_of_those_that_share() -> None:
    assert told([CARD, FRIEND, HOME])[debts.ANSWER] == "20000"
    assert total([HOME]) == 0


@given(st.lists(a_debt, max_size=12))
def test_what_is_kept_is_read_again(known: list[Debt]) -> None:
    a = Answers(told(known))
    assert listed(a) == tuple(known)
    assert sum(sharing(a)) == total(known)


def test_the_list_counts_as_long_as_it_adds_up_to_the_answer() -> None:
    kept = told([CARD, FRIEND])
    assert listed(Answers({**kept, "other_debts": "20001"})) == ()
    assert sharing(Answers({**kept, "other_debts": "20001"})) == (20001,)
    assert listed(Answers({**kept, "other_debts": None})) == ()


def test_a_secured_debt_is_listed_and_shares_with_none() -> None:
    a = Answers(told([HOME, CARD]))
    assert listed(a) == (HOME, CARD)
    assert sharing(a) == (8000,)
    assert sharing(Answers(told([HOME]))) == ()


@pytest.mark.parametrize("given_", [{}, {"other_debts": None}, {"other_debts": "0"}, {"other_debts": "unknown"}])
def test_no_other_debt_shares_nothing(given_: dict[str, Raw]) -> None:
    assert sharing(Answers(given_)) == ()


@pytest.mark.parametrize(
    "line",
    [
        *("", "|||||", "card", "card|", "card|abc|||late|", "card|-5|||late|", "boat|8000|||late|", "card|NaN||||"),
        *("card|8000||-0.18|late|", "card|8000|-500|-1||"),
    ],
)
def test_a_damaged_line_is_passed_over_or_read_without_its_damage(line: str) -> None:
    a = Answers({"other_debts": "8000", "debts": [line]})
    assert all(debt.balance == 8000 for debt in listed(a))
    assert sharing(a) == (8000,)


@given(st.none() | st.text() | st.lists(st.text("card|otsmalsecurd0123456789.-late|", max_size=30)))
def test_whatever_is_kept_reading_it_is_total(raw: Raw) -> None:
    assert isinstance(listed(Answers({"other_debts": "0", "debts": raw})), tuple)


def test_a_debt_that_was_typed_is_late_only_where_that_was_said() -> None:
    assert debts.read(ReadDebt("card", Decimal(8000), late=True)).status == "late"
    assert debts.read(ReadDebt("card", Decimal(8000), late=False)).status == "not_due"
    assert debts.read(ReadDebt("card", Decimal(8000), Decimal(0))).instalment is None


def test_this_debt_is_the_principal_and_what_came_on_top() -> None:
    debt = this_one(answers(rate="0.18"))
    assert debt
    assert (debt.principal, debt.charges, debt.balance) == (31000, 7600, 38600)
    assert (debt.instalment, debt.left, debt.rate, debt.kind, debt.bank) == (
        3500,
        12,
        Decimal("0.18"),
        "consumer",
        False,
    )


def test_without_the_principal_all_of_it_is_principal() -> None:
    debt = this_one(answers(principal=None))
    assert debt
    assert (debt.principal, debt.charges) == (38600, 0)


def test_without_its_sum_there_is_no_debt() -> None:
    assert this_one(answers(owed_total=None)) is None


@pytest.mark.parametrize(
    ("own", "status"),
    [
        ({}, "late"),
        ({"overdue": "not_due"}, "not_due"),
        ({"lender_kind": "asset_manager"}, "sold"),
        ({"lender_kind": "guarantor"}, "sold"),
        ({"court_papers": "summons", "lender_kind": "asset_manager"}, "court"),
        ({"court_papers": "payment_order"}, "court"),
        ({"court_papers": "judgment"}, "judgment"),
        ({"court_papers": "mediation"}, "late"),
    ],
)
def test_how_far_it_has_come_goes_by_the_courts_paper_first(own: dict[str, Raw], status: str) -> None:
    debt = this_one(answers(**own))
    assert debt
    assert debt.status == status


def test_a_card_of_a_bank_is_one() -> None:
    debt = this_one(answers(lender_kind="bank", loan_kind="card"))
    assert debt
    assert debt.bank_card
