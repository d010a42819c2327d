"""What one user does, step by step, and what each answer of the bot must hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec


@dataclass(frozen=True, slots=True)
class Step:
    """Types `text` (`$D` differs from chat to chat), or taps button `tap`, counted from 0 through the rows, from the
    end when negative. The first message or edit for the chat that holds `mark` is the reply; `others` are how many more
    there may be."""

    text: str = ""
    tap: int = 0
    mark: str = ""
    others: int = 0

    def typed(self, chat: int) -> str:
        return self.text.replace("$D", own_number(chat))

    def expected(self, chat: int) -> str:
        return self.mark.replace("$D", own_number(chat))


def own_number(chat: int) -> str:
    """A number that differs from chat to chat, so that mixed-up answers show."""
    return str(1000 + chat % 9000)


def read(lines: str) -> tuple[Step, ...]:
    """A walk in the notation `text T => mark` / `tap N => mark`, one step a line."""
    return tuple(_step(line) for line in lines.splitlines() if line.strip() and not line.startswith("#"))


def _step(line: str) -> Step:
    act, _, mark = (part.strip() for part in line.partition("=>"))
    kind, _, what = act.partition(" ")
    return Step(tap=int(what), mark=mark) if kind == "tap" else Step(text=what, mark=mark)


def save(walk: tuple[Step, ...], path: Path) -> None:
    path.write_bytes(msgspec.json.encode(walk))


def load(path: Path) -> tuple[Step, ...]:
    return msgspec.json.decode(path.read_bytes(), type=tuple[Step, ...])


def labels(markup: Any) -> list[tuple[str, str]]:
    """(label, callback data) of the buttons of an inline keyboard."""
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    return [(button["text"], button.get("callback_data", "")) for row in rows for button in row]
