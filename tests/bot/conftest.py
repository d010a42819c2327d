"""What tests of the bot are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.wording import Wording
from tests.bot.office import Office


@pytest.fixture
def office(tmp_path: Path, wording: Wording, capsys: pytest.CaptureFixture[str]) -> Office:
    """An operator's, with no database yet."""
    return Office(tmp_path, wording, capsys)
