"""The log: a JSON object a line on stderr. Nothing that a person said may reach it, nor the token.

So it holds only words of our own: of an exception the class and the places, never its message, which may quote what
was typed; and the libraries that log what they send are silent whatever the level.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import TextIO

_TALKATIVE = ("telegram", "httpx", "httpcore", "asyncio", "pyreqwest")
_FRAMES = 12


def set_up(level: str, stream: TextIO = sys.stderr) -> None:
    """Our logs from `level` up; every other library's from WARNING up, and never those that quote what they send."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Json())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("bot").setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


class Json(logging.Formatter):
    """A record as one line of JSON: its message, its `data`, and of an exception what is harmless."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, "data", {}),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error:
            line["error"] = type(error).__name__
            line["where"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in _frames(error)]
        return json.dumps(line, ensure_ascii=False, default=str)


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(error.__traceback__)[-_FRAMES:])
