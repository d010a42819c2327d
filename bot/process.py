"""The bot as a process: opens everything, runs intake, turns and delivery side by side, and stops cleanly.

The first poll is under way before the conversation and its library are loaded: Telegram answers meanwhile.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import resource
import signal
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import uvloop

from . import catalogues, log
from .asides import Asides
from .complaint import Complaint
from .config import ConfigError, Settings
from .delivery import Delivery
from .intake import Intake, Polling, TokenRefused
from .outage import Outage
from .prompts import Prompts
from .storage import DatabaseBusy, Store
from .storage.opening import open_store
from .telegram.api import Api
from .telegram.calls import Call
from .telegram.errors import TelegramError
from .telegram.introduction import fingerprint, introduction
from .telegram.me import Me
from .telegram.messages import TelegramFace
from .telegram.updates import Asked
from .turns import Respond, Turns
from .webhook import Webhook
from .wording import Wording
from .worlds import local_time, worlds

__all__ = ["TokenRefused", "run"]

_log = logging.getLogger(__name__)

_FINISH_SECONDS = 3.0
_COLLECT = 20_000, 20, 20  # turns leave few cycles behind; to look every 700 objects costs a tenth of the CPU
_END_SECONDS = 1.0
_HOUR = 3600.0
_FIRST_TENDING = 60.0
_BUSY_PAUSE = 0.5
_ERRAND_SECONDS = 0.5
_INTRODUCED = "introduced"


def run(settings: Settings, respond: Respond | None) -> int:
    """Runs the bot until it is told to stop; the exit status. Raises StoreError, TokenRefused and ConfigError."""
    log.set_up(settings.log_level)
    log.catch_the_rest()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what is in memory is in no file, however we end
    return uvloop.run(_Bot(settings).run(respond))


class _Bot:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def run(self, respond: Respond | None) -> int:
        stop = _stop_on_signals()
        asyncio.get_running_loop().set_exception_handler(_report)
        store = await self._open(stop)
        if store is None:
            return 0
        api = Api(self._settings.token, self._settings.api_url)
        try:
            await api.start()
            wording = Wording.load()
            delivery = Delivery(store, api, self._settings.api_rate)
            me = Me()
            asides = Asides(api, delivery, wording, me)
            intake = Intake(store, asides, Outage(delivery, wording))
            entrance = self._entrance(api, intake, store)
            self._start("intake", entrance.run())
            await asyncio.sleep(0)
            turns, asides.offer = self._conversation(respond, wording, me)
            if store.has_leftovers():
                turns.rehearse()
            self._start("turns", _answer(store, turns))
            self._start("delivery", delivery.run())
            self._start("introduction", self._introduce(store, api, wording, me, entrance.begun))
            self._start_chores(store, entrance)
            _collect_seldom()
            _log.info("started", extra={"data": {"by": type(entrance).__name__.lower()}})
            status = await self._watch(stop)
            await self._finish(entrance, intake, delivery)
        finally:
            for task in self._tasks.values():
                task.cancel()
            await api.close()
            if self._tasks:
                await asyncio.wait(self._tasks.values(), timeout=_END_SECONDS)
            await store.close()
        _log.info("stopped")
        return status

    def _start_chores(self, store: Store, entrance: Polling | Webhook) -> None:
        """What is done from time to time, whoever writes."""
        days = self._settings.retention_days
        self._start("prompts", Prompts(store, entrance, days, local_time).run())
        self._start("errands", _run_errands(store))
        self._start("housekeeping", _tend(store, days))

    async def _open(self, stop: asyncio.Event) -> Store | None:
        """The store; None when we are told to stop while another process keeps us waiting for it."""
        opening = asyncio.create_task(open_store(self._settings.database, self._settings.secret_key))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({opening, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if opening.done():
            return opening.result()
        opening.cancel()
        await asyncio.wait({opening})
        return None

    def _entrance(self, api: Api, intake: Intake, store: Store) -> Polling | Webhook:
        settings = self._settings
        if not settings.webhook_url:
            return Polling(api, intake)
        secret = settings.webhook_secret or store.secret("webhook")
        return Webhook(api, intake, settings.webhook_url, secret, settings.port)

    def _conversation(self, respond: Respond | None, wording: Wording, me: Me) -> tuple[Turns, Callable[[Asked], Call]]:
        """What answers in the chat, and what answers inline queries."""
        from .shelf import load_library
        from .telegram.inline import offer

        library = load_library(catalogues.locales())
        face = TelegramFace(wording, me)
        turns = Turns(respond or _product(), face, worlds(self._settings, wording, library))
        return turns, partial(offer, library=library, wording=wording, me=me)

    def _start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._tasks[name] = asyncio.create_task(work, name=name)

    async def _watch(self, stop: asyncio.Event) -> int:
        """Waits for the signal to stop, or for a part to fail; the exit status. Raises what ended the intake."""
        stopping = asyncio.create_task(stop.wait())
        parts = {task for name, task in self._tasks.items() if name != "introduction"}
        ended, _ = await asyncio.wait({stopping, *parts}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        for task in ended - {stopping}:
            error = task.exception()
            if isinstance(error, TokenRefused | ConfigError):
                raise error
            _log.critical("a part has failed", exc_info=error, extra={"data": {"part": task.get_name()}})
        return 0 if stopping in ended else 1

    async def _finish(self, entrance: Polling | Webhook, intake: Intake, delivery: Delivery) -> None:
        """No update is let in any more; what is on its way may arrive; everything else waits in the database."""
        if isinstance(entrance, Webhook):
            await entrance.finish(_FINISH_SECONDS)
        intake.finish()
        for task in self._tasks.values():
            task.cancel()
        await delivery.finish(_FINISH_SECONDS)

    async def _introduce(self, store: Store, api: Api, wording: Wording, me: Me, begun: asyncio.Event) -> None:
        """Learns the bot's name, and sets commands and descriptions unless that was done: Telegram soon refuses to
        change a name again."""
        await begun.wait()
        await me.learn(api)
        calls = introduction(wording)
        wanted = fingerprint(self._settings.token.partition(":")[0], calls)
        if await store.recall(_INTRODUCED) == wanted:
            return
        try:
            for call in calls:
                await api.call(call)
            await store.remember(_INTRODUCED, wanted)
        except (TelegramError, DatabaseBusy) as error:
            _log.warning("commands and descriptions are not set", extra={"data": {"why": type(error).__name__}})


def _collect_seldom() -> None:
    """What was loaded stays; what turns leave behind is looked for now and then."""
    gc.freeze()
    gc.set_threshold(*_COLLECT)
    gc.enable()


def _product() -> Respond:
    from flows.conversation import respond

    return respond


async def _answer(store: Store, turns: Turns) -> None:
    """Turn after turn. Between two groups everybody else has their turn."""
    complaint = Complaint(_log, "cannot store turns", "turns can be stored again")
    while True:
        await store.until_open()
        try:
            await store.turn(turns)
        except DatabaseBusy as error:
            complaint.make(str(error))
            await asyncio.sleep(_BUSY_PAUSE)
        else:
            complaint.withdraw()
            await asyncio.sleep(0)


async def _tend(store: Store, days: int) -> None:
    await asyncio.sleep(_FIRST_TENDING)
    while True:
        try:
            await store.tend(days)
        except DatabaseBusy as error:
            _log.error("housekeeping failed", extra={"data": {"why": str(error)}})
        await asyncio.sleep(_HOUR)


async def _run_errands(store: Store) -> None:
    complaint = Complaint(_log, "cannot run errands", "errands can be run again")
    while True:
        await asyncio.sleep(_ERRAND_SECONDS)
        try:
            await store.run_errands()
        except DatabaseBusy as error:
            complaint.make(str(error))
        else:
            complaint.withdraw()


def _report(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A fault in a callback; the loop's own words about it may quote what was typed."""
    _log.error("a callback failed", exc_info=context.get("exception"))


def _stop_on_signals() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
