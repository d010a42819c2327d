"""Before everything is erased: one calm message beside the screen, whose buttons work for ever."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.wording import Wording
from flows.dialogue import Dialogue
from flows.model import LOCALES, Expiring, ExportMe, Keep, Past, Session, Tapped, World
from tests.dialogue.small import FLOW
from tests.talking import MONDAY, Chat

DAY = date(2027, 5, 22)
MONEY = r"钱|錢|债|債|欠|还款|還款|贷|貸|借|催|谈|談|money|debt|loan|ow[ei]|pay|lender|negotiat|collect|¥|\d{3,}元"


@pytest.fixture
def chat(wording: Wording) -> Chat:
    return Chat(Dialogue(FLOW).respond, wording).commands("start").taps("pick.prepare")


def told(chat: Chat) -> Keep:
    (message,) = chat.event(Expiring(DAY)).kept[-1:]
    assert isinstance(message, Keep)
    return message


@pytest.mark.parametrize(
    ("locale", "words", "labels"),
    [
        (
            "zh_Hans",
            "您有一阵子没来了。\n您留在这里的内容，2027年5月22日（周六）会自动删掉。\n想留着，点一下就好。不需要了，就什么都不用做。",
            ["留着，接着来", "导出", "现在就删"],
        ),
        (
            "zh_Hant",
            "您有一陣子沒來了。\n您留在這裡的內容，2027年5月22日（週六）會自動刪掉。\n想留著，按一下就好。不需要了，就什麼都不用做。",
            ["留著，接著來", "匯出", "現在就刪"],
        ),
        (
            "en",
            "You have not been here for a while.\nOn 22 May 2027 (Sat) what you left here is deleted by itself.\n"
            "To keep it, one tap is enough. If you don't need it any more, there is nothing to do.",
            ["Keep it and go on", "Export", "Delete now"],
        ),
    ],
)
def test_it_says_when_and_what_can_be_done(
    chat: Chat, locale: str, words: str, labels: list[str], wording: Wording
) -> None:
    message = told(chat.event(Tapped(f"1.0.lang.{locale}")))
    assert wording.plain(message.blocks, locale) == words
    assert [wording.words(button.label, locale) for row in message.keyboard for button in row] == labels


@pytest.mark.parametrize("locale", LOCALES)
def test_whoever_else_sees_the_phone_learns_nothing(chat: Chat, locale: str, wording: Wording) -> None:
    message = told(chat.event(Tapped(f"1.0.lang.{locale}")))
    labels = [wording.words(button.label, locale) for row in message.keyboard for button in row]
    words = "\n".join([wording.plain(message.blocks, locale), *labels]).lower()
    assert not re.search(MONEY, words)


def test_the_open_question_stays_where_it_is(chat: Chat) -> None:
    screen = chat.screen
    chat.event(Expiring(DAY))
    assert chat.screen is screen


def test_its_buttons_work_months_later_from_wherever_the_person_is(chat: Chat) -> None:
    chat.taps("pick.private")
    message = told(chat)
    acts = [(button.act, button.value, button.timeless) for row in message.keyboard for button in row]  # type: ignore[union-attr]
    assert acts == [("return", "", True), ("export", "", True), ("view", "delete", True)]
    chat.waits(days=200).says("100").taps("skip")
    chat.event(Tapped("1.0.return"))
    assert "Question asks?" in chat.sees
    chat.event(Tapped("1.0.export"))
    assert chat.effects == [ExportMe()]
    chat.event(Tapped("1.0.view.delete"))
    assert "Delete everything about you?" in chat.sees


def test_going_on_shows_the_open_question_anew(chat: Chat) -> None:
    chat.taps("pick.private").commands("cancel").waits(days=170)
    told(chat)
    chat.event(Tapped("1.0.return"))
    assert "Question total?" in chat.sees
    assert chat.session.seen == chat.now.date()


def test_nothing_is_said_where_there_is_nothing_to_lose(wording: Wording) -> None:
    chat = Chat(Dialogue(FLOW).respond, wording).commands("start")
    assert chat.event(Expiring(DAY)).kept == []


def test_a_case_that_was_put_away_is_something_to_lose(wording: Wording) -> None:
    session = Session(locale="en", past=[Past(1, MONDAY.date())])
    chat = Chat(Dialogue(FLOW).respond, wording, session=session)
    assert told(chat)


def test_in_danger_nothing_is_said_of_it(chat: Chat) -> None:
    assert chat.says("我不想活了").event(Expiring(DAY)).kept == []


def test_the_session_is_the_very_one_that_came_in(chat: Chat) -> None:
    world = World(chat.now, chat.library, chat.wording.words)
    turn = chat.respond(chat.session, Expiring(DAY), world)
    assert turn.session is chat.session
