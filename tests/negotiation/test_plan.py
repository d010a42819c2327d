"""The numbers are those of CONVERSATION 2, and no answers lead past the cap."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.model import Answers, Raw
from flows.money.calendar import first_day, later
from flows.negotiation import plan
from flows.negotiation.budget import weigh
from flows.negotiation.plan import CARD_LIMIT, TOKEN, WISHES, Plan, Terms, instalments, keep, make_plan, most_at_once
from tests.negotiation.cases import NOW, answers

TODAY = NOW.date()

cents = st.integers(0, 6_000_000).map(lambda n: str(Decimal(n) / 100))
whole = st.integers(0, 60_000).map(str)
amounts = st.one_of(cents, whole)
maybe = st.none() | amounts


@st.composite
def given_answers(draw: st.DrawFn) -> Answers:
    """Answers as people give them, with gaps."""
    given: dict[str, Raw] = {
        "path": draw(st.sampled_from(["prepare", "call_soon", "court"])),
        "lender_kind": draw(st.sampled_from(["bank", "microloan", "private", "asset_manager"])),
        "loan_kind": draw(st.sampled_from([None, "card", "consumer", "secured"])),
        "overdue": draw(st.sampled_from(["not_due", "d31_90", "y1_2"])),
        "asks": draw(st.none() | st.lists(st.sampled_from(WISHES), max_size=3, unique=True)),
        "wish": draw(st.sampled_from(["", *WISHES])),
        "pay_day": draw(st.none() | st.integers(1, 28)),
        "instalments_left": draw(st.none() | st.integers(1, 600)),
    }
    for key in ("income_now", "essentials", "owed_total", "principal", "instalment", "other_debts", "lump_sum"):
        given[key] = draw(maybe)
    return Answers({key: value for key, value in given.items() if draw(st.integers(0, 9))})


def planned(**given: Raw) -> Plan:
    return make_plan(answers(**given), TODAY)


def test_the_person_of_the_screens_offers_1200_in_33_instalments_from_15_december() -> None:
    p = planned()
    assert (p.left, p.cushion, p.cap) == (2400, 240, 2160)
    assert (p.monthly, p.months, p.last) == (1200, 33, 200)
    assert (p.start, p.day, p.pause, p.resume) == (date(2026, 12, 15), 15, 0, None)
    assert (p.first, p.second, p.bad_month, p.survives, p.fits) == ("longer_term", "waive", 1200, True, True)


def test_the_first_offer_is_what_a_bad_month_leaves_when_that_is_half_the_cap_or_more() -> None:
    assert planned(income_now="6000").monthly == 1200  # 6,000 × 0.8 − 3,600, at least half of 2,160
    assert planned(income_now="5000").monthly == 1000  # a bad month leaves 400: 80 % of 1,260 is 1,008
    assert not planned(income_now="5000").survives


def test_other_debts_take_their_share_of_the_cap_and_of_the_bad_month() -> None:
    p = planned(other_debts="38600")
    assert (p.cap, p.monthly, p.bad_month) == (1080, 600, 600)
    assert p.survives


def test_a_secured_loan_shares_with_no_other() -> None:
    p = planned(loan_kind="secured", other_debts="38600")
    assert p.priority
    assert p.cap == 2160


def test_an_unknown_debt_beside_others_has_no_share_and_so_no_number() -> None:
    p = planned(owed_total=None, other_debts="20000")
    assert (p.cap, p.monthly, p.months) == (None, None, None)


def test_without_the_whole_sum_an_amount_is_offered_but_no_number_of_instalments() -> None:
    p = planned(owed_total=None)
    assert (p.monthly, p.months, p.last) == (1200, None, None)


@settings(deadline=None)
@given(given_answers())
def test_no_offer_passes_the_cap_and_n_instalments_repay_the_sum(a: Answers) -> None:
    p = make_plan(a, TODAY)
    if p.monthly is None:
        assert (p.months, p.last, p.lump) == (None, None, None)
        return
    assert p.cap is not None
    assert 0 < p.monthly <= p.cap
    same = p.first == "reschedule" and p.monthly == a.money("instalment")
    assert same or p.monthly % 10 == 0 or p.monthly == p.amount
    if p.months is not None:
        assert p.amount is not None
        assert p.last is not None
        assert 0 < p.last <= p.monthly
        assert p.monthly * (p.months - 1) + p.last == p.amount


@settings(deadline=None)
@given(given_answers())
def test_with_nothing_left_or_unknown_no_amount_is_to_be_paid(a: Answers) -> None:
    income, essentials = a.money("income_now"), a.money("essentials")
    p = make_plan(a, TODAY)
    if income is None or essentials is None or income - essentials <= 0:
        assert (p.monthly, p.months, p.last, p.lump) == (None, None, None, None)
    if income is not None and essentials is not None and income <= essentials:
        assert p.first in {"pause", "waive"}


@settings(deadline=None)
@given(given_answers())
def test_a_bank_card_has_at_most_60_instalments_or_it_is_said_that_it_does_not_fit(a: Answers) -> None:
    p = make_plan(a, TODAY)
    if a.choice("loan_kind") == "card" and a.choice("lender_kind") == "bank" and p.months is not None:
        assert p.fits == (p.months <= CARD_LIMIT)
        if not p.fits:  # then not even the whole cap would do
            assert p.cap is not None
            assert p.amount is not None
            assert p.amount > p.cap // 10 * 10 * CARD_LIMIT
    else:
        assert p.fits


@settings(deadline=None)
@given(st.decimals(1, 10**6, places=2), st.integers(1, 5000), st.integers(1, 5000))
def test_a_larger_instalment_never_takes_longer(amount: Decimal, one: int, other: int) -> None:
    small, large = sorted((Decimal(one * 10), Decimal(other * 10)))
    assert instalments(amount, small)[0] >= instalments(amount, large)[0]


def test_a_card_that_needs_more_than_60_instalments_is_offered_the_lowest_sum_that_fits() -> None:
    card = {"lender_kind": "bank", "loan_kind": "card"}
    p = planned(owed_total="90000", **card)
    assert (p.monthly, p.months, p.fits) == (1500, 60, True)
    p = planned(owed_total="200000", **card)
    assert (p.monthly, p.months, p.fits) == (1200, 167, False)
    assert planned(owed_total="200000").fits  # no limit where Article 70 does not apply


def test_a_tiny_debt_is_one_instalment_of_all_of_it() -> None:
    p = planned(owed_total="350.5")
    assert (p.monthly, p.months, p.last) == (Decimal("350.5"), 1, Decimal("350.5"))


def test_a_share_too_small_for_ten_yuan_makes_no_offer_but_a_pause() -> None:
    p = planned(owed_total="500", other_debts="400000")
    assert (p.first, p.monthly, p.pause) == ("pause", None, 3)


def test_with_nothing_left_the_plan_is_a_pause_with_a_day_to_talk_again() -> None:
    p = planned(income_now="3000", asks=["lump_sum", "longer_term", "waive"], lump_sum="5000")
    assert (p.first, p.second, p.monthly, p.lump) == ("pause", "waive", None, None)
    assert (p.pause, p.start, p.resume) == (3, date(2027, 3, 15), date(2027, 3, 15))


def test_a_token_sum_of_ones_own_stands_beside_the_pause_and_has_no_number_of_instalments() -> None:
    a = answers(income_now="3000")
    kept = Answers({**a, "offer": plan.keep(Terms(Decimal(50), 2), a)})
    p = make_plan(kept, TODAY)
    assert (p.token, p.monthly, p.months, p.last, p.first, p.pause) == (True, 50, None, None, "pause", 2)
    too_much = Answers({**a, "offer": plan.keep(Terms(TOKEN + 1, 2), a)})
    assert make_plan(too_much, TODAY).monthly is None


def test_an_offer_above_the_cap_never_stands_even_with_the_right_basis() -> None:
    a = answers()
    assert plan.kept(plan.keep(Terms(Decimal(2160), 0), a), a) == Terms(Decimal(2160), 0)
    assert plan.kept(plan.keep(Terms(Decimal(2170), 0), a), a) is None


@pytest.mark.parametrize(
    "change",
    [
        {"income_now": "5900"},
        {"essentials": "3700"},
        {"owed_total": "30000"},
        {"other_debts": "1000"},
        {"asks": ["principal_only"], "principal": "31000"},
        {"asks": ["pause"]},
        {"income_now": None},
        {"lender_kind": "bank", "loan_kind": "card"},
    ],
)
def test_an_offer_falls_when_the_numbers_beneath_it_change(change: dict[str, Raw]) -> None:
    raw = plan.keep(Terms(Decimal(1250), 0), answers())
    assert plan.kept(raw, answers()) is not None
    assert plan.kept(raw, answers(**change)) is None


@pytest.mark.parametrize("change", [{"pay_day": 20}, {"dependants": 3}, {"asks": ["longer_term"]}, {"wish": "pause"}])
def test_an_offer_stands_when_something_else_changes(change: dict[str, Raw]) -> None:
    raw = plan.keep(Terms(Decimal(1250), 0), answers())
    assert plan.kept(raw, answers(**change)) == Terms(Decimal(1250), 0)


@settings(deadline=None)
@given(given_answers(), st.integers(1, 6000), st.integers(0, 6))
def test_terms_come_back_as_they_were_kept(a: Answers, tens: int, pause: int) -> None:
    number = weigh(a).number
    if number == "open":
        terms = Terms(plan.fitted(Decimal(tens * 10), a), pause)
        assert plan.kept(plan.keep(terms, a), a) == terms
    assert plan.kept(plan.keep(Terms(None, pause), a), a) == (None if number == "open" else Terms(None, pause))


@pytest.mark.parametrize("raw", [None, "", "1200", ["1200"], ["1200", "x", ""], [], 1200])
def test_what_is_no_answer_of_the_offer_is_none(raw: Raw) -> None:
    assert plan.kept(raw, answers()) is None


def test_the_computed_wishes_are_a_longer_term_and_a_waiver() -> None:
    p = planned(path="call_soon", asks=None, other_debts=None)
    assert (p.first, p.second) == ("longer_term", "waive")
    p = planned(path="call_soon", asks=None, overdue="not_due")
    assert (p.first, p.second) == ("longer_term", "")  # nothing to waive before the due date
    p = planned(path="call_soon", asks=None, income_now=None)
    assert (p.first, p.second, p.monthly) == ("", "", None)


def test_a_wish_that_this_debt_cannot_have_is_passed_over() -> None:
    secured = planned(loan_kind="secured", asks=["principal_only", "waive", "reschedule"], instalment="1900")
    assert (secured.first, secured.second) == ("reschedule", "")
    without = planned(asks=["lump_sum", "longer_term"], lump_sum=None)
    assert (without.first, without.second, without.lump) == ("longer_term", "", None)


def test_the_same_amount_on_another_day_is_promised_only_where_it_can_be_kept() -> None:
    kept = planned(asks=["reschedule", "waive"], instalment="1900")
    assert (kept.first, kept.second, kept.monthly, kept.months) == ("reschedule", "waive", 1900, 21)
    too_much = planned(asks=["reschedule", "waive"], instalment="2170")
    assert (too_much.first, too_much.second, too_much.monthly) == ("longer_term", "waive", 1200)
    asked = {"asks": ["reschedule"], "instalment": "1900"}
    turned_down = planned(**asked, offer=keep(Terms(Decimal(1500), 0), answers(**asked)))
    assert (turned_down.first, turned_down.monthly) == ("longer_term", 1500)


def test_a_first_payment_goes_with_no_pause_that_is_asked_for_first() -> None:
    assert most_at_once(answers(asks=["pause", "longer_term"])) == 0
    assert most_at_once(answers(asks=["longer_term", "pause"])) > 0


@pytest.mark.parametrize(("hearing", "start"), [("2026-12-18", date(2027, 1, 15)), ("2026-12-14", date(2026, 12, 15))])
def test_what_is_proposed_at_a_hearing_begins_after_it(hearing: str, start: date) -> None:
    assert planned(court_papers="summons", hearing_date=hearing).start == start


def test_another_request_of_the_script_goes_before_the_ranked_wishes() -> None:
    p = planned(wish="pause")
    assert (p.first, p.second, p.pause, p.monthly) == ("pause", "longer_term", 3, 1200)
    assert planned(wish="lump_sum").first == "longer_term"  # no lump sum is there
    assert planned(wish="longer_term", income_now="3000").first == "pause"


def test_the_principal_alone_is_repaid_in_fewer_instalments() -> None:
    p = planned(asks=["principal_only"], principal="31000")
    assert (p.amount, p.months, p.last) == (31000, 26, 1000)
    unknown = planned(asks=["principal_only"], principal=None)
    assert (unknown.amount, unknown.months, unknown.monthly) == (None, None, 1200)


def test_a_lump_sum_is_never_more_than_is_owed() -> None:
    p = planned(asks=["lump_sum"], lump_sum="50000")
    assert (p.first, p.lump) == ("lump_sum", 38600)


def test_a_pause_first_moves_the_first_instalment() -> None:
    p = planned(asks=["pause", "longer_term"])
    assert (p.pause, p.resume, p.start) == (3, date(2027, 3, 15), date(2027, 3, 15))
    p = planned(asks=["longer_term", "pause"])  # to fall back on: the first offer begins at once
    assert (p.pause, p.resume, p.start) == (3, date(2027, 3, 15), date(2026, 12, 15))


def test_without_a_day_of_the_month_there_is_no_start_but_a_pause_still_ends() -> None:
    p = planned(pay_day=None, asks=["pause"])
    assert (p.day, p.start, p.resume) == (None, None, date(2027, 2, 23))


@pytest.mark.parametrize(
    ("left", "pause_asked", "months"),
    [
        *((None, False, None), (20, False, None), (21, False, 12), (32, False, 1), (33, False, None)),
        *((40, False, None), (20, True, 3), (None, True, 3)),
    ],
)
def test_an_extension_is_the_pause_or_at_most_twelve_instalments_beyond_those_left(
    left: int | None, pause_asked: bool, months: int | None
) -> None:
    asks: Raw = ["pause"] if pause_asked else ["longer_term"]
    assert planned(overdue="not_due", instalments_left=left, asks=asks).extension == months


@settings(deadline=None)
@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)), st.integers(1, 28))
def test_the_first_instalment_is_the_first_such_day_at_least_14_days_off(today: date, day: int) -> None:
    start = first_day(today, day)
    assert start.day == day
    assert today + timedelta(days=14) <= start < today + timedelta(days=14 + 31)


def test_a_day_that_a_month_has_not_becomes_its_last_one() -> None:
    assert later(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert later(date(2026, 12, 31), 14) == date(2028, 2, 29)
    assert later(date(2026, 12, 15), 0) == date(2026, 12, 15)


def test_answers_that_are_missing_altogether_make_an_empty_plan() -> None:
    p = make_plan(Answers({}), TODAY)
    assert (p.left, p.cap, p.monthly, p.first, p.pause, p.start) == (None, None, None, "", 0, None)
    assert p.answer_by == TODAY + timedelta(days=7)


def test_less_owed_than_an_instalment_is_paid_in_one() -> None:
    p = planned(asks=["reschedule"], instalment="1900", owed_total="1000")
    assert (p.first, p.monthly, p.months, p.last) == ("reschedule", 1000, 1, 1000)
