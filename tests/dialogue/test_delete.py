"""/delete: asks once, in words that cannot be mistaken, and nothing but its own button deletes."""

from __future__ import annotations

from datetime import date

import pytest

from bot.wording import Wording
from flows.conversation import respond
from flows.dialogue import Dialogue
from flows.model import LOCALES, EraseMe, ExportMe, Past, Tapped
from tests.dialogue.small import FLOW
from tests.negotiation.wandering import LIBRARY
from tests.talking import Chat


@pytest.fixture
def chat(wording: Wording) -> Chat:
    """Somebody who stands at a question about money and is asked whether to delete."""
    chat = Chat(Dialogue(FLOW).respond, wording).commands("start").taps("pick.prepare").taps("pick.private")
    return chat.commands("delete")


SCREENS = {
    "zh_Hans": "删除您的全部资料？\n3 件事、2 个回答、提醒，都会删，不能恢复。\n聊天记录请在 Telegram 里自己删。",
    "zh_Hant": "刪除您的全部資料？\n3 件事、2 個回答、提醒，都會刪，不能復原。\n聊天紀錄請在 Telegram 裡自己刪。",
    "en": "Delete everything about you?\n3 cases, 2 answers, reminders will go. It cannot be undone.\n"
    "The chat history you delete in Telegram yourself.",
}
DELETED = {
    "zh_Hans": "删好了，您的资料已经不在这里。以前的备份里若还有，下次备份后也读不出来了。",
    "zh_Hant": "刪好了，您的資料已經不在這裡。以前的備份裡若還有，下次備份後也讀不出來了。",
    "en": "Deleted: nothing about you is left here. Older backups cannot be read once the next one is made.",
}
NOTHING = {
    "zh_Hans": "还没有保存任何回答。",
    "zh_Hant": "還沒有儲存任何回答。",
    "en": "So far there are no answers.",
}


NO = ["取消", "否", "不", "no", "No.", "不删", "不刪", "别删", "算了", "不用了", "保留", "Keep", "skip", "返回"]


@pytest.mark.parametrize("locale", LOCALES)
def test_it_counts_what_goes_and_says_when_it_is_gone(locale: str, wording: Wording) -> None:
    chat = Chat(respond, wording, locale, LIBRARY).commands("start").taps("pick.prepare").taps("pick.adult")
    chat.session.past = [Past(7, date(2026, 1, 1)), Past(8, date(2026, 2, 1))]
    assert chat.commands("delete").sees == SCREENS[locale]
    assert chat.taps("erase").sees == DELETED[locale]
    assert chat.effects == [EraseMe()]


@pytest.mark.parametrize("locale", LOCALES)
def test_where_nothing_is_kept_it_says_so(locale: str, wording: Wording) -> None:
    assert Chat(respond, wording, locale).commands("delete").sees.splitlines()[1] == NOTHING[locale]


@pytest.mark.parametrize("words", [*NO, "don't", "don't delete"])
def test_no_in_many_words_deletes_nothing_and_leads_back(chat: Chat, words: str) -> None:
    chat.says(words)
    assert chat.effects == []
    assert "Nothing was deleted." in chat.sees
    assert "Question total?" in chat.sees
    assert "total" not in chat.given


@pytest.mark.parametrize("words", ["yes", "是", "好", "好的", "3500", "2", "1", "确定", "bank", "。", "不对"])
def test_other_words_neither_delete_nor_answer_the_question_behind(chat: Chat, words: str) -> None:
    before = chat.given
    chat.says(words)
    assert chat.effects == []
    assert chat.given == before
    assert chat.sees.splitlines()[:2] == [
        "Nothing has been deleted. Please tap Delete or Keep.",
        "Delete everything about you?",
    ]


@pytest.mark.parametrize("words", ["Delete", "delete", "/delete", "删除我的资料", "删除", "刪除", "删除？"])
def test_the_words_that_ask_for_it_do_not_confirm_it_when_they_come_twice(chat: Chat, words: str) -> None:
    before = chat.given
    chat.says(words)
    assert (chat.effects, chat.given) == ([], before)
    assert chat.sees.startswith("Nothing has been deleted. Please tap Delete or Keep.")


def test_a_question_is_answered_and_deletes_nothing(chat: Chat) -> None:
    chat.says("what is it?")
    assert "It is this." in chat.sees
    assert chat.effects == []


def test_the_second_tap_says_the_same_and_makes_nobody_of_somebody_erased(chat: Chat) -> None:
    erase = Tapped(chat.data("erase"))
    chat.event(erase)
    first = chat.sees
    chat.event(erase)
    assert chat.sees == first
    assert chat.effects == [EraseMe(), EraseMe()]
    assert not chat.session.frames


def test_the_second_tap_finds_a_stranger_when_the_first_is_written(chat: Chat, wording: Wording) -> None:
    erase = Tapped(chat.data("erase"))
    stranger = Chat(Dialogue(FLOW).respond, wording).event(erase)
    assert stranger.sees == DELETED["en"]
    assert stranger.effects == [EraseMe()], "what the tap itself has left goes too"


def test_a_delete_button_of_before_deletes_nothing(chat: Chat) -> None:
    erase = Tapped(chat.data("erase"))
    for leave in ("return", "back", "help", "privacy", "again"):
        if leave in {"return"}:
            chat.taps("return")
        else:
            chat.commands("delete" if leave == "again" else leave)
        chat.event(erase)
        assert chat.effects == [], leave
        chat.commands("privacy")


def test_exporting_first_leaves_the_question_open(chat: Chat) -> None:
    erase = Tapped(chat.data("erase"))
    chat.taps("export")
    assert chat.effects == [ExportMe()]
    chat.event(erase)
    assert EraseMe() in chat.effects


def test_afterwards_the_person_is_new(chat: Chat) -> None:
    chat.taps("erase").taps("return")
    assert (chat.state, chat.given, chat.session.past) == ("path", {}, [])


def test_in_danger_everything_can_still_be_deleted(chat: Chat) -> None:
    chat.taps("return").says("我不想活了").commands("delete")
    assert chat.session.crisis
    chat.taps("erase")
    assert chat.effects == [EraseMe()]
    assert chat.sees == DELETED["en"]
    assert not chat.session.crisis


@pytest.mark.parametrize("then", ["return", "no", "3500", "/help"])
def test_in_danger_whoever_does_not_delete_sees_the_hotlines_again(chat: Chat, then: str) -> None:
    whole = chat.taps("return").says("我不想活了").sees
    chat.event(Tapped("1.0.view.delete"))
    assert "Delete everything about you?" in chat.sees
    if then == "return":
        chat.taps("return")
    else:
        chat.commands("help") if then == "/help" else chat.says(then)
    assert chat.sees == whole
    assert chat.effects == []


def test_in_danger_an_old_delete_button_deletes_nothing(chat: Chat) -> None:
    erase = Tapped(chat.data("erase"))
    chat.taps("return").says("我不想活了").event(erase)
    assert chat.effects == []
    chat.commands("delete").event(erase)
    assert chat.effects == []
    assert "12356" in chat.sees
