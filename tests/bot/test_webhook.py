"""The way in by webhook: who may come in, what is taken, and that nothing is confirmed before it is stored."""

from __future__ import annotations

import asyncio
import contextlib
import json
import resource
import socket
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bot.storage import Outcome
from bot.telegram.api import Api
from bot.webhook import Webhook
from bot.wording import Wording
from tests.bot.desk import Work, opened, turned
from tests.bot.entrance import KINDS, NO_UPDATES, SECRET, TWO_WAYS, hooked, intake_of, post, update
from tests.fake_api.faults import server_error
from tests.fake_api.server import FakeApi


async def test_an_update_is_confirmed_when_it_is_stored(tmp_path: Path, wording: Wording) -> None:
    async with hooked(tmp_path, wording) as door:
        assert await door.status(post(update(1))) == 200
        assert len((await turned(door.store)).asked) == 1


async def test_updates_that_come_together_and_in_pieces_are_all_taken(tmp_path: Path, wording: Wording) -> None:
    async with hooked(tmp_path, wording) as door:
        whole = post(update(5, "在"))
        pieces = [whole[:10], whole[10:60], whole[60:-3], whole[-3:]]
        statuses = await asyncio.gather(
            *(door.status(post(update(id, chat=id))) for id in range(10, 30)), door.status(*pieces)
        )
        assert set(statuses) == {200}
        assert len((await turned(door.store)).asked) == 21


async def test_one_connection_brings_one_update_after_the_other(tmp_path: Path, wording: Wording) -> None:
    async with hooked(tmp_path, wording) as door:
        requests = [post(update(id)).replace(b"Connection: close\r\n", b"") for id in (1, 2, 3)]
        answer = await door.ask(requests[0] + requests[1], requests[2])
        assert answer.count(b"HTTP/1.1 200 OK") == 3
        assert b"Connection: close" not in answer
        assert len((await turned(door.store)).asked) == 3


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "sécret"])
async def test_whoever_does_not_know_the_secret_is_refused(
    tmp_path: Path, wording: Wording, secret: str | None
) -> None:
    async with hooked(tmp_path, wording) as door:
        assert await door.status(post(update(1), secret=secret)) == 401
        assert (await turned(door.store)).asked == []


@pytest.mark.parametrize(("request_", "status"), NO_UPDATES)
async def test_what_is_no_update_is_refused(tmp_path: Path, wording: Wording, request_: bytes, status: int) -> None:
    async with hooked(tmp_path, wording) as door:
        assert await door.status(request_) == status
        assert await door.status(post(update(1))) == 200


async def test_ten_thousand_requests_without_the_secret_cost_little_and_keep_nobody_out(
    tmp_path: Path, wording: Wording
) -> None:
    async with hooked(tmp_path, wording) as door:
        refused: list[bytes] = []

        async def flood(times: int) -> None:
            for id in range(times):
                reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
                writer.write(post(update(id, "x" * 500), secret="guess" if id % 2 else None))
                refused.append((await reader.read())[:12])
                writer.close()

        await flood(100)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        async with asyncio.TaskGroup() as group:
            for _ in range(10):
                group.create_task(flood(990))
            rightful = [await door.status(post(update(id))) for id in range(20_000, 20_020)]
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024
        assert rightful == [200] * 20
        assert refused == [b"HTTP/1.1 401"] * 10_000
        assert len((await turned(door.store)).asked) == 20
        assert door.webhook._connections.keys() == set()


async def test_whoever_sends_more_and_more_without_waiting_for_an_answer_is_cut_off(
    tmp_path: Path, wording: Wording
) -> None:
    async with hooked(tmp_path, wording) as door:
        other = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        writer.write(post(update(1)).replace(b"Connection: close\r\n", b"") + bytes(4_000_000))
        async with asyncio.timeout(5):
            with contextlib.suppress(ConnectionError):
                assert await reader.read() == b""
        writer.close()
        other.execute("ROLLBACK")
        other.close()
        assert await door.status(post(update(2))) == 200
        assert len((await turned(door.store)).asked) == 2


