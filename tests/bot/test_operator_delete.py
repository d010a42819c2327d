"""`xieshang delete` without a bot: as with /delete in the chat, nothing is left."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import sys
from collections.abc import Callable

import pytest

from bot.operator import errands
from bot.storage.database import connect_reading
from tests.bot.desk import bytes_of
from tests.bot.office import STORY, Office

ANN, BEN = 700_000_123, 700_000_456
TABLES = ("people", "answers", "cases", "inbox", "outbox", "screens")


def counts(office: Office) -> list[object]:
    return [office.query(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES]


def test_everything_of_the_person_goes_and_nothing_of_anybody_else(office: Office) -> None:
    office.hears(BEN, *STORY)
    before = counts(office)
    office.hears(ANN, *STORY)
    given = office.does("delete", ANN, "--yes")
    assert (given.status, given.out, given.err) == (0, "Everything that was kept of this person is erased.\n", "")
    assert counts(office) == before
    assert office.query("SELECT * FROM erased") == []
    assert office.refuses("delete", ANN, "--yes") == "Nobody is known in this chat."
    assert office.refuses("export", ANN) == "Nobody is known in this chat."
    with contextlib.closing(connect_reading(office.folder / "bot.db.keys")) as keys:
        assert keys.execute("SELECT person FROM keys").fetchall() == [(1,)]


def test_what_waits_for_them_goes_as_well(office: Office) -> None:
    office.hears(ANN, "/start", "/export", send=False)
    assert office.query("SELECT count(*) > 1 FROM outbox") == [(1,)]
    office.does("delete", ANN, "--yes")
    assert counts(office) == [0] * len(TABLES)
    assert office.hears(BEN, "/start")


def test_whose_chat_it_is_is_written_nowhere(office: Office) -> None:
    office.hears(ANN, "/start")
    office.does("delete", ANN, "--yes")
    assert str(ANN).encode() not in bytes_of(*office.folder.iterdir())
    assert office.query("SELECT kind, target, answer FROM errands") == [("erase", 1, "done")]


def test_where_nobody_can_be_asked_it_has_to_be_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.hears(ANN, "/start")
    with open(os.devnull) as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        assert "--yes" in office.refuses("delete", ANN)
    assert office.query("SELECT count(*) FROM people") == [(1,)]


@pytest.mark.parametrize(("answer", "left"), [("n", 1), ("", 1), ("y", 0), (" Yes ", 0)])
def test_at_a_terminal_it_is_asked_once_and_told_in_counts(
    office: Office, monkeypatch: pytest.MonkeyPatch, answer: str, left: int
) -> None:
    office.hears(ANN, *STORY)
    asked: list[str] = []
    monkeypatch.setattr("builtins.input", answers_with(answer, asked))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    given = office.does("delete", ANN)
    assert given.status == 0
    assert len(asked) == 1
    assert "answers 9, closed cases 0, waiting messages 0" in given.out
    assert not re.search("[一-鿿]", given.out)
    assert office.query("SELECT count(*) FROM people") == [(left,)]


def answers_with(answer: str, asked: list[str]) -> Callable[[str], str]:
    def ask(question: str) -> str:
        asked.append(question)
        return answer

    return ask


def test_a_reader_that_holds_up_the_last_trace_is_spoken_of(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.hears(ANN, "/start")
    monkeypatch.setattr(errands.run, "__defaults__", (0.5,))
    with contextlib.closing(sqlite3.connect(office.database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM people").fetchall()
        assert "but for a last trace" in office.refuses("delete", ANN, "--yes")
    office.hears(BEN, "/start")
    assert office.query("SELECT * FROM erased") == []


def test_a_database_that_another_process_has_and_does_no_errands_is_spoken_of(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.storage.lock import InstanceLock

    office.hears(ANN, "/start")
    monkeypatch.setattr(errands.run, "__defaults__", (0.3,))
    lock = InstanceLock(office.database)
    assert "as soon as it can" in office.refuses("delete", ANN, "--yes")
    lock.release()
    assert office.query("SELECT count(*) FROM people") == [(1,)]
    given = office.does("delete", ANN, "--yes")
    assert "Nothing is kept of this person any more." in given.out
