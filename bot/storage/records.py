"""What is kept of a person: session, answers, closed cases, replies. Read and written within the open transaction.

The session is one sealed map, which a turn reads and writes whole. Answers lie besides in rows of their own, one each,
written when the value changes: they are what export and history read. Not even which questions they answer can be told
without the person's key.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

import msgspec

from flows.model import Case, Raw, Session

from . import Outgoing, Parcel
from .inbox import Item
from .people import Person
from .seal import Cipher, Unreadable

Standing = tuple[int, dict[str, Raw]]
"""A case's id and answers, as they were before a turn."""
Statement = tuple[str, tuple[Any, ...]]
_Read = TypeVar("_Read")

_WARM = 1_000
_COUNTED = 5_000
_COUNT = """
    INSERT INTO counts SELECT ?, ?, 1
    WHERE (SELECT count(*) FROM counts WHERE what = ?) < ? OR EXISTS (SELECT 1 FROM counts WHERE what = ? AND key = ?)
    ON CONFLICT DO UPDATE SET number = number + 1
"""
_LARGEST = 2**63
_encode = msgspec.msgpack.Encoder().encode
_decode_session = msgspec.msgpack.Decoder(Session).decode
_decode_case = msgspec.msgpack.Decoder(Case).decode
_decode_answer = msgspec.msgpack.Decoder(tuple[str, Raw]).decode
_decode_letter = msgspec.msgpack.Decoder(Outgoing).decode


def standing(session: Session | None) -> Standing | None:
    """The answers of the open case, kept apart from a session that a turn may change in place."""
    if session is None:
        return None
    answers = session.case.answers
    return session.case.id, {step: value[:] if type(value) is list else value for step, value in answers.items()}


class Draft:
    """What a turn writes of one person: all of it is encoded and sealed here before any of it is written. So a turn
    that cannot be written writes nothing. Methods raise whatever is wrong with what they are given.

    met: the person is seen for the first time on this day, or since they came back.
    """

    __slots__ = ("letters", "met", "person", "plain", "statements")

    def __init__(self, person: Person) -> None:
        self.person = person
        self.statements: list[Statement] = []
        self.letters: list[Parcel] = []
        self.plain: bytes | None = None
        self.met = False

    def session(self, session: Session, day: int | None) -> None:
        """`day`: on which the person is seen with it; None when they are not."""
        person = self.person
        self.plain = _encode(session)
        sealed = person.cipher.seal(self.plain, b"%d|people|session|%d" % (person.id, person.id))
        self.met = day not in (None, person.seen)
        if self.met:
            statement = "UPDATE people SET session = ?, seen = ?, gone = 0, parting = 0, warned = 0 WHERE id = ?"
            self.statements.append((statement, (sealed, day, person.id)))
        else:
            self.statements.append(("UPDATE people SET session = ? WHERE id = ?", (sealed, person.id)))

    def seen(self, day: int) -> None:
        """They are seen on this day, although nothing of their session changes."""
        if day != self.person.seen:
            self.met = True
            statement = "UPDATE people SET seen = ?, gone = 0, parting = 0, warned = 0 WHERE id = ?"
            self.statements.append((statement, (day, self.person.id)))

    def answers(self, before: Standing | None, case: Case) -> None:
        """Brings the rows of the open case up to date. A case that was not the open one before is written whole."""
        old = before[1] if before and before[0] == case.id else None
        if old == case.answers:
            return
        key = (self.person.id, _number(case))
        if old is None:
            self.statements.append(("DELETE FROM answers WHERE person = ? AND dossier = ?", key))
            old = {}
        for step, value in case.answers.items():
            if step not in old or old[step] != value:
                row = sealed_answer(self.person.cipher, *key, step, value)
                self.statements.append(("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", row))
        for step in old.keys() - case.answers.keys():
            statement = "DELETE FROM answers WHERE person = ? AND dossier = ? AND name = ?"
            self.statements.append((statement, (*key, _name(self.person.cipher, key[1], step))))

    def case(self, case: Case) -> None:
        key = (self.person.id, _number(case))
        sealed = self.person.cipher.seal(_encode(case), b"%d|cases|body|%d" % key)
        self.statements.append(("INSERT OR REPLACE INTO cases VALUES (?, ?, ?)", (*key, sealed)))

    def letter(self, seq: int, made: float, letter: Outgoing) -> None:
        person = self.person
        sealed = person.cipher.seal(_encode(letter), b"%d|outbox|body|%d" % (person.id, seq))
        statement = "INSERT INTO outbox (seq, person, made, body) VALUES (?, ?, ?, ?)"
        self.statements.append((statement, (seq, person.id, made, sealed)))
        self.letters.append(Parcel(seq, person.id, person.chat, made, letter))

    def count(self, what: str, key: str) -> None:
        """One more, of nobody. Of words there is an end, so that nobody can fill the disk with them."""
        self.statements.append((_COUNT, (what, key, what, _COUNTED, what, key)))

    def gone(self, gone: bool) -> None:
        self.statements.append(("UPDATE people SET gone = ? WHERE id = ?", (gone, self.person.id)))

    def done(self, seq: int) -> None:
        """The update is answered."""
        self.statements.append(("DELETE FROM inbox WHERE seq = ?", (seq,)))


