"""The other way in: Telegram calls us. A small HTTP server that answers 200 only when the update is on our disk.

Updates that come in the same turn of the loop share one commit. GET /healthz is for whoever watches the process.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import os
import time
from collections.abc import Callable
from hashlib import sha256
from typing import cast
from urllib.parse import urlsplit

from .config import ConfigError
from .head import Head, Malformed, read_head, write_head
from .intake import Intake
from .storage import DatabaseBusy
from .telegram.api import Api
from .telegram.calls import set_webhook
from .telegram.errors import TelegramError
from .telegram.updates import NoUpdate, Taken, take

_log = logging.getLogger(__name__)

_HEAD_BYTES = 16 * 1024
_BODY_BYTES = 1024 * 1024
_REQUEST_SECONDS = 10.0
_IDLE_SECONDS = 75.0
_CONNECTIONS = 500
_LONGEST_PAUSE = 60.0
_HEARD_SECONDS = 25.0
_BACKLOG_SECONDS = 10.0
_LINGER_SECONDS = 2.0
_LINGER_BYTES = 16 * 1024 * 1024
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
        self._waiting: list[tuple[Taken, _Connection]] = []
        self._storing: set[asyncio.Task[None]] = set()
        self._connections: dict[_Connection, None] = {}  # oldest first
        self._server: asyncio.Server | None = None
        self._since: float | None = None
        self.begun = asyncio.Event()

    async def run(self) -> None:
        """Serves until it is cancelled, having told Telegram where. Raises ConfigError when the port cannot be had."""
        try:
            self._server = await asyncio.get_running_loop().create_server(lambda: _Connection(self), port=self._port)
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
            self._intake.heard()
            await asyncio.sleep(_HEARD_SECONDS)

    def has_caught_up(self) -> bool:
        """Whether what waited at Telegram is in: it comes as soon as we can be called, many at once."""
        return self._since is not None and time.monotonic() - self._since > _BACKLOG_SECONDS

    async def finish(self, seconds: float) -> None:
        """Lets nobody in any more, and answers those who are."""
        if self._server:
            self._server.close()
        if self._storing:
            await asyncio.wait(self._storing, timeout=seconds)
        for connection in list(self._connections):
            connection.close()

    # -- what connections ask for
    def enter(self, connection: _Connection) -> bool:
        """When there is no room, the oldest that has not shown the secret yet has to go."""
        if len(self._connections) >= _CONNECTIONS:
            stranger = next((other for other in self._connections if not other.trusted), None)
            if stranger is None:
                return False
            self.leave(stranger)
            stranger.abort()
        self._connections[connection] = None
        return True

    def leave(self, connection: _Connection) -> None:
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
        if head.length > _BODY_BYTES:
            return 413
        kind = head.fields.get("content-type", "").partition(";")[0].rstrip().lower()
        return 200 if kind == "application/json" else 415

    def take(self, body: bytes, connection: _Connection) -> None:
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
        task = asyncio.get_running_loop().create_task(self._accept(batch))
        self._storing.add(task)
        task.add_done_callback(self._storing.discard)

    async def _accept(self, batch: list[tuple[Taken, _Connection]]) -> None:
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


class _Connection(asyncio.Protocol):
    """One request after the other. A request must be there whole in ten seconds, however it trickles.

    Whoever is refused while still sending would lose the answer if we closed at once: the rest is read and thrown away.
    Whoever does not take their answers is asked nothing more, and cut off when that goes on.
    """

    def __init__(self, webhook: Webhook) -> None:
        self._webhook = webhook
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._needed = 0  # bytes of the body that is awaited, with what stands before it
        self._start = 0
        self._busy = False
        self._full = False
        self._reading = False
        self._last = False
        self._ended = False
        self._rest = 0  # bytes of a refused request that are still to be thrown away
        self._timer: asyncio.TimerHandle | None = None
        self.trusted = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none of asyncio's
        if self._webhook.enter(self):
            self._wait(_REQUEST_SECONDS)
        else:
            self._transport.abort()

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        if self._timer:
            self._timer.cancel()
        self._webhook.leave(self)

    def eof_received(self) -> bool:
        """Whoever has said all may still wait for the answer."""
        self._ended = True
        return self._busy or self._full

    def pause_writing(self) -> None:
        self._full = True
        if self._transport and self._is_open():
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        self._full = False
        if self._transport and self._is_open():
            self._transport.resume_reading()
            self._read()

    def data_received(self, data: bytes) -> None:
        if self._rest:
            self._rest = max(self._rest - len(data), 0)
            if not self._rest:
                self.close()
            return
        if not self._buffer and not self._busy:
            self._wait(_REQUEST_SECONDS)
        self._buffer += data
        if not self._busy and not self._full:
            self._read()
        elif len(self._buffer) > _HEAD_BYTES + _BODY_BYTES:
            self.abort()

    def answer(self, status: int) -> None:
        """Closes the request that is open, and goes on to the next one."""
        if self._transport is None:
            return
        self._busy = False
        last = self._last or status not in {200, 503}
        self._transport.write(write_head(status, last=last))
        if self._rest:
            self._transport.write_eof()
            self._wait(_LINGER_SECONDS)
        elif last:
            self.close()
        else:
            self._wait(_REQUEST_SECONDS if self._buffer else _IDLE_SECONDS)
            self._read()

    def close(self) -> None:
        """What was answered is still given to whoever takes it now."""
        if self._transport:
            self._transport.close()
            self._wait(_LINGER_SECONDS, self.abort)

    def abort(self) -> None:
        if self._transport:
            self._transport.abort()

    def _read(self) -> None:
        """Everything that can be answered now: in a loop, for thousands of requests may have come at once."""
        if self._reading:
            return
        self._reading = True
        while not self._busy and not self._full and self._is_open() and self._read_one():
            pass
        self._reading = False
        if self._ended and not self._busy and not self._full:
            self.close()

    def _is_open(self) -> bool:
        return self._transport is not None and not self._transport.is_closing()

    def _read_one(self) -> bool:
        """Whether there was a whole request."""
        if not self._needed and not self._read_head():
            return False
        if len(self._buffer) < self._needed:
            return False
        body = bytes(self._buffer[self._start : self._needed])
        del self._buffer[: self._needed]
        self._needed = 0
        self._busy = True
        if self._timer:
            self._timer.cancel()
        if self._start:
            self._webhook.take(body, self)
        else:
            self.answer(self._webhook.health())
        return True

    def _read_head(self) -> bool:
        """Whether there is one, and it asks for something that we do."""
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0 or end > _HEAD_BYTES:
            if len(self._buffer) > _HEAD_BYTES:
                self._refuse(431, _LINGER_BYTES)
            return False
        try:
            head = read_head(bytes(self._buffer[:end]))
        except Malformed:
            self._refuse(400, _LINGER_BYTES)
            return False
        self._last = head.last
        if (status := self._webhook.judge(head)) not in {0, 200}:
            self._refuse(status, _LINGER_BYTES if "transfer-encoding" in head.fields else end + 4 + (head.length or 0))
            return False
        self.trusted = self.trusted or bool(status)
        self._start = end + 4 if status else 0
        self._needed = end + 4 + (head.length or 0)
        return True

    def _refuse(self, status: int, size: int) -> None:
        """`size`: how long the request is, in bytes, or how long it may be."""
        self._rest = min(max(size - len(self._buffer), 0), _LINGER_BYTES)
        self._buffer.clear()
        self.answer(status)

    def _wait(self, seconds: float, end: Callable[[], None] | None = None) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(seconds, end or self.close)
