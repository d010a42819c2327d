"""A copy of a database that is being made: beside its target, for its owner alone, gone when it comes to nothing."""

from __future__ import annotations

import fcntl
import os
import re
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from . import StoreError
from .database import connect_reading, is_damage, is_sound
from .refusals import Kind, damaged, in_one_line
from .rotation import refuse_halfway

_DRAFT = ".xieshang-draft"
_LEFT = re.compile(rf"(.+\.\w{{8}}{re.escape(_DRAFT)})(-wal|-shm|-journal)?")


@contextmanager
def copied(source: Path, target: Path, kind: Kind) -> Iterator[Path]:
    """A whole copy that lies beside `target`, on the disk; it is gone afterwards unless it was renamed."""
    with in_one_line(source, kind):
        reading = connect_reading(source)
    with closing(reading):
        with in_one_line(source, kind):
            refuse_halfway(reading)
        with _draft(target) as draft:
            if not _copy(reading, draft):
                raise damaged(source, kind)
            yield draft


@contextmanager
def _draft(target: Path) -> Iterator[Path]:
    """An empty file beside `target`. What any copy that was killed has left in that folder is gone: it may be of keys
    that have been destroyed since."""
    try:
        _sweep(target.parent)
        file, draft = _make(target)
    except OSError as error:
        raise StoreError(f"Cannot write {target}: {error.strerror}.") from None
    try:
        yield draft
    finally:
        for path in (draft, *journals(draft)):
            path.unlink(missing_ok=True)
        os.close(file)


def _make(target: Path) -> tuple[int, Path]:
    """The file, locked for as long as it is open: nobody else sweeps it away. One that was swept before is none."""
    while True:
        file, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=_DRAFT, dir=target.parent)
        fcntl.flock(file, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file), os.stat(name)):
                return file, Path(name)
        os.close(file)


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        left = _LEFT.fullmatch(path.name)
        if left and _is_ours(path) and not _is_in_use(path.with_name(left[1])):
            path.unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    """Whether it is a file, and of this user."""
    with suppress(FileNotFoundError):
        found = path.lstat()
        return stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
    return False


def _is_in_use(draft: Path) -> bool:
    """Whether the process that makes it is still at it."""
    try:
        file = os.open(draft, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False


def _copy(reading: sqlite3.Connection, draft: Path) -> bool:
    """Whether what it copied is sound."""
    with closing(sqlite3.connect(draft, isolation_level=None)) as db:
        try:
            reading.backup(db)
            db.execute("PRAGMA journal_mode = DELETE")
            if not is_sound(db):
                return False
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                return False
            raise
    file = os.open(draft, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
    return True


def journals(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]
