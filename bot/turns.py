"""One turn: a stored update is heard, answered by the dialogue, and becomes what the store writes.

Pure for given worlds: the store may run a turn twice. A face is where updates come from and replies go to: Telegram
and the terminal share everything here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import Literal, Protocol

import msgspec

from flows.dialogue import words_of
from flows.dialogue.export import file_name
from flows.dialogue.menus import DELETED
from flows.dialogue.taps import TIMELESS, VERSION, base36
from flows.model import (
    Away,
    Button,
    Case,
    CaseClosed,
    CaseOpened,
    Commanded,
    Corrected,
    Counted,
    Effect,
    EraseMe,
    Event,
    Expiring,
    ExportMe,
    HistoryRead,
    Keep,
    Line,
    Locale,
    Message,
    OpenCase,
    Said,
    Session,
    Show,
    T,
    Tapped,
    Text,
    Turn,
    Veiled,
    World,
)

from .everything import in_json
from .storage import Loaded, Outcome, Outgoing

_log = logging.getLogger(__name__)

Respond = Callable[[Session, Event, World], Turn]
Worlds = Callable[[Locale, int], World]
"""The world for a client's locale and a seed."""

_TOO_MUCH = Keep((Line(T("That was a lot at once. A little slower, please: send again what I have not answered.")),))
_ANEW = f"{VERSION}.{TIMELESS}.anew"
_MOST_OPENED = 4
_REHEARSED: tuple[Event, ...] = (Commanded("start"), Said("利息太高怎么办?"), Said("1200"))
_DATA_BYTES = 64
_VISIT_BITS = 12  # more questions than anybody is asked between two erasures
_in_base36 = lru_cache(maxsize=1000)(base36)


class Own(msgspec.Struct, tag="own", omit_defaults=True):
    """An update of our own making, which waits and is answered like any other. Its tag tells it from those of a face.

    away: we could not hear for a while. missed: a reply did not reach them. expiring: everything is erased on `day`.
    """

    kind: Literal["away", "missed", "expiring"]
    day: date | None = None

    def body(self) -> bytes:
        return _encode_own(self)


_encode_own = msgspec.json.Encoder().encode
_decode_own = msgspec.json.Decoder(Own).decode
_OWN = b'{"type":"own"'


class Heard(Veiled, msgspec.Struct, frozen=True):
    """What a face makes of an update. event: None for one that calls for no answer.

    locale: of the client. tap: what has to be acknowledged. gone: the person blocked (unblocked) the bot with it.
    """

    event: Event | None
    locale: Locale = "en"
    tap: str = ""
    gone: bool | None = None


class Face(Protocol):
    """Where a conversation takes place. Pure."""

    def hear(self, body: bytes) -> Heard:
        """An update as it was stored."""
        ...

    def say(self, message: Message, visit: int, locale: Locale) -> Iterable[Outgoing]:
        """A message as finished replies; its buttons belong to the question of `visit`."""
        ...

    def hand(self, name: str, content: bytes) -> Outgoing:
        """A file."""
        ...

    def words(self, text: Text, locale: Locale) -> str:
        """A few words for a button's toast."""
        ...


