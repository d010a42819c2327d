"""Somebody who does anything, over Telegram's own JSON, and what must hold after every event.

`Anyone.does` lets one event happen: the update is heard, answered and said as the bot does it, the session stored and
loaded in between. Each `_holds_*` is one promise; docs/reliability.md lists them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace as replaced

from bot.messages import _simplified as simplified_signs
from bot.shelf import load_library
from bot.storage import Loaded, Outcome, Outgoing
from bot.telegram.messages import TelegramFace
from bot.telegram.updates import take
from bot.turns import Heard, Own, Turns
from bot.wording import MESSAGE_LIMIT, Wording
from flows.conversation import respond
from flows.dialogue.taps import base36
from flows.engine import END, road
from flows.model import (
    Button,
    Case,
    Commanded,
    Corrected,
    Event,
    Keyboard,
    Line,
    Paper,
    Said,
    Sent,
    Session,
    Show,
    Tapped,
    Turn,
    World,
)
from flows.negotiation.flow import NEGOTIATION
from tests.fake_api.markup import parse, units
from tests.hostile.rule import SETTINGS, case_may_go, changed, may_change, state_of
from tests.talking import MONDAY

LIBRARY = load_library(Path(__file__).parents[2] / "locales")
CHAT = 7
DATA_BYTES = 64
SESSION_BYTES = 64 * 1024
BUTTONS = 100  # Telegram's own limit of a keyboard
CODES = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}
_ERASED = 10**6  # people before them: the numbers on their buttons are long
_STEPS = road(NEGOTIATION).steps
_LEFT = re.compile(r"(?:还剩|還剩) (\d+)|(\d+) questions? left")
_SLOT = re.compile(r"\{\w*\}")
_ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
_LATIN = re.compile(r"[A-Z]?[a-z]{2,}")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


class _Face(TelegramFace):
    """Telegram's, which also hears what JSON cannot carry: an event by its place in `straight`."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording)
        self.straight: list[Event] = []

    def hear(self, body: bytes) -> Heard:
        if body.startswith(b"#"):
            return Heard(self.straight[int(body[1:])], tap="straight")
        return super().hear(body)


