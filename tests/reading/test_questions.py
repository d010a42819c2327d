"""Questions to the bot, and answers that only look like them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.questions import is_question
from tests.reading.anything import ANYTHING, LONG
from tests.reading.spelling import chinese, english

LINES = Path(__file__).parent / "lines"
LOCALES = ("zh_Hans", "zh_Hant", "en")


def _lines(name: str) -> list[str]:
    return (LINES / f"{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [line for locale in LOCALES for line in _lines(f"questions_{locale}")])
def test_a_question_never_becomes_an_answer(line: str) -> None:
    assert is_question(line)
    assert is_question(f"  {line.upper()} ")


@pytest.mark.parametrize("line", [line for locale in LOCALES for line in _lines(f"answers_{locale}")])
def test_an_answer_never_becomes_a_question(line: str) -> None:
    assert not is_question(line)
    assert not is_question(f"  {line.upper()} ")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["questions", "answers"])
def test_every_language_has_its_forty_lines(kind: str, locale: str) -> None:
    assert len(set(_lines(f"{kind}_{locale}"))) >= 40


@given(number=st.integers(0, 10**9), mark=st.sampled_from(["", "?", "？", "吧？", "左右？", " maybe?", " I think?"]))
def test_a_number_is_an_answer_whatever_mark_follows(number: int, mark: str) -> None:
    for typed in (str(number), f"{number:,}元", f"{chinese(number)}块", f"about {english(number)}"):
        assert not is_question(typed + mark)


@given(day=st.dates(), mark=st.sampled_from(["", "?", "？", "吧"]))
def test_a_day_is_an_answer_whatever_mark_follows(day: object, mark: str) -> None:
    assert not is_question(f"{day}{mark}")


@given(ANYTHING)
def test_any_text_is_a_question_or_not(text: str) -> None:
    assert is_question(text) in (True, False)


@pytest.mark.parametrize(
    "text", [*LONG, "不知道谁" * 2500, "我不知道" * 2500, "什么 " * 3000, "is it " * 1600, "能" * 10_000]
)
def test_ten_thousand_characters_are_judged_in_one_go(text: str) -> None:
    assert is_question(text) in (True, False)
