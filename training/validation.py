"""How well lines are known that were not trained on: the batches are left out in four parts, whole batches at a time,
since the lines of one batch resemble each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flows.knowledge.alarm import alarm
from flows.knowledge.classifier import unpack
from flows.knowledge.library import REFUSED, SURE
from flows.knowledge.reader import Reader
from flows.knowledge.search import HYPERBOLE, NONE, rank
from training.lines import CRISIS, DISTRESS, Line

Train = Callable[[list[Line]], bytes]
_PARTS = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What the search makes of a line."""

    line: Line
    alarm: str
    slugs: tuple[str, ...]
    sure: bool
    refused: bool


def validate(train: Train, batches: list[Line], articles: list[Line]) -> None:
    """Prints a table by language."""
    names = sorted({line.batch for line in batches}, key=lambda name: (not name.startswith("crisis"), name))
    part = {name: at % _PARTS for at, name in enumerate(names)}
    known: list[Known] = []
    for left_out in range(_PARTS):
        rest = [*(line for line in batches if part[line.batch] != left_out), *articles]
        reader = Reader(unpack(train(rest)))
        known += [know(line, reader) for line in batches if part[line.batch] == left_out]
        print(f"{left_out + 1} of {_PARTS}", flush=True)
    print("\n".join(report(known)))


def know(line: Line, reader: Reader) -> Known:
    """What becomes of a line."""
    ranking = rank(line.text, reader)
    slugs = tuple(slug for slug, _ in ranking.topics[:3])
    raised = alarm(line.text, reader)
    return Known(line, raised, slugs, ranking.topics[0][1] >= SURE, ranking.none >= REFUSED)


def report(known: list[Known]) -> Iterator[str]:
    """A line for each language and kind of line."""
    groups = (("Chinese", False), ("English", True))
    for name, english in groups:
        here = [one for one in known if ("en." in one.line.batch) == english and one.line.batch != "first"]
        asked = [one for one in here if one.line.topic not in (NONE, CRISIS, HYPERBOLE, DISTRESS, "crisis")]
        found = [one for one in asked if not one.alarm and not one.refused]
        yield (
            f"{name}: {len(asked)} questions, right first {_share(asked, _first)}, in three {_share(asked, _three)}, "
            f"answered {_share(asked, lambda one: one.sure and not one.refused)}, of them right "
            f"{_share([one for one in found if one.sure], _first)}, refused {_share(asked, lambda one: one.refused)}"
        )
        for topic in (CRISIS, "crisis", HYPERBOLE, DISTRESS, NONE):
            lines = [one for one in here if one.line.topic == topic]
            yield f"  {topic}: {len(lines)}, alarm {_share(lines, _alarmed)}, refused {_share(lines, _is_refused)}"
        yield f"  questions: alarm {_share(asked, _alarmed)}"


def _first(one: Known) -> bool:
    return not one.alarm and not one.refused and one.slugs[0] == one.line.topic


def _three(one: Known) -> bool:
    return not one.alarm and not one.refused and one.line.topic in one.slugs


def _alarmed(one: Known) -> bool:
    return bool(one.alarm)


def _is_refused(one: Known) -> bool:
    return one.refused and not one.alarm


def _share(of: list[Known], which: Callable[[Known], bool]) -> str:
    return f"{sum(map(which, of)) / max(1, len(of)):.1%}"
