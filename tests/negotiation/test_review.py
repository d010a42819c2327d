"""The review: five lines, what is open, and a tap that stands only while nothing changes."""

from __future__ import annotations

import pytest

from bot.wording import Wording
from flows.model import Accepted, Invalid, Raw
from flows.negotiation import documents, needs, review, situation
from flows.negotiation.plan import keep, suggested
from tests.negotiation.cases import answers, blank, every, labels, said, scene, words

KIND = review.Confirmation()
OFFER: Raw = list(keep(suggested(answers()), answers()))


def lines(wording: Wording, locale: str = "zh_Hans", **given: Raw) -> list[str]:
    now = scene(locale, offer=OFFER, **given)
    return [words(wording, group.summary(now), locale) for group in review.GROUPS]


def test_the_review_tells_what_was_answered_in_five_lines(wording: Wording) -> None:
    assert lines(wording) == [
        "出借人：消费金融公司 · 催收问题 2 项",
        "逾期：31–90天 · 总额 ¥38,600",
        "原因：失业 · 2026年7月起",
        "收入：¥6,000 · 必需 ¥3,600 · 家里 2 人",
        "方案：多分几期、减免罚息 · 每月 ¥1,200，33 期",
    ]
    assert lines(wording, "en")[1] == "Late: 31–90 days · in all ¥38,600"
    assert "别家 ¥9,000" in lines(wording, other_debts="9000")[3]
    assert "owed elsewhere ¥9,000" in lines(wording, "en", other_debts="9000")[3]


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("zh_Hans", "出借人：消费金融公司 · 法院文书：看不懂是什么 · 催收问题 2 项"),
        ("zh_Hant", "出借人：消費金融公司 · 法院文書：看不懂是什麼 · 催收問題 2 項"),
        ("en", "Lender: Consumer finance company · court papers: unclear · collectors: 2 things ticked"),
    ],
)
def test_what_nobody_could_tell_is_named_as_court_papers(wording: Wording, locale: str, shown: str) -> None:
    assert lines(wording, locale, court_papers="unsure")[0] == shown


def test_a_courts_paper_stands_on_the_first_line(wording: Wording) -> None:
    assert "支付令" in lines(wording, court_papers="payment_order")[0]


@pytest.mark.parametrize(
    ("paper", "key", "shown"),
    [
        ("payment_order", "order_received", "支付令 · 11月20日（周五）收到"),
        ("summons", "hearing_date", "传票 · 11月20日（周五）开庭"),
        ("judgment", "judgment_due", "判决书或执行通知 · 11月20日（周五）到期"),
    ],
)
def test_the_day_that_was_typed_for_a_court_s_paper_can_be_looked_at(
    wording: Wording, paper: str, key: str, shown: str
) -> None:
    assert shown in lines(wording, court_papers=paper, **{key: "2026-11-20"})[0]


def test_what_is_not_known_leaves_a_dash_or_is_left_out(wording: Wording) -> None:
    empty = blank(path="prepare")
    assert [words(wording, group.summary(empty)) for group in review.GROUPS] == [
        "出借人：–", "逾期：–", "原因：–", "收入：–", "方案：–"
    ]  # fmt: skip
    assert lines(wording, income_now=None)[3] == "收入：必需 ¥3,600 · 家里 2 人"


def test_what_was_skipped_stands_in_one_line(wording: Wording) -> None:
    assert said(wording, review.unfilled(scene())) == ["未填：年利率"]
    assert said(wording, review.unfilled(scene(cause_since=None))) == ["未填：年利率、从什么时候"]
    assert review.unfilled(scene(rate="0.24")) == ()


def test_every_question_stands_on_exactly_one_line() -> None:
    steps = (*situation.STEPS, *documents.STEPS, *needs.STEPS)
    assert set(review.GROUP_OF) == {step.key for step in steps}
    assert set(review.GROUP_OF.values()) == {group.key for group in review.GROUPS}
    assert {group.key for group in review.GROUPS}.isdisjoint(step.key for step in steps)
    assert [step.group for step in review.grouped(steps)] == [review.GROUP_OF[step.key] for step in steps]


def test_one_tap_passes(wording: Wording) -> None:
    assert labels(wording, KIND.keyboard(scene())) == [["没错，出讲稿"]]
    reading = KIND.tap("done", "", scene())
    assert isinstance(reading, Accepted)
    assert KIND.valid(reading.raw, answers())
    assert words(wording, KIND.tell(reading.raw, scene())) == "看过了"


@pytest.mark.parametrize("text", ["没错", "沒錯，出講稿", "对的", "OK", "All right, to the script", "yes"])
def test_a_word_of_consent_passes(wording: Wording, text: str) -> None:
    assert KIND.read(text, scene(), every(wording)) == KIND.tap("done", "", scene())


@pytest.mark.parametrize("text", ["不对", "1200", "等等"])
def test_anything_else_does_not(wording: Wording, text: str) -> None:
    with pytest.raises(Invalid):
        KIND.read(text, scene(), every(wording))
    with pytest.raises(Invalid):
        KIND.tap("pick", text, scene())


@pytest.mark.parametrize(
    "change", [{"owed_total": "38601"}, {"rate": "0.24"}, {"cause": "illness"}, {"pay_day": None}, {"asks": ["waive"]}]
)
def test_any_change_asks_to_look_again(change: dict[str, Raw]) -> None:
    raw = review.digest(answers())
    assert not KIND.valid(raw, answers(**change))
    assert KIND.valid(raw, answers())


def test_the_order_of_answers_and_a_setting_of_the_script_change_nothing() -> None:
    raw = review.digest(answers())
    assert KIND.valid(raw, answers(wish="pause"))
    assert KIND.valid(raw, answers(review="whatever"))
    assert not KIND.valid(None, answers())


def test_the_short_path_passes_without_a_review() -> None:
    assert review.STEP.when(answers())
    assert not review.STEP.when(answers(path="call_soon"))
    assert not review.STEP.counts
    assert not review.STEP.skip
