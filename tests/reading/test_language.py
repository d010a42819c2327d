"""Which language a line is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model import LOCALES
from flows.reading.language import language_of
from tests.reading.anything import ANYTHING


@pytest.mark.parametrize("line", ["催收电话要不要接", "你好", "可以吗", "hello 你好", "3500 元", "LPR是什么"])
def test_chinese_without_a_traditional_character_is_simplified(line: str) -> None:
    assert language_of(line) == "zh_Hans"


@pytest.mark.parametrize("line", ["催收電話要不要接", "會", "hello 您還好嗎", "我可以談嗎？", "電话"])
def test_one_traditional_character_makes_a_line_traditional(line: str) -> None:
    assert language_of(line) == "zh_Hant"


@pytest.mark.parametrize("line", ["唔知", "佢话咁样得唔得", "冇钱", "係咩", "喺边", "啲利息"])
def test_cantonese_is_answered_in_traditional_characters(line: str) -> None:
    assert language_of(line) == "zh_Hant"


@pytest.mark.parametrize("line", ["", " ", "Can I go to prison?", "3500", "😀", "???", "カタカナ", "한글", "¿qué?"])
def test_a_line_without_chinese_is_answered_in_english(line: str) -> None:
    assert language_of(line) == "en"


@given(ANYTHING | st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_has_a_language_and_more_of_it_never_less_chinese(text: str) -> None:
    assert language_of(text) in LOCALES
    assert language_of(text + "電") == "zh_Hant"
    assert language_of(text + "中") == (language_of(text) if language_of(text) != "en" else "zh_Hans")
