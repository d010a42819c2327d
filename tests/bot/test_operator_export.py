"""`xieshang export`: what /export in the chat gives, and nothing about anybody else."""

from __future__ import annotations

import json

import pytest

from tests.bot.office import POISON, STORY, Office, mode_of

ANN, BEN = 700_000_123, 700_000_456


def test_the_files_hold_what_was_said_and_nothing_of_anybody_else(office: Office) -> None:
    office.hears(ANN, *STORY)
    office.hears(BEN, *STORY[:4], "银行")
    given = office.does("export", ANN, "--files", "papers")
    assert (given.status, given.err) == (0, "")
    paths = [office.folder / line for line in given.out.splitlines()]
    assert sorted(path.suffix for path in paths) == [".json", ".txt"]
    assert {mode_of(path) for path in paths} == {0o600}
    texts = {path.suffix: path.read_text("utf-8-sig") for path in paths}
    data = json.loads(texts[".json"])
    answers = data["session"]["case"]["answers"]
    assert data["chat"] == ANN
    assert str(ANN) in texts[".txt"]
    assert (answers["lender_kind"], answers["owed_total"]) == ("consumer_finance", "38600")
    assert "38,600" in texts[".txt"]
    assert "消费金融公司" in texts[".txt"]
    assert "银行" not in texts[".txt"]


def test_they_are_the_files_that_the_chat_gives(office: Office) -> None:
    office.hears(ANN, *STORY)
    ours = office.does("export", ANN).out.splitlines()
    office.hears(ANN, "/export", send=False)
    theirs = office.query("SELECT count(*) FROM outbox")
    assert len(ours) == 2
    assert theirs == [(3,)], "two files and the screen"
    assert office.does("export", ANN).out.splitlines() == [name.replace(".", " (2).") for name in ours]


def test_what_could_not_be_answered_is_part_of_it(office: Office) -> None:
    office.hears(ANN, "/start", POISON)
    paths = office.does("export", ANN).out.splitlines()
    (data,) = (path for path in paths if path.endswith(".json"))
    assert POISON in "".join(json.loads((office.folder / data).read_bytes())["unanswered"])


def test_what_could_not_be_delivered_is_part_of_it_but_for_what_cannot_be_read(office: Office) -> None:
    office.hears(ANN, "/start", POISON, "/start", send=False)
    office.writes("UPDATE outbox SET aside = 'BadRequest'")
    (lost,) = office.query("SELECT count(*) FROM outbox")[0]
    office.hears(ANN, "/help", send=False)
    office.writes("UPDATE outbox SET aside = 'BadRequest', body = x'00' WHERE aside IS NULL")
    office.writes("UPDATE inbox SET body = x'00'")
    paths = {path.suffix: path for path in map(office.folder.joinpath, office.does("export", ANN).out.splitlines())}
    data = json.loads(paths[".json"].read_bytes())
    assert len(data["undelivered"]) == lost
    assert "您现在最需要什么？" in data["undelivered"][-1]["message"]
    assert data["unanswered"] == []
    assert f"{lost} 条没能送到的回复" in paths[".txt"].read_text("utf-8-sig")


@pytest.mark.parametrize("words", ["我不想活了", "他们说要打断我的腿"])
def test_whoever_is_in_danger_has_files_too(office: Office, words: str) -> None:
    office.hears(ANN, "/start", words)
    assert len(office.does("export", ANN).out.splitlines()) == 2


def test_nothing_is_changed_and_no_journal_is_left_behind(office: Office) -> None:
    office.hears(ANN, "/start")
    before, session = office.files(), office.query("SELECT session, seen FROM people")
    office.does("export", ANN, "--files", "papers")
    assert office.query("SELECT session, seen FROM people") == session
    assert office.files() == before | {"papers"}


def test_nobody_and_nothing_are_one_line(office: Office) -> None:
    assert "no database" in office.refuses("export", ANN)
    assert office.files() == set()
    office.hears(ANN, "/start")
    assert office.refuses("export", BEN) == "Nobody is known in this chat."
    assert "another master key" in office.refuses("export", ANN, BOT_SECRET_KEY="x" * 40)
    assert "master key is missing" in office.refuses("export", ANN, BOT_SECRET_KEY="")
    (office.folder / "papers").touch()
    assert "papers" in office.refuses("export", ANN, "--files", "papers")


def test_what_is_damaged_or_cannot_be_told_is_one_line_without_their_words(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.hears(ANN, *STORY)
    monkeypatch.setattr("bot.operator.export.respond", lambda session, event, world: int(session.case.answers["cause"]))
    assert office.refuses("export", ANN) == "The files cannot be made: KeyError."
    office.writes("INSERT INTO cases VALUES (1, 1, x'00')")
    assert "damaged" in office.refuses("export", ANN)
    assert not list(office.folder.glob("*.json"))


def test_a_database_of_another_version_is_one_line(office: Office) -> None:
    office.hears(ANN, "/start")
    for version, words in ((1, "start the bot once"), (1000, "newer version")):
        office.writes(f"PRAGMA user_version = {version}")
        assert words in office.refuses("export", ANN)