@pytest.mark.parametrize("request_", TWO_WAYS)
async def test_what_two_servers_could_read_in_two_ways_is_refused_and_the_connection_closed(
    tmp_path: Path, wording: Wording, request_: bytes
) -> None:
    async with hooked(tmp_path, wording) as door:
        answer = await door.ask(request_)
        assert answer.startswith(b"HTTP/1.1 400 ")
        assert answer.count(b"HTTP/1.1") == 1
        assert b"Connection: close" in answer
        assert (await turned(door.store)).asked == []


async def test_a_whole_page_of_requests_at_once_is_answered_one_by_one(tmp_path: Path, wording: Wording) -> None:
    async with hooked(tmp_path, wording) as door:
        answer = await door.ask(b"GET /healthz HTTP/1.1\r\n\r\n" * 2_000)
        assert answer.count(b"HTTP/1.1 200") == 2_000


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "Application/JSON", "application/json ;x=y"])
async def test_json_may_be_said_in_several_ways(tmp_path: Path, wording: Wording, kind: str) -> None:
    async with hooked(tmp_path, wording) as door:
        assert await door.status(post(update(1), content_type=kind)) == 200


@pytest.mark.parametrize("levels", [960, 1_000, 400_000])
async def test_an_update_nested_too_deeply_is_taken_without_that(tmp_path: Path, wording: Wording, levels: int) -> None:
    deep = update(1, "3600")[:-1] + b',"x":' + b"[" * levels + b"]" * levels + b"}"
    async with hooked(tmp_path, wording) as door:
        statuses = await asyncio.gather(door.status(post(deep)), door.status(post(update(2, chat=8))))
        assert statuses == [200, 200]
        asked = (await turned(door.store)).asked
        assert {json.loads(body)["message"]["text"] for body in asked} == {"3600", "hello"}


async def test_updates_that_come_together_are_stored_in_the_order_of_their_ids(
    tmp_path: Path, wording: Wording
) -> None:
    async with hooked(tmp_path, wording) as door:
        await asyncio.gather(*(door.ask(post(update(id, str(id)))) for id in (5, 3, 4)))
        asked = (await turned(door.store)).asked
        assert [json.loads(body)["update_id"] for body in asked] == [3, 4, 5]


async def test_an_update_that_cannot_be_stored_is_not_confirmed(tmp_path: Path, wording: Wording) -> None:
    async with hooked(tmp_path, wording) as door:
        used = door.store._db.execute("PRAGMA page_count").fetchone()[0]
        door.store._db.execute(f"PRAGMA max_page_count = {used}")
        assert await door.status(post(update(1, "x" * 9000))) == 503
        door.store._db.execute("PRAGMA max_page_count = 100000")
        assert await door.status(post(update(1, "x" * 9000))) == 200


async def test_nothing_is_confirmed_before_the_commit(tmp_path: Path, wording: Wording) -> None:
    async with hooked(tmp_path, wording) as door:
        other = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        asking = asyncio.create_task(door.ask(post(update(1))))
        await asyncio.sleep(0.1)
        assert not asking.done()
        other.execute("COMMIT")
        other.close()
        assert b"200 OK" in await asking


