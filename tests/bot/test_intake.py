"""The way in by long polling: stored before it is confirmed, and never given up."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.asides import Asides
from bot.delivery import Delivery
from bot.intake import Intake, Polling, TokenRefused
from bot.outage import Outage
from bot.storage import Outcome
from bot.storage.sqlite import SQLiteStore
from bot.telegram.api import Api
from bot.wording import Wording
from tests.bot.desk import Work, opened, turned
from tests.fake_api import FakeApi
from tests.fake_api.faults import cut_after, cut_before, garbage, refused, server_error, too_many
from tests.fake_api.person import Group, Person


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes seconds takes hundredths."""
    for name in ("_BUSY_PAUSE", "_NETWORK_PAUSE", "_CONFLICT_PAUSE", "_CROWDED_SECONDS"):
        monkeypatch.setattr(f"bot.intake.{name}", 0.02)
    monkeypatch.setattr("bot.telegram.errors._FLOOD_SECONDS", 0.01)
    monkeypatch.setattr("bot.telegram.errors._TOKEN_SECONDS", 0.01)


class Desk:
    def __init__(self, store: SQLiteStore, polling: Polling, server: FakeApi, asides: Asides) -> None:
        self.store = store
        self.polling = polling
        self.api = server
        self.asides = asides

    async def until(self, true: Callable[[], Any]) -> None:
        async with asyncio.timeout(10):
            while not true():
                await asyncio.sleep(0.002)

    async def confirmed(self, updates: int) -> None:
        await self.until(lambda: len(self.api.mailbox.confirmed) >= updates)

    def open(self) -> int:
        return self.store._inbox.waiting


@asynccontextmanager
async def running(folder: Path, wording: Wording, server: FakeApi) -> AsyncIterator[Desk]:
    store = await opened(folder)
    api = Api(server.token, server.url)
    await api.start()
    delivery = Delivery(store, api, 0.0)
    asides = Asides(api, delivery, wording)
    polling = Polling(api, Intake(store, asides, Outage(delivery, wording)))
    task = asyncio.create_task(polling.run())
    try:
        yield Desk(store, polling, server, asides)
    finally:
        task.cancel()
        await api.close()
        await asyncio.gather(task, return_exceptions=True)
        await store.close()


