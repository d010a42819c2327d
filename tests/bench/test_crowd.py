"""The load is only worth something if it counts rightly. A bot of three lines answers, at once."""

from __future__ import annotations

import json
import time
from typing import Any

from bench.crowd import FIRST_CHAT, Crowd, Figures, Load
from bench.walk import Step, read

WALK = read("""
text /start => hello $D
tap 1 => tapped yes
text $D => bye
""")
KEYBOARD = {"inline_keyboard": [[{"text": "No", "callback_data": "no"}, {"text": "Yes", "callback_data": "yes"}]]}


class Bot:
    """Answers every update at once, until it is told to be silent or wrong."""

    def __init__(self, walk: tuple[Step, ...] = WALK) -> None:
        self.crowd = Crowd(walk, self.put)
        self.updates: list[Any] = []
        self.says = ""

    def put(self, number: int, body: bytes) -> None:
        self.updates.append(json.loads(body))

    def answer(self) -> None:
        """The oldest update."""
        update = self.updates.pop(0)
        query = update.get("callback_query")
        chat = (query["message"] if query else update["message"])["chat"]["id"]
        text = update["message"]["text"] if not query else ""
        said = (
            f"tapped {query['data']}" if query else f"hello {chat - FIRST_CHAT + 1000}" if text == "/start" else "bye"
        )
        message = json.dumps({"message_id": 7, "chat": {"id": chat}}).encode()
        self.crowd.answered(chat, self.says or said, KEYBOARD, lambda: message)

    def play(self, load: Load) -> Figures:
        over: list[Figures] = []
        self.crowd.begin(load, over.append)
        while not over:
            self.crowd.tick(time.monotonic())
            while self.updates:
                self.answer()
        return over[0]


def test_a_closed_loop_keeps_so_many_chats_walking_and_no_more() -> None:
    bot = Bot()
    bot.crowd.begin(Load(chats=4, seconds=60), lambda figures: None)
    assert len(bot.updates) == 4
    for _ in range(50):
        bot.answer()
        assert len(bot.updates) == 4
    assert bot.crowd.figures.walks == 16


def test_an_open_loop_sends_at_its_rate_whatever_the_bot_does() -> None:
    figures = Bot().play(Load(rate=200, seconds=0.5))
    assert 90 <= figures.sent <= 101
    assert figures.answered == figures.sent


def test_updates_and_steps_limit_a_phase() -> None:
    figures = Bot().play(Load(chats=8, seconds=60, updates=100, steps=1))
    assert (figures.sent, figures.walks, figures.wrong) == (100, 100, 0)


def test_a_reply_without_its_mark_is_wrong_and_does_not_count() -> None:
    bot = Bot()
    bot.says = "something else"
    bot.crowd.begin(Load(chats=1, seconds=60), lambda figures: None)
    bot.answer()
    assert (bot.crowd.figures.wrong, bot.crowd.figures.answered) == (1, 0)
    assert "hello 1000" in bot.crowd.figures.sample


def test_a_message_that_nobody_waits_for_is_wrong_unless_it_was_foreseen() -> None:
    bot = Bot((Step(text="/start", mark="hello", others=1), Step(text="no", mark="hello")))
    bot.crowd.begin(Load(chats=1, seconds=60), lambda figures: None)
    bot.crowd.answered(FIRST_CHAT, "before it", None, lambda: b"")
    assert bot.crowd.figures.wrong == 0
    bot.answer()
    bot.crowd.answered(FIRST_CHAT, "after it", None, lambda: b"")
    bot.crowd.answered(FIRST_CHAT + 5, "hello", None, lambda: b"")
    assert bot.crowd.figures.wrong == 2


def test_the_waits_are_told_by_their_share() -> None:
    figures = Figures(waits=[float(number) for number in range(100)])
    assert (figures.wait(0.5), figures.wait(0.99), figures.wait(1)) == (50, 99, 99)
    assert Figures().wait(0.5) == 0
