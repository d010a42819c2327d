"""Every fault of the API and every oddity of updates at once, and what the API does when many write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults import crowd
from tests.faults.conftest import Suffer
from tests.faults.plan import ODDITIES
from tests.faults.trouble import Trouble
from tests.faults.troubles import OF_THE_API, OF_UPDATES

BY_NAME = {trouble.name: trouble for trouble in (*OF_THE_API, *OF_UPDATES)}


def test_every_fault_at_once_loses_nothing(suffer: Suffer) -> None:
    result = suffer(replace(BY_NAME["all of these mixed"], oddities=ODDITIES, kills=1), 1)
    assert result.is_clean, result.notes


def test_a_storm_of_429_loses_nothing_and_repeats_nothing(suffer: Suffer) -> None:
    result = suffer(BY_NAME["429 for everybody, 2 s"], 1)
    assert result.is_clean, result.notes
    assert result.repeated_sends == result.repeated_edits == 0


@pytest.mark.parametrize("name", ["400 can't parse entities", "403 blocked by some", "400 message to edit not found"])
def test_what_telegram_refuses_stops_no_chat(suffer: Suffer, name: str) -> None:
    result = suffer(replace(BY_NAME[name], chats=12, acts=6), 1)
    assert result.is_clean, result.notes


def test_odd_updates_in_large_batches_are_answered_in_order(suffer: Suffer) -> None:
    result = suffer(BY_NAME["updates odd in every way, 40 at once"], 1)
    assert result.is_clean, result.notes


def test_updates_that_cannot_be_answered_are_set_aside_and_stop_nobody(suffer: Suffer) -> None:
    result = suffer(replace(BY_NAME["updates poisonous, two kills"], chats=12, acts=6), 1)
    assert result.is_clean, result.notes


def test_updates_that_wait_drain_in_bounded_memory(tmp_path: Path) -> None:
    result = crowd.drain(60, 20, 1, tmp_path)
    assert result.is_clean, result.notes


@pytest.mark.parametrize("how", ["at once", "in a second"])
def test_fifty_messages_are_answered_with_one_warning(tmp_path: Path, how: str) -> None:
    result = crowd.flood(1, tmp_path, how)
    assert result.is_clean, result.notes


def test_a_calm_bot_repeats_nothing_and_acknowledges_every_tap(suffer: Suffer) -> None:
    result = suffer(Trouble("calm", oddities=["foreign", "doubled"], chats=12, acts=6), 1)
    assert result.is_clean, result.notes
    assert result.repeated_sends == result.repeated_edits == result.acks_lost == 0
