"""The other way in: Telegram calls us. A small HTTP server that answers 200 only when the update is on our disk.

Updates that come in the same turn of the loop share one commit. GET /healthz is for whoever watches the process.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import os
import time
from hashlib import sha256
from urllib.parse import urlsplit

from .config import ConfigError
from .connection import BODY_BYTES, Connection
from .head import Head
from .intake import Intake
from .storage import DatabaseBusy
from .telegram.api import Api
from .telegram.calls import set_webhook
from .telegram.errors import TelegramError
from .telegram.updates import NoUpdate, Taken, take

_log = logging.getLogger(__name__)

_CONNECTIONS = 500
_LONGEST_PAUSE = 60.0
_HEARD_SECONDS = 25.0
_BACKLOG_SECONDS = 10.0
_SECRET = "x-telegram-bot-api-secret-token"


class Webhook:
    """`url`: at which Telegram reaches us, through whatever stands before us; only its path is looked at here.

    `secret`: what Telegram has to say in a header, so that the address need not be secret.
    """

    def __init__(self, api: Api, intake: Intake, url: str, secret: str, port: int) -> None:
        self._api = api
        self._intake = intake
        self._url = url
        self._secret = secret
        self._digest = sha256(secret.encode()).digest()
        self._port = port
        self._path = urlsplit(url).path or "/"
        self._waiting: list[tuple[Taken, Connection]] = []
        self._storing: set[asyncio.Task[None]] = set()
        self._connections: dict[Connection, None] = {}  # oldest first
        self._server: asyncio.Server | None = None
        self._since: float | None = None
        self.begun = asyncio.Event()

    async def run(self) -> None:
        """Serves until it is cancelled, having told Telegram where. Raises ConfigError when the port cannot be had."""
        try:
            self._server = await asyncio.get_running_loop().create_server(lambda: Connection(self), port=self._port)
        except OSError as error:
            why = os.strerror(error.errno) if error.errno else str(error)
            raise ConfigError(f"PORT {self._port} cannot be had: {why}.") from None
        pause = 1.0
        while not self.begun.is_set():
            try:
                await self._api.call(set_webhook(self._url, self._secret))
                self.begun.set()
            except TelegramError as error:
                _log.warning("cannot set the webhook", extra={"data": {"why": type(error).__name__}})
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)
        self._since = time.monotonic()
        while True:
            if not self._intake.is_crowded():  # whoever is sent away waits at Telegram, where taps grow old
                self._intake.heard()
            await asyncio.sleep(_HEARD_SECONDS)

    def has_caught_up(self) -> bool:
        """Whether what waited at Telegram is in: it comes as soon as we can be called, many at once."""
        return self._since is not None and time.monotonic() - self._since > _BACKLOG_SECONDS

    async def finish(self, seconds: float) -> None:
        """Lets nobody in any more, and answers those who are."""
        if self._server:
            self._server.close()
        if self._waiting:
            self._store()
        if self._storing:
            _, late = await asyncio.wait(self._storing, timeout=seconds)
            for task in late:
                task.cancel()
        for connection in list(self._connections):
            connection.close()

    # -- what connections ask for
    def enter(self, connection: Connection) -> bool:
        """When there is no room, the oldest that has not shown the secret yet has to go."""
        if len(self._connections) >= _CONNECTIONS:
            stranger = next((other for other in self._connections if not other.trusted), None)
            if stranger is None:
                return False
            self.leave(stranger)
            stranger.abort()
        self._connections[connection] = None
        return True

    def leave(self, connection: Connection) -> None:
        self._connections.pop(connection, None)

    def judge(self, head: Head) -> int:
        """The status that a request deserves before its body is read: 200 for an update, 0 for the health check."""
        if head.path == "/healthz":
            return _judge_watcher(head)
        if head.path != self._path:
            return 404
        if head.method != "POST":
            return 405
        given = sha256(head.fields.get(_SECRET, "").encode()).digest()  # as long as any other: nothing is to be timed
        if not hmac.compare_digest(given, self._digest):
            return 401
        if head.length is None:
            return 411
        if head.length > BODY_BYTES:
            return 413
        kind = head.fields.get("content-type", "").partition(";")[0].rstrip().lower()
        return 200 if kind == "application/json" else 415

    def take(self, body: bytes, connection: Connection) -> None:
        """Answers the connection, at once or when the update is stored."""
        try:
            taken = take(body)
        except NoUpdate:
            connection.answer(400)
            return
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._store)
        self._waiting.append((taken, connection))

    def health(self) -> int:
        return 503 if self._intake.is_crowded() else 200

    def _store(self) -> None:
        batch, self._waiting = self._waiting, []
        if not batch:
            return
        task = asyncio.get_running_loop().create_task(self._accept(batch))
        self._storing.add(task)
        task.add_done_callback(self._storing.discard)

    async def _accept(self, batch: list[tuple[Taken, Connection]]) -> None:
        """What is answered with 503 comes again."""
        status = 503
        try:
            if not self._intake.is_crowded():
                await self._intake.accept([taken for taken, _ in batch])
                status = 200
        except DatabaseBusy:
            pass
        except Exception as error:
            _log.error("intake failed", exc_info=error)
        for _, connection in batch:
            connection.answer(status)


def _judge_watcher(head: Head) -> int:
    if head.method not in {"GET", "HEAD"}:
        return 405
    return 400 if head.length or "transfer-encoding" in head.fields else 0  # its body would pass for a request
