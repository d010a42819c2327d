"""Inline mode and links, end to end: a bot as a process, asked from another chat."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.bot.desk import rows
from tests.fake_api import FakeApi, Person, faults
from tests.fake_api.chats import BOT
from tests.fake_api.markup import parse
from tests.process.conftest import CODES
from tests.process.driver import BotProcess, free_port

TITLES = {
    "zh_Hans": "网贷不还会坐牢吗？",
    "zh_Hant": "網貸不還會坐牢嗎？",
    "en": "Can I go to prison for not repaying an online loan?",
}


def texts(results: list[dict[str, Any]]) -> list[str]:
    """What would be sent, each in plain words."""
    return [parse(result["input_message_content"]["message_text"])[0] for result in results]


@pytest.mark.parametrize("locale", TITLES)
def test_a_question_in_another_chat_is_answered_with_articles_and_a_way_to_the_bot(
    running: BotProcess, locale: str
) -> None:
    person = Person(running.api, CODES[locale])
    results = person.offered(person.asks(TITLES[locale]))
    assert results[0]["id"] == "prison"
    assert results[0]["title"] == TITLES[locale]
    assert texts(results)[0].startswith(TITLES[locale])
    running.api.waits_until(lambda: any(call.status == 200 for call in running.api.made("getMe")))
    (button,) = person.offered(person.asks(TITLES[locale]))[0]["reply_markup"]["inline_keyboard"][0]
    assert button["url"] == f"https://t.me/{BOT['username']}?start=faq_prison"
    assert person.messages() == [], "nothing is said in the chat with the bot"


def test_the_link_of_an_answer_opens_its_article_for_whoever_was_sent_it(running: BotProcess) -> None:
    asks, reads = Person(running.api), Person(running.api)
    (button,) = asks.offered(asks.asks("会不会坐牢"))[0]["reply_markup"]["inline_keyboard"][0]
    (start,) = parse_qs(urlsplit(button["url"]).query)["start"]
    reads.says(f"/start {start}")
    reads.waits_for(TITLES["zh_Hans"])


def test_words_of_danger_are_answered_with_the_hotline_alone(running: BotProcess) -> None:
    person = Person(running.api)
    (result,) = person.offered(person.asks("我不想活了，怎么还钱"))
    assert result["id"] == "crisis"
    assert "12356" in texts([result])[0]


def test_an_article_is_handed_on_by_a_link_that_carries_its_title(running: BotProcess) -> None:
    person = Person(running.api, "en")
    running.api.waits_until(lambda: any(call.status == 200 for call in running.api.made("getMe")))
    person.says("/start faq_prison")
    person.waits_for(TITLES["en"])
    person.taps("More")
    person.waits_for(lambda: "Share" in person.buttons())
    (share,) = [button for button in person.screen().buttons() if "url" in button]
    assert share["text"] == "Share"
    assert parse_qs(urlsplit(share["url"]).query, strict_parsing=True) == {
        "url": [f"https://t.me/{BOT['username']}?start=faq_prison"],
        "text": [TITLES["en"]],
    }


def test_whether_it_helped_is_asked_once_thanked_for_and_counted_once(api: FakeApi, tmp_path: Path) -> None:
    with BotProcess(api, tmp_path) as bot:
        person = Person(api, "en")
        person.says("/start faq_prison")
        person.waits_for(TITLES["en"])
        data = next(one["callback_data"] for one in person.screen().buttons() if one["text"] == "Helpful")
        person.taps("Helpful")
        person.waits_for(lambda: "Helpful" not in person.buttons())
        assert person.chat.toasts == ["Thank you. It is counted without your name."]
        assert person.sees().startswith(TITLES["en"])
        api.put_again(person.presses(data, person.screen()))
        api.waits_until_confirmed()
        person.says("/status")
        person.waits_for()
        bot.restart()
        person.says("why is the sky blue?")
        person.waits_for("12348")
        assert bot.stop() == 0
    (tmp_path / "x.db").hardlink_to(bot.database)
    found = rows(tmp_path, "SELECT what, key, number FROM counts ORDER BY what, key")
    assert found == [("helpful.yes", "prison", 1), ("unanswered", "blue", 1), ("unanswered", "sky", 1)]


def test_of_a_query_nothing_is_kept_and_nobody_becomes_known_by_it(api: FakeApi, tmp_path: Path) -> None:
    with BotProcess(api, tmp_path) as bot:
        person = Person(api)
        assert person.offered(person.asks("会不会坐牢"))
        assert person.offered(person.asks(""))
        api.waits_until_confirmed()
        assert bot.stop() == 0
        assert "坐牢" not in bot.said()
        assert str(person.id) not in bot.said()
    (tmp_path / "x.db").hardlink_to(bot.database)
    assert rows(tmp_path, "SELECT count(*) FROM known") == [(2,)]
    for table in ("people", "inbox", "outbox", "counts"):
        assert rows(tmp_path, f"SELECT * FROM {table}") == []


def test_by_webhook_queries_are_answered_too(api: FakeApi, tmp_path: Path) -> None:
    port = str(free_port())
    told = {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}", "BOT_WEBHOOK_SECRET": "s3cret", "PORT": port}
    with BotProcess(api, tmp_path, **told):
        person = Person(api, "en")
        assert "inline_query" in (api.mailbox.allowed or [])
        assert person.offered(person.asks("can I go to prison for debt"))[0]["id"] == "prison"


def test_as_long_as_telegram_does_not_say_its_name_there_is_no_link_and_everything_else_works(
    api: FakeApi, tmp_path: Path
) -> None:
    api.faults.on("getMe", faults.server_error())
    with BotProcess(api, tmp_path) as bot:
        person = Person(api, "en")
        results = person.offered(person.asks("can I go to prison for debt"))
        assert results[0]["id"] == "prison"
        assert [result for result in results if "reply_markup" in result] == []
        person.says("/start faq_prison")
        person.waits_for(TITLES["en"])
        person.taps("More")
        person.waits_for("What to do now:")
        assert "Share" not in person.buttons()
        assert [button for button in person.screen().buttons() if "url" in button] == []
        assert bot.is_running()


def test_somebody_in_conversation_is_answered_beside_a_flood_of_queries(running: BotProcess) -> None:
    asks, person = Person(running.api), Person(running.api)
    with running.api.held():
        queries = [asks.asks("会不会坐牢")["inline_query"]["id"] for _ in range(90)]
        person.says("/start")
    person.waits_for("您现在最需要什么？", timeout=20.0)
    running.api.waits_until_confirmed()
    person.says("/help")
    person.waits_for("12356", timeout=20.0)
    answered = [query for query in queries if running.api.queries[query].answer]
    assert answered, "some of them are answered"
    assert running.is_running()
