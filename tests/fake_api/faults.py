"""What goes wrong between the bot and Telegram, as a test scripts it.

A fault is a coroutine function around the call: it gets `proceed`, which carries the call out and returns the answer,
and returns the answer that goes over the wire, or None to cut the connection. A new kind of fault is a new function.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.fake_api.refusal import Refused


@dataclass(frozen=True, slots=True)
class Reply:
    """Bytes on the wire."""

    status: int
    body: bytes


Proceed = Callable[[], Awaitable[Reply]]
Fault = Callable[[Proceed], Awaitable[Reply | None]]


async def cut_before(proceed: Proceed) -> None:
    """The connection is cut before the call does anything."""


async def cut_after(proceed: Proceed) -> None:
    """The call is carried out, its answer never arrives."""
    await proceed()


def late(seconds: float) -> Fault:
    """The answer takes its time."""

    async def fault(proceed: Proceed) -> Reply:
        await asyncio.sleep(seconds)
        return await proceed()

    return fault


def refused(code: int, description: str, **parameters: Any) -> Fault:
    """Telegram says no, and does nothing."""

    async def fault(proceed: Proceed) -> Reply:
        return Reply(code, json.dumps(Refused(code, description, parameters).body()).encode())

    return fault


def too_many(seconds: int) -> Fault:
    """429: come back after so many seconds."""
    return refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def server_error(code: int = 500) -> Fault:
    return refused(code, "Internal Server Error" if code == 500 else "Bad Gateway")


def garbage(body: bytes = b"<html>502</html>", status: int = 200) -> Fault:
    """An answer that is no JSON (of Telegram's); the call is not carried out."""

    async def fault(proceed: Proceed) -> Reply:
        return Reply(status, body)

    return fault


@dataclass(slots=True)
class _Scripted:
    method: str
    fault: Fault
    left: int
    chat: int | None


class Faults:
    """The faults that are still to come, in the order in which they were scripted."""

    def __init__(self) -> None:
        self._scripted: list[_Scripted] = []

    def on(self, method: str, fault: Fault, times: int = 1, chat: int | None = None) -> None:
        """The next `times` calls of `method` ('' is any; of `chat`, if one is named) run into `fault`."""
        self._scripted.append(_Scripted(method, fault, times, chat))

    def take(self, method: str, chat: int | None) -> Fault | None:
        """The fault that this call runs into, used up by it."""
        for scripted in self._scripted:
            if scripted.method in ("", method) and scripted.chat in (None, chat) and scripted.left > 0:
                scripted.left -= 1
                return scripted.fault
        return None

    def clear(self) -> None:
        self._scripted.clear()
