"""The way in by long polling: stored before it is confirmed, and never given up."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from bot.intake import Polling, TokenRefused
from bot.storage import Outcome
from bot.telegram.api import Api
from bot.telegram.calls import updates_of
from bot.wording import Wording
from tests.bot.desk import Work, opened, turned
from tests.bot.entrance import KINDS, intake_of, polling
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


async def test_what_people_send_is_stored_and_then_confirmed(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        people = [Person(server), Person(server)]
        async with polling(tmp_path, wording, server) as desk:
            for person in people * 3:
                person.says("你好")
            await desk.confirmed(6)
            assert desk.open() == 6
            assert server.mailbox.allowed == KINDS


async def test_an_offset_that_has_done_its_work_is_sent_no_more(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a quiet week ids begin anew at a random number: an old offset would confirm what nobody has seen."""
    monkeypatch.setattr("bot.intake.POLL_SECONDS", 0)
    with FakeApi() as server:
        person = Person(server)
        async with polling(tmp_path, wording, server) as desk:
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
        async with polling(tmp_path, wording, server) as desk:
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
        async with polling(tmp_path, wording, server) as desk:
            await desk.confirmed(1)
            assert desk.open() == 1


async def test_a_token_that_telegram_does_not_know_ends_it(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        store, api = await opened(tmp_path), Api("1:unknown", server.url)
        await api.start()
        with pytest.raises(TokenRefused):
            await Polling(api, intake_of(store, api, wording)).run()
        await api.close()
        await store.close()


async def test_a_token_that_was_known_before_is_not_given_up(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        person = Person(server)
        async with polling(tmp_path, wording, server) as desk:
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
        async with polling(tmp_path, wording, server) as desk:
            await desk.confirmed(1)
            assert desk.open() == 1
            assert server.made("deleteWebhook")[0].params == {"drop_pending_updates": False}


async def test_while_too_much_waits_nothing_more_is_fetched(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.sqlite._CROWDED", 1)
    with FakeApi() as server:
        person = Person(server)
        async with polling(tmp_path, wording, server) as desk:
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
        async with polling(tmp_path, wording, server) as desk:
            await desk.until(lambda: desk.open() == 2)
            work = await turned(desk.store)
            assert [json.loads(body)["message"]["text"] for body in work.asked] == ["half: ?", "\ufffd\ufffd"]


NESTED = b"[" * 100_000 + b"]" * 100_000


async def test_one_update_nested_without_end_costs_the_others_nothing_and_is_read_itself(
    tmp_path: Path, wording: Wording
) -> None:
    """The poll as a whole cannot be decoded; were it given up it would come again for ever."""
    with FakeApi() as server:
        person = Person(server)
        head = {"chat": person.chat.about, "from": person.who}
        texts = {5: "before", 6: "deep", 7: "after"}
        updates = [{"update_id": id, "message": {**head, "text": text, "x": "%"}} for id, text in texts.items()]
        answer = json.dumps({"ok": True, "result": [*updates, {"update_id": 8, "message": "%"}]}).encode()
        server.faults.on("getUpdates", garbage(answer.replace(b'"%"', b"1", 1).replace(b'"%"', NESTED)))
        async with polling(tmp_path, wording, server) as desk:
            await desk.until(lambda: len(server.made("getUpdates")) > 1 or server.mailbox.is_polled)
            await desk.until(lambda: desk.open() == 3)
            person.says("later")
            await desk.until(lambda: desk.open() == 4)
            work = await turned(desk.store)
            assert [json.loads(body)["message"]["text"] for body in work.asked] == [*texts.values(), "later"]
            assert 9 in [call.params["offset"] for call in server.made("getUpdates")]


async def test_updates_out_of_order_are_put_in_order(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        person = Person(server)
        async with polling(tmp_path, wording, server) as desk:
            with server.held() as updates:
                for text in "一二三四":
                    person.says(text)
                await desk.until(lambda: len(updates) == 4)
                updates.reverse()
            await desk.confirmed(4)
            work = await turned(desk.store)
            assert [json.loads(body)["message"]["text"] for body in work.asked] == ["一", "二", "三", "四"]


async def test_a_group_is_shown_the_way_to_the_private_chat_once_an_hour(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        group, person = Group(server), Person(server)
        async with polling(tmp_path, wording, server) as desk:
            now = [1000.0]
            desk.intake._asides._clock = lambda: now[0]
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
        async with polling(tmp_path, wording, server) as desk:
            update = person.presses("1.1.pick")
            tap = server.taps[update["callback_query"]["id"]]
            await desk.until(lambda: tap.answered)
            assert desk.open() == 0


async def test_a_bot_that_cannot_learn_its_name_says_nothing_in_groups(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        server.faults.on("getMe", server_error())
        group, person = Group(server), Person(server)
        async with polling(tmp_path, wording, server) as desk:
            group.hears(person, "/start")
            await desk.until(lambda: server.made("getMe"))
            await desk.confirmed(1)
            assert group.texts() == []


ODD_WAITS: list[Any] = ["1", "soon", "", None, True, -5, 10**9, 10**13, 10**15, 10**400, [1], {"a": 1}]


@pytest.mark.parametrize("wait", ODD_WAITS, ids=lambda wait: str(wait)[:12])
async def test_a_flood_that_says_oddly_for_how_long_ends_nothing(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch, wait: Any
) -> None:
    monkeypatch.setattr("bot.request._LONGEST_WAIT", 0.02)
    with FakeApi() as server:
        person = Person(server)
        person.says("一")
        server.faults.on("getUpdates", refused(429, "Too Many Requests", retry_after=wait), times=2)
        server.faults.on("getUpdates", refused(400, "Bad Request", retry_after=wait), times=2)
        async with polling(tmp_path, wording, server) as desk:
            await desk.confirmed(1)
            assert desk.open() == 1


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 409, 413, 429])
@pytest.mark.parametrize("body", [b"<html>no</html>", b"", b"{}", b'{"ok":false}', b'{"ok":true,"description":"x"}'])
async def test_a_refusal_by_whoever_stands_in_between_is_waited_out_from_the_first_poll_on(
    tmp_path: Path, wording: Wording, status: int, body: bytes
) -> None:
    with FakeApi() as server:
        Person(server).says("一")
        server.faults.on("getUpdates", garbage(body, status), times=2)
        async with polling(tmp_path, wording, server) as desk:
            await desk.confirmed(1)
            assert desk.open() == 1


async def test_a_fault_of_ours_in_one_poll_is_not_the_end_of_polling(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = iter([True, True])

    def decode(result: Any) -> Any:
        if next(broken, False):
            raise ZeroDivisionError("what somebody typed")
        return updates_of(result)

    monkeypatch.setattr("bot.intake.updates_of", decode)
    with FakeApi() as server:
        Person(server).says("一")
        async with polling(tmp_path, wording, server) as desk:
            await desk.confirmed(1)
            assert desk.open() == 1
    assert [record.__dict__["data"] for record in caplog.records] == [{"why": "ZeroDivisionError"}]


async def test_what_waited_is_known_to_be_in_at_once_although_nobody_writes(tmp_path: Path, wording: Wording) -> None:
    with FakeApi() as server:
        async with polling(tmp_path, wording, server) as desk:
            await desk.until(desk.polling.has_caught_up)
            await desk.until(lambda: server.mailbox.is_polled)
            assert server.made("getUpdates")[0].params["timeout"] == 0


async def test_a_first_poll_that_fails_is_followed_by_another_that_does_not_wait(
    tmp_path: Path, wording: Wording
) -> None:
    with FakeApi() as server:
        server.faults.on("getUpdates", refused(409, "Conflict: terminated by other getUpdates request"))
        async with polling(tmp_path, wording, server) as desk:
            await desk.until(desk.polling.has_caught_up)
            assert [call.params["timeout"] for call in server.made("getUpdates")][:2] == [0, 0]


@pytest.mark.parametrize("id", [-1, -50])
async def test_an_update_that_telegram_could_not_have_numbered_is_rested_over_and_throws_nothing_away(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch, id: int
) -> None:
    """A negative offset would forget all that waits but the last ones, and one of 0 confirms nothing."""
    monkeypatch.setattr("bot.intake._NETWORK_PAUSE", 0.1)
    with FakeApi() as server:
        person = Person(server)
        strange = {"update_id": id, "message": {"message_id": 1, "chat": person.chat.about, "from": person.who}}
        server.put_again(strange)
        async with polling(tmp_path, wording, server) as desk:
            await asyncio.sleep(0.4)
            assert 1 < len(server.made("getUpdates")) < 8
            update = person.says("一")
            await desk.until(lambda: desk.open() == 1)
            await desk.until(lambda: update["update_id"] in server.mailbox.confirmed)
            assert all(call.params["offset"] in (0, update["update_id"] + 1) for call in server.made("getUpdates"))


@pytest.mark.parametrize("confirming", [True, False])
async def test_a_server_that_does_not_wait_is_not_asked_without_a_pause(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch, confirming: bool
) -> None:
    """Neither when it has nothing, nor when it gives again and again what was confirmed."""
    monkeypatch.setattr("bot.intake._HASTY_SECONDS", 0.1)
    monkeypatch.setattr("bot.intake.POLL_SECONDS", 0)
    with FakeApi() as server:
        update = Person(server).says("一")
        if not confirming:
            monkeypatch.setattr(server.mailbox, "_confirm", lambda offset: None)
        async with polling(tmp_path, wording, server) as desk:
            await desk.until(lambda: desk.open() == 1)
            asked = len(server.made("getUpdates"))
            await asyncio.sleep(0.5)
            assert 1 <= len(server.made("getUpdates")) - asked <= 6
            assert all(call.params["offset"] in (0, update["update_id"] + 1) for call in server.made("getUpdates"))


async def test_while_more_waits_at_telegram_than_is_fetched_at_once_it_does_not_count_as_heard(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taps may grow old there: the gap ends with the last of them."""
    monkeypatch.setattr("bot.intake.POLL_LIMIT", 5)
    heard: list[int] = []
    with FakeApi() as server:
        people = [Person(server) for _ in range(12)]
        async with polling(tmp_path, wording, server) as desk:
            await desk.until(lambda: desk.polling.has_caught_up())
            monkeypatch.setattr(desk.intake, "heard", lambda: heard.append(desk.open()))
            with server.held():
                for person in people:
                    person.says("你好")
            await desk.confirmed(12)
            await desk.until(lambda: heard)
    assert min(heard) == 12
