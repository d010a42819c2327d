"""/budget: the month on one sheet, filled by typing, and what it gives to the flow."""

from __future__ import annotations

import pytest

from bot.wording import Wording
from flows.conversation import respond
from flows.model import LOCALES, Case, Frame, Library, Raw, Session
from flows.negotiation.flow import NEGOTIATION
from tests.negotiation.cases import LATIN, LINES, TYPICAL
from tests.negotiation.wandering import LIBRARY
from tests.talking import MONDAY, Chat

SEVEN = {
    "zh_Hans": "房租1200 吃饭900 水电150 看病100 孩子500 路费200 其他100",
    "zh_Hant": "房租1200 吃飯900 水電150 看病100 孩子500 路費200 其他100",
    "en": "rent 1200, food 900, phone 150, doctor 100, children 500, bus 200, other 100",
}
BEGUN = ("path", "about_you", "court_papers", "lender_kind", "loan_kind", "overdue", "caller", "conduct")


def beside(wording: Wording, locale: str = "en", state: str = "pay_day", **given: Raw) -> Chat:
    """Somebody who gave these answers, and whose open question is `state`."""
    frame = Frame(NEGOTIATION.name, NEGOTIATION.version, state)
    session = Session(locale=locale, frames=[frame], case=Case(1, MONDAY.date(), dict(given)))
    library: Library = LIBRARY
    return Chat(respond, wording, locale, library, session=session)


def begun(wording: Wording, locale: str = "en", state: str = "owed_total", **given: Raw) -> Chat:
    """Somebody of whom no sum is known yet."""
    return beside(wording, locale, state, **{key: TYPICAL[key] for key in BEGUN}, **given)


def new(wording: Wording, locale: str = "en") -> Chat:
    """Somebody who has never been here."""
    return Chat(respond, wording, locale, LIBRARY)


def grown(wording: Wording, locale: str = "en") -> Chat:
    """Somebody of whom no more is known than that they are of age."""
    return beside(wording, locale, "path", about_you="adult")


@pytest.mark.parametrize("locale", LOCALES)
def test_two_amounts_fill_the_sheet(wording: Wording, locale: str) -> None:
    chat = grown(wording, locale).commands("budget").says("6000").says("3600")
    assert (chat.given["income_now"], chat.given["essentials"]) == ("6000", "3600")
    for amount in ("2,400", "240", "¥2,160", "¥4,800", "¥1,200"):
        assert amount in chat.sees


@pytest.mark.parametrize(
    ("locale", "typed", "worked", "raw"),
    [
        ("zh_Hans", "每周1200", "每周 ¥1,200 × 52 ÷ 12 = 每月 ¥5,200。", "5200.00"),
        ("zh_Hant", "每週1200", "每週 ¥1,200 × 52 ÷ 12 = 每月 ¥5,200。", "5200.00"),
        ("en", "1200 a week", "¥1,200 a week × 52 ÷ 12 = ¥5,200 a month.", "5200.00"),
        ("en", "2400 every two weeks", "¥2,400 in two weeks × 26 ÷ 12 = ¥5,200 a month.", "5200.00"),
        ("en", "60k a year", "¥60,000 a year ÷ 12 = ¥5,000 a month.", "5000.00"),
    ],
)
def test_weekly_pay_is_worked_out_before_the_eyes(
    wording: Wording, locale: str, typed: str, worked: str, raw: str
) -> None:
    chat = grown(wording, locale).commands("budget").says(typed)
    assert worked in chat.sees
    assert chat.given["income_now"] == raw


def test_amounts_may_be_written_in_words(wording: Wording) -> None:
    chat = begun(wording, "zh_Hans").commands("budget").says("六千").says("三千六")
    assert (chat.given.get("income_now"), chat.given.get("essentials")) == ("6000", "3600")
    assert "owed_total" not in chat.given


@pytest.mark.parametrize(
    ("locale", "seen"),
    [
        ("zh_Hans", "收入 ¥5,000，低的月份 ¥3,000，高的月份 ¥8,000"),
        ("zh_Hant", "收入 ¥5,000，低的月份 ¥3,000，高的月份 ¥8,000"),
        ("en", "Income ¥5,000, in a low month ¥3,000, in a high one ¥8,000"),
    ],
)
def test_three_amounts_are_a_low_a_usual_and_a_high_month(wording: Wording, locale: str, seen: str) -> None:
    chat = grown(wording, locale).commands("budget").says("3000 5000 8000").says("3600")
    assert seen in chat.sees
    assert chat.given["income_now"] == "5000"
    assert chat.given["income_varies"] == ["low=3000", "usual=5000", "high=8000"]
    assert "¥600" in chat.sees  # what a month of 3000 lacks


