"""`xieshang export`: everything that is kept of a person, as the files that /export in the chat gives."""

from __future__ import annotations

from pathlib import Path

from bot import catalogues
from bot.config import Settings
from bot.saving import save
from bot.shelf import load_library
from bot.storage import Loaded, Outgoing, StoreError
from bot.storage.reading import open_reader
from bot.storage.seal import Unreadable
from bot.telegram.messages import TelegramFace
from bot.turns import Heard, Turns
from bot.wording import Wording
from bot.worlds import worlds
from flows.conversation import respond
from flows.model import Commanded


class _Asking(TelegramFace):
    """The face of a chat in which /export was just said, whatever the update."""

    def hear(self, body: bytes) -> Heard:
        return Heard(Commanded("export"))


def export(settings: Settings, chat: int, folder: Path) -> list[Path]:
    """Saves the files into `folder`; where they are. Raises StoreError."""
    files = _files(settings, chat)
    try:
        return [save(folder, letter.name, letter.file) for letter in files]
    except OSError as error:
        raise StoreError(f"Cannot write {error.filename or folder}: {error.strerror}.") from None


def _files(settings: Settings, chat: int) -> list[Outgoing]:
    loaded = _load(settings, chat)
    wording = Wording.load()
    turns = Turns(respond, _Asking(wording), worlds(settings, wording, load_library(catalogues.locales())))
    try:
        outcome = turns.turn(loaded)
    except Exception as error:  # whatever it says may quote what somebody said
        raise StoreError(f"The files cannot be made: {type(error).__name__}.") from None
    return [letter for letter in outcome.replies if letter.kind == "file"]


def _load(settings: Settings, chat: int) -> Loaded:
    with open_reader(settings.database, settings.secret_key) as reader:
        id = reader.find(chat)
        person = reader.legible(id) if id else None
        if not person:
            raise StoreError("Nobody is known in this chat.")
        try:
            session, history = reader.records.session(person), reader.records.history(person)
            aside = reader.records.set_aside(person, waiting=True)
            undelivered = reader.records.undelivered(person, waiting=True)
        except Unreadable:
            raise StoreError("What is kept of this person is damaged: see xieshang check --database.") from None
    return Loaded(
        0,
        0.0,
        b"",
        session,
        lambda: history,
        set_aside=lambda: aside,
        undelivered=lambda: undelivered,
        chat=chat,
    )
