"""Words of self-harm, and everyday words that only sound like them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from flows.reading.crisis import assess
from tests.reading.anything import ANYTHING, LONG

LINES = Path(__file__).parent / "lines"


def _lines(name: str) -> list[str]:
    return (LINES / f"crisis_{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", _lines("danger"))
def test_words_of_self_harm_are_danger(line: str) -> None:
    assert assess(line) == "danger"


@pytest.mark.parametrize("line", _lines("doubtful"))
def test_what_may_be_meant_so_is_doubtful(line: str) -> None:
    assert assess(line) == "doubtful"


@pytest.mark.parametrize("line", _lines("alarm"))
def test_what_sounds_like_it_is_never_passed_over(line: str) -> None:
    assert assess(line) in ("danger", "doubtful")


@pytest.mark.parametrize("line", _lines("everyday"))
def test_everyday_exaggeration_is_no_alarm(line: str) -> None:
    assert assess(line) == ""


@pytest.mark.parametrize("line", _lines("danger"))
@pytest.mark.parametrize(
    "around",
    ["3500，{}", "{}。下个月15号还", "烦死了，{}", "{}\n3,500元", "他说{}，我也不知道", "this is killing me, {}"],
)
def test_danger_is_found_beside_whatever_else_was_typed(line: str, around: str) -> None:
    assert assess(around.format(line)) in ("danger", "doubtful")


@pytest.mark.parametrize("line", _lines("danger") + _lines("doubtful"))
def test_width_and_case_and_invisible_characters_hide_nothing(line: str) -> None:
    wide = line.upper().translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert assess(wide)
    assert assess("\u200b".join(line))


def test_every_language_has_its_share_of_lines() -> None:
    alarms = _lines("danger") + _lines("doubtful") + _lines("alarm")
    english = [line for line in alarms if line.isascii()]
    assert len(alarms) >= 180
    assert len(english) >= 40
    assert len(_lines("everyday")) >= 120
    assert len(set(alarms + _lines("everyday"))) == len(alarms + _lines("everyday"))


@given(ANYTHING)
def test_any_text_is_assessed_without_an_error(text: str) -> None:
    assert assess(text) in ("danger", "doubtful", "")


@pytest.mark.parametrize(
    "text", [*LONG, "逼" * 10_000, "no " * 3000, "他让" * 5000, "told " * 2000, "活着也都真" * 2000]
)
def test_ten_thousand_characters_are_assessed_in_one_go(text: str) -> None:
    assert assess(text) in ("danger", "doubtful", "")


def test_danger_is_found_at_the_end_of_ten_thousand_characters() -> None:
    assert assess("每月还三千五，" * 1400 + "不想活了") == "danger"
