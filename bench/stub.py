"""A Bot API server that answers from memory and is not the bottleneck: one process, uvloop, parsing by hand.

`python -m bench.stub WALK` prints its port, then reads one `Load` (JSON) a line and prints its `Figures`.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import time
from collections import deque
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any, cast
from urllib.parse import parse_qsl

import msgspec
import uvloop

from bench.crowd import Crowd, Figures, Load, about
from bench.walk import load

TRUE = b'{"ok":true,"result":true}'
CONFLICT = b'{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}'
_HEAD = b"HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_TYPE = re.compile(rb"(?i)\r\ncontent-type: *([^\r]+)")
_FIELD = re.compile(rb'name="(\w+)"(?:; filename="[^"]*")?(?:\r\n[^\r]+)*\r\n\r\n(.*?)\r\n--', re.DOTALL)
_encode = msgspec.json.encode


class Params(msgspec.Struct):
    """The parameters that matter here. Clients may send numbers and keyboards as strings."""

    chat_id: int = 0
    text: str = ""
    caption: str = ""
    message_id: int = 0
    reply_markup: Any = None
    offset: int = 0
    limit: int = 100
    timeout: float = 0


_decode = msgspec.json.Decoder(Params, strict=False).decode


def params_of(head: bytes, body: bytes) -> Params:
    """Whatever way they were sent."""
    kind = found[1] if (found := _TYPE.search(head)) else b""
    if not body:
        return Params()
    if kind.startswith(b"application/json"):
        params = _decode(body)
    elif kind.startswith(b"multipart"):
        fields = {name.decode(): value.decode("utf-8", "replace") for name, value in _FIELD.findall(body)}
        params = msgspec.convert(fields, Params, strict=False)
    else:
        params = msgspec.convert(dict(parse_qsl(body.decode())), Params, strict=False)
    if isinstance(params.reply_markup, str):
        params.reply_markup = msgspec.json.decode(params.reply_markup)
    return params


class Stub:
    """Methods, the queue of updates, and the one poll that waits."""

    def __init__(self, walk: Path) -> None:
        self.crowd = Crowd(load(walk), self._put)
        self.delay = 0.0
        self._updates: deque[tuple[int, bytes]] = deque()
        self._poll: tuple[Connection, int] | None = None
        self._deadline: asyncio.TimerHandle | None = None
        self._loop = asyncio.get_running_loop()

    def _put(self, number: int, update: bytes) -> None:
        self._updates.append((number, update))
        if self._poll is not None and len(self._updates) == 1:
            self._loop.call_soon(self._serve_poll)

    def called(self, connection: Connection, head: bytes, body: bytes) -> None:
        """One call; the answer goes out at once, or after the delay."""
        method = head[: head.find(b" HTTP/")].rpartition(b"/")[2].lower()
        self.crowd.figures.calls += 1
        if method == b"getupdates":
            self._get_updates(connection, params_of(head, body))
        elif method in (b"sendmessage", b"editmessagetext", b"senddocument"):
            self._message(connection, method, params_of(head, body))
        else:
            self.crowd.figures.acknowledged += method == b"answercallbackquery"
            self._answer(connection, TRUE)

    def _message(self, connection: Connection, method: bytes, params: Params) -> None:
        number = params.message_id if method == b"editmessagetext" else self.crowd.take_message_id()
        text, markup = params.text or params.caption, params.reply_markup

        def message() -> bytes:
            body = (
                b'{"message_id":%d,"from":{"id":42,"is_bot":true,"first_name":"Stub","username":"stub_bot"},"chat":%b,'
            )
            rest = b'"date":%d,"text":%b%b}'
            keyboard = b',"reply_markup":' + _encode(markup) if markup else b""
            return (body + rest) % (number, about(params.chat_id), time.time(), _encode(text), keyboard)

        self._answer(connection, b'{"ok":true,"result":%b}' % message())
        self.crowd.answered(params.chat_id, text, markup, message)

    def _get_updates(self, connection: Connection, params: Params) -> None:
        while self._updates and self._updates[0][0] < params.offset:
            self._updates.popleft()
        if self._poll is not None:
            self._answer(self._poll[0], CONFLICT, 409)
        self._poll = (connection, params.limit)
        if self._deadline is not None:
            self._deadline.cancel()
        if self._updates or not params.timeout:
            self._serve_poll()
        else:
            self._deadline = self._loop.call_later(params.timeout, self._serve_poll)

    def _serve_poll(self) -> None:
        if self._poll is None:
            return
        connection, limit = self._poll
        self._poll = None
        some = [update for _, update in list(self._updates)[:limit]]
        self.crowd.figures.polls += 1
        self._answer(connection, b'{"ok":true,"result":[%b]}' % b",".join(some))

    def _answer(self, connection: Connection, body: bytes, status: int = 200) -> None:
        whole = _HEAD % (status, len(body), body)
        if self.delay:
            self._loop.call_later(self.delay, connection.write, whole)
        else:
            connection.write(whole)


class Connection(asyncio.Protocol):
    """One client connection, kept alive."""

    def __init__(self, stub: Stub) -> None:
        self._stub = stub
        self._unread = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one without saying so

    def write(self, data: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)

    def data_received(self, data: bytes) -> None:
        unread = self._unread + data if self._unread else data
        while (end := unread.find(b"\r\n\r\n")) >= 0:
            head = unread[:end]
            size = int(found[1]) if (found := _LENGTH.search(head)) else 0
            if len(unread) < end + 4 + size:
                break
            body, unread = unread[end + 4 : end + 4 + size], unread[end + 4 + size :]
            self._stub.called(self, head, body)
        self._unread = unread


async def _run(walk: Path) -> None:
    loop = asyncio.get_running_loop()
    stub = Stub(walk)
    server = await loop.create_server(lambda: Connection(stub), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    clock = loop.create_task(_keep_time(stub.crowd))
    while line := await reader.readline():
        over: asyncio.Future[Figures] = loop.create_future()
        before = _cpu()
        phase = msgspec.json.decode(line, type=Load)
        stub.delay = phase.delay
        stub.crowd.begin(phase, over.set_result)
        figures = await over
        figures.stub_cpu = _cpu() - before
        print(msgspec.json.encode(figures).decode(), flush=True)
    clock.cancel()


async def _keep_time(crowd: Crowd) -> None:
    while True:
        now = time.monotonic()
        await asyncio.sleep(max(crowd.tick(now) - time.monotonic(), 0))


def _cpu() -> float:
    used = getrusage(RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("walk", type=Path)
    uvloop.run(_run(options.parse_args().walk))


if __name__ == "__main__":
    main()
