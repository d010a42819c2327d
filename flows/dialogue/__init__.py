"""The whole core: an event to a person's session becomes what is said, kept and done.

The order is the rule: crisis, command, tap, question or answer, flow.
"""

from __future__ import annotations

from flows.dialogue import commands, moves, taps, typed
from flows.dialogue.care import calm, care
from flows.dialogue.screens import show
from flows.dialogue.talk import Talk
from flows.model import (
    CaseOpened,
    Commanded,
    Corrected,
    Event,
    Flow,
    Said,
    Sent,
    Session,
    Tapped,
    Turn,
    World,
)
from flows.reading.crisis import assess


class Dialogue:
    """Conversations along one flow."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def respond(self, session: Session, event: Event, world: World) -> Turn:
        """What `event` leads to. Pure: the same three give the same turn, and `session` is left as it is."""
        talk = Talk(self.flow, session, world)
        if isinstance(event, Said | Corrected) and (level := assess(event.text)):
            return care(talk, level)
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
            typed.corrected(talk, event.text)

    def _after_crisis(self, talk: Talk, event: Event) -> Turn:
        """The crisis message stands until the person wants to go on; deleting and leaving are always free."""
        if isinstance(event, Tapped) and event.data == _CALM:
            return calm(talk)
        if isinstance(event, Commanded) and event.name in {"delete", "privacy", "language", "start"}:
            talk.session.crisis = False
            commands.command(talk, event.name, "")
            return show(talk)
        if isinstance(event, Tapped):
            if event.data.startswith("1.0.lang."):
                taps.tap(talk, event.data)
            return show(talk)
        return calm(talk)


_CALM = "1.0.calm"
