"""What tests of several folders share."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from bot.wording import Wording

# No clock decides whether a property holds: machines are slow at times. Sixty examples of each, so that all of them
# together stay within the time that CI has; where more are needed the test says so.
settings.register_profile("patient", settings.default, deadline=None, max_examples=60)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def wording() -> Wording:
    """The product's own wording."""
    return Wording.load()


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: the bots that the tests start often wait, by design."""
    return (os.cpu_count() or 1) + 1


_LONGEST_FIRST = ("process", "bot", "hostile", "faults", "sheet")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The folders that take longest come first: side by side, the last file of all should be a short one."""

    def place(item: pytest.Item) -> int:
        folders = item.path.parts
        return next((at for at, name in enumerate(_LONGEST_FIRST) if name in folders), len(_LONGEST_FIRST))

    items.sort(key=place)
