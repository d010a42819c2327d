"""What the bot brings up by itself: when nobody else is waiting, and nobody is woken by it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.prompts import Prompts
from bot.storage import Loaded, Outcome, Outgoing
from bot.storage.sqlite import SQLiteStore
from flows.model import Session
from tests.bot.desk import Clock, Work, delivered, opened, said, turned

NOON = datetime(2026, 11, 23, 12)
NIGHT = datetime(2026, 11, 23, 3)


class Door:
    def __init__(self) -> None:
        self.caught_up = True

    def has_caught_up(self) -> bool:
        return self.caught_up


def show(loaded: Loaded) -> Outcome:
    ours = loaded.body.startswith(b"{")
    return Outcome(loaded.session or Session(), [Outgoing("show", loaded.body, keyboard=True, again=ours)], ours=ours)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.prompts._LOOK_SECONDS", 0.01)
    monkeypatch.setattr("bot.prompts._PACE_SECONDS", 0.005)


@asynccontextmanager
async def prompting(store: SQLiteStore, door: Door, local: datetime = NOON) -> AsyncIterator[None]:
    task = asyncio.create_task(Prompts(store, door, 180, lambda: local).run())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.002)


async def crowd(folder: Path, clock: Clock, people: int) -> SQLiteStore:
    """A store in which so many have a screen with buttons."""
    store = await opened(folder, clock)
    await store.heard()
    for chat in range(people):
        await store.accept([said("hello", 100 + chat)])
        await turned(store, Work(show))
        await delivered(store)
    return store


async def test_after_a_gap_a_few_are_asked_at_a_time_while_others_wait_for_nothing(tmp_path: Path) -> None:
    clock, door = Clock(), Door()
    store = await crowd(tmp_path, clock, 25)
    clock.now += 200
    await store.heard()
    door.caught_up = False
    async with prompting(store, door):
        await asyncio.sleep(0.1)
        assert store._inbox.waiting == 0
        door.caught_up = True
        await until(lambda: store._inbox.waiting == 10)
        await store.accept([said("me first", 7)])
        await asyncio.sleep(0.1)
        assert store._inbox.waiting == 11
        asked = []
        while len(asked) < 26:
            asked += (await turned(store, Work(show))).asked
            await delivered(store)
            await asyncio.sleep(0.005)
    assert asked.count("me first") == 1
    await store.close()


@pytest.mark.parametrize(("local", "told"), [(NOON, 1), (NIGHT, 0)])
async def test_nobody_is_told_at_night_that_they_will_be_erased(tmp_path: Path, local: datetime, told: int) -> None:
    clock = Clock()
    store = await crowd(tmp_path, clock, 1)
    await store.close()
    clock.now += 170 * 86_400
    store = await opened(tmp_path, clock)
    async with prompting(store, Door(), local):
        await asyncio.sleep(0.2)
    assert store._inbox.waiting == told
    work = await turned(store, Work(show))
    assert [words.startswith('{"type":"own","kind":"expiring","day":') for words in work.asked] == [True] * told
    await store.close()


async def test_it_goes_on_when_the_database_is_well_again(tmp_path: Path) -> None:
    clock = Clock()
    store = await crowd(tmp_path, clock, 1)
    clock.now += 200
    await store.heard()
    store._db.execute("PRAGMA query_only = ON")
    async with prompting(store, Door()):
        await asyncio.sleep(0.1)
        assert store._inbox.waiting == 0
        store._db.execute("PRAGMA query_only = OFF")
        await until(lambda: store._inbox.waiting == 1)
    await store.close()
