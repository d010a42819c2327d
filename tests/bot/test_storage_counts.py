"""What is counted is counted with the turn that it belongs to, once, and belongs to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage import DatabaseBusy, Loaded, Outcome, records
from bot.storage.sqlite import SQLiteStore
from flows.model import Session
from tests.bot.desk import NOON, Clock, Work, delivered, opened, rows, said, shown, turned

COUNTS = "SELECT what, key, number FROM counts ORDER BY what, key"


def counting(loaded: Loaded) -> Outcome:
    """Says what was said, and counts its words; `erase` is done."""
    words = loaded.body.decode()
    counts = [("unanswered", word) for word in words.split()]
    return Outcome(loaded.session or Session(), [shown(words)], erase=words == "erase", counts=counts)


async def talk(store: SQLiteStore, *lines: str, chat: int = 7, first: int = 1) -> None:
    await store.accept([said(line, chat, 1000 * chat + id) for id, line in enumerate(lines, first)])
    await turned(store, Work(counting))


def counted(store: SQLiteStore) -> dict[tuple[str, str], int]:
    return {(what, key): number for what, key, number in store._db.execute(COUNTS)}


async def test_whatever_is_counted_adds_up_over_all_people_and_survives_a_restart(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "sky blue", "sky")
    await talk(store, "sky", chat=8)
    await store.close()
    store = await opened(tmp_path)
    await talk(store, "blue", chat=9)
    assert counted(store) == {("unanswered", "blue"): 2, ("unanswered", "sky"): 3}
    await store.close()


async def test_the_same_key_of_two_kinds_is_counted_apart(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    both = Outcome(Session(), counts=[("helpful.yes", "prison"), ("helpful.no", "prison"), ("helpful.no", "prison")])
    await store.accept([said("x", id=1)])
    await turned(store, Work(lambda loaded: both))
    assert counted(store) == {("helpful.no", "prison"): 2, ("helpful.yes", "prison"): 1}
    await store.close()


async def test_an_update_that_comes_again_counts_once_also_after_a_restart(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    for _ in range(3):
        await talk(store, "sky")
    await store.close()
    store = await opened(tmp_path)
    await talk(store, "sky")
    assert counted(store) == {("unanswered", "sky"): 1}
    await store.close()


async def test_what_is_counted_is_written_with_its_turn_or_not_at_all(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "before")
    await delivered(store)
    await store.accept([said("sky", id=2)])
    used = store._db.execute("PRAGMA page_count").fetchone()[0]

    def long(loaded: Loaded) -> Outcome:
        return Outcome(Session(), [shown("y" * 9_000)], counts=[("unanswered", "sky")])

    store._db.execute(f"PRAGMA max_page_count = {used}")
    with pytest.raises(DatabaseBusy, match="SQLITE_FULL"):
        await store.turn(Work(long))
    assert counted(store) == {("unanswered", "before"): 1}
    store._db.execute("PRAGMA max_page_count = 100000")
    await turned(store, Work(long))
    assert counted(store) == {("unanswered", "before"): 1, ("unanswered", "sky"): 1}
    await store.close()


async def test_a_turn_that_fails_counts_nothing_until_it_succeeds(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    fails = [True, True]

    def work(loaded: Loaded) -> Outcome:
        if fails:
            raise ValueError(fails.pop())
        return counting(loaded)

    await store.accept([said("sky", id=1)])
    while store.has_open():
        await store.until_open()
        await store.turn(Work(work))
    assert fails == []
    assert counted(store) == {("unanswered", "sky"): 1}
    await store.close()


async def test_of_the_group_in_which_one_turn_fails_the_others_are_counted(tmp_path: Path) -> None:
    store = await opened(tmp_path)

    def work(loaded: Loaded) -> Outcome:
        if loaded.body == b"poison":
            raise ValueError
        return counting(loaded)

    await store.accept([said("sky", 7, 1), said("poison", 8, 2), said("sea", 9, 3)])
    while store.has_open():
        await store.until_open()
        await store.turn(Work(work))
    assert counted(store) == {("unanswered", "sea"): 1, ("unanswered", "sky"): 1}
    await store.close()


async def test_of_each_kind_there_is_an_end_and_what_is_known_is_still_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert records._COUNTED == 5_000
    monkeypatch.setattr("bot.storage.records._COUNTED", 20)
    store = await opened(tmp_path)
    await talk(store, " ".join(f"word{number:02}" for number in range(30)))
    assert len(counted(store)) == 20
    await talk(store, "word00 word29 other", chat=8)
    found = counted(store)
    assert len(found) == 20
    assert found["unanswered", "word00"] == 2
    full = Outcome(Session(), counts=[("helpful.yes", "prison")])
    await store.accept([said("x", 9, 9)])
    await turned(store, Work(lambda loaded: full))
    assert counted(store)["helpful.yes", "prison"] == 1, "words leave room for the articles"
    await store.close()


async def test_five_thousand_words_are_counted_and_not_one_more(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    for start in range(0, 5_200, 650):
        await talk(store, " ".join(f"word{number}" for number in range(start, start + 650)), first=start)
    assert len(counted(store)) == 5_000
    await talk(store, "word0 word5199", first=9_000)
    assert counted(store)["unanswered", "word0"] == 2
    assert ("unanswered", "word5199") not in counted(store)
    await store.close()


async def test_whoever_is_erased_leaves_only_numbers_that_are_nobodys(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "sky", "sky", chat=700_000_123)
    await delivered(store)
    before = counted(store)
    await store.accept([said("erase", 700_000_123, 99)])
    await turned(store, Work(lambda loaded: Outcome(Session(), [shown("gone")], erase=True)))
    assert await delivered(store) == ["gone"]
    await store.close()
    assert rows(tmp_path, COUNTS) == [("unanswered", "sky", 2)]
    assert before == {("unanswered", "sky"): 2}
    assert rows(tmp_path, "SELECT * FROM people") == []


async def test_whoever_is_erased_because_they_stayed_away_leaves_only_numbers_too(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.accept([said("sky", id=1), said("blocks", id=2, opens=False)])
    await turned(store, Work(lambda loaded: _or_blocks(loaded)))
    await delivered(store)
    clock.now = NOON + 400 * 86_400
    await store.tend(180)
    await store.close()
    assert rows(tmp_path, "SELECT * FROM people") == []
    assert rows(tmp_path, COUNTS) == [("unanswered", "sky", 1)]


def _or_blocks(loaded: Loaded) -> Outcome:
    return Outcome(gone=True) if loaded.body == b"blocks" else counting(loaded)


async def test_no_column_of_what_is_counted_could_name_anybody_or_a_time(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await talk(store, "sky")
    columns = store._db.execute("PRAGMA table_info(counts)").fetchall()
    assert [(name, kind) for _, name, kind, *_ in columns] == [("what", "TEXT"), ("key", "TEXT"), ("number", "INTEGER")]
    assert store._db.execute("PRAGMA foreign_key_list(counts)").fetchall() == []
    (sql,) = store._db.execute("SELECT sql FROM sqlite_master WHERE name = 'counts'").fetchone()
    assert "WITHOUT ROWID" in sql, "or the numbers of the rows would tell their order"
    await store.close()
