"""The words of a question without an answer: enough to see what is missing, nothing of who asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.knowledge.unanswered import words_to_count
from tests.reading.anything import ANYTHING, LONG

WORDS = ("wages", "frozen", "pension", "公积金", "提取", "工伤", "landlord", "房租", "水电", "deposit", "visa", "签证")


def test_the_words_that_say_something_are_counted() -> None:
    assert words_to_count("Can they take my pension?") == ("pension", "take")
    assert words_to_count("请问公积金可以提取吗") == ("公积金", "提取")


def test_a_word_is_counted_once_and_in_simplified_small_letters() -> None:
    assert words_to_count("Pension, PENSION, pension") == ("pension",)
    assert words_to_count("工傷 工伤") == ("工伤",)


def test_a_long_run_of_chinese_is_counted_in_pairs() -> None:
    assert words_to_count("公积金提取条件") == ("公积", "取条", "金提")


@pytest.mark.parametrize("line", ["", "?!", "🙂", "的了吗", "what is it", "a b c", "I"])
def test_what_says_nothing_counts_nothing(line: str) -> None:
    assert words_to_count(line) == ()


@pytest.mark.parametrize(
    "secret",
    [
        *("13800138000", "138-0013-8000", "１３８００１３８０００", "440301199001011234", "¥38,600", "٣٤٥٦", "abc123"),
        *("someone@example.com", "Someone@Example.Com", "某人＠例子．com", "@telegram_name", "me@x"),
        *("www.example.com/x", "https://example.com/me?id=someone", "example.com.", "t.me/someone", "a\\someone"),
    ],
)
@pytest.mark.parametrize("around", ["pension {}", "{} pension", "pension {} pension", "pension\n{}\n"])
def test_no_number_no_address_and_no_mail_is_counted(secret: str, around: str) -> None:
    assert words_to_count(around.format(secret)) == ("pension",)


def test_twelve_words_of_a_line_are_counted_at_most() -> None:
    assert len(words_to_count(" ".join(f"word{letter}{letter}" for letter in "abcdefghijklmnopqrst"))) == 12


def test_only_the_beginning_of_a_long_message_is_counted() -> None:
    assert words_to_count("the " * 200 + "pension") == ()


@given(st.permutations(WORDS))
def test_nothing_of_the_order_is_left(words: list[str]) -> None:
    assert words_to_count(" ".join(words)) == tuple(sorted(WORDS))


MAIL = st.from_regex(r"[a-z]{2,8}@[a-z]{2,8}\.(com|cn|org)", fullmatch=True)


@given(
    ANYTHING
    | st.text(st.characters(exclude_categories=()), max_size=60)
    | st.lists(MAIL | st.integers(0, 10**12).map(str) | st.sampled_from(WORDS), max_size=20).map(" ".join)
)
def test_of_any_text_only_a_few_words_without_signs_are_counted(text: str) -> None:
    found = words_to_count(text)
    assert len(found) <= 12
    assert list(found) == sorted(set(found))
    assert all(re.fullmatch("[a-z]{3,20}|[㐀-鿿]{2,4}", word) for word in found)


@given(MAIL)
def test_no_part_of_an_address_is_counted(mail: str) -> None:
    assert words_to_count(f"写到{mail}") == words_to_count(mail) == ()


@pytest.mark.parametrize("text", LONG)
def test_long_texts_are_counted_like_others(text: str) -> None:
    assert len(words_to_count(text)) <= 12
