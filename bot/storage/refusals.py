"""What is refused of the files that a database is: in one line that names the file at fault and says what to do.

A file is looked at by path only where no log lies beside it. Where there is one the database may be open, and in the
process that has it open that look would cost its locks.
"""

from __future__ import annotations

import os
import pwd
import shlex
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

from . import StoreError
from .database import connect_reading, error_name, is_damage, is_sound, keys_of

Kind = Literal["database", "keys file", "backup", "backup's keys file"]

_BESIDE = ("-wal", "-shm", "-journal", ".key", ".key.new", ".keys", ".keys-wal", ".keys-shm", ".keys-journal")
_HEAD = b"SQLite format 3\0"
_REMEDIES: dict[Kind, str] = {
    "database": "put back a backup with xieshang restore --force",
    "keys file": "move it away and run xieshang restore --force, which then takes the keys of the backup",
    "backup": "name another one",
    "backup's keys file": "put another copy of it there",
}


def files_of(database: Path) -> list[Path]:
    """Every name that belongs to a database: its own first, that of its lock last."""
    return [database.with_name(database.name + name) for name in ("", *_BESIDE, ".lock")]


def damaged(path: Path, kind: Kind) -> StoreError:
    return StoreError(f"The {kind} {path} is damaged: {_REMEDIES[kind]}.")


@contextmanager
def in_one_line(path: Path, kind: Kind = "database") -> Iterator[None]:
    """Raises StoreError, with one line for the operator, for what SQLite and the system raise about a file. Of a
    database it is that, or its keys, which is damaged."""
    try:
        yield
    except sqlite3.Error as error:
        if not is_damage(error):
            raise StoreError(f"Cannot use {path}: {error_name(error)}.") from None
        if kind == "database" and _is_damaged(keys_of(path)):
            raise damaged(keys_of(path), "keys file") from None
        raise damaged(path, kind) from None
    except OSError as error:
        raise StoreError(f"Cannot use {error.filename or path}: {error.strerror}.") from None


def _is_damaged(path: Path) -> bool:
    try:
        with closing(connect_reading(path)) as db:
            return not is_sound(db)
    except (sqlite3.Error, OSError):  # it is not there, or in use: another file is at fault
        return False


def refuse_folder(path: Path) -> None:
    """Raises StoreError where a file cannot be; OSError where nobody may look."""
    if path.exists() and not path.is_file():
        raise StoreError(f"{path} is {_kind_of(path)}: name a file.")


def _kind_of(path: Path) -> str:
    return "a folder" if path.is_dir() else "no file"


def refuse_strange(database: Path) -> None:
    """Raises StoreError for what is there and is no database; nothing, or an empty file, may become one."""
    with in_one_line(database):
        refuse_folder(database)
        refuse_strange_beside(database)
        if is_database(database) or not database.exists() or not database.stat().st_size:
            return
        if keys_of(database).exists():
            raise damaged(database, "database")
        raise StoreError(f"{database} is no database: see BOT_DATABASE.")


def refuse_strange_beside(database: Path) -> None:
    """Raises StoreError for what has the name of a file that belongs to a database, and is none: to open it might take
    for ever."""
    for path in files_of(database)[1:]:
        if (mode := _mode_of(path)) and not stat.S_ISREG(mode):
            raise StoreError(f"{path} is {_kind_of(path)}: move it away.")


def refuse_readable(database: Path) -> None:
    """Raises StoreError, with the command that mends it, when others than the owner can read what is kept here."""
    files = files_of(database)[:-1]
    with in_one_line(database):
        open_ones = [shlex.quote(str(file)) for file in files if _mode_of(file) & 0o077]
    if open_ones:
        raise StoreError(f"Others can read what is kept here. Mend it with: chmod 600 {' '.join(open_ones)}")


def _mode_of(path: Path) -> int:
    """0 of what is not there, or no more: the bot takes its journals away."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def is_database(path: Path) -> bool:
    """Whether a file begins as SQLite's do, is in use as one, or was being made one when the power went: its journal
    makes it empty again. Raises OSError."""
    if not path.is_file():
        return False
    if any(path.with_name(path.name + name).exists() for name in ("-wal", "-journal")):
        return True
    with path.open("rb") as file:
        return file.read(len(_HEAD)) == _HEAD


def refuse_missing(database: Path) -> None:
    """Raises StoreError where there is no database, or none of its keys: only a start makes them."""
    refuse_strange(database)
    keys = keys_of(database)
    with in_one_line(database):
        if not database.exists() or not database.stat().st_size:
            raise StoreError(f"There is no database at {database}: see BOT_DATABASE.")
        if not keys.exists() or not (is_database(keys) or keys.stat().st_size):
            raise StoreError(f"{database} cannot be read without its keys: put back {keys.name}.")


def refuse_other_user(database: Path) -> None:
    """Raises StoreError when what is made now would belong to somebody else than the database does: the bot could not
    open it."""
    owned = database if database.exists() else database.absolute().parent
    owner, user = owned.stat().st_uid, os.geteuid()
    if owner == user or (owned != database and user):  # who is not root may keep files in the folder of another
        return
    try:
        name = pwd.getpwuid(owner).pw_name
    except KeyError:
        name = f"#{owner}"
    raise StoreError(f"{owned} belongs to {name}: give this command as that user (sudo -u {shlex.quote(name)} ...).")
