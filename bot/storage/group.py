"""Turns that share one transaction, each in a savepoint of its own, and what is to be done once it is committed."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator
from functools import partial

from flows.model import Session

from . import Loaded, Outcome, Parcel, Work
from .database import is_ours
from .inbox import GROUP, TRIES, Inbox, Item
from .outbox import Outbox
from .people import People, Person
from .records import Records, Standing, standing

_log = logging.getLogger(__name__)

_SECONDS = 0.005


class Group:
    """Within an open transaction. `day`: today, in days since the epoch; `numbers`: of the replies.

    items: the updates it took. letters: the replies. met: people seen for the first time today. held: the update whose
    turn has failed, to be tried again. erased: somebody who has gone, who took their place, and the updates that still
    wait for an answer.
    """

    def __init__(
        self,
        db: sqlite3.Connection,
        people: People,
        records: Records,
        inbox: Inbox,
        outbox: Outbox,
        numbers: Iterator[int],
        day: int,
    ) -> None:
        self._db = db
        self._people = people
        self._records = records
        self._inbox = inbox
        self._outbox = outbox
        self._numbers = numbers
        self._day = day
        self.items: list[Item] = []
        self.letters: list[tuple[Person, Parcel]] = []
        self.met: list[Person] = []
        self.held: Item | None = None
        self.erased: tuple[Person, Person, list[Item]] | None = None

    def fill(self, work: Work) -> None:
        """Takes updates until time or room runs out, one fails, or somebody is erased. Raises the database's errors."""
        until = time.perf_counter() + _SECONDS
        while len(self.items) < GROUP and (item := self._inbox.next()):
            if item.suspect and item.tries < TRIES:
                self._inbox.back([item])
                return
            self.items.append(item)
            if item.suspect:
                self._set_aside(item, work, "ProcessDied")
            elif not self._try(item, work):
                return
            if time.perf_counter() > until:
                return

    def _try(self, item: Item, work: Work) -> bool:
        """Whether the next one may follow in this transaction."""
        person, said = item.person, len(self.letters)
        self._db.execute("SAVEPOINT turn")
        try:
            loaded = self._load(item, self._records.session(person))
            before = standing(loaded.session)
            outcome = work.turn(loaded)
            if outcome.erase:
                self._erase(item, outcome)
            else:
                self._keep(item, before, outcome)
        except Exception as error:
            if is_ours(error):
                raise
            self._db.execute("ROLLBACK TO turn")
            self._db.execute("RELEASE turn")
            self._records.cool(person)
            del self.letters[said:]
            self._fail(item, work, error)
            return False
        self._db.execute("RELEASE turn")
        return self.erased is None

    def _load(self, item: Item, session: Session | None) -> Loaded:
        person = item.person
        dropped, person.dropped = person.dropped, 0
        return Loaded(item.seq, item.made, item.body, session, partial(self._records.history, person), dropped)

    def _keep(self, item: Item, before: Standing | None, outcome: Outcome) -> None:
        person, session = item.person, outcome.session
        if session is not None:
            if self._records.write_session(person, session, self._day):
                self.met.append(person)
            self._records.write_answers(person, before, session.case)
        if outcome.gone is not None:
            self._db.execute("UPDATE people SET gone = ? WHERE id = ?", (outcome.gone, person.id))
            person.seen = 0  # so that the mark is looked at when they are seen again
        for case in outcome.closed:
            self._records.write_case(person, case)
        if outcome.below:
            self._outbox.below(person)
        self._reply(item, person, outcome)
        self._db.execute("DELETE FROM inbox WHERE seq = ?", (item.seq,))

    def _reply(self, item: Item, person: Person, outcome: Outcome) -> None:
        for letter in outcome.replies:
            parcel = Parcel(next(self._numbers), person.id, person.chat, item.made, letter)
            self._records.write_letter(person, parcel.seq, item.made, letter)
            self.letters.append((person, parcel))

    def _erase(self, item: Item, outcome: Outcome) -> None:
        """Every row of the person goes. Somebody new, whom nothing is known of, takes what is still to be said to the
        chat and what it has said since."""
        old = item.person
        waiting = self._inbox.of(old)
        self._people.remove(old.id)
        self._people.open([old.chat], self._day, parting=True)
        new = self._people.of_chat(old.chat)
        assert new
        for other in waiting:
            self._records.write_update(new, other.seq, other.made, other.tries, other.body)
        self._reply(item, new, outcome)
        self.erased = (old, new, waiting)

    def _fail(self, item: Item, work: Work, error: Exception) -> None:
        item.tries += not item.counted
        item.counted = False
        if item.tries >= TRIES:
            self._set_aside(item, work, type(error).__name__)
        else:
            self._db.execute("UPDATE inbox SET tries = ? WHERE seq = ?", (item.tries, item.seq))
            self.held = item

    def _set_aside(self, item: Item, work: Work, why: str) -> None:
        """The update stays for the operator to see, and the person is told."""
        _log.error("update set aside", extra={"data": {"seq": item.seq, "why": why, "tries": item.tries}})
        self._db.execute("UPDATE inbox SET tries = ?, aside = ? WHERE seq = ?", (item.tries, why, item.seq))
        self._db.execute("SAVEPOINT turn")
        try:
            self._reply(item, item.person, work.apology(self._load(item, self._session(item.person))))
        except Exception as error:
            if is_ours(error):
                raise
            self._db.execute("ROLLBACK TO turn")
            _log.error("no apology", extra={"data": {"seq": item.seq, "why": type(error).__name__}})
        self._db.execute("RELEASE turn")

    def _session(self, person: Person) -> Session | None:
        try:
            return self._records.session(person)
        except Exception as error:
            if is_ours(error):
                raise
            return None
