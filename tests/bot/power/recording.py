"""Connections of apsw in place of sqlite3's, over a file system that writes down what is done to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.bot.power.disk import Act

_JOURNALS = apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_MAIN_JOURNAL
_CHECKPOINT_PAGES = 30
"""So that the log is emptied and begun anew several times within a short story."""


class Recorder(apsw.VFS):
    """Carries everything out and remembers it: `acts`, in order."""

    def __init__(self) -> None:
        self.vfs_name = f"recorder-{id(self)}"
        self.acts: list[Act] = []
        self._there: set[str] = set()
        super().__init__(self.vfs_name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        file = Path(path).name if path else ""
        fresh = bool(file) and file not in self._there
        opened = _File(self, name, flags, file, entry=fresh and bool(flags[0] & _JOURNALS))
        if fresh:
            self._there.add(file)
            self.acts.append(Act("create", file))
        return opened

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        file = Path(filename).name
        self._there.discard(file)
        self.acts.append(Act("delete", file, directory=syncdir))


class _File(apsw.VFSFile):
    """entry: the first sync goes for the folder too, as it does for a log that SQLite has made."""

    def __init__(
        self, recorder: Recorder, name: str | apsw.URIFilename | None, flags: list[int], file: str, *, entry: bool
    ) -> None:
        super().__init__("", name, flags)
        self._acts = recorder.acts
        self._file = file
        self._entry = entry

    def xWrite(self, data: Any, offset: int) -> None:
        super().xWrite(data, offset)
        self._note(Act("write", self._file, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._note(Act("truncate", self._file, newsize))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._note(Act("sync", self._file, directory=self._entry))
        self._entry = False

    def _note(self, act: Act) -> None:
        if self._file:
            self._acts.append(act)


class _Result:
    """What a statement has led to, all of it."""

    def __init__(self, rows: list[Any], db: apsw.Connection, description: list[tuple[str, str]]) -> None:
        self._rows = iter(rows)
        self.rowcount = db.changes()
        self.lastrowid = db.last_insert_rowid()
        self.description = description

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        return list(self._rows)


class _Connection:
    """As much of sqlite3.Connection as the store uses. Alone with its file, for apsw lends no shared memory."""

    def __init__(self, path: Path, recorder: Recorder, replaced: Mapping[str, str]) -> None:
        self._db = apsw.Connection(str(path), vfs=recorder.vfs_name)
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        self._replaced = replaced

    def execute(self, statement: str, values: Sequence[Any] = ()) -> _Result:
        cursor = self._db.cursor()
        description: list[tuple[str, str]] = []

        def trace(cursor: apsw.Cursor, *_: Any) -> bool:
            description.extend(cursor.get_description())  # it is there as long as the statement runs
            return True

        cursor.exec_trace = trace
        rows = list(cursor.execute(self._replaced.get(statement, statement), values))
        return _Result(rows, self._db, description)

    def executemany(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        list(self._db.executemany(self._replaced.get(statement, statement), rows))

    @property
    def in_transaction(self) -> bool:
        return self._db.in_transaction

    def close(self) -> None:
        self._db.close()


@contextmanager
def recording(replaced: Mapping[str, str]) -> Iterator[Recorder]:
    """Meanwhile every connection is one of ours. replaced: statements in whose place others are carried out."""
    recorder = Recorder()

    def connect(path: Path, **_: Any) -> _Connection:
        return _Connection(path, recorder, replaced)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect)
        yield recorder
    recorder.unregister()
