"""What they may say: which, in which order, with which verdict; and an answer that never promises or threatens."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings

from bot.wording import Wording
from flows.knowledge.rules.facts import FACTS
from flows.model import Cited, Raw, Scene
from flows.negotiation.guards import gate_shut
from flows.negotiation.sayings import ALWAYS, AT_MOST, RULES, SAYINGS, sayings, told
from tests.negotiation.anybody import CHOICES, CONDUCT, scenes
from tests.negotiation.cases import scene

WORDS_OF = {saying.number: saying.words.msgid for saying in SAYINGS}
NUMBER_OF = {words: number for number, words in WORDS_OF.items()}


def numbers(at: Scene) -> list[int]:
    """What is heard, by the numbers of facts 3.5."""
    return [NUMBER_OF[heard.text.params["words"].msgid] for heard in sayings(at)]  # type: ignore[union-attr]


def heard(wording: Wording, number: int, locale: str = "zh_Hans", **given: Raw) -> str:
    """One saying with its verdict, in words."""
    at = scene(**given)
    return next(wording.words(one.text, locale) for one, n in zip(sayings(at), numbers(at), strict=True) if n == number)


def test_the_person_of_the_screens_hears_these_ten() -> None:
    assert numbers(scene(caller="own")) == [12, 7, 9, 25, 1, 10, 29, 11, 17, 28]


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_at_most_ten_are_shown_and_four_of_them_always(at: Scene) -> None:
    found = numbers(at)
    if gate_shut(at.answers):
        assert found == []
    else:
        assert set(found) >= ALWAYS
        assert len(found) == len(set(found)) <= AT_MOST


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_the_insult_that_hurts_is_never_shown_and_soft_mode_hides_two_more(at: Scene) -> None:
    assert 27 not in numbers(at)
    if at.soft:
        assert not {4, 5} & set(numbers(at))


def test_the_rough_lines_are_shown_without_soft_mode() -> None:
    assert {4, 5} <= set(numbers(scene(overdue="y1_2", caller="own", conduct=["posing"], lender_kind="guarantor")))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"caller": "outsourced"}, {6, 20, 24}),
        ({"lender_kind": "asset_manager"}, {22}),
        ({"lender_kind": "microloan"}, {7, 9}),
        ({"lender_kind": "private"}, {7, 9}),
        ({"lender_kind": "bank"}, {11, 17, 28}),
        ({"overdue": "d91_365"}, {2, 13}),
        ({"overdue": "y1_2"}, {2, 4, 13, 21}),
        ({"conduct": ["night", "too_many"]}, {25, 26}),
        ({"conduct": ["contacts"]}, {7, 9}),
        ({"conduct": ["employer"]}, {8}),
        ({"conduct": ["threats"]}, {18, 19}),
        ({"conduct": ["posing"]}, {3, 5}),
        ({"conduct": ["private_pay"]}, {14, 15}),
        ({"conduct": ["borrow_more"]}, {16}),
        ({"conduct": ["fee_agent"]}, {30}),
    ],
)
def test_each_is_heard_where_it_is_likely(given: dict[str, Raw], expected: set[int]) -> None:
    quiet: dict[str, Raw] = {"lender_kind": "guarantor", "caller": "own", "conduct": [], "overdue": "d1_30"}
    assert set(numbers(scene(**{**quiet, **given}))) == ALWAYS | expected
    assert set(numbers(scene(**quiet))) == ALWAYS


def test_before_the_due_date_no_penalty_grows() -> None:
    assert 17 not in numbers(scene(overdue="not_due", caller="own"))


def test_what_happened_is_shown_before_what_may_happen() -> None:
    assert numbers(scene(caller="own", conduct=["borrow_more"]))[:2] == [12, 16]


@pytest.mark.parametrize(
    ("lender", "expected"),
    [
        ("bank", "“不还就打给您通讯录每个人。”（不允许·协会规则·据报道）"),
        ("microloan", "“不还就打给您通讯录每个人。”（不允许·监管规则·据报道）"),
        ("private", "“不还就打给您通讯录每个人。”（不允许·法律·民法典第1033条）"),
        ("unsure", "“不还就打给您通讯录每个人。”（不允许·推荐性国家标准·据报道）"),
    ],
)
def test_the_rank_of_the_rule_is_that_of_the_lender(wording: Wording, lender: str, expected: str) -> None:
    assert heard(wording, 7, lender_kind=lender, conduct=["contacts"]) == expected


def test_where_no_rule_binds_the_lender_nothing_is_called_forbidden(wording: Wording) -> None:
    assert heard(wording, 16, lender_kind="private", conduct=["borrow_more"]) == "“去别的平台借一笔先还上。”（看情况）"
    assert "（不允许·" in heard(wording, 16, lender_kind="bank", conduct=["borrow_more"])


def test_what_is_allowed_says_so(wording: Wording) -> None:
    assert heard(wording, 10) == "“只能一次还清，没有分期。”（允许）"
    assert heard(wording, 10, "en") == "“All at once only, no instalments.” (allowed)"


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_whatever_names_a_rule_on_collecting_counts_as_a_breach(at: Scene) -> None:
    for one in sayings(at):
        tag = one.note.params["tag"] if one.note else None
        on_collecting = isinstance(tag, Cited) and any(FACTS[number].conduct for number in tag.numbers)
        named = "rule" in one.text.params or on_collecting
        assert one.breach == named


def test_a_sum_is_promised_after_approval_only_by_whom_a_plan_allows_it(wording: Wording) -> None:
    able, unable = (sayings(scene(income_now=income))[0].reply for income in ("6000", "3000"))
    assert wording.words(able.text, "zh_Hans") == "批准后我付首期，请先书面写明记入本金。"
    assert wording.words(unable.text, "zh_Hans") == "请先发书面方案，写明还款怎么记账，我再答复。"


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_an_answer_never_complains_and_never_names_a_sum(wording: Wording, at: Scene) -> None:
    for one in sayings(at):
        said = wording.words(one.reply.text, "zh_Hans")
        assert not any(word in said for word in ("投诉", "举报", "报警", "12378"))
        assert not one.reply.text.params


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_a_private_lender_is_answered_without_the_words_of_an_office(wording: Wording, at: Scene) -> None:
    office = ("工号", "工单", "申请", "批准", "官方")
    if at.answers.choice("lender_kind") == "private":
        for one in sayings(at):
            assert not [word for word in office if word in wording.words(one.reply.text, "zh_Hans")]


def test_in_english_the_answer_comes_with_pinyin_and_meaning(wording: Wording) -> None:
    first = sayings(scene("en"))[0]
    assert wording.plain(told(first, scene("en")), "en").split("\n")[1:4] == [
        "批准后我付首期，请先书面写明记入本金。",
        "Pīzhǔn hòu wǒ fù shǒuqī, qǐng xiān shūmiàn xiěmíng jìrù běnjīn.",
        "I pay the first instalment after approval. First put in writing that it counts as principal.",
    ]
    assert (
        wording.plain(told(first, scene("zh_Hans")), "zh_Hans").split("\n")[1]
        == "→ 批准后我付首期，请先书面写明记入本金。"
    )


def test_every_saying_has_an_answer_for_every_lender() -> None:
    for lender in CHOICES["lender_kind"]:
        for first, second in combinations(CONDUCT, 2):
            assert sayings(scene(lender_kind=lender, overdue="y1_2", conduct=[first, second]))


def test_every_rule_is_used() -> None:
    assert {saying.rule for saying in SAYINGS} - {""} == set(RULES)
