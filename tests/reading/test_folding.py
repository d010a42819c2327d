"""Folding: one spelling for what may be typed in many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.folding import fold
from flows.reading.simplified import PAIRS


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("三萬八千六", "三万八千六"),
        ("１．２萬　元", "1.2万 元"),
        ("￥３，５００", "¥3,500"),
        ("  About\u3000\n 3500 ", "about 3500"),
        ("著急 妳好 臺灣 裡面", "着急 你好 台湾 里面"),
        ("我係香港人", "我系香港人"),
        ("don’t", "don't"),
        ("3000–4000", "3000-4000"),
        ("3000～4000", "3000~4000"),
        ("1️⃣", "1"),
        ("③", "3"),
        ("a\x00b\u200bc\ufeff", "abc"),
        ("STRASSE Straße", "strasse strasse"),
        ("", ""),
        ("\u200e\u200f", ""),
        ("أهلا ١٢", "أهلا ١٢"),
    ],
)
def test_folding_leaves_one_spelling(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_no_simplified_character_is_folded_into_another() -> None:
    simplified = set(PAIRS[1::2])
    assert {fold(character) for character in simplified} == simplified


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.characters(), st.integers(min_value=1, max_value=10_000))
def test_folding_takes_any_length_of_any_character(character: str, times: int) -> None:
    assert len(fold(character * times)) <= 3 * times
