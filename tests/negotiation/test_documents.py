"""Stage 2: the cause gives its clause, the papers give where to get what is missing."""

from __future__ import annotations

import pytest

from bot.wording import Wording
from flows.answers.choices import Checklist
from flows.model import Accepted, Line, Raw
from flows.model import wording as worded
from flows.negotiation import papers
from flows.negotiation.documents import CAUSE, STEPS
from tests.negotiation.cases import answers, blank, every, labels, overfull, said, scene

CAUSES = [option.key for option in CAUSE.options]
STEP = {step.key: step for step in STEPS}


def test_the_short_path_asks_the_cause_only() -> None:
    short = answers(path="call_soon")
    assert [step.key for step in STEPS if step.when(short)] == ["cause"]
    assert [step.key for step in STEPS if step.when(answers())] == ["cause", "cause_since", "papers_ready"]


@pytest.mark.parametrize("cause", [None, "other"])
def test_no_beginning_is_asked_of_a_cause_that_was_not_told(cause: Raw) -> None:
    assert not STEP["cause_since"].when(answers(cause=cause))


def test_nothing_is_asked_behind_the_shut_gate() -> None:
    shut = answers(overdue="over_2y", last_event="over_3y", limitation_gate="ask_first")
    assert not any(step.when(shut) for step in STEPS)


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("下岗了", "job_loss"),
        ("公司拖欠工资", "pay_cut"),
        ("laid off", "job_loss"),
        ("住院", "illness"),
        ("被骗了", "defrauded"),
    ],
)
def test_a_cause_may_be_typed(wording: Wording, typed: str, cause: str) -> None:
    assert CAUSE.read(typed, scene(), every(wording)) == Accepted(cause)


def test_after_a_fraud_the_police_come_first_and_nothing_is_said_of_the_loan(wording: Wording) -> None:
    lines = said(wording, STEP["cause"].gives(scene(cause="defrauded")))
    assert lines[1].startswith("先报警")
    assert "没有可靠资料" in lines[2]
    assert "12348" in lines[2]
    assert not {"还", "欠", "不用"} & set("".join(lines))


def test_a_hard_answer_gets_one_clause_of_at_most_12_signs(wording: Wording) -> None:
    for cause in CAUSES:
        for locale in ("zh_Hans", "zh_Hant"):
            lines = said(wording, STEP["cause"].gives(scene(cause=cause)), locale)
            assert len(lines[0]) <= 12, lines
    assert STEP["cause"].gives(scene(cause="other")) == STEP["cause"].gives(scene(cause=None)) == ()


def test_what_is_missing_is_counted_and_three_are_named(wording: Wording) -> None:
    lines = said(wording, STEP["papers_ready"].gives(scene(papers_ready=["id", "leaving"])))
    assert lines[0].startswith("还缺 7 样")
    assert len(lines) == 4
    assert lines[1] == "· 失业登记——当地人社窗口或App"


def test_one_missing_paper_is_one_line(wording: Wording) -> None:
    ready: list[str] = [paper.key for paper in papers.BASE if paper.key != "credit"]
    gives = STEP["papers_ready"].gives(scene(cause="other", papers_ready=ready))
    assert said(wording, gives) == ["还缺 1 样，不齐也能谈：", "· 征信报告——人民银行征信渠道"]
    assert said(wording, gives, "en")[0] == "1 still missing; you can talk without it:"


def test_nothing_is_missing_when_all_is_there_or_nothing_was_answered() -> None:
    everything: list[str] = [paper.key for paper in papers.of(answers())]
    assert STEP["papers_ready"].gives(scene(papers_ready=everything)) == ()
    assert STEP["papers_ready"].gives(scene(papers_ready=None)) == ()


def test_the_papers_are_ticked_of_this_cause(wording: Wording) -> None:
    kind = STEP["papers_ready"].answer
    assert isinstance(kind, Checklist)
    assert kind.valid(["leaving", "credit"], answers())
    assert not kind.valid(["leaving"], answers(cause="study"))


@pytest.mark.parametrize("cause", CAUSES)
def test_the_screens_fit_a_phone(wording: Wording, cause: str) -> None:
    now = scene(cause=cause, papers_ready=[])
    for step in STEPS:
        question = Line(worded(step.ask, now), "bold")
        assert overfull(wording, (*step.lead(now), question)) == []
    since, before = STEP["cause_since"], Line(worded(STEP["papers_ready"].ask, now), "bold")
    assert overfull(wording, (*STEP["cause"].gives(now), Line(worded(since.ask, now), "bold"))) == []
    assert overfull(wording, (*STEP["papers_ready"].gives(now), before)) == []


def test_the_questions_stand_in_their_stage_and_need_no_answers_to_be_shown() -> None:
    assert {step.stage for step in STEPS} == {"documents"}
    empty = blank()
    for step in STEPS:
        assert worded(step.ask, empty).msgid
        step.lead(empty)
        step.gives(empty)


def test_papers_of_a_former_cause_do_not_hold_up_the_question(wording: Wording) -> None:
    kind = STEP["papers_ready"].answer
    at = scene(draft={"standing": ["jobless", "credit"]}, cause="illness")
    assert labels(wording, kind.keyboard(at), "en")[-1] == ["Done (1)"]
    reading = kind.tap("done", "", at)
    assert reading == Accepted(["credit"])
    assert kind.valid(reading.raw, at.answers)
