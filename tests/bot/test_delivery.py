"""Replies on their way: against a Bot API server that does what Telegram does, and what it does on bad days."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from itertools import count
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import NetworkError

from bot.delivery import Delivery
from bot.pace import Pace
from bot.sheet import CannotDraw, Press
from bot.storage import Outcome, Outgoing
from bot.storage.sqlite import SQLiteStore
from bot.telegram.api import Api
from bot.telegram.messages import TelegramFace
from bot.wording import Wording
from flows.model import Line, Paper, Session, verbatim
from tests.bot.desk import Clock, Work, opened, said, turned
from tests.fake_api.chats import Chat
from tests.fake_api.faults import Fault, cut_after, cut_before, garbage, late, refused, server_error, too_many
from tests.fake_api.server import FakeApi
from tests.sheet.samples import typical

_ids = count(1)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes seconds takes hundredths."""
    monkeypatch.setattr("bot.delivery._FIRST_PAUSE", 0.005)
    monkeypatch.setattr("bot.delivery._UNREACHABLE_PAUSE", 0.02)
    monkeypatch.setattr("bot.delivery._ACK_PAUSES", (0.005, 0.01))
    monkeypatch.setattr("bot.delivery._SLOW_SECONDS", 0.05)
    monkeypatch.setattr("bot.telegram.errors._FLOOD_SECONDS", 0.01)


class Desk:
    """A running delivery, with the chats that it delivers to."""

    def __init__(self, store: SQLiteStore, delivery: Delivery, api: FakeApi) -> None:
        self.store = store
        self.delivery = delivery
        self.api = api

    async def reply(self, *letters: Outgoing, chat: int = 7) -> None:
        """One turn with these replies."""
        await self.store.accept([said("x", chat, next(_ids))])
        await turned(self.store, Work(lambda loaded: Outcome(Session(), letters)))

    async def until(self, true: Callable[[], Any]) -> None:
        async with asyncio.timeout(10):
            while not true():
                await asyncio.sleep(0.002)

    async def settled(self) -> None:
        """Until nothing waits any more."""
        await self.until(lambda: self.store._outbox.waiting == 0)

    def calls(self, method: str, chat: int | None = None) -> list[dict[str, Any]]:
        return [call.params for call in self.api.made(method, chat)]

    def chat(self, id: int = 7) -> Chat:
        return self.api.chat(id)

    def texts(self, id: int = 7) -> list[str]:
        """The chat as it stands."""
        with self.api.changed:
            return [message.text or f"<{message.document.name}>" for message in self.chat(id).messages.values()]  # type: ignore[union-attr]


@asynccontextmanager
async def running(
    folder: Path, *, rate: float = 0.0, clock: Clock | None = None, steady: Callable[[], float] | None = None
) -> AsyncIterator[Desk]:
    with FakeApi() as server:
        store = await opened(folder, clock or time.time, steady)
        api = Api(server.token, server.url)
        await api.start()
        delivery = Delivery(store, api, rate, store._clock, store._outbox._steady)
        for chat in (7, 8, 9, 10):
            server.chat(chat)
        task = asyncio.create_task(delivery.run())
        try:
            yield Desk(store, delivery, server)
        finally:
            task.cancel()
            await delivery.finish(3)
            await api.close()
            await store.close()


def show(text: str, *, fresh: bool = False, tap: str = "", toast: str = "", keyboard: bool = False) -> Outgoing:
    call: dict[str, Any] = {"text": text, "parse_mode": "HTML"}
    if keyboard:
        call["reply_markup"] = {"inline_keyboard": [[{"text": "ok", "callback_data": "1.1.done"}]]}
    return Outgoing("show", json.dumps(call).encode(), fresh=fresh, tap=tap, toast=toast, keyboard=keyboard)


def keep(text: str) -> Outgoing:
    return Outgoing("keep", json.dumps({"text": text, "parse_mode": "HTML"}).encode())