def test_one_amount_after_three_forgets_the_three(wording: Wording) -> None:
    chat = grown(wording).commands("budget").says("3000 5000 8000").taps("tool.budget.income_now").says("6000")
    assert chat.given["income_now"] == "6000"
    assert "income_varies" not in chat.given


@pytest.mark.parametrize("locale", LOCALES)
def test_seven_lines_make_one_sum_and_stand_in_their_order(wording: Wording, locale: str) -> None:
    chat = grown(wording, locale).commands("budget").says("6000").says(SEVEN[locale])
    assert chat.given["essentials"] == "3150"
    assert chat.given["essentials_lines"] == [
        *("home=1200", "food=900", "bills=150", "health=100", "family=500", "travel=200", "other=100"),
    ]
    order = [chat.sees.rindex(amount) for amount in ("1,200", "900", "150", "500", "200")]
    assert order == sorted(order)
    assert "3,150" in chat.sees


def test_a_new_sum_forgets_the_lines(wording: Wording) -> None:
    chat = grown(wording).commands("budget").says("6000").says(SEVEN["en"]).taps("tool.budget.essentials").says("3000")
    assert chat.given["essentials"] == "3000"
    assert "First to be paid" not in chat.sees


def test_a_line_told_later_is_one_more_and_drops_none(wording: Wording) -> None:
    chat = grown(wording).commands("budget").says("6000").says("rent 1200, food 900")
    assert chat.given["essentials"] == "2100"
    chat.taps("tool.budget.essentials").says("phone 50")
    assert chat.given["essentials"] == "2150"


@pytest.mark.parametrize(("locale", "typed"), [("zh_Hans", "房租1200"), ("en", "rent 1200")])
def test_the_rent_is_no_income(wording: Wording, locale: str, typed: str) -> None:
    assert "income_now" not in grown(wording, locale).commands("budget").says(typed).given


@pytest.mark.parametrize(
    ("locale", "seen"),
    [
        ("zh_Hans", "低保 900 × 3 = 2,700：方案不会留得比这少。"),
        ("zh_Hant", "低保 900 × 3 = 2,700：方案不會留得比這少。"),
        ("en", "低保 ¥900 × 3 = ¥2,700: the plan never leaves less."),
    ],
)
def test_the_local_minimum_stands_a_head(wording: Wording, locale: str, seen: str) -> None:
    chat = grown(wording, locale).commands("budget").says("6000").says("3600")
    chat.taps("tool.budget.dependants").says("2").taps("tool.budget.living_floor").says("900")
    assert seen in chat.sees
    assert "2,160" in chat.sees


def test_no_plan_leaves_less_than_the_local_minimum(wording: Wording) -> None:
    chat = begun(wording, state="owed_total").commands("budget").says("6000").says("2000")
    chat.taps("tool.budget.dependants").says("2").taps("tool.budget.living_floor").says("1500")
    assert "more than you told" in chat.sees
    assert "¥6,000 − ¥4,500 = ¥1,500; keep ¥150 back; ¥1,350 at most" in chat.sees
    chat.commands("plan")
    assert "above ¥1,350 a month" in chat.sees


def test_a_nought_takes_the_local_minimum_away(wording: Wording) -> None:
    chat = grown(wording).commands("budget").says("6000").says("3600")
    chat.taps("tool.budget.living_floor").says("900").taps("tool.budget.living_floor").says("0")
    assert "低保 ¥" not in chat.sees
    assert "¥2,160" in chat.sees


@pytest.mark.parametrize("locale", LOCALES)
def test_what_was_typed_in_the_budget_is_not_asked_again(wording: Wording, locale: str) -> None:
    chat = begun(wording, locale, "income_before", owed_total="38600", principal="31000", instalment="3500")
    for key in ("instalments_left", "rate", "cause", "cause_since", "papers_ready"):
        chat.session.case.answers[key] = TYPICAL[key]
    chat.commands("budget").says("6000").says("3600").taps("tool.budget.leave")
    assert chat.state == "income_before"
    chat.says("8500")
    assert chat.state == "dependants"
    assert (chat.given["income_now"], chat.given["essentials"]) == ("6000", "3600")


