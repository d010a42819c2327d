"""What is kept of a person: session, answers, closed cases, replies. Reads and writes within the open transaction.

The session is one sealed map, which a turn reads and writes whole. Answers lie besides in rows of their own, one each,
written when the value changes: they are what export and history read.
"""

from __future__ import annotations

import sqlite3

import msgspec

from flows.model import Case, Raw, Session

from . import Outgoing
from .people import Person

Standing = tuple[int, dict[str, Raw]]
"""A case's id and answers, as they were before a turn."""

_WARM = 1_000
_encode = msgspec.msgpack.Encoder().encode
_decode_session = msgspec.msgpack.Decoder(Session).decode
_decode_case = msgspec.msgpack.Decoder(Case).decode
_decode_letter = msgspec.msgpack.Decoder(Outgoing).decode


def standing(session: Session | None) -> Standing | None:
    """The answers of the open case, kept apart from a session that a turn may change in place."""
    if session is None:
        return None
    answers = session.case.answers
    return session.case.id, {step: value[:] if type(value) is list else value for step, value in answers.items()}


class Records:
    """Sessions of those who were here lately are kept in memory as well, as they were written."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._warm: dict[Person, bytes] = {}

    def session(self, person: Person) -> Session | None:
        """Raises Unreadable or msgspec.MsgspecError."""
        plain = self._warm.get(person)
        if plain is None:
            row = self._db.execute("SELECT session FROM people WHERE id = ?", (person.id,)).fetchone()
            if row is None or row[0] is None:
                return None
            plain = person.cipher.open(row[0], b"%d|people|session|%d" % (person.id, person.id))
        return _decode_session(plain)

    def write_session(self, person: Person, session: Session, day: int) -> bool:
        """Whether this is the first time that the person is seen on this day, or since they came back."""
        plain = _encode(session)
        sealed = person.cipher.seal(plain, b"%d|people|session|%d" % (person.id, person.id))
        first = person.seen != day
        if first:
            self._db.execute(
                "UPDATE people SET session = ?, seen = ?, gone = 0, parting = 0 WHERE id = ?", (sealed, day, person.id)
            )
        else:
            self._db.execute("UPDATE people SET session = ? WHERE id = ?", (sealed, person.id))
        self._warm[person] = plain
        if len(self._warm) > _WARM:
            del self._warm[next(iter(self._warm))]
        return first

    def cool(self, person: Person | None = None) -> None:
        """Forgets what was written and then rolled back, of one person or of everybody."""
        if person:
            self._warm.pop(person, None)
        else:
            self._warm.clear()

    def write_answers(self, person: Person, before: Standing | None, case: Case) -> None:
        """Brings the rows of the open case up to date. A case that was not the open one before is written whole."""
        old = before[1] if before and before[0] == case.id else None
        if old == case.answers:
            return
        if old is None:
            self._db.execute("DELETE FROM answers WHERE person = ? AND dossier = ?", (person.id, case.id))
            old = {}
        for step, value in case.answers.items():
            if step not in old or old[step] != value:
                place = b"%d|answers|value|%d.%s" % (person.id, case.id, step.encode())
                sealed = person.cipher.seal(_encode(value), place)
                self._db.execute(
                    "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", (person.id, case.id, step, sealed)
                )
        for step in old.keys() - case.answers.keys():
            self._db.execute(
                "DELETE FROM answers WHERE person = ? AND dossier = ? AND step = ?", (person.id, case.id, step)
            )

    def write_case(self, person: Person, case: Case) -> None:
        sealed = person.cipher.seal(_encode(case), b"%d|cases|body|%d" % (person.id, case.id))
        self._db.execute("INSERT OR REPLACE INTO cases VALUES (?, ?, ?)", (person.id, case.id, sealed))

    def history(self, person: Person) -> list[Case]:
        """The closed cases, oldest first."""
        rows = self._db.execute("SELECT id, body FROM cases WHERE person = ? ORDER BY id", (person.id,)).fetchall()
        return [_decode_case(person.cipher.open(body, b"%d|cases|body|%d" % (person.id, id))) for id, body in rows]

    def write_letter(self, person: Person, seq: int, made: float, letter: Outgoing) -> None:
        sealed = person.cipher.seal(_encode(letter), b"%d|outbox|body|%d" % (person.id, seq))
        self._db.execute(
            "INSERT INTO outbox (seq, person, made, body) VALUES (?, ?, ?, ?)", (seq, person.id, made, sealed)
        )

    def write_update(self, person: Person, seq: int, made: float, tries: int, body: bytes) -> None:
        sealed = person.cipher.seal(body, b"%d|inbox|body|%d" % (person.id, seq))
        self._db.execute(
            "INSERT INTO inbox (seq, person, made, tries, body) VALUES (?, ?, ?, ?, ?)",
            (seq, person.id, made, tries, sealed),
        )


def read_letter(person: Person, seq: int, sealed: bytes) -> Outgoing:
    return _decode_letter(person.cipher.open(sealed, b"%d|outbox|body|%d" % (person.id, seq)))


def read_update(person: Person, seq: int, sealed: bytes) -> bytes:
    return person.cipher.open(sealed, b"%d|inbox|body|%d" % (person.id, seq))
