from __future__ import annotations

from pathlib import Path

import pytest

from bench import walk
from bench.walk import Step


def test_a_walk_is_read_line_by_line() -> None:
    lines = """
# a comment
text /start => #lang
tap -1
text $D => #lender $D
"""
    assert walk.read(lines) == (
        Step(text="/start", mark="#lang"),
        Step(tap=-1),
        Step(text="$D", mark="#lender $D"),
    )


def test_a_walk_survives_its_file(tmp_path: Path) -> None:
    steps = (Step(text="您好", mark="#lang"), Step(tap=2, mark="#docs 1"))
    walk.save(steps, tmp_path / "walk.json")
    assert walk.load(tmp_path / "walk.json") == steps


@pytest.mark.parametrize("chat", [0, 1, 8999])
def test_a_number_of_its_own_tells_the_chats_apart(chat: int) -> None:
    step = Step(text="$D", mark="|$D|")
    assert step.typed(chat) == str(1000 + chat)
    assert step.expected(chat) == f"|{1000 + chat}|"
