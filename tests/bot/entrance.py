"""What the tests of the ways in share: a bot that only takes updates in, by polling or by webhook."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.asides import Asides
from bot.delivery import Delivery
from bot.intake import Intake, Polling
from bot.outage import Outage
from bot.storage.sqlite import SQLiteStore
from bot.telegram.api import Api
from bot.telegram.me import Me
from bot.webhook import Webhook
from bot.wording import Wording
from tests.bot.desk import opened
from tests.fake_api import FakeApi

SECRET = "s3cret_of-the-hook"
KINDS = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]
"""The kinds of updates that are asked for."""


def intake_of(store: SQLiteStore, api: Api, wording: Wording) -> Intake:
    delivery = Delivery(store, api, 0.0)
    return Intake(store, Asides(api, delivery, wording, Me()), Outage(delivery, wording))


class Desk:
    """A bot that only takes updates in, by polling."""

    def __init__(self, store: SQLiteStore, polling: Polling, server: FakeApi, intake: Intake) -> None:
        self.store = store
        self.polling = polling
        self.api = server
        self.intake = intake

    async def until(self, true: Callable[[], Any]) -> None:
        async with asyncio.timeout(10):
            while not true():
                await asyncio.sleep(0.002)

    async def confirmed(self, updates: int) -> None:
        await self.until(lambda: len(self.api.mailbox.confirmed) >= updates)

    def open(self) -> int:
        return self.store._inbox.waiting


@asynccontextmanager
async def polling(folder: Path, wording: Wording, server: FakeApi) -> AsyncIterator[Desk]:
    store = await opened(folder)
    api = Api(server.token, server.url)
    await api.start()
    intake = intake_of(store, api, wording)
    polling = Polling(api, intake)
    task = asyncio.create_task(polling.run())
    try:
        yield Desk(store, polling, server, intake)
    finally:
        task.cancel()
        await api.close()
        await asyncio.gather(task, return_exceptions=True)
        await store.close()


class Door:
    """A running webhook, and a client that says exactly what it is told to."""

    def __init__(self, store: SQLiteStore, api: FakeApi, webhook: Webhook, port: int) -> None:
        self.store = store
        self.api = api
        self.webhook = webhook
        self.port = port

    async def ask(self, *pieces: bytes) -> bytes:
        """What comes back until the server closes or has nothing more to say."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.01)
        answer = b""
        try:
            async with asyncio.timeout(0.5):
                while chunk := await reader.read(65536):
                    answer += chunk
        except (TimeoutError, ConnectionError):
            pass
        writer.close()
        return answer

    async def status(self, *pieces: bytes) -> int:
        answer = await self.ask(*pieces)
        return int(answer.split()[1]) if answer else 0


def update(id: int, text: str = "hello", chat: int = 7) -> bytes:
    who = {"id": chat, "is_bot": False, "first_name": "x"}
    message = {"message_id": id, "date": 1, "chat": {"id": chat, "type": "private"}, "from": who, "text": text}
    return json.dumps({"update_id": id, "message": message}).encode()


