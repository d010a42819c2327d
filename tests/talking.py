"""A person who talks with the core: says, taps, commands, and sees what the bot would send, in words.

The session is dumped and loaded between every two messages, as storage does it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from bot.wording import Wording
from flows.dialogue.taps import base36
from flows.model import (
    Alarm,
    Article,
    Button,
    Commanded,
    Copy,
    Corrected,
    Document,
    Effect,
    Event,
    Found,
    Keep,
    Library,
    Link,
    Said,
    Sent,
    Session,
    Show,
    T,
    Tapped,
    Text,
    Turn,
    World,
)
from flows.reading.crisis import assess

MONDAY = datetime(2026, 11, 23, 14, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
Respond = Callable[[Session, Event, World], Turn]


class NoBooks:
    """A library that has one article, found by the words `what is it`."""

    book = Article("what-is-it", "basics", "What is it?", "It is this.", ("Do that.",), ("Long.",), sources=("A law",))

    def article(self, slug: str, locale: str) -> Article | None:
        return self.book if slug == self.book.slug else None

    def search(self, text: str, locale: str) -> Found:
        return Found(sure=self.book) if "what is it" in text else Found()

    def alarm(self, text: str) -> Alarm:
        return assess(text)

    def groups(self) -> Sequence[str]:
        return ("basics",)

    def group_title(self, group: str) -> Text:
        return T("All questions")

    def titles(self, group: str, locale: str) -> Sequence[tuple[str, str]]:
        return ((self.book.slug, self.book.title),)


@dataclass
class Chat:
    """One person's chat with `respond`."""

    respond: Respond
    wording: Wording
    locale: str = "en"
    library: Library = field(default_factory=NoBooks)
    now: datetime = MONDAY
    session: Session = field(default_factory=Session)
    screen: Show | None = None
    kept: list[Keep | Document] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    toast: str = ""
    answered: bool = False

    def event(self, event: Event) -> Chat:
        """Let something happen, with the session as storage would keep it."""
        world = World(self.now, self.library, self.wording.words, self.locale)
        stored = msgspec.msgpack.decode(msgspec.msgpack.encode(self.session), type=Session)
        turn = self.respond(stored, event, world)
        self.session = turn.session
        self.answered = False
        for message in turn.messages:
            if isinstance(message, Show):
                self.screen, self.answered = message, True
            else:
                self.kept.append(message)
        self.effects.extend(turn.effects)
        self.toast = self.words(turn.toast) if turn.toast else ""
        return self

    def says(self, text: str) -> Chat:
        return self.event(Said(text))

    def commands(self, name: str, argument: str = "") -> Chat:
        return self.event(Commanded(name, argument))

    def sends(self, kind: str, caption: str = "") -> Chat:
        return self.event(Sent(kind, caption))

    def corrects(self, text: str) -> Chat:
        return self.event(Corrected(text))

    def taps(self, which: str) -> Chat:
        """Tap the button whose act and value (`pick.bank`, `back`) or label is `which`."""
        return self.event(Tapped(self.data(which)))

    def data(self, which: str) -> str:
        """The callback data of a button on the screen; raises AssertionError when it is not there."""
        for button in self.all_buttons():
            if which in {_act(button), self.words(button.label)}:
                visit = "0" if button.timeless else base36(self.session.visit)
                return f"1.{visit}.{_act(button)}"
        raise AssertionError(f"no button {which!r} among {[_act(button) for button in self.all_buttons()]}")

    def waits(self, **time: float) -> Chat:
        self.now += timedelta(**time)
        return self

    # -- what is seen
    @property
    def says_in(self) -> str:
        return self.session.locale or self.locale

    def words(self, text: Text) -> str:
        return self.wording.words(text, self.says_in)

    @property
    def sees(self) -> str:
        """The screen in plain words."""
        return self.wording.plain(self.screen.blocks, self.says_in) if self.screen else ""

    @property
    def html(self) -> str:
        return self.wording.html(self.screen.blocks, self.says_in) if self.screen else ""

    def all_buttons(self) -> list[Button]:
        rows = self.screen.keyboard if self.screen else ()
        return [button for row in rows for button in row if isinstance(button, Button)]

    def labels(self) -> list[str]:
        """Every button's label, copy buttons and links too."""
        rows = self.screen.keyboard if self.screen else ()
        return [self.words(button.label) for row in rows for button in row]

    def has(self, which: str) -> bool:
        return any(which in {_act(button), self.words(button.label)} for button in self.all_buttons())

    @property
    def state(self) -> str:
        """The open step."""
        return self.session.frames[-1].state if self.session.frames else ""

    @property
    def given(self) -> dict[str, object]:
        return dict(self.session.case.answers)

    def everything(self) -> str:
        """All words of the last turn and of what was kept: screen, buttons, copies."""
        parts = [self.sees, *self.labels()]
        rows = self.screen.keyboard if self.screen else ()
        parts += [self.wording.copy(b.what, self.says_in) for row in rows for b in row if isinstance(b, Copy)]
        parts += [self.wording.plain(kept.blocks, self.says_in) for kept in self.kept]
        return "\n".join(parts)


def _act(button: Button) -> str:
    return f"{button.act}.{button.value}" if button.value else button.act


def left(sees: str) -> int:
    """The number of questions left that a screen shows."""
    found = re.search(r"(?:还剩|還剩) (\d+)|(\d+) questions? left", sees)
    assert found, sees
    return int(found[1] or found[2])


__all__ = ["MONDAY", "Chat", "Link", "NoBooks", "left"]
