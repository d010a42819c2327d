"""A keys file that does not belong to the database is refused, and nobody is lost over it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from bot.storage import StoreError
from tests.bot.desk import Clock, delivered, opened, said, turned

KEYS = "x.db.keys"
_ids = count(1)


async def met(folder: Path, *chats: int) -> None:
    """A database in which these chats have said something."""
    folder.mkdir(exist_ok=True)
    store = await opened(folder)
    for chat in chats:
        await store.accept([said("a", chat, next(_ids))])
        await turned(store)
        await delivered(store)
    await store.close()


def put(file: Path, folder: Path) -> None:
    for old in folder.glob(f"{KEYS}*"):
        old.unlink()
    shutil.copy(file, folder / KEYS)


async def sessions(folder: Path) -> int:
    clock = Clock()
    store = await opened(folder, clock)
    await store.tend(180)
    found: int = store._db.execute("SELECT count(*) FROM people WHERE session IS NOT NULL").fetchone()[0]
    await store.close()
    return found


async def test_keys_of_another_database_are_refused_and_nobody_is_lost(tmp_path: Path) -> None:
    ours, other = tmp_path / "ours", tmp_path / "other"
    await met(ours, 7, 8)
    await met(other, 9, 10, 11)
    shutil.copy(ours / KEYS, tmp_path / "kept")
    put(other / KEYS, ours)
    with pytest.raises(StoreError, match="keys belongs to another database"):
        await opened(ours)
    put(tmp_path / "kept", ours)
    assert await sessions(ours) == 2


async def test_keys_of_before_somebody_came_are_refused_and_nobody_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    await met(folder, 7, 8)
    shutil.copy(folder / KEYS, tmp_path / "old")
    await met(folder, 9)
    shutil.copy(folder / KEYS, tmp_path / "new")
    put(tmp_path / "old", folder)
    with pytest.raises(StoreError, match="keys is older than the database"):
        await opened(folder)
    put(tmp_path / "new", folder)
    assert await sessions(folder) == 3


async def test_a_database_of_before_goes_with_newer_keys(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    await met(folder, 7, 8)
    shutil.copy(folder / "x.db", tmp_path / "old")
    store = await opened(folder)
    assert await store.erase(1)
    await store.close()
    await met(folder, 9)
    shutil.copy(tmp_path / "old", folder / "x.db")
    assert await sessions(folder) == 1


async def test_a_database_that_has_no_word_yet_gets_one(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    await met(folder, 7, 8)
    with closing(sqlite3.connect(folder / KEYS, isolation_level=None)) as keys:
        keys.execute("DROP TABLE origin")
    with closing(sqlite3.connect(folder / "x.db", isolation_level=None)) as db:
        db.execute("DELETE FROM notes WHERE key = 'pair'")
    assert await sessions(folder) == 2
    assert await sessions(folder) == 2


@pytest.mark.parametrize("column", ["people", "keys"])
async def test_whoever_is_damaged_starts_anew_and_what_is_damaged_is_kept(tmp_path: Path, column: str) -> None:
    folder = tmp_path / "ours"
    await met(folder, 7, 8)
    name, statement = {
        "people": ("x.db", "UPDATE people SET chat = zeroblob(60) WHERE id = 2"),
        "keys": (KEYS, "UPDATE keys SET wrapped = zeroblob(60) WHERE person = 2"),
    }[column]
    with closing(sqlite3.connect(folder / name, isolation_level=None)) as db:
        db.execute(statement)
    await met(folder, 8)
    assert await sessions(folder) == 3
