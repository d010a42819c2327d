"""Where lines come from and pages go: a pipe, or a person at a terminal."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Protocol

from .page import Page, plain, show
from .saving import save
from .signs import file_name, readable

_PROMPT = "› "


class Console(Protocol):
    """One end of a conversation. `personal`: a person sits there, to be greeted before they have said anything."""

    personal: bool

    def read(self) -> str | None:
        """The next line; None after the last."""
        ...

    def show(self, page: Page) -> None: ...

    def tell(self, words: str) -> None:
        """Something beside the conversation: what was copied, a word about a tap."""
        ...

    def keep(self, name: str, content: bytes) -> None:
        """A document, saved where documents are wanted."""
        ...


class Pipe:
    """Plain lines, flushed after each page, so that a program can wait for them."""

    personal = False

    def __init__(self, files: Path | None) -> None:
        self._files = files

    def read(self) -> str | None:
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None

    def show(self, page: Page) -> None:
        print(plain(page), end="\n\n", flush=True)

    def tell(self, words: str) -> None:
        print(readable(words), end="\n\n", flush=True)

    def keep(self, name: str, content: bytes) -> None:
        print(f"<document: {file_name(name)}, {len(content)} bytes>", end="\n\n", flush=True)
        if self._files:
            save(self._files, name, content)


class Terminal:
    """Pages in the terminal's width, and a prompt with line editing. Documents go to the working directory, unless
    told."""

    personal = True

    def __init__(self, files: Path | None) -> None:
        from rich.console import Console as RichConsole

        with contextlib.suppress(ImportError):  # Windows has none, and edits lines by itself
            import readline  # noqa: F401
        self._files = files or Path()
        self._out = RichConsole(highlight=False)

    def read(self) -> str | None:
        try:
            return input(_PROMPT)
        except (EOFError, KeyboardInterrupt) as end:
            print()
            if isinstance(end, KeyboardInterrupt):
                raise
            return None

    def show(self, page: Page) -> None:
        self._out.print()
        show(page, self._out)

    def tell(self, words: str) -> None:
        self._out.print(readable(words), style="cyan", markup=False, emoji=False, soft_wrap=True)

    def keep(self, name: str, content: bytes) -> None:
        self.tell(f"→ {save(self._files, name, content)}")


def open_console(files: Path | None) -> Console:
    """The console of this process. `files`: where documents are saved."""
    return Terminal(files) if sys.stdin.isatty() else Pipe(files)
