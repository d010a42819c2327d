"""The bot and the stub as processes, and what the kernel says of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.crowd import Figures, Load

TOKEN = "123456789:AABenchTokenBenchTokenBenchTokenBench"
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Stub:
    """The stub server in a process of its own."""

    def __init__(self, walk: Path) -> None:
        command = [sys.executable, "-m", "bench.stub", str(walk)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin, self._process.stdout
        self.url = f"http://127.0.0.1:{int(self._out.readline())}"

    def begin(self, load: Load) -> None:
        """The phase begins; `figures` waits for its end."""
        self._in.write(msgspec.json.encode(load) + b"\n")
        self._in.flush()

    def figures(self) -> Figures:
        return msgspec.json.decode(self._out.readline(), type=Figures)

    def run(self, load: Load) -> Figures:
        self.begin(load)
        return self.figures()

    def close(self) -> None:
        self._in.close()
        self._out.close()
        self._process.terminate()
        self._process.wait()


class Bot:
    """The bot under test, with a fresh database in `folder`. What it says goes to bot.log there."""

    def __init__(self, command: Sequence[str], url: str, folder: Path) -> None:
        told = {"BOT_TOKEN": TOKEN, "BOT_API_URL": url, "BOT_API_RATE": "0", "BOT_DATABASE": str(folder / "bot.db")}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
        self.log = folder / "bot.log"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, env=kept | told, stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    def is_running(self) -> bool:
        return self._process.poll() is None

    def cpu(self) -> float:
        """Seconds of user and system time so far, of all its threads."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self) -> float:
        """Resident MiB."""
        return int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]) * _PAGE / 2**20

    def stop(self) -> int:
        """Asks it to stop. Returns its exit status; -9 when it had to be killed."""
        self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
