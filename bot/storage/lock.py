"""One instance at a time on a database: an flock on `<database>.lock`, freed by the kernel however a process dies."""

from __future__ import annotations

import fcntl
import os
from datetime import datetime
from pathlib import Path

from . import StoreError


class InstanceLock:
    """Held from its making to `release`. Raises StoreError, with a line that says who holds it."""

    def __init__(self, database: Path) -> None:
        path = database.with_name(database.name + ".lock")
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreError(f"Cannot write beside {database}: {error.strerror}.") from None
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(self._file, 200, 0).decode("ascii", "replace").strip()
            os.close(self._file)
            raise StoreError(
                f"Another xieshang ({holder or 'just starting'}) is using {database}. "
                "Stop it first, or set BOT_DATABASE to another path."
            ) from None
        os.ftruncate(self._file, 0)
        now = datetime.now().astimezone().isoformat(" ", "seconds")
        os.pwrite(self._file, f"process {os.getpid()}, since {now}\n".encode(), 0)

    def release(self) -> None:
        os.close(self._file)
