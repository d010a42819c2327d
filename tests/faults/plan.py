"""What people are going to do in an experiment, found by playing the core beforehand, and what must come of it.

Acts are sent without waiting for replies, so a person types and taps what will be right by then.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Literal

from bot.storage import Outgoing
from flows.model import LOCALES, Session
from tests.fake_api.mailbox import Update
from tests.faults.core import Rehearsed, Sign, sign_of_reply
from tests.faults.mutants import POISON
from tests.process.conftest import CODES
from tests.rehearsal import TYPICAL

Oddity = Literal["repeated", "disordered", "replayed", "doubled", "foreign", "unknown", "poisonous"]
ODDITIES: tuple[Oddity, ...] = ("repeated", "disordered", "replayed", "doubled", "foreign", "unknown")
"""All but those of which no turn comes."""
COMMANDS = ("/status", "/help", "/review", "/back", "/privacy", "/faq")
FIRST_CHAT = 7_310_000_000
FIRST_UPDATE = 400_000_000
_RARE = "鹧鸪囍龘靐"
_REPEATED = 0.15
_POISONOUS = 0.1
_BLOCK = 4


@dataclass(frozen=True)
class Expected:
    """A reply to act number `act` of a chat."""

    act: int
    kind: str
    sign: Sign


@dataclass
class Part:
    """What one person does, and what must come of it. secrets: words that must reach no log."""

    chat: int
    locale: str
    name: str
    acts: list[Update] = field(default_factory=list)
    rehearsed: Rehearsed = field(default_factory=Rehearsed)
    secrets: list[str] = field(default_factory=list)

    @property
    def session(self) -> Session:
        assert self.rehearsed.session is not None
        return self.rehearsed.session

    def expected(self) -> list[Expected]:
        """Every reply, in order."""
        replies: Iterator[tuple[int, Outgoing]] = (
            (act, reply) for act, replies in enumerate(self.rehearsed.replies) for reply in replies
        )
        return [Expected(act, reply.kind, sign_of_reply(reply)) for act, reply in replies]

    def about(self) -> dict[str, Any]:
        return {"id": self.chat, "type": "private", "first_name": self.name}

    def who(self) -> dict[str, Any]:
        return {"id": self.chat, "is_bot": False, "first_name": self.name, "language_code": CODES[self.locale]}


@dataclass(frozen=True)
class Sending:
    """An update on its way. `part` and `act`: whose act it is; None for what must have no effect. `soon`: right after
    the one before. `late`: Telegram may have confirmed higher ids already."""

    update: Update
    part: Part | None = None
    act: int = -1
    soon: bool = False
    late: bool = False


@dataclass
class Plan:
    """The parts, and all updates in the order of their arrival."""

    parts: list[Part]
    sendings: list[Sending]

    def poisonous(self) -> int:
        """How many acts no turn comes of."""
        return sum(POISON in act.get("message", {}).get("text", "") for part in self.parts for act in part.acts)

    def secrets(self) -> list[str]:
        found = [POISON, *(word for part in self.parts for word in (str(part.chat), part.name, *part.secrets))]
        return list(dict.fromkeys(found))


def make_plan(
    random: Random, chats: int = 20, acts: int = 10, oddities: Collection[Oddity] = (), batch: int = 1
) -> Plan:
    """A plan of `chats` people with `acts` acts each, in every locale, and further updates for the oddities.

    batch: so many updates will come together; they are taken in the order of their ids.
    """
    actors = [_Actor(random, number, oddities) for number in range(chats)]
    sendings: list[Sending] = []
    for _ in range(acts):
        random.shuffle(actors)
        for actor in actors:
            sendings += actor.act()
            sendings += _strange(random, actor, actors, oddities)
            if "repeated" in oddities and random.random() < _REPEATED:
                sendings.append(Sending(random.choice(sendings[-3 * chats :]).update))
    number(sendings)
    if "disordered" in oddities:
        sendings = _disordered(random, sendings, batch)
    return Plan(sorted((actor.part for actor in actors), key=lambda part: part.chat), sendings)


def _strange(random: Random, actor: _Actor, actors: list[_Actor], oddities: Collection[Oddity]) -> Iterator[Sending]:
    """Updates that must have no effect at all."""
    if "foreign" in oddities and random.random() < 0.1:
        other = random.choice([one for one in actors if one is not actor])
        yield Sending(actor.tap(random.choice(other.buttons() or ["1.0.help"]), message_of=other.part))
    if "unknown" in oddities and random.random() < 0.1:
        yield Sending({"thought": {"id": random.randrange(10**9), "from": actor.part.who(), "mood": [1, {"a": None}]}})


def number(sendings: Sequence[Sending]) -> None:
    """Gives every update its id, in this order."""
    updates = {id(sending.update): sending.update for sending in sendings}
    for id_, update in enumerate(updates.values(), FIRST_UPDATE):
        body = {key: value for key, value in update.items() if key != "update_id"}
        update.clear()
        update.update({"update_id": id_, **body})


def _disordered(random: Random, sendings: Sequence[Sending], batch: int) -> list[Sending]:
    """The updates in another order of arrival: any within a batch; and over batches so that a chat's own stay in order,
    since whoever takes in one of them cannot know that another one is still to come."""
    size, out = max(batch, _BLOCK), []
    highest = 0
    for start in range(0, len(sendings), size):
        block = list(sendings[start : start + size])
        random.shuffle(block)
        if batch == 1:
            block = _by_chat(block, sendings[start : start + size])
        for sending in block:
            number = sending.update["update_id"]
            out.append(replace(sending, late=number < highest))
            highest = max(highest, number)
    return out


def _by_chat(block: Sequence[Sending], before: Sequence[Sending]) -> list[Sending]:
    """The chats in the order of `block`, the updates of each chat in the order that they had `before`."""
    own: dict[int, list[Sending]] = {}
    for sending in before:
        own.setdefault(_chat(sending), []).append(sending)
    return [own[_chat(sending)].pop(0) for sending in block]


def _chat(sending: Sending) -> int:
    body: dict[str, Any] = next(value for key, value in sending.update.items() if key != "update_id")
    chat: int = body["from"]["id"]
    return chat


class _Actor:
    """Somebody who acts, in words mostly."""

    def __init__(self, random: Random, number: int, oddities: Collection[Oddity]) -> None:
        self._random = random
        self._oddities = oddities
        self._done: dict[str, int] = {}
        self._taps: list[str] = []
        self._message = 0
        self._query = 10**15 + number * 10**6
        self.part = Part(
            FIRST_CHAT + number * 1009, LOCALES[number % len(LOCALES)], f"公孙{_RARE[number % 5]}{number:03}"
        )

    def act(self) -> list[Sending]:
        """The next act; with oddities, more than one."""
        if not self.part.acts:
            return [self._play(self._say("/start"))]
        if "replayed" in self._oddities and self._taps and self._random.random() < 0.15:
            return [self._play(self.tap(self._random.choice(self._taps)))]
        update = self._next()
        if "doubled" in self._oddities and "callback_query" in update and self._random.random() < 0.5:
            again = self.tap(update["callback_query"]["data"])
            return [self._play(update), self._play(again, soon=True)]
        return [self._play(update)]

    def buttons(self) -> list[str]:
        return [button["callback_data"] for button in self.part.rehearsed.buttons()]

    def _play(self, update: Update, soon: bool = False) -> Sending:
        self.part.acts.append(update)
        self.part.rehearsed.play({"update_id": 0, **update})
        return Sending(update, self.part, len(self.part.acts) - 1, soon)

    def _next(self) -> Update:
        if "poisonous" in self._oddities and self._random.random() < _POISONOUS:
            return self._say(f"{POISON}{self._random.randrange(100)}")
        chance = self._random.random()
        if chance < 0.08:
            word = f"{self._random.choice(_RARE)}{self._random.choice(_RARE)}{self.part.chat % 9973}"
            self.part.secrets.append(word)
            return self._say(word)
        if chance < 0.14:
            return self._say(self._random.choice(COMMANDS))
        return self._answer(typical=chance < 0.93)

    def _answer(self, typical: bool) -> Update:
        """What answers the open question: the typical answer, or any button."""
        session = self.part.session
        step = session.frames[-1].state if session.frames else ""
        wanted = "next" if session.notices else self._typical(step)
        buttons = self.part.rehearsed.buttons()
        button = next((one for one in buttons if one["callback_data"].split(".", 2)[2] == wanted), None)
        if button is None and wanted and "." not in wanted and not wanted.isascii():
            return self._say(wanted)
        if button is None and wanted[:1].isdigit():
            return self._say(str(self._random.randrange(1, 99) * 500) if self._random.random() < 0.5 else wanted)
        if button is None or not typical:
            button = self._random.choice(buttons) if buttons else None
        if button is None:
            return self._say("/status")
        if self._random.random() < 0.35:
            return self.tap(button["callback_data"])
        return self._say(button["text"])

    def _typical(self, step: str) -> str:
        acts = TYPICAL.get(step, ("",))
        done = self._done[step] = self._done.get(step, -1) + 1
        return acts[min(done, len(acts) - 1)]

    def _say(self, text: str) -> Update:
        self._message += 1
        head = {
            "message_id": self._message,
            "from": self.part.who(),
            "chat": self.part.about(),
            "date": int(time.time()),
        }
        command = {"entities": [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]}
        return {
            "message": {**head, "date": int(time.time()), "text": text, **(command if text.startswith("/") else {})}
        }

    def tap(self, data: str, message_of: Part | None = None) -> Update:
        """A tap on a message of this chat, or of another one."""
        if message_of is None:
            self._taps.append(data)
        self._query += 1
        chat = (message_of or self.part).about()
        message = {"message_id": 1, "chat": chat, "date": int(time.time()), "text": "…"}
        query = {"id": str(self._query), "from": self.part.who(), "chat_instance": "-1", "data": data}
        return {"callback_query": {**query, "message": message}}
