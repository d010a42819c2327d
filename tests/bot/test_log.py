"""The log: lines of JSON without a word of anybody."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot import log


@pytest.fixture
def stream(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What a process that logs from INFO up has written; for a person, with the parameter True."""
    root, ours = logging.getLogger(), logging.getLogger("bot")
    before = root.handlers[:], root.level, ours.level
    written = io.StringIO()
    log.set_up("INFO", written, plain=getattr(request, "param", False))
    yield written
    root.handlers[:], root.level = before[0], before[1]
    ours.setLevel(before[2])


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_record_is_a_line_of_json_with_its_data(stream: io.StringIO) -> None:
    logging.getLogger("bot.turns").info("turn failed", extra={"data": {"seq": 7, "step": "owed"}})
    (line,) = lines(stream)
    assert line.pop("at")
    assert line == {"level": "INFO", "logger": "bot.turns", "event": "turn failed", "seq": 7, "step": "owed"}


def test_an_exception_is_told_by_class_and_place_and_never_by_its_words(stream: io.StringIO) -> None:
    try:
        raise ValueError("我欠三万 123456:TOKEN")
    except ValueError as error:
        logging.getLogger("bot.turns").error("turn failed", exc_info=error)
    (line,) = lines(stream)
    assert line["error"] == "ValueError"
    assert "test_log.py" in str(line["where"])
    assert "三万" not in stream.getvalue()
    assert "TOKEN" not in stream.getvalue()


@pytest.mark.parametrize("stream", [True], indirect=True, ids=["for a person"])
def test_for_a_person_it_is_in_lines_and_as_silent(stream: io.StringIO) -> None:
    logging.getLogger("somebody.else").warning("我欠三万", extra={"data": {"why": "我欠三万"}})
    logging.getLogger("bot.turns").warning("no such case")
    try:
        raise ValueError("我欠三万 123456:TOKEN")
    except ValueError as error:
        logging.getLogger("bot.turns").error("turn failed", exc_info=error, extra={"data": {"seq": 7, "odd": {1}}})
    other, bare, head, place = stream.getvalue().splitlines()
    assert other.startswith("logged at test_log.py:")
    assert bare == "no such case"
    assert head == 'turn failed: ValueError {"seq": 7, "odd": "set"}'
    assert place.startswith("    ")
    assert "test_log.py" in place
    assert "三万" not in stream.getvalue()


def test_only_what_is_asked_for_is_logged(stream: io.StringIO) -> None:
    logging.getLogger("bot.delivery").debug("detail")
    logging.getLogger("somebody.else").info("chatter")
    logging.getLogger("somebody.else").warning("worth knowing")
    assert [line["logger"] for line in lines(stream)] == ["somebody.else"]


def test_of_another_library_only_the_place_is_told(stream: io.StringIO) -> None:
    logging.getLogger("somebody.else").warning("我欠三万", extra={"data": {"why": "我欠三万"}})
    (line,) = lines(stream)
    assert str(line["event"]).startswith("logged at test_log.py:")
    assert "三万" not in stream.getvalue()


def test_what_is_no_plain_value_is_told_by_its_class_but_for_paths_and_days(stream: io.StringIO) -> None:
    data = {"file": Path("x.db"), "day": date(2026, 11, 23), "error": ValueError("我欠三万"), "half": "\ud800"}
    logging.getLogger("bot.turns").info("odd", extra={"data": data})
    (line,) = lines(stream)
    assert line["file"] == "x.db"
    assert line["day"] == "2026-11-23"
    assert line["error"] == "ValueError"
    assert line["half"] == "\ud800"


@pytest.mark.parametrize("name", ["telegram", "telegram.Bot", "telegram.request", "httpx", "asyncio", "pyreqwest"])
def test_libraries_that_quote_what_they_send_are_silent_at_any_level(stream: io.StringIO, name: str) -> None:
    log.set_up("DEBUG", stream)
    logging.getLogger(name).error("Can not load invalid JSON data: 我欠三万")
    assert stream.getvalue() == ""
