"""`python -m tests.process.on_monday run`: the bot, on the Monday of the tests from its first turn to its last.

Its screens name days, and its script knows the hours at which nobody may call: what is rehearsed and what is then
played must not stand on two sides of midnight, or of eight o'clock.
"""

from __future__ import annotations

import sys
from functools import partial

from bot import process
from bot.__main__ import main
from bot.worlds import worlds
from tests.talking import MONDAY


def stay_on_monday() -> None:
    """Every turn of this process is on Monday."""
    process.worlds = partial(worlds, clock=lambda: MONDAY)


if __name__ == "__main__":
    stay_on_monday()
    sys.exit(main())
