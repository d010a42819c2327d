"""Backups: the database and its keys as two files of one moment, made while the bot runs, and put back while it does
not.

The keys are in no generation of backups: the newest ones go with every backup of the data, so that whoever was erased
since cannot be read in it any more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import msgspec

from . import StoreError
from .database import connect_reading, has_table, is_sound, keys_of, version_of, written
from .drafts import copied, journals
from .lock import STOPPED, InstanceLock
from .pairing import pass_over, refuse_strangers, word_of
from .people import remove_rows
from .reading import connect_both, find_master
from .refusals import (
    Kind,
    damaged,
    files_of,
    in_one_line,
    is_database,
    refuse_folder,
    refuse_missing,
    refuse_other_user,
    refuse_readable,
    refuse_strange,
    refuse_strange_beside,
)
from .rotation import chat_of, rename_all
from .seal import Master, key_file, put_in_place


class BackedUp(msgspec.Struct):
    """Sizes in bytes."""

    data: int
    keys: int


class Restored(msgspec.Struct):
    """people: who can be read. gone: who cannot be, as they were erased since; nothing of theirs was put back.
    saved: when the keys file of the backup was written, in epoch seconds; None when the keys are those that were there.
    """

    people: int
    gone: int
    saved: float | None


def back_up(database: Path, copy: Path, secret_key: str, *, force: bool) -> BackedUp:
    """Copies the database to `copy`, and after it the keys to `<copy>.keys`. Neither needs a journal to be opened. It
    is none without the master key, which has to be where it was given or lies.

    Raises StoreError with one line, also when there is something at `copy`, unless `force` says to replace it. Nothing
    is left then: least of all keys.
    """
    refuse_missing(database)
    refuse_readable(database)
    with in_one_line(copy, "backup"):
        refuse_folder(copy)
        keys = keys_of(copy)
        refuse_folder(keys)
        _refuse_own(database, (copy, keys))
        _refuse_anothers(copy)
        if not force and (there := [path for path in (copy, *journals(copy)) if path.exists()]):
            raise StoreError(f"{there[0]} is there already: name another file, or say --force.")
        with in_one_line(database), connect_both(database) as (_, own):  # with keys of another database it is none
            find_master(database, secret_key, own, keys_of(database))
            _refuse_keys_of_others(own, keys)
        with (
            copied(database, copy, "database") as data_draft,
            copied(keys_of(database), keys, "keys file") as keys_draft,
        ):
            fresh = not keys.exists()
            try:
                _replace(keys_draft, keys)  # first: newer keys fit an older copy, but not the other way round
                _replace(data_draft, copy)
            except BaseException:
                if fresh:
                    keys.unlink(missing_ok=True)
                raise
        return BackedUp(copy.stat().st_size, keys.stat().st_size)


def restore(copy: Path, database: Path, secret_key: str, *, force: bool) -> Restored:
    """Puts a backup in the place of the database, which no process has open. The keys that are there stay, as they are
    newer; the backup's own are for where there are none.

    Raises StoreError with one line, also when there is a database, unless `force` says to replace it.
    """
    with in_one_line(copy, "backup"):
        _refuse_no_backup(copy)
    with in_one_line(database):
        refuse_folder(database)
        refuse_strange_beside(database)
        refuse_other_user(database)
        _refuse_own(database, [copy])
        kept = keys_of(database).exists()
        if not kept:  # where there are keys, it may be damaged
            refuse_strange(database)
        refuse_readable(database)
        keys_file = keys_of(database if kept else copy)
        refuse_folder(keys_file)
        if not keys_file.exists():
            raise StoreError(f"{copy} cannot be read without its keys: put back {keys_file}.")
        lock = InstanceLock(database, STOPPED)
        try:
            if not force and database.exists() and database.stat().st_size:
                raise StoreError(f"{database} is there already: move it away, or say --force.")
            return _put_back(copy, database, secret_key, keys_file)
        finally:
            lock.release(remove=not database.exists())


def _refuse_keys_of_others(own: sqlite3.Connection, path: Path) -> None:
    """Raises StoreError when the keys file at `path`, which would be replaced, is that of another database."""
    if not path.exists():
        return
    if not is_database(path):
        raise StoreError(f"{path} is no keys file: name another file, or move that one away.")
    with in_one_line(path, "backup's keys file"), closing(connect_reading(path)) as keys:
        if word_of(keys) != word_of(own):
            raise StoreError(f"{path} belongs to another database: name another file, or move that one away.")


def _refuse_anothers(copy: Path) -> None:
    """Raises StoreError for what a backup may not replace whatever is said: a link, another bot's database, keys."""
    if copy.is_symlink() or keys_of(copy).is_symlink():
        raise StoreError(f"{copy} is a link, or its keys are: name the file itself.")
    lock, key = files_of(copy)[-1], key_file(copy)
    if lock.exists() or key.exists():
        raise StoreError(f"{copy} is the database of another bot: name another file.")
    with suppress(sqlite3.Error):  # whatever else it is, it is for the operator to say
        if is_database(copy):
            with closing(connect_reading(copy)) as there:
                if has_table(there, "keys"):
                    raise StoreError(f"{copy} holds keys: name another file.")


