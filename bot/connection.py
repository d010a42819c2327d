"""One caller of the webhook: requests are read from what comes, however it comes, and answered in order.

Nobody costs more than a little memory and a little time: whoever trickles, floods or does not listen is cut off.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol, cast

from .head import Head, Malformed, read_head, write_head

BODY_BYTES = 1024 * 1024
_HEAD_BYTES = 16 * 1024
_REQUEST_SECONDS = 10.0
_IDLE_SECONDS = 75.0
_LINGER_SECONDS = 2.0
_LINGER_BYTES = 16 * 1024 * 1024


class Host(Protocol):
    """Who is called."""

    def enter(self, connection: Connection) -> bool:
        """Whether there is room."""
        ...

    def leave(self, connection: Connection) -> None: ...

    def judge(self, head: Head) -> int:
        """The status that a request deserves before its body is read: 200 for one that is to be taken, 0 for one that
        `health` answers."""
        ...

    def take(self, body: bytes, connection: Connection) -> None:
        """Answers the connection, at once or later."""
        ...

    def health(self) -> int:
        """A status."""
        ...


class Connection(asyncio.Protocol):
    """One request after the other. A request must be there whole in ten seconds, however it trickles.

    Whoever is refused while still sending would lose the answer if we closed at once: the rest is read and thrown away.
    Whoever does not take their answers is asked nothing more, and cut off when that goes on.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
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
        if self._host.enter(self):
            self._wait(_REQUEST_SECONDS)
        else:
            self._transport.abort()

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        if self._timer:
            self._timer.cancel()
        self._host.leave(self)

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
        elif len(self._buffer) > _HEAD_BYTES + BODY_BYTES:
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
            self._host.take(body, self)
        else:
            self.answer(self._host.health())
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
        if (status := self._host.judge(head)) not in {0, 200}:
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
