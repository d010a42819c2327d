"""Where the bot as a process begins: what it needs is imported here, quickly."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from .config import Settings
from .storage import StoreError

if TYPE_CHECKING:
    from .turns import Respond


def serve(settings: Settings, respond: Respond | None = None) -> int:
    """Runs the bot until SIGTERM or SIGINT; the exit status. `respond`: another conversation than the product's."""
    gc.disable()  # what is imported stays: looking through it again and again takes a fifth of the start
    try:
        from .process import TokenRefused, run

        try:
            return run(settings, respond)
        except StoreError as error:
            why = str(error)
        except TokenRefused:
            why = "Telegram does not know this BOT_TOKEN: take the current one from @BotFather."
        print(f"xieshang: {why}", file=sys.stderr)
        return 1
    finally:
        gc.enable()
