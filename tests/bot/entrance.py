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
from bot.webhook import Webhook
from bot.wording import Wording
from tests.bot.desk import opened
from tests.fake_api import FakeApi

SECRET = "s3cret_of-the-hook"


def intake_of(store: SQLiteStore, api: Api, wording: Wording) -> Intake:
    delivery = Delivery(store, api, 0.0)
    return Intake(store, Asides(api, delivery, wording), Outage(delivery, wording))


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
