"""People who have not been seen for long are told, and then forgotten."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.storage import Dropped, Incoming, Loaded, Outcome, Outgoing, Sent
from bot.storage.sqlite import SQLiteStore
from flows.model import Session
from tests.bot.desk import Clock, Work, delivered, opened, rows, said, turned

DAY = 86_400.0


def warning(day: date) -> bytes:
    return f"until {day}".encode()


def answer(loaded: Loaded) -> Outcome:
    return Outcome(loaded.session or Session(), [Outgoing("keep", loaded.body)], ours=loaded.body.startswith(b"until "))


async def say(store: SQLiteStore, chat: int = 7) -> None:
    await store.accept([said("hello", chat)])
    await turned(store, Work(answer))
    await delivered(store)


async def tended(store: SQLiteStore, days: int = 180) -> list[str]:
    """What people are told after the housekeeping."""
    while await store.warn(days, warning):
        pass
    await store.tend(days)
    await turned(store, Work(answer))
    return await delivered(store)


def today(clock: Clock) -> date:
    return datetime.fromtimestamp(clock.now, UTC).date()


async def test_somebody_is_told_two_weeks_before_and_erased_on_the_day_they_were_told(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await say(store)
    end = today(clock) + timedelta(181)
    told = []
    while today(clock) < end:
        told += [(today(clock), words) for words in await tended(store)]
        assert store._keys.people() == {1}
        clock.now += DAY
    assert told == [(end - timedelta(14), f"until {end}")]
    assert await tended(store) == []
    assert store._keys.people() == set()
    await store.close()
    assert rows(tmp_path, "SELECT * FROM people") == []


async def test_a_word_from_them_takes_it_back(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await say(store)
    clock.now += 170 * DAY
    assert len(await tended(store)) == 1
    await say(store)
    clock.now += 170 * DAY
    assert await tended(store) == [f"until {today(clock) + timedelta(14)}"]
    clock.now += 13 * DAY
    assert await tended(store) == []
    assert store._keys.people() == {1}
    await store.close()


async def test_after_a_long_standstill_they_are_told_before_they_are_erased(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await say(store)
    await store.close()
    clock.now += 1000 * DAY
    store = await opened(tmp_path, clock)
    assert await tended(store) == [f"until {today(clock) + timedelta(14)}"]
    clock.now += 13 * DAY
    await tended(store)
    assert store._keys.people() == {1}
    clock.now += 1 * DAY
    await tended(store)
    assert store._keys.people() == set()
    await store.close()


async def test_whoever_cannot_be_told_is_erased_when_the_time_is_over(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await say(store)
    await store.accept([Incoming(b"blocked", 7, opens=False)])
    await turned(store, Work(lambda loaded: Outcome(gone=True)))
    clock.now += 180 * DAY
    assert await tended(store) == []
    assert store._keys.people() == {1}
    clock.now += DAY
    await tended(store)
    assert store._keys.people() == set()
    await store.close()


@pytest.mark.parametrize(("days", "notice"), [(1, 0), (2, 1), (10, 5), (28, 14), (365, 14)])
async def test_a_short_time_has_a_short_notice(tmp_path: Path, days: int, notice: int) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await say(store)
    told = []
    for day in range(days + 2):
        told += [day for _ in await tended(store, days)]
        clock.now += DAY
    assert told == ([days + 1 - notice] if notice else [])
    assert store._keys.people() == set()
    await store.close()


async def test_without_a_warning_nobody_goes_and_without_a_time_nobody_at_all(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await say(store)
    clock.now += 181 * DAY
    await store.tend(180)
    assert store._keys.people() == {1}
    assert len(await tended(store)) == 1
    clock.now += 14 * DAY
    await store.tend(None)
    assert store._keys.people() == {1}
    await store.tend(180)
    assert store._keys.people() == set()
    await say(store)
    await store.close()


async def test_a_crowd_is_told_and_erased_in_small_steps(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    crowd = range(1000, 1070)
    for chat in crowd:
        await say(store, chat)
    clock.now += 170 * DAY
    assert len(await tended(store)) == len(crowd)
    assert await tended(store) == []
    clock.now += 14 * DAY
    await tended(store)
    assert rows(tmp_path, "SELECT count(*) FROM people") == [(0,)]
    await store.close()


async def test_a_warning_that_is_still_waiting_does_not_keep_them_for_ever(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await say(store)
    clock.now += 170 * DAY
    await store.warn(180, warning)
    await turned(store, Work(answer))
    (parcel,) = await store.due(10)
    clock.now += 20 * DAY
    await store.tend(180)
    assert store._keys.people() == {1}
    await store.settle([Sent(parcel, 5)])
    await store.tend(180)
    assert store._keys.people() == set()
    await store.close()


async def test_whoever_was_not_reached_by_the_warning_is_warned_again_and_not_erased(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await say(store)
    clock.now += 170 * DAY

    def warn(loaded: Loaded) -> Outcome:
        return Outcome(replies=[Outgoing("keep", loaded.body, warns=True)], ours=True)

    for _ in range(3):
        assert await store.warn(180, warning)
        await turned(store, Work(warn))
        (parcel,) = await store.due(10)
        await store.settle([Dropped(parcel, "NetworkError")])
        clock.now += 20 * DAY
        await store.tend(180)
        assert store._keys.people() == {1}
    assert await store.warn(180, warning)
    await turned(store, Work(warn))
    (parcel,) = await store.due(10)
    await store.settle([Sent(parcel, 5)])
    clock.now += 20 * DAY
    await store.tend(180)
    assert store._keys.people() == set()
    await store.close()


async def test_whoever_cannot_be_told_is_tried_once_a_day_after_all_others(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    for chat in range(100, 112):
        await say(store, chat)
    clock.now += 170 * DAY
    told: list[int] = []

    def warn(loaded: Loaded) -> Outcome:
        told.append(loaded.chat)
        return Outcome(replies=[Outgoing("keep", loaded.body, warns=True)], ours=True)

    for _ in range(3):
        for _ in range(10):
            await store.warn(180, warning)
            await turned(store, Work(warn))
            for parcel in await store.due(100):
                refused = parcel.chat < 110
                await store.settle([Dropped(parcel, "BadRequest: other") if refused else Sent(parcel, 5)])
            store._transactions.flush()
        clock.now += DAY
    assert [told.count(chat) for chat in range(100, 112)] == [3] * 10 + [1] * 2
    await store.close()


async def test_whoever_comes_back_while_others_are_erased_stays(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    for chat in range(100, 161):
        await say(store, chat)
    clock.now += 170 * DAY
    await tended(store)
    clock.now += 20 * DAY
    tending = asyncio.create_task(store.tend(180))
    while store._db.execute("SELECT count(*) FROM people").fetchone() == (61,):
        await asyncio.sleep(0)
    await say(store, 160)
    await tending
    assert rows(tmp_path, "SELECT count(*) FROM people") == [(1,)]
    assert store._people.of_chat(160)
    await store.close()
