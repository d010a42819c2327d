"""`xieshang check --database` and `xieshang stats`: counts, and an exit status for what has to be mended."""

from __future__ import annotations

import contextlib
import re
import sqlite3

import pytest

from tests.bot.office import POISON, STORY, Office

ANN, BEN = 700_000_123, 700_000_456
DAMAGED = "The database {} is damaged: put back a backup with xieshang restore --force."


@pytest.fixture
def sound(office: Office) -> Office:
    office.hears(ANN, *STORY)
    office.hears(BEN, *STORY[:4], send=False)
    return office


def test_a_sound_database_has_no_faults(sound: Office) -> None:
    given = sound.does("check", "--database")
    assert (given.status, given.out, given.err) == (0, "people: 2\n", "")


def test_it_is_left_as_it_was(sound: Office) -> None:
    before = sound.files()
    sound.does("check", "--database")
    assert sound.files() == before


FAULTS = {
    "UPDATE people SET chat = x'00' WHERE id = 1": "people whose chat does not open with their key: 1",
    "UPDATE people SET handle = x'00' WHERE id = 1": "people who cannot be found by their chat: 1",
    "UPDATE people SET session = x'00' WHERE id = 1": "sessions that do not open: 1",
    "UPDATE answers SET value = (SELECT value FROM answers LIMIT 1) WHERE person = 2": "answers that do not open: 1",
    "DELETE FROM answers WHERE name = (SELECT name FROM answers WHERE person = 1 LIMIT 1)": (
        "people whose answers differ from those of their session: 1"
    ),
    "INSERT INTO cases VALUES (1, 9, x'00')": "histories that do not open: 1",
    "UPDATE outbox SET body = x'00'": "replies that do not open: 1",
    "INSERT INTO inbox (person, made, body) VALUES (1, 0, x'00')": "updates that do not open: 1",
    "INSERT INTO cases VALUES (77, 9, x'00')": "rows of nobody: 1",
}


@pytest.mark.parametrize("damage", FAULTS)
def test_each_fault_is_counted_and_ends_with_a_status(sound: Office, damage: str) -> None:
    sound.writes(damage)
    given = sound.does("check", "--database")
    assert given.status == 1
    assert given.out.splitlines() == [f"FAULT {FAULTS[damage]}", "people: 2"]


def test_files_that_others_can_read_are_a_fault_with_the_command_that_mends_it(sound: Office) -> None:
    sound.database.chmod(0o644)
    given = sound.does("check", "--database")
    assert given.status == 1
    assert f"chmod 600 {sound.database}" in given.out


@pytest.mark.parametrize("page", [bytes(4096), b"\xff" * 4096, bytes(range(256)) * 16])
def test_a_broken_page_is_a_fault(sound: Office, page: bytes) -> None:
    sound.breaks(page)
    given = sound.does("check", "--database")
    assert (given.status, given.out) == (1, f"FAULT {DAMAGED.format(sound.database)}\n")


def test_what_is_no_fault_is_a_note(sound: Office) -> None:
    sound.hears(ANN, POISON)
    sound.writes("INSERT INTO erased VALUES (99)")
    with contextlib.closing(sqlite3.connect(sound.folder / "bot.db.keys", isolation_level=None)) as keys:
        keys.execute("INSERT INTO keys SELECT 50, wrapped FROM keys WHERE person = 1")
        keys.execute("DELETE FROM keys WHERE person = 2")
    given = sound.does("check", "--database")
    assert given.status == 0, given.out
    assert given.out.splitlines() == [
        "people: 2",
        "people without a key, erased since a backup that was put back: 1",
        "keys of nobody, harmless: 1",
        "erasures that wait for a reader or the next start: 1",
        "updates set aside: 1",
    ]


def test_a_database_that_is_not_there_or_cannot_be_opened_is_one_line(office: Office) -> None:
    assert "no database" in office.refuses("check", "--database")
    assert office.files() == set()
    office.database.write_bytes(b"no database at all" * 300)
    assert "bot.db is no database: see BOT_DATABASE." in office.refuses("check", "--database")
    (office.folder / "bot.db.keys").write_bytes(b"")
    assert office.refuses("check", "--database") == DAMAGED.format(office.database)


def test_how_much_there_is_of_what_is_told_in_counts(sound: Office) -> None:
    sound.hears(ANN, POISON)
    given = sound.does("stats")
    assert given.status == 0
    counts = {name: int(number.replace(",", "")) for number, name in re.findall(r" *([\d,]+)  (.+)", given.out)}
    assert counts.pop("bytes of the database") > 4096
    assert counts.pop("bytes of the keys file") > 4096
    assert counts == {
        "people": 2,
        "of them with a conversation": 2,
        "seen today (UTC)": 2,
        "seen in the last 7 days (UTC)": 2,
        "who have blocked the bot": 0,
        "closed cases": 0,
        "updates waiting": 0,
        "replies waiting": 0,
        "set aside": 1,
        "bytes of its log": 0,
    }
