"""/rate: what a loan truly costs a year, in two ways of telling it, and no verdict."""

from __future__ import annotations

import re

import pytest

from bot.wording import Wording
from flows.conversation import respond
from flows.model import LOCALES
from flows.negotiation.tools.all import TOOLS, computes
from tests.negotiation.cases import TYPICAL, said, scene
from tests.negotiation.test_tools_budget import begun, beside, new
from tests.negotiation.test_tools_plan import SILENT
from tests.negotiation.wandering import LIBRARY
from tests.talking import Chat

VECTORS = """
1万 分期12 每期手续费0.60% = 13.03% 13.84%
1万 分期12 每期手续费0.75% = 16.22% 17.48%
1万 分期12 每期手续费1.00% = 21.46% 23.7%
1万 分期24 每期手续费0.60% = 13.27% 14.1%
1万 分期24 每期手续费0.75% = 16.43% 17.72%
1万 分期36 每期手续费0.60% = 13.17% 14%
1万 分期3 每期手续费0.95% = 17.02% 18.41%
1万 分期6 每期手续费0.75% = 15.27% 16.38%
10000 12 893.33 = 13.03% 13.84%
10000 12 908.33 = 16.22% 17.48%
10000 12 933.33 = 21.45% 23.7%
10000 24 476.67 = 13.27% 14.1%
10000 24 491.67 = 16.43% 17.72%
10000 36 337.78 = 13.17% 14%
10000 3 3428.33 = 17.02% 18.41%
10000 6 1741.67 = 15.27% 16.38%
10000 12 945.60 = 24% 26.82%
12期等额本息年利率24%借1万 = 24% 26.82%
到手8800，每月还893.33，12期 = 38.1% 45.51%
I got 8,800 and pay 893.33 x 12 = 38.1% 45.51%
借1万先扣1200分12期每期还893.33 = 38.1% 45.51%
12% 等额本息 借1万 12期 担保费每月1% = 32.76% 38.15%
"""
VERDICT = re.compile(
    r"违法|非法|违规|高利贷|无效|不用还|違法|高利貸|illegal|unlawful|usur|void|need not pay|invalid", re.I
)
LOAN = "10000 12 945.60"


def _computed(wording: Wording, locale: str, typed: str) -> Chat:
    return new(wording, locale).commands("rate").says(typed)


@pytest.mark.parametrize("line", VECTORS.strip().split("\n"))
def test_every_vector_of_the_facts_can_be_typed(wording: Wording, line: str) -> None:
    """Facts 5.2; a cent of rounding in the instalment may move the last digit."""
    typed, _, rates = line.partition(" = ")
    seen = _computed(wording, "en", typed).sees
    found = re.search(r"A year: ([0-9.]+)% simple, ([0-9.]+)% compounded", seen)
    assert found, seen
    for shown, told in zip(found.groups(), rates.replace("%", "").split(), strict=True):
        assert abs(float(shown) - float(told)) < 0.02


@pytest.mark.parametrize(
    ("typed", "interest"),
    [
        ("12期等额本息年利率18%借1万", "¥1,001"),
        ("借1万，24期，年化12%，等额本息", "¥1,297"),
        ("12期等额本金年利率24%借1万", "¥1,300"),
    ],
)
def test_the_interest_of_the_facts_stands_below_the_sums(wording: Wording, typed: str, interest: str) -> None:
    assert f"Interest and charges together: {interest}" in _computed(wording, "en", typed).sees


def test_equal_principal_shows_its_first_and_its_last_instalment(wording: Wording) -> None:
    assert "first ¥1,033.33, last ¥850" in _computed(wording, "en", "12期等额本金年利率24%借1万").sees


@pytest.mark.parametrize(
    ("locale", "typed", "seen"),
    [
        ("zh_Hans", "日息万五", ("年化：单利 18%", "18.25%", "360天")),
        ("zh_Hans", "日息万分之五年化是多少", ("年化：单利 18%", "18.25%", "360天")),
        ("zh_Hant", "日息萬五", ("年化：單利 18%", "18.25%", "360天")),
        ("en", "0.05% a day", ("A year: 18% simple", "18.25%", "360 days")),
    ],
)
def test_a_daily_rate_is_told_by_360_and_by_365_days(
    wording: Wording, locale: str, typed: str, seen: tuple[str, ...]
) -> None:
    shown = _computed(wording, locale, typed).sees
    assert all(words in shown for words in seen)


