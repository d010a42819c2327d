"""Delivery: stored replies to the Bot API, in order within a chat, paced, and again until they have arrived.

At least once: a kill between Telegram's answer and our commit repeats a reply. So the screen is edited where that is
possible, which may be repeated without harm.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from .pace import Pace
from .sheet import CannotDraw, Press
from .sheet.recipes import drawn, is_drawn, undrawn
from .storage import Ack, Dropped, Later, Outgoing, Parcel, Sent, Settled, Store
from .telegram.api import Api
from .telegram.calls import Call, acknowledge, deliver, message_of, strip_keyboard, uploading
from .telegram.errors import TelegramError, Verdict, judge
from .telegram.messages import plain

_log = logging.getLogger(__name__)

_ROOM = 100
_ACKS = 50
_ASIDES = 100
_TRIES = 20
_AGE_SECONDS = 24 * 3600
_ACK_SECONDS = 60
_ACK_PAUSES = 0.5, 1.0, 2.0
_ACK_HELD = 5.0
_SLOW_SECONDS = 1.0
_FLOODED_CHATS = 3
_HELD_SECONDS = 3.0
"""After which others try again, a few at a time: it may have been those chats alone."""
_FIRST_PAUSE = 0.5
_UNREACHABLE_PAUSE = 30.0
_REFUSED_PAUSE = 900.0


class Delivery:
    """`clock` in epoch seconds, by which replies grow old; `steady`, by which they wait, is never set back.
    Both are the store's."""

    def __init__(
        self,
        store: Store,
        api: Api,
        rate: float,
        clock: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._api = api
        self._pace = Pace(rate)
        self._clock = clock
        self._steady = steady
        self._booked: set[int] = set()
        self._sending: set[asyncio.Task[Any]] = set()
        self._acknowledging: set[asyncio.Task[Any]] = set()
        self._room_for_acks = asyncio.Semaphore(_ACKS)
        self._asides: set[asyncio.Task[Any]] = set()
        self._free = asyncio.Event()
        self._press = Press()
        self._drawing = ThreadPoolExecutor(1, "drawing")
        self._floods: dict[int, float] = {}
        self._held = 0.0
        self._unreachable = 0
        self._given_up_until = 0.0

    async def run(self) -> None:
        """Delivers until it is cancelled, which is safe at any time; `finish` waits for what is under way."""
        taps = asyncio.create_task(self._acknowledge_taps())
        try:
            await self._deliver_replies()
        finally:
            taps.cancel()

    async def _acknowledge_taps(self) -> None:
        """They never stand in the way of replies, nor replies in theirs."""
        while True:
            await self._store.until_tapped()
            await self._until_allowed()
            for ack in await self._store.acks():
                self._start(self._acknowledging, self._acknowledge(ack))

    async def _until_allowed(self) -> None:
        """While Telegram holds up everybody."""
        while (wait := self._held - self._steady()) > 0:
            await asyncio.sleep(wait)

    async def _deliver_replies(self) -> None:
        while True:
            await self._store.until_due()
            await self._until_allowed()
            for parcel in await self._store.due(max(_ROOM - len(self._sending), 0)):
                slot = self._book(parcel)
                if slot:
                    await self._store.settle([Later(parcel, slot)])
                else:
                    self._start(self._sending, self._deliver(parcel))
            if len(self._sending) >= _ROOM:
                self._free.clear()
                await self._free.wait()

    async def finish(self, seconds: float) -> None:
        """Gives what is under way `seconds` to arrive. What has not by then is sent again by the next process."""
        if under_way := self._sending | self._acknowledging:
            await asyncio.wait(under_way, timeout=seconds)

    def aside(self, call: Call) -> None:
        """Makes a call that nobody waits for and that may as well fail."""
        if len(self._asides) < _ASIDES:
            self._start(self._asides, self._attempt(call))

    def _start(self, tasks: set[asyncio.Task[Any]], work: Coroutine[Any, Any, Any]) -> None:
        def finished(task: asyncio.Task[Any]) -> None:
            tasks.discard(task)
            self._free.set()  # only now is there room: set from within the task it could be cleared before

        task = asyncio.get_running_loop().create_task(work)
        tasks.add(task)
        task.add_done_callback(finished)

    # -- taps
    async def _acknowledge(self, ack: Ack) -> None:
        """The button turns until this arrives, so it is tried a few times, but not for long."""
        for pause in (*_ACK_PAUSES, 0.0):
            async with self._room_for_acks:
                if self._clock() - ack.made >= _ACK_SECONDS:
                    break
                verdict = await self._attempt(acknowledge(ack.tap, ack.toast))
            if not pause or verdict is None or verdict.what not in {"retry", "wait"} or verdict.seconds > _ACK_HELD:
                break
            await asyncio.sleep(max(verdict.seconds, pause))
        if ack.parcel:
            await self._store.settle([Sent(ack.parcel)])

    async def _attempt(self, call: Call) -> Verdict | None:
        """Makes a call that may as well fail; what is to be done if it did."""
        try:
            await self._api.call(call)
        except TelegramError as error:
            verdict = judge(error)
            _log.debug("a call that may fail did", extra={"data": {"method": call[0], "why": verdict.why}})
            return verdict
        return None

    # -- replies
    def _book(self, parcel: Parcel) -> float:
        """When its chat's time will come; 0 for now. Who has waited for their time once need not do so again."""
        if parcel.person in self._booked:
            self._booked.discard(parcel.person)
            return 0.0
        now = self._steady()
        slot = self._pace.book(parcel.chat, now)
        if slot <= now:
            return 0.0
        self._booked.add(parcel.person)
        return slot

    async def _deliver(self, parcel: Parcel) -> None:
        try:
            settled = await self._send(parcel)
        except Exception as error:  # a fault of ours: this reply must not stop its chat for ever
            _log.error("delivery failed", exc_info=error, extra={"data": {"seq": parcel.seq}})
            settled = self._retry(parcel, Verdict("retry", type(error).__name__, answered=True))
        await self._store.settle([settled])

    async def _send(self, parcel: Parcel) -> Settled:
        if parcel.letter.kind == "paper":
            parcel.letter = await self._drawn(parcel)
        letter, screen = parcel.letter, parcel.screen
        edit = None
        if letter.kind == "show" and screen and not screen.below and not letter.fresh:
            edit = screen.message
        slow = None
        if letter.kind == "file":
            slow = asyncio.get_running_loop().call_later(_SLOW_SECONDS, self.aside, uploading(parcel.chat))
        try:
            result = await self._api.call(deliver(letter, parcel.chat, edit))
        except TelegramError as error:
            return await self._mend(parcel, edit, judge(error))
        finally:
            if slow:
                slow.cancel()
        self._unreachable = 0
        if letter.kind == "show" and edit is None and screen and screen.keyboard:
            self.aside(strip_keyboard(parcel.chat, screen.message))
        return Sent(parcel, message_of(result) or edit)

    async def _drawn(self, parcel: Parcel) -> Outgoing:
        """A paper as a file, which is kept for as long as it has to be tried; in words where it cannot be drawn. The
        outbox keeps the recipe."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._drawing, drawn, parcel.letter, self._press)
        except CannotDraw as error:
            _log.error("a paper could not be drawn", extra={"data": {"seq": parcel.seq, "why": str(error)}})
            return undrawn(parcel.letter)

    async def _mend(self, parcel: Parcel, edit: int | None, verdict: Verdict) -> Settled:
        """What becomes of a reply that could not be sent as it was."""
        match verdict.what:
            case "done":
                return Sent(parcel, edit)
            case "anew" | "final" if edit is not None:  # whatever is wrong with that message, another may do
                parcel.screen = None
                return await self._send(parcel)
            case "plain" if parcel.letter.kind != "file" and (bare := plain(parcel.letter)) != parcel.letter:
                _log.error("markup refused, sent without", extra={"data": {"seq": parcel.seq, "why": verdict.why}})
                parcel.letter = bare
                return await self._send(parcel)
            case "final" | "plain" if is_drawn(parcel.letter):
                _log.error("a paper was refused, sent in words", extra={"data": {"seq": parcel.seq}})
                parcel.letter = undrawn(parcel.letter)
                return await self._send(parcel)
            case "gone":
                _log.info("a chat is gone", extra={"data": {"seq": parcel.seq, "why": verdict.why}})
                return Dropped(parcel, verdict.why, gone=True)
            case "wait":
                return self._wait(parcel, verdict)
            case "retry":
                return self._retry(parcel, verdict)
        return self._drop(parcel, verdict.why)

    def _wait(self, parcel: Parcel, verdict: Verdict) -> Settled:
        """Telegram says when. It does not say whether it means this chat or all of us: several at once may mean all."""
        now = self._steady()
        until = now + verdict.seconds
        self._floods = {chat: end for chat, end in self._floods.items() if end > now}
        self._floods[parcel.chat] = until
        if verdict.all or len(self._floods) >= _FLOODED_CHATS:
            most = verdict.seconds if verdict.all else _HELD_SECONDS
            self._held = max(self._held, min(now + most, max(self._floods.values())))
            _log.warning("everybody waits", extra={"data": {"seconds": round(self._held - now), "why": verdict.why}})
        return self._drop(parcel, verdict.why) if self._is_old(parcel) else Later(parcel, until, told=not verdict.all)

    def _retry(self, parcel: Parcel, verdict: Verdict) -> Settled:
        """Refusals count, and wait longer each time; an API that cannot be reached is nobody's fault."""
        if self._is_old(parcel) or (verdict.answered and parcel.tries + 1 >= _TRIES):
            return self._drop(parcel, verdict.why)
        if verdict.answered:
            self._unreachable = 0
            pause = min(_FIRST_PAUSE * 2**parcel.tries, _REFUSED_PAUSE)
        else:
            pause = self._outlast()
        _log.warning("a reply waits", extra={"data": {"seq": parcel.seq, "why": verdict.why, "seconds": pause}})
        return Later(parcel, self._steady() + pause, failed=verdict.answered)

    def _outlast(self) -> float:
        """How long to leave the API alone. Calls that fail side by side are one failure: a moment in which ten of them
        are cut is no long outage."""
        now = self._steady()
        fresh = not self._unreachable or now >= self._given_up_until
        self._unreachable = min(self._unreachable + fresh, 10)
        pause: float = min(_FIRST_PAUSE * 2 ** (self._unreachable - 1), _UNREACHABLE_PAUSE)
        if fresh:
            self._given_up_until = now + pause
        return pause

    def _drop(self, parcel: Parcel, why: str) -> Settled:
        _log.error("a reply was set aside", extra={"data": {"seq": parcel.seq, "why": why}})
        return Dropped(parcel, why)

    def _is_old(self, parcel: Parcel) -> bool:
        return self._clock() - parcel.made > _AGE_SECONDS
