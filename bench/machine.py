"""The facts without which the figures say nothing."""

from __future__ import annotations

import os
import platform
import sqlite3
from pathlib import Path


def facts(folder: Path) -> dict[str, str]:
    """The machine, the interpreter, the database and the disk under `folder`."""
    return {
        "cores": str(os.cpu_count()),
        "CPU": _cpu(),
        "kernel": platform.release(),
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "file system": _file_system(folder),
        "load at the start": f"{os.getloadavg()[0]:.1f}",
    }


def _cpu() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def _file_system(folder: Path) -> str:
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    above = [(point, kind) for _, point, kind, *_ in mounts if folder.resolve().is_relative_to(point)]
    return max(above, key=lambda mount: len(mount[0]))[1]
