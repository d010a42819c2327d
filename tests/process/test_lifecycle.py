"""Starting, stopping, and what Telegram and the operator are told."""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import sqlite3
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.fake_api import FakeApi, Person, faults
from tests.process.driver import START_LIMIT, BotProcess, free_port
from tests.process.play import check, play
from tests.rehearsal import Beat

Beats = Callable[[str], list[Beat]]
AS_STARTED = ("bot", "run")
COMMANDS = {"start", "help", "cancel", "back", "review", "status", "faq", "language", "settings", "privacy", "delete"}


def test_a_clean_stop_loses_nothing_that_was_begun(api: FakeApi, tmp_path: Path) -> None:
    people = [Person(api) for _ in range(50)]
    with BotProcess(api, tmp_path, AS_STARTED) as bot:
        for person in people:
            person.says("/start")
        api.waits_until(lambda: bool(api.mailbox.handed))
        assert bot.stop() == 0, bot.said()
        assert "Traceback" not in bot.said()
        bot.start()
        api.waits_until(lambda: all(person.buttons() for person in people))


def test_it_stops_within_five_seconds_while_a_call_hangs(api: FakeApi, tmp_path: Path) -> None:
    person = Person(api)
    api.faults.on("sendMessage", faults.late(30), chat=person.id)
    with BotProcess(api, tmp_path) as bot:
        person.says("/start")
        api.waits_until_confirmed()
        assert bot.stop(within=5.0) == 0, bot.said()


def test_a_second_bot_on_the_same_database_is_told_so(api: FakeApi, tmp_path: Path) -> None:
    with BotProcess(api, tmp_path) as first:
        second = BotProcess(api, tmp_path)
        second.log = tmp_path / "second.log"
        second.launch()
        assert second.wait(10) != 0
        [line] = second.said().strip().splitlines()
        assert str(first.database) in line
        assert first.is_running()