class Turns:
    """The work that a store does with updates; see `Work`."""

    def __init__(self, respond: Respond, face: Face, worlds: Worlds) -> None:
        self._respond = respond
        self._face = face
        self._worlds = worlds

    def rehearse(self) -> None:
        """Goes through what takes long the first time. So a process that is killed soon after its start is not killed
        within an update's turn, which would count against that update."""
        session = Session()
        try:
            for event in _REHEARSED:
                session = self._respond(session, event, self._worlds("zh_Hans", 0)).session
        except Exception as error:
            _log.error("the rehearsal failed", exc_info=error)

    def turn(self, loaded: Loaded) -> Outcome:
        if loaded.body.startswith(_OWN):
            return self._our_turn(loaded)
        heard = self._face.hear(loaded.body)
        if heard.event is None:
            return Outcome(gone=heard.gone, replies=[Outgoing("ack", tap=heard.tap)] if heard.tap else ())
        return self._damaged(loaded, heard) if loaded.damaged else self._answer(loaded, heard)

    def _damaged(self, loaded: Loaded, heard: Heard) -> Outcome:
        """Nothing can be read, and nothing is touched until they say so: a backup may still bring it back."""
        if self._is_alarming(heard):
            return Outcome(replies=_addressed(self._care(heard, Session()), heard))
        anew = heard.event == Tapped(_ANEW)
        told = Line(T("Sorry, what was kept here is damaged and can no longer be read."))
        way = T(
            "No. {id} for the operator, who may have a backup: ask first. Beginning anew deletes it for good.",
            id=str(loaded.seq),
        )
        button = Button(T("Begin anew"), "anew", timeless=True)
        show = Show(*DELETED) if anew else Show((told, Line(way)), ((button,),))
        return Outcome(replies=_addressed([*self._face.say(show, 0, heard.locale)], heard), erase=anew)

    def _our_turn(self, loaded: Loaded) -> Outcome:
        """Says something that nobody asked for. It stands below what was there, and changes nothing of the session."""
        own = _decode_own(loaded.body)
        if loaded.session is None:
            return Outcome(ours=True)
        event = Expiring(own.day) if own.day else Away(lost=own.kind == "missed")
        outcome = self._answer(loaded, Heard(event, loaded.session.locale or "en"))
        for reply in outcome.replies:
            reply.again, reply.warns = own.kind != "expiring", own.kind == "expiring"
        return Outcome(replies=outcome.replies, ours=True)

    def _answer(self, loaded: Loaded, heard: Heard) -> Outcome:
        assert heard.event
        world, event = self._worlds(heard.locale, loaded.seq), heard.event
        if loaded.late and isinstance(event, Said):
            event = Corrected(event.text, late=True)  # it was no answer to what is asked now
        try:
            deeds = _Deeds(self._respond(_session(loaded), event, world))
            while deeds.effects:
                self._apply(deeds.effects.pop(0), deeds, loaded, world)
            return self._outcome(heard, deeds, loaded.hasty)
        except Exception as error:
            _report(loaded, error)
            raise

    def apology(self, loaded: Loaded) -> Outcome:
        if loaded.body.startswith(_OWN):
            return Outcome(ours=True)  # nobody has asked for anything
        session = loaded.session or Session()
        try:
            heard = self._face.hear(loaded.body)
        except Exception:  # what cannot be heard is what the apology is for
            heard = Heard(None)
        alarmed = self._is_alarming(heard)
        if alarmed:
            with suppress(Exception):  # then the apology has to do
                return Outcome(replies=_addressed(self._care(heard, session), heard), unkept=True)
        show = Show(
            (
                Line(T("Sorry, this step failed. Your answers are safe.")),
                Line(T("No. {id} for the operator. Please try again.", id=str(loaded.seq))),
            ),
            ((Button(T("Try again"), "again"), Button(T("Step back"), "back")),),
        )
        locale = session.locale or heard.locale
        return Outcome(replies=_addressed([*self._face.say(show, session.visit, locale)], heard), unkept=alarmed)

    def _is_alarming(self, heard: Heard) -> bool:
        library = self._worlds(heard.locale, 0).library
        return heard.event is not None and bool(library.alarm(words_of(heard.event)))

    def _care(self, heard: Heard, session: Session) -> list[Outgoing]:
        """The crisis message, whatever of this session it was that failed."""
        assert heard.event
        locale = session.locale or heard.locale
        turn = self._respond(Session(locale=locale), heard.event, self._worlds(locale, 0))
        return [reply for message in turn.messages for reply in self._face.say(message, session.visit, locale)]

    def _apply(self, effect: Effect, deeds: _Deeds, loaded: Loaded, world: World) -> None:
        match effect:
            case CaseClosed(case):
                deeds.closed.append(case)
            case OpenCase(id):
                found = next((case for case in [*deeds.closed[::-1], *loaded.history()] if case.id == id), None)
                if found is None:
                    _log.warning("no such case in the history", extra={"data": {"seq": loaded.seq}})
                else:
                    deeds.add(self._respond(deeds.session, CaseOpened(found), world))
            case EraseMe():
                deeds.erase = True
            case ExportMe():
                self._export(deeds, loaded, world)
            case Counted(what, keys):
                deeds.counts += [(what, key) for key in keys]

    def _export(self, deeds: _Deeds, loaded: Loaded, world: World) -> None:
        """Two files of the same: a text, which the dialogue writes, and the data. Both tell of the time before this
        visit."""
        seen = loaded.session.seen if loaded.session else None
        session = msgspec.structs.replace(deeds.session, seen=seen)
        history = [*loaded.history(), *deeds.closed]
        unanswered = [body for body in loaded.set_aside() if not body.startswith(_OWN)]
        name = self._face.words(file_name(world.today), session.locale or world.locale)
        undelivered = loaded.undelivered()
        data = in_json(loaded.chat, session, history, unanswered, undelivered, world)
        deeds.files.append(self._face.hand(f"{name}.json", data))
        read = HistoryRead(tuple(history), len(unanswered), loaded.chat, len(undelivered))
        deeds.add(self._respond(session, read, world))

    def _outcome(self, heard: Heard, deeds: _Deeds, hasty: bool) -> Outcome:
        session = deeds.session
        locale = session.locale or heard.locale
        said = [reply for message in deeds.messages for reply in self._face.say(message, session.visit, locale)]
        screen = next((at for at, reply in enumerate(said) if reply.kind == "show"), len(said))
        replies = [*said[:screen], *deeds.files, *said[screen:]]
        if hasty:
            replies += self._face.say(_TOO_MUCH, session.visit, locale)
        below = not isinstance(heard.event, Tapped) and all(reply.kind != "show" for reply in replies)
        toast = self._face.words(deeds.toast, locale) if deeds.toast else ""
        outcome = Outcome(session, _addressed(replies, heard, toast), deeds.closed, below, deeds.erase, heard.gone)
        outcome.counts = deeds.counts
        return outcome


