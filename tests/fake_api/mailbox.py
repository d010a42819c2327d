"""Updates on their way to the bot: kept until they are confirmed, by long polling or webhook, as Telegram does it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from tests.fake_api.refusal import POLL_BESIDE_WEBHOOK, SECOND_POLL, Refused

UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
"""What Telegram sends only to bots that ask for it."""
_SHELF = 500
Update = dict[str, Any]
Answered = Callable[[dict[str, Any]], None]


class Mailbox:
    """The updates that wait; `handed` are the ids that the bot was given, `confirmed` those that it has taken over.

    `backlog` brings further updates, each when there is room for it: many can wait without being there.
    """

    def __init__(self, answered: Answered) -> None:
        self.pending: list[Update] = []
        self.handed: set[int] = set()
        self.confirmed: list[int] = []
        self.allowed: list[str] | None = None
        self.webhook = Webhook()
        self.held: list[Update] | None = None
        self.backlog: Iterator[Update] = iter(())
        self._late: dict[int, int | None] = {}
        self._answered = answered
        self._poller: asyncio.Future[bool] | None = None
        self._carrier: asyncio.Task[None] | None = None

    @property
    def is_polled(self) -> bool:
        """Whether a poll is waiting for updates."""
        return self._poller is not None and not self._poller.done()

    def forget_poll(self) -> None:
        """The bot has died: its poll is not the next one's business."""
        self._poller = None

    def put(self, update: Update, unasked: bool = False, late: bool = False) -> None:
        """A new update, unless the bot does not want its kind. One that is `late` waits although its id may have been
        confirmed with a higher one: until it has been handed over, and the bot asks for others than it did then."""
        kind = next(key for key in update if key != "update_id")
        if not unasked and (kind not in self.allowed if self.allowed else kind in UNASKED):
            return
        if late:
            self._late[update["update_id"]] = None
        if self.held is not None:
            self.held.append(update)
            return
        self.pending.append(update)
        self.wake()

    def wake(self) -> None:
        """Whoever waits for updates looks again."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(True)
        if self.webhook.url and (self._carrier is None or self._carrier.done()):
            self._carrier = asyncio.get_running_loop().create_task(self._carry())

    async def poll(self, offset: int, limit: int, timeout: float, allowed: list[str] | None) -> list[Update]:
        """getUpdates. What lies below `offset` is confirmed, and gone; a poll that waits already ends with 409."""
        if self.webhook.url:
            raise Refused(409, POLL_BESIDE_WEBHOOK)
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(False)
        if allowed is not None:
            self.allowed = allowed or None
        self._confirm(offset)
        self._refill()
        loop = asyncio.get_running_loop()
        until = loop.time() + timeout
        while not self.pending and (left := until - loop.time()) > 0:
            self._poller = loop.create_future()
            with contextlib.suppress(TimeoutError):
                if not await asyncio.wait_for(self._poller, left):
                    raise Refused(409, SECOND_POLL)
        some = self.pending[: max(1, min(limit, 100))]
        ids = {update["update_id"] for update in some}
        self.handed |= ids
        self._late.update({id: offset for id in ids & self._late.keys()})
        return some

    def _confirm(self, offset: int) -> None:
        if offset == 0:
            return
        kept = self.pending[offset:] if offset < 0 else [one for one in self.pending if self._stays(one, offset)]
        still = {id(update) for update in kept}
        self.confirmed += [update["update_id"] for update in self.pending if id(update) not in still]
        self.pending[:] = kept

    def _stays(self, update: Update, offset: int) -> bool:
        return update["update_id"] >= offset or self._late.get(update["update_id"], 0) in (None, offset)

    def _refill(self) -> None:
        self.pending += islice(self.backlog, max(_SHELF - len(self.pending), 0))

    async def _carry(self) -> None:
        """Updates to the webhook: side by side, one at a time within a chat."""
        under_way: dict[Any, asyncio.Task[None]] = {}
        while self.webhook.url and self.pending:
            for update in self._next_ones(under_way):
                task = asyncio.get_running_loop().create_task(self._deliver(update))
                under_way[_lane(update)] = task
            # not for ever: what comes meanwhile for others must not wait for a bot that holds these up
            await asyncio.wait(under_way.values(), timeout=0.05, return_when=asyncio.FIRST_COMPLETED)
            under_way = {lane: task for lane, task in under_way.items() if not task.done()}
        for task in under_way.values():
            task.cancel()

    def _next_ones(self, busy: dict[Any, Any]) -> Iterator[Update]:
        taken = set(busy)
        for update in list(self.pending):
            if len(taken) < self.webhook.max_connections and _lane(update) not in taken:
                taken.add(_lane(update))
                yield update

    async def _deliver(self, update: Update) -> None:
        """Again and again, until the bot takes it or there is no webhook any more."""
        pause = 0.05
        while self.webhook.url:
            status, body = await self.webhook.post(update)
            if 200 <= status < 300:
                self.pending[:] = [waiting for waiting in self.pending if waiting is not update]
                self.confirmed.append(update["update_id"])
                with contextlib.suppress(ValueError):
                    self._answered(json.loads(body or b"{}"))
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, 1.0)


def _lane(update: Update) -> Any:
    body = next(value for key, value in update.items() if key != "update_id")
    message = body.get("message", body)
    return message.get("chat", message.get("from", {})).get("id", update["update_id"])


class Webhook:
    """Where updates are posted to. `statuses` is what the bot has answered, in order; `set` counts setWebhook calls."""

    def __init__(self) -> None:
        self.url = ""
        self.secret = ""
        self.max_connections = 40
        self.set = 0
        self.statuses: list[int] = []

    async def post(self, update: Update) -> tuple[int, bytes]:
        """Status and body of the bot's answer; 0 where there is none."""
        body = json.dumps(update, ensure_ascii=False).encode()
        secret = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            status, answer = await asyncio.wait_for(post(self.url, body, secret), 10)
        except (OSError, asyncio.IncompleteReadError, ValueError, TimeoutError):
            status, answer = 0, b""
        self.statuses.append(status)
        return status, answer


async def post(url: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    """One POST of JSON over plain HTTP: (status, body). Raises OSError, IncompleteReadError."""
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port or 80)
    try:
        lines = [f"POST {where.path or '/'} HTTP/1.1", f"Host: {where.netloc}", "Content-Type: application/json"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        lines += [f"Content-Length: {len(body)}", "Connection: close", "", ""]
        writer.write("\r\n".join(lines).encode() + body)
        head = await reader.readuntil(b"\r\n\r\n")
        return int(head.split(b" ", 2)[1]), await reader.read()
    finally:
        writer.close()
