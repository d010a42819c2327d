"""Backups: the database and its keys as two files of one moment, made while the bot runs, and put back while it does
not.

The keys are in no generation of backups: the newest ones go with every backup of the data, so that whoever was erased
since cannot be read in it any more.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import msgspec

from . import StoreError
from .database import in_one_line, keys_of, refuse_missing, version_of
from .lock import InstanceLock
from .people import remove_rows
from .reading import connect_reading, find_master, is_sound
from .rotation import chat_of, refuse_halfway, rename_all
from .seal import Master, key_file, put_in_place


class BackedUp(msgspec.Struct):
    """Sizes in bytes."""

    data: int
    keys: int


class Restored(msgspec.Struct):
    """people: who can be read. gone: who cannot be, as they were erased since; nothing of theirs was put back.
    kept: whether the keys file is the one that was there."""

    people: int
    gone: int
    kept: bool


def back_up(database: Path, copy: Path, *, force: bool) -> BackedUp:
    """Copies the database to `copy`, and after it the keys to `<copy>.keys`. Neither needs a journal to be opened.

    Raises StoreError with one line, also when there is something at `copy`, unless `force` says to replace it.
    """
    refuse_missing(database)
    keys = keys_of(copy)
    _refuse_own(database, (copy, keys))
    if not force and (there := [path for path in (copy, *_journals(copy)) if path.exists()]):
        raise StoreError(f"{there[0]} is there already: name another file, or say --force.")
    with in_one_line(copy), _copied(database, copy) as data_draft, _copied(keys_of(database), keys) as keys_draft:
        _replace(keys_draft, keys)  # first: newer keys fit an older copy, but not the other way round
        _replace(data_draft, copy)
        return BackedUp(copy.stat().st_size, keys.stat().st_size)


def restore(copy: Path, database: Path, secret_key: str, *, force: bool) -> Restored:
    """Puts a backup in the place of the database, which no process has open. The keys that are there stay, as they are
    newer; the backup's own are for where there are none.

    Raises StoreError with one line, also when there is a database, unless `force` says to replace it.
    """
    if not copy.exists():
        raise StoreError(f"There is no backup at {copy}.")
    kept = keys_of(database).exists()
    keys_file = keys_of(database if kept else copy)
    if not keys_file.exists():
        raise StoreError(f"{copy} cannot be read without its keys: put back {keys_file}.")
    with ExitStack() as opened:
        opened.callback(InstanceLock(database).release)
        opened.enter_context(in_one_line(database))
        if not force and database.exists() and database.stat().st_size:
            raise StoreError(f"{database} is there already: move it away, or say --force.")
        draft = opened.enter_context(_copied(copy, database))
        keys = opened.enter_context(closing(connect_reading(keys_file)))
        master = find_master(database, secret_key, keys, keys_file)
        people, gone = _reconcile(draft, copy, keys, master)
        if gone and not people:
            raise StoreError(f"Nobody in {copy} can be read with {keys_file}: it is not of the same bot.")
        if not kept:
            _replace(opened.enter_context(_copied(keys_file, keys_of(database))), keys_of(database))
        _replace(draft, database)
        return Restored(people, gone, kept)


def _reconcile(draft: Path, copy: Path, keys: sqlite3.Connection, master: Master) -> tuple[int, int]:
    """Takes those out of a backup who cannot be read with these keys, and lets the others be found under this master
    key; how many they are."""
    with closing(sqlite3.connect(draft, isolation_level=None)) as db:
        if not version_of(db, copy):
            raise StoreError(f"{copy} is no backup of this program.")
        db.execute("PRAGMA secure_delete = ON")
        rows = db.execute("SELECT id, chat FROM people").fetchall()
        gone = [id for id, chat in rows if chat_of(id, chat, keys, master) is None]
        db.execute("BEGIN")
        for id in gone:
            remove_rows(db, id)
        db.execute("COMMIT")
        rename_all(db, keys, master)
        return len(rows) - len(gone), len(gone)


@contextmanager
def _copied(source: Path, target: Path) -> Iterator[Path]:
    """A whole copy that lies beside `target`, on the disk; it is gone afterwards unless it was renamed."""
    with in_one_line(source):
        reading = connect_reading(source)
    with closing(reading):
        file, name = tempfile.mkstemp(prefix=f"{target.name}.", dir=target.parent)  # 0600, and nobody else's
        os.close(file)
        draft = Path(name)
        try:
            _copy(reading, draft)
            yield draft
        finally:
            for path in (draft, *_journals(draft)):
                path.unlink(missing_ok=True)


def _copy(reading: sqlite3.Connection, draft: Path) -> None:
    refuse_halfway(reading)
    with closing(sqlite3.connect(draft, isolation_level=None)) as db:
        reading.backup(db)
        db.execute("PRAGMA journal_mode = DELETE")
        if not is_sound(db):
            raise StoreError("The database is damaged: see xieshang check --database.")
    file = os.open(draft, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _replace(draft: Path, path: Path) -> None:
    """Puts a database in the place of another, whose journals would destroy it."""
    for journal in _journals(path):
        journal.unlink(missing_ok=True)
    put_in_place(draft, path)


def _journals(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]


def _refuse_own(database: Path, targets: Sequence[Path]) -> None:
    """Raises StoreError for a copy that would take the place of what it is a copy of."""
    keys = keys_of(database)
    own = {path.resolve() for path in (database, *_journals(database), keys, *_journals(keys), key_file(database))}
    for target in targets:
        if target.resolve() in own:
            raise StoreError(f"{target} is in use by the bot: name another file.")
