"""The world of a turn: today where our people are, the shelf, the wording, and what the operator has decided."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from flows.model import Library, Locale, World

from .config import Settings
from .turns import Worlds
from .wording import Wording


def worlds(settings: Settings, wording: Wording, library: Library) -> Worlds:
    """Makes a world for each turn."""
    zone = ZoneInfo("Asia/Shanghai")

    def world(locale: Locale, seed: int) -> World:
        now = datetime.now(zone)
        return World(now, library, wording.words, locale, seed, settings.retention_days, settings.operator)

    return world
