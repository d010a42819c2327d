"""Every attack against a running bot, a few times each, and that the siege finds out a bot that lets them through.

`make faults` attacks much more often.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.mutants import OPEN_DOOR, TALKATIVE
from tests.faults.sabotaged import NOWHERE
from tests.hostile.attacks import ALL, strangers_at_the_webhook, words_that_mean_harm
from tests.hostile.siege import Attack, Onslaught, besiege

TIMES = 30
BY_NAME = {onslaught.do.__name__: onslaught for onslaught in ALL}


def spoilt(onslaught: Onslaught, mutant: str, folder: Path) -> Attack:
    command = ("tests.faults.sabotaged", NOWHERE, "1", str(folder / "armed"), mutant)
    return besiege(onslaught, folder, 1, TIMES, command)


@pytest.mark.parametrize("name", BY_NAME)
def test_nothing_comes_of_an_attack_that_may_not(tmp_path: Path, name: str) -> None:
    attack = besiege(BY_NAME[name], tmp_path, 2, TIMES)
    assert attack.wrong == []
    assert attack.outcomes.total() == TIMES


def test_a_webhook_that_asks_for_no_secret_is_found_out(tmp_path: Path) -> None:
    attack = spoilt(BY_NAME[strangers_at_the_webhook.__name__], OPEN_DOOR, tmp_path)
    assert "what came of it: 200" in attack.wrong


def test_a_bot_that_logs_what_is_typed_is_found_out(tmp_path: Path) -> None:
    attack = spoilt(BY_NAME[words_that_mean_harm.__name__], TALKATIVE, tmp_path)
    assert [one for one in attack.wrong if one.startswith("in the log")]
