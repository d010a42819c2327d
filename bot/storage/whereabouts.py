"""Whether the files that are open are still where they were opened. Whoever takes one away while the bot runs leaves it
writing into what nobody will ever find again: it has to notice before it tells anybody that something is kept."""

from __future__ import annotations

import os
from pathlib import Path


class Whereabouts:
    """Of files that are there now; they are looked at by name only, as to open them would cost their locks."""

    def __init__(self, *paths: Path) -> None:
        self._files = {path: _identity(path) for path in paths}

    def lost(self) -> Path | None:
        """The first that is not there any more, or in whose place there is another."""
        return next((path for path, identity in self._files.items() if _identity(path) != identity), None)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
