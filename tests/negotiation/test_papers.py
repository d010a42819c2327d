"""Every cause has its papers, and each tells where to get it."""

from __future__ import annotations

import pytest

from bot.wording import Wording
from flows.dialogue.layout import fitted, width
from flows.model import Button, T
from flows.negotiation import papers
from flows.negotiation.documents import CAUSE
from tests.negotiation.cases import answers, words

ALL = (*papers.BASE, *(paper for group in papers.BY_CAUSE.values() for paper in group))


def test_the_base_set_is_for_everybody_and_a_cause_adds_its_own() -> None:
    keys = [paper.key for paper in papers.of(answers(cause="illness"))]
    assert keys[:5] == ["diagnosis", "hospital", "bills", "settlement", "disability"]
    assert keys[5:] == [paper.key for paper in papers.BASE]
    assert papers.of(answers(cause=None)) == papers.of(answers(cause="other")) == papers.BASE


def test_every_cause_but_other_has_papers_of_its_own() -> None:
    assert set(papers.BY_CAUSE) == {option.key for option in CAUSE.options} - {"other"}
    keys = [paper.key for paper in ALL]
    assert len(set(keys)) == len(keys)


def test_the_options_offered_are_the_papers_of_the_cause() -> None:
    a = answers(cause="study")
    assert {o.key for o in papers.options() if o.when(a)} == {paper.key for paper in papers.of(a)}


def test_what_is_missing_begins_with_the_cause_and_nothing_is_while_it_was_not_asked() -> None:
    a = answers(papers_ready=["leaving", "id"])
    assert [paper.key for paper in papers.missing(a)][:2] == ["jobless", "benefit"]
    assert "id" not in {paper.key for paper in papers.missing(a)}
    assert papers.missing(answers(papers_ready=None)) == ()


def test_the_budget_is_made_here_and_never_missing() -> None:
    a = answers(papers_ready=[])
    assert "budget" in {paper.key for paper in papers.of(a)}
    assert "budget" not in {paper.key for paper in papers.missing(a)}
    assert len(papers.places(a)) == len(papers.missing(a)) == len(papers.of(a)) - 1


def test_the_call_names_at_most_three_papers_at_hand_and_never_the_id_card(wording: Wording) -> None:
    ready = answers(papers_ready=["id", "contract", "credit", "jobless", "benefit", "insurance", "leaving"])
    spoken = [words(wording, text) for text in papers.said(ready)]
    assert spoken == ["解除或终止劳动合同证明", "失业登记", "失业金领取记录"]
    assert papers.said(answers(papers_ready=["id", "contract"])) == ()
    assert papers.said(answers(papers_ready=None)) == ()


def test_papers_of_another_cause_are_not_named() -> None:
    assert papers.said(answers(cause="study", papers_ready=["jobless"])) == ()


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_a_paper_with_its_box_fits_half_a_row(wording: Wording, locale: str) -> None:
    for paper in ALL:
        button = Button(T("☐ {label}", label=paper.name), "tick")
        row = ((button, button),)
        assert fitted(row, lambda text: wording.words(text, locale)) == row, paper.key


def test_a_paper_with_its_gloss_fits_a_row_of_its_own(wording: Wording) -> None:
    for paper in ALL:
        assert width(wording.words(T("☐ {label}", label=paper.name), "en")) <= 42, paper.key


def test_an_english_gloss_says_what_the_paper_is(wording: Wording) -> None:
    shown = {paper.key: wording.words(paper.name, "en") for paper in ALL}
    assert shown["credit"] == "征信报告 credit report"
    assert shown["statements"] == "近3–6个月流水 statements"
    assert shown["jobless"] == "失业登记 unemployment registration"
    assert shown["benefit"] == "失业金领取记录 unemployment benefit"
    assert shown["insurance"] == "社保停缴记录 social insurance stopped"
    assert shown["dibao"] == "低保证或特困证 low-income certificate"


def test_a_paper_keeps_its_chinese_name_in_english_with_a_gloss(wording: Wording) -> None:
    for paper in ALL:
        chinese, _, gloss = wording.words(paper.name, "en").partition(" ")
        assert not chinese.isascii()
        assert gloss.isascii()
        assert gloss


def test_three_papers_leave_room_in_a_spoken_line_of_60_signs(wording: Wording) -> None:
    for group in papers.BY_CAUSE.values():
        longest = sorted((len(words(wording, paper.spoken)) for paper in group), reverse=True)[:3]
        assert sum(longest) + len("、、") + len("我可以通过官方渠道提交，请告诉我上传的地方。") <= 60


def test_a_paper_has_one_chinese_name_in_english_and_in_chinese(wording: Wording) -> None:
    for paper in ALL:
        assert wording.words(paper.name, "en").partition(" ")[0] == words(wording, paper.name)
