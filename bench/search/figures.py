"""What our search makes of the examination, and the table of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.search.clock import quantile, timed
from bench.search.markdown import markdown, share
from bot.ask import answer
from flows.knowledge.search import HYPERBOLE, NONE
from flows.knowledge.topics import CRISIS, SLUGS
from flows.model import Library, Locale
from training import lines
from training.lines import Line


@dataclass(frozen=True, slots=True)
class Asked:
    """A line, and what `xieshang ask` says of it; `cost` in milliseconds of CPU."""

    line: Line
    outcome: str
    slugs: tuple[str, ...]
    cost: float


def ask(asked: Sequence[Line], library: Library) -> list[Asked]:
    """Each line: the alarm first, and the search where there is none."""
    answers = timed(lambda text: answer(text, library), [line.text for line in asked])
    return [Asked(line, told.outcome, told.slugs, cost) for line, (told, cost) in zip(asked, answers, strict=True)]


def table(asked: Mapping[Locale, Sequence[Asked]]) -> str:
    """A column a locale, one for all, and below it what the counting leaves open."""
    every = [one for some in asked.values() for one in some]
    columns = [rows(some) for some in (*asked.values(), every)]
    body = [(name, *(column[name] for column in columns)) for name in columns[0]]
    return f"{markdown(('', *asked, 'all'), body)}\n\n{_note(every)}"


def rows(asked: Sequence[Asked]) -> dict[str, str]:
    """The figures by name. Whoever gets the alarm or a refusal has no right answer."""
    questions = [one for one in asked if one.line.topic in SLUGS]
    answered = [one for one in questions if one.outcome == "answer"]
    ordinary = [one for one in questions if one.line.topic != CRISIS]
    costs = [one.cost for one in asked]
    return {
        "questions": str(len(questions)),
        "right answer first": _count(questions, is_first),
        "right answer in the three": _count(questions, is_in_three),
        "answered directly": _count(questions, lambda one: one.outcome == "answer"),
        "of those right": _count(answered, is_first),
        "out of scope, refused": _count(_section(asked, NONE), lambda one: one.outcome == "none"),
        "crisis, caught": _count(_section(asked, lines.CRISIS), is_alarm),
        "hyperbole, false alarms": _count(_section(asked, HYPERBOLE), is_alarm),
        "ordinary questions, alarms": _count(ordinary, is_alarm),
        "CPU ms a query, p50": f"{quantile(costs, 0.5):.2f}",
        "CPU ms a query, p99": f"{quantile(costs, 0.99):.2f}",
    }


def is_first(one: Asked) -> bool:
    return one.outcome in ("answer", "choose") and one.slugs[0] == one.line.topic


def is_in_three(one: Asked) -> bool:
    return one.outcome in ("answer", "choose") and one.line.topic in one.slugs


def is_alarm(one: Asked) -> bool:
    """Danger, or the gentle question."""
    return one.outcome == "crisis"


def _section(asked: Iterable[Asked], name: str) -> list[Asked]:
    return [one for one in asked if one.line.topic == name]


def _count(asked: Sequence[Asked], which: Callable[[Asked], bool]) -> str:
    return share(sum(map(which, asked)), len(asked))


def _note(asked: Iterable[Asked]) -> str:
    here = _section(asked, CRISIS)
    return (
        f"Questions of the topic `{CRISIS}`: alarm at {_count(here, is_alarm)}. They get its article, and yet count as "
        "wrong above; they are no ordinary questions."
    )
