"""The server itself: a thread with a loop, what it knows of chats and taps, the log of every call."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from tests.fake_api import refusal
from tests.fake_api.chats import Chat, Query, Tap
from tests.fake_api.faults import Faults, Reply
from tests.fake_api.mailbox import Mailbox, Update
from tests.fake_api.methods import BY_NAME, Params
from tests.fake_api.refusal import Refused, bad
from tests.fake_api.wire import Request, answer, read_request

TOKEN = "123456789:AAFakeTokenOfTheTests_0123456789abcdef"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, with the answer that it got (status 0: the connection was cut).

    at, ended: when it came and when it was answered, on the monotonic clock; carried: when it was carried out (or
    refused) in between. done: it was carried out. heard: its answer went out whole. faulty: a fault struck it.
    """

    method: str
    params: Params
    at: float
    status: int
    answer: dict[str, Any] = field(default_factory=dict)
    ended: float = 0.0
    carried: float = 0.0
    done: bool = False
    heard: bool = True
    faulty: bool = False

    @property
    def chat(self) -> int | None:
        """The chat that the call is about."""
        return int(self.params["chat_id"]) if "chat_id" in self.params else None


class FakeApi:
    """A Bot API server on a port of its own. Use as a context manager; `url` and `token` go to the bot.

    State is read and written under `changed`, which is notified after every call. One that is `forgetful` only counts
    the calls, in `counts`, and keeps the newest messages of a chat: for crowds.
    """

    def __init__(self, token: str = TOKEN, *, forgetful: bool = False) -> None:
        self.token = token
        self.forgetful = forgetful
        self.counts: Counter[tuple[str, int]] = Counter()
        self.url = ""
        self.chats: dict[int, Chat] = {}
        self.taps: dict[str, Tap] = {}
        self.queries: dict[str, Query] = {}
        self.calls: list[Call] = []
        self.commands: dict[tuple[str, str], dict[str, str]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.faults = Faults()
        self.tap_lifetime = 150.0
        self.changed = threading.Condition(threading.RLock())
        self.mailbox = Mailbox(self._call_in_webhook_answer)
        self._update_id = random.randrange(10**8, 10**9)
        self._changes = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fake-api", daemon=True)
        self._connections: set[asyncio.Task[None]] = set()

    def __enter__(self) -> FakeApi:
        self._thread.start()
        server = asyncio.run_coroutine_threadsafe(asyncio.start_server(self._serve, "127.0.0.1", 0), self._loop)
        self._server = server.result(5)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    def __exit__(self, *exc: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    async def _close(self) -> None:
        self._server.close()
        self.mailbox.webhook.url = ""
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # -- the tests' side ----------------------------------------------------------------------------------------------
    def chat(self, id: int, **about: Any) -> Chat:
        """The chat, opened at its first use."""
        with self.changed:
            return self.chats.setdefault(id, Chat(id, {"id": id, "type": "private", **about}))

    def put(self, kind: str, body: dict[str, Any]) -> Update:
        """A new update of this kind, numbered, to the bot."""
        with self.changed:
            self._update_id += 1
            update = {"update_id": self._update_id, kind: body}
            self.put_again(update)
            return update

    def put_again(self, update: Update, *, unasked: bool = False, late: bool = False) -> None:
        """An update as it is: a repeated one, or one that a test has made up.

        unasked: whether or not the bot has asked for its kind. late: its place is among those confirmed already.
        """
        self._loop.call_soon_threadsafe(self._put, update, unasked, late)

    def _put(self, update: Update, unasked: bool, late: bool) -> None:
        with self.changed:
            self.mailbox.put(update, unasked, late)
            self.changed.notify_all()

    @contextlib.contextmanager
    def held(self) -> Iterator[list[Update]]:
        """Updates put inside come to the bot together, at the end; the list may be reordered or added to."""
        updates: list[Update] = []
        self._on_loop(lambda: setattr(self.mailbox, "held", updates))
        yield updates
        self._on_loop(self._release)

    def _release(self) -> None:
        held, self.mailbox.held = self.mailbox.held or [], None
        self.mailbox.pending += held
        self.mailbox.wake()

    def _on_loop(self, work: Callable[[], None]) -> None:
        async def run() -> None:
            work()

        asyncio.run_coroutine_threadsafe(run(), self._loop).result(5)

    def next_change(self) -> int:
        """The number of the next change of what a phone shows."""
        self._changes += 1
        return self._changes

    def tap(self, chat: int, id: str = "") -> Tap:
        """A new callback query of this chat."""
        with self.changed:
            made = Tap(id or str(random.randrange(10**17, 10**18)), chat, time.monotonic())
            self.taps[made.id] = made
            return made

    def query(self) -> Query:
        """A new inline query."""
        with self.changed:
            made = Query(str(random.randrange(10**17, 10**18)), time.monotonic())
            self.queries[made.id] = made
            return made

    def made(self, method: str, chat: int | None = None) -> list[Call]:
        """The calls of this method so far (of this chat, if one is named)."""
        with self.changed:
            return [call for call in self.calls if call.method == method and chat in (None, call.chat)]

    def waits_until(self, true: Callable[[], bool], timeout: float = 10.0, what: str = "") -> None:
        """Blocks until `true()`, asked after every call and now and then. AssertionError after `timeout` seconds."""
        until = time.monotonic() + timeout
        with self.changed:
            while not true():
                if time.monotonic() > until:
                    newest = [f"{call.method} {call.status}" for call in self.calls[-8:]]
                    raise AssertionError(f"not within {timeout} s: {what or true}; newest calls: {newest}")
                self.changed.wait(0.05)

    def waits_until_confirmed(self, timeout: float = 10.0) -> None:
        """Blocks until the bot has taken over every update."""
        self.waits_until(lambda: not self.mailbox.pending, timeout, "all updates confirmed")

    # -- the bot's side -----------------------------------------------------------------------------------------------
    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (request := await read_request(reader)) is not None:
                reply = await self._respond(request)
                if reply is None:
                    break
                writer.write(answer(reply.status, reply.body, len(reply.body) // 2 if reply.torn else None))
                await writer.drain()
                if reply.torn:
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _respond(self, request: Request) -> Reply | None:
        prefix, _, name = request.path.lstrip("/").partition("/")
        if not prefix.startswith("bot") or not name:
            return _no(Refused(404, refusal.NOT_FOUND))
        if prefix != f"bot{self.token}":
            return _no(Refused(401, refusal.UNAUTHORIZED))
        try:
            params = request.params()
        except ValueError:
            return _no(bad("Bad Request: can't parse request parameters"))
        method = BY_NAME[name.lower()][0] if name.lower() in BY_NAME else name
        chat = int(params["chat_id"]) if str(params.get("chat_id", "")).lstrip("-").isdigit() else None

        carried: list[tuple[float, bool]] = []

        async def proceed() -> Reply:
            reply = await self._carry_out(name, params)
            carried.append((time.monotonic(), reply.status == 200))
            return reply

        fault = self.faults.take(method, chat)
        at = time.monotonic()
        reply = await (fault(proceed) if fault else proceed())
        when, done = carried[0] if carried else (time.monotonic(), False)
        self._log(Call(method, params, at, 0, carried=when, done=done, faulty=fault is not None), reply)
        return reply

    async def _carry_out(self, name: str, params: Params) -> Reply:
        try:
            if name.lower() == "getupdates":
                result = await self._get_updates(params)
            elif name.lower() in BY_NAME:
                with self.changed:
                    result = BY_NAME[name.lower()][1](self, params)
            else:
                raise Refused(404, refusal.NOT_FOUND)
        except Refused as refused:
            return _no(refused)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            return _no(bad(f"Bad Request: {type(error).__name__} in the parameters"))
        return Reply(200, json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode())

    async def _get_updates(self, params: Params) -> list[Update]:
        offset, limit = int(params.get("offset") or 0), int(params.get("limit") or 100)
        return await self.mailbox.poll(offset, limit, float(params.get("timeout") or 0), params.get("allowed_updates"))

    def _call_in_webhook_answer(self, body: dict[str, Any]) -> None:
        """A method call may ride in the webhook's answer; its result goes nowhere."""
        name = str(body.pop("method", ""))
        if name.lower() in BY_NAME:
            with self.changed, contextlib.suppress(Refused):
                BY_NAME[name.lower()][1](self, body)
            now = time.monotonic()
            self._log(Call(BY_NAME[name.lower()][0], body, now, 0, carried=now, done=True), Reply(200, b"{}"))

    def _log(self, call: Call, reply: Reply | None) -> None:
        """Notes a call with the answer that it got."""
        status = reply.status if reply else 0
        with self.changed:
            self.counts[call.method, status] += 1
            if not self.forgetful:
                said = _read(reply.body) if reply else {}
                heard = reply is not None and not reply.torn
                self.calls.append(replace(call, status=status, answer=said, ended=time.monotonic(), heard=heard))
            self.changed.notify_all()


def _read(body: bytes) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said


def _no(refused: Refused) -> Reply:
    return Reply(refused.code, json.dumps(refused.body()).encode())
