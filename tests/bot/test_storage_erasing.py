"""What is left of somebody who wanted to be forgotten: nothing, not even in yesterday's backup."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.storage import Incoming, Loaded, Outcome, Outgoing, Sent
from bot.storage.sqlite import SQLiteStore
from flows.model import Case, Session
from tests.bot.desk import Work, bytes_of, delivered, echo, opened, rows, said, shown, texts, turned

TABLES = ("people", "answers", "cases", "inbox", "outbox", "screens")


def conversation(loaded: Loaded) -> Outcome:
    if loaded.body == b"erase":
        return Outcome(Session(), [shown("erased")], erase=True)
    outcome = echo(loaded)
    return Outcome(outcome.session, outcome.replies, closed=[Case(id=1, answers={"owed": "38600"})])


async def talk(store: SQLiteStore, *words: str, chat: int = 7) -> None:
    await store.accept([said(word, chat, abs(hash((word, chat, store._clock())))) for word in words])
    await turned(store, Work(conversation))


async def counted(store: SQLiteStore) -> dict[str, int]:
    return {table: store._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


async def test_everything_of_the_person_goes_and_the_last_word_is_still_delivered(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "of somebody else", chat=8)
    assert await delivered(store) == ["of somebody else"]
    store._transactions.flush()
    others = await counted(store)
    await talk(store, "a", "b")
    await talk(store, "erase")
    assert await delivered(store) == ["erased"]
    await store.close()
    assert {table: len(rows(tmp_path, f"SELECT 1 FROM {table}")) for table in TABLES} == others
    store = await opened(tmp_path)
    assert store._keys.people() == {1}
    await store.close()


async def test_somebody_who_comes_back_is_somebody_new(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "a")
    await talk(store, "erase")
    seen: list[Session | None] = []

    def look(loaded: Loaded) -> Outcome:
        seen.append(loaded.session)
        return echo(loaded)

    await store.accept([said("again", id=1)])
    await turned(store, Work(look))
    assert seen == [None]
    assert await delivered(store) == ["erased", "again"]
    await store.close()
    store = await opened(tmp_path)
    await store.accept([said("and again", id=2)])
    await turned(store, Work(look))
    assert seen[1] is not None
    await store.close()


async def test_whoever_comes_after_an_erasure_is_known_to_come_after_it(tmp_path: Path) -> None:
    erased: list[int] = []

    def look(loaded: Loaded) -> Outcome:
        erased.append(loaded.erased)
        return conversation(loaded)

    for words in ("a", "erase", "b", "erase", "c"):
        store = await opened(tmp_path)
        for again in (words, words):
            await store.accept([said(again)])
            await turned(store, Work(look))
            await delivered(store)
        await store.close()
    assert erased[0] == erased[1] == 0
    assert erased[2] == 0 < erased[3] <= erased[4] == erased[5] <= erased[6] < erased[7] <= erased[8] == erased[9]


async def test_the_last_word_survives_a_restart(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "a")
    await talk(store, "erase")
    await store.close()
    store = await opened(tmp_path)
    assert await delivered(store) == ["erased"]
    await store.close()
    assert rows(tmp_path, "SELECT * FROM people") == []


async def test_what_was_said_after_the_erasure_is_answered(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "a")
    await delivered(store)
    await store.accept([said("erase", id=1), said("b", id=2), said("c", id=3)])
    work = await turned(store, Work(conversation))
    assert work.asked == ["erase", "b", "c"]
    assert await delivered(store) == ["erased", "c"]
    await store.close()
    store = await opened(tmp_path)
    assert await delivered(store) == []
    assert store._db.execute("SELECT count(*) FROM people WHERE session IS NOT NULL").fetchone() == (1,)
    await store.close()


async def test_updates_that_wait_behind_an_erasure_survive_a_restart(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("erase", id=1), said("b", id=2)])
    await store.turn(Work(conversation))
    await store.close()
    store = await opened(tmp_path)
    assert (await turned(store, Work(conversation))).asked == ["b"]
    await store.close()


async def test_an_erasure_without_a_last_word_leaves_nothing_either(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "a")
    await store.accept([said("erase", id=1)])
    await turned(store, Work(lambda loaded: Outcome(erase=True)))
    await store.close()
    assert rows(tmp_path, "SELECT * FROM people") == []


async def test_taps_of_somebody_erased_are_still_acknowledged_and_counted(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("tap", id=1), said("erase", id=2)])
    ack = Outcome(Session(), [Outgoing("ack", tap="q")])
    await turned(store, Work(lambda loaded: ack if loaded.body == b"tap" else Outcome(erase=True)))
    for waiting in await store.acks():
        assert waiting.parcel
        await store.settle([Sent(waiting.parcel)])
    assert store._outbox.waiting == 0
    await store.close()


async def test_a_reply_on_its_way_to_somebody_erased_is_simply_forgotten(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "a")
    (on_its_way,) = await store.due(10)
    await talk(store, "erase")
    await store.settle([Sent(on_its_way, 5)])
    assert await delivered(store) == ["erased"]
    await store.close()
    assert rows(tmp_path, "SELECT * FROM screens") == []


async def test_no_copy_of_yesterday_can_be_read_when_the_key_is_gone(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "a")
    backup = sqlite3.connect(tmp_path / "yesterday")
    store._db.backup(backup)
    backup.close()
    await talk(store, "erase")
    await delivered(store)
    await store.close()
    for part in ("x.db", "x.db-wal", "x.db-shm"):
        (tmp_path / part).unlink(missing_ok=True)
    (tmp_path / "yesterday").chmod(0o600)
    (tmp_path / "yesterday").rename(tmp_path / "x.db")
    store = await opened(tmp_path)
    seen: list[Session | None] = []

    def look(loaded: Loaded) -> Outcome:
        seen.append(loaded.session)
        return Outcome()

    await store.accept([said("hello", id=5)])
    await turned(store, Work(look))
    assert seen == [None]
    assert await delivered(store) == []
    await store.close()
    assert len(rows(tmp_path, "SELECT * FROM people")) == 1


async def test_somebody_whose_key_is_gone_starts_anew_and_what_was_left_of_them_goes(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "a")
    await talk(store, "of somebody else", chat=8)
    await store.close()
    keys = sqlite3.connect(tmp_path / "x.db.keys")
    keys.execute("DELETE FROM keys WHERE person = 1")
    keys.commit()
    keys.close()
    store = await opened(tmp_path)
    assert await delivered(store) == ["of somebody else"]
    await store.accept([said("hello", 7, 5)])
    await turned(store)
    assert await delivered(store) == ["hello"]
    assert store._db.execute("SELECT count(*) FROM people").fetchone() == (2,)
    await store.close()


async def test_nothing_is_said_of_an_erasure_before_the_key_is_destroyed(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "a")
    await delivered(store)
    reader = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM people").fetchall()
    await talk(store, "erase")
    assert await store.due(10) == []
    assert store._db.execute("SELECT count(*) FROM erased").fetchone() == (1,)
    reader.execute("COMMIT")
    reader.close()
    await asyncio.wait_for(store.until_due(), 5)
    assert texts(await store.due(10)) == ["erased"]
    await store.close()


async def test_an_erasure_that_a_kill_interrupted_is_finished_by_the_next_process(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "a")
    await talk(store, "of somebody else", chat=8)
    store._db.execute("INSERT INTO erased VALUES (1)")
    store._db.execute("DELETE FROM people WHERE id = 1")
    await store.close()
    store = await opened(tmp_path)
    assert store._keys.people() == {2}
    assert store._db.execute("SELECT count(*) FROM erased").fetchone() == (0,)
    await store.close()


async def test_an_erasure_that_cannot_be_stored_leaves_everything_as_it_was(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "a")
    await delivered(store)

    def halfway(loaded: Loaded) -> Outcome:
        return Outcome(Session(), [Outgoing("keep", b"\xff" * 9000)], erase=True)

    used = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {used}")
    await store.accept([said("erase", id=1)])
    with pytest.raises(Exception, match="SQLITE_FULL"):
        await store.turn(Work(halfway))
    store._db.execute("PRAGMA max_page_count = 100000")
    seen: list[Session | None] = []

    def look(loaded: Loaded) -> Outcome:
        seen.append(loaded.session)
        return Outcome()

    await turned(store, Work(look))
    assert seen[0] is not None
    assert seen[0].case.answers == {"said0": "a"}
    await store.close()


async def test_nothing_that_was_said_lies_readable_on_the_disk(tmp_path: Path) -> None:
    secret = "我欠了三万八千六百元"
    store = await opened(tmp_path)
    await store.accept([Incoming(secret.encode(), 700_000_123, 1)])
    assert b"700000123" not in bytes_of(tmp_path)
    assert secret.encode() not in bytes_of(tmp_path)
    await turned(store, Work(conversation))
    assert secret.encode() not in bytes_of(tmp_path)
    await delivered(store)
    await store.close()
    found = bytes_of(tmp_path)
    assert secret.encode() not in found
    assert b"38600" not in found
    assert b"700000123" not in found


# -- while a reader, such as a backup, holds up the end of an erasure
async def test_what_they_write_meanwhile_is_answered_after_they_are_told_that_all_is_gone(tmp_path: Path) -> None:
    store, reader = await held_up(tmp_path)
    await talk(store, "start")
    assert await delivered(store) == []
    reader.close()
    await asyncio.wait_for(store.until_due(), 5)
    assert await delivered(store) == ["erased", "start"]
    await store.close()


async def test_nothing_that_happens_meanwhile_takes_the_last_word_away(tmp_path: Path) -> None:
    store, reader = await held_up(tmp_path)
    await store.accept([said("service", 7, 10**6)])
    await turned(store, Work(lambda _: Outcome()))
    await talk(store, "x", chat=8)
    assert await delivered(store) == ["x"]
    await store.close()
    reader.close()
    store = await opened(tmp_path)
    assert await delivered(store) == ["erased"]
    await store.close()


async def test_nor_does_a_start_while_it_is_still_held_up(tmp_path: Path) -> None:
    store, reader = await held_up(tmp_path)
    await store.close()
    store = await opened(tmp_path)
    assert await delivered(store) == []
    await store.close()
    reader.close()
    store = await opened(tmp_path)
    assert await delivered(store) == ["erased"]
    await store.close()


async def held_up(folder: Path) -> tuple[SQLiteStore, sqlite3.Connection]:
    """Somebody has asked for everything to be erased, and somebody else reads the database."""
    store = await opened(folder)
    await talk(store, "a")
    await delivered(store)
    store._transactions.flush()
    reader = sqlite3.connect(folder / "x.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM people").fetchall()
    await talk(store, "erase")
    return store, reader
