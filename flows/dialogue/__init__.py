"""The whole core: an event to a person's session becomes what is said, kept and done.

The order is the rule: crisis, command, tap, question or answer, flow.
"""

from __future__ import annotations

import re

from flows.dialogue import commands, moves, taps, typed, unasked
from flows.dialogue.care import THREATS, calm, care
from flows.dialogue.export import ABOVE, export
from flows.dialogue.screens import due, show
from flows.dialogue.talk import Talk
from flows.dialogue.words import is_onward
from flows.model import (
    Away,
    CaseOpened,
    Commanded,
    Corrected,
    Event,
    Expiring,
    Flow,
    HistoryRead,
    Said,
    Sent,
    Session,
    Tapped,
    Turn,
    World,
)
from flows.reading.lists import is_list_of_amounts


class Dialogue:
    """Conversations along one flow."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def respond(self, session: Session, event: Event, world: World) -> Turn:
        """What `event` leads to. Pure: the same three give the same turn, and `session` is left as it is."""
        talk = Talk(self.flow, session, world)
        if isinstance(event, Away):
            return Turn(session, unasked.cut_off(talk, lost=event.lost))
        if isinstance(event, Expiring):
            return Turn(session, unasked.expiring(talk, event.day))
        words = words_of(event)
        level = "" if not words or is_onward(words) or _is_harmless(words) else talk.world.library.alarm(words)
        if level and not self._is_threatened(talk, words, level):
            return care(talk, level)
        if isinstance(event, HistoryRead):
            return self._exported(talk, event)
        if talk.session.crisis:
            return self._after_crisis(talk, event)
        if isinstance(event, Commanded):
            commands.command(talk, event.name, event.argument)
        elif isinstance(event, Tapped):
            if event.data == _CALM:
                return calm(talk)
            taps.tap(talk, event.data)
        elif isinstance(event, Said):
            typed.hear(talk, event.text)
        else:
            self._other(talk, event)
        return show(talk)

    @staticmethod
    def _other(talk: Talk, event: Sent | Corrected | CaseOpened) -> None:
        if isinstance(event, CaseOpened):
            talk.session.past = [past for past in talk.session.past if past.id != event.case.id]
            talk.session.case = event.case
            moves.resume_case(talk)
            return
        if not talk.session.frames:
            moves.begin(talk)
        if isinstance(event, Sent):
            typed.sent(talk, event.kind)
        else:
            typed.corrected(talk, event)

    @staticmethod
    def _exported(talk: Talk, event: HistoryRead) -> Turn:
        """The files, and below them the screen as it was. Beside the crisis message nothing is said of them."""
        talk.kept.append(export(talk, event))
        if talk.session.crisis:
            return talk.turn(*due(talk))
        talk.brief = True
        talk.say(ABOVE)
        return show(talk)

    @staticmethod
    def _is_threatened(talk: Talk, words: str, level: str) -> bool:
        """Somebody else's threat, which has a warning of its own: the person is not the one who means harm."""
        return level == "doubtful" and talk.flow.spoken_of(words, talk.scene) in THREATS

    def _after_crisis(self, talk: Talk, event: Event) -> Turn:
        """The crisis message stands, never shorter, until the person asks to go on. Their data stay theirs meanwhile:
        what is kept, a copy of it, deleting it."""
        name = event.name if isinstance(event, Commanded) else ""
        data = event.data if isinstance(event, Tapped) else ""
        if data == _CALM or name in {"start", "cancel", "back"} or (isinstance(event, Said) and is_onward(event.text)):
            return calm(talk)
        name = _FREE.get(data, name)
        if name in _FREE.values():
            commands.command(talk, name, "")
            return show(talk)
        if talk.session.view == "delete" and data.endswith(".erase"):
            taps.tap(talk, data)
            if talk.effects:
                return show(talk)
        if data.startswith("1.0.lang."):
            taps.tap(talk, data)
        return care(talk)


def _is_harmless(words: str) -> bool:
    """A list of a month's costs: medicine, children and nothing stand close together in it, and mean no harm."""
    if not is_list_of_amounts(words):
        return False
    from flows.reading.crisis import assess  # its patterns take long to compile

    return not assess(words)


_CALM = "1.0.calm"
_FREE = {"1.0.export": "export", "1.0.view.delete": "delete", "1.0.view.privacy": "privacy"}
_SLUG = re.compile(r"(?:faq_)?[a-z0-9]+(?:-[a-z0-9]+)*")
"""An article's name, which a link or a command brings: nobody has written it."""


def words_of(event: Event) -> str:
    """What the person writes, wherever they write it."""
    match event:
        case Said(text) | Corrected(text):
            return text
        case Sent(_, caption):
            return caption
        case Commanded(_, argument):
            return "" if _SLUG.fullmatch(argument) else argument
    return ""
