"""The file to keep: everything of the pages, nothing that the gate holds back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from bot.wording import Wording
from flows.model import LOCALES, Raw, Scene
from flows.negotiation.document import document
from flows.negotiation.guards import gate_shut, limitation_doubtful
from flows.negotiation.script import script
from tests.negotiation.anybody import scenes
from tests.negotiation.cases import scene

GATE: dict[str, Raw] = {"overdue": "over_2y", "last_event": "over_3y"}


def text(wording: Wording, at: Scene) -> str:
    found = document(at)
    assert found
    return wording.plain(found.blocks, at.locale)


@pytest.mark.parametrize(
    ("locale", "name", "headings"),
    [
        ("zh_Hans", "还款协商讲稿", ["您的方案", "讲稿 · 开头", "电话里不说、不做", "依据：级别和日期"]),
        ("zh_Hant", "還款協商講稿", ["您的方案", "講稿 · 開頭", "電話裡不說、不做", "依據：級別和日期"]),
        ("en", "repayment-call-script", ["Your proposal", "Script · opening", "On the call: never", "All set. Next:"]),
    ],
)
def test_the_file_has_everything(wording: Wording, locale: str, name: str, headings: list[str]) -> None:
    found = document(scene(locale))
    assert found
    assert wording.words(found.name, locale) == name
    lines = wording.plain(found.blocks, locale).split("\n")
    assert "2026-11-23" in lines[0]
    places = [lines.index(heading) for heading in headings]
    assert places == sorted(places)
    assert lines[-2]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_file_ends_with_one_newline(wording: Wording, locale: str) -> None:
    shown = text(wording, scene(locale))
    assert shown.endswith("\n")
    assert not shown.endswith("\n\n")


@given(scenes())
@settings(max_examples=25, deadline=None)
def test_the_file_has_every_line_of_the_script_and_is_whole(wording: Wording, at: Scene) -> None:
    shown = text(wording, at)
    for part in script(at):
        assert wording.plain(part.lines, at.locale) in shown
    for locale in LOCALES:
        words = wording.plain(document(at).blocks, locale)  # type: ignore[union-attr]
        assert "{" not in words
        assert "None" not in words


@given(scenes())
@settings(max_examples=60, deadline=None)
def test_behind_the_shut_gate_the_file_has_the_warning_and_listening_lines_alone(wording: Wording, at: Scene) -> None:
    if not limitation_doubtful(at.answers):
        return
    shown = text(wording, Scene(at.answers, at.now, "zh_Hans"))
    assert "先打 12348 问清，再承认、答应或付款。" in shown
    others = ("您的方案", "他们可能说什么", "下一步：", "依据：级别和日期", "延长期限")
    assert not (gate_shut(at.answers) and any(word in shown for word in others))


def test_the_opened_gate_puts_the_warning_before_the_script(wording: Wording) -> None:
    shown = text(wording, scene("zh_Hans", limitation_gate="go_on", **GATE))
    assert shown.index("这笔可能已过三年时效") < shown.index("讲稿 · 开头")


def test_a_court_s_deadline_is_in_the_file_with_what_counts(wording: Wording) -> None:
    shown = text(wording, scene("zh_Hans", court_papers="payment_order", order_received="2026-11-16"))
    assert "⚠️ 支付令，最后一天：12月1日（周二）\n" in shown[: shown.index("讲稿 · 开头")]
    assert "民事诉讼法》第227条" in shown


@pytest.mark.parametrize(
    ("paper", "key", "day", "line"),
    [
        ("payment_order", "order_received", "2026-11-20", "⚠️ 支付令，最后一天：12月5日（周六）"),
        ("payment_order", "order_received", "2026-11-08", "⚠️ 支付令，最后一天：11月23日（周一）"),
        (
            "payment_order",
            "order_received",
            "2026-11-01",
            "⚠️ 支付令：11月16日（周一），已过，请打 12368、12348",
        ),
        ("summons", "hearing_date", "2026-12-10", "⚠️ 开庭日：12月10日（周四）"),
        ("summons", "hearing_date", "2026-11-20", "⚠️ 开庭日：11月20日（周五），已过，请打 12368、12348"),
        ("judgment", "judgment_due", "2026-12-10", "⚠️ 文书期限：12月10日（周四）"),
    ],
)
def test_what_is_read_later_counts_no_days(wording: Wording, paper: str, key: str, day: str, line: str) -> None:
    shown = text(wording, scene("zh_Hans", court_papers=paper, **{key: day}))
    assert line in shown.split("\n")
    assert not re.search(r"\d 天|就是今天", shown)
    assert (shown.split("\n").count(line) == 2) == (paper != "judgment")


def test_an_order_without_its_day_is_said_as_on_the_screens(wording: Wording) -> None:
    shown = text(wording, scene("zh_Hans", court_papers="payment_order", order_received=None))
    assert "⚠️ 支付令：从收到那天起15天" in shown


def test_that_the_borrower_speaks_stands_at_the_top_of_the_family_s_file(wording: Wording) -> None:
    speaks = "讲稿由借款人本人来说，家人不代说。"
    shown = text(wording, scene("zh_Hans", about_you="family"))
    assert shown.split("\n")[3] == speaks
    assert shown.count(speaks) == 1
    assert speaks not in text(wording, scene("zh_Hans"))


def test_who_is_not_late_reads_in_the_file_to_pay_on_and_nothing_of_holding_back(wording: Wording) -> None:
    shown = text(wording, scene("zh_Hans", overdue="not_due", lender_kind="microloan"))
    assert "书面确认以前，照原来的约定还。" in shown
    assert "收到之前我不付款" not in shown


def test_the_rules_are_those_of_the_lender_and_of_what_happened_with_their_sources(wording: Wording) -> None:
    shown = text(wording, scene("zh_Hans", lender_kind="bank", loan_kind="card", conduct=["night"]))
    rules = shown[shown.index("依据：级别和日期") :]
    assert "民法典第543条" in rules
    assert "信用卡业务监管办法第70条" in rules
    assert "夜间：22:00–08:00 不得电话催收" in rules
    assert rules.endswith("这不影响欠款本身。\n")


def test_without_a_breach_no_rule_on_collecting_is_named(wording: Wording) -> None:
    shown = text(wording, scene("zh_Hans", conduct=[]))
    assert "不得电话催收" not in shown


def test_the_family_s_rules_speak_of_the_borrower(wording: Wording) -> None:
    assert "they should talk to the borrower only" in text(wording, scene("en", about_you="family"))
    assert "they should talk to you only" in text(wording, scene("en"))


def test_every_missing_paper_is_listed_with_its_place(wording: Wording) -> None:
    shown = text(wording, scene("zh_Hans", papers_ready=["id", "contract"]))
    listed = shown[shown.index("还缺的，没有也能谈") :].split("\n\n")[0].split("\n")[1:]
    assert len(listed) == 7
    assert all("：" in line or "——" in line for line in listed)
    assert "还缺的，没有也能谈" not in text(wording, scene("zh_Hans", papers_ready=None))


@pytest.mark.parametrize("who", ["minor", "elsewhere", ""])
def test_there_is_no_file_for_whom_nothing_is_prepared(who: str) -> None:
    assert document(scene(about_you=who)) is None
