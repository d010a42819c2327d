"""A bot that is attacked, with somebody in the middle of their case beside it, and what came of it."""

from __future__ import annotations

import json
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from bot.wording import Wording
from flows.conversation import respond
from tests.bot.entrance import SECRET, post
from tests.fake_api import FakeApi, Person
from tests.faults.kept import Kept, read
from tests.process.driver import ON_MONDAY, BotProcess, free_port
from tests.process.play import play
from tests.rehearsal import Beat, rehearse

CANARY = "zq9xw7"
"""Stands in what attackers type, and may not stand in the log."""
_BEATS, _ONWARD = 12, 3
_SECONDS = 10.0
_QUIET = 0.3


@dataclass
class Attack:
    """What came of attacks of one kind. outcomes: how often which. wrong: what must not be, in words. memory: the MiB
    that the process came to hold."""

    name: str
    seed: int
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    memory: float = 0.0

    def row(self) -> str:
        """Of the table, in Markdown."""
        outcomes = ", ".join(f"{outcome}: {times:,}" for outcome, times in sorted(self.outcomes.items()))
        counts = f"{self.memory:.0f} | {len(self.wrong)} | {self.seed}"
        return f"| {self.name} | {self.outcomes.total():,} | {outcomes} | {counts} |"


HEAD = "| hostile input | tried | what came of it | MiB more | wrong | seed |\n|---|---:|---|---:|---:|---:|"


@dataclass(frozen=True)
class Onslaught:
    """One kind of attack: a function that does it `siege.times` times and tells of each time what came of it.

    times, quick: how often in a whole run and in a quick one. allowed: what may come of it. webhook: how the bot hears.
    """

    do: Callable[[Siege], Iterable[str]]
    times: int
    quick: int
    allowed: frozenset[str]
    webhook: bool = False

    @property
    def name(self) -> str:
        return " ".join((self.do.__doc__ or "").split())


class Siege:
    """A running bot at DEBUG, attacked so many `times`.

    Nobody who is watched may get, lose or change an answer by it, nothing may be left waiting or be set aside, no
    secret may have been said, and the bystander goes on as if nothing had been.
    """

    def __init__(
        self, api: FakeApi, folder: Path, random: Random, times: int, onslaught: Onslaught, command: Sequence[str]
    ) -> None:
        self.api = api
        self.random = random
        self.times = times
        self.port = free_port()
        told = {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{self.port}/hook", "PORT": str(self.port)}
        told |= {"BOT_WEBHOOK_SECRET": SECRET}
        self.bot = BotProcess(api, folder, command, BOT_LOG_LEVEL="DEBUG", **(told if onslaught.webhook else {}))
        self._watched: list[Person] = []
        self._updates = 10**9

    def hold(self, attack: Attack, onslaught: Onslaught) -> None:
        """Lets it happen, and writes down what came of it."""
        self.bot.start()
        bystander = self.somebody()
        before, memory = self._look(), self.bot.most_memory()
        attack.outcomes.update(onslaught.do(self))
        attack.memory = self.bot.most_memory() - memory
        self._waits_for_quiet()
        attack.wrong += self._differences(bystander, before, self._look())
        play(bystander, self.beats[_BEATS : _BEATS + _ONWARD])
        said = self.bot.said()
        attack.wrong += [f"in the log: a secret of {len(one)} characters" for one in self._secrets() if one in said]

    def somebody(self) -> Person:
        """Somebody in the middle of their case, who is watched from now on."""
        person = Person(self.api, first_name=f"小林{CANARY}")
        play(person, self.beats[:_BEATS])
        self._watched.append(person)
        return person

    @cached_property
    def beats(self) -> list[Beat]:
        """What the typical person does."""
        return rehearse(respond, Wording.load(), "zh_Hans")

    def ask(self, request: bytes) -> str:
        """What the webhook answers: a status, or several one after the other."""
        said = b""
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), _SECONDS) as client:
            client.sendall(request)
            while chunk := client.recv(65536):
                said += chunk
        return " ".join(part[1:4].decode() for part in said.split(b"HTTP/1.1")[1:]) or "cut off"

    def update(self, **more: Any) -> bytes:
        """A request with an answer of the bystander's, and an id that was not used yet; `more` as of `post`."""
        self._updates += 1
        somebody = self._watched[0]
        message = {"message_id": 1, "date": 1, "chat": somebody.chat.about, "from": somebody.who, "text": "3500"}
        return post(json.dumps({"update_id": self._updates, "message": message}).encode(), **more)

    def _waits_for_quiet(self) -> None:
        """Until what came last is answered, whatever it was: until nothing is called any more."""
        self.api.waits_until_confirmed()
        calls, until = -1, time.monotonic() + _SECONDS
        while len(self.api.calls) != calls and time.monotonic() < until:
            calls = len(self.api.calls)
            time.sleep(_QUIET)

    def _look(self) -> Kept:
        """What is kept, read while the bot is stopped."""
        assert self.bot.stop() == 0, self.bot.said()[-300:]
        kept = read(self.bot.database)
        self.bot.start()
        return kept

    def _differences(self, bystander: Person, before: Kept, after: Kept) -> Iterator[str]:
        wanted = before.chats[bystander.id]
        if after.chats.get(bystander.id) != wanted:
            yield "the bystander's case is another one"
        assert wanted.session
        for person in self._watched:
            found = after.chats[person.id]
            if found.session is None or found.session.case.answers != wanted.session.case.answers:
                yield "an answer is another one"
        if strangers := after.chats.keys() - self.api.chats.keys():
            yield f"{len(strangers)} chats that nobody has opened"
        if after.waiting:
            yield f"{after.waiting} rows wait"
        yield from after.aside
        yield from after.faults

    def _secrets(self) -> list[str]:
        token, key = self.api.token, self.bot.database.with_name("bot.db.key").read_text().strip()
        return [CANARY, token, token.partition(":")[2], key, SECRET, *(str(one.id) for one in self._watched)]


def besiege(onslaught: Onslaught, folder: Path, seed: int, times: int, command: Sequence[str] = ON_MONDAY) -> Attack:
    """The onslaught against a new bot in `folder`; what comes of it that it does not allow is wrong."""
    attack = Attack(onslaught.name, seed)
    with FakeApi() as api:
        siege = Siege(api, folder, Random(seed), times, onslaught, command)
        try:
            siege.hold(attack, onslaught)
        except AssertionError as error:
            attack.wrong.append(str(error))
        finally:
            siege.bot.kill()
    attack.wrong += [f"what came of it: {one}" for one in attack.outcomes.keys() - onslaught.allowed]
    return attack
