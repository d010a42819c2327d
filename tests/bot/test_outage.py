"""While nothing can be stored: who is told what, how often, and what the log says of it."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.wording import Wording
from tests.bot.entrance import Desk, hooked, polling, post, update
from tests.fake_api import FakeApi, Group, Person

WORDS = {
    "zh-hans": "我这边暂时存不下新的内容。您的话没有丢，恢复后我会接着回，不用重发。",
    "zh-tw": "我這邊暫時存不下新的內容。您的話沒有遺失，恢復後我會接著回，不用重發。",
    "de": "I cannot save anything new for the moment. What you wrote is not lost: I will answer when it works again, "
    "no need to send it twice.",
}
PATIENCE = 0.15


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes seconds takes hundredths."""
    monkeypatch.setattr("bot.outage._PATIENCE", PATIENCE)
    monkeypatch.setattr("bot.outage._PACE", 0.002)
    monkeypatch.setattr("bot.intake._BUSY_PAUSE", 0.02)
    monkeypatch.setattr("bot.intake._PEEK_PAUSE", 0.02)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Somebody else is writing to the database."""
    other = sqlite3.connect(folder / "x.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def full(desk: Desk) -> Iterator[None]:
    """There is no room for another page."""
    db = desk.store._db
    used = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {used}")
    try:
        yield
    finally:
        db.execute("PRAGMA max_page_count = 100000")


def said(caplog: pytest.LogCaptureFixture) -> list[tuple[str, Any]]:
    """What the log says of it."""
    return [(record.getMessage(), record.__dict__["data"]) for record in caplog.records if record.name == "bot.outage"]


async def test_everybody_who_waits_is_told_once_in_their_language(
    tmp_path: Path, wording: Wording, caplog: pytest.LogCaptureFixture
) -> None:
    with FakeApi() as server:
        people = {code: Person(server, code) for code in WORDS}
        async with polling(tmp_path, wording, server) as desk:
            with locked(tmp_path):
                for person in people.values():
                    person.says("在吗")
                    person.says("急")
                await desk.until(lambda: all(person.messages() for person in people.values()))
                await asyncio.sleep(2 * PATIENCE)
                assert not server.mailbox.confirmed
            await desk.confirmed(6)
            for code, person in people.items():
                assert [message.text for message in person.messages()] == [WORDS[code]]
            (begun, why), (ended, told) = said(caplog)
            assert (begun, why["why"]) == ("cannot store updates", "another process is writing")
            assert (ended, told["told"]) == ("updates can be stored again", 3)
            assert told["seconds"] >= PATIENCE


@pytest.mark.parametrize("fault", [locked, full])
async def test_who_writes_later_is_told_too_and_polling_confirms_nothing(
    tmp_path: Path, wording: Wording, fault: Callable[[Any], AbstractContextManager[None]]
) -> None:
    with FakeApi() as server:
        first, second = Person(server), Person(server)
        async with polling(tmp_path, wording, server) as desk:
            with fault(tmp_path if fault is locked else desk):
                first.says("长" * 4000)
                await desk.until(first.messages)
                second.says("长" * 4000)
                await desk.until(second.messages)
                assert not server.mailbox.confirmed
            await desk.confirmed(2)
            assert desk.open() == 2
            assert [len(person.messages()) for person in (first, second)] == [1, 1]
            assert {call.status for call in server.made("getUpdates")} == {200}


async def test_a_tap_is_answered_in_its_toast_and_a_group_not_at_all(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        person, stranger, group = Person(server), Person(server), Group(server)
        async with polling(tmp_path, wording, server) as desk:
            with locked(tmp_path):
                message = server.chats[person.id]
                tap = {"from": person.who, "message": {"message_id": 1, "date": 0, "chat": message.about}, "data": "1"}
                server.put("callback_query", {"id": server.tap(person.id).id, "chat_instance": "-1", **tap})
                group.hears(stranger, "/start")
                stranger.blocks()
                await desk.until(lambda: person.chat.toasts)
                await asyncio.sleep(PATIENCE)
            await desk.confirmed(3)
            assert person.chat.toasts == [WORDS["zh-hans"]]
            assert not person.messages()
            assert not server.made("sendMessage", stranger.id)
            await desk.until(lambda: len(group.texts()) == 1)
            assert "t.me" in group.texts()[0]


async def test_while_storing_fails_again_and_again_it_is_said_and_logged_once(
    tmp_path: Path, wording: Wording, caplog: pytest.LogCaptureFixture
) -> None:
    with FakeApi() as server:
        person = Person(server)
        async with polling(tmp_path, wording, server) as desk:
            with full(desk):
                person.says("长" * 4000)
                await desk.until(person.messages)
                await asyncio.sleep(2 * PATIENCE)
            await desk.confirmed(1)
            assert [message.text for message in person.messages()] == [WORDS["zh-hans"]]
            assert [event for event, _ in said(caplog)] == ["cannot store updates", "updates can be stored again"]
            assert said(caplog)[0][1]["why"] == "SQLITE_FULL"


async def test_a_short_fault_is_nobodys_business(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outage._PATIENCE", 30)
    with FakeApi() as server:
        person = Person(server)
        async with polling(tmp_path, wording, server) as desk:
            with full(desk):
                person.says("长" * 4000)
                await desk.until(lambda: desk.intake.outage._waiting)
            await desk.confirmed(1)
            assert not desk.intake.outage._waiting
            assert desk.intake.outage._timer is None
            assert not person.messages()


async def test_no_more_than_so_many_are_told_and_nothing_of_them_is_kept(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outage._CHATS", 3)
    with FakeApi() as server:
        people = [Person(server) for _ in range(8)]
        async with polling(tmp_path, wording, server) as desk:
            with full(desk):
                for person in people:
                    person.says("长" * 4000)
                await desk.until(lambda: len(server.made("sendMessage")) == 3)
                await asyncio.sleep(PATIENCE)
            await desk.confirmed(8)
            assert len(server.made("sendMessage")) == 3
            assert not desk.intake.outage._chats


async def test_who_has_not_been_told_when_it_ends_is_not_told(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outage._PACE", 30)
    with FakeApi() as server:
        people = [Person(server) for _ in range(2)]
        async with polling(tmp_path, wording, server) as desk:
            with locked(tmp_path):
                with server.held():
                    for person in people:
                        person.says("在吗")
                await desk.until(lambda: len(server.made("sendMessage")) == 1)
            await desk.confirmed(2)
            assert len(server.made("sendMessage")) == 1


async def test_the_next_outage_is_told_anew_and_both_are_in_the_log(
    tmp_path: Path, wording: Wording, caplog: pytest.LogCaptureFixture
) -> None:
    with FakeApi() as server:
        person = Person(server)
        async with polling(tmp_path, wording, server) as desk:
            for times in (1, 2):
                with locked(tmp_path):
                    person.says("在吗")
                    await desk.until(lambda times=times: len(person.messages()) == times)
                await desk.confirmed(times)
            events = [event for event, _ in said(caplog)]
            assert events == ["cannot store updates", *["updates can be stored again"] * 2], "once a minute"


async def test_nothing_is_said_in_the_log_but_numbers(
    tmp_path: Path, wording: Wording, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    with FakeApi() as server:
        person = Person(server)
        async with polling(tmp_path, wording, server) as desk:
            with locked(tmp_path):
                person.says("八千里路")
                await desk.until(person.messages)
            await desk.confirmed(1)
        assert said(caplog)
        for record in caplog.records:
            for secret in ("八千里路", "存不下", str(person.id)):
                assert secret not in record.getMessage() + repr(record.__dict__.get("data"))


async def test_by_webhook_they_are_told_too_and_telegram_sends_it_again(tmp_path: Path, wording: Wording) -> None:
    async with hooked(tmp_path, wording) as door:
        door.api.chat(7)
        used = door.store._db.execute("PRAGMA page_count").fetchone()[0]
        door.store._db.execute(f"PRAGMA max_page_count = {used}")
        for _ in range(3):
            assert await door.status(post(update(1, "x" * 9000))) == 503
        await asyncio.sleep(PATIENCE)
        door.store._db.execute("PRAGMA max_page_count = 100000")
        assert await door.status(post(update(1, "x" * 9000))) == 200
        assert [call.params["text"] for call in door.api.made("sendMessage")] == [WORDS["de"]]