async def test_what_people_send_is_stored_and_then_confirmed(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        people = [Person(server), Person(server)]
        async with running(tmp_path, wording, server) as desk:
            for person in people * 3:
                person.says("你好")
            await desk.confirmed(6)
            assert desk.open() == 6
            assert server.mailbox.allowed == ["message", "edited_message", "callback_query", "my_chat_member"]


async def test_an_offset_that_has_done_its_work_is_sent_no_more(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a quiet week ids begin anew at a random number: an old offset would confirm what nobody has seen."""
    monkeypatch.setattr("bot.intake.POLL_SECONDS", 0)
    with FakeApi() as server:
        person = Person(server)
        async with running(tmp_path, wording, server) as desk:
            update = person.says("一")
            await desk.confirmed(1)
            await desk.until(lambda: not server.made("getUpdates")[-1].params["offset"])
            server.put_again({**update, "update_id": 5})
            await desk.confirmed(2)
            assert desk.open() == 2
            offsets = [call.params["offset"] for call in server.made("getUpdates")]
            assert [offset for offset in offsets if offset] == [update["update_id"] + 1, 6]


async def test_nothing_is_confirmed_while_it_cannot_be_stored(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        person = Person(server)
        async with running(tmp_path, wording, server) as desk:
            used = desk.store._db.execute("PRAGMA page_count").fetchone()[0]
            desk.store._db.execute(f"PRAGMA max_page_count = {used}")
            person.says("长" * 4000)
            await asyncio.sleep(0.1)
            assert len(server.mailbox.pending) == 1
            assert desk.open() == 0
            desk.store._db.execute("PRAGMA max_page_count = 100000")
            await desk.confirmed(1)
            assert desk.open() == 1


@pytest.mark.parametrize(
    "fault",
    [
        server_error(),
        server_error(502),
        cut_before,
        cut_after,
        garbage(),
        garbage(b'{"ok":true,"result":{"not":"a list"}}'),
        garbage(b'{"ok":true,"result":[1,{}]}'),
        too_many(0),
        refused(409, "Conflict: terminated by other getUpdates request"),
        refused(400, "Bad Request: who knows"),
    ],
    ids=["500", "502", "cut", "lost", "no JSON", "no list", "no updates", "429", "409", "400"],
)
async def test_polling_goes_on_whatever_it_is_answered(tmp_path: Path, wording: Wording, fault: Any) -> None:
    with FakeApi() as server:
        person = Person(server)
        person.says("一")
        server.faults.on("getUpdates", fault, times=3)
        async with running(tmp_path, wording, server) as desk:
            await desk.confirmed(1)
            assert desk.open() == 1


async def test_a_token_that_telegram_does_not_know_ends_it(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        store, api = await opened(tmp_path), Api("1:unknown", server.url)
        await api.start()
        delivery = Delivery(store, api, 0.0)
        polling = Polling(api, Intake(store, Asides(api, delivery, wording), Outage(delivery, wording)))
        with pytest.raises(TokenRefused):
            await polling.run()
        await api.close()
        await store.close()


async def test_a_token_that_was_known_before_is_not_given_up(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        person = Person(server)
        async with running(tmp_path, wording, server) as desk:
            person.says("一")
            await desk.confirmed(1)
            server.faults.on("getUpdates", refused(401, "Unauthorized"))
            person.says("二")
            await asyncio.sleep(0)
            person.says("三")
            await desk.until(lambda: desk.open() == 3)


async def test_a_webhook_that_is_in_the_way_is_removed_and_what_waits_is_kept(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        server.mailbox.webhook.url = "http://127.0.0.1:1/hook"
        Person(server).says("一")
        async with running(tmp_path, wording, server) as desk:
            await desk.confirmed(1)
            assert desk.open() == 1
            assert server.made("deleteWebhook")[0].params == {"drop_pending_updates": False}


async def test_while_too_much_waits_nothing_more_is_fetched(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.sqlite._CROWDED", 1)
    with FakeApi() as server:
        person = Person(server)
        async with running(tmp_path, wording, server) as desk:
            person.says("一")
            person.says("二")
            await desk.until(lambda: desk.open() == 2)
            person.says("三")
            await asyncio.sleep(0.1)
            assert desk.open() == 2
            await turned(desk.store, Work(lambda loaded: Outcome()))
            await desk.confirmed(3)
            assert desk.open() == 1


async def test_a_broken_character_somewhere_loses_nothing(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        person = Person(server)
        updates = [
            {"update_id": id, "message": {"message_id": id, "chat": person.chat.about, "from": person.who, "text": "%"}}
            for id in (5, 6)
        ]
        answer = json.dumps({"ok": True, "result": updates}).encode()
        server.faults.on("getUpdates", garbage(answer.replace(b"%", b"half: \\ud83d", 1).replace(b"%", b"\xff\xfe")))
        async with running(tmp_path, wording, server) as desk:
            await desk.until(lambda: desk.open() == 2)
            work = await turned(desk.store)
            assert [json.loads(body)["message"]["text"] for body in work.asked] == ["half: ?", "\ufffd\ufffd"]


async def test_a_group_is_shown_the_way_to_the_private_chat_once_an_hour(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        group, person = Group(server), Person(server)
        async with running(tmp_path, wording, server) as desk:
            now = [1000.0]
            desk.asides._clock = lambda: now[0]
            group.hears(person, "大家好")
            group.hears(person, "/start@xieshang_test_bot")
            group.hears(person, "/help")
            await desk.until(group.texts)
            await desk.confirmed(3)
            now[0] += 3601
            group.hears(person, "/start")
            await desk.until(lambda: len(group.texts()) == 2)
            assert group.texts()[0].endswith("https://t.me/xieshang_test_bot")
            assert len(server.made("getMe")) == 1
            assert desk.open() == 0


async def test_a_tap_that_is_nobodys_is_acknowledged(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        person = Person(server)
        async with running(tmp_path, wording, server) as desk:
            update = person.presses("1.1.pick")
            tap = server.taps[update["callback_query"]["id"]]
            await desk.until(lambda: tap.answered)
            assert desk.open() == 0


async def test_a_bot_that_cannot_learn_its_name_says_nothing_in_groups(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        server.faults.on("getMe", server_error())
        group, person = Group(server), Person(server)
        async with running(tmp_path, wording, server) as desk:
            group.hears(person, "/start")
            await desk.until(lambda: server.made("getMe"))
            await desk.confirmed(1)
            assert group.texts() == []
