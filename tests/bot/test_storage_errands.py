"""What operators ask for while the bot runs: by a row that another process writes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.storage import Dropped, Loaded, Outcome, Sent
from bot.storage.sqlite import SQLiteStore
from flows.model import Session
from tests.bot.desk import Work, delivered, echo, kept, opened, rows, said, shown, texts, turned


def ask(folder: Path, kind: str, target: int) -> None:
    """As an operator's process does it."""
    other = sqlite3.connect(folder / "x.db", isolation_level=None, timeout=5)
    other.execute("INSERT INTO errands (kind, target, made) VALUES (?, ?, 1795000000.0)", (kind, target))
    other.close()


def answers(folder: Path) -> list[object]:
    return [row[0] for row in rows(folder, "SELECT answer FROM errands ORDER BY id")]


async def talked(store: SQLiteStore, *chats: int) -> None:
    for chat in chats:
        await store.accept([said(f"hello {chat}", chat)])
        await turned(store)
    await delivered(store)


async def test_an_erasure_takes_everything_of_one_person_and_nothing_of_others(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.run_errands()
    await talked(store, 7, 8)
    ask(tmp_path, "erase", 1)
    await store.run_errands()
    assert answers(tmp_path) == ["done"]
    assert store._keys.people() == {2}
    for table in ("answers", "screens"):
        assert store._db.execute(f"SELECT DISTINCT person FROM {table}").fetchall() == [(2,)]
    seen: list[Session | None] = []

    def look(loaded: Loaded) -> Outcome:
        seen.append(loaded.session)
        return echo(loaded)

    await store.accept([said("again", 7)])
    await turned(store, Work(look))
    assert seen == [None]
    assert await delivered(store) == ["again"]
    await store.close()


async def test_what_waits_of_the_person_goes_too(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talked(store, 7, 8)
    await store.accept([said("a", 7)])
    await turned(store)
    (on_its_way,) = await store.due(1)
    await store.accept([said("b", 7), said("c", 8)])
    assert await store.erase(1)
    work = await turned(store)
    assert work.asked == ["c"]
    await store.settle([Sent(on_its_way, 5)])
    assert await delivered(store) == ["c"]
    assert (store._inbox.waiting, store._outbox.waiting) == (0, 0)
    await store.close()
    assert rows(tmp_path, "SELECT DISTINCT person FROM inbox UNION SELECT DISTINCT person FROM outbox") == []


async def test_an_update_that_is_held_back_goes_too(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talked(store, 7)

    def fail(loaded: Loaded) -> Outcome:
        raise ValueError

    await store.accept([said("poison", 7), said("behind", 7)])
    await store.turn(Work(fail))
    await store.turn(Work(fail))
    assert await store.erase(1)
    assert store._inbox.waiting == 0
    assert not await store.turn(Work())
    await store.close()


async def test_an_erasure_that_a_reader_holds_up_has_begun(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talked(store, 7)
    reader = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM people").fetchall()
    ask(tmp_path, "erase", 1)
    await store.run_errands()
    reader.execute("COMMIT")
    reader.close()
    assert answers(tmp_path) == ["begun"]
    store._erasures.finish()
    assert rows(tmp_path, "SELECT * FROM erased") == []
    await store.close()


async def test_an_update_that_was_set_aside_is_answered_when_it_is_tried_anew(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    left = [3]

    def fail(loaded: Loaded) -> Outcome:
        if loaded.body == b"poison" and left[0]:
            left[0] -= 1
            raise ValueError
        return echo(loaded)

    work = Work(fail)
    await store.accept([said("poison", 7)])
    while len(work.asked) < 3:
        await store.until_open()
        await store.turn(work)
    assert await delivered(store) == ["sorry 1"]
    ask(tmp_path, "retry", 1)
    await store.run_errands()
    assert answers(tmp_path) == ["done"]
    await turned(store, work)
    assert await delivered(store) == ["poison"]
    assert store._db.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
    assert store._inbox.waiting == 0
    await store.close()


async def test_a_reply_that_was_set_aside_is_sent_when_it_is_tried_anew(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("a", 7)])
    await turned(store, Work(lambda loaded: Outcome(Session(), [kept("a")])))
    (parcel,) = await store.due(1)
    await store.settle([Dropped(parcel, "BadRequest: other")])
    store._transactions.flush()
    ask(tmp_path, "retry_reply", parcel.seq)
    await store.run_errands()
    (again,) = await store.due(1)
    assert (texts([again]), again.letter.tap, again.letter.fresh) == (["a"], "", True)
    await store.settle([Sent(again, 5)])
    await store.close()
    assert rows(tmp_path, "SELECT * FROM outbox") == []


async def test_in_place_of_a_screen_that_was_set_aside_its_person_is_asked_what_is_open_now(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talked(store, 7)
    await store.accept([said("a", 7)])
    await turned(store)
    (parcel,) = await store.due(1)
    await store.settle([Dropped(parcel, "BadRequest: other")])
    store._transactions.flush()
    ask(tmp_path, "retry_reply", parcel.seq)
    await store.run_errands()
    assert answers(tmp_path) == ["done"]
    assert await store.due(1) == []
    await store.ask_again(b"away", b"what is open")
    assert (await turned(store)).asked == ["what is open"]
    await store.close()
    assert rows(tmp_path, "SELECT * FROM outbox WHERE aside IS NOT NULL") == []


@pytest.mark.parametrize("gone_on", [False, True])
async def test_an_update_that_is_tried_anew_is_late_when_its_chat_has_gone_on(tmp_path: Path, gone_on: bool) -> None:
    store = await opened(tmp_path)
    late: list[bool] = []

    def work(loaded: Loaded) -> Outcome:
        if loaded.body == b"poison" and len(late) < 3:
            late.append(loaded.late)
            raise ValueError
        late.append(loaded.late)
        visit = loaded.session.visit + 1 if loaded.session and loaded.body == b"on" else 1
        return Outcome(Session(visit=visit), [shown("a")])

    await store.accept([said("hello", 7, 1)])
    await turned(store, Work(work))
    late.clear()
    await store.accept([said("poison", 7, 2)])
    while len(late) < 3:
        await store.until_open()
        await store.turn(Work(work))
    if gone_on:
        await store.accept([said("on", 7, 3)])
        await turned(store, Work(work))
    ask(tmp_path, "retry", 2)
    await store.run_errands()
    await store.close()
    store = await opened(tmp_path)  # before it was tried
    await turned(store, Work(work))
    assert late[-1] is gone_on
    assert not any(late[:-1])
    await store.close()


@pytest.mark.parametrize("kind", ["erase", "retry", "retry_reply", "kind of tomorrow"])
async def test_what_is_not_there_is_answered_so(tmp_path: Path, kind: str) -> None:
    store = await opened(tmp_path)
    await talked(store, 7)
    ask(tmp_path, kind, 99)
    await store.run_errands()
    assert answers(tmp_path) == ["unknown"]
    await store.close()


async def test_errands_that_were_left_are_run_by_the_next_process_and_old_ones_go(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talked(store, 7)
    await store.close()
    ask(tmp_path, "erase", 1)
    store = await opened(tmp_path)
    await store.run_errands()
    assert answers(tmp_path) == ["done"]
    store._clock.now += 90_000  # type: ignore[attr-defined]
    await store.tend(180)
    assert answers(tmp_path) == []
    await store.close()