def test_what_is_known_of_the_flow_stands_in_the_budget(wording: Wording) -> None:
    chat = beside(wording, **TYPICAL).commands("budget")
    assert "Income ¥6,000, before it was ¥8,500" in chat.sees
    assert "Essentials: ¥3,600, for you and 2 people" in chat.sees


def test_where_living_costs_more_than_comes_in_nothing_is_promised(wording: Wording) -> None:
    chat = grown(wording).commands("budget").says("3000").says("3600")
    assert "¥3,000 − ¥3,600 = −¥600: nothing can be promised." in chat.sees
    assert "at most" not in chat.sees


@pytest.mark.parametrize("field", ["income_now", "essentials", "income_before", "dependants", "living_floor"])
def test_every_field_is_asked_for_alone_and_can_be_left(wording: Wording, field: str) -> None:
    chat = beside(wording, **TYPICAL).commands("budget").taps(f"tool.budget.{field}")
    assert "\n" not in chat.sees
    before = chat.given
    chat.taps("tool.budget.all")
    assert chat.has(f"tool.budget.{field}")
    assert chat.given == before


@pytest.mark.parametrize(("field", "typed"), [("dependants", "99"), ("income_now", "lots"), ("living_floor", "-5")])
def test_what_cannot_be_read_is_asked_for_again(wording: Wording, field: str, typed: str) -> None:
    chat = beside(wording, **TYPICAL).commands("budget").taps(f"tool.budget.{field}")
    before = chat.given
    chat.says(typed)
    assert chat.given == before
    assert chat.session.view == f"tool.budget.{field}"


def test_a_question_below_the_budget_is_a_question(wording: Wording) -> None:
    chat = begun(wording).commands("budget").says("is 3000 enough for rent in a city?")
    assert "income_now" not in chat.given
    assert "owed_total" not in chat.given


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sheet_fits_a_phone(wording: Wording, locale: str) -> None:
    chat = beside(wording, locale, **TYPICAL).commands("budget").taps("tool.budget.living_floor").says("900")
    chat.commands("budget")
    assert len(chat.sees.split("\n")) <= LINES + 1
    assert len(chat.sees) <= LATIN


def test_one_line_of_a_month_told_as_a_whole_is_asked_about(wording: Wording) -> None:
    chat = beside(wording, "en", **TYPICAL).commands("budget").says("car loan 2000")
    assert "Is that in your ¥3,600 already? If not, write: in all ¥5,600." in chat.sees
    assert chat.given["essentials"] == TYPICAL["essentials"]
    assert chat.says("in all 5600").given["essentials"] == "5600"


@pytest.mark.parametrize(("typed", "field"), [("收入 7000", "income_now"), ("开支 4000", "essentials")])
def test_a_line_that_names_its_field_changes_that_field(wording: Wording, typed: str, field: str) -> None:
    chat = beside(wording, "zh_Hans", **TYPICAL).commands("budget").says(typed)
    assert chat.given[field] == typed[-4:]
    others = {"income_now", "essentials"} - {field}
    assert all(chat.given[key] == TYPICAL[key] for key in others)


@pytest.mark.parametrize("typed", ["每月1日发7000", "11日发工资，7000"])
def test_the_day_of_pay_is_no_wage_by_the_day(wording: Wording, typed: str) -> None:
    chat = beside(wording, "zh_Hans", **TYPICAL).commands("budget").taps("tool.budget.income_now").says(typed)
    assert chat.given["income_now"] == "7000"


@pytest.mark.parametrize("typed", ["时薪25", "日结150一天", "150 a day", "一天200"])
def test_a_wage_by_the_day_is_no_income_of_a_month(wording: Wording, typed: str) -> None:
    chat = beside(wording, "zh_Hans", **TYPICAL).commands("budget").taps("tool.budget.income_now").says(typed)
    assert chat.given["income_now"] == TYPICAL["income_now"]
    assert chat.says("一天 150 × 22 天").given["income_now"] == "3300"