def data_of(button: Button, visit: int) -> str:
    """What a tap on the button says: `1.<visit in base 36>.<act>[.<value>]`, visit 0 for one that works for ever.

    Raises ValueError for what does not fit Telegram's 64 bytes.
    """
    data = f"{VERSION}.{TIMELESS if button.timeless else _in_base36(visit)}.{button.act}"
    data = f"{data}.{button.value}" if button.value else data
    if len(data) > _DATA_BYTES or not data.isascii():
        raise ValueError(f"callback data too long: act {button.act}")
    return data


def _session(loaded: Loaded) -> Session:
    """The visits of somebody new begin above those of whoever was erased: they may be one of them, and buttons of
    theirs may still stand in the chat. A tap on what could not be shown is no second tap."""
    session = loaded.session or Session(visit=(loaded.erased << _VISIT_BITS) + 1)
    if loaded.unseen:
        session.tap = ""
    return session


class _Deeds:
    """What a turn does, put together from all that the dialogue answered while its effects were carried out."""

    __slots__ = ("_turns", "closed", "counts", "effects", "erase", "files", "messages", "session", "toast")

    def __init__(self, turn: Turn) -> None:
        self.session = turn.session
        self.messages = turn.messages
        self.effects = list(turn.effects)
        self.toast = turn.toast
        self.closed: list[Case] = []
        self.counts: list[tuple[str, str]] = []
        self.files: list[Outgoing] = []
        self.erase = False
        self._turns = 1

    def add(self, turn: Turn) -> None:
        self._turns += 1
        if self._turns > _MOST_OPENED:
            raise RuntimeError("cases that open each other")
        self.session = turn.session
        self.messages += turn.messages
        self.effects += turn.effects
        self.toast = turn.toast or self.toast


def _addressed(replies: list[Outgoing], heard: Heard, toast: str = "") -> list[Outgoing]:
    """The replies of a turn, the first of which carries the acknowledgement of the tap."""
    if heard.tap:
        if not replies:
            replies.append(Outgoing("ack"))
        replies[0].tap, replies[0].toast = heard.tap, toast
    if not isinstance(heard.event, Tapped):
        for reply in replies:
            reply.fresh = True
    return replies


def _report(loaded: Loaded, error: Exception) -> None:
    """What went wrong and where, never what was said."""
    frame = loaded.session.frames[-1] if loaded.session and loaded.session.frames else None
    place = {"flow": frame.flow, "step": frame.state} if frame else {}
    _log.error("turn failed", exc_info=error, extra={"data": {"seq": loaded.seq, **place}})
