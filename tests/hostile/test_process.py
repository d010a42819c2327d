"""The bot as a process, at DEBUG, among people who mean no good: nothing that they said stands anywhere it wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fake_api import FakeApi, Person, faults
from tests.hostile.words import ALARMS, MARKUP, SIGNS
from tests.process.driver import BotProcess

CANARY = "zq9xw7"
NAME = "王小明zq9xw7"


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[BotProcess]:
    told = {"BOT_LOG_LEVEL": "DEBUG", "BOT_SECRET_KEY": CANARY * 8, "PYTHONDEVMODE": "1", "PYTHONASYNCIODEBUG": "1"}
    with FakeApi() as api, BotProcess(api, tmp_path, **told) as process:
        yield process


def test_nothing_that_was_said_or_is_secret_is_in_what_the_bot_writes(bot: BotProcess) -> None:
    api = bot.api
    people = [Person(api, code, first_name=NAME) for code in ("zh-hans", "zh-hant", "en")]
    for person in people:
        person.says("/start")
        person.waits_for()
    for method, fault in (
        ("sendMessage", faults.refused(400, f"Bad Request: can't parse entities: {CANARY}")),
        ("sendMessage", faults.refused(403, f"Forbidden: {CANARY}")),
    ):
        api.faults.on(method, fault)
    for person in people:
        for piece in (*MARKUP[::4], *SIGNS[::8], *ALARMS[:3]):
            person.says(f"{CANARY} {piece} 410101199001011234")
        person.says(f"/faq {CANARY}")
        person.edits(f"{CANARY}")
    last = Person(api)
    last.says("/start")
    last.waits_for()
    assert bot.is_running()
    bot.stop()
    _finds_nothing(bot, [CANARY, "410101199001011234", api.token, api.token.partition(":")[2], NAME])


def _finds_nothing(bot: BotProcess, secrets: list[str]) -> None:
    said = bot.said()
    assert "markup refused, sent without" in said
    assert "a chat is gone" in said
    for secret in secrets:
        assert secret not in said
        assert json.dumps(secret).strip('"') not in said
    for line in said.splitlines():
        assert json.loads(line)["level"] in {"DEBUG", "INFO", "WARNING", "ERROR"}
