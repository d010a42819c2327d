"""Telegram: what an update means, how a message is said, what an error calls for. Nothing else knows of it; all that
is used of python-telegram-bot passes through here and request.py."""

import logging
import os
import sys
import warnings
from types import ModuleType

if "httpx" not in sys.modules:
    # The library imports httpx for a client whose place request.py takes, and httpx its command line with rich and
    # pygments: 100 ms and 9 MB of a start. It finds something in place of httpx that has all names and does nothing.
    httpx = ModuleType("httpx")
    httpx.__getattr__ = lambda name: object  # type: ignore[method-assign]
    sys.modules["httpx"] = httpx
    import telegram.request  # noqa: F401

    del sys.modules["httpx"]

# Without it each RetryAfter is a deprecation warning: it is to be a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")
# do_api_request says on every call that there is a typed method; those build whole objects of answers nobody reads.
warnings.filterwarnings("ignore", message=r"Please use 'Bot\.")
# Both log what is sent and received, at ERROR what could not be decoded.
for name in ("telegram", "httpx"):
    logging.getLogger(name).setLevel(logging.CRITICAL)
