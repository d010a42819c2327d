"""The bot is killed, at every point of a turn and at random moments, and nothing is lost. `make faults` does more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.faults.conftest import Suffer
from tests.faults.plan import ODDITIES
from tests.faults.sabotaged import POINTS
from tests.faults.trouble import Blow, Trouble
from tests.faults.troubles import FOUR_KILLS, at_point

SMALL: dict[str, Any] = {"chats": 12, "acts": 6}


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_at_a_point_of_a_turn_loses_nothing(suffer: Suffer, point: str) -> None:
    result = suffer(replace(at_point(point, seed=1), **SMALL), 1)
    assert result.is_clean, result.notes


@pytest.mark.parametrize("seed", [1, 2])
def test_kills_at_random_moments_lose_nothing(suffer: Suffer, seed: int) -> None:
    result = suffer(FOUR_KILLS, seed)
    assert result.kills == 4
    assert result.is_clean, result.notes


def test_kills_by_webhook_lose_nothing(suffer: Suffer) -> None:
    result = suffer(Trouble("webhook", kills=2, oddities=ODDITIES, webhook=True, **SMALL), 1)
    assert result.is_clean, result.notes


def test_a_stop_and_a_pause_lose_nothing(suffer: Suffer) -> None:
    result = suffer(Trouble("SIGTERM", blows=[Blow(0.3, "term"), Blow(0.7, "stop", 0.3)], **SMALL), 1)
    assert result.is_clean, result.notes
