"""A disk that keeps what was synced. Of the rest it keeps after a power cut whatever it likes, sector by sector."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

SECTOR = 512
_NOISE = 0.05  # of the new sectors that were not written: the file has grown, and what lay there before shows

Image = dict[str, bytes]
"""The files of a folder, as they are found after the power cut."""


@dataclass(frozen=True, slots=True)
class Act:
    """One call of SQLite to the file system. offset: of a write, or the length that a file is cut to.

    directory: with a sync or a deletion, that the folder's own entries are synced too.
    """

    kind: Literal["create", "write", "truncate", "sync", "delete"]
    file: str
    offset: int = 0
    data: bytes = b""
    directory: bool = False


@dataclass(slots=True)
class _File:
    """synced: its content for certain. waiting: what was done to it since."""

    synced: bytearray = field(default_factory=bytearray)
    waiting: list[Act] = field(default_factory=list)


class Disk:
    """Act after act. Entries of the folder are synced apart from what is in the files."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._entries: dict[str, _File] = {}
        self._changes: list[tuple[str, _File | None]] = []

    def do(self, act: Act) -> None:
        match act.kind:
            case "create":
                file = self._files[act.file] = _File()
                self._changes.append((act.file, file))
            case "delete":
                del self._files[act.file]
                self._changes.append((act.file, None))
            case "sync":
                file = self._files[act.file]
                for waiting in file.waiting:
                    _apply(waiting, file.synced)
                file.waiting.clear()
            case _:
                self._files[act.file].waiting.append(act)
        if act.directory:
            for change in self._changes:
                _change(self._entries, change)
            self._changes.clear()

    def cut(self, chance: random.Random | None) -> Image:
        """What a power cut now leaves: without `chance` nothing but what was synced."""
        entries = dict(self._entries)
        share = chance.choice((0.1, 0.5, 0.9, 1.0)) if chance else 0.0
        for change in self._changes:
            if chance and chance.random() < share:
                _change(entries, change)
        return {name: self._left(file, chance, share) for name, file in entries.items()}

    def _left(self, file: _File, chance: random.Random | None, share: float) -> bytes:
        if not chance or not file.waiting:
            return bytes(file.synced)
        content = bytearray(file.synced)
        for act in file.waiting:
            for piece in _sectors(act):
                if chance.random() < share:
                    _apply(piece, content)
                elif piece.offset >= len(file.synced) and chance.random() < _NOISE:
                    _apply(replace(piece, data=chance.randbytes(len(piece.data))), content)
        return bytes(content)


def _change(entries: dict[str, _File], change: tuple[str, _File | None]) -> None:
    name, file = change
    if file is None:
        entries.pop(name, None)
    else:
        entries[name] = file


def _apply(act: Act, content: bytearray) -> None:
    if act.kind == "truncate":
        del content[act.offset :]
        return
    content.extend(bytes(max(act.offset - len(content), 0)))
    content[act.offset : act.offset + len(act.data)] = act.data


def _sectors(act: Act) -> list[Act]:
    """A write, cut where the disk may tear it."""
    if act.kind == "truncate":
        return [act]
    first, end = act.offset, act.offset + len(act.data)
    bounds = [first, *range(first - first % SECTOR + SECTOR, end, SECTOR), end]
    return [Act("write", act.file, start, act.data[start - first : stop - first]) for start, stop in pairwise(bounds)]