# -- the screen
async def test_after_a_tap_the_screen_is_edited_in_place(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        for text in ("1", "2", "3"):
            await desk.reply(show(text))
            await desk.settled()
        assert desk.texts() == ["3"]
        assert [len(desk.calls(method)) for method in ("sendMessage", "editMessageText")] == [1, 2]


async def test_after_typed_text_it_is_a_new_message_and_the_old_buttons_go(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        await desk.reply(show("1", keyboard=True))
        await desk.settled()
        await desk.reply(show("2", fresh=True))
        await desk.until(lambda: desk.calls("editMessageReplyMarkup"))
        assert desk.texts() == ["1", "2"]
        assert desk.chat().messages[1].keyboard == []
        await desk.reply(show("3", fresh=True))
        await desk.settled()
        assert len(desk.calls("editMessageReplyMarkup")) == 1


async def test_below_what_was_kept_a_new_screen_stands(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        await desk.reply(show("1"), keep("a"))
        await desk.settled()
        await desk.reply(show("2"))
        await desk.settled()
        assert desk.texts() == ["1", "a", "2"]


async def test_a_screen_that_is_gone_is_shown_anew(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        await desk.reply(show("1"))
        await desk.settled()
        desk.chat().messages.clear()
        await desk.reply(show("2"))
        await desk.settled()
        assert desk.texts() == ["2"]
        await desk.reply(show("3"))
        await desk.settled()
        assert desk.texts() == ["3"]


async def test_a_screen_that_is_so_already_is_delivered(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        for _ in range(2):
            await desk.reply(show("same"))
            await desk.settled()
        assert desk.texts() == ["same"]
        assert len(desk.calls("editMessageText")) == 1


async def test_the_screen_is_known_after_a_restart(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        await desk.reply(show("1"))
        await desk.settled()
    async with running(tmp_path) as desk:
        await desk.reply(show("2"))
        await desk.settled()
        assert desk.calls("editMessageText")[0]["message_id"] == 1


async def test_screens_that_were_overtaken_are_never_sent(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendMessage", late(0.05))
        await desk.reply(show("1"))
        await desk.until(lambda: desk.delivery._sending)
        for text in ("2", "3", "4"):
            await desk.reply(show(text))
        await desk.settled()
        assert [call["text"] for call in desk.calls("sendMessage") + desk.calls("editMessageText")] == ["1", "4"]


# -- bad days
@pytest.mark.parametrize(
    "fault",
    [server_error(), server_error(502), cut_before, garbage(), garbage(b"[]"), garbage(b'{"ok":true}'), too_many(0)],
    ids=["500", "502", "cut", "no JSON", "a list", "no result", "429"],
)
async def test_a_reply_comes_again_until_it_has_arrived_and_the_rest_in_order_after_it(
    tmp_path: Path, fault: Fault
) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendMessage", fault, times=3, chat=7)
        await desk.reply(keep("a"), keep("b"))
        await desk.reply(keep("other"), chat=8)
        await desk.settled()
        assert desk.texts() == ["a", "b"]
        assert desk.texts(8) == ["other"]


async def test_an_answer_that_was_lost_repeats_a_message_and_harmlessly_an_edit(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendMessage", cut_after)
        desk.api.faults.on("editMessageText", cut_after)
        await desk.reply(show("1"))
        await desk.settled()
        await desk.reply(show("2"))
        await desk.settled()
        assert desk.texts() == ["1", "2"]


async def test_markup_that_telegram_refuses_is_left_out(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        await desk.reply(show("<table>1 &lt; 2"))
        await desk.settled()
        assert desk.texts() == ["1 < 2"]


@pytest.mark.parametrize("text", ["", "x" * 5000], ids=["empty", "too long"])
async def test_what_telegram_will_never_take_is_set_aside_and_the_chat_goes_on(tmp_path: Path, text: str) -> None:
    async with running(tmp_path) as desk:
        await desk.reply(keep(text), keep("b"))
        await desk.settled()
        assert desk.texts() == ["b"]
        assert len(desk.calls("sendMessage")) == 2
        desk.store._transactions.flush()
        ((why,),) = desk.store._db.execute("SELECT aside FROM outbox").fetchall()
        assert why.startswith("BadRequest")


async def test_what_is_refused_for_too_long_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.delivery._TRIES", 3)
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendMessage", server_error(), times=3)
        await desk.reply(keep("a"), keep("b"))
        await desk.settled()
        assert desk.texts() == ["b"]


async def test_an_api_that_cannot_be_reached_wears_no_reply_out_but_a_day_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery._TRIES", 2)
    clock = Clock()

    def tried() -> bool:
        clock.now += 1
        desk.store._outbox.wake.set()
        return len(desk.calls("sendMessage")) >= 5

    async with running(tmp_path, clock=clock) as desk:
        desk.api.faults.on("sendMessage", cut_before, times=1000)
        await desk.reply(keep("a"))
        await desk.until(tried)
        assert desk.store._outbox.waiting == 1
        clock.now += 25 * 3600
        desk.store._outbox.wake.set()
        await desk.settled()
        assert desk.texts() == []


async def test_calls_that_are_cut_side_by_side_are_no_long_outage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery._FIRST_PAUSE", 0.05)
    monkeypatch.setattr("bot.delivery._UNREACHABLE_PAUSE", 1000.0)
    many = range(1, 21)

    async def cut_late(proceed: Callable[[], Any]) -> None:
        await asyncio.sleep(0.05)

    async with running(tmp_path) as desk:
        desk.api.faults.on("sendMessage", cut_late, times=len(many))
        for chat in many:
            desk.chat(chat)
            await desk.reply(keep("a"), chat=chat)
        await desk.settled()
        assert all(desk.texts(chat) == ["a"] for chat in many)


async def test_a_chat_that_has_blocked_the_bot_is_left_in_peace(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        desk.chat().gone = "Forbidden: bot was blocked by the user"
        await desk.reply(keep("a"), keep("b"), keep("c"))
        await desk.settled()
        assert len(desk.calls("sendMessage")) == 1
        desk.store._transactions.flush()
        assert desk.store._db.execute("SELECT gone FROM people").fetchall() == [(1,)]


async def test_a_flood_holds_its_chat_and_nobody_else(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, clock=clock) as desk:
        desk.api.faults.on("sendMessage", too_many(30), chat=7)
        await desk.reply(keep("a"))
        await desk.until(lambda: desk.calls("sendMessage"))
        for _ in range(3):
            await desk.reply(keep("b"), chat=8)
        await desk.until(lambda: len(desk.texts(8)) == 3)
        assert desk.texts() == []
        clock.now += 31
        desk.store._outbox.wake.set()
        await desk.settled()
        assert desk.texts() == ["a"]


async def test_when_several_chats_are_held_everybody_waits_and_nothing_is_lost(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendMessage", too_many(1), times=3)
        for chat in (7, 8, 9):
            await desk.reply(keep("a"), chat=chat)
        await desk.until(lambda: desk.delivery._held > time.time())
        await desk.reply(keep("late"), chat=10)
        await asyncio.sleep(0.05)
        assert len(desk.calls("sendMessage")) == 3
        await desk.settled()
        assert [desk.texts(chat) for chat in (7, 8, 9, 10)] == [["a"], ["a"], ["a"], ["late"]]


async def test_three_chats_with_long_waits_of_their_own_hold_up_nobody_else_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery._HELD_SECONDS", 0.2)
    async with running(tmp_path) as desk:
        for chat in (7, 8, 9):
            desk.api.faults.on("sendMessage", too_many(600), chat=chat)
            await desk.reply(keep("a"), chat=chat)
        await desk.until(lambda: len(desk.delivery._floods) == 3)
        await desk.reply(keep("late"), chat=10)
        await desk.until(lambda: desk.texts(10) == ["late"])
        assert [desk.texts(chat) for chat in (7, 8, 9)] == [[], [], []]


@pytest.mark.parametrize("words", ["MESSAGE_AUTHOR_REQUIRED", "something of tomorrow"])
async def test_an_edit_that_is_refused_for_whatever_reason_becomes_a_message(tmp_path: Path, words: str) -> None:
    async with running(tmp_path) as desk:
        await desk.reply(show("1"))
        await desk.settled()
        desk.api.faults.on("editMessageText", refused(400, f"Bad Request: {words}"), times=1)
        await desk.reply(show("2"))
        await desk.settled()
        assert desk.texts()[-1] == "2"
        assert desk.store._db.execute("SELECT aside FROM outbox WHERE aside IS NOT NULL").fetchall() == []


async def test_a_fault_of_ours_does_not_stop_a_chat_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.delivery._TRIES", 2)
    async with running(tmp_path) as desk:
        await desk.reply(Outgoing("file", b"{}", b"content", name=3), keep("b"))  # type: ignore[arg-type]
        await desk.settled()
        assert desk.texts() == ["b"]
    assert "delivery failed" in caplog.text


# -- taps
async def test_a_tap_is_acknowledged_before_its_slow_reply(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        tap = desk.api.tap(7)
        desk.api.faults.on("sendMessage", late(0.1))
        await desk.reply(show("1", tap=tap.id, toast="noted"))
        await desk.until(lambda: tap.answered)
        assert desk.texts() == []
        await desk.settled()
        assert desk.chat().toasts == ["noted"]


async def test_a_tap_that_is_too_old_is_not_acknowledged_again_and_holds_nothing_up(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        await desk.reply(show("1", tap="unknown"))
        await desk.reply(Outgoing("ack", tap="unknown too"), chat=8)
        await desk.settled()
        assert desk.texts() == ["1"]
        assert len(desk.calls("answerCallbackQuery")) == 2


@pytest.mark.parametrize("fault", [cut_before, server_error(502), garbage(), too_many(0)])
async def test_an_acknowledgement_that_did_not_arrive_comes_again(tmp_path: Path, fault: Fault) -> None:
    async with running(tmp_path) as desk:
        with_reply, alone = desk.api.tap(7), desk.api.tap(8)
        desk.api.faults.on("answerCallbackQuery", fault, times=2)
        await desk.reply(show("1", tap=with_reply.id))
        await desk.until(lambda: with_reply.answered)
        desk.api.faults.on("answerCallbackQuery", fault, times=2)
        await desk.reply(Outgoing("ack", tap=alone.id), chat=8)
        await desk.until(lambda: alone.answered)
        await desk.settled()


async def test_an_acknowledgement_that_never_arrives_is_given_up(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.on("answerCallbackQuery", cut_before, times=100)
        await desk.reply(Outgoing("ack", tap=desk.api.tap(7).id))
        await desk.settled()
        assert len(desk.calls("answerCallbackQuery")) == 3


# -- files
async def test_a_file_arrives_as_it_was_made(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        await desk.reply(Outgoing("file", b"{}", "讲稿：一二三".encode(), "讲稿.txt"))
        await desk.settled()
        (message,) = desk.chat().messages.values()
        assert message.document
        assert (message.document.name, message.document.content.decode()) == ("讲稿.txt", "讲稿：一二三")


async def test_what_takes_long_is_announced(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendDocument", late(0.2))
        await desk.reply(Outgoing("file", b"{}", b"abc", "a.txt"))
        await desk.settled()
        assert desk.chat().actions == ["upload_document"]
        await desk.reply(Outgoing("file", b"{}", b"abc", "b.txt"))
        await desk.settled()
        assert desk.chat().actions == ["upload_document"]


# -- papers
def paper(wording: Wording, template: Literal["call", "statement", "plan"] = "plan") -> Outgoing:
    sample = typical(template, "zh_Hans")
    told = Paper(template, verbatim("方案"), sample, (Line(verbatim("每月 ¥1,200")),))
    (letter,) = TelegramFace(wording).say(told, 1, "zh_Hans")
    return letter


async def test_a_picture_is_drawn_when_it_is_sent_and_the_outbox_holds_none(tmp_path: Path, wording: Wording) -> None:
    letter = paper(wording)
    assert letter.kind == "paper"
    assert not letter.file
    async with running(tmp_path) as desk:
        await desk.reply(letter, keep("and then"))
        await desk.settled()
        picture, after = desk.chat().messages.values()
        assert picture.document
        assert picture.document.name == "方案.png"
        assert picture.document.content.startswith(b"\x89PNG")
        assert after.text == "and then"
        assert len(desk.calls("sendPhoto")) == 1


async def test_a_sheet_is_sent_as_a_document(tmp_path: Path, wording: Wording) -> None:
    async with running(tmp_path) as desk:
        await desk.reply(paper(wording, "statement"))
        await desk.settled()
        (message,) = desk.chat().messages.values()
        assert message.document
        assert message.document.content.startswith(b"%PDF")


@pytest.mark.parametrize(("template", "words"), [("plan", "每月 ¥1,200"), ("call", "")])
async def test_what_cannot_be_drawn_is_sent_in_words_and_holds_nothing_up(
    tmp_path: Path,
    wording: Wording,
    template: Literal["call", "statement", "plan"],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def out_of_order(press: Press, template: str, data: bytes) -> bytes:
        raise CannotDraw(template)

    monkeypatch.setattr(Press, "draw", out_of_order)
    async with running(tmp_path) as desk:
        await desk.reply(paper(wording, template), keep("and then"))
        await desk.settled()
        told, after = desk.chat().messages.values()
        assert told.text == words
        if not words:
            assert told.document
            assert told.document.name == "方案.txt"
            assert "每月 ¥1,200" in told.document.content.decode("utf-8-sig")
        assert after.text == "and then"


async def test_what_telegram_does_not_take_as_a_picture_is_sent_in_words(tmp_path: Path, wording: Wording) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendPhoto", refused(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
        await desk.reply(paper(wording))
        await desk.settled()
        assert desk.texts() == ["每月 ¥1,200"]


async def test_a_paper_that_has_to_be_tried_again_is_drawn_once(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, times = Press.draw, []

    def counted(press: Press, template: str, data: bytes) -> bytes:
        times.append(template)
        return draw(press, template, data)

    monkeypatch.setattr(Press, "draw", counted)
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendPhoto", too_many(0), times=2)
        await desk.reply(paper(wording))
        await desk.settled()
        assert [bool(message.document) for message in desk.chat().messages.values()] == [True]
    assert times == ["plan"]


async def test_a_paper_survives_a_kill_as_its_recipe(tmp_path: Path, wording: Wording) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendPhoto", cut_before, times=1000)
        await desk.reply(paper(wording))
        await desk.until(lambda: desk.delivery._sending)
    async with running(tmp_path) as desk:
        await desk.settled()
        assert [bool(message.document) for message in desk.chat().messages.values()][-1:] == [True]


# -- the end
async def test_what_is_on_its_way_at_the_end_arrives_and_what_is_not_waits(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendMessage", late(0.1))
        await desk.reply(keep("a"), keep("b"))
        await desk.until(lambda: desk.delivery._sending)
    async with running(tmp_path) as desk:
        await desk.settled()
        assert desk.texts() == ["b"]


async def test_a_call_beside_may_fail_and_there_are_never_too_many_of_them(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendChatAction", refused(400, "Bad Request: no"), times=1)
        for _ in range(150):
            desk.delivery.aside(("sendChatAction", {"chat_id": 7, "action": "typing"}))
        await desk.until(lambda: not desk.delivery._asides)
        assert len(desk.calls("sendChatAction")) == 100


async def test_no_word_of_a_person_nor_the_token_reaches_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        async with running(tmp_path) as desk:
            for fault in (cut_before, garbage(b'{"text":"secret'), server_error(), refused(400, "Bad Request: secret")):
                desk.api.faults.on("sendMessage", fault)
            await desk.reply(keep("secret"))
            await desk.settled()
    assert "set aside" in caplog.text
    everything = "".join(str(record.__dict__) for record in caplog.records if record.name.startswith("bot"))
    assert "secret" not in everything
    assert desk.api.token not in everything
    assert not [record for record in caplog.records if record.name.startswith(("telegram", "httpx"))]


# -- pace
@given(st.lists(st.tuples(st.integers(1, 3), st.floats(0, 0.5)), min_size=1, max_size=80))
def test_no_more_calls_than_allowed_in_any_stretch_of_time(steps: list[tuple[int, float]]) -> None:
    pace, now = Pace(10.0), 1000.0
    slots: list[tuple[float, int]] = []
    for chat, pause in steps:
        now += pause
        slot = pace.book(chat, now)
        assert slot >= now
        slots.append((slot, chat))
    times = sorted(slot for slot, _ in slots)
    for first in range(len(times)):
        for last in range(first, len(times)):
            assert last - first + 1 <= 10.0 * (times[last] - times[first]) + 5 + 1e-6
    for wanted in (1, 2, 3):
        own = [slot for slot, chat in slots if chat == wanted]
        assert all(later - sooner >= 1 - 1e-6 for sooner, later in zip(own, own[3:], strict=False))


def test_no_limit_means_none() -> None:
    pace = Pace(0.0)
    assert [pace.book(7, 5.0) for _ in range(100)] == [5.0] * 100


async def test_a_busy_chat_is_slowed_down_and_others_are_not(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, rate=1000.0, clock=clock) as desk:
        await desk.reply(*(keep(str(number)) for number in range(5)))
        await desk.until(lambda: len(desk.texts()) == 3)
        await desk.reply(keep("other"), chat=8)
        await desk.until(lambda: desk.texts(8))
        assert len(desk.texts()) == 3
        for expected in (4, 5):
            clock.now += 1.01
            desk.store._outbox.wake.set()
            await desk.until(lambda expected=expected: len(desk.texts()) == expected)
        assert desk.texts() == ["0", "1", "2", "3", "4"]


class AllAtOnce:
    """A Bot API that answers a hundred calls in one and the same step of the loop."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.calls = 0

    async def call(self, call: object) -> bytes:
        self.calls += 1
        await self.open.wait()
        return b'{"message_id": 1}'


async def test_a_crowd_whose_calls_end_together_is_delivered_to_the_last(tmp_path: Path) -> None:
    store = await opened(tmp_path, time.time)
    api = AllAtOnce()
    delivery = Delivery(store, api, 0.0, store._clock, store._outbox._steady)  # type: ignore[arg-type]
    task = asyncio.create_task(delivery.run())
    try:
        for _ in range(4):
            api.open.clear()
            people = range(1000, 1250)
            await store.accept([said("x", chat, next(_ids)) for chat in people])
            for _ in people:
                await turned(store, Work(lambda loaded: Outcome(Session(), [show("here", tap="1")])))
            async with asyncio.timeout(10):
                while api.calls < 100:
                    await asyncio.sleep(0.001)
                while store._outbox.waiting:
                    api.open.set()
                    await asyncio.sleep(0)
                    api.open.clear()
                    await asyncio.sleep(0.001)
    finally:
        api.open.set()
        task.cancel()
        await delivery.finish(3)
        await store.close()


# -- the clock
STEPS = (-3600, -8 * 3600, 8 * 3600)


@pytest.mark.parametrize("step", STEPS)
async def test_whoever_writes_after_the_clock_was_set_anew_is_answered_within_a_second(
    tmp_path: Path, step: int
) -> None:
    clock, steady = Clock(), Clock(50.0)
    async with running(tmp_path, rate=25.0, clock=clock, steady=steady) as desk:
        await desk.reply(*(keep(str(number)) for number in range(3)))
        await desk.settled()
        clock.now += step
        await desk.reply(keep("other"), chat=8)
        await desk.reply(keep("same"))
        steady.now += 1
        desk.store._outbox.wake.set()
        await desk.settled()
        assert (desk.texts()[-1], desk.texts(8)) == ("same", ["other"])


@pytest.mark.parametrize("step", STEPS)
async def test_a_flood_ends_in_its_time_though_the_clock_is_set_anew(tmp_path: Path, step: int) -> None:
    clock = Clock()
    async with running(tmp_path, clock=clock, steady=time.monotonic) as desk:
        desk.api.faults.on("sendMessage", too_many(1), times=3)
        for chat in (7, 8, 9):
            await desk.reply(keep("a"), chat=chat)
        await desk.until(lambda: desk.delivery._held > time.monotonic())
        clock.now += step
        await desk.reply(keep("late"), chat=10)
        await desk.settled()
        assert [desk.texts(chat) for chat in (7, 8, 9, 10)] == [["a"], ["a"], ["a"], ["late"]]


@pytest.mark.parametrize("step", STEPS)
async def test_what_could_not_be_sent_is_sent_in_its_time_though_the_clock_is_set_anew(
    tmp_path: Path, step: int
) -> None:
    clock = Clock()
    async with running(tmp_path, clock=clock, steady=time.monotonic) as desk:
        desk.api.faults.on("sendMessage", server_error())
        desk.api.faults.on("sendMessage", cut_before)
        await desk.reply(keep("a"), keep("b"))
        await desk.until(lambda: desk.calls("sendMessage"))
        clock.now += step
        await desk.settled()
        assert desk.texts() == ["a", "b"]


# -- what others say in Telegram's place
@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 409])
async def test_a_refusal_that_is_not_telegrams_costs_nobody_their_replies(tmp_path: Path, status: int) -> None:
    """A firewall's page is no word of Telegram's: however often it comes, it says nothing about the chat."""
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendMessage", garbage(b"<html>Forbidden by the proxy</html>", status), times=25)
        await desk.reply(keep("a"), keep("b"))
        await desk.settled()
        assert desk.texts() == ["a", "b"]


async def test_what_is_too_large_for_a_proxy_is_tried_a_number_of_times_and_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery._TRIES", 3)
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendMessage", garbage(b"<html>413 Request Entity Too Large</html>", 413), times=3)
        await desk.reply(keep("a"), keep("b"))
        await desk.settled()
        assert desk.texts() == ["b"]


@pytest.mark.parametrize("wait", ["0.01", "soon", None, -1, 10**9, 10**15])
async def test_a_chat_is_not_mute_for_ever_whatever_a_flood_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wait: Any
) -> None:
    monkeypatch.setattr("bot.request._LONGEST_WAIT", 0.02)
    async with running(tmp_path) as desk:
        flood = refused(429, "Too Many Requests", retry_after=wait)
        desk.api.faults.on("sendMessage", flood)
        await desk.reply(keep("a"))
        await desk.settled()
        assert desk.texts() == ["a"]


async def test_a_tap_is_acknowledged_again_after_an_odd_flood_and_its_reply_settled(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(tmp_path) as desk:
        tap = desk.api.tap(7)
        desk.api.faults.on("answerCallbackQuery", refused(429, "Too Many Requests", retry_after="0.01"))
        await desk.reply(Outgoing("ack", tap=tap.id))
        await desk.settled()
        assert tap.answered
    assert not caplog.records


async def test_a_call_that_breaks_in_our_hands_is_a_fault_of_the_network_and_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(tmp_path) as desk:
        nonsense: Any = ("sendMessage", 7)
        with pytest.raises(NetworkError):
            await desk.delivery._api.call(nonsense)
        desk.delivery.aside(nonsense)
        await desk.reply(keep("a"))
        await desk.settled()
        assert desk.texts() == ["a"]
    assert [record.message for record in caplog.records] == ["a call broke"] * 2


async def test_an_answer_with_a_message_of_any_number_wedges_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.on("sendMessage", garbage(b'{"ok":true,"result":{"message_id":%b}}' % (b"9" * 26)))
        await desk.reply(show("1"))
        await desk.settled()
        await desk.reply(show("2"), chat=8)
        await desk.reply(show("3"))
        await desk.settled()
        assert (desk.texts(8), desk.texts()) == (["2"], ["3"])


# -- what may not stand in each other's way
async def test_taps_that_cannot_be_acknowledged_hold_up_no_reply_and_slow_replies_no_tap(tmp_path: Path) -> None:
    async with running(tmp_path) as desk:
        desk.api.faults.by_chance(("answerCallbackQuery",), late(2.0))
        begun = time.monotonic()
        for chat in range(100, 350):
            await desk.reply(show("a", tap=f"q{chat}"), chat=chat)
        await desk.reply(keep("of somebody else"), chat=8)
        await desk.until(lambda: desk.calls("sendMessage", 8))
        await desk.until(lambda: len(desk.calls("sendMessage")) == 251)
        assert time.monotonic() - begun < 2.0
        desk.api.faults.clear()
        desk.api.faults.by_chance(("sendMessage",), late(2.0))
        begun = time.monotonic()
        for chat in range(400, 550):
            await desk.reply(keep("slow"), chat=chat)
        desk.api.tap(9, "soon")
        await desk.reply(show("b", tap="soon"), chat=9)
        await desk.until(lambda: desk.api.taps["soon"].answered)


async def test_nothing_more_is_sent_while_it_cannot_be_marked_and_it_goes_on_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has arrived and is not marked comes twice if the process dies."""
    monkeypatch.setattr("bot.storage.transactions._LATE_SECONDS", 0.05)
    async with running(tmp_path) as desk:
        chats = range(100, 400)
        desk.api.faults.by_chance(("sendMessage",), late(0.1))
        for chat in chats:
            await desk.store.accept([said("x", chat, next(_ids))])
        with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other:
            await turned(desk.store, Work(lambda loaded: Outcome(Session(), [keep("a")])))
            other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(0.8)
            under_way = len(desk.calls("sendMessage"))
            assert under_way <= 200, "those that were on their way"
            other.execute("COMMIT")
        await desk.settled()
        assert len(desk.calls("sendMessage")) == len(chats)


async def test_what_had_to_wait_goes_on_too_when_it_can_be_marked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.transactions._LATE_SECONDS", 0.02)
    async with running(tmp_path) as desk:
        await desk.reply(keep("a"), chat=8)
        await desk.settled()
        desk.api.faults.on("sendMessage", too_many(1), chat=7)
        with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other:
            await desk.reply(keep("b"), chat=7)
            await desk.reply(keep("c"), chat=8)
            other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(1.5)  # its time comes while nothing can be marked
            other.execute("COMMIT")
        await desk.settled()
        assert desk.texts(7) == ["b"]


async def test_a_chat_that_has_to_wait_does_so_after_a_restart_too(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, clock=clock) as desk:
        desk.api.faults.on("sendMessage", too_many(30))
        await desk.reply(keep("a"))
        await desk.until(lambda: desk.calls("sendMessage"))
        await desk.until(lambda: desk.store._db.execute("SELECT due FROM outbox").fetchall() == [(clock.now + 30,)])
    clock.now += 20
    store = await opened(tmp_path, clock)
    assert await store.due(10) == []
    clock.now += 11
    assert len(await store.due(10)) == 1
    await store.close()
