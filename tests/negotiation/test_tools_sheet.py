"""What stands on the budget and offer statement: the person leaves out what others need not know."""

from __future__ import annotations

import pytest

from bot.wording import Wording
from flows.model import LOCALES, Paper, Raw
from flows.negotiation.on_paper import paper
from flows.negotiation.on_paper.statement import LEFT_OUT, PARTS
from flows.negotiation.tools.all import TOOLS
from tests.negotiation.cases import TYPICAL, labels, said, scene
from tests.negotiation.test_tools_budget import begun, beside, grown
from tests.negotiation.test_tools_plan import SILENT
from tests.talking import Chat

SHEET = TOOLS["sheet"]


def _open(wording: Wording, locale: str = "en", **own: Raw) -> Chat:
    return beside(wording, locale, **{**TYPICAL, **own}).commands("budget").taps("tool.sheet")


@pytest.mark.parametrize("locale", LOCALES)
def test_all_stands_on_it_until_something_is_left_out(wording: Wording, locale: str) -> None:
    rows = labels(wording, SHEET.page("", scene(locale)).keyboard, locale)
    ticks = [label for row in rows for label in row if label[0] in "☐☑"]
    assert len(ticks) == len(PARTS)
    assert all(label.startswith("☑ ") for label in ticks)


@pytest.mark.parametrize("part", PARTS)
def test_a_tick_leaves_its_part_out_and_brings_it_back(wording: Wording, part: str) -> None:
    chat = _open(wording).taps(f"tool.sheet.without,{part}")
    assert chat.given[LEFT_OUT] == [part]
    assert chat.has(f"tool.sheet.with,{part}")
    assert sum(label.startswith("☐ ") for label in chat.labels()) == 1
    chat.taps(f"tool.sheet.with,{part}")
    assert LEFT_OUT not in chat.given
    assert not any(label.startswith("☐ ") for label in chat.labels())


def test_several_are_left_out_in_their_order(wording: Wording) -> None:
    chat = _open(wording).taps("tool.sheet.without,papers").taps("tool.sheet.without,cause")
    assert chat.given[LEFT_OUT] == ["cause", "papers"]
    chat.taps("tool.sheet.with,cause")
    assert chat.given[LEFT_OUT] == ["papers"]


def test_a_tick_carries_what_it_sets_so_that_twice_is_once() -> None:
    now = scene(**{LEFT_OUT: ["cause"]})
    deed = SHEET.tap("without,cause", "", now)
    assert deed
    assert deed.answers == {LEFT_OUT: ["cause"]}


def test_what_was_left_out_is_not_on_the_paper_that_is_made(wording: Wording) -> None:
    chat = _open(wording, other_debts="20000").taps("tool.sheet.without,debts").taps("paper.statement")
    (made,) = chat.kept
    assert isinstance(made, Paper)
    words = wording.plain(made.instead, "en")
    assert "20,000" not in words
    assert "38,600" in words
    chat.taps("tool.sheet.with,debts").taps("paper.statement")
    again = chat.kept[-1]
    assert isinstance(again, Paper)
    assert "20,000" in wording.plain(again.instead, "en")


def test_nothing_that_names_the_person_is_on_it() -> None:
    made = paper("statement", scene())
    assert made
    assert made.data["blanks"]
    assert all(not getattr(blank, "params", {}) for blank in made.data["blanks"])  # type: ignore[union-attr]


@pytest.mark.parametrize("missing", ["income_now", "essentials", "overdue"])
def test_what_it_needs_first_is_said_and_nothing_can_be_printed(wording: Wording, missing: str) -> None:
    now = scene(**{missing: None})
    assert said(wording, SHEET.page("", now).blocks, "en") == [
        "The sheet needs income, essentials and how late the debt is first."
    ]
    assert paper("statement", now) is None
    assert labels(wording, SHEET.page("", now).keyboard, "en") == [["My budget"]]


def test_it_opens_by_its_button_and_by_nothing_typed(wording: Wording) -> None:
    chat = _open(wording)
    before = chat.given
    chat.says("500")
    assert chat.given == before
    assert chat.session.view == "tool.sheet."


@pytest.mark.parametrize("value", ["without,name", "with,", "all", "without", "with,lines,people", ""])
def test_a_part_that_there_is_not_is_no_tick(value: str) -> None:
    assert SHEET.tap(value, "", scene()) is None


def test_behind_the_shut_gate_nothing_is_ticked() -> None:
    assert SHEET.tap("without,cause", "", scene(**SILENT)) is None
    assert paper("statement", scene(**SILENT)) is None


def test_somebody_new_is_led_to_the_budget(wording: Wording) -> None:
    for chat in (grown(wording), begun(wording)):
        chat.commands("sheet").taps("tool.budget")
        assert chat.sees.startswith("Your month")
