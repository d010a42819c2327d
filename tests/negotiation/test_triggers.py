"""Typed sentences that need a word first, and those that are answers or questions."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording import Wording
from flows.model import LOCALES, Answers, Raw, Scene
from flows.negotiation import documents, needs, situation
from flows.negotiation.branches import NOTICES
from flows.negotiation.triggers import spoken_of
from flows.reading.crisis import assess

LINES = Path(__file__).parent / "lines"
SELF_HARM = Path(__file__).parent.parent / "reading" / "lines"
CALLS_FOR = ("violence", "blackmail", "not_gone", "scam", "borrow", "forged", "elsewhere", "sold")
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def lines(name: str) -> list[str]:
    return (LINES / f"{name}.txt").read_text("utf-8").splitlines()


def scene(**given: Raw) -> Scene:
    return Scene(Answers(given), NOW, "zh_Hans")


FIRST = scene()
WELL_ON = scene(path="prepare", about_you="adult", court_papers="none", lender_kind="consumer_finance")


@pytest.mark.parametrize(("notice", "line"), [(notice, line) for notice in CALLS_FOR for line in lines(notice)])
def test_a_sentence_calls_for_its_warning(notice: str, line: str) -> None:
    assert spoken_of(line, WELL_ON) == notice
    assert spoken_of(f"  {line}  ", WELL_ON) == notice


@pytest.mark.parametrize("line", lines("innocent"))
def test_answers_and_other_questions_call_for_nothing(line: str) -> None:
    assert spoken_of(line, FIRST) == spoken_of(line, WELL_ON) == ""


def test_there_are_enough_lines_to_tell() -> None:
    assert all(len(lines(notice)) >= 15 for notice in CALLS_FOR)
    assert len(lines("innocent")) >= 60


def test_what_is_written_on_a_button_or_stands_for_it_is_an_answer(wording: Wording) -> None:
    steps = (*situation.STEPS, *documents.STEPS, *needs.STEPS)
    options = [option for step in steps for option in getattr(step.answer, "options", ())]
    labels = [
        words
        for option in options
        for text in (option.label, option.short)
        if text
        for words in (wording.words(text, locale) for locale in LOCALES)
    ]
    synonyms = [word for option in options for word in option.also]
    assert len(labels) > 200
    assert [word for word in (*labels, *synonyms) if spoken_of(word, WELL_ON)] == []


def test_the_question_of_every_step_calls_for_nothing(wording: Wording) -> None:
    for step in (*situation.STEPS, *documents.STEPS, *needs.STEPS):
        ask = step.ask(WELL_ON) if callable(step.ask) else step.ask
        for locale in LOCALES:
            assert spoken_of(wording.words(ask, locale), WELL_ON) == "", step.key


def test_news_of_a_sale_is_the_answer_while_the_lender_is_still_asked_for() -> None:
    asked = scene(path="prepare", about_you="adult", court_papers="none")
    assert spoken_of("他们说债权转让了", asked) == ""
    assert spoken_of("他们说债权转让了", WELL_ON) == "sold"
    assert spoken_of("债权转让是什么意思", asked) == "sold"


def test_a_place_is_the_answer_while_it_is_still_asked_for() -> None:
    asked = scene(path="prepare")
    assert spoken_of("我在香港借的", asked) == ""
    assert spoken_of("香港的贷款能协商吗", asked) == "elsewhere"
    assert spoken_of("我在香港借的", WELL_ON) == "elsewhere"


def test_money_that_is_borrowed_is_no_lump_sum() -> None:
    asked = scene(path="prepare", about_you="adult", lender_kind="bank", asks=["lump_sum", "waive"])
    answered = scene(path="prepare", about_you="adult", lender_kind="bank", asks=["lump_sum"], lump_sum="5000")
    for line in ("跟亲戚借5万", "借5万", "找朋友借的两万", "I can borrow 5000", "親戚借我三萬"):
        assert spoken_of(line, asked) == "borrow"
        assert spoken_of(line, answered) == spoken_of(line, WELL_ON) == ""
    assert spoken_of("自己的钱，没有借", asked) == spoken_of("20000", asked) == ""


def test_the_more_dangerous_of_two_things_is_spoken_of() -> None:
    assert spoken_of("他让我转到私人账户，我想借一笔先还", WELL_ON) == "scam"
    assert spoken_of("已经过了诉讼时效，债权转让了还要还吗？", WELL_ON) == "not_gone"


def test_violence_is_spoken_of_before_anything_else() -> None:
    assert spoken_of("他让我转到私人账户，不然明天上门打我", WELL_ON) == "violence"
    assert spoken_of("已经过了诉讼时效。他们堵在门口", WELL_ON) == "violence"


@pytest.mark.parametrize("kind", ["danger", "alarm", "doubtful"])
def test_words_of_self_harm_are_not_taken_for_violence(kind: str) -> None:
    words = (SELF_HARM / f"crisis_{kind}.txt").read_text("utf-8").splitlines()
    assert [line for line in words if spoken_of(line, WELL_ON) == "violence"] == []


@pytest.mark.parametrize("line", ["催收说会杀了我全家", "他们说要弄死我", "they said they will kill my family"])
def test_a_threat_to_kill_is_only_doubtful_as_self_harm_and_so_is_heard_as_violence(line: str) -> None:
    assert (assess(line), spoken_of(line, FIRST)) == ("doubtful", "violence")


def test_what_stands_far_apart_in_a_long_story_belongs_not_together() -> None:
    begins, ends, between = "他们天天打电话来，", "今天手机上有个验证码", "后来生意不好，房租也涨了，"
    assert spoken_of(begins + ends, WELL_ON) == "scam"
    assert spoken_of(begins + between * 8 + ends, WELL_ON) == ""
    assert spoken_of(begins + between * 8 + "那我不用还了吧", WELL_ON) == "not_gone"


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert spoken_of(text, WELL_ON) in {"", *NOTICES}


@settings(deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["", "元", "万", "期", "天", "年", "%", " yuan", " days", " years"]))
def test_no_number_calls_for_anything(number: int, unit: str) -> None:
    assert spoken_of(f"{number}{unit}", WELL_ON) == spoken_of(f"大概{number}{unit}左右", FIRST) == ""
