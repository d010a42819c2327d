"""How plainly an article is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.knowledge.plainness import BREATH, CHARACTERS, EASE, WORDS, breath, hard_to_read, reading_ease
from flows.model import LOCALES
from tests.reading.anything import ANYTHING


def test_the_reading_ease_is_the_one_of_flesch() -> None:
    """Two sentences, six words, seven syllables: a-ny has two, and the e of `like` is silent."""
    assert reading_ease(["You may call. Like any man."]) == pytest.approx(206.835 - 1.015 * 6 / 2 - 84.6 * 7 / 6)


def test_short_words_and_sentences_are_easier_than_long_ones() -> None:
    plain = reading_ease(["Ask who calls. Write it down. Then hang up."])
    hard = reading_ease(["Immediately ascertain the organisational affiliation of any communicating individual."])
    assert plain > EASE > hard


def test_paragraphs_are_not_run_together_and_a_colon_ends_a_sentence() -> None:
    assert reading_ease(["Call now", "Ask now"]) == reading_ease(["Call now. Ask now."])
    assert reading_ease(["Ask this: who calls"]) == reading_ease(["Ask this. Who calls"])
    assert reading_ease(["Ask this, who calls"]) < reading_ease(["Ask this: who calls"])


def test_chinese_inside_english_and_numbers_are_no_words() -> None:
    assert reading_ease(["Open 我的合同 12368 now."]) == reading_ease(["Open now."])
    assert reading_ease([]) == reading_ease(["你好。"]) == 100


def test_the_breath_is_the_length_between_two_marks() -> None:
    assert breath(["先问姓名，再问工号。", "好"]) == pytest.approx((4 + 4 + 1) / 3)
    assert breath(["他说“好”"]) == pytest.approx((2 + 1) / 2)
    assert breath([]) == breath(["，。"]) == 0


@pytest.mark.parametrize("words", [WORDS, WORDS + 1])
def test_an_english_sentence_has_thirty_six_words_at_most(words: int) -> None:
    found = list(hard_to_read([" ".join(["go"] * words) + ". Go."], "en"))
    assert [line for line in found if line.startswith(f"a sentence of {words} words")] == found[-1:] * (words > WORDS)


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
@pytest.mark.parametrize("length", [CHARACTERS, CHARACTERS + 1])
def test_a_chinese_sentence_has_seventy_characters_at_most(length: int, locale: str) -> None:
    sentence = "一二三四，" * (length // 5) + "五" * (length % 5)
    found = list(hard_to_read([f"好。{sentence}。好？"], locale))
    assert found == [f"a sentence of {length} characters: {sentence}"] * (length > CHARACTERS)


def test_chinese_that_leaves_no_breath_is_found() -> None:
    assert list(hard_to_read(["一" * int(BREATH) + "。"], "zh_Hans")) == []
    (found,) = hard_to_read(["一" * (int(BREATH) + 1) + "。"], "zh_Hans")
    assert found == "10.0 characters between two marks on average, more than 9"


def test_english_that_is_hard_is_found() -> None:
    (found,) = hard_to_read(["Institutional documentation necessitates justification."], "en")
    assert found.startswith("a reading ease of -")


@given(st.lists(ANYTHING, max_size=5), st.sampled_from(LOCALES))
def test_any_paragraphs_can_be_measured(paragraphs: list[str], locale: str) -> None:
    assert all(isinstance(fault, str) for fault in hard_to_read(paragraphs, locale))
