"""`xieshang delete`: somebody who has asked the operator to be forgotten is, as with /delete in the chat."""

from __future__ import annotations

import sys

import msgspec

from bot.config import Settings
from bot.storage import StoreError
from bot.storage.reading import open_reader

from . import errands

_DONE = {
    "done": "Everything that was kept of this person is erased.",
    "unknown": "Nothing is kept of this person any more.",
}
_NOT_DONE = {
    "begun": "Everything of this person is erased but for a last trace: it goes when nobody reads the database.",
    "failed": "The bot could not erase this person: see its log.",
    None: "The bot has not answered yet: it erases everything of this person as soon as it can.",
}


class Kept(msgspec.Struct):
    """Counts of what is kept of somebody."""

    id: int
    answers: int
    cases: int
    waiting: int


def look(settings: Settings, chat: int) -> Kept:
    """What is kept of the person of a chat. Raises StoreError for nobody."""
    with open_reader(settings.database, settings.secret_key) as reader:
        id = reader.find(chat)
        if id is None:
            raise StoreError("Nobody is known in this chat.")
        counts = [
            reader.db.execute(f"SELECT count(*) FROM {table} WHERE person = ?", (id,)).fetchone()[0]
            for table in ("answers", "cases", "inbox", "outbox")
        ]
        return Kept(id, counts[0], counts[1], counts[2] + counts[3])


def delete(settings: Settings, kept: Kept) -> str:
    """Erases everything of somebody; what became of it, in words. Raises StoreError when it is not done yet."""
    done = errands.run(settings, [("erase", kept.id)])
    (answer,) = done.given
    if answer == "begun" and not done.left:
        answer = "done"
    if answer not in _DONE:
        raise StoreError(_NOT_DONE[answer])
    return _DONE[answer]


def confirm(kept: Kept) -> bool:
    """Asks at the terminal, once. Raises StoreError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise StoreError("delete asks first, and there is no terminal to ask in: add --yes.")
    print(f"Kept of this person: answers {kept.answers}, closed cases {kept.cases}, waiting messages {kept.waiting}.")
    try:
        return input("Erase all of it, for good? [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:  # Ctrl-D
        print()
        return False