def test_it_stops_at_once_while_it_waits_for_a_database_that_another_process_holds(
    api: FakeApi, tmp_path: Path
) -> None:
    with BotProcess(api, tmp_path) as bot:
        bot.stop()
        lock = bot.database.with_name("bot.db.lock")
        with contextlib.closing(sqlite3.connect(bot.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            bot.launch()
            api.waits_until(lambda: f"process {bot.pid}," in lock.read_text(), START_LIMIT, "it is at the database")
            with pytest.raises(subprocess.TimeoutExpired):
                bot.wait(0.5)
            assert bot.stop() == 0, bot.said()
            bot.launch()
            other.execute("COMMIT")
        somebody = Person(api)
        somebody.says("/start")
        somebody.waits_for()


def test_a_token_that_telegram_refuses_ends_it_and_is_not_repeated(api: FakeApi, tmp_path: Path) -> None:
    bot = BotProcess(api, tmp_path, BOT_TOKEN="1:wrong")
    bot.launch()
    assert bot.wait(10) != 0
    assert "BOT_TOKEN" in bot.said().strip().splitlines()[-1]
    assert "Traceback" not in bot.said()
    assert "1:wrong" not in bot.said()


def test_commands_name_and_descriptions_are_set_in_both_languages(api: FakeApi, tmp_path: Path) -> None:
    fields = ("name", "description", "short_description")
    Person(api).says("/start")
    with BotProcess(api, tmp_path) as bot:
        api.waits_until(lambda: len(api.profile) == 2 * len(fields) and len(api.commands) == 2)
        somebody = Person(api)
        somebody.says("/start")
        somebody.waits_for()
        calls = len(api.made("setMyName"))
        bot.stop()
        bot.start()
        somebody = Person(api)
        somebody.says("/start")
        somebody.waits_for()
        assert len(api.made("setMyName")) == calls, "Telegram soon refuses to change a name again"
    english, chinese = api.commands["default", ""], api.commands["default", "zh"]
    assert english.keys() == chinese.keys() >= COMMANDS
    for field in fields:
        assert re.search("[一-鿿]", api.profile[field, "zh"])
        assert not re.search("[一-鿿]", api.profile[field, ""])
    assert not set(english.values()) & set(chinese.values())


def test_long_polling_takes_the_webhook_away_and_keeps_what_waits(api: FakeApi, tmp_path: Path) -> None:
    api.mailbox.webhook.url = "http://127.0.0.1:1/gone"
    person = Person(api)
    person.says("/start")
    with BotProcess(api, tmp_path):
        person.waits_for()
    assert api.mailbox.webhook.url == ""
    assert not any(call.params.get("drop_pending_updates") for call in api.made("deleteWebhook"))
    assert all(call.params["allowed_updates"] for call in api.made("getUpdates"))


def test_another_poller_is_waited_out(api: FakeApi, tmp_path: Path) -> None:
    conflict = faults.refused(409, "Conflict: terminated by other getUpdates request; make sure that only one bot ...")
    api.faults.on("getUpdates", conflict, times=2)
    person = Person(api)
    with BotProcess(api, tmp_path) as bot:
        person.says("/start")
        person.waits_for()
        assert bot.is_running()


def test_neither_token_nor_typed_words_reach_the_log(api: FakeApi, tmp_path: Path, beats: Beats) -> None:
    person = Person(api, first_name="独孤求败")
    api.faults.on("sendMessage", faults.refused(400, "Bad Request: can't parse entities: 八千里路云和月"))
    api.faults.on("sendMessage", faults.garbage("八千里路云和月".encode()), chat=person.id)
    api.faults.on("getUpdates", faults.garbage("八千里路云和月".encode()))
    with BotProcess(api, tmp_path, BOT_LOG_LEVEL="DEBUG") as bot:
        person.says("/start")
        person.says("八千里路云和月")
        person.waits_for()
        person.presses("八千里路云和月")
        api.waits_until_confirmed()
        assert bot.stop() == 0
        said = bot.said()
    for secret in (api.token, api.token.partition(":")[2], "八千里路", "独孤", str(person.id)):
        assert secret not in said


@pytest.fixture
def hook(api: FakeApi, tmp_path: Path) -> Iterator[BotProcess]:
    """A bot by webhook."""
    port = str(free_port())
    told = {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram", "BOT_WEBHOOK_SECRET": "s3cret", "PORT": port}
    with BotProcess(api, tmp_path, **told) as bot:
        yield bot


def test_a_port_that_is_taken_is_named(api: FakeApi, tmp_path: Path) -> None:
    with socket.create_server(("", 0)) as taken:
        port = str(taken.getsockname()[1])
        bot = BotProcess(api, tmp_path, BOT_WEBHOOK_URL="https://bot.example/hook", PORT=port, BOT_LOG_LEVEL="ERROR")
        bot.launch()
        assert bot.wait(10) == 1
    assert bot.said() == f"xieshang: PORT {port} cannot be had: Address already in use.\n"


def post(url: str, body: bytes = b"", secret: str = "") -> int:
    """The status of the bot's answer."""
    headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": secret}
    request = urllib.request.Request(url, body or None, headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def post_head(url: str, length: int) -> int:
    """The status of the bot's answer to a body that is announced but never sent."""
    where = urlsplit(url)
    connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=5)
    with contextlib.closing(connection):
        connection.putrequest("POST", where.path)
        connection.putheader("Content-Length", str(length))
        connection.putheader("X-Telegram-Bot-Api-Secret-Token", "s3cret")
        connection.endheaders()
        return connection.getresponse().status


def test_the_webhook_lets_in_only_telegram(api: FakeApi, hook: BotProcess) -> None:
    url = api.mailbox.webhook.url
    update = b'{"update_id": 5, "message": {"message_id": 1, "date": 1, "text": "/start", %b}}'
    person = Person(api)
    who = b'"chat": {"id": %d, "type": "private"}, "from": {"id": %d, "is_bot": false, "first_name": "a"}'
    body = update % (who % (person.id, person.id))
    assert post(url, body) in {401, 403}
    assert post(url, body, "wrong") in {401, 403}
    assert post_head(url, length=50_000_000) == 413
    assert post(url, b"not json", "s3cret") < 500
    assert post(url.rpartition("/")[0] + "/healthz") == 200
    assert post(url.rpartition("/")[0] + "/elsewhere", body, "s3cret") == 404
    assert not person.messages()
    assert post(url, body, "s3cret") == 200
    person.waits_for()


def test_a_webhook_is_answered_only_after_the_commit(api: FakeApi, hook: BotProcess, beats: Beats) -> None:
    person = Person(api)
    for beat in beats("zh_Hans")[:6]:
        person.says(beat.words) if not beat.label else person.taps(beat.label)
        api.waits_until_confirmed()
        hook.restart()
        check(person, beat)


def test_somebody_who_has_blocked_the_bot_is_left_alone(api: FakeApi, tmp_path: Path, beats: Beats) -> None:
    person, other = Person(api), Person(api)
    start = beats("zh_Hans")[0]
    with BotProcess(api, tmp_path):
        person.says("/start")
        person.blocks()
        person.waits_for(lambda: not api.mailbox.pending)
        play(other, beats("zh_Hans")[:3])
        tried = len(api.made("sendMessage", person.id))
        assert tried <= 2
        person.unblocks()
        person.says("/start")
        check(person, start)
