"""What tests of several folders share."""

from __future__ import annotations

import pytest

from bot.wording import Wording


@pytest.fixture(scope="session")
def wording() -> Wording:
    """The product's own wording."""
    return Wording.load()
