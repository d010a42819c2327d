"""`xieshang ask` as a process, and what the kernel says of it."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-m", "bot", "ask", "--json")
_STARTS = 5


@dataclass(frozen=True, slots=True)
class Run:
    """`memory`: the most that was resident, in MiB. `start`: ms from the start of the process to its first answer."""

    memory: float
    start: float


def measure(questions: Sequence[str]) -> Run:
    """The memory that all questions take, and the middle one of five starts. Measured from a small process: the
    kernel counts what the parent held when the child began."""
    whole = _run(questions)
    starts = [_run(questions[:1]).start for _ in range(_STARTS)]
    return Run(whole.memory, statistics.median(starts))


def _run(questions: Sequence[str]) -> Run:
    begun = time.perf_counter()
    start = 0.0
    child = subprocess.Popen(_COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    with child.stdin, child.stdout:
        for question in questions:
            child.stdin.write(question.encode() + b"\n")
            child.stdin.flush()
            if not child.stdout.readline():
                raise SystemExit("xieshang ask gave no answer")
            start = start or time.perf_counter() - begun
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Run(used.ru_maxrss / 1024, start * 1e3)
