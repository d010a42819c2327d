"""Somebody who does anything against the conversation; what it found; and that it can find something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from bot.wording import Wording
from flows.dialogue import moves
from flows.engine import END
from flows.model import (
    LOCALES,
    Case,
    Commanded,
    Corrected,
    Event,
    Line,
    Past,
    Said,
    Sent,
    Session,
    Show,
    Tapped,
    Turn,
    World,
    verbatim,
)
from tests.hostile import anyone
from tests.hostile.anyone import Anyone
from tests.hostile.machine import play
from tests.rehearsal import TYPICAL

STEPS = 3_000
SEED = 1


def test_whatever_somebody_does_every_promise_holds(wording: Wording) -> None:
    assert play(wording, STEPS, SEED) >= STEPS


# -- what it found
def at(wording: Wording, step: str, locale: str = "zh_Hans") -> Anyone:
    """A typical person at `step`."""
    who = Anyone(wording, locale)
    who.does(Commanded("start"))
    while anyone.state_of(who.session) != step or who.session.notices:
        acts = ("next",) if who.session.notices else TYPICAL[anyone.state_of(who.session)]
        for act in acts:
            tap(who, act) if has(who, act) else who.does(Said(act))
    return who


def has(who: Anyone, act: str) -> bool:
    return any(act in (one.act, f"{one.act}.{one.value}") for one in who.buttons())


def tap(who: Anyone, act: str) -> None:
    """A tap on a button of the screen."""
    button = next(one for one in who.buttons() if act in (one.act, f"{one.act}.{one.value}"))
    forge(who, f"{button.act}.{button.value}" if button.value else button.act, timeless=button.timeless)


def forge(who: Anyone, act: str, *, timeless: bool = False) -> None:
    """A tap whose data nobody's button need have."""
    visit = "0" if timeless else anyone.base36(who.session.visit)
    who.does(Tapped(f"1.{visit}.{act}"))


@pytest.mark.parametrize(
    "knob", ["n1E9999999", "m1E9999999", "n0.0000001", "mNaN", "msNaN", "pInfinity", "n" + "9" * 50]
)
def test_a_knob_with_a_number_that_no_button_carries_shows_the_question_again(wording: Wording, knob: str) -> None:
    who = at(wording, "offer")
    before = who.session
    forge(who, f"knob.{knob}")
    assert (who.session.draft, who.session.visit) == (before.draft, before.visit)
    assert anyone.state_of(who.session) == "offer"


def test_a_button_without_data_is_answered(wording: Wording) -> None:
    who = Anyone(wording)
    who.does(Tapped(""))
    assert who.buttons()
    who.does(Said("谢谢"))
    who.does(Tapped(""))
    assert who.buttons()


def test_what_is_longer_than_any_button_is_kept_nowhere(wording: Wording) -> None:
    who = at(wording, "path")
    for data in ("x" * 10_000, "1.0.faq." + "x" * 10_000, "1.0.faq.group," + "x" * 10_000):
        who.does(Tapped(data))
    assert who.stored is not None
    assert len(who.stored) < 500


def test_to_keep_where_there_is_no_answer_shows_the_question_again(wording: Wording) -> None:
    who = at(wording, "cause")
    visit = who.session.visit
    forge(who, "keep")
    assert (anyone.state_of(who.session), who.session.visit) == ("cause", visit)
    who.does(Commanded("delete"))
    tap(who, "erase")
    forge(who, "keep")
    assert who.buttons()


def test_a_wish_that_the_script_does_not_offer_is_no_answer(wording: Wording) -> None:
    who = at(wording, END)
    pages = iter(range(1, 20))
    while not (offered := [button.value for button in who.buttons() if button.act == "wish"]):
        for value in ("=1+1", "job_loss", "waive"):
            forge(who, f"wish.{value}")
        assert "wish" not in who.session.case.answers
        forge(who, f"page.script.{next(pages)}")
    forge(who, f"wish.{offered[0]}")
    assert [who.session.case.answers["wish"]] == offered


def test_no_case_is_put_away_and_no_guess_taken_that_the_screen_does_not_offer(wording: Wording) -> None:
    who = at(wording, "owed_total")
    given = dict(who.session.case.answers)
    for act in ("new", "guess.999"):
        forge(who, act)
        assert (who.session.case.answers, who.session.past) == (given, [])


def test_cases_without_end_do_not_fill_the_session(wording: Wording) -> None:
    who = at(wording, "about_you")
    for _ in range(3 * moves.PAST):
        tap(who, "pick.adult")
        who.does(Commanded("start"))
        tap(who, "new")
        tap(who, "pick.prepare")
    assert len(who.session.past) == moves.PAST
    assert len(who.history) == 3 * moves.PAST
    assert who.session.case.id == 3 * moves.PAST + 1


# -- that it can find something
def _loses_an_answer(turn: Turn) -> Turn:
    turn.session.case.answers.popitem()
    return turn


def _answers_another_question(turn: Turn) -> Turn:
    turn.session.case.answers["pay_day"] = 28
    return turn


def _changes_the_case(turn: Turn) -> Turn:
    turn.session.case = Case(id=turn.session.case.id + 1)
    return turn


def _says(words: str) -> Turn:
    return Turn(Session(locale="zh_Hans"), (Show((Line(verbatim(words)),)),))


BROKEN: dict[str, Callable[[Turn], Turn]] = {
    "lost an answer": _loses_an_answer,
    "changed": _answers_another_question,
    "lost {": _changes_the_case,
    "no reply": lambda turn: replace(turn, messages=()),
    "a dead end": lambda turn: replace(turn, messages=(Show((Line(verbatim("您好")),)),)),
    "Which language is this": lambda turn: replace(
        turn, messages=(*_says("Which language is this").messages, *turn.messages)
    ),
    "{slot}": lambda turn: replace(turn, messages=(*_says("{slot}").messages, *turn.messages)),
    "a session of": lambda turn: replace(turn, session=_swollen(turn.session)),
    "units": lambda turn: replace(turn, messages=(*_says("").messages, *turn.messages)),
}


def _swollen(session: Session) -> Session:
    session.past = [Past(number, anyone.MONDAY.date()) for number in range(10_000)]
    return session


@pytest.mark.parametrize("why", BROKEN)
def test_a_conversation_that_breaks_a_promise_is_found_out(
    wording: Wording, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    who = at(wording, "cause")
    respond = anyone.respond

    def broken(session: Session, event: Event, world: World) -> Turn:
        return BROKEN[why](respond(session, event, world))

    monkeypatch.setattr(anyone, "respond", broken)
    with pytest.raises(AssertionError, match=why.replace("{", r"\{").replace("lost an answer", "changed")):
        who.does(Sent("sticker"))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("event", [Corrected("3500"), Sent("photo"), Tapped("1.1.pick.prepare"), Commanded("why")])
def test_what_is_no_answer_changes_none(wording: Wording, locale: str, event: Event) -> None:
    who = at(wording, "owed_total", locale)
    before = who.session.case.answers
    who.does(event)
    assert who.session.case.answers == before


def _typed(who: Anyone, texts: Sequence[str]) -> None:
    for text in texts:
        who.does(Said(text))


def test_ten_thousand_signs_are_read_and_answered(wording: Wording) -> None:
    _typed(at(wording, "owed_total"), ["9" * 10_000, "三" * 10_000, "😀" * 10_000, "</b>" * 2_500, "\x00" * 10_000])
