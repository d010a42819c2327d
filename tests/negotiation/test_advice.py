"""What comes next depends on the court's paper, the lender, and what is missing."""

from __future__ import annotations

import pytest

from bot.wording import Wording
from flows.model import Raw
from flows.negotiation.advice import never, next_steps, note_list, notes, to_get
from tests.negotiation.cases import answers, scene


def steps(wording: Wording, **given: Raw) -> list[str]:
    return [wording.words(text, "zh_Hans") for text in next_steps(scene("zh_Hans", **given))]


def test_the_steps_of_the_screens(wording: Wording) -> None:
    at_hand = ["jobless", "leaving", "benefit", "insurance", "id", "contract", "payments", "statements"]
    assert steps(wording, papers_ready=at_hand) == [
        "都备好了。下一步：",
        "1 还缺：征信报告，每年两次免费（行政法规·征信业管理条例第17条）。",
        "2 找安静的地方，用官方电话打过去。",
        "3 只认书面：收到、核对、再付款。",
        "没谈成：再申请、调解，或打 12348 问。",
        "对方违规：先投诉机构，再 12378（据报道）。这不影响欠款本身。",
        "不保证谈成。法律截至 2025-04，报道 2026-03。",
    ]


@pytest.mark.parametrize(
    ("paper", "step"),
    [
        ("payment_order", "2 今天：12368 核实，12348 问异议怎么写。"),
        ("summons", "2 到庭，带上方案，当庭申请调解、分期。"),
        ("judgment", "2 和解请法院记录；不转移、不隐瞒财产。"),
        ("mediation", "2 先打 12368 核实，再谈。"),
        ("unsure", "2 先打 12368 核实，再谈。"),
    ],
)
def test_a_court_s_paper_comes_before_the_call(wording: Wording, paper: str, step: str) -> None:
    assert steps(wording, court_papers=paper)[2] == step


@pytest.mark.parametrize(
    ("lender", "desk"),
    [
        ("consumer_finance", "对方违规：先投诉机构，再 12378（据报道）。这不影响欠款本身。"),
        ("microloan", "对方违规：先投诉机构，再问 12345 该找谁。这不影响欠款本身。"),
        ("private", "威胁、骚扰：打 110。这不影响欠款本身。"),
    ],
)
def test_a_complaint_goes_to_the_lender_first_and_a_threat_to_the_police(
    wording: Wording, lender: str, desk: str
) -> None:
    assert desk in steps(wording, lender_kind=lender)


def test_the_missing_papers_are_counted_and_the_most_telling_is_named(wording: Wording) -> None:
    assert steps(wording, papers_ready=["leaving"])[1] == "1 还缺 8 样，先办失业登记。"
    all_but_one: list[str] = ["leaving", "benefit", "insurance", "id", "contract", "payments", "credit", "statements"]
    assert steps(wording, papers_ready=all_but_one)[1] == "1 还缺：失业登记。"
    assert steps(wording, papers_ready=[*all_but_one, "jobless"])[1] == "1 把材料和讲稿放在手边。"
    assert steps(wording, papers_ready=None)[1] == "1 把材料和讲稿放在手边。"


def test_a_private_lender_is_called_on_the_number_that_is_known(wording: Wording) -> None:
    assert steps(wording, lender_kind="private")[2] == "2 找安静的地方，打您原来联系的号码。"


def test_every_missing_paper_is_named_with_its_place() -> None:
    assert to_get(answers(papers_ready=None)) == ()
    assert len(to_get(answers(papers_ready=[]))) == 1 + 9


@pytest.mark.parametrize("given", [{}, {"cause": "family_event"}])
def test_a_count_of_papers_does_not_run_into_the_number_of_the_step(wording: Wording, given: dict[str, Raw]) -> None:
    at = scene("en", papers_ready=[], **given)
    assert wording.words(next_steps(at)[1], "en").startswith("1 Still missing: 9 papers")
    one = scene("en", papers_ready=["diagnosis", "id", "contract", "payments", "credit"], cause="other")
    assert wording.words(next_steps(one)[1], "en") == "1 Still missing: 近3–6个月流水 statements."


def test_who_is_not_late_pays_on_as_agreed(wording: Wording) -> None:
    assert steps(wording, overdue="not_due")[3] == "3 书面确认以前，照原来的约定还。"
    assert steps(wording)[3] == "3 只认书面：收到、核对、再付款。"
    assert steps(wording, overdue="not_due", court_papers="judgment")[3] == "3 只认书面：收到、核对、再付款。"


def test_a_private_lender_is_paid_by_transfer_and_has_no_staff_number(wording: Wording) -> None:
    for lender, firm in (("private", False), ("consumer_finance", True)):
        a = answers(lender_kind=lender)
        avoided, noted = never(a), notes(a)
        assert any("私人账户" in wording.words(text, "zh_Hans") for text in avoided) == firm
        for shown in (noted, (note_list(a),)):
            written = "\n".join(wording.words(text, "zh_Hans") for text in shown)
            assert [word in written for word in ("工号", "工单号", "公司", "委托方")] == [firm] * 4
        assert (len(avoided), len(noted)) == (6, 5)
