"""People are let go of when there are too many, and nobody notices. Here there is room for two."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.storage import DatabaseBusy, Loaded, Outcome
from bot.storage.sqlite import SQLiteStore
from flows.model import Session
from tests.bot.desk import Work, delivered, echo, opened, said, shown, turned


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.people._CACHED", 2)


def conversation(loaded: Loaded) -> Outcome:
    if loaded.body == b"erase":
        return Outcome(Session(), [shown("erased")], erase=True)
    return echo(loaded)


async def talk(store: SQLiteStore, *said_by: tuple[str, int]) -> list[str]:
    """What is answered to all of these, which come together."""
    numbers = range(store._people.erased * 1_000 + len(_known(store)), 10**6)
    await store.accept([said(words, chat, number) for (words, chat), number in zip(said_by, numbers, strict=False)])
    await turned(store, Work(conversation))
    return await delivered(store, len(_known(store)))


def _known(store: SQLiteStore) -> list[int]:
    return [row[0] for row in store._db.execute("SELECT id FROM known").fetchall()]


async def test_hundreds_of_people_are_answered_with_room_for_two(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    everybody = [(f"of {chat}", chat) for chat in range(300)]
    for _ in range(3):
        assert sorted(await talk(store, *everybody)) == sorted(words for words, _ in everybody)
        assert len(store._people._by_id) <= 2 + len(everybody)
    await talk(store, ("x", 1))
    assert len(store._people._by_id) == len(store._people._by_chat) == 2
    await store.close()


async def test_whoever_is_erased_while_there_is_no_room_is_told_and_begins_anew(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, ("a", 7), ("b", 8), ("c", 9))
    assert await talk(store, ("erase", 7), ("later", 7)) == ["erased", "later"]
    assert await talk(store, ("again", 7)) == ["again"]
    assert (store._outbox.waiting, store._inbox.waiting) == (0, 0)
    await store.close()
    store = await opened(tmp_path)
    assert (await turned(store)).asked == await delivered(store) == []
    await store.close()


async def test_nobody_is_let_go_of_before_what_was_delivered_to_them_is_written(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("a", 7, 1)])
    await turned(store)
    assert await delivered(store, 200) == ["a"]  # which no transaction holds yet
    await store.accept([said("x", 8, 2), said("y", 9, 3), said("b", 7, 4)])
    await turned(store)
    (screen,) = [parcel.screen for parcel in await store.due(10) if parcel.chat == 7]
    assert screen
    assert screen.message == 200
    await store.close()


async def test_whoever_comes_back_among_others_right_after_their_erasure_is_heard(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, ("a", 7))
    assert await talk(store, ("erase", 7)) == ["erased"]  # their last row goes with the next transaction
    assert sorted(await talk(store, ("x", 8), ("y", 9), ("owed", 7))) == ["owed", "x", "y"]
    seen: list[Session | None] = []
    await store.accept([said("again", 7, 10**6)])
    await turned(store, Work(lambda loaded: seen.append(loaded.session) or echo(loaded)))  # type: ignore[func-returns-value]
    assert seen
    assert seen[0]
    assert "owed" in seen[0].case.answers.values()
    await store.close()


async def test_what_is_rolled_back_counts_nobody_as_erased(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, ("a", 7))
    store._db.execute(f"PRAGMA max_page_count = {store._db.execute('PRAGMA page_count').fetchone()[0]}")
    await store.accept([said("erase", 7, 10**6)])
    for _ in range(5):
        with pytest.raises(DatabaseBusy):
            await store.turn(Work(lambda _: Outcome(Session(), [shown("x" * 20_000)], erase=True)))
    assert store._people.erased == 0
    await store.close()


async def test_at_a_start_with_many_letters_the_last_word_of_an_erasure_stays(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("a", 7, 1), *(said("x", chat, chat) for chat in range(100, 110))])
    await turned(store, Work(conversation))
    reader = sqlite3.connect(tmp_path / "x.db", isolation_level=None)  # so that the word is withheld
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM people").fetchall()
    await store.accept([said("erase", 7, 2)])
    await turned(store, Work(conversation))
    await store.close()
    store = await opened(tmp_path)
    assert store._db.execute("SELECT count(*) FROM outbox").fetchone() == (11,)
    await store.close()
    reader.close()
    store = await opened(tmp_path)
    assert sorted(await delivered(store)) == ["erased", *["x"] * 10]
    assert store._outbox.waiting == 0
    await store.close()
