"""What goes wrong between the bot and Telegram, as a test scripts it or by chance.

A fault is a coroutine function around the call: it gets `proceed`, which carries the call out and returns the answer,
and returns the answer that goes over the wire, or None to cut the connection. A new kind of fault is a new function.
"""

from __future__ import annotations

import asyncio
import json
import math
import random
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

from tests.fake_api.refusal import Refused


@dataclass(frozen=True, slots=True)
class Reply:
    """Bytes on the wire. `torn`: the body is announced whole, and the connection cut in the middle of it."""

    status: int
    body: bytes
    torn: bool = False


Proceed = Callable[[], Awaitable[Reply]]
Fault = Callable[[Proceed], Awaitable[Reply | None]]


async def cut_before(proceed: Proceed) -> None:
    """The connection is cut before the call does anything."""


async def cut_after(proceed: Proceed) -> None:
    """The call is carried out, its answer never arrives."""
    await proceed()


async def torn(proceed: Proceed) -> Reply:
    """The call is carried out, and the connection cut in the middle of its answer."""
    return replace(await proceed(), torn=True)


def answered_late(seconds: float) -> Fault:
    """The call is carried out at once, its answer takes its time."""

    async def fault(proceed: Proceed) -> Reply:
        reply = await proceed()
        await asyncio.sleep(seconds)
        return reply

    return fault


def late(seconds: float) -> Fault:
    """The call takes its time."""

    async def fault(proceed: Proceed) -> Reply:
        await asyncio.sleep(seconds)
        return await proceed()

    return fault


def refused(code: int, description: str, **parameters: Any) -> Fault:
    """Telegram says no, and does nothing."""

    async def fault(proceed: Proceed) -> Reply:
        return Reply(code, json.dumps(Refused(code, description, parameters).body()).encode())

    return fault


def refused_after(code: int, description: str) -> Fault:
    """The call is carried out, and yet Telegram says no: so it does when somebody in between has repeated the call."""

    async def fault(proceed: Proceed) -> Reply:
        await proceed()
        return Reply(code, json.dumps(Refused(code, description).body()).encode())

    return fault


def too_many(seconds: int) -> Fault:
    """429: come back after so many seconds."""
    return refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def storm(seconds: float) -> Fault:
    """429 for everybody until `seconds` from now, each time with the time that is left."""
    until = time.monotonic() + seconds

    async def fault(proceed: Proceed) -> Reply | None:
        left = until - time.monotonic()
        return await (too_many(math.ceil(left))(proceed) if left > 0 else proceed())

    return fault


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


@dataclass(slots=True)
class _Chance:
    methods: Collection[str]
    fault: Fault
    share: float
    chats: Collection[int] | None


class Faults:
    """The faults that are still to come: those that were scripted, in that order, and then those that chance brings.

    `random` decides the latter: seed it, and it is the same again as far as the calls come in the same order.
    """

    def __init__(self) -> None:
        self.random = random.Random(0)
        self._scripted: list[_Scripted] = []
        self._chances: list[_Chance] = []

    def on(self, method: str, fault: Fault, times: int = 1, chat: int | None = None) -> None:
        """The next `times` calls of `method` ('' is any; of `chat`, if one is named) run into `fault`."""
        self._scripted.append(_Scripted(method, fault, times, chat))

    def by_chance(
        self, methods: Collection[str], fault: Fault, share: float = 1.0, chats: Collection[int] | None = None
    ) -> None:
        """Until `clear`, that share of the calls of `methods` (about one of `chats`) run into `fault`."""
        self._chances.append(_Chance(methods, fault, share, chats))

    def take(self, method: str, chat: int | None) -> Fault | None:
        """The fault that this call runs into, used up by it."""
        for scripted in self._scripted:
            if scripted.method in ("", method) and scripted.chat in (None, chat) and scripted.left > 0:
                scripted.left -= 1
                return scripted.fault
        for chance in self._chances:
            concerned = method in chance.methods and (chance.chats is None or chat in chance.chats)
            if concerned and self.random.random() < chance.share:
                return chance.fault
        return None

    def clear(self) -> None:
        self._scripted.clear()
        self._chances.clear()
