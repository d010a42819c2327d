"""The users: chats that walk, in a closed loop (each goes on when it is answered) or an open one (at a fixed rate)."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from bench.walk import Step, labels

FIRST_CHAT = 100_000_000
STALLED_AFTER = 10.0
HEAD_START = 0.01
LANGUAGE = b"zh-hans"
_encode = msgspec.json.encode


class Load(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A phase. Closed: `chats` at a time. Open: `rate` updates a second. It ends after `seconds`, or after `updates`;
    `steps`: only so many steps of the walk, by chats that are new. `delay`: the API takes so many seconds to answer."""

    chats: int = 0
    rate: float = 0.0
    seconds: float = 3.0
    updates: int = 0
    steps: int = 0
    delay: float = 0.0


class Figures(msgspec.Struct, kw_only=True):
    """What a phase has shown. Times in seconds; `waits` are those from update to reply, sorted."""

    sent: int = 0
    answered: int = 0
    wrong: int = 0
    stalled: int = 0
    walks: int = 0
    calls: int = 0
    taps: int = 0
    acknowledged: int = 0
    polls: int = 0
    elapsed: float = 0.0
    ended: float = 0.0
    stub_cpu: float = 0.0
    waits: list[float] = []
    sample: str = ""

    def wait(self, share: float) -> float:
        """The wait that this share of the updates does not exceed."""
        return self.waits[min(len(self.waits) - 1, int(len(self.waits) * share))] if self.waits else 0.0


@dataclass(slots=True)
class Chat:
    number: int
    at: int = 0
    since: float = 0.0
    waiting: bool = False
    others: int = 0
    message: bytes = b""
    markup: Any = None


class Crowd:
    """Plays one phase at a time. `put` takes an update as bytes; `over` is called with the figures."""

    def __init__(self, walk: Sequence[Step], put: Callable[[int, bytes], None]) -> None:
        self.walk = walk
        self.chats: list[Chat] = []
        self.figures = Figures()
        self._put = put
        self._load: Load | None = None
        self._ready: deque[Chat] = deque()
        self._flying = 0
        self._updates = 1000
        self._messages = 0
        self._start = self._next = 0.0
        self._over: Callable[[Figures], None] = lambda figures: None

    def begin(self, load: Load, over: Callable[[Figures], None]) -> None:
        self._load, self._over, self.figures = load, over, Figures()
        self._start = time.monotonic()
        self._next = self._start + HEAD_START
        if load.rate == 0:
            for _ in range(load.chats):
                self._take_turn(self._start)

    def tick(self, now: float) -> float:
        """What is due by now. Returns when to look again."""
        load = self._load
        if load is None:
            return now + HEAD_START / 2
        if self._is_open(now):
            while load.rate and self._next <= now and self._is_open(self._next):
                self._take_turn(self._next)
                self._next += 1 / load.rate
            return min(self._next if load.rate else now + 0.05, self._start + load.seconds)
        self._drop_stalled(now)
        if self._flying == 0:
            self._end()
        return now + 0.005

    def answered(self, chat_id: int, text: str, markup: Any, message: Callable[[], bytes]) -> None:
        """A message or an edit has arrived for this chat."""
        number = chat_id - FIRST_CHAT
        chat = self.chats[number] if 0 <= number < len(self.chats) else None
        if chat is None or not chat.waiting:
            self._note_other(chat, f"nobody waited for {text[:200]!r}")
            return
        mark = self.walk[chat.at].expected(number)
        if mark not in text:
            self._note_other(chat, f"step {chat.at + 1} wanted {mark!r}, got {text[:200]!r}")
            return
        now = time.monotonic()
        chat.waiting = False
        self._flying -= 1
        self.figures.answered += 1
        self.figures.ended = now
        self.figures.waits.append(now - chat.since)
        chat.at += 1
        chat.markup, chat.message = markup, message() if markup else b""
        self._go_on(chat, now)

    def take_message_id(self) -> int:
        self._messages += 1
        return self._messages

    def _note_other(self, chat: Chat | None, what: str) -> None:
        """A message that is not the reply: foreseen, or a fault."""
        if chat is not None and chat.others > 0:
            chat.others -= 1
        else:
            self.figures.wrong += 1
            self.figures.sample = self.figures.sample or what

    def _go_on(self, chat: Chat, now: float) -> None:
        load = self._load
        length = load.steps if load and load.steps else len(self.walk)
        if chat.at >= length:
            self.figures.walks += 1
            chat.markup, chat.message = None, b""
        elif load is None or load.rate or not self._is_open(now):
            self._ready.append(chat)
        else:
            self._send(chat, now)
            return
        if load is not None and load.rate == 0 and self._is_open(now):
            self._take_turn(now)

    def _is_open(self, now: float) -> bool:
        load = self._load
        if load is None or now >= self._start + load.seconds:
            return False
        return not load.updates or self.figures.sent < load.updates

    def _take_turn(self, due: float) -> None:
        """A chat that stands in the middle of its walk goes on, or a new one begins."""
        if not self._is_open(due):
            return
        if self._ready and self._load and not self._load.steps:
            chat = self._ready.popleft()
        else:
            chat = Chat(len(self.chats))
            self.chats.append(chat)
        self._send(chat, due)

    def _send(self, chat: Chat, due: float) -> None:
        step = self.walk[chat.at]
        self._updates += 1
        update = self._message(chat, step) if step.text else self._tap(chat, step)
        chat.since, chat.waiting, chat.others = due, True, step.others
        self.figures.sent += 1
        self._flying += 1
        self._put(self._updates, update)

    def _message(self, chat: Chat, step: Step) -> bytes:
        text = step.typed(chat.number)
        command = b',"entities":[{"type":"bot_command","offset":0,"length":%d}]' % len(text.split()[0])
        return b'{"update_id":%d,"message":{"message_id":%d,"from":%b,"chat":%b,"date":%d,"text":%b%b}}' % (
            self._updates,
            self.take_message_id(),
            _who(chat.number),
            about(chat.number + FIRST_CHAT),
            time.time(),
            _encode(text),
            command if text.startswith("/") else b"",
        )

    def _tap(self, chat: Chat, step: Step) -> bytes:
        self.figures.taps += 1
        _, data = labels(chat.markup)[step.tap]
        query = b'{"update_id":%d,"callback_query":{"id":"%d","from":%b,"message":%b,"chat_instance":"-42","data":%b}}'
        return query % (self._updates, 4 * 10**18 + self._updates, _who(chat.number), chat.message, _encode(data))

    def _drop_stalled(self, now: float) -> None:
        if now < self.figures.ended + STALLED_AFTER or now < self._start + STALLED_AFTER:
            return
        for chat in self.chats:
            if chat.waiting:
                chat.waiting = False
                self._flying -= 1
                self.figures.stalled += 1

    def _end(self) -> None:
        self._load = None
        self.figures.elapsed = max(self.figures.ended - self._start, 0.0)
        self.figures.waits.sort()
        self._over(self.figures)


def about(chat_id: int) -> bytes:
    """The chat as Telegram writes it."""
    return b'{"id":%d,"first_name":"Ana","last_name":"Tester","username":"user%d","type":"private"}' % (
        chat_id,
        chat_id,
    )


def _who(number: int) -> bytes:
    person = (
        b'{"id":%d,"is_bot":false,"first_name":"Ana","last_name":"Tester","username":"user%d","language_code":"%b"}'
    )
    return person % (number + FIRST_CHAT, number, LANGUAGE)