async def test_when_too_much_waits_updates_come_again_later(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.sqlite._CROWDED", 1)
    async with hooked(tmp_path, wording) as door:
        assert [await door.status(post(update(id))) for id in (1, 2, 3)] == [200, 200, 503]
        assert await door.status(b"GET /healthz HTTP/1.0\r\n\r\n") == 503
        await turned(door.store, Work(lambda loaded: Outcome()))
        assert await door.status(post(update(3))) == 200


async def test_whoever_watches_the_process_sees_that_it_is_well(tmp_path: Path, wording: Wording) -> None:
    async with hooked(tmp_path, wording) as door:
        assert await door.status(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n") == 200
        assert await door.status(b"HEAD /healthz?x=1 HTTP/1.1\r\n\r\n") == 200


async def test_a_request_that_trickles_is_cut_off(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.connection._REQUEST_SECONDS", 0.1)
    async with hooked(tmp_path, wording) as door:
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        trickled = asyncio.create_task(_trickle(reader, writer, post(update(1))))
        async with asyncio.timeout(5):
            assert await trickled == b""
        writer.close()
        assert (await turned(door.store)).asked == []


async def _trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> bytes:
    """What comes back when every byte takes its time."""
    with contextlib.suppress(ConnectionError):
        for byte in request:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(0.005)
        return await reader.read()
    return b""


async def test_when_there_is_no_room_whoever_has_not_shown_the_secret_goes_first(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.webhook._CONNECTIONS", 2)
    async with hooked(tmp_path, wording) as door:
        reader, telegram = await asyncio.open_connection("127.0.0.1", door.port)
        telegram.write(post(update(1)).replace(b"Connection: close\r\n", b""))
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200")
        strangers = [await asyncio.open_connection("127.0.0.1", door.port) for _ in range(5)]
        for stranger, _ in strangers[:-1]:
            with contextlib.suppress(ConnectionError):
                assert await stranger.read() == b""
        telegram.write(post(update(2)).replace(b"Connection: close\r\n", b""))
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200")
        assert await door.status(post(update(3))) == 200
        for _, writer in [*strangers, (reader, telegram)]:
            writer.close()


async def test_when_all_have_shown_the_secret_nobody_more_is_let_in(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.webhook._CONNECTIONS", 1)
    async with hooked(tmp_path, wording) as door:
        reader, telegram = await asyncio.open_connection("127.0.0.1", door.port)
        telegram.write(post(update(1)).replace(b"Connection: close\r\n", b""))
        await reader.readuntil(b"\r\n\r\n")
        assert await door.status(post(update(2))) == 0
        telegram.close()
        await telegram.wait_closed()
        await asyncio.sleep(0.02)
        assert await door.status(post(update(2))) == 200


async def test_telegram_is_told_where_to_call_and_what_to_say_until_it_listens(
    tmp_path: Path, wording: Wording
) -> None:
    with FakeApi() as server:
        server.faults.on("setWebhook", server_error())
        store = await opened(tmp_path)
        api = Api(server.token, server.url)
        await api.start()
        intake = intake_of(store, api, wording)
        webhook = Webhook(api, intake, "http://127.0.0.1:1/hook", SECRET, 0)
        task = asyncio.create_task(webhook.run())
        await asyncio.wait_for(webhook.begun.wait(), 10)
        call = server.made("setWebhook")[-1].params
        assert (call["url"], call["secret_token"]) == ("http://127.0.0.1:1/hook", SECRET)
        assert call["allowed_updates"] == KINDS
        await webhook.finish(1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await api.close()
        await store.close()


# -- whoever is still sending
def send_all(port: int, request: bytes, *, half_close: bool = False) -> bytes:
    """What a client gets that reads only when it has sent everything; raises ConnectionError as it would there."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall(request)
        if half_close:
            client.shutdown(socket.SHUT_WR)
        answer = b""
        while chunk := client.recv(65536):
            answer += chunk
        return answer


@pytest.mark.parametrize(("secret", "status"), [(SECRET, 413), (None, 401)])
@pytest.mark.parametrize("size", [1_500_000, 4_000_000, 8_000_000])
async def test_whoever_sends_a_body_that_is_too_long_and_only_then_reads_is_told_why_it_is_refused(
    tmp_path: Path, wording: Wording, size: int, secret: str | None, status: int
) -> None:
    async with hooked(tmp_path, wording) as door:
        request = post(bytes(size), secret=secret)
        answers = await asyncio.gather(*(asyncio.to_thread(send_all, door.port, request) for _ in range(4)))
        assert {int(answer.split()[1]) for answer in answers} == {status}
        assert {answer.count(b"HTTP/1.1") for answer in answers} == {1}
        assert await door.status(post(update(1))) == 200


async def test_whoever_sends_a_body_of_unknown_length_and_only_then_reads_is_told_why_it_is_refused(
    tmp_path: Path, wording: Wording
) -> None:
    async with hooked(tmp_path, wording) as door:
        request = post(b"100000\r\n" * 300_000, transfer_encoding="chunked")
        assert (await asyncio.to_thread(send_all, door.port, request)).startswith(b"HTTP/1.1 411 ")
        request = b"nonsense\r\n\r\n" + bytes(3_000_000)
        assert (await asyncio.to_thread(send_all, door.port, request)).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(("limit", "value"), [("_LINGER_SECONDS", 0.05), ("_LINGER_BYTES", 100_000)])
async def test_whoever_goes_on_sending_after_a_refusal_is_cut_off(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch, limit: str, value: float
) -> None:
    monkeypatch.setattr(f"bot.connection.{limit}", value)
    async with hooked(tmp_path, wording) as door:
        _, writer = await asyncio.open_connection("127.0.0.1", door.port)
        writer.write(post(b"", content_length="9" * 18))
        async with asyncio.timeout(10):
            with pytest.raises(ConnectionError):
                await _go_on(writer)
        writer.close()
        assert door.webhook._connections.keys() == set()


async def _go_on(writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(bytes(1_000))
        await writer.drain()
        await asyncio.sleep(0.001)


async def test_whoever_is_refused_and_still_sending_makes_room_for_others(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.webhook._CONNECTIONS", 2)
    monkeypatch.setattr("bot.connection._LINGER_SECONDS", 60.0)
    async with hooked(tmp_path, wording) as door:
        refused = []
        for _ in range(5):
            reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
            refused.append(writer)
            writer.write(post(b"", content_length=2_000_000))
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 413 ")
            assert len(door.webhook._connections) <= 2
        assert await door.status(post(update(1))) == 200
        for writer in refused:
            writer.close()


@pytest.mark.parametrize("times", [1, 3])
async def test_whoever_says_that_nothing_more_will_come_is_answered_all_the_same(
    tmp_path: Path, wording: Wording, times: int
) -> None:
    async with hooked(tmp_path, wording) as door:
        requests = [post(update(id)).replace(b"Connection: close\r\n", b"") for id in range(1, times + 1)]
        answer = await asyncio.to_thread(send_all, door.port, b"".join(requests), half_close=True)
        assert answer.count(b"HTTP/1.1 200 OK") == times
        assert len((await turned(door.store)).asked) == times
        answer = await asyncio.to_thread(send_all, door.port, post(update(9))[:-1], half_close=True)
        assert answer == b""
        assert door.webhook._connections.keys() == set()


# -- whoever does not listen
async def test_whoever_asks_without_end_and_takes_no_answer_fills_no_memory_and_is_cut_off(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.connection._IDLE_SECONDS", 1.0)
    monkeypatch.setattr("bot.connection._REQUEST_SECONDS", 1.0)
    monkeypatch.setattr("bot.connection._LINGER_SECONDS", 0.2)
    async with hooked(tmp_path, wording) as door:
        with socket.create_connection(("127.0.0.1", door.port)) as client:
            client.setblocking(False)
            loop, asked, held = asyncio.get_running_loop(), 0, 0
            with contextlib.suppress(ConnectionError):
                async with asyncio.timeout(10):
                    while asked < 2_000_000:
                        await loop.sock_sendall(client, b"GET /healthz HTTP/1.1\r\n\r\n" * 1_000)
                        asked += 1_000
                        held = max([held, *map(_unsent, door.webhook._connections)])
            assert asked < 2_000_000  # 80 MB of answers, more than the system's own buffers take
            assert held < 512 * 1024
            async with asyncio.timeout(5):
                while door.webhook._connections:
                    await asyncio.sleep(0.05)
        assert await door.status(post(update(1))) == 200


def _unsent(connection: Any) -> int:
    return connection._transport.get_write_buffer_size() if connection._transport else 0


async def test_whoever_asks_ten_thousand_times_before_they_listen_gets_every_answer(
    tmp_path: Path, wording: Wording
) -> None:
    async with hooked(tmp_path, wording) as door:
        requests = b"GET /healthz HTTP/1.1\r\n\r\n" * 10_000
        answers = await asyncio.to_thread(send_all, door.port, requests, half_close=True)
        assert answers.count(b"HTTP/1.1 200 OK") == 10_000
