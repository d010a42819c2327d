"""Stage 3: which questions apply, what they give back, and what the wishes tell of this lender."""

from __future__ import annotations

import pytest

from bot.wording import Wording
from flows.model import Accepted, Line, Money, Raw, Step, T, Text
from flows.model import wording as worded
from flows.negotiation import wishes
from flows.negotiation.branches import NOTICES
from flows.negotiation.guards import BEFORE_AND_AFTER
from flows.negotiation.needs import STEPS
from flows.negotiation.plan import WISHES
from tests.negotiation.cases import answers, blank, every, overfull, said, scene, words

STEP = {step.key: step for step in STEPS}
LENDERS = ("bank", "consumer_finance", "microloan", "guarantor", "asset_manager", "private", "unsure")


def asked(**given: Raw) -> list[str]:
    return [step.key for step in STEPS if step.when(answers(**given))]


def offered(**given: Raw) -> list[str]:
    return [option.key for option in wishes.ASKS.open(answers(**given))]


def test_the_full_path_asks_everything_but_the_lump_sum() -> None:
    assert asked() == [step.key for step in STEPS if step.key != "lump_sum"]


def test_the_short_path_asks_only_what_a_number_needs() -> None:
    assert asked(path="call_soon") == ["income_now", "essentials"]


@pytest.mark.parametrize("cause", ["study", "low_income", "defrauded", "other", None])
def test_the_income_before_is_asked_where_something_happened_to_it(cause: Raw) -> None:
    assert "income_before" not in asked(cause=cause)
    assert all("income_before" in asked(cause=other) for other in BEFORE_AND_AFTER)


def test_a_lump_sum_is_asked_for_when_it_is_wished_and_no_day_when_it_comes_first() -> None:
    assert "lump_sum" in asked(asks=["longer_term", "lump_sum"])
    assert "pay_day" in asked(asks=["longer_term", "lump_sum"])
    assert "pay_day" not in asked(asks=["lump_sum", "longer_term"])
    assert "pay_day" in asked(asks=None)


def test_nothing_is_asked_behind_the_shut_gate() -> None:
    assert asked(overdue="unsure", last_event="unsure", limitation_gate="ask_first") == []
    assert asked(about_you="minor") == []


def test_only_the_offer_cannot_be_skipped() -> None:
    assert [step.key for step in STEPS if not step.skip] == ["offer"]


def test_essentials_give_back_what_is_left(wording: Wording) -> None:
    assert said(wording, STEP["essentials"].gives(scene())) == [
        "每月剩 ¥2,400，留 ¥240 备用，最多能谈 ¥2,160。",
        "分 18 期、每期 ¥2,150 在上限内，12 期不行。",
    ]
    assert STEP["essentials"].gives(scene(income_now=None)) == ()
    assert STEP["essentials"].gives(scene(essentials="6000")) == ()


@pytest.mark.parametrize("step", ["income_now", "essentials"])
def test_nothing_left_is_told_before_going_on(step: str) -> None:
    assert STEP[step].notices(scene(essentials="6000")) == ("nothing_left",)
    assert STEP[step].notices(scene()) == STEP[step].notices(scene(income_now=None)) == ()
    assert "nothing_left" in NOTICES


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"other_debts": None}, "别家的没填：上限先全部算给这一笔。"),
        ({"other_debts": "38600"}, "按欠款比例，这一笔每月最多 ¥1,080。"),
        ({"other_debts": "38600", "loan_kind": "secured"}, "有抵押的这笔排在前面，不和别家分。"),
    ],
)
def test_other_debts_tell_what_they_do_to_this_one(wording: Wording, given: dict[str, Raw], line: str) -> None:
    assert said(wording, STEP["other_debts"].gives(scene(**given)))[0] == line
    assert STEP["other_debts"].gives(scene(other_debts="0")) == ()


def test_wishes_are_offered_by_what_this_debt_can_have() -> None:
    assert offered() == list(WISHES)
    assert offered(loan_kind="secured") == ["longer_term", "reschedule", "pause"]
    assert offered(overdue="not_due") == ["longer_term", "principal_only", "reschedule", "pause", "lump_sum"]


