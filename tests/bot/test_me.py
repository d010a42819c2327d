"""The bot's own name, and what can only be said once it is known: links that lead to it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from bot.page import Page
from bot.telegram.api import Api
from bot.telegram.me import Me
from bot.telegram.messages import TelegramFace
from bot.terminal import TerminalFace
from bot.wording import Wording
from flows.conversation import respond
from flows.knowledge.topics import TOPICS
from flows.model import LOCALES, Button, Keep, Link, Share, Show, Tapped, verbatim
from tests.fake_api import FakeApi
from tests.fake_api.faults import cut_before, garbage, refused, server_error
from tests.negotiation.wandering import LIBRARY
from tests.talking import Chat

NAME = "xieshang_test_bot"
SHARE = {"zh_Hans": "转发", "zh_Hant": "分享", "en": "Share"}


@pytest.fixture
async def api() -> AsyncIterator[tuple[FakeApi, Api]]:
    with FakeApi() as server:
        api = Api(server.token, server.url)
        await api.start()
        yield server, api
        await api.close()


async def test_the_name_is_asked_for_once(api: tuple[FakeApi, Api]) -> None:
    server, ours = api
    me = Me()
    assert me.username == ""
    assert [await me.learn(ours) for _ in range(3)] == [NAME] * 3
    assert me.username == NAME
    assert len(server.made("getMe")) == 1


@pytest.mark.parametrize(
    "fault",
    [
        server_error(),
        cut_before,
        refused(401, "Unauthorized"),
        garbage(b'{"ok":true,"result":{"id":42}}'),
        garbage(b'{"ok":true,"result":[]}'),
    ],
    ids=["500", "cut", "401", "no name", "no bot"],
)
async def test_a_name_that_could_not_be_learnt_is_asked_for_again(api: tuple[FakeApi, Api], fault: Any) -> None:
    server, ours = api
    server.faults.on("getMe", fault, times=1)
    me = Me()
    assert await me.learn(ours) == ""
    assert await me.learn(ours) == NAME


@pytest.mark.parametrize(
    "text", ["会坐牢吗？", "a&b=c#d?e/f g+h%20i", "a\nb", '"<>', "😀", "What happens if I simply do not repay?"]
)
def test_whatever_is_shared_arrives_as_it_was(text: str) -> None:
    url = Me(NAME).share("faq_if-i-never-repay", text)
    assert url.startswith("https://t.me/share/url?")
    assert url.isascii()
    assert not set(' "<>\n') & set(url)
    parts = urlsplit(url)
    assert parts.fragment == ""
    assert parse_qs(parts.query, strict_parsing=True) == {
        "url": [f"https://t.me/{NAME}?start=faq_if-i-never-repay"],
        "text": [text],
    }
    assert "://" not in parts.query, "every sign of the inner link is encoded"


def keyboard(face: TelegramFace, show: Show | Keep, locale: str) -> list[list[dict[str, Any]]]:
    (letter,) = face.say(show, 1, locale)
    call = json.loads(letter.body)
    assert letter.keyboard == ("reply_markup" in call)
    rows: list[list[dict[str, Any]]] = call.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
    return rows


@pytest.mark.parametrize("locale", LOCALES)
def test_every_article_can_be_handed_on_by_a_button_once_the_name_is_known(wording: Wording, locale: str) -> None:
    me = Me()
    face = TelegramFace(wording, me)
    shares = set()
    for slug in (slug for slugs in TOPICS.values() for slug in slugs if slug != "crisis"):
        chat = Chat(respond, wording, locale, LIBRARY).commands("start").event(Tapped(f"1.0.faq.{slug},more"))
        assert chat.screen
        me.username = ""
        before = keyboard(face, Show(chat.screen.blocks[:1], chat.screen.keyboard), locale)
        me.username = NAME
        after = keyboard(face, Show(chat.screen.blocks[:1], chat.screen.keyboard), locale)
        assert all(before), "no row is empty"
        buttons = [one for row in after for one in row]
        (share,) = [one for one in buttons if "url" in one]
        assert [one for row in before for one in row] == [one for one in buttons if one is not share]
        article = LIBRARY.article(slug, locale)
        assert article
        query = parse_qs(urlsplit(share["url"]).query, strict_parsing=True)
        assert query == {"url": [f"https://t.me/{NAME}?start=faq_{slug}"], "text": [article.title]}
        shares.add(share["text"])
    assert shares == {SHARE[locale]}


SHARING = Show(
    (),
    (
        (Share(verbatim("share"), "faq_prison", verbatim("prison")),),
        (Button(verbatim("on"), "return", timeless=True), Share(verbatim("share"), "faq_crisis", verbatim("crisis"))),
        (Link(verbatim("law"), "https://example.org/"),),
    ),
)


def test_without_a_name_a_row_of_nothing_else_is_left_out(wording: Wording) -> None:
    labels = [[one["text"] for one in row] for row in keyboard(TelegramFace(wording), SHARING, "en")]
    assert labels == [["on"], ["law"]]
    only = Show((), SHARING.keyboard[:1])
    (letter,) = TelegramFace(wording, Me()).say(only, 1, "en")
    assert not letter.keyboard
    assert "reply_markup" not in json.loads(letter.body)


def test_in_the_terminal_there_is_nothing_to_share_with_and_the_numbers_count_what_is_there(wording: Wording) -> None:
    (letter,) = TerminalFace(wording).say(SHARING, 1, "en")
    page = msgspec.json.decode(letter.body, type=Page)
    assert [key.label for key in page.keys] == ["on", "law"]
    assert page.key("1") == page.keys[0]
    assert page.key("3") is None
    assert "t.me" not in letter.body.decode()
    assert all(page.rows), "no row is empty"
