"""Many updates that wait at Telegram, and one person who sends many at once beside others."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from random import Random
from typing import Any

from bot.turns import _TOO_MUCH
from bot.wording import Wording
from flows.model import LOCALES, Line
from tests.fake_api import FakeApi, Person
from tests.fake_api.mailbox import Update
from tests.fake_api.markup import parse
from tests.faults.core import sign_of_phone
from tests.faults.history import History
from tests.faults.kept import read
from tests.faults.plan import Part, Plan, Sending, make_plan, number
from tests.faults.result import Result
from tests.process.driver import BotProcess

FIRST_CHAT = 8_210_000_000
MOST_MEMORY = 250.0
"""MiB, in which any crowd has to drain."""
_WINDOW = 100
_PATIENCE = 600.0
_MESSAGES = 50
_SECONDS = 12.0
_RATE = "1000"
"""No limit for all together, but about one reply a second to each chat, as Telegram wants it."""


def drain(chats: int, acts: int, seed: int, folder: Path) -> Result:
    """`chats` × `acts` updates that wait when the bot starts; at most 20 acts, which is what may wait of a chat."""
    began = time.monotonic()
    kinds = make_plan(Random(seed), len(LOCALES), acts).parts
    updates = chats * acts
    result = Result(f"{updates:,} updates wait at the start", updates=updates, seeds=[seed])
    with FakeApi(forgetful=True) as api:
        api.mailbox.backlog = _backlog(api, kinds, chats, acts)
        bot = BotProcess(api, folder, BOT_LOG_LEVEL="DEBUG")
        try:
            bot.launch()
            _await_all(api, kinds, chats, updates)
            memory = bot.most_memory()
            result.stuck += bot.stop(10.0) != 0
        finally:
            bot.kill()
        _judge(api, kinds, chats, bot, result)
        sent = sum(times for (method, _), times in api.counts.items() if method in ("sendMessage", "editMessageText"))
    result.stuck += memory > MOST_MEMORY
    result.seconds = time.monotonic() - began
    size = sum(file.stat().st_size for file in folder.glob("bot.db*")) / 2**20
    result.facts.append(
        f"{updates:,} updates drained in {result.seconds:.0f} s with {sent:,} replies; the process held "
        f"{memory:.0f} MiB at most, its database has {size:.0f} MiB afterwards"
    )
    return result


def _backlog(api: FakeApi, kinds: list[Part], chats: int, acts: int) -> Iterator[Update]:
    """The updates, a hundred chats side by side, made when they are fetched."""
    number = 0
    texts = [[json.dumps(act, ensure_ascii=False) for act in part.acts] for part in kinds]
    for start in range(0, chats, _WINDOW):
        for act in range(acts):
            for chat in range(start, min(start + _WINDOW, chats)):
                kind = chat % len(kinds)
                number += 1
                api.chat(FIRST_CHAT + chat)
                own = texts[kind][act].replace(str(kinds[kind].chat), str(FIRST_CHAT + chat))
                yield {**json.loads(own), "update_id": number}


def _await_all(api: FakeApi, kinds: list[Part], chats: int, updates: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        time.sleep(0.5)
        if len(api.mailbox.confirmed) >= updates and not _unanswered(api, kinds, chats):
            return


def _unanswered(api: FakeApi, kinds: list[Part], chats: int) -> list[int]:
    """The chats that do not show what they have to in the end."""
    wanted = [part.expected()[-1].sign for part in kinds]
    missing = []
    with api.changed:
        for chat in range(chats):
            newest = api.chat(FIRST_CHAT + chat).newest()
            if newest is None or sign_of_phone(newest.text, newest.keyboard) != wanted[chat % len(kinds)]:
                missing.append(chat)
    return missing


def _judge(api: FakeApi, kinds: list[Part], chats: int, bot: BotProcess, result: Result) -> None:
    kept = read(bot.database)
    result.stuck += kept.waiting
    result.lost += len(kept.aside)
    result.unanswered += len(_unanswered(api, kinds, chats))
    for chat in range(chats):
        session, wanted = kept.chats[FIRST_CHAT + chat].session, kinds[chat % len(kinds)].session
        result.lost += session is None or len(session.case.answers) < len(wanted.case.answers)
        result.wrong += session != wanted
    said = bot.said()
    result.leaks += sum(str(FIRST_CHAT + chat) in said for chat in range(0, chats, 97)) + (api.token in said)


def flood(seed: int, folder: Path, how: str = "") -> Result:
    """Ten people, and beside them one who sends 50 messages: `at once`, or `in a second`; '' for nobody."""
    began = time.monotonic()
    plan = make_plan(Random(seed), 10, 10)
    result = Result(f"50 messages {how} beside ten others" if how else "ten people alone", seeds=[seed])
    with FakeApi() as api:
        for part in plan.parts:
            api.chat(part.chat)
        loud = Person(api)
        bot = BotProcess(api, folder, BOT_LOG_LEVEL="DEBUG", BOT_API_RATE=_RATE)
        try:
            bot.start()
            put_at = _send(api, _timetable(plan, loud, how))
            histories = [History(api, part) for part in plan.parts]
            api.waits_until(lambda: not api.mailbox.pending and all(one.is_shown() for one in histories))
            if how:
                loud.waits_for(lambda: bool(loud.buttons()))
                loud.waits_for_quiet(0.3)
            result.stuck += bot.stop(5.0) != 0
        finally:
            bot.kill()
        kept = read(bot.database)
        result.updates = len(kept.known)
        result.stuck += kept.waiting
        for part, history in zip(plan.parts, histories, strict=True):
            verdict = history.judge(kept.chats.get(part.chat))
            result.add(verdict)
            result.waits += [moment - put_at[part.chat, act] for act, moment in verdict.waits.items()]
        warnings = _warnings(loud)
    result.wrong += warnings != bool(how)
    result.unanswered += bool(how) and not loud.buttons()
    _tell(result, how, warnings)
    result.seconds = time.monotonic() - began
    return result


def _timetable(plan: Plan, loud: Person, how: str) -> list[tuple[float, Sending]]:
    """Who sends what, and how many seconds after the beginning: the plan in twelve, the flood in its middle."""
    step = _SECONDS / len(plan.sendings)
    table = [(step * count, sending) for count, sending in enumerate(plan.sendings)]
    for count in range(_MESSAGES if how else 0):
        moment = _SECONDS / 2 + (count / _MESSAGES if how == "in a second" else 0.0)
        table.append((moment, Sending({"message": _message(loud, f"还在吗{count}")})))
    table.sort(key=itemgetter(0))
    number([sending for _, sending in table])
    return table


def _message(loud: Person, text: str) -> dict[str, Any]:
    return {"message_id": loud.chat.take_id(), "from": loud.who, "chat": loud.chat.about, "date": 1, "text": text}


def _send(api: FakeApi, table: Sequence[tuple[float, Sending]]) -> dict[tuple[int, int], float]:
    """Sends each when it is due, what is due together in one answer. Returns when each act of the plan was sent."""
    put_at: dict[tuple[int, int], float] = {}
    began = time.monotonic()
    for due, together in groupby(table, key=itemgetter(0)):
        time.sleep(max(began + due - time.monotonic(), 0.0))
        with api.held():
            for _, sending in together:
                if sending.part:
                    put_at[sending.part.chat, sending.act] = time.monotonic()
                    if query := sending.update.get("callback_query"):
                        api.tap(sending.part.chat, query["id"])
                api.put_again(sending.update)
    return put_at


def _tell(result: Result, how: str, warnings: int) -> None:
    ordered = sorted(result.waits)
    p50, p99 = (1000 * ordered[int(len(ordered) * share)] for share in (0.5, 0.99))
    told = f", the one is told to slow down {warnings} times" if how else ""
    result.facts.append(f"{result.name}: the ten wait {p50:.0f} ms (p99 {p99:.0f} ms){told}")


def _warnings(loud: Person) -> int:
    """How often the person was told to slow down."""
    block = _TOO_MUCH.blocks[0]
    assert isinstance(block, Line)
    told = parse(Wording.load().words(block.text, "zh_Hans"))[0]
    return sum(message.text == told for message in loud.messages())
