"""Nobody taps or types into silence: what changes nothing is answered in a word, in the person's language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.wording import Wording
from flows.conversation import respond
from flows.dialogue import Dialogue
from flows.model import Button, Document, Line, Page, Scene, Tapped, verbatim
from tests.dialogue.small import FLOW
from tests.talking import Chat

HERE = {"zh_Hans": "您就在这一页。", "zh_Hant": "您就在這一頁。", "en": "You are on this page."}
SENT = {
    "zh_Hans": "文件已经在聊天里了。",
    "zh_Hant": "檔案已經在聊天裡了。",
    "en": "The file is in this chat already.",
}
TAP = {
    "zh_Hans": "请点一个按钮，或直接打编号。",
    "zh_Hant": "請點一個按鈕，或直接打編號。",
    "en": "Please tap one of the buttons, or type its number.",
}


def _page(key: str, scene: Scene) -> Page | None:
    row = (
        Button(verbatim("1/2"), "page", "end"),
        Button(verbatim("2/2"), "page", "next"),
        Button(verbatim("F"), "file"),
    )
    return Page((Line(verbatim(f"page {key}")),), (row,)) if key in {"end", "next"} else None


def _document(scene: Scene) -> Document:
    return Document(verbatim("all"), (Line(verbatim("everything")),))


@pytest.fixture(params=sorted(HERE))
def ended(wording: Wording, request: pytest.FixtureRequest) -> Chat:
    """Somebody at the end of the small flow, in each language."""
    chat = Chat(Dialogue(replace(FLOW, page=_page, document=_document)).respond, wording, request.param)
    chat.commands("start").taps("pick.prepare").taps("pick.private").says("3500").taps("done").taps("done")
    return chat.taps("pick.ok")


def test_a_second_tap_on_the_file_says_where_it_is(ended: Chat) -> None:
    tap = Tapped(ended.data("file"))
    assert (ended.event(tap).toast, len(ended.kept)) == ("", 1)
    assert (ended.event(tap).toast, len(ended.kept)) == (SENT[ended.locale], 1)
    ended.taps("page.next").event(tap)
    assert len(ended.kept) == 2


def test_the_number_of_the_page_says_that_this_is_the_page(ended: Chat) -> None:
    tap = Tapped(ended.data("page.end"))
    for first in (True, False):
        assert ended.event(tap).toast == HERE[ended.locale]
        assert ended.answered == first
        assert ended.sees == "page end"
    assert ended.taps("page.next").toast == ""
    assert ended.sees == "page next"
    assert ended.event(tap).toast == ""
    assert ended.sees == "page end"


@pytest.mark.parametrize("locale", sorted(TAP))
@pytest.mark.parametrize("typed", ["hello", "ok", "你好", "好的"])
def test_a_greeting_at_a_choice_is_answered_with_what_to_do(wording: Wording, locale: str, typed: str) -> None:
    chat = Chat(respond, wording, locale).commands("start").taps("pick.prepare").says(typed)
    assert chat.state == "about_you"
    assert TAP[locale] in chat.sees


def test_several_numbers_on_another_page_tick_nothing_of_the_question_that_it_hides(wording: Wording) -> None:
    chat = Chat(Dialogue(FLOW).respond, wording).commands("start").taps("pick.prepare").taps("pick.private").says("100")
    for page in ("help", "settings", "faq what-is-it"):
        name, _, argument = page.partition(" ")
        for typed in ("1, 2", "1,2", "1 2 1", "1、2"):
            chat.commands(name, argument).says(typed)
            assert f"{typed} means nothing on this page" in chat.sees
    assert chat.session.draft == {}
