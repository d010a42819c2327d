"""How fast the Bot API is called."""

from __future__ import annotations

import pytest

from bot.pace import Pace


def test_a_crowd_is_let_through_at_the_rate_after_a_burst() -> None:
    pace = Pace(25.0)
    slots = [pace.book(chat, 100.0) for chat in range(55)]
    assert slots[:5] == pytest.approx([100.0] * 5)
    assert slots[-1] == pytest.approx(102.0)


def test_a_chat_that_is_spoken_to_often_waits_and_holds_up_nobody() -> None:
    pace = Pace(1000.0)
    slots = [pace.book(7, 100.0) for _ in range(5)]
    assert slots == pytest.approx([100.0, 100.0, 100.0, 101.0, 102.0])
    assert pace.book(8, 100.0) == pytest.approx(100.0, abs=0.01)


def test_a_machine_that_was_started_just_now_paces_as_any_other() -> None:
    pace = Pace(25.0)
    assert pace.book(7, 0.01) == 0.01
    assert max(pace.book(chat, 0.01) for chat in range(10, 20)) < 1


def test_only_the_chats_that_wait_are_remembered() -> None:
    pace = Pace(1e9)
    for chat in range(30_000):
        pace.book(chat, float(chat))
    assert len(pace._chats) <= 10_001
