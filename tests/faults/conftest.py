"""How the tests run an experiment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.experiment import Experiment
from tests.faults.result import Result
from tests.faults.trouble import Trouble

Suffer = Callable[[Trouble, int], Result]


@pytest.fixture
def suffer(tmp_path: Path) -> Suffer:
    """Runs an experiment with a seed, in a folder of its own."""

    def run(trouble: Trouble, seed: int) -> Result:
        folder = tmp_path / f"seed-{seed}"
        folder.mkdir()
        return Experiment(trouble, seed, folder).run()

    return run
