"""/privacy: who, what, why, how long, how to delete, and what is not in our hands; the article says the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.wording import Wording
from flows.conversation import respond
from flows.model import LOCALES, Event, Session, Tapped, Turn, World
from tests.negotiation.wandering import LIBRARY
from tests.talking import Chat

SCREENS = {
    "zh_Hans": """\
存什么：您的回答和方案，逐项加密。
为什么存：做您的讲稿，下次接着来。
不存：姓名、证件、卡号、照片、危险用语。
多久：90 天不用就删；随时 /delete。
删之前会先提醒您。
注意：机器人聊天不是端到端加密，Telegram 在大陆的使用也有风险，请自己判断。
运营者：某人 a@b.example""",
    "zh_Hant": """\
存什麼：您的回答和方案，逐項加密。
為什麼存：做您的講稿，下次接著來。
不存：姓名、證件、卡號、照片、危險用語。
多久：90 天不用就刪；隨時 /delete。
刪之前會先提醒您。
注意：機器人聊天不是端對端加密，Telegram 在大陸的使用也有風險，請自己判斷。
營運者：某人 a@b.example""",
    "en": """\
Kept: your answers and plan, each encrypted.
Why: to make your script, and to go on later.
Not kept: names, ID, cards, photos, crisis words.
How long: 90 days unused; /delete at any time.
Before that you get a reminder.
Note: bot chats are not end-to-end encrypted; using Telegram in the mainland carries risks. Your call.
Run by: 某人 a@b.example""",
}
NOBODY = {"zh_Hans": "没有留下联系方式", "zh_Hant": "沒有留下聯絡方式", "en": "no address was given"}
ARTICLE = {
    "zh_Hans": ("为什么存", "多少天没来", "先提醒您", "密钥会销毁", "旧的密钥文件", "留在 Telegram", "不是端到端加密"),
    "zh_Hant": ("為什麼存", "多少天沒來", "先提醒您", "金鑰會銷毀", "舊的金鑰檔", "留在 Telegram", "不是端對端加密"),
    "en": (
        *("Why:", "days without a visit", "a reminder", "key is destroyed", "old copy of the key file"),
        *("Telegram keeps this chat", "not end-to-end encrypted"),
    ),
}


def run_by(operator: str, days: int = 90) -> object:
    def answer(session: Session, event: Event, world: World) -> Turn:
        return respond(session, event, replace(world, days_kept=days, operator=operator))

    return answer


def privacy(locale: str, wording: Wording, operator: str) -> Chat:
    return Chat(run_by(operator), wording, locale, LIBRARY).commands("privacy")  # type: ignore[arg-type]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_screen_says_everything_in_seven_short_lines(locale: str, wording: Wording) -> None:
    assert privacy(locale, wording, "某人 a@b.example").sees == SCREENS[locale]


def test_where_there_is_no_time_for_a_reminder_none_is_promised(wording: Wording) -> None:
    chat = Chat(run_by("", 1), wording, "en", LIBRARY).commands("privacy")  # type: ignore[arg-type]
    assert "reminder" not in chat.sees
    assert "reminder" in privacy("en", wording, "").sees


@pytest.mark.parametrize("locale", LOCALES)
def test_where_nobody_has_given_an_address_it_says_so(locale: str, wording: Wording) -> None:
    assert NOBODY[locale] in privacy(locale, wording, "").sees.splitlines()[-1]


def test_the_operators_words_are_no_markup(wording: Wording) -> None:
    assert "Run by: &lt;b&gt;me&lt;/b&gt;" in privacy("en", wording, "<b>me</b>").html


@pytest.mark.parametrize("locale", LOCALES)
def test_the_details_say_it_in_more_words(locale: str, wording: Wording) -> None:
    chat = privacy(locale, wording, "").taps("faq.about-this-bot").event(Tapped("1.0.faq.about-this-bot,more"))
    assert [part for part in ARTICLE[locale] if part not in chat.sees] == []


def test_from_the_screen_everything_can_be_exported_and_deleted(wording: Wording) -> None:
    chat = privacy("en", wording, "")
    assert {"export", "view.delete", "faq.about-this-bot", "return"} == {
        f"{button.act}.{button.value}".rstrip(".") for button in chat.all_buttons()
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_the_help_names_every_way_to_ones_own_data(locale: str, wording: Wording) -> None:
    chat = Chat(respond, wording, locale, LIBRARY).commands("help")
    assert all(name in chat.sees for name in ("/privacy", "/export", "/delete"))
    assert len(chat.sees.splitlines()) == 6


@pytest.mark.parametrize("locale", LOCALES)
def test_in_danger_it_is_shown_and_the_hotlines_come_back(locale: str, wording: Wording) -> None:
    chat = Chat(respond, wording, locale, LIBRARY).says("我不想活了")
    whole = chat.sees
    asked = chat.commands("privacy").sees
    assert whole != asked == chat.says("没人").event(Tapped("1.0.view.privacy")).sees
    assert chat.taps("return").sees == whole
    assert chat.session.crisis