class Anyone:
    """One person's chat. `locale`: of their client. `old`: the data of every button they ever saw."""

    def __init__(self, wording: Wording, locale: str = "zh_Hans") -> None:
        self.wording = wording
        self.locale = locale
        self.now = MONDAY
        self.stored: bytes | None = None
        self.history: list[Case] = []
        self.screen: Show | None = None
        self.old: dict[str, None] = {}
        self.events = 0
        self.last: Event | None = None
        self._face = _Face(wording)
        self._turns = Turns(self._respond, self._face, self._world)
        self._turn: Turn | None = None

    # -- what can be done
    def does(self, event: Event) -> Outcome:
        """Lets `event` happen, and holds what comes of it to every promise."""
        self.events += 1
        self.last = event
        before, labels = self.session, self.labels()
        outcome = self._turns.turn(self._loaded(event))
        after = outcome.session
        assert after is not None, "a turn without a session"
        _holds_answers(before, event, after, outcome, labels)
        _holds_place(before, after)
        self._holds_reply(before, event, outcome)
        for reply in outcome.replies:
            _holds_limits(reply)
        assert self._turn is not None
        self._holds_language(self._turn, after.locale)
        self._keep(outcome, self._turn)
        return outcome

    def is_brought_up(self, own: Own) -> None:
        """We write by ourselves: nothing of the person changes by it, and the buttons that they see still work."""
        self._turn = None
        stored = self.stored
        outcome = self._turns.turn(replaced(self._loaded(Said("x")), body=own.body()))
        assert (outcome.session, outcome.closed, outcome.erase, self.stored) == (None, (), False, stored)
        for reply in outcome.replies:
            _holds_limits(reply)
        if self._turn and stored:
            self._holds_language(self._turn, self.session.locale)
            for show in (message for message in self._turn.messages if isinstance(message, Show)):
                self.screen = show
                assert self.buttons()

    def waits(self, days: int) -> None:
        self.now += timedelta(days=days, hours=7)

    @property
    def session(self) -> Session:
        return msgspec.msgpack.decode(self.stored, type=Session) if self.stored else Session()

    def buttons(self) -> list[Button]:
        """The buttons of the screen that do something."""
        return _buttons(self.screen.keyboard) if self.screen else []

    def data(self) -> list[str]:
        """Their callback data, as Telegram has it."""
        return self._data_of(self.screen) if self.screen else []

    def labels(self) -> frozenset[str]:
        """What may be typed in place of a button: its label in any locale."""
        return frozenset(self.wording.words(one.label, locale) for one in self.buttons() for locale in CODES)

    # -- how it happens
    def _respond(self, session: Session, event: Event, world: World) -> Turn:
        packed = msgspec.msgpack.encode(session)
        turn = respond(session, event, world)
        assert msgspec.msgpack.encode(session) == packed, "the session that was handed over has changed"
        self._turn = turn if self._turn is None else replace(turn, messages=(*self._turn.messages, *turn.messages))
        return turn

    def _world(self, locale: str, seed: int) -> World:
        return World(self.now, LIBRARY, self.wording.words, locale, seed)

    def _loaded(self, event: Event) -> Loaded:
        self._turn = None
        try:
            body = self._body(event)
        except UnicodeEncodeError:
            self._face.straight.append(event)
            body = b"#%d" % (len(self._face.straight) - 1)
        session = self.session if self.stored else None
        return Loaded(self.events, 0.0, body, session, lambda: self.history, erased=_ERASED)

    def _body(self, event: Event) -> bytes:
        body = msgspec.json.encode({"update_id": self.events, **_update(event, CODES[self.locale])})
        incoming, aside = take(body)
        assert (incoming.chat, aside) == (CHAT, None)
        if self._face.hear(body).event != event:  # a typed command, say: what was meant happens straight
            raise UnicodeEncodeError("json", "", 0, 0, "cannot be typed")
        return incoming.body

    def _keep(self, outcome: Outcome, turn: Turn) -> None:
        stored = msgspec.msgpack.encode(outcome.session)
        assert msgspec.msgpack.decode(stored, type=Session) == outcome.session
        assert len(stored) <= SESSION_BYTES, f"a session of {len(stored)} bytes"
        self.stored = stored
        self.history.extend(outcome.closed)
        if outcome.erase:
            self.history.clear()
        shows = [message for message in turn.messages if isinstance(message, Show)]
        if shows:
            self.screen = shows[-1]
            self.old |= dict.fromkeys(self._data_of(self.screen))

    def _data_of(self, show: Show) -> list[str]:
        (*_, letter) = self._face.say(show, self.session.visit, "en")
        return _data(letter)

    # -- what holds
    def _holds_reply(self, before: Session, event: Event, outcome: Outcome) -> None:
        """There is always a reply; a mere acknowledgement only for the tap that was done already. No dead end."""
        assert outcome.replies, f"no reply to {event!r}"
        said = [reply for reply in outcome.replies if reply.kind != "ack"]
        assert said or (isinstance(event, Tapped) and event.data == before.tap), f"silence on {event!r}"
        shows = [reply for reply in said if reply.kind == "show"]
        if shows:
            assert _data(shows[-1]), f"a dead end: {msgspec.json.decode(shows[-1].body)['text']}"
        else:
            assert self.screen is not None, f"nothing but {said} is there"
        for words in (msgspec.json.decode(show.body)["text"] for show in shows):
            for left in _LEFT.findall(words):
                assert 0 <= int(left[0] or left[1]) <= len(_STEPS), words

    def _holds_language(self, turn: Turn, locale: str) -> None:
        """Every word is of the person's language, and no slot is left open."""
        for message in turn.messages:
            for block in message.instead if isinstance(message, Paper) else message.blocks:
                if isinstance(block, Line):
                    _is_in(self.wording.plain((block,), locale), locale)
                else:
                    assert not _SLOT.search(self.wording.plain((block,), locale))
            for row in () if not isinstance(message, Show) else message.keyboard:
                for button in row:
                    if isinstance(button, Button) and button.act == "lang":
                        continue  # a language is named in itself
                    _is_in(self.wording.words(button.label, locale), locale)
        if turn.toast:
            _is_in(self.wording.words(turn.toast, locale), locale)


