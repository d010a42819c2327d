"""The log: a JSON object a line on stderr, or lines for whoever sits there. Nothing that a person said may reach it,
nor the token.

So it holds only words of our own: of an exception the class and the places, never its message, which may quote what
was typed; of another library's record the place alone; and the libraries that log what they send are silent whatever
the level. What nobody caught, in any thread or while it was thrown away, is told the same way.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import traceback
import warnings
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

_TALKATIVE = ("telegram", "httpx", "httpcore", "asyncio", "pyreqwest")
_OURS = "bot"
_FRAMES = 12

_log = logging.getLogger(__name__)


def set_up(level: str, stream: TextIO = sys.stderr, *, plain: bool = False) -> None:
    """Our logs from `level` up; every other library's from WARNING up, and never those that quote what they send.
    `plain`: for a person to read."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Plain() if plain else Json())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(_OURS).setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def catch_the_rest() -> None:
    """For a whole process: Python's own ways of printing what nobody caught, with its message, are closed."""
    logging.raiseExceptions = False  # logging would print the arguments of a record that cannot be written
    warnings.simplefilter("ignore")
    sys.excepthook = lambda kind, error, trace: _report("a fault that nobody caught", error, trace)
    threading.excepthook = lambda args: _report("a thread has failed", args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _report("a fault in what was thrown away", args.exc_value, args.exc_traceback)


def _report(event: str, error: BaseException | None, trace: TracebackType | None) -> None:
    if error is not None:
        _log.critical(event, exc_info=(type(error), error, trace))


class Json(logging.Formatter):
    """A record as one line of JSON: its message, its `data`, and of an exception what is harmless."""

    def format(self, record: logging.LogRecord) -> str:
        error = _error_of(record)
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": _event_of(record),
            **_data_of(record),
        }
        if error:
            line["error"] = type(error).__name__
            line["where"] = places(error)
        return _in_json(line)


class Plain(logging.Formatter):
    """The same as lines for a person: message and class, the `data` in brackets, and below it each place."""

    def format(self, record: logging.LogRecord) -> str:
        error, data = _error_of(record), _data_of(record)
        head = _event_of(record)
        if error:
            head += f": {type(error).__name__}"
        if data:
            head += f" {_in_json(data)}"
        return "\n".join([head, *(f"    {place}" for place in (places(error) if error else ()))])


def _event_of(record: logging.LogRecord) -> str:
    return record.getMessage() if _is_ours(record) else f"logged at {record.filename}:{record.lineno}"


def _data_of(record: logging.LogRecord) -> dict[str, object]:
    return getattr(record, "data", {}) if _is_ours(record) else {}


def _error_of(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if record.exc_info else None


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] == _OURS


def places(error: BaseException) -> list[str]:
    """Where an exception passed, the place that raised it last."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def _in_json(line: dict[str, object]) -> str:
    words = json.dumps(line, ensure_ascii=False, default=_harmless)
    return words.encode("utf-8", "backslashreplace").decode()


def _harmless(value: object) -> str:
    """What a line says of something that is no plain value."""
    return str(value) if isinstance(value, Path | date) else type(value).__name__
