"""The operator's commands while the bot runs: it goes on, does what is asked of it, and loses nothing by it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.database import connect_reading
from bot.wording import Wording
from tests.bot.desk import SECRET, bytes_of
from tests.bot.office import POISON, STORY, Office
from tests.fake_api import FakeApi, Person, faults
from tests.process.driver import BotProcess

WELCOME = "您现在最需要什么"


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    folder = tmp_path_factory.mktemp("bot")
    with FakeApi() as api, BotProcess(api, folder, BOT_SECRET_KEY=SECRET) as running:
        yield running


@pytest.fixture
def office(bot: BotProcess, wording: Wording, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(bot.database.parent, wording, capsys)


@pytest.fixture
def person(bot: BotProcess) -> Person:
    """Somebody who has told the bot a sum."""
    person = Person(bot.api)
    for words in STORY:
        person.says(words)
        person.waits_for()
    return person


def test_a_person_is_exported_as_they_are_now(office: Office, person: Person) -> None:
    paths = [office.folder / line for line in office.does("export", person.id, "--files", "papers").out.splitlines()]
    assert len(paths) == 2
    assert all("38" in path.read_text("utf-8-sig") for path in paths)
    person.says("31000")
    person.waits_for()
    assert office.does("check", "--database").status == 0


def test_a_person_is_deleted_and_is_somebody_new_when_they_write(office: Office, person: Person) -> None:
    other = Person(person.api)
    other.says("/start")
    other.waits_for(WELCOME)
    (last,) = office.query("SELECT max(id) FROM people")[0]
    given = office.does("delete", person.id, "--yes")
    assert (given.status, given.out) == (0, "Everything that was kept of this person is erased.\n")
    assert office.refuses("delete", person.id, "--yes") == "Nobody is known in this chat."
    assert office.query("SELECT * FROM erased") == []
    person.says("/start")
    person.waits_for(WELCOME)
    assert office.query(f"SELECT max(id) > {last} FROM people") == [(1,)]
    other.says("/status")
    other.waits_for()


def test_what_waited_for_somebody_deleted_is_not_sent_any_more(office: Office, person: Person, bot: BotProcess) -> None:
    bot.api.faults.on("sendMessage", faults.too_many(600), chat=person.id)
    bot.api.faults.on("editMessageText", faults.too_many(600), chat=person.id)
    person.says("31000")
    bot.api.waits_until(lambda: office.query("SELECT count(*) FROM outbox") == [(1,)])
    office.does("delete", person.id, "--yes")
    assert office.query("SELECT count(*) FROM outbox") == [(0,)]
    bot.api.faults.clear()


def test_a_backup_is_whole_holds_nothing_readable_and_disturbs_nobody(office: Office, person: Person) -> None:
    given = office.does("backup", "copy", "--force")
    assert (given.status, given.err) == (0, "")
    person.says("31000")
    person.waits_for()
    found = bytes_of(*(path for path in office.folder.iterdir() if path.is_file() and path.name != "bot.log"))
    for words in (*STORY[1:], "小林", str(person.id), "38600"):
        assert words.encode() not in found, words
    with contextlib.closing(connect_reading(office.folder / "copy")) as db:
        answers = db.execute("SELECT count(*) FROM answers").fetchone()[0]
    assert office.query("SELECT count(*) FROM answers") == [(answers + 1,)]


def test_it_is_looked_at_and_counted_while_it_is_written(office: Office, person: Person) -> None:
    given = office.does("check", "--database")
    assert given.status == 0, given.out
    assert "seen today" in office.does("stats").out


def test_what_needs_the_bot_stopped_says_so(office: Office, bot: BotProcess) -> None:
    office.does("backup", "copy", "--force")
    new = "another secret of the tests, long enough too"
    assert "Stop the bot first." in office.refuses("rotate-key", BOT_NEW_SECRET_KEY=new)
    assert "Stop the bot first." in office.refuses("restore", "copy", "--force")
    assert bot.is_running()


def test_nothing_is_lost_by_any_of_it_when_the_bot_is_killed(office: Office, person: Person, bot: BotProcess) -> None:
    """A process that drops the locks of another on a database costs it what it commits from then on."""
    for command in (("export", person.id, "--files", "papers"), ("backup", "copy", "--force"), ("inbox",), ("stats",)):
        assert office.does(*command).status == 0
        assert office.does("check", "--database").status == 0
    for words in ("31000", "3500"):
        person.says(words)
        person.waits_for()
    before = office.query("SELECT count(*) FROM answers")
    bot.restart()
    assert office.query("SELECT count(*) FROM answers") == before
    assert office.does("check", "--database").out.splitlines()[0].startswith("people: ")
    person.says("/status")
    person.waits_for()


def test_what_was_set_aside_is_tried_anew_by_the_running_bot(
    tmp_path: Path, wording: Wording, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Office(tmp_path, wording, capsys)
    with FakeApi() as api:
        ann, ben = Person(api), Person(api)
        office.hears(ann.id, "/start", POISON)
        office.hears(ben.id, "/start", send=False)
        office.writes("UPDATE outbox SET aside = 'BadRequest'")
        with BotProcess(api, tmp_path, BOT_SECRET_KEY=SECRET) as bot:
            given = office.does("inbox", "retry", "--all")
            assert given.out.splitlines()[0].endswith(" is tried anew."), bot.said()
            assert given.out.splitlines()[1].startswith("r")
            api.waits_until(lambda: office.query("SELECT 1 FROM inbox UNION SELECT 1 FROM outbox") == [])
            assert "请点一个按钮" in ann.sees()
            ben.waits_for(lambda: WELCOME in ben.sees(), 20.0)  # asked what is open, in its turn
            assert office.does("inbox").out == "Nothing was set aside.\n"
            assert POISON not in bot.said()


def test_somebody_who_deleted_everything_does_not_come_back_with_an_old_backup(
    tmp_path: Path, wording: Wording, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Office(tmp_path, wording, capsys, secret="")
    with FakeApi() as api, BotProcess(api, tmp_path) as bot:
        ann, ben = Person(api), Person(api)
        for person in (ann, ben):
            for words in STORY:
                person.says(words)
                person.waits_for()
        office.does("backup", "monday")
        ann.says("/delete")
        ann.waits_for()
        ann.taps("删除")
        ann.waits_for()
        assert bot.stop() == 0
        told = office.does("restore", "monday", "--force").out
        assert "1 person, with the keys file that was there" in told
        assert "1 person was erased since" in told
        bot.start()
        assert office.refuses("export", ann.id) == "Nobody is known in this chat."
        assert len(office.does("export", ben.id).out.splitlines()) == 2
        ben.says("/review")
        ben.waits_for("38,600")
        ann.says("/review")
        assert "38,600" not in ann.waits_for()
        assert office.does("check", "--database").status == 0


def test_a_reader_keeps_the_bot_from_nothing_but_the_last_trace(office: Office, person: Person) -> None:
    with contextlib.closing(sqlite3.connect(office.database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM people").fetchall()
        person.says("31000")
        person.waits_for()
        office.does("stats")
    assert "erased." in office.does("delete", person.id, "--yes").out