def _holds_answers(before: Session, event: Event, after: Session, outcome: Outcome, labels: frozenset[str]) -> None:
    """No answer changes that was not asked for; see rule.py."""
    if outcome.erase or after.case.id != before.case.id or (before.case.answers and not after.case.answers):
        assert case_may_go(before, after, outcome), f"{event!r} lost {before.case.answers}"
        return
    different = changed(before.case.answers, after.case.answers)
    allowed = may_change(before, event, labels)
    assert different <= allowed, f"{event!r} at {state_of(before)!r} changed {different - allowed}"


def _holds_place(before: Session, after: Session) -> None:
    """The place is one that there is, and every answer belongs to a question."""
    assert state_of(after) in {"", END, *_STEPS}
    assert after.visit >= before.visit, "an old button would be of today again"
    assert after.case.answers.keys() <= {*_STEPS, *SETTINGS}
    assert len(after.frames) <= 1
    assert len(after.tap) <= DATA_BYTES
    assert after.left <= len(_STEPS)


def _holds_limits(reply: Outgoing) -> None:
    """What goes out is within Telegram's limits, and HTML that it takes."""
    if reply.kind not in {"show", "keep"}:
        return
    call = msgspec.json.decode(reply.body)
    text, _ = parse(call["text"])
    assert 0 < units(text) <= MESSAGE_LIMIT, f"{units(text)} units"
    buttons = [button for row in call.get("reply_markup", {}).get("inline_keyboard", ()) for button in row]
    assert len(buttons) <= BUTTONS
    for button in buttons:
        assert button["text"].strip()
        assert len(button.get("callback_data", "").encode()) <= DATA_BYTES
        assert units(button.get("copy_text", {}).get("text", "")) <= 256


@lru_cache(20_000)
def _is_in(words: str, locale: str) -> None:
    """No slot without its value; no other language. Our own words only: nothing that is typed is ever said."""
    assert not _SLOT.search(words), words
    if locale == "en":
        # a name, or what to say on the phone, may stand in an English line
        assert not _CHINESE.search(words) or _LATIN.search(words), words
        return
    assert not _ENGLISH.search(words), words
    if locale == "zh_Hant":
        assert not simplified_signs().intersection(words), words


def _buttons(keyboard: Keyboard) -> list[Button]:
    return [button for row in keyboard for button in row if isinstance(button, Button)]


def _data(letter: Outgoing) -> list[str]:
    """The callback data of a reply's buttons."""
    rows = msgspec.json.decode(letter.body).get("reply_markup", {}).get("inline_keyboard", ())
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def _update(event: Event, code: str) -> dict[str, Any]:
    who, chat = {"id": CHAT, "language_code": code}, {"id": CHAT, "type": "private"}
    match event:
        case Said(text):
            return {"message": {"chat": chat, "from": who, "text": text}}
        case Corrected(text):
            return {"edited_message": {"chat": chat, "from": who, "text": text}}
        case Commanded(name, argument):
            return {"message": {"chat": chat, "from": who, "text": f"/{name} {argument}".rstrip(" ")}}
        case Tapped(data):
            return {"callback_query": {"id": "q", "from": who, "data": data, "message": {"chat": chat}}}
        case Sent(kind, caption):
            return {"message": {"chat": chat, "from": who, kind: {}, "caption": caption}}
        case _:
            raise AssertionError(event)


__all__ = ["LIBRARY", "MONDAY", "Anyone", "base36", "respond", "state_of"]