class Records:
    """Sessions of those who were here lately are kept in memory as well, as they were written."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._warm: dict[int, bytes] = {}

    def session(self, person: Person) -> Session | None:
        """Raises Unreadable or msgspec.MsgspecError."""
        plain = self._warm.get(person.id)
        if plain is None:
            row = self._db.execute("SELECT session FROM people WHERE id = ?", (person.id,)).fetchone()
            if row is None or row[0] is None:
                return None
            plain = person.cipher.open(row[0], b"%d|people|session|%d" % (person.id, person.id))
        return _decode_session(plain)

    def history(self, person: Person) -> list[Case]:
        """The closed cases, oldest first."""
        rows = self._db.execute("SELECT id, body FROM cases WHERE person = ? ORDER BY id", (person.id,)).fetchall()
        return [_decode_case(person.cipher.open(body, b"%d|cases|body|%d" % (person.id, id))) for id, body in rows]

    def answers(self, person: Person) -> dict[tuple[int, str], Raw]:
        """The answers as they lie in rows of their own, by case and step."""
        rows = self._db.execute("SELECT dossier, name, value FROM answers WHERE person = ?", (person.id,)).fetchall()
        answers = {}
        for dossier, name, sealed in rows:
            step, value = _decode_answer(person.cipher.open(sealed, _answer_at(person.id, dossier, name)))
            answers[dossier, step] = value
        return answers

    def set_aside(self, person: Person, *, waiting: bool = False) -> list[bytes]:
        """What they sent and could not be answered, oldest first, as far as it can be read. `waiting`: and what is
        still to be answered."""
        return list(self._aside("inbox", read_update, person, waiting))

    def undelivered(self, person: Person, *, waiting: bool = False) -> list[Outgoing]:
        """The replies to them that could not be delivered, likewise."""
        return list(self._aside("outbox", read_letter, person, waiting))

    def _aside(
        self, table: str, read: Callable[[Person, int, bytes], _Read], person: Person, waiting: bool
    ) -> Iterator[_Read]:
        rows = f"SELECT seq, body FROM {table} WHERE person = ? AND (aside IS NOT NULL OR ?) ORDER BY seq"
        for seq, body in self._db.execute(rows, (person.id, waiting)).fetchall():
            with suppress(Unreadable, msgspec.MsgspecError):
                yield read(person, seq, body)

    def write(self, draft: Draft) -> None:
        execute = self._db.execute
        for statement, values in draft.statements:
            execute(statement, values)
        if draft.plain is not None:
            self._warm[draft.person.id] = draft.plain
            if len(self._warm) > _WARM:
                del self._warm[next(iter(self._warm))]

    def cool(self, person: Person | None = None) -> None:
        """Forgets what was written and then rolled back, of one person or of everybody."""
        if person:
            self._warm.pop(person.id, None)
        else:
            self._warm.clear()

    def write_update(self, item: Item) -> None:
        person = item.person
        sealed = person.cipher.seal(item.body, b"%d|inbox|body|%d" % (person.id, item.seq))
        self._db.execute(
            "INSERT INTO inbox (seq, person, made, tries, body, hasty, visit) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (item.seq, person.id, item.made, item.tries, sealed, item.hasty, item.visit),
        )


def read_letter(person: Person, seq: int, sealed: bytes) -> Outgoing:
    return _decode_letter(person.cipher.open(sealed, b"%d|outbox|body|%d" % (person.id, seq)))


def read_update(person: Person, seq: int, sealed: bytes) -> bytes:
    return person.cipher.open(sealed, b"%d|inbox|body|%d" % (person.id, seq))


def sealed_answer(cipher: Cipher, person: int, dossier: int, step: str, value: Raw) -> tuple[int, int, bytes, bytes]:
    """An answer as a row of its table."""
    name = _name(cipher, dossier, step)
    return person, dossier, name, cipher.seal(_encode((step, value)), _answer_at(person, dossier, name))


def _name(cipher: Cipher, dossier: int, step: str) -> bytes:
    return cipher.name(b"answers|%d|%s" % (dossier, step.encode()))


def _answer_at(person: int, dossier: int, name: bytes) -> bytes:
    return b"%d|answers|value|%d.%s" % (person, dossier, name)


def _number(case: Case) -> int:
    """Its id, if SQLite can keep it."""
    if not -_LARGEST <= case.id < _LARGEST:
        raise OverflowError("case")
    return case.id
