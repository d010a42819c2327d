"""What the words of a line mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.knowledge.synonyms import FILLERS, MEANINGS, SLIPS
from flows.knowledge.terms import keyed, listed, meanings, mend, names, stem
from flows.reading.folding import fold


@pytest.mark.parametrize(
    "line",
    ["催收電話", "催收电话", "崔收电话", "追數佬打嚟", "collectors calling", "a colletor rang my telephone, calls"],
)
def test_one_thing_said_in_many_ways_has_one_meaning(line: str) -> None:
    assert {"=collector", "=call"} <= set(meanings(line))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("花呗", "loan"),
        ("Huabei", "loan"),
        ("爆通訊錄", "contactbook"),
        ("老赖", "dishonest"),
        ("強執", "enforce"),
        ("12348 and 诉前调解", "mediator"),
        ("上岸", "payoff"),
        ("砍头息", "guarantee"),
        ("he wants me on WeChat", "wechat"),
        ("佢哋话會上門", "visit"),
        ("网袋", "loan"),
        ("協伤", "negotiate"),
        ("逾其", "overdue"),
        ("负贷", ""),
    ],
)
def test_slang_brands_and_slips_are_known(line: str, name: str) -> None:
    assert (f"={name}" in meanings(line)) == bool(name)


def test_the_longest_word_is_what_is_meant() -> None:
    assert meanings("谈不拢") == ["=fail"]
    assert meanings("谈") == ["=negotiate"]
    assert "=loan" in meanings("a loan app")
    assert meanings("better off without me") == ["=die"]


def test_a_meaning_is_there_as_often_as_it_is_said() -> None:
    assert meanings("电话 电话 telephone") == ["=call", "=call", "=call"]


def test_what_means_nothing_to_us_has_no_meaning() -> None:
    assert meanings("") == meanings("😭") == meanings("3800") == meanings("¥38,600 ……") == meanings("的了") == []


def test_an_english_word_is_the_same_in_its_inflections() -> None:
    assert {stem(word) for word in ("negotiate", "negotiated", "negotiating", "negotiates")} == {"negotiat"}
    assert stem("calls") == stem("calling") == stem("called") == "call"
    assert stem("class") == "class"


def test_a_slip_in_a_longer_word_is_mended_and_an_unknown_word_is_left() -> None:
    assert mend(stem("colletor")) == stem("collector")
    assert mend(stem("dokuments")) == stem("documents")
    assert mend("season") == "season"
    assert mend("cell") == "cell"


@pytest.mark.parametrize(
    "line", ["消费金融公司", "銀行。", "减免罚息", "花呗逾期三个月", "Late fees", "a longer term", ""]
)
def test_a_few_words_without_a_sign_of_asking_only_name_something(line: str) -> None:
    assert names(line)


@pytest.mark.parametrize(
    "line",
    ["接不接", "能减免罚息吗", "你是谁", "银行？", "who are you", "which papers", "把他们的号码全部拉黑了没关系"],
)
def test_a_question_is_more_than_a_name(line: str) -> None:
    assert not names(line)


@given(st.text(st.characters(), max_size=80) | st.text(st.sampled_from("催收电话 call me 協商，不!'-"), max_size=40))
def test_the_meanings_of_any_text_are_those_of_the_synonyms(text: str) -> None:
    assert set(meanings(text)) <= {f"={name}" for name, _ in keyed(MEANINGS)}


@given(st.text(alphabet="催收电话不接怎么办谈協商還款 abcl", max_size=30))
def test_the_script_and_the_width_make_no_difference(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "a" <= char <= "z" else char for char in text)
    assert meanings(wide) == meanings(fold(text)) == meanings(text)


def test_the_data_is_folded_and_says_everything_once() -> None:
    items = [item for data in (MEANINGS, SLIPS) for _, items in keyed(data) for item in items] + listed(FILLERS)
    assert [item for item in items if fold(item) != item] == []
    lines = [(name, item) for name, items in keyed(MEANINGS) for item in items]
    assert len(lines) == len(set(lines)) > 500


def test_no_slip_is_a_slip_for_two_words() -> None:
    slips = [slip for _, items in keyed(SLIPS) for slip in items]
    assert len(slips) == len(set(slips)) > 20