def test_a_yearly_rate_has_no_days(wording: Wording) -> None:
    shown = _computed(wording, "en", "18% a year").sees
    assert "18% simple, 19.56% compounded" in shown
    assert "360" not in shown


@pytest.mark.parametrize("locale", LOCALES)
def test_every_example_of_its_own_can_be_typed(wording: Wording, locale: str) -> None:
    chat = new(wording, locale).commands("rate")
    shown = chat.sees.split("\n")[-1].split("：", 1)[-1].removeprefix("For example: ")
    examples = re.split(r"；|; ", shown)
    assert len(examples) == 3
    for example in examples:
        chat.commands("rate").says(re.sub(r"^(?:或|or) ?", "", example).rstrip("。."))
        assert chat.session.view != "tool.rate.", example


# -- what it is measured by -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("lender", ["bank", "consumer_finance", "microloan", "private"])
def test_no_yardstick_accuses(wording: Wording, locale: str, lender: str) -> None:
    chat = _computed(wording, locale, LOAN).taps(f"tool.rate.lender,{lender}")
    assert not VERDICT.search(chat.sees)
    assert not chat.has("tool.rate.lender,bank")
    assert "24%" in chat.sees
    assert "26.83%" in chat.sees  # an instalment of 945.60 is rounded up


@pytest.mark.parametrize(
    ("lender", "rule"),
    [
        ("bank", "at most 24% a year in all"),
        ("consumer_finance", "no published limit"),
        ("microloan", "New micro-loans above 24% are to stop"),
        ("private", "ask 12348"),
    ],
)
def test_the_yardstick_is_that_of_the_lender(wording: Wording, lender: str, rule: str) -> None:
    assert rule in _computed(wording, "en", LOAN).taps(f"tool.rate.lender,{lender}").sees
    assert rule in beside(wording, **{**TYPICAL, "lender_kind": lender}).commands("rate").says(LOAN).sees


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("lender", ["bank", "consumer_finance", "microloan", "guarantor", "asset_manager", "unsure"])
def test_four_times_the_lpr_is_for_a_private_lender_alone(wording: Wording, locale: str, lender: str) -> None:
    """Facts 1.1, 5.6: it is no rule of licensed lenders."""
    own = {**TYPICAL, "lender_kind": lender, "contract_date": "2025-03-01"}
    shown = beside(wording, locale, **own).commands("rate").says(LOAN).sees
    assert "LPR" not in shown


def test_a_private_lenders_yardstick_is_that_of_the_contracts_day(wording: Wording) -> None:
    own = {**TYPICAL, "lender_kind": "private", "rate": "0.36", "contract_date": "2024-12-20"}
    shown = beside(wording, **own).commands("rate").says(LOAN).sees
    assert "12.4%" in shown
    shown = beside(wording, **{**own, "contract_date": None}).commands("rate").says(LOAN).sees
    assert "Four times the LPR of the contract's day:" not in shown


def test_the_lender_that_was_named_stays_for_the_next_loan(wording: Wording) -> None:
    chat = _computed(wording, "en", LOAN).taps("tool.rate.lender,bank").says("10000 12 933")
    assert "at most 24% a year" in chat.sees
    chat.taps("tool.rate.again")
    assert "Write three numbers" in chat.sees


