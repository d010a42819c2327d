"""What stands in docs/reliability.md is what the laboratory does: every fault and every attack has its row there."""

from __future__ import annotations

from pathlib import Path

from tests.faults import troubles
from tests.hostile.attacks import ALL

PAGE = (Path(__file__).parents[2] / "docs" / "reliability.md").read_text("utf-8")


def test_every_fault_has_its_row() -> None:
    kinds = [*troubles.OF_THE_API, *troubles.OF_UPDATES, *troubles.OF_THE_PROCESS, *troubles.OF_THE_DISK]
    kinds += [troubles.FULL_DISK, troubles.LONG_STOP, troubles.LONG_WAIT, *(kind for kind, _ in troubles.KILLS)]
    kinds += [trouble for trouble, _ in troubles.at_points(1, 1)]
    assert [kind.name for kind in kinds if f"| {kind.name} |" not in PAGE] == []


def test_every_attack_has_its_row() -> None:
    assert [attack.name for attack in ALL if f"| {attack.name} |" not in PAGE] == []


def test_nothing_that_may_not_be_is_written_down() -> None:
    """Unanswered, lost, wrong, out of order, stuck and leaks are 0; so is what is wrong of the attacks."""
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.split("|")][1:-1]
        if len(cells) == 15 and cells[1].isdigit():
            assert cells[4:10] == ["0"] * 6, line
        if len(cells) == 6 and cells[-1].isdigit() and cells[0] != "hostile input":
            assert cells[4] == "0", line
