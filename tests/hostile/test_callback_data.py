"""Callback data that is not a button's of today: nothing comes of it but the open question."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.turns import data_of
from bot.wording import Wording
from flows.dialogue import taps
from flows.dialogue.taps import STALE, base36
from flows.engine import END
from flows.model import Button, Session, T, Tapped, verbatim
from tests.hostile.anyone import DATA_BYTES, Anyone
from tests.hostile.forging import ATTACKS, TIMELESS, forged, noise, values
from tests.hostile.rule import LOOKS
from tests.hostile.test_anything import at
from tests.hostile.words import fixed

STEPS = ("path", "lender_kind", "conduct", "owed_total", "rate", "asks", "offer", "pay_day", "review", END)


@pytest.fixture(scope="module")
def people() -> dict[str, bytes]:
    """What is stored of a typical person at each of the steps."""
    wording = Wording.load()
    stored = {}
    for step in STEPS:
        packed = at(wording, step).stored
        assert packed is not None
        stored[step] = packed
    return stored


def someone(wording: Wording, packed: bytes) -> Anyone:
    """The person with that stored of them, who looks at what is open."""
    who = Anyone(wording)
    who.stored = packed
    who.does(Tapped("1.0.return"))
    return who


def visit_of(packed: bytes) -> int:
    return msgspec.msgpack.decode(packed, type=Session).visit


def is_of_today(data: str, visit: int) -> bool:
    version, at_visit, act, _ = ([*data.split(".", 3), "", "", ""])[:4]
    return version == "1" and (at_visit == base36(visit) or (at_visit == "0" and act in {*TIMELESS, "calm"}))


@fixed
@given(st.sampled_from(STEPS), forged() | noise | st.text(max_size=80))
@example("offer", "2.1.pick.ok")
@example("review", "1")
@example("asks", "1..done")
@example("owed_total", "1.0.erase")
@example("owed_total", "1.0.skip")
@example("path", "1.1.pick.prepare")
@example("path", "\ud800")
def test_what_is_forged_shows_the_open_question_and_nothing_else(
    wording: Wording, people: dict[str, bytes], step: str, data: str
) -> None:
    visit = visit_of(people[step])
    if is_of_today(data, visit):
        return
    who = someone(wording, people[step])
    before, buttons = who.session, {one.act for one in who.buttons()}
    outcome = who.does(Tapped(data))
    assert not outcome.erase
    assert not outcome.closed
    assert (who.session.case, who.session.frames, who.session.visit) == (before.case, before.frames, visit)
    assert who.session.draft == before.draft
    assert who.screen is not None
    shown = [block.text for block in who.screen.blocks if hasattr(block, "text")]
    assert taps.STALE_ELSEWHERE in shown or STALE in shown
    assert {one.act for one in who.buttons()} == buttons


@fixed
@given(st.sampled_from(STEPS), values, st.sampled_from(TIMELESS))
def test_an_act_that_always_works_changes_no_answer_whatever_it_is_given(
    wording: Wording, people: dict[str, bytes], step: str, value: str, act: str
) -> None:
    who = someone(wording, people[step])
    before = who.session
    outcome = who.does(Tapped(f"1.0.{act}.{value}"))
    assert not outcome.erase
    assert not outcome.closed
    assert (who.session.case, who.session.frames) == (before.case, before.frames)
    assert who.session.visit in {before.visit, before.visit + 1}  # to ask whether to delete is a screen of its own
    assert who.buttons()


def test_the_acts_that_always_work_are_these_and_none_of_them_answers() -> None:
    assert TIMELESS == ["export", "faq", "lang", "open", "return", "tool", "view"]
    assert set(TIMELESS) - {"open", "tool"} <= LOOKS, "and of a tool's buttons only those that open one"


@fixed
@given(st.sampled_from(STEPS), forged("x").map(lambda data: data.split(".", 2)[2]) | st.sampled_from(ATTACKS))
def test_an_act_of_today_that_no_button_has_answers_the_open_question_at_most(
    wording: Wording, people: dict[str, bytes], step: str, act: str
) -> None:
    """What `does` checks: whoever forges the number of the question too can do what its buttons do, to themselves."""
    who = someone(wording, people[step])
    who.does(Tapped(f"1.{base36(visit_of(people[step]))}.{act}"))
    assert who.buttons()


@fixed
@given(st.sampled_from(STEPS), st.integers(0, 63), st.integers(0, 30))
def test_a_button_that_was_cut_off_or_is_of_another_question_answers_nothing(
    wording: Wording, people: dict[str, bytes], step: str, length: int, back: int
) -> None:
    who = someone(wording, people[step])
    visit = who.session.visit
    for button in who.buttons():
        own = data_of(button, visit)
        cut, other = own[:length], data_of(button, max(1, visit - 1 - back))
        for data in (cut, other):
            again = someone(wording, people[step])
            before = again.session.case
            if data not in {own, *(data_of(one, visit) for one in who.buttons())}:
                again.does(Tapped(data))
                assert again.session.case == before or is_of_today(data, visit)


def test_what_does_not_fit_a_button_is_no_button() -> None:
    assert len(data_of(Button(T("x"), "pick", "x" * 50), 36**4)) <= DATA_BYTES
    for button in (
        Button(T("x"), "pick", "x" * 60),
        Button(verbatim("x"), "pick", "私"),
        Button(T("x"), "pick", "\ud800"),
    ):
        with pytest.raises(ValueError, match="callback data"):
            data_of(button, 1)


@fixed
@given(st.integers(0, 2**63))
def test_the_number_of_a_question_is_read_as_it_was_written(number: int) -> None:
    assert int(base36(number), 36) == number
    assert base36(number).isascii()
