"""Replies out: order, leases, the screen, taps, and what a restart makes of them."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import pytest

from bot.storage import Ack, Dropped, Later, Loaded, Outcome, Outgoing, Parcel, Screen, Sent
from bot.storage.sqlite import SQLiteStore
from flows.model import Session
from tests.bot.desk import NOON, Clock, Work, delivered, kept, opened, said, shown, texts, turned

_ids = iter(range(1, 10_000))


async def reply(store: SQLiteStore, *letters: Outgoing, chat: int = 7, below: bool = False) -> None:
    """One turn of a chat with these replies."""
    await store.accept([said("x", chat, next(_ids))])
    await turned(store, Work(lambda loaded: Outcome(Session(), letters, below=below)))


async def lease(store: SQLiteStore) -> Parcel:
    (parcel,) = await store.due(10)
    return parcel


async def test_the_next_reply_of_a_chat_waits_until_the_one_before_it_is_settled(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await reply(store, kept("a"), kept("b"))
    await reply(store, kept("other"), chat=8)
    first = await store.due(10)
    assert sorted(texts(first)) == ["a", "other"]
    assert await store.due(10) == []
    await store.settle([Sent(first[0], 1)])
    assert texts(await store.due(10)) == ["b"]
    await store.close()


async def test_of_several_screens_only_the_newest_is_delivered_and_what_is_kept_all(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await reply(store, shown("1", fresh=True), kept("a"))
    await reply(store, shown("2"))
    await reply(store, kept("b"), shown("3"))
    parcels = []
    while due := await store.due(10):
        parcels += due
        await store.settle([Sent(due[0], 1)])
    assert texts(parcels) == ["a", "b", "3"]
    assert parcels[-1].letter.fresh
    await store.close()
    store = await opened(tmp_path)
    assert await store.due(10) == []
    await store.close()


async def test_a_screen_on_its_way_is_not_taken_back(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await reply(store, shown("1"))
    first = await lease(store)
    await reply(store, shown("2"))
    await reply(store, shown("3"))
    assert await store.due(10) == []
    await store.settle([Later(first, 0.0)])
    assert texts(await store.due(10)) == ["3"]
    await store.close()


async def test_a_reply_that_failed_comes_back_at_its_time_and_remembers_how_often(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await reply(store, kept("a"), kept("b"))
    await store.settle([Later(await lease(store), clock.now + 30, failed=True)])
    clock.now += 29
    assert await store.due(10) == []
    await store.close()
    store = await opened(tmp_path, clock)
    assert await store.due(10) == []
    clock.now += 2
    parcel = await lease(store)
    assert (texts([parcel]), parcel.tries) == (["a"], 1)
    await store.settle([Later(parcel, clock.now + 5)])
    clock.now += 6
    assert (await lease(store)).tries == 1
    await store.close()


async def test_delivery_is_woken_when_the_time_of_a_reply_has_come(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await reply(store, kept("a"))
    await store.settle([Later(await lease(store), clock.now + 0.05)])
    assert await store.due(10) == []
    clock.now += 1
    await asyncio.wait_for(store.until_due(), 5)
    assert texts(await store.due(10)) == ["a"]
    await store.close()


async def test_a_reply_that_is_set_aside_does_not_block_its_chat_and_stays_for_the_operator(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await reply(store, kept("a"), kept("b"))
    await store.settle([Dropped(await lease(store), "BadRequest: other")])
    assert await delivered(store) == ["b"]
    await store.close()
    store = await opened(tmp_path)
    assert await store.due(10) == []
    assert store._db.execute("SELECT aside FROM outbox").fetchall() == [("BadRequest: other",)]
    await store.close()


async def test_a_turn_knows_that_the_newest_screen_could_not_be_sent(tmp_path: Path) -> None:
    store, unseen = await opened(tmp_path), []

    def work(loaded: Loaded) -> Outcome:
        unseen.append(loaded.unseen)
        return Outcome(Session(), replies=[shown(loaded.body.decode())])

    for dropped in (None, "BadRequest: other", None, "Forbidden: blocked", None, None):
        await store.accept([said("a")])
        await turned(store, Work(work))
        parcel = await lease(store)
        gone = dropped is not None and dropped.startswith("Forbidden")
        await store.settle([Dropped(parcel, dropped, gone) if dropped else Sent(parcel, 100)])
        await store.close()
        store = await opened(tmp_path)  # which another process has to know as well
    assert unseen == [False, False, True, False, True, False]
    await store.close()


async def test_nothing_more_is_said_to_a_chat_that_is_gone(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await reply(store, kept("a"), kept("b"), kept("c"))
    await store.settle([Dropped(await lease(store), "Forbidden", gone=True)])
    assert await store.due(10) == []
    await store.close()
    store = await opened(tmp_path)
    assert await store.due(10) == []
    assert store._db.execute("SELECT gone FROM people").fetchall() == [(1,)]
    assert store._db.execute("SELECT count(*) FROM outbox").fetchone() == (0,)
    await store.close()


async def test_what_was_delivered_is_not_delivered_again_and_what_was_not_is(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await reply(store, kept("a"), kept("b"))
    await store.settle([Sent(await lease(store), 1)])
    assert texts([await lease(store)]) == ["b"]
    await store.close()
    store = await opened(tmp_path)
    assert await delivered(store) == ["b"]
    await store.close()


async def test_what_was_delivered_is_on_the_disk_within_moments(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await reply(store, kept("a"))
    await store.settle([Sent(await lease(store), 1)])
    async with asyncio.timeout(5):
        while store._db.execute("SELECT count(*) FROM outbox").fetchone() != (0,):
            await asyncio.sleep(0.002)
    await store.close()


async def test_the_screen_is_the_message_of_the_last_show_until_something_stands_below_it(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await reply(store, shown("1", keyboard=True))
    parcel = await lease(store)
    assert parcel.screen is None
    await store.settle([Sent(parcel, 41)])
    await reply(store, shown("2"), kept("a"))
    parcel = await lease(store)
    assert parcel.screen == Screen(41, True, False, int(NOON))
    await store.settle([Sent(parcel, 41)])
    await store.settle([Sent(await lease(store), 42)])
    await reply(store, shown("3"))
    parcel = await lease(store)
    assert parcel.screen == Screen(41, False, True, int(NOON))
    await store.settle([Sent(parcel, 43)])
    await reply(store, below=True)
    await store.close()
    store = await opened(tmp_path)
    await reply(store, shown("4"))
    assert (await lease(store)).screen == Screen(43, False, True, int(NOON))
    await store.close()


def asked(acks: list[Ack]) -> list[tuple[str, str]]:
    return [(ack.tap, ack.toast) for ack in acks]


async def test_a_tap_is_acknowledged_at_once_and_once(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await reply(store, kept("a"))
    first = await lease(store)
    await reply(store, Outgoing("show", b"1", tap="q1", toast="noted"))
    assert asked(list(await store.acks())) == [("q1", "noted")]
    assert await store.acks() == []
    await store.settle([Sent(first, 1)])
    assert texts(await store.due(10)) == ["1"]
    await store.close()


async def test_a_tap_that_changes_nothing_is_acknowledged_and_then_forgotten(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await reply(store, Outgoing("ack", tap="q1"))
    assert await store.due(10) == []
    (ack,) = await store.acks()
    assert ack.parcel
    await store.settle([Sent(ack.parcel)])
    await store.close()
    store = await opened(tmp_path)
    assert await store.acks() == []
    await store.close()


async def test_after_a_restart_taps_of_the_last_minute_are_acknowledged_once_more(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await reply(store, Outgoing("ack", tap="old"), chat=8)
    await reply(store, shown("1", tap="older"), chat=9)
    clock.now += 50
    await reply(store, Outgoing("ack", tap="new"))
    await store.acks()
    await store.close()
    clock.now += 15
    store = await opened(tmp_path, clock)
    assert asked(list(await store.acks())) == [("new", "")]
    assert texts(await store.due(10)) == ["1"]
    assert store._db.execute("SELECT count(*) FROM outbox").fetchone() == (2,)
    await store.close()


async def test_the_acknowledgement_of_an_outcome_is_known_only_when_it_is_committed(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    seen: list[int] = []

    def look(loaded: object) -> Outcome:
        seen.append(len(store._outbox._acks))
        return Outcome(Session(), [shown("1", tap="q")])

    await store.accept([said("x", 7, next(_ids)), said("y", 8, next(_ids))])
    await turned(store, Work(look))
    assert seen == [0, 0]
    assert len(await store.acks()) == 2
    await store.close()


async def test_screens_that_nobody_will_see_take_no_room(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await reply(store, kept("a"), shown("0", fresh=True))
    for number in range(50):
        clock.now += 1
        await reply(store, shown(str(number)))
    assert store._outbox.waiting == 2
    store._transactions.flush()
    assert store._db.execute("SELECT count(*) FROM outbox").fetchone() == (2,)
    first = await lease(store)
    await store.settle([Sent(first, 1)])
    last = await lease(store)
    assert (texts([first, last]), last.letter.fresh) == (["a", "49"], True)
    await store.close()


async def test_a_screen_that_must_be_sent_again_gives_way_to_a_newer_one(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await reply(store, shown("1"))
    first = await lease(store)
    await reply(store, shown("2"))
    await reply(store, shown("3"))
    assert store._outbox.waiting == 2
    await store.settle([Later(first, clock.now, failed=True)])
    assert texts(await store.due(10)) == ["3"]
    assert store._outbox.waiting == 1
    await store.close()


async def test_somebody_to_whom_nothing_can_be_sent_does_not_fill_the_database(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    told: list[bool] = []

    def keep(loaded: Loaded) -> Outcome:
        told.append(loaded.hasty)
        return Outcome(Session(), [kept("a")])

    for number in range(100):
        clock.now += 10
        await store.accept([said("x", 7, 30_000 + number)])
        await turned(store, Work(keep))
    assert told == [False] * 61 + [True]
    assert store._outbox.waiting == 62
    await reply(store, kept("of somebody else"), chat=8)
    assert store._outbox.waiting == 63
    await delivered(store)
    await store.accept([said("x", 7, 20_000)])
    await turned(store, Work(keep))
    assert told[62:] == [False]
    await store.close()


@pytest.mark.parametrize("step", [-3600, 3600])
async def test_a_reply_that_failed_comes_back_at_its_time_though_the_clock_is_set_anew(
    tmp_path: Path, step: int
) -> None:
    clock, steady = Clock(), Clock(50.0)
    store = await opened(tmp_path, clock, steady)
    await reply(store, kept("a"))
    await store.settle([Later(await lease(store), steady.now + 30, failed=True)])
    clock.now += step
    steady.now += 29
    assert await store.due(10) == []
    steady.now += 2
    assert texts(await store.due(10)) == ["a"]
    await store.close()


async def test_a_reply_that_failed_comes_back_at_its_time_after_a_restart_of_the_machine(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock, Clock(5_000_000.0))
    await reply(store, kept("a"))
    await store.settle([Later(await lease(store), 5_000_030.0, failed=True)])
    await store.close()
    steady = Clock(50.0)
    clock.now += 10
    store = await opened(tmp_path, clock, steady)
    steady.now += 19
    assert await store.due(10) == []
    steady.now += 2
    assert texts(await store.due(10)) == ["a"]
    await store.close()


async def test_no_reply_waits_for_hours_because_the_clock_was_set_back_before_a_restart(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await reply(store, kept("a"))
    await store.settle([Later(await lease(store), clock.now + 30, failed=True)])
    await store.close()
    clock.now -= 3600
    store = await opened(tmp_path, clock)
    assert texts(await store.due(10)) == ["a"]
    await store.close()


async def test_what_can_never_be_written_blocks_nothing_that_can(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = await opened(tmp_path)
    await reply(store, shown("1"))
    await reply(store, shown("2"), chat=8)
    first, second = await store.due(10)
    await store.settle([Sent(first, 10**25), Sent(second, 9)])
    store._transactions.flush()
    assert not store._outbox.unwritten
    assert [record.message for record in caplog.records] == ["what was delivered cannot be written"]
    await reply(store, shown("3"), chat=8)
    assert texts(await store.due(10)) == ["3"]
    assert store._db.execute("SELECT message FROM screens").fetchall() == [(9,)]
    assert store._db.execute("SELECT count(*) FROM outbox").fetchone() == (1,)
    await store.close()


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt])
async def test_whatever_interrupts_a_commit_leaves_no_transaction_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]
) -> None:
    store = await opened(tmp_path)
    await reply(store, kept("a"))
    await store.settle([Sent(await lease(store), 1)])

    def broken(*anything: object) -> None:
        raise fault

    with monkeypatch.context() as patch, contextlib.suppress(KeyboardInterrupt):
        patch.setattr("bot.storage.outbox._write", broken)
        store._transactions.flush()
    assert not store._db.in_transaction
    assert store._outbox.unwritten
    await reply(store, kept("b"), chat=8)
    assert store._db.execute("SELECT count(*) FROM outbox").fetchone() == (1,)
    await store.close()
