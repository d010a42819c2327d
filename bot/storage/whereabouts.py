"""Whether the files that are open are still where they were opened. Whoever takes one away while the bot runs leaves it
writing into what nobody will ever find again: it has to notice before it tells anybody that something is kept."""

from __future__ import annotations

import os
from pathlib import Path


class Whereabouts:
    """Of files that are there now; they are looked at by name only, as to open them would cost their locks."""

    def __init__(self, *paths: Path) -> None:
        self._files = [(str(path), _identity(str(path))) for path in paths]

    def lost(self) -> str:
        """The name of the first that is not there any more, or in whose place there is another; '' when all are."""
        for path, identity in self._files:
            if _identity(path) != identity:
                return os.path.basename(path)
        return ""


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
