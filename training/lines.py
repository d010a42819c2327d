"""The lines that the search is taught by: what people would type, by topic, in batches written independently.

`lines/<locale>.<n>.txt` is a batch: `# slug`, then a line each. Some sections are no topics: `-none` (nothing that an
article answers), `-crisis` (somebody in danger), `-hyperbole` and `-distress` (nobody in danger, in words of danger),
`-answer` (what answers a question of the bot's own).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.knowledge.articles import read
from flows.model import LOCALES

FOLDER = Path(__file__).with_name("lines")
CRISIS, DISTRESS, ANSWER = "-crisis", "-distress", "-answer"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what was typed, what it asks, and the batch that it came with."""

    text: str
    topic: str
    batch: str


def batches(folder: Path = FOLDER) -> list[Line]:
    """The lines of all batches, in a stable order."""
    return [line for path in sorted(folder.glob("*.txt")) for line in parse(path.read_text("utf-8"), path.stem)]


def parse(text: str, batch: str) -> Iterator[Line]:
    """The lines of one batch. ValueError for a line under no heading."""
    topic = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("# ") and " " not in line[2:]:
            topic = line[2:]
        elif topic:
            yield Line(line, topic, batch)
        else:
            raise ValueError(f"{batch}: a line of no topic: {line}")


def articles(root: Path) -> list[Line]:
    """The titles and aliases of the articles under `root`, as batches of their own."""
    lines = []
    for locale in LOCALES:
        for path in sorted((root / locale / "faq").glob("*.md")):
            entry = read(path.read_text("utf-8"), locale)
            ways = (entry.article.title, *entry.aliases)
            lines += [Line(way, entry.article.slug, f"articles.{locale}") for way in ways]
    return lines


def digest(lines: list[Line]) -> str:
    """What the lines are known by: other lines give another."""
    told = "\n".join(f"{line.topic}\t{line.text}" for line in lines)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