def post(body: bytes, *, path: str = "/hook", secret: str | None = SECRET, **headers: Any) -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: bot.example", "Connection: close"]
    if "content_type" not in headers:
        lines.append("Content-Type: application/json")
    if secret is not None:
        lines.append(f"X-Telegram-Bot-Api-Secret-Token: {secret}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if not {"content_length", "transfer_encoding"} & headers.keys():
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


HEAD = (
    f"POST /hook HTTP/1.1\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Type: application/json\r\n".encode()
)
TWO = update(1) + b"POST /hook HTTP/1.1\r\n"

NO_UPDATES: tuple[tuple[bytes, int], ...] = (
    (post(update(1), path="/other"), 404),
    (post(update(1), path="/hook/more"), 404),
    (b"GET /hook HTTP/1.1\r\n\r\n", 405),
    (b"PUT /healthz HTTP/1.1\r\n\r\n", 405),
    (post(b"", content_length=2_000_000), 413),
    (post(b"", content_length="9" * 18), 413),
    (post(b"0\r\n\r\n", transfer_encoding="chunked"), 411),
    (b"POST /hook HTTP/1.1\r\nX: " + b"x" * 20_000, 431),
    (b"nonsense\r\n\r\n", 400),
    (post(update(1), content_type="text/plain"), 415),
    (post(update(1), content_type="application/x-www-form-urlencoded"), 415),
    (post(update(1), content_type="application/jsonx"), 415),
    (post(update(1), content_type=""), 415),
    (post(b""), 400),
    (post(b"not json"), 400),
    (post(update(1)[:-1]), 400),
    (post(b'{"nothing": 1}'), 400),
    (post(b'{"update_id": "1"}'), 400),
    (post(b'{"update_id": 1e300}'), 400),
    (post(b"[" + update(1) + b"]"), 400),
    (post(b"\xff\xfe"), 400),
    (post(b"[" * 500_000), 400),
    (post(b'{"a":' * 200_000), 400),
    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
)
"""Requests that bring no update, and the status that each deserves."""

TWO_WAYS = (
    HEAD + b"Content-Length: %d\r\nContent-Length: %d\r\n\r\n" % (len(TWO), len(update(1))) + TWO,
    HEAD + b"Content-Length: %d\r\nContent-Length: %d\r\n\r\n" % (len(TWO), len(TWO)) + TWO,
    HEAD + b"Content-Length: %d, %d\r\n\r\n" % (len(TWO), len(TWO)) + TWO,
    HEAD + b"Content-Length: +%d\r\n\r\n" % len(TWO) + TWO,
    HEAD + b"Content-Length: -1\r\n\r\n" + TWO,
    HEAD + b"Content-Length: 0x20\r\n\r\n" + TWO,
    HEAD + b"Content-Length: 1 0\r\n\r\n" + TWO,
    HEAD + b"Content-Length: 1_0\r\n\r\n" + TWO,
    HEAD + "Content-Length: ²\r\n\r\n".encode("latin-1") + TWO,
    HEAD + b"Content-Length:\r\n\r\n" + TWO,
    HEAD + b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" % len(TWO) + TWO,
    HEAD + b"Content-Length: %d\r\nTransfer-Encoding: identity\r\n\r\n" % len(TWO) + TWO,
    HEAD + b"Content-Length : %d\r\n\r\n" % len(TWO) + TWO,
    HEAD + b" Content-Length: 5\r\nContent-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD + b"X: 1\n Content-Length: 5\r\nContent-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD + b"X: 1\nContent-Length: 5\r\nContent-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD + b"X: 1\rContent-Length: 5\r\nContent-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD + b"X: 1\x00\r\nContent-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD + b"X y: 1\r\nContent-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD + b": 1\r\nContent-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD + b"nothing\r\nContent-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD + b"X-Telegram-Bot-Api-Secret-Token: guess\r\nContent-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD.replace(b"POST", b"post") + b"Content-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD.replace(b" /hook ", b"  /hook ") + b"Content-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD.replace(b"HTTP/1.1", b"HTTP/1.1 ") + b"Content-Length: %d\r\n\r\n" % len(TWO) + TWO,
    HEAD.replace(b"HTTP/1.1", b"HTTP/2") + b"Content-Length: %d\r\n\r\n" % len(TWO) + TWO,
    b"\r\n" + HEAD + b"Content-Length: %d\r\n\r\n" % len(TWO) + TWO,
    b"GET /healthz HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(HEAD) + HEAD,
    b"GET /healthz HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + HEAD,
)
"""Requests of which one server might see the end in one place, and the next in another."""


@asynccontextmanager
async def hooked(folder: Path, wording: Wording) -> AsyncIterator[Door]:
    with FakeApi() as server:
        store = await opened(folder)
        api = Api(server.token, server.url)
        await api.start()
        intake = intake_of(store, api, wording)
        webhook = Webhook(api, intake, "http://127.0.0.1:1/hook", SECRET, 0)
        task = asyncio.create_task(webhook.run())
        try:
            async with asyncio.timeout(10):
                while webhook._server is None:
                    await asyncio.sleep(0.002)
            server.mailbox.webhook.url = ""
            (port,) = (s.getsockname()[1] for s in webhook._server.sockets if s.family == socket.AF_INET)
            yield Door(store, server, webhook, port)
        finally:
            await webhook.finish(1)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await api.close()
            await store.close()
