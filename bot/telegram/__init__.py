"""Telegram: what an update means, how a message is said, what an error calls for. Nothing else knows of it; all that
is used of python-telegram-bot passes through here and request.py."""

import logging
import os
import sys
import warnings

# The library imports httpx, and that its command line with rich and pygments: time and 5 MB that a bot has no use for.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
# Without it each RetryAfter is a deprecation warning: it is to be a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")
# do_api_request says on every call that there is a typed method; those build whole objects of answers nobody reads.
warnings.filterwarnings("ignore", message=r"Please use 'Bot\.")
# Both log what is sent and received, at ERROR what could not be decoded.
for name in ("telegram", "httpx"):
    logging.getLogger(name).setLevel(logging.CRITICAL)
