"""The tools beside the flow: what is typed and tapped there, the way back, and what holds for every tool of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording import Wording
from flows.conversation import respond
from flows.dialogue import Dialogue
from flows.dialogue.taps import ACTS, LONGEST, base36
from flows.model import (
    Answers,
    Button,
    Case,
    Deed,
    Frame,
    Line,
    Page,
    Raw,
    Scene,
    Session,
    Tapped,
    Text,
    verbatim,
)
from flows.negotiation.debts import told
from flows.negotiation.flow import NEGOTIATION
from flows.negotiation.on_paper.statement import PARTS
from flows.negotiation.tools.all import TOOLS, computes
from tests.dialogue.small import FLOW
from tests.negotiation.anybody import scenes
from tests.negotiation.cases import TYPICAL
from tests.negotiation.test_other_debts import a_debt
from tests.negotiation.wandering import LIBRARY
from tests.talking import MONDAY, Chat, NoBooks

Words = Callable[[Text], tuple[str, ...]]


class Purse:
    """Takes numbers: the total, and what is in it."""

    def page(self, detail: str, scene: Scene) -> Page:
        rows = tuple(
            (Button(verbatim(value.title()), "tool", f"purse.{value}"),)
            for value in ("more", "forget", "done", "lender", "kept")
        )
        return Page((Line(verbatim(f"The purse {detail}".strip())),), rows, asks=True)

    def hear(self, text: str, detail: str, scene: Scene, words: Words) -> Deed | None:
        if not text.isdecimal() or int(text) > 1_000_000:
            return None
        return Deed("", {"total": text}, (verbatim(f"In it: {text}"),))

    def tap(self, value: str, detail: str, scene: Scene) -> Deed | None:
        deeds = {
            "more": Deed("more"),
            "forget": Deed("", {"total": None, "coins": None}),
            "done": Deed("", {"total": "900", "coins": ["1"]}, leaves=True),
            "lender": Deed(edits="lender"),
            "kept": Deed("", toast=verbatim("A word")),
        }
        return deeds.get(value)


class Board:
    """Shows, and takes nothing."""

    def page(self, detail: str, scene: Scene) -> Page:
        rows = ((Button(verbatim("Turn"), "tool", "board.turn"), Button(verbatim("Purse"), "tool", "purse")),)
        return Page((Line(verbatim(f"The board {detail}".strip())),), rows)

    def hear(self, text: str, detail: str, scene: Scene, words: Words) -> Deed | None:
        return None

    def tap(self, value: str, detail: str, scene: Scene) -> Deed | None:
        return Deed("turned") if value == "turn" else None


def _computes(text: str, scene: Scene) -> tuple[str, Deed] | None:
    return ("purse", Deed("rich", said=(verbatim("That rich."),))) if "how rich" in text else None


SMALL = replace(FLOW, tools={"purse": Purse(), "board": Board()}, computes=_computes)


@pytest.fixture
def chat(wording: Wording) -> Chat:
    return Chat(Dialogue(SMALL).respond, wording)


@pytest.fixture
def asked(chat: Chat) -> Chat:
    """Somebody who is asked for the total."""
    return chat.commands("start").taps("pick.prepare").taps("pick.private")


def _ended(chat: Chat) -> Chat:
    return chat.says("3500").taps("skip").taps("done").taps("pick.ok")


# -- opening and leaving ----------------------------------------------------------------------------------------------
def test_a_command_shows_a_tool_and_leaves_the_question_open(asked: Chat) -> None:
    asked.commands("purse")
    assert asked.sees == "The purse"
    assert asked.state == "total"
    asked.taps("Back to the question")
    assert "Question total?" in asked.sees
    assert "total" not in asked.given


def test_a_tool_before_anything_else_begins_a_case(chat: Chat) -> None:
    chat.commands("board")
    assert chat.sees == "The board"
    chat.taps("tool.board.leave")
    assert chat.state == "path"


@pytest.mark.parametrize("leave", ["/back", "back", "tool.board.leave"])
def test_back_and_leave_lead_to_the_open_question(asked: Chat, leave: str) -> None:
    asked.commands("board").taps("tool.board.turn")
    if leave.startswith("/"):
        asked.commands(leave[1:])
    elif leave == "back":
        asked.says(leave)
    else:
        asked.taps(leave)
    assert asked.state == "total"
    assert "Question total?" in asked.sees


def test_a_command_that_is_no_tool_is_answered_with_the_help(asked: Chat) -> None:
    asked.commands("ledger")
    assert "I don't know that command." in asked.sees
    assert asked.state == "total"


def test_one_tool_opens_another(asked: Chat) -> None:
    asked.commands("board").taps("tool.purse")
    assert asked.sees == "The purse"


# -- numbers ----------------------------------------------------------------------------------------------------------
def test_a_number_below_a_tool_that_asks_is_for_it(asked: Chat) -> None:
    asked.commands("purse").says("3500")
    assert "In it: 3500" in asked.sees
    assert asked.session.view == "tool.purse."
    assert asked.state == "total"


@pytest.mark.parametrize("typed", ["1", "2", "12"])
def test_it_is_not_the_number_of_a_button_there(asked: Chat, typed: str) -> None:
    asked.commands("purse").says(typed)
    assert asked.given["total"] == typed


@pytest.mark.parametrize("typed", ["2000000", "2,000,000", "3000001"])
def test_a_number_that_the_tool_cannot_use_is_no_answer_to_the_hidden_question(asked: Chat, typed: str) -> None:
    asked.commands("purse").says(typed)
    assert "total" not in asked.given
    assert asked.state == "total"


def test_a_number_below_a_tool_that_does_not_ask_is_a_button(asked: Chat) -> None:
    asked.commands("board").says("1")
    assert asked.sees == "The board turned"
    asked.says("2")
    assert asked.sees == "The purse"


@pytest.mark.parametrize("typed", ["9", "30", "3500", "12,000", "三千五"])
def test_a_number_that_is_none_means_nothing_there(asked: Chat, typed: str) -> None:
    asked.commands("board").says(typed)
    assert "total" not in asked.given
    assert asked.state == "total"


def test_words_below_a_tool_are_still_a_question(asked: Chat) -> None:
    asked.commands("purse").says("what is it?")
    assert "It is this." in asked.sees
    assert "total" not in asked.given


def test_a_warning_goes_before_a_tool(asked: Chat) -> None:
    asked.commands("purse").says("they want my verification code 3500")
    assert "That is a scam." in asked.sees
    assert "total" not in asked.given


# -- what a tool has learnt -------------------------------------------------------------------------------------------
def test_the_question_that_a_tool_has_answered_is_passed_with_what_it_gives_back(asked: Chat) -> None:
    asked.commands("purse").says("3500").taps("tool.purse.leave")
    assert asked.state == "papers"
    assert "Thank you for the total." in asked.sees
    asked.taps("back")
    assert asked.state == "total"
    assert "¥3,500" in asked.sees


def test_a_deed_may_answer_and_leave_at_once(asked: Chat) -> None:
    asked.commands("purse").taps("tool.purse.done")
    assert asked.given["total"] == "900"
    assert asked.given["coins"] == ["1"]
    assert asked.state == "papers"
    assert "Thank you for the total." in asked.sees


def test_a_question_that_is_open_again_with_its_answer_standing_is_not_passed(asked: Chat) -> None:
    asked.says("3500").taps("back")
    assert asked.state == "total"
    asked.commands("board").taps("tool.board.leave")
    assert asked.state == "total"


def test_what_is_no_longer_goes_and_a_question_that_was_asked_stays_skipped(asked: Chat) -> None:
    asked.commands("purse").taps("tool.purse.done").commands("purse").taps("tool.purse.forget")
    assert asked.given["total"] is None
    assert "coins" not in asked.given


def test_a_later_question_that_a_tool_answered_is_not_asked(chat: Chat) -> None:
    chat.commands("start").taps("pick.prepare").commands("purse").says("3500").taps("tool.purse.leave")
    assert chat.state == "lender"
    chat.taps("pick.private")
    assert chat.state == "papers"
    assert "total" in chat.given


def test_a_change_at_the_end_leads_to_the_review_again(asked: Chat) -> None:
    _ended(asked)
    assert asked.session.view == "page.end"
    asked.commands("purse").says("4000").taps("To the script")
    assert asked.state == "review"
    assert asked.session.view == ""
    asked.taps("pick.ok")
    assert asked.session.view == "page.end"


def test_nothing_changed_at_the_end_leads_to_the_end(asked: Chat) -> None:
    _ended(asked).commands("board").taps("To the script")
    assert asked.sees == "page end"


def test_a_deed_may_lead_to_a_question_that_was_answered(asked: Chat) -> None:
    asked.commands("purse").taps("tool.purse.lender")
    assert asked.state == "lender"
    assert asked.session.view == ""
    asked.taps("pick.bank")
    assert asked.state == "total"


def test_an_edit_at_the_end_by_a_tool_leads_to_the_review_again(asked: Chat) -> None:
    _ended(asked).commands("purse").taps("tool.purse.lender").taps("pick.bank")
    assert asked.state == "part"
    asked.says("1000")
    assert asked.state == "review"


# -- a sentence for a tool --------------------------------------------------------------------------------------------
def test_a_sentence_for_a_tool_opens_it_wherever_it_was_typed(asked: Chat) -> None:
    asked.says("how rich am I with 3500?")
    assert "That rich." in asked.sees
    assert "The purse rich" in asked.sees
    assert "total" not in asked.given


def test_as_first_words_it_begins_a_case(chat: Chat) -> None:
    chat.says("how rich am I?")
    assert "The purse rich" in chat.sees
    assert chat.state == "path"


# -- taps -------------------------------------------------------------------------------------------------------------
def test_a_double_tap_is_one_tap(asked: Chat) -> None:
    asked.commands("purse")
    data = asked.data("tool.purse.kept")
    asked.event(Tapped(data))
    assert asked.toast == "A word"
    asked.event(Tapped(data))
    assert not asked.answered
    assert asked.session.view == "tool.purse."


def test_a_deed_that_leaves_tapped_twice_leaves_once(asked: Chat) -> None:
    asked.commands("purse")
    data = asked.data("tool.purse.done")
    asked.event(Tapped(data)).event(Tapped(data))
    assert asked.state == "papers"
    assert "papers" not in asked.given


@pytest.mark.parametrize("what", ["board.turn", "purse.nothing", "board.leave", "ledger.more", "ledger", "", "."])
def test_a_button_of_another_tool_is_stale(asked: Chat, what: str) -> None:
    asked.commands("purse")
    asked.event(Tapped(f"1.{base36(asked.session.visit)}.tool.{what}"))
    assert asked.state == "total"
    assert "total" not in asked.given
    assert "That button is from earlier." in asked.sees


def test_a_button_of_an_old_visit_is_stale(asked: Chat) -> None:
    asked.commands("purse")
    data = asked.data("tool.purse.done")
    asked.taps("tool.purse.leave").says("3500")
    asked.commands("purse").event(Tapped(data))
    assert "That button is from earlier." in asked.sees
    assert asked.given["total"] == "3500"


def test_a_button_of_a_tool_that_is_no_longer_shown_is_stale(asked: Chat) -> None:
    asked.commands("purse")
    data = asked.data("tool.purse.done")
    asked.commands("back").event(Tapped(data))
    assert "That button is from earlier." in asked.sees
    assert "total" not in asked.given


@pytest.mark.parametrize("what", ["purse.more", "board.turn", "purse.leave"])
def test_the_buttons_on_its_screen_are_not_timeless(asked: Chat, what: str) -> None:
    asked.commands("purse").event(Tapped(f"1.0.tool.{what}"))
    assert "That button is from earlier." in asked.sees


def test_the_button_that_opens_one_works_for_ever(asked: Chat) -> None:
    asked.event(Tapped("1.0.tool.board"))
    assert asked.sees == "The board"
    asked.event(Tapped("1.0.tool.ledger"))
    assert "That button is from earlier." in asked.sees


def test_the_language_changes_while_a_tool_is_shown(wording: Wording) -> None:
    chat = Chat(respond, wording, "en", LIBRARY).commands("budget").taps("tool.budget.about,adult")
    chat.says("6000").says("中文")
    assert chat.session.locale == "zh_Hans"
    assert "收入：¥6,000" in chat.sees
    assert chat.session.view == "tool.budget."
    chat.says("3600")
    assert chat.given["essentials"] == "3600"


def test_a_tool_that_a_newer_release_has_no_more_is_the_open_question(wording: Wording) -> None:
    """The view was stored with the session."""
    session = Session(locale="en", frames=[Frame("small", 1, "total", ["path", "lender"])], view="tool.ledger.old")
    session.case = Case(1, MONDAY.date(), {"path": "prepare", "lender": "private"})
    for event in ("back", "what is it?", "3500"):
        chat = Chat(Dialogue(SMALL).respond, wording, "en", NoBooks(), session=session)
        assert chat.says(event).screen


def test_waiting_ticks_are_there_after_a_tool(asked: Chat) -> None:
    asked.says("3500").taps("tick.id.1").commands("board").taps("tool.board.leave")
    assert asked.state == "papers"
    asked.taps("done")
    assert asked.given["papers"] == ["id"]


# -- every tool of ours, whoever opens it -----------------------------------------------------------------------------
_parts = st.sampled_from(["first", "each", "number", "lump", "total", "pause", "low", "usual", "high", "home", "food"])
_written = st.tuples(_parts, st.sampled_from(["0", "1", "36", "420", "2000", "99999", "-1", "0.5"])).map("=".join)
_settings = st.fixed_dictionaries(
    {},
    optional={
        "their_offer": st.lists(_written, max_size=5),
        "income_varies": st.lists(_written, max_size=4),
        "essentials_lines": st.lists(_written, max_size=7),
        "living_floor": st.sampled_from(["0", "800", "99999"]),
        "statement_without": st.lists(st.sampled_from(PARTS), unique=True),
    },
)
DETAILS = (
    *("", "income_now", "essentials", "dependants", "living_floor", "edit,0", "edit,11", "ways", "unpaid", "new"),
    *("received=8800,each=933,number=12", "lent=10000,fee=0.0075,number=12,way=fee", "rate=0.18,daily=1"),
    *("lent=-5,each=0,number=12", "rate=-3", "rate=99999999", "received=1,each=99999999,number=9999,lender=private"),
    *("edit,", "edit,²", "edit,-1", "=,=,=", "rate=NaN", "number=12,lender=nobody", "lent=1e11,each=1e11,number=1"),
)
_details = st.sampled_from(DETAILS) | st.text(max_size=30)
TEXTS = (
    *(
        "6000",
        "每周1200",
        "3000 5000 8000",
        "房租1200 吃饭900",
        "信用卡 8000 每月500 年化18% 逾期",
        "36 × 420, first 2000",
    ),
    *("一次性还8000结清", "10000 12 933", "0.05% a day", "30", "0", "-5", "999999999999", "1e5", "卡 5%\n8000"),
)
_typed = st.sampled_from(TEXTS) | st.text(max_size=60) | st.text("0123456789.,万千期每月还付%年息=×x \n", max_size=40)


@st.composite
def _anywhere(draw: st.DrawFn) -> Scene:
    """Anybody, with settings and a list of debts as the tools keep them, or damaged."""
    now = draw(scenes())
    known = told(draw(st.lists(a_debt, max_size=5))) if draw(st.booleans()) else {}
    given_: dict[str, Raw] = {**now.answers, **{key: raw for key, raw in known.items() if raw}, **draw(_settings)}
    return Scene(Answers(given_), now.now, now.locale, {}, now.soft)


@settings(max_examples=100)
@given(_anywhere(), st.sampled_from([*TOOLS]), _details)
def test_every_page_is_shown_and_each_of_its_buttons_leads_somewhere(now: Scene, name: str, detail: str) -> None:
    page = TOOLS[name].page(detail, now)
    assert page.blocks
    for button in (one for row in page.keyboard for one in row if isinstance(one, Button)):
        data = f"1.{base36(10**6)}.{button.act}.{button.value}"
        assert len(data.encode()) <= LONGEST
        assert button.act in ACTS
        if button.act == "paper":
            assert NEGOTIATION.papers(button.value, now) is not None
        elif button.act == "tool":
            tool, dot, value = button.value.partition(".")
            assert tool in TOOLS
            assert not dot or (tool == name and TOOLS[name].tap(value, detail, now) is not None)


@settings(max_examples=100)
@given(_anywhere(), st.sampled_from([*TOOLS]), _details, _typed)
def test_whatever_is_typed_below_any_tool_is_heard_or_left(now: Scene, name: str, detail: str, text: str) -> None:
    deed = TOOLS[name].hear(text, detail, now, lambda label: ())
    assert deed is None or TOOLS[name].page(deed.detail, now).blocks
    if deed and deed.answers:
        after = Scene(Answers({**now.answers, **deed.answers}), now.now, now.locale, {}, now.soft)
        assert TOOLS[name].page(deed.detail, after).blocks
        given_ = [step for step in NEGOTIATION.steps if deed.answers.get(step.key) is not None]
        assert all(step.answer.valid(deed.answers[step.key], now.answers) for step in given_)


@settings(max_examples=100)
@given(_anywhere(), st.sampled_from([*TOOLS]), _details, st.text(max_size=20))
def test_a_forged_tap_is_no_deed_or_a_page(now: Scene, name: str, detail: str, value: str) -> None:
    deed = TOOLS[name].tap(value, detail, now)
    assert deed is None or TOOLS[name].page(deed.detail, now).blocks


@settings(max_examples=100)
@given(_anywhere(), _typed)
def test_whatever_is_typed_anywhere_is_for_a_tool_or_not(now: Scene, text: str) -> None:
    found = computes(text, now)
    assert found is None or TOOLS[found[0]].page(found[1].detail, now).blocks


@pytest.mark.parametrize("command", ["budget", "debts", "theirs", "rate", "plan", "sheet"])
@pytest.mark.parametrize("state", ["owed_total", "principal", "pay_day"])
@pytest.mark.parametrize("typed", ["7", "7777", "七千", "20"])
def test_no_number_below_a_tool_of_ours_answers_the_question_that_it_hides(
    wording: Wording, command: str, state: str, typed: str
) -> None:
    keys = list(TYPICAL)
    answers = {**{key: TYPICAL[key] for key in keys[: keys.index(state)]}, "income_now": "6000", "essentials": "3600"}
    frame = Frame(NEGOTIATION.name, NEGOTIATION.version, state)
    session = Session(locale="en", frames=[frame], case=Case(1, MONDAY.date(), answers))
    chat = Chat(respond, wording, "en", LIBRARY, session=session).commands(command).says(typed)
    assert chat.state == state
    assert state not in chat.given


def test_what_the_way_back_says_depends_on_where_it_leads(asked: Chat) -> None:
    asked.commands("board")
    assert "Back to the question" in asked.labels()
    _ended(asked.commands("back")).commands("board")
    assert "To the script" in asked.labels()
