"""A fault that lasts is in the log once a minute, and its end once."""

from __future__ import annotations

import logging

import pytest

from bot.complaint import Complaint
from tests.bot.desk import Clock


def said(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str, object]]:
    return [(record.levelname, record.getMessage(), record.__dict__["data"]) for record in caplog.records]


def test_it_is_made_at_once_then_once_a_minute_and_withdrawn_once(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock(0.0)
    complaint = Complaint(logging.getLogger("bot"), "it fails", "it works", clock)
    complaint.withdraw()
    for _ in range(130):
        complaint.make("SQLITE_FULL")
        clock.now += 1
    complaint.withdraw()
    complaint.withdraw()
    complaint.make("SQLITE_IOERR")
    assert said(caplog) == [
        *(("ERROR", "it fails", {"why": "SQLITE_FULL", "seconds": seconds}) for seconds in (0, 60, 120)),
        ("WARNING", "it works", {"seconds": 130}),
        ("ERROR", "it fails", {"why": "SQLITE_IOERR", "seconds": 0}),
    ]