# -- wherever it is typed ---------------------------------------------------------------------------------------------
ASKED = {
    "zh_Hans": "借1万分12期每期933 年化多少",
    "zh_Hant": "借1萬分12期每期933，年化幾多",
    "en": "borrowed 10000, 12 instalments of 933, what is the yearly rate",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_words_may_be_the_question(wording: Wording, locale: str) -> None:
    chat = new(wording, locale).says(ASKED[locale])
    assert "21.39%" in chat.sees
    assert chat.given == {}
    chat.taps("tool.rate.leave")
    assert chat.state == "path"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", ["owed_total", "principal", "instalment", "instalments_left", "rate", "income_now"])
def test_below_an_open_question_it_does_not_become_the_answer(wording: Wording, locale: str, state: str) -> None:
    keys = list(TYPICAL)
    given = {key: TYPICAL[key] for key in keys[: keys.index(state)]}
    chat = beside(wording, locale, state, **given).says(ASKED[locale])
    assert "21.39%" in chat.sees
    assert chat.given == given
    assert chat.state == state
    chat.taps("tool.rate.leave")
    assert chat.state == state


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_answered_behind_the_shut_gate_too_and_promises_nothing(wording: Wording, locale: str) -> None:
    chat = beside(wording, locale, "offer", **{**TYPICAL, **SILENT}).says(ASKED[locale])
    assert "21.39%" in chat.sees
    assert "1,200" not in chat.sees


@pytest.mark.parametrize(
    ("locale", "crisis"), [("zh_Hans", "我不想活了"), ("zh_Hant", "我不想活了"), ("en", "I want to die")]
)
def test_in_a_crisis_nothing_is_computed(wording: Wording, locale: str, crisis: str) -> None:
    chat = begun(wording, locale).says(crisis)
    standing = chat.given
    for words in (ASKED[locale], "6000", "36 × 420, first 2000", "他们说分36期每期420，先付2000"):
        chat.says(words)
        assert "%" not in chat.sees
        assert "¥" not in chat.sees
        assert chat.given == standing
    for command in ("rate", "budget", "debts", "plan", "sheet", "theirs"):
        chat.commands(command)
        assert "%" not in chat.sees
        assert not any(button.act == "tool" for button in chat.all_buttons())


@pytest.mark.parametrize("locale", LOCALES)
def test_a_crisis_told_in_the_same_words_goes_first(wording: Wording, locale: str) -> None:
    chat = begun(wording, locale).says(f"我不想活了，{ASKED['zh_Hans']}")
    assert "21.39%" not in chat.sees
    assert chat.session.crisis


@pytest.mark.parametrize(
    "typed", ["年利率24%高不高", "我欠了5万，逾期3个月了", "利息太高怎么办", "3500", "还剩12期，每期1200"]
)
def test_what_asks_for_no_rate_is_left_alone(typed: str) -> None:
    assert computes(typed, scene()) is None


@pytest.mark.parametrize("typed", ["10000", "10000, 12", "I borrowed 8000"])
def test_too_few_numbers_are_asked_for_again(wording: Wording, typed: str) -> None:
    chat = begun(wording).commands("rate").says(typed)
    assert "I need what you got, how many instalments, and each of them." in chat.sees
    assert "owed_total" not in chat.given


@pytest.mark.parametrize(
    "typed",
    [
        "借8000元，分期12个月，每月还款 752.67，服务费 480元",
        "借1万 月息200 一年后还本",
        "分24期 每期500",
        "借0 分12期 每期700",
        "借2000，每期200，12期，一周一期",
        "每10天还一次 借2000 12期 每期200",
        "日息十万分之五",
    ],
)
def test_no_sum_becomes_a_rate_and_no_week_a_month(wording: Wording, typed: str) -> None:
    seen = new(wording, "zh_Hans").commands("rate").says(typed).sees
    assert "年化：" not in seen
    assert "请写" in seen or "需要知道" in seen or "写三个数" in seen


@pytest.mark.parametrize(
    ("typed", "simple"),
    [
        ("借5000到手4500 一个月后还5000", "133.33%"),
        ("砍头息 借3000到手2100 7天还3000", "2,204.08%"),
        ("周息2%", "104%"),
        ("万分之五一天", "18%"),
        ("10天一期 利息10%", "360%"),
        ("借1万 手续费10% 12期 每期900", "35.07%"),
        ("借6000 12期 手续费 8.8%", "15.86%"),
    ],
)
def test_what_short_loans_and_fees_cost(wording: Wording, typed: str, simple: str) -> None:
    assert f"年化：单利 {simple}，" in new(wording, "zh_Hans").commands("rate").says(typed).sees


def test_less_paid_than_received_is_said_so(wording: Wording) -> None:
    shown = _computed(wording, "en", "10000 12 800").sees
    assert "That is ¥400 less than was received." in shown


def test_its_screen_reads_the_same_from_any_session(wording: Wording) -> None:
    """The detail is all there is: nothing of the loan is kept with the case."""
    page = TOOLS["rate"].page("received=10000,each=933,number=12,lender=bank", scene(lender_kind="private"))
    assert any("21.39%" in line for line in said(wording, page.blocks, "en"))
    assert "rate" not in Chat(respond, wording, "en", LIBRARY).commands("rate").says(LOAN).given
