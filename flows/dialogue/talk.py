"""One turn under way: a copy of the session that may change, what is said so far, and what all parts ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from flows.engine import END, Road, road
from flows.model import (
    LOCALES,
    Answers,
    Article,
    Block,
    Effect,
    Flow,
    Frame,
    Keyboard,
    Line,
    Message,
    Scene,
    Session,
    Show,
    Step,
    Text,
    Turn,
    World,
)

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Session).decode


def copied(session: Session) -> Session:
    """A copy that shares nothing, the way storage would give it back."""
    return _decode(_encode(session))


class Talk:
    """What one event leads to, while it is being found out.

    said: lines on the next screen, below its progress. kept: messages that stay. quiet: the tap needs no new screen.
    brief: the question was on the screen just before; what is said takes the place of its progress and introduction.
    """

    def __init__(self, flow: Flow, session: Session, world: World) -> None:
        self.flow: Flow = flow
        self.road: Road = road(flow)
        self.session = copied(session)
        self.world = world
        self.said: list[Block] = []
        self.kept: list[Message] = []
        self.effects: list[Effect] = []
        self.toast: Text | None = None
        self.quiet = False
        self.brief = False
        self._force: Answers | None = None
        self._asked: tuple[str, ...] | None = None
        self._scene: Scene | None = None
        if self.session.locale not in LOCALES:
            self.session.locale = world.locale if world.locale in LOCALES else "en"

    # -- where we are
    @property
    def frame(self) -> Frame | None:
        return self.session.frames[-1] if self.session.frames else None

    @property
    def state(self) -> str:
        """The open step's key, END after the flow, '' before it."""
        return self.road.current(self.frame) if self.frame else ""

    @property
    def step(self) -> Step | None:
        """The open question."""
        return self.road.steps.get(self.state)

    @property
    def answers(self) -> Answers:
        """The answers in force."""
        if self._force is None:
            self._force = self.road.in_force(self.session.case.answers)
        return self._force

    def changed(self) -> None:
        """The case's answers changed: what is in force is found out anew."""
        self._force = self._asked = None

    @property
    def scene(self) -> Scene:
        """What wording may depend on, as it is now."""
        session, scene = self.session, self._scene
        if (
            scene is None
            or scene.answers is not self.answers
            or scene.draft is not session.draft
            or scene.locale != session.locale
        ):
            soft = session.soft or self.flow.soft(self.answers)
            scene = self._scene = Scene(
                self.answers, self.world.now, session.locale, session.draft, soft, self.world.lpr
            )
        return scene

    @property
    def today(self) -> date:
        return self.world.today

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions that are still to be asked."""
        if self._asked is None:
            self._asked = self.road.asked(self.answers)
        return self._asked

    def left(self) -> int:
        """Questions left, the open one counted."""
        step = self.step
        revisited = step is not None and step.counts and step.key not in self.asked
        return len(self.asked) + revisited

    # -- what is said
    def say(self, *texts: Text) -> None:
        self.said.extend(Line(text) for text in texts)

    def words(self, text: Text) -> str:
        return self.world.words(text, self.session.locale)

    def in_every_locale(self, text: Text) -> tuple[str, ...]:
        return tuple(self.world.words(text, locale) for locale in LOCALES)

    def article(self, slug: str) -> Article | None:
        return self.world.library.article(slug, self.session.locale)

    def turn(self, blocks: Sequence[Block] = (), keyboard: Keyboard = ()) -> Turn:
        """The turn as it goes out, with the screen when there is one."""
        self.session.seen = self.today
        screen = (Show(tuple(blocks), keyboard),) if blocks else ()
        return Turn(self.session, (*self.kept, *screen), tuple(self.effects), self.toast)


__all__ = ["END", "Talk", "copied"]