def _refuse_no_backup(copy: Path) -> None:
    if not copy.exists():
        raise StoreError(f"There is no backup at {copy}.")
    refuse_folder(copy)
    if not is_database(copy):
        raise StoreError(f"{copy} is no backup of this program.")


def _put_back(copy: Path, database: Path, secret_key: str, keys_file: Path) -> Restored:
    kept = keys_file == keys_of(database)
    with ExitStack() as opened:
        draft = opened.enter_context(copied(copy, database, "backup"))
        keys = opened.enter_context(_opened_keys(keys_file, "keys file" if kept else "backup's keys file"))
        master = find_master(database, secret_key, keys, keys_file)
        people, gone = _reconcile(draft, copy, keys, keys_file, master)
        if not kept:
            new = opened.enter_context(copied(keys_file, keys_of(database), "backup's keys file"))
            _replace(new, keys_of(database))
        _replace(draft, database)
        return Restored(people, gone, None if kept else keys_file.stat().st_mtime)


@contextmanager
def _opened_keys(path: Path, kind: Kind) -> Iterator[sqlite3.Connection]:
    """A keys file, which is whole. Raises StoreError."""
    with in_one_line(path, kind):
        keys = connect_reading(path)
    with closing(keys):
        with in_one_line(path, kind):
            if not is_sound(keys) or not has_table(keys, "keys"):
                raise damaged(path, kind)
        yield keys


def _reconcile(draft: Path, copy: Path, keys: sqlite3.Connection, keys_file: Path, master: Master) -> tuple[int, int]:
    """Takes those out of a backup whose keys are gone, and lets the others be found under this master key; how many
    they are."""
    with closing(sqlite3.connect(draft, isolation_level=None)) as db:
        if not version_of(db, copy) or not has_table(db, "people"):
            raise StoreError(f"{copy} is no backup of this program.")
        belongs = refuse_strangers(db, keys, keys_file)
        db.execute("PRAGMA secure_delete = ON")
        rows = db.execute("SELECT id, chat FROM people").fetchall()
        readable = sum(chat_of(id, chat, keys, master) is not None for id, chat in rows)
        if rows and not readable and not belongs:
            raise StoreError(f"Nobody in {copy} can be read with {keys_file}: it is not of the same bot.")
        theirs = {row[0] for row in keys.execute("SELECT person FROM keys")}
        gone = [id for id, _ in rows if id not in theirs]
        with written(db):
            for id in gone:
                remove_rows(db, id)
            pass_over(db, keys)
            db.execute("UPDATE screens SET below = 1")  # much may have been said below them since
        rename_all(db, keys, master)
        return readable, len(gone)


def _replace(draft: Path, path: Path) -> None:
    """Puts a database in the place of another, whose journals would destroy it."""
    for journal in journals(path):
        journal.unlink(missing_ok=True)
    put_in_place(draft, path)


def _refuse_own(database: Path, files: Sequence[Path]) -> None:
    """Raises StoreError for a backup that is what it would be a copy of."""
    own = files_of(database)
    for file in files:
        if file.resolve() in {path.resolve() for path in own} or any(_is_same(file, path) for path in own):
            raise StoreError(f"{file} is in use by the bot: name another file.")


def _is_same(file: Path, other: Path) -> bool:
    """Whether two names are of one file."""
    return file.exists() and other.exists() and file.samefile(other)
