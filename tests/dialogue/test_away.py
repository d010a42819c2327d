"""After an absence of ours: who may have tapped something that was lost sees their screen again, and nothing else
has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.turns import data_of
from bot.wording import Wording
from flows.conversation import respond
from flows.dialogue import Dialogue
from flows.dialogue.unasked import CUT_OFF
from flows.model import LOCALES, Away, Expiring, Keep, Line, Session, Show, Tapped, Turn, World
from flows.negotiation.flow import NEGOTIATION
from tests.dialogue.small import FLOW
from tests.negotiation.wandering import LIBRARY, wander
from tests.talking import MONDAY, Chat

DAY = MONDAY.date().replace(year=2027)
PATHS = ("prepare", "call_soon", "court", "")
LINE = Line(CUT_OFF)


@pytest.fixture
def chat(wording: Wording) -> Chat:
    return Chat(Dialogue(FLOW).respond, wording).commands("start").taps("pick.prepare")


def beside(chat: Chat) -> Chat:
    """The same person, to whom something happens that the first one does not notice."""
    session = msgspec.msgpack.decode(msgspec.msgpack.encode(chat.session), type=Session)
    return replace(chat, session=session, kept=[], effects=[])


def away(chat: Chat) -> Turn:
    return chat.respond(chat.session, Away(), World(chat.now, chat.library, chat.wording.words, chat.locale))


def screen(turn: Turn) -> Show | None:
    return next((message for message in turn.messages if isinstance(message, Show)), None)


def lives(wording: Wording, locale: str, seeds: int) -> Iterator[Chat]:
    for seed in range(seeds):
        yield from wander(seed, locale, wording, path=PATHS[seed % len(PATHS)])


@pytest.mark.parametrize("locale", LOCALES)
def test_every_question_stands_again_below_the_line_that_says_why(locale: str, wording: Wording) -> None:
    asked = set()
    for chat in lives(wording, locale, 60):
        if chat.state == "end" or chat.session.view or chat.session.notices:
            continue
        again, question = away(chat), beside(chat).event(Tapped("1.0.return")).screen
        assert question
        assert again.messages == (Show((LINE, *question.blocks), question.keyboard),)
        asked.add(chat.state)
    assert asked == {step.key for step in NEGOTIATION.steps}


def test_the_line_is_calm_short_and_said_in_every_language(wording: Wording) -> None:
    told = {locale: wording.words(CUT_OFF, locale) for locale in LOCALES}
    assert told["zh_Hans"] == "刚才我断线了一会儿，那段时间里的点击我没有收到。如果点过，请再点一次。"
    assert told["zh_Hant"] == "剛才我斷線了一會兒，那段時間按的按鈕我沒有收到。如果按過，請再按一次。"
    assert told["en"] == CUT_OFF.msgid
    assert all(len(told[locale]) <= most for locale, most in {"zh_Hans": 40, "zh_Hant": 40, "en": 100}.items())


@pytest.mark.parametrize("locale", LOCALES)
def test_the_screen_still_fits_a_phone(locale: str, wording: Wording) -> None:
    """The bounds of the screens themselves (test_every_screen), and the line."""
    most = 1.5 * (380 if locale == "en" else 140)
    for chat in lives(wording, locale, 12):
        shown = screen(away(chat))
        if shown and not chat.session.notices and chat.state not in {"review", "end"}:
            blocks = [block for block in shown.blocks if not (isinstance(block, Line) and block.style == "quote")]
            text = wording.plain(blocks, locale)
            limit = 2 * most if "⚠️" in text or "12348" in text else most
            assert len(text) <= limit + len(wording.words(CUT_OFF, locale)), text


def test_the_buttons_of_before_still_do_what_they_did(wording: Wording) -> None:
    for chat in islice(lives(wording, "en", 8), 0, None, 3):
        for button in chat.all_buttons()[:2]:
            tap = Tapped(data_of(button, chat.session.visit))
            straight, after = beside(chat).event(tap), beside(chat).event(Away()).event(tap)
            assert after.session == straight.session
            assert after.answered == straight.answered
            assert not after.answered or after.screen == straight.screen


def test_twice_away_is_no_more_than_once(chat: Chat) -> None:
    before = beside(chat).session
    chat.event(Away())
    once = chat.screen
    chat.event(Away())
    assert chat.screen == once
    assert chat.session == before


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.sampled_from(LOCALES), st.sampled_from(PATHS), st.integers(0, 90))
def test_what_nobody_asked_for_changes_nothing(wording: Wording, seed: int, locale: str, path: str, at: int) -> None:
    chats = wander(seed, locale, wording, path=path)
    chat = next(islice(chats, at, None), None) or next(wander(seed, locale, wording, path=path))
    before = msgspec.msgpack.encode(chat.session)
    world = World(chat.now, LIBRARY, wording.words, locale)
    for event in (Away(), Expiring(DAY), Away()):
        turn = respond(chat.session, event, world)
        assert msgspec.msgpack.encode(turn.session) == before
        assert msgspec.msgpack.encode(chat.session) == before
        assert (turn.effects, turn.toast) == ((), None)


@pytest.mark.parametrize(
    "command", ["help", "settings", "language", "privacy", "status", "start", "review", "faq", "faq what-is-it"]
)
def test_a_screen_beside_the_question_stands_again_too(chat: Chat, command: str) -> None:
    """Whoever taps there and sees nothing happen takes the bot for dead."""
    chat.taps("pick.private").commands(*command.split())
    before = chat.screen
    assert before
    assert away(chat).messages == (Show((LINE, *before.blocks), before.keyboard),)


@pytest.mark.parametrize("tap", ["why", "ask", "details"])
def test_what_belongs_to_the_question_stands_again(chat: Chat, tap: str) -> None:
    chat.taps("pick.private").says("100").taps("tick.id.1")
    if tap == "details":
        chat.taps("done")
    chat.taps(tap)
    before = chat.screen
    assert before
    assert away(chat).messages == (Show((LINE, *before.blocks), before.keyboard),)


def test_ticks_that_are_no_answer_yet_are_there_again(chat: Chat) -> None:
    chat.taps("pick.private").says("100").taps("tick.id.1").event(Away())
    assert "☑ ID" in chat.labels()
    chat.taps("done")
    assert chat.given["papers"] == ["id"]


def test_a_page_of_the_end_stands_again(wording: Wording) -> None:
    for chat in lives(wording, "en", 4):
        if chat.state == "end":
            assert chat.screen
            assert away(chat).messages == (Show((LINE, *chat.screen.blocks), chat.screen.keyboard),)


def test_who_has_left_is_left_alone(chat: Chat) -> None:
    assert away(chat.commands("cancel")).messages == ()


def test_who_was_erased_is_left_alone(chat: Chat) -> None:
    assert away(chat.commands("delete").taps("erase")).messages == ()


def test_in_danger_nothing_pushes_the_hotlines_away(chat: Chat) -> None:
    assert away(chat.says("我不想活了")).messages == ()
    assert away(chat.taps("calm")).messages == ()


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("zh_Hans", "什么都还没有删。想全部删掉：/delete"),
        ("zh_Hant", "什麼都還沒有刪。想全部刪掉：/delete"),
        ("en", "Nothing has been deleted. To delete everything: /delete"),
    ],
)
def test_whether_to_delete_is_not_asked_again_but_nobody_is_left_to_think_it_done(
    chat: Chat, locale: str, words: str, wording: Wording
) -> None:
    chat.taps("pick.private").event(Tapped(f"1.0.lang.{locale}")).commands("delete")
    (message,) = away(chat).messages
    assert isinstance(message, Keep)
    assert message.keyboard == ()
    assert wording.plain(message.blocks, locale).splitlines()[1] == words
    chat.event(Away()).taps("return")
    assert chat.given == {"path": "prepare", "lender": "private"}


def test_a_person_of_whom_only_the_language_is_known_is_shown_what_they_saw(wording: Wording) -> None:
    chat = Chat(Dialogue(FLOW).respond, wording).commands("help")
    before = chat.screen
    assert before
    assert away(chat).messages == (Show((LINE, *before.blocks), before.keyboard),)
