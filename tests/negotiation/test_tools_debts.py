"""/debts: every debt, typed one after another, and what of a month each gets."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from bot.wording import Wording
from flows.model import LOCALES, Tapped
from tests.negotiation.cases import TYPICAL
from tests.negotiation.test_tools_budget import begun, beside, grown
from tests.talking import Chat

CARD = {
    "zh_Hans": "信用卡 8000 每月500 年化18% 逾期",
    "zh_Hant": "信用卡 8000 每月500 年化18% 逾期",
    "en": "credit card 8000, 500 a month, 18% a year, late",
}
SEEN = {
    "zh_Hans": "2 信用卡 ¥8,000，每月 ¥500，年化 18%，逾期",
    "zh_Hant": "2 信用卡 ¥8,000，每月 ¥500，年化 18%，逾期",
    "en": "2 credit card ¥8,000, ¥500 a month, 18% a year, late",
}
_SHARE = re.compile(r"→ ¥([0-9,.]+) a month")


def _open(wording: Wording, locale: str = "en") -> Chat:
    """Somebody whose month is known and whose other debts are not."""
    return beside(wording, locale, **{**TYPICAL, "other_debts": None}).commands("debts")


def shares_seen(chat: Chat) -> list[Decimal]:
    return [Decimal(share.replace(",", "")) for share in _SHARE.findall(chat.sees)]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_of_the_screen_is_a_debt(wording: Wording, locale: str) -> None:
    chat = _open(wording, locale).says(CARD[locale])
    assert SEEN[locale] in chat.sees
    assert chat.given["other_debts"] == "8000"
    assert chat.given["debts"] == ["card|8000|500|0.18|late|"]
    example = next(line for line in chat.sees.split("\n") if "8000" in line)
    chat.taps("tool.debts.edit,0").says(example.split("：", 1)[-1].removeprefix("For example: "))
    assert chat.given["debts"] == ["card|8000|500|0.18|late|"]


def test_the_shares_of_several_debts_are_the_ceiling_to_the_cent(wording: Wording) -> None:
    chat = _open(wording).says("card 8000\nfriend 12000\nonline 6700")
    assert chat.given["other_debts"] == "26700"
    assert "3 debts noted." in chat.sees
    assert len(shares_seen(chat)) == 4
    assert sum(shares_seen(chat)) == 2160
    assert "Together ¥65,300; ¥2,160 a month at most, by shares." in chat.sees


def test_the_worked_check_of_the_debt_charities_gives_the_cent_out(wording: Wording) -> None:
    """Facts 5.4: 160 over 4,550, 6,700 and 1,200."""
    answers = {**TYPICAL, "owed_total": "4550", "principal": None, "other_debts": None}
    chat = beside(wording, **{**answers, "income_now": "3777.78", "essentials": "3600"})
    chat.commands("debts").says("card 6700\nfriend 1200")
    assert "¥160 a month" in chat.sees
    assert sum(shares_seen(chat)) == 160
    assert all(
        abs(share - told) <= Decimal("0.01")
        for share, told in zip(shares_seen(chat), map(Decimal, ("58.47", "86.10", "15.42")), strict=True)
    )


def test_one_more_is_added_to_those_before(wording: Wording) -> None:
    chat = _open(wording).says("card 8000").says("friend 12000")
    assert chat.given["other_debts"] == "20000"
    assert "3 friends, family ¥12,000" in chat.sees


def test_a_debt_is_written_again_or_removed(wording: Wording) -> None:
    chat = _open(wording).says("card 8000\nfriend 12000\nonline 6700").taps("tool.debts.edit,1")
    assert "friends, family ¥12,000" in chat.sees
    chat.says("friend 5000")
    assert chat.given["other_debts"] == "19700"
    assert chat.given["debts"] == ["card|8000|||not_due|", "other|5000|||not_due|", "small|6700|||not_due|"]
    chat.taps("tool.debts.edit,0").taps("tool.debts.drop,0")
    assert chat.given["other_debts"] == "11700"
    assert "Removed." in chat.sees
    assert sum(shares_seen(chat)) == 2160


def test_the_last_one_removed_leaves_no_other_debts(wording: Wording) -> None:
    chat = _open(wording).says("card 8000").taps("tool.debts.edit,0").taps("tool.debts.drop,0")
    assert chat.given["other_debts"] == "0"
    assert "debts" not in chat.given
    assert "¥2,160" not in chat.sees


def test_a_removal_tapped_twice_removes_one(wording: Wording) -> None:
    chat = _open(wording).says("card 8000\nfriend 12000").taps("tool.debts.edit,0")
    data = chat.data("tool.debts.drop,0")
    chat.event(Tapped(data)).event(Tapped(data))
    assert chat.given["debts"] == ["other|12000|||not_due|"]


def test_a_secured_debt_shares_with_none(wording: Wording) -> None:
    chat = _open(wording).says("card 8000\nmortgage 300000, 2500 a month")
    assert chat.given["other_debts"] == "8000"
    secured = next(line for line in chat.sees.split("\n") if "300,000" in line)
    assert "→" not in secured
    assert sum(shares_seen(chat)) == 2160
    assert "The secured one comes first: its instalment belongs to the essentials." in chat.sees
    assert "Together ¥46,600" in chat.sees


def test_where_this_debt_is_secured_no_month_is_shared(wording: Wording) -> None:
    chat = (
        beside(wording, **{**TYPICAL, "loan_kind": "secured", "other_debts": None}).commands("debts").says("card 8000")
    )
    assert shares_seen(chat) == []
    assert "by shares" not in chat.sees


def test_no_other_debts_is_a_button_that_answers_and_leaves(wording: Wording) -> None:
    answers = {key: raw for key, raw in TYPICAL.items() if key not in {"other_debts", "asks", "pay_day"}}
    chat = beside(wording, state="other_debts", **answers).commands("debts").taps("tool.debts.none")
    assert chat.given["other_debts"] == "0"
    assert chat.state == "asks"
    assert not chat.session.view


def test_the_sum_that_was_answered_stands_as_one_line(wording: Wording) -> None:
    chat = beside(wording, **{**TYPICAL, "other_debts": "20000"}).commands("debts")
    assert "elsewhere ¥20,000 in all" in chat.sees
    assert sum(shares_seen(chat)) == 2160


def test_a_sum_answered_anew_in_the_flow_takes_the_place_of_the_list(wording: Wording) -> None:
    chat = _open(wording).says("card 8000")
    chat.session.case.answers["other_debts"] = "30000"
    chat.commands("debts")
    assert "credit card ¥8,000" not in chat.sees
    assert "elsewhere ¥30,000 in all" in chat.sees


def test_there_is_room_for_twelve(wording: Wording) -> None:
    chat = _open(wording).says("\n".join(f"card {1000 + n}" for n in range(12)))
    known = chat.given["debts"]
    chat.says("friend 500")
    assert "There is room for 12 debts" in chat.sees
    assert chat.given["debts"] == known
    assert chat.has("tool.debts.edit,11")


@pytest.mark.parametrize("typed", ["card 8000 and friend 3000, both", "card 5%", "8000 and 9000"])
def test_a_line_of_several_sums_is_asked_for_again(wording: Wording, typed: str) -> None:
    chat = _open(wording).says(typed)
    assert "debts" not in chat.given
    assert chat.given["pay_day"] == TYPICAL["pay_day"]
    assert chat.session.view == "tool.debts."


def test_one_bad_line_of_several_notes_none(wording: Wording) -> None:
    chat = _open(wording).says("card 8000\nfriend 1000 online 3000")
    assert "debts" not in chat.given
    assert "One debt a line" in chat.sees


def test_without_a_month_or_a_sum_there_are_no_shares(wording: Wording) -> None:
    chat = begun(wording).commands("debts").says("card 8000")
    assert "1 this one: the sum is still open" in chat.sees
    assert "→" not in chat.sees
    assert "card ¥8,000" in grown(wording).commands("debts").says("card 8000").sees


@pytest.mark.parametrize("locale", LOCALES)
def test_the_debt_as_typed_is_never_an_answer_to_the_hidden_question(wording: Wording, locale: str) -> None:
    chat = begun(wording, locale).commands("debts").says("8000").says("12000")
    assert "owed_total" not in chat.given
    assert chat.given["other_debts"] == "20000"


def test_a_due_day_stands_with_it(wording: Wording) -> None:
    chat = _open(wording).says("3,500 at 18%, due 5 December")
    assert chat.given["debts"] == ["credit|3500||0.18|not_due|2026-12-05"]
    assert "due" in chat.sees


def test_a_secured_instalment_is_asked_about_and_the_button_s_word_removes_one_debt(wording: Wording) -> None:
    chat = beside(wording, "zh_Hans", **{**TYPICAL, "other_debts": None}).commands("debts")
    chat.says("车贷 60000，每月2000，有抵押")
    assert "它每月的 ¥2,000，算在您的 ¥3,600 里了吗？" in chat.sees
    chat.taps("tool.debts.edit,0").says("删掉")
    assert chat.session.view.startswith("tool.debts.")
    assert not chat.given.get("debts")
