"""The other debts as an answer: a sum, or debts one after another."""

from __future__ import annotations

import pytest

from bot.wording import Wording
from flows.model import HistoryRead
from tests.negotiation.cases import TYPICAL
from tests.negotiation.test_tools_budget import beside, grown, new
from tests.talking import Chat


def asked(wording: Wording, locale: str = "zh_Hans") -> Chat:
    """Somebody who is asked what else they owe."""
    given = {key: raw for key, raw in TYPICAL.items() if key not in {"other_debts", "asks", "offer", "pay_day"}}
    return beside(wording, locale, "other_debts", **given)


@pytest.mark.parametrize(
    ("typed", "whole", "listed"),
    [
        ("8000", "8000", None),
        ("一万到两万", "20000", None),
        ("0", "0", None),
        ("没有别的欠款", "0", None),
        ("信用卡 8000，每月500，年化18%，逾期", "8000", ["card|8000|500|0.18|late|"]),
        ("信用卡 8000；花呗三千", "11000", ["card|8000|||not_due|", "consumer|3000|||not_due|"]),
        ("房贷30万", "0", ["secured|300000|||not_due|"]),
    ],
)
def test_a_sum_or_a_list_may_be_typed(wording: Wording, typed: str, whole: str, listed: list[str] | None) -> None:
    chat = asked(wording).says(typed)
    assert chat.given["other_debts"] == whole
    assert chat.given.get("debts") == listed
    assert chat.state == "asks"


def test_a_sum_that_takes_the_place_of_a_list_is_said_aloud(wording: Wording) -> None:
    chat = asked(wording).commands("debts").says("信用卡 8000").taps("tool.debts.leave").taps("back")
    assert chat.state == "other_debts"
    assert "代替您的清单" in chat.says("100").sees
    assert chat.given["other_debts"] == "100"
    assert "debts" not in chat.given


@pytest.mark.parametrize("typed", ["没有别的欠款", "没有别的", "就这些了", "0", "没有了"])
def test_the_word_that_ends_a_list_leaves_it_as_it_is(wording: Wording, typed: str) -> None:
    chat = asked(wording).commands("debts").says("借呗 1.2万 每月一千 逾期").says(typed)
    assert chat.given["other_debts"] == "12000"
    assert chat.given["debts"] == ["credit|12000|1000||late|"]
    assert chat.state == "asks"


def test_an_offer_typed_below_the_list_is_no_debt(wording: Wording) -> None:
    chat = asked(wording).commands("debts").says("他们说分36期每期420，先付2000")
    assert "debts" not in chat.given
    assert chat.session.view == "tool.theirs."
    chat = asked(wording).commands("debts").says("对方说一次还8000结清")
    assert "debts" not in chat.given


@pytest.mark.parametrize("typed", ["7", "49", "0.5"])
def test_a_number_too_small_for_a_debt_is_none(wording: Wording, typed: str) -> None:
    assert "debts" not in asked(wording).commands("debts").says(typed).given


def test_what_was_told_counts_when_a_call_comes_in_between(wording: Wording) -> None:
    """Without the other debts the ceiling would be higher on the short path than on the full one."""
    chat = beside(wording, "zh_Hans", "pay_day", **{**TYPICAL, "other_debts": "38600", "offer": None, "pay_day": None})
    assert "底线：每月超过 ¥1,080" in chat.commands("plan").sees
    chat.commands("call")
    assert chat.given["path"] == "call_soon"
    assert "底线：每月超过 ¥1,080" in chat.commands("plan").sees


def test_whoever_is_under_age_gets_their_page_and_nothing_is_kept(wording: Wording) -> None:
    chat = new(wording, "zh_Hans").commands("budget")
    assert "哪一句说的是您？" in chat.sees
    chat.taps("tool.budget.about,minor")
    assert "您未满18岁" in chat.sees
    assert chat.given == {}
    assert "¥" not in chat.commands("debts").sees


def test_of_age_the_sheet_opens(wording: Wording) -> None:
    chat = new(wording, "zh_Hans").commands("budget").taps("tool.budget.about,adult")
    assert chat.given == {"about_you": "adult"}
    assert "¥2,160" in chat.says("6000").says("3600").sees


def test_a_command_takes_what_is_written_after_it(wording: Wording) -> None:
    assert "21.39%" in grown(wording).commands("rate", "10000 12 933").sees


@pytest.mark.parametrize(
    "typed",
    ["分36期每期420，先付2000", "一次性还8000结清", "先交5000", "可以减到8000", "只要3000", "本金打五折 10000 结清"],
)
def test_what_reads_like_an_offer_is_no_debt(wording: Wording, typed: str) -> None:
    assert "debts" not in asked(wording).commands("debts").says(typed).given


def test_a_debt_added_to_a_sum_that_was_told_keeps_the_rest_of_it(wording: Wording) -> None:
    """Else one debt of many would take their place, and the ceiling rise."""
    chat = beside(wording, "zh_Hans", **{**TYPICAL, "other_debts": "12000"}).commands("debts").says("信用卡 3000")
    assert chat.given["other_debts"] == "12000"
    assert chat.given["debts"] == ["card|3000|||not_due|", "credit|9000|||not_due|"]
    assert "¥9,000" in chat.sees


def test_nothing_that_a_tool_hides_can_be_skipped(wording: Wording) -> None:
    chat = asked(wording).commands("plan").says("跳过")
    assert chat.state == "other_debts"
    assert "other_debts" not in chat.given
    assert chat.session.view.startswith("tool.plan")


def test_the_export_tells_in_words_what_was_told_beside_the_questions(wording: Wording) -> None:
    given = {**TYPICAL, "their_offer": ["first=2000", "each=420", "number=36"], "living_floor": "800"}
    chat = beside(wording, "zh_Hans", "pay_day", **given).commands("debts").says("信用卡 8000 每月500 逾期")
    chat.event(HistoryRead(()))
    text = wording.plain(chat.kept[-1].blocks, "zh_Hans")
    for words in ("信用卡 ¥8,000，每月 ¥500，逾期", "36 期 × ¥420", "¥800"):
        assert words in text
    assert "|" not in text
    assert "each=" not in text
