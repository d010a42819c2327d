"""What is wrong with a database, as an operator may be told it: counts, and nothing of what anybody said."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from . import StoreError
from .database import is_sound, keys_of
from .reading import Reader, open_reader
from .records import read_letter, read_update
from .refusals import Kind, damaged, refuse_missing, refuse_readable
from .seal import Unreadable

_DAMAGED = (Unreadable, msgspec.MsgspecError, ValueError)


class Findings(msgspec.Struct):
    """faults: what has to be mended. notes: what an operator may want to know. Each a line."""

    faults: list[str]
    notes: list[str]


def inspect(database: Path, secret_key: str) -> Findings:
    """Looks at everything that is kept, also while the bot runs. Raises StoreError when it cannot be looked at."""
    refuse_missing(database)
    faults: list[str] = []
    try:
        refuse_readable(database)
    except StoreError as error:
        faults.append(str(error))
    with open_reader(database, secret_key) as reader:
        if broken := _broken(reader, database):
            return Findings(faults + broken, [])
        if loose := len(reader.db.execute("PRAGMA foreign_key_check").fetchall()):
            faults.append(f"rows of nobody: {loose}")
        known = {row[0] for row in reader.db.execute("SELECT id FROM people")}
        kept = {row[0] for row in reader.keys.execute("SELECT person FROM keys")}
        found = Counter(fault for id in known & kept for fault in _faults_of(reader, id))
        found.update(_faults_of_queues(reader))
        faults += [f"{fault}: {number}" for fault, number in sorted(found.items())]
        counts = {
            "people": len(known),
            "people without a key, erased since a backup that was put back": len(known - kept),
            "keys of nobody, harmless": len(kept - known),
            "erasures that wait for a reader or the next start": _count(reader.db, "erased"),
            "updates set aside": _count(reader.db, "inbox WHERE aside IS NOT NULL"),
            "replies set aside": _count(reader.db, "outbox WHERE aside IS NOT NULL"),
        }
    return Findings(faults, [f"{text}: {number}" for text, number in counts.items() if number or text == "people"])


def _broken(reader: Reader, database: Path) -> list[str]:
    """What SQLite itself finds. Of what is damaged nothing more can be said."""
    files: tuple[tuple[Path, Kind, sqlite3.Connection], ...] = (
        (database, "database", reader.db),
        (keys_of(database), "keys file", reader.keys),
    )
    return [str(damaged(path, kind)) for path, kind, db in files if not is_sound(db)]


def _count(db: sqlite3.Connection, rows: str) -> int:
    number: int = db.execute(f"SELECT count(*) FROM {rows}").fetchone()[0]
    return number


def _faults_of(reader: Reader, id: int) -> Iterator[str]:
    """What is wrong with somebody who is there and has a key, a line for each. The session is what turns read; the
    answers beside it have to be the same."""
    person = reader.legible(id)
    if person is None:
        yield "people whose chat does not open with their key"
        return
    handle = reader.db.execute("SELECT handle FROM people WHERE id = ?", (id,)).fetchone()[0]
    if handle != reader.master.handle(person.chat):
        yield "people who cannot be found by their chat"
    records = reader.records
    if not _opens(records.history, person):
        yield "histories that do not open"
    if not _opens(records.session, person):
        yield "sessions that do not open"
    elif not _opens(records.answers, person):
        yield "answers that do not open"
    elif session := records.session(person):
        case = session.case
        beside = {step: value for (id, step), value in records.answers(person).items() if id == case.id}
        if beside != case.answers:
            yield "people whose answers differ from those of their session"


def _faults_of_queues(reader: Reader) -> Iterator[str]:
    """What waits, or was set aside, of people who can be read."""
    for name, table, read in (("updates", "inbox", read_update), ("replies", "outbox", read_letter)):
        for seq, id, body in reader.db.execute(f"SELECT seq, person, body FROM {table}").fetchall():
            person = reader.legible(id)
            if person and not _opens(read, person, seq, body):
                yield f"{name} that do not open"


def _opens(read: Callable[..., object], *given: object) -> bool:
    try:
        read(*given)
    except _DAMAGED:
        return False
    return True
