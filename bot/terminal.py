"""The second face: the same conversation in a terminal, for a person or through a pipe.

A line is an event: a number taps that button of the newest keyboard, `/word` is a command, anything else is typed; a
backslash before a number or a slash makes it typed too. Updates and replies pass through the store like Telegram's.
"""

from __future__ import annotations

import asyncio
import logging
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from flows.model import (
    Button,
    Commanded,
    Copy,
    Document,
    Link,
    Locale,
    Message,
    Paper,
    Said,
    Share,
    Show,
    Tapped,
    Text,
    Veiled,
)

from . import catalogues, log
from .config import Settings
from .console import Console
from .page import Key, Page
from .sheet import CannotDraw, Press
from .sheet.recipes import drawn, recipe, undrawn
from .shelf import load_library
from .signs import file_name, whole
from .storage import Incoming, Loaded, Outcome, Outgoing, Parcel, Sent, Store, Work
from .storage.opening import open_store
from .telegram.messages import TelegramFace
from .turns import Heard, Turns, data_of
from .wording import Wording
from .worlds import worlds

_log = logging.getLogger(__name__)

CHAT = 0
"""The one chat of a terminal; Telegram has none of that number."""

_FIRST_LOCALE = "zh_Hans"
_PARCELS = 100
_GREETING = "/start"
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:\s+(.*))?")
_TYPED = re.compile(r"\\(?=[0-9/\\])")


# -- the face ---------------------------------------------------------------------------------------------------------
class Happened(Veiled, msgspec.Struct, tag="terminal"):
    """An update of the terminal. The tag tells it from Telegram's, which may wait in the same database."""

    kind: Literal["said", "tapped", "commanded"]
    words: str
    argument: str = ""
    locale: Locale = _FIRST_LOCALE


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Happened).decode
_decode_page = msgspec.json.Decoder(Page).decode


