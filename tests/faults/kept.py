"""What lies in the database, read from a copy of its files while no bot has them open: nothing here touches the
original, whose journal is the next start's to recover."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.storage.opening import open_store
from flows.model import Session
from tests.faults.core import Sign, sign_of_reply

_FILES = ("", "-wal", ".key", ".keys", ".keys-wal")


@dataclass
class OfChat:
    """What is kept of one chat: the session, and the rows of answers by case and step."""

    session: Session | None
    rows: dict[tuple[int, str], Any] = field(default_factory=dict)


@dataclass
class Kept:
    """What a stopped bot has left. `waiting` and `aside`: rows of inbox and outbox, the latter with the reasons."""

    known: set[int]
    waiting: int
    aside: list[str]
    faults: list[str]
    chats: dict[int, OfChat]


@contextmanager
def copied(database: Path) -> Iterator[Path]:
    """A copy of the database and everything that belongs to it."""
    with tempfile.TemporaryDirectory(prefix="kept-") as folder:
        for ending in _FILES:
            file = database.with_name(database.name + ending)
            if file.exists():
                shutil.copy(file, folder)
        yield Path(folder, database.name)


@dataclass
class Left:
    """What a dead bot has left: the updates that are safely in, and the replies of each chat that are not marked."""

    known: set[int] = field(default_factory=set)
    unmarked: dict[int, set[Sign]] = field(default_factory=dict)


def left_by(database: Path) -> Left:
    """What the next process will find. Nothing where none has come so far as to make a database."""
    with copied(database) as copy:
        if not copy.exists() or not _rows(copy, "SELECT 1 FROM sqlite_master WHERE name = 'known'"):
            return Left()
        known = {row[0] for row in _rows(copy, "SELECT id FROM known")}
        return Left(known, asyncio.run(_unmarked(copy)))


def read(database: Path) -> Kept:
    """Everything, with the bot's own keys and readers."""
    with copied(database) as copy:
        known = {row[0] for row in _rows(copy, "SELECT id FROM known")}
        waiting, aside = 0, []
        for table in ("inbox", "outbox"):
            waiting += _rows(copy, f"SELECT count(*) FROM {table} WHERE aside IS NULL")[0][0]
            aside += [f"{table}: {row[0]}" for row in _rows(copy, f"SELECT aside FROM {table} WHERE aside IS NOT NULL")]
        faults = [str(row) for row in _rows(copy, "PRAGMA integrity_check") if row != ("ok",)]
        faults += [f"orphan: {row}" for row in _rows(copy, "PRAGMA foreign_key_check")]
        return Kept(known, waiting, aside, faults, asyncio.run(_chats(copy)))


def _rows(database: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query).fetchall()


async def _unmarked(database: Path) -> dict[int, set[Sign]]:
    store = await open_store(database)
    try:
        people = store._people._by_id.values()
        return {one.chat: {sign_of_reply(parcel.letter) for parcel in one.queue} for one in people if one.queue}
    finally:
        await store.close()


async def _chats(database: Path) -> dict[int, OfChat]:
    store = await open_store(database)
    try:
        chats: dict[int, OfChat] = {}
        for (id,) in store._db.execute("SELECT id FROM people").fetchall():
            person = store._people.load(id)
            assert person is not None, "somebody who cannot be read"
            found = chats[person.chat] = OfChat(store._records.session(person))
            found.rows = store._records.answers(person)
        return chats
    finally:
        await store.close()
