"""One instance at a time on a database: an flock on `<database>.lock`, freed by the kernel however a process dies."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from . import StoreError

STARTED = "Stop it first, or set BOT_DATABASE to another path."
STOPPED = "Stop the bot first."


class InstanceLock:
    """Held from its making to `release`. Raises StoreError, with a line that says who holds it, and `advice`."""

    def __init__(self, database: Path, advice: str = STARTED) -> None:
        self._path = database.with_name(database.name + ".lock")
        try:
            self._file = self._take()
        except BlockingIOError as error:
            raise StoreError(f"Another xieshang ({error.strerror}) is using {database}. {advice}") from None
        except OSError as error:
            raise StoreError(f"Cannot write beside {database}: {error.strerror}.") from None
        os.ftruncate(self._file, 0)
        now = datetime.now().astimezone().isoformat(" ", "seconds")
        os.pwrite(self._file, f"process {os.getpid()}, since {now}\n".encode(), 0)

    def release(self, *, remove: bool = False) -> None:
        """`remove`: takes the file away as well, where no database came of it."""
        if remove:
            self._path.unlink(missing_ok=True)
        os.close(self._file)

    def _take(self) -> int:
        """The file, locked. Raises BlockingIOError, which says who holds it, and OSError."""
        while True:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                holder = os.pread(file, 200, 0).decode("ascii", "replace").strip()
                os.close(file)
                raise BlockingIOError(error.errno, holder or "just starting") from None
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file), os.stat(self._path)):
                    return file
            os.close(file)  # whoever held it has taken it away
