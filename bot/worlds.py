"""The world of a turn: today where our people are, the shelf, the wording, and what the operator has decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from flows.model import Library, Locale, World

from .config import Settings
from .turns import Worlds
from .wording import Wording


def local_time() -> datetime:
    """Now, where our people are."""
    return datetime.now(ZoneInfo("Asia/Shanghai"))


def worlds(
    settings: Settings, wording: Wording, library: Library, clock: Callable[[], datetime] = local_time
) -> Worlds:
    """Makes a world for each turn."""

    def world(locale: Locale, seed: int) -> World:
        return World(
            clock(), library, wording.words, locale, seed, settings.retention_days, settings.operator, settings.lpr
        )

    return world
