"""What tests of several folders share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from bot.wording import Wording

# No clock decides whether a property holds: machines are slow at times.
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def wording() -> Wording:
    """The product's own wording."""
    return Wording.load()
