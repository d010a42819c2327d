"""Files for a person: beside what is there, never over it, and for their eyes only."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from .signs import file_name
from .storage import StoreError


def save(folder: Path, name: str, content: bytes) -> Path:
    """Writes a file into `folder`, which is made when it is not there; its path, numbered where the name is taken.
    Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = Path(file_name(name))
    number = 1
    while True:
        path = folder / (f"{wanted.stem} ({number}){wanted.suffix}" if number > 1 else wanted.name)
        with contextlib.suppress(FileExistsError), open(path, "xb", opener=_private) as file:
            file.write(content)
            return path
        number += 1


def refuse_unusable(folder: Path) -> None:
    """Raises StoreError, with one line, where nothing can be saved."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = "it is no folder" if isinstance(error, FileExistsError | NotADirectoryError) else error.strerror
        raise StoreError(f"Cannot write into {folder}: {why}.") from None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
