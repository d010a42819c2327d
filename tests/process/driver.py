"""The bot as a process of its own: started, killed, stopped, its log read."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.fake_api import FakeApi

ROOT = Path(__file__).parents[2]
ON_MONDAY = ("tests.process.on_monday", "run")
START_LIMIT = 20.0
"""Seconds; a start takes one at most on an idle machine, and tests run beside each other."""


class BotProcess:
    """`xieshang run` against a fake API, on the Monday of the rehearsals, its database in `folder`.

    A context manager: started, at the end killed.
    """

    def __init__(self, api: FakeApi, folder: Path, command: Sequence[str] = ON_MONDAY, **told: str) -> None:
        self.api = api
        self.log = folder / "bot.log"
        self.database = folder / "bot.db"
        self._command = tuple(command)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "PORT", "DYNO"))}
        ours = {
            "BOT_TOKEN": api.token,
            "BOT_API_URL": api.url,
            "BOT_API_RATE": "0",
            "BOT_DATABASE": str(self.database),
            "PYTHONUTF8": "1",
        }
        self._environment = kept | ours | told
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> BotProcess:
        self.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.kill()

    def start(self, command: Sequence[str] = ()) -> None:
        """Starts it and waits until it listens to the API. Raises AssertionError with its log when it ends instead.

        command: this once instead of the usual one.
        """
        self.api.mailbox.forget_poll()
        self.launch(command)
        with self.api.changed:
            posts = self.api.mailbox.webhook.set
        self.api.waits_until(
            lambda: not self.is_running() or self.api.mailbox.is_polled or self.api.mailbox.webhook.set > posts,
            START_LIMIT,
            "the bot listens",
        )
        assert self.is_running(), self.said()

    def launch(self, command: Sequence[str] = ()) -> None:
        """Starts it, whatever comes of it."""
        assert not self.is_running()
        words = [sys.executable, "-m", *(command or self._command)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                words, cwd=ROOT, env=self._environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """kill -9, if it runs."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self.api.mailbox.forget_poll()

    def restart(self) -> None:
        """kill -9 and a new start."""
        self.kill()
        self.start()

    def stop(self, within: float = 5.0) -> int:
        """SIGTERM. Returns the exit status; raises subprocess.TimeoutExpired when it takes longer than `within`."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self.wait(within)

    def send(self, number: signal.Signals) -> None:
        """Any signal, to the process if it runs."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)

    def wait(self, within: float) -> int:
        """Its exit status, when it ends by itself."""
        assert self._process is not None
        return self._process.wait(within)

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """Of the process that was started last."""
        assert self._process is not None
        return self._process.pid

    def most_memory(self) -> float:
        """The most MiB that it has held at once since it was started."""
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024  # type: ignore[index]

    def said(self) -> str:
        """Everything on its stdout and stderr so far."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
