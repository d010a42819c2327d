"""Turns that share one transaction, and what is to be done once it is committed.

A turn is worked out and sealed before anything of it is written. So one that fails has nothing to take back, and
writing fails with the database only, which takes back all of them.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator
from functools import partial

import msgspec

from flows.model import Session

from . import Loaded, Outcome, Parcel, Work
from .database import is_ours
from .inbox import GROUP, TRIES, Inbox, Item
from .outbox import Outbox
from .people import People, Person
from .records import Draft, Records, Standing, standing
from .seal import Unreadable

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
            if item.suspect:
                self._inbox.back([item])
                return
            self.items.append(item)
            if item.doom:
                self._set_aside(item, work, item.doom)
            elif not self._try(item, work):
                return
            if time.perf_counter() > until:
                return

    def _try(self, item: Item, work: Work) -> bool:
        """Whether the next one may follow in this transaction."""
        person = item.person
        try:
            loaded = self._load(item)
            before = standing(loaded.session)
            outcome = work.turn(loaded)
            draft = Draft(person)
            self._answer(draft, item, outcome)
            if not outcome.erase:
                self._keep(draft, item, before, outcome)
        except Exception as error:
            if is_ours(error):
                raise
            self._fail(item, work, error)
            return False
        if outcome.erase:
            self._erase(item, outcome)
            return False
        if outcome.below:
            self._outbox.below(person)
        self._write(draft)
        return True

    def _load(self, item: Item) -> Loaded:
        person, session, damaged = item.person, None, False
        try:
            session = self._records.session(person)
        except (Unreadable, msgspec.MsgspecError) as error:
            damaged = True
            data = {"seq": item.seq, "person": person.id, "why": type(error).__name__}
            _log.error("a session cannot be read", extra={"data": data})
        history, set_aside = partial(self._records.history, person), partial(self._records.set_aside, person)
        return Loaded(
            item.seq,
            item.made,
            item.body,
            session,
            history,
            hasty=item.hasty,
            set_aside=set_aside,
            undelivered=partial(self._records.undelivered, person),
            chat=person.chat,
            damaged=damaged,
            unseen=person.screen is not None and person.screen.unseen,
            erased=self._people.erased,
            late=item.visit is not None and item.visit != _visit(session),
        )

    def _answer(self, draft: Draft, item: Item, outcome: Outcome) -> None:
        for letter in outcome.replies:
            draft.letter(next(self._numbers), item.made, letter)

    def _keep(self, draft: Draft, item: Item, before: Standing | None, outcome: Outcome) -> None:
        if outcome.session is not None:
            draft.session(outcome.session, None if outcome.ours else self._day)
            draft.answers(before, outcome.session.case)
        elif outcome.replies and not outcome.ours:
            draft.seen(self._day)
        if outcome.gone is not None:
            draft.gone(outcome.gone)
            item.person.seen = 0  # so that the mark is looked at when they are seen again
        for case in outcome.closed:
            draft.case(case)
        for what, key in outcome.counts:
            draft.count(what, key)
        draft.done(item.seq)

    def _write(self, draft: Draft) -> None:
        self._records.write(draft)
        if draft.met:
            self.met.append(draft.person)
        person = draft.person
        self.letters += [(person, letter) for letter in draft.letters]

    def _erase(self, item: Item, outcome: Outcome) -> None:
        """Every row of the person goes. Somebody new, whom nothing is known of, takes what is still to be said to the
        chat and what it has said since."""
        old = item.person
        waiting = self._inbox.of(old)
        self._people.remove(old.id)
        self._people.open([old.chat], self._day, parting=True)
        new = self._people.of_chat(old.chat)
        assert new
        new.screen = old.screen  # so that the last word takes the place of the question
        for other in waiting:
            self._records.write_update(msgspec.structs.replace(other, person=new))
        for letter in outcome.replies:
            letter.lasting = True  # they are to know that it is done, whatever they say next
        draft = Draft(new)
        self._answer(draft, item, outcome)
        self._write(draft)
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
        loaded, draft = self._load(item), Draft(item.person)
        aside = "UPDATE inbox SET tries = ?, aside = ?, visit = ? WHERE seq = ?"
        self._db.execute(aside, (item.tries, why, _visit(loaded.session), item.seq))
        try:
            apology = work.apology(loaded)
            if not apology.ours:
                draft.seen(self._day)
            if apology.unkept:
                draft.done(item.seq)
            self._answer(draft, item, apology)
        except Exception as error:
            if is_ours(error):
                raise
            _log.error("no apology", extra={"data": {"seq": item.seq, "why": type(error).__name__}})
            return
        self._write(draft)


def _visit(session: Session | None) -> int:
    return session.visit if session else 0