def test_article_70_is_named_for_a_card_of_a_bank_only(wording: Wording) -> None:
    for locale in ("zh_Hans", "zh_Hant", "en"):
        article = "card business measures 70" if locale == "en" else "第70条" if locale == "zh_Hans" else "第70條"
        card = wording.plain(wishes.above(scene(lender_kind="bank", loan_kind="card")), locale)
        assert article in card
        assert "60" in card
        for lender, kind in (("bank", "consumer"), ("asset_manager", "card"), ("unsure", "card"), ("bank", None)):
            other = wording.plain(wishes.above(scene(lender_kind=lender, loan_kind=kind)), locale)
            assert article not in other
            assert "60" not in other


def test_before_the_due_date_the_extension_comes_first(wording: Wording) -> None:
    lines = said(wording, wishes.above(scene(overdue="not_due")))
    assert "第678条" in lines[0]
    assert "就是展期" in lines[1]


@pytest.mark.parametrize("lender", LENDERS)
@pytest.mark.parametrize("kind", ["card", "consumer", "secured", None])
@pytest.mark.parametrize("overdue", ["not_due", "d31_90"])
def test_every_wish_that_is_offered_has_its_line_below_one_rule(
    wording: Wording, lender: str, kind: Raw, overdue: str
) -> None:
    now = scene(lender_kind=lender, loan_kind=kind, overdue=overdue)
    blocks = wishes.above(now)
    folded = [block for block in blocks if isinstance(block, Line) and block.style == "quote"]
    open_wishes = wishes.ASKS.open(now.answers)
    assert len(blocks) == len(folded) + 1
    for option, line in zip(open_wishes, folded, strict=True):
        assert words(wording, line.text).startswith(words(wording, option.label) + "：")
    assert overfull(wording, (*blocks, Line(worded(STEP["asks"].ask, now), "bold"))) == []


def test_what_was_only_reported_says_so(wording: Wording) -> None:
    bank = wording.plain(wishes.above(scene(lender_kind="bank")), "zh_Hans")
    assert "监管规则·发展消费金融的通知·据报道·2025-03-14" in bank
    assert "2025-03-14" not in wording.plain(wishes.above(scene(lender_kind="microloan")), "zh_Hans")


def test_wishes_may_be_typed_in_order(wording: Wording) -> None:
    ranked = wishes.ASKS.read("只还本金，减免罚息", scene(), every(wording))
    assert getattr(ranked, "draft", None) == {"ticks": ["principal_only", "waive"]}


def test_relatives_are_asked_about_the_borrower(wording: Wording) -> None:
    for key in ("income_before", "income_now", "dependants", "other_debts"):
        ask = STEP[key].ask
        assert "借款人" in words(wording, worded(ask, scene(about_you="family")))
        assert "借款人" not in words(wording, worded(ask, scene()))


def _after(step: Step, raw: Raw, echo: Text | None) -> tuple[Line, ...]:
    now = scene(**{step.key: raw})
    told = (Line(echo),) if echo else ()
    gives = tuple(block for block in step.gives(now) if isinstance(block, Line))
    return (*told, *gives)


@pytest.mark.parametrize("at", range(len(STEPS) - 1))
def test_each_answer_read_back_above_the_next_question_fits_a_phone(wording: Wording, at: int) -> None:
    amount = T("{amount}, noted.", amount=Money(answers().money("owed_total") or 0))  # type: ignore[arg-type]
    above = _after(STEPS[at], {"other_debts": "38600"}.get(STEPS[at].key, answers().get(STEPS[at].key)), amount)
    now, following = scene(), STEPS[at + 1]
    question = Line(worded(following.ask, now), "bold")
    if following.key != "offer":  # five lines of sums: what was read back stands on the wishes' own screen
        assert overfull(wording, (*above, *following.lead(now), question)) == []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_every_question_can_be_shown_before_anything_is_known(step: Step) -> None:
    empty = blank()
    assert worded(step.ask, empty).msgid
    step.lead(empty)
    step.gives(empty)
    step.notices(empty)
    step.rows(empty)
    step.answer.keyboard(empty)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_the_why_and_the_way_past_are_worded_in_every_language(wording: Wording, step: Step) -> None:
    for text in (step.why, step.label, step.example, step.empty):
        if text is not None:
            assert words(wording, text, "en") not in {words(wording, text), words(wording, text, "zh_Hant")}


def test_no_dependants_is_an_answer(wording: Wording) -> None:
    kind = STEP["dependants"].answer
    assert isinstance(kind.read("没有", scene(), every(wording)), Accepted)
    assert kind.valid(0, answers())
