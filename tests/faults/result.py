"""What an experiment has shown, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

COUNTED = (
    "runs",
    "updates",
    "kills",
    "unanswered",
    "lost",
    "wrong",
    "out_of_order",
    "stuck",
    "leaks",
    "repeated_sends",
    "repeated_edits",
    "acks_lost",
    "seconds",
)
FATAL = ("unanswered", "lost", "wrong", "out_of_order", "stuck", "leaks")


@dataclass
class Result:
    """One experiment, or several of a kind.

    unanswered: updates to which nothing came, nor to a later one of their chat, and messages to keep that never came.
    lost, wrong: answers that are not kept, or kept wrong. stuck: what still waits at the end, or has died by itself.
    leaks: secrets in the output. acks_lost: taps never acknowledged. waits: seconds from each update to its answer.
    facts: what there is to tell besides. notes: what exactly is wrong.
    """

    name: str
    runs: int = 1
    updates: int = 0
    kills: int = 0
    unanswered: int = 0
    lost: int = 0
    wrong: int = 0
    out_of_order: int = 0
    stuck: int = 0
    leaks: int = 0
    repeated_sends: int = 0
    repeated_edits: int = 0
    acks_lost: int = 0
    seconds: float = 0.0
    seeds: list[int] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def add(self, other: Any) -> None:
        """Adds whatever `other` counts as well."""
        for one in fields(self):
            if one.name not in ("name", "runs", "seeds", "seconds", "waits") and hasattr(other, one.name):
                setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))

    @property
    def is_clean(self) -> bool:
        return not any(getattr(self, name) for name in FATAL)

    def faults(self) -> dict[str, int]:
        """What must not be, and how often it was."""
        return {name: getattr(self, name) for name in FATAL if getattr(self, name)}


def summed(results: Iterable[Result]) -> list[Result]:
    """One result for each name, in the order in which they came."""
    found: dict[str, Result] = {}
    for result in results:
        kind = found.setdefault(result.name, Result(result.name, runs=0))
        kind.add(result)
        kind.runs += result.runs
        kind.seconds += result.seconds
        kind.seeds += result.seeds
        kind.waits += result.waits
    return list(found.values())


def table(results: Iterable[Result]) -> str:
    """The results in Markdown."""
    head = ("fault", *(name.replace("_", " ") for name in COUNTED), "seeds")
    lines = [head, *(_cells(result) for result in results)]
    rule = "|" + "|".join("---" if at in (0, len(head) - 1) else "---:" for at in range(len(head))) + "|"
    rows = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([rows[0], rule, *rows[1:]])


def _cells(result: Result) -> tuple[str, ...]:
    counted = (f"{getattr(result, name):,.0f}" for name in COUNTED)
    first, last = min(result.seeds, default=0), max(result.seeds, default=0)
    return result.name, *counted, str(first) if first == last else f"{first}–{last}"
