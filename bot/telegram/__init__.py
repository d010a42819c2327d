"""Telegram: what an update means, how a message is said, what an error calls for. Nothing else knows of it; all that
is used of python-telegram-bot passes through here and request.py."""

import sys

# The library imports httpx, and that its command line with rich and pygments: time and 5 MB that a bot has no use for.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
