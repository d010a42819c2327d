"""What a line is made of, for the classifier."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.knowledge.classifier import Classifier, bucket
from flows.knowledge.features import MOST, features
from tests.reading.anything import ANYTHING

SOUNDS = {"催": "cui", "收": "sou", "受": "sou", "手": "sou", "电": "dian", "话": "hua"}
PEOPLE_TYPE = st.text(st.sampled_from("催收电話坐牢嗎逾期還款借ABcd '12,。？\n🙂"), max_size=60)
SURROGATES = st.text(st.characters(exclude_categories=()), max_size=40)


def sounds_of(line: str) -> set[str]:
    return {found for found in features(line, SOUNDS) if found.startswith("p")}


def test_chinese_is_taken_in_ones_twos_and_threes_and_in_syllables() -> None:
    assert features("收电话", SOUNDS) == {
        *("收", "电", "话", "收电", "电话", "收电话"),
        *("psou dian", "pdian hua", "psou dian hua"),
        "=call",
    }


def test_a_character_without_a_sound_stands_for_itself() -> None:
    assert "psou 龘" in features("收龘", SOUNDS)


def test_english_is_taken_in_words_pairs_and_four_letters() -> None:
    found = features("They sued", {})
    assert {"wthey", "wsued", "wthey sued", "k<the", "kthey", "khey>", "k<sue", "ksued", "kued>"} <= found


def test_a_number_counts_by_its_length_but_a_hotline_by_itself() -> None:
    assert "d4" in features("3800", {})
    assert "d6" in features("13800138000", {})
    assert {"d12368", "d96110"} <= features("12368 96110", {})
    assert "d5" in features("38600", {})
    assert features("3800 yuan", {}) == features("4200 yuan", {})


def test_homophones_share_their_sounds_and_not_their_characters() -> None:
    assert sounds_of("催收") == sounds_of("催受") == sounds_of("催手") == {"pcui sou"}
    assert "催收" not in features("催受", SOUNDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [("催收", "催受"), ("协商", "协伤"), ("逾期", "逾其"), ("网贷", "网代"), ("征信", "正信"), ("张三", "脏三")],
)
def test_the_sounds_of_the_product_let_homophones_meet(classifier: Classifier, one: str, other: str) -> None:
    shared = features(one, classifier.sounds) & features(other, classifier.sounds)
    assert any(found.startswith("p") for found in shared)


def test_the_sounds_of_the_product_know_the_common_characters(classifier: Classifier) -> None:
    assert len(classifier.sounds) > 15_000
    assert {classifier.sounds[char] for char in "是师诗"} == {"si"}
    assert classifier.sounds["兵"] == classifier.sounds["宾"] == "bin"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("催收電話會打給我爸媽嗎", "催收电话会打给我爸妈吗"),
        ("PRISON? Can I Go", "prison? can i go"),
        ("ｐｒｉｓｏｎ　１２３６８", "prison 12368"),
        ("Don’t call", "don't call"),
        ("催\u200b收", "催收"),
    ],
)
def test_script_width_case_and_invisible_signs_make_no_difference(one: str, other: str) -> None:
    assert features(one, SOUNDS) == features(other, SOUNDS) != set()


@given(PEOPLE_TYPE)
def test_width_and_case_make_no_difference_whatever_is_typed(line: str) -> None:
    wide = line.upper().translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert features(wide, SOUNDS) == features(line, SOUNDS)


@pytest.mark.parametrize("rest", ["zzzz", "坐牢", " 催收", " prison", "12368"])
def test_four_hundred_characters_are_read_and_no_more(rest: str) -> None:
    line = "哦" * MOST
    assert MOST == 400
    assert features(line + rest, SOUNDS) == features(line, SOUNDS)
    assert features(line[len(rest) :] + rest, SOUNDS) != features(line, SOUNDS)


@given(ANYTHING | SURROGATES | PEOPLE_TYPE)
def test_any_text_has_features_that_have_buckets(text: str) -> None:
    found = features(text, SOUNDS)
    assert "" not in found
    assert all(bucket(one) >= 0 for one in found)


@pytest.mark.parametrize("line", ["", " ", "？！", "🙂🙂", "\x00", "カタカナ", "한글", "\ud800"])
def test_what_says_nothing_has_no_features(line: str) -> None:
    assert features(line, SOUNDS) == set()