class TerminalFace:
    """How a conversation is held here. A reply's body is a `Page`."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def hear(self, body: bytes) -> Heard:
        happened = _decode(body)
        match happened.kind:
            case "said":
                return Heard(Said(happened.words), happened.locale)
            case "tapped":
                return Heard(Tapped(happened.words), happened.locale, tap=happened.words)
            case "commanded":
                return Heard(Commanded(happened.words, happened.argument), happened.locale)

    def say(self, message: Message, visit: int, locale: Locale) -> Iterable[Outgoing]:
        if isinstance(message, Document):
            content = self._wording.plain(message.blocks, locale).encode("utf-8", "replace")
            return [self.hand(f"{self.words(message.name, locale)}.txt", content)]
        if isinstance(message, Paper):
            page = Page(self._wording.html(message.instead, locale))
            return [recipe(message, lambda: _encode(page), self._wording, locale)]
        shown = ([button for button in row if not isinstance(button, Share)] for row in message.keyboard)
        rows = tuple(tuple(self._key(button, visit, locale) for button in row) for row in shown if row)
        page = Page(self._wording.html(message.blocks, locale), rows)
        return [Outgoing("show" if isinstance(message, Show) else "keep", _encode(page), keyboard=bool(rows))]

    def hand(self, name: str, content: bytes) -> Outgoing:
        return Outgoing("file", b"", content, file_name(name))

    def words(self, text: Text, locale: Locale) -> str:
        return self._wording.words(text, locale)

    def _key(self, button: Button | Copy | Link, visit: int, locale: Locale) -> Key:
        label = self.words(button.label, locale)
        match button:
            case Button():
                return Key(label, data=data_of(button, visit))
            case Copy():
                return Key(label, copy=self._wording.copy(button.what, locale))
            case Link():
                return Key(label, url=button.url)


class Works:
    """The work of both faces: what waits for Telegram in the same database is answered for Telegram, and waits on."""

    def __init__(self, terminal: Work, telegram: Work) -> None:
        self._terminal = terminal
        self._telegram = telegram

    def turn(self, loaded: Loaded) -> Outcome:
        return self._of(loaded).turn(loaded)

    def apology(self, loaded: Loaded) -> Outcome:
        return self._of(loaded).apology(loaded)

    def _of(self, loaded: Loaded) -> Work:
        return self._terminal if loaded.chat == CHAT else self._telegram


# -- the conversation -------------------------------------------------------------------------------------------------
class Conversation:
    """What happens between two lines."""

    def __init__(self, store: Store, work: Work, console: Console) -> None:
        self._store = store
        self._work = work
        self._console = console
        self._locale = _FIRST_LOCALE
        self._page = Page("")
        self._press = Press()

    async def speak(self, locale: Locale) -> None:
        """Changes to a locale without showing anything."""
        self._locale = locale
        await self._happen(Happened("tapped", f"1.0.lang.{locale}"))
        await self._deliver(shown=False)

    async def enter(self, line: str) -> None:
        """Does what a line says, and shows what comes of it."""
        line = whole(line)
        if key := self._page.key(line, by_name=self._console.personal):
            if not key.data:
                self._console.tell(key.copy or key.url)
                return
            happened = Happened("tapped", key.data)
        elif command := _COMMAND.fullmatch(line):
            happened = Happened("commanded", command[1].lower(), (command[2] or "").strip())
        elif line.strip():
            happened = Happened("said", _TYPED.sub("", line, count=1) if line.startswith("\\") else line)
        else:
            return
        await self._happen(happened)
        await self._deliver()

    async def _happen(self, happened: Happened) -> None:
        happened.locale = self._locale
        await self._store.accept([Incoming(_encode(happened), CHAT)])
        while self._store.has_open():
            await self._store.until_open()
            await self._store.turn(self._work)

    async def _deliver(self, *, shown: bool = True) -> None:
        for ack in await self._store.acks():
            if ack.toast and shown:
                self._console.tell(ack.toast)
            if ack.parcel:
                await self._store.settle([Sent(ack.parcel)])
        while parcels := await self._store.due(_PARCELS):  # those of Telegram's chats stay leased, for the bot to send
            for parcel in parcels:
                if parcel.chat == CHAT:
                    if shown:
                        self._show(parcel)
                    await self._store.settle([Sent(parcel, parcel.seq)])

    def _show(self, parcel: Parcel) -> None:
        letter = parcel.letter
        if letter.kind == "paper":
            letter = self._drawn(letter)
        if letter.kind == "file":
            self._console.keep(letter.name, letter.file)
            return
        page = _decode_page(letter.body)
        if page.rows:
            self._page = page
        self._console.show(page)

    def _drawn(self, letter: Outgoing) -> Outgoing:
        try:
            return drawn(letter, self._press)
        except CannotDraw as error:
            _log.error("a paper could not be drawn", extra={"data": {"why": str(error)}})
            return undrawn(letter)


# -- the process ------------------------------------------------------------------------------------------------------
def converse(settings: Settings, console: Console, locale: Locale = "") -> None:
    """The conversation from the first screen to the last line; '' goes on in the locale of before.

    Raises StoreError with one line for the operator. Lines are read outside of the event loop, so that Ctrl-C ends it.
    """
    log.set_up("WARNING", sys.stderr, plain=True)
    log.catch_the_rest()
    wording = Wording.load()
    with asyncio.Runner() as runner:
        store = runner.run(open_store(settings.database, settings.secret_key))
        try:
            runner.run(store.tend(None))  # whoever is erased is told before, and nobody hears of it from here
            conversation = Conversation(store, _works(settings, wording), console)
            if locale:
                runner.run(conversation.speak(locale))
            for line in _lines(console):
                runner.run(conversation.enter(line))
        finally:
            runner.run(store.close())


def _lines(console: Console) -> Iterator[str]:
    """What is entered. A person is greeted before they enter anything; so is whoever enters nothing at all."""
    line: str | None = None if console.personal else console.read()
    line = _GREETING if line is None else line
    while line is not None:
        yield line
        line = console.read()


def _works(settings: Settings, wording: Wording) -> Works:
    from flows.conversation import respond

    world = worlds(settings, wording, load_library(catalogues.locales()))
    return Works(Turns(respond, TerminalFace(wording), world), Turns(respond, TelegramFace(wording), world))
