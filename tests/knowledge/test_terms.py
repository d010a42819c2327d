"""What a line is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.knowledge.synonyms import FILLERS, MEANINGS, SLIPS
from flows.knowledge.terms import keyed, listed, mend, names, stem, terms


def meanings(line: str) -> set[str]:
    return {term for term in terms(line) if term.startswith("=")}


@pytest.mark.parametrize(
    "line",
    ["催收電話", "催收电话", "崔收电话", "追數佬打嚟", "collectors calling", "a colletor rang my telephone, calls"],
)
def test_one_thing_said_in_many_ways_has_one_meaning(line: str) -> None:
    assert {"=collector", "=call"} <= meanings(line)


def test_the_longest_word_is_what_is_meant() -> None:
    assert meanings("谈不拢") == {"=fail"}
    assert meanings("谈") == {"=negotiate"}


def test_chinese_is_taken_in_pairs_between_words_that_say_nothing() -> None:
    assert terms("请问账户余额呢") == ["账户", "户余", "余额"]


def test_an_english_word_is_the_same_in_its_inflections() -> None:
    assert {stem(word) for word in ("negotiate", "negotiated", "negotiating", "negotiates")} == {"negotiat"}
    assert stem("calls") == stem("calling") == stem("called") == "call"
    assert stem("class") == "class"


def test_a_slip_in_a_longer_word_is_mended_and_an_unknown_word_is_left() -> None:
    assert mend(stem("colletor")) == stem("collector")
    assert mend(stem("dokuments")) == stem("documents")
    assert mend("season") == "season"
    assert mend("cell") == "cell"


@pytest.mark.parametrize("line", ["", "😭", "……", "3800", "¥38,600", "的了吗", "what is it?"])
def test_there_is_nothing_to_search_for_where_nothing_is_said(line: str) -> None:
    assert terms(line) == []


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


@given(st.text(max_size=80))
def test_any_text_has_terms_and_none_of_them_is_empty(text: str) -> None:
    assert all(terms(text)) or terms(text) == []


@given(st.text(alphabet="催收电话不接怎么办谈協商還款 abc", max_size=30))
def test_the_script_and_the_width_make_no_difference(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "a" <= char <= "z" else char for char in text)
    assert terms(wide) == terms(text)


def test_the_data_is_folded_and_says_everything_once() -> None:
    from flows.reading.folding import fold

    items = [item for data in (MEANINGS, SLIPS) for _, items in keyed(data) for item in items] + listed(FILLERS)
    assert [item for item in items if fold(item) != item] == []
    lines = [(name, item) for name, items in keyed(MEANINGS) for item in items]
    assert len(lines) == len(set(lines))
