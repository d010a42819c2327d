"""Every fault that a flow can have: names that lead nowhere, guards that look ahead, buttons that are too long.

`structure` is cheap and runs at import; `faults` walks every combination of options that a guard reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from flows.model import Answers, Flow, Raw, Step

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST_DATA = 64
_DATA = "1.zzzz.pick.{option}.1"
_MOST = 20_000  # combinations tried for one guard


def structure(flow: Flow) -> None:
    """Raise ValueError with everything that is wrong with a flow's names."""
    if found := list(_names(flow)):
        raise ValueError(f"flow {flow.name}: " + "; ".join(found))


def faults(flow: Flow) -> list[str]:
    """Every fault found in a flow, as sentences; none is the good case."""
    return [*_names(flow), *_buttons(flow), *_guards(flow)]


def _names(flow: Flow) -> Iterator[str]:
    keys = [step.key for step in flow.steps]
    stages, groups = {key for key, _ in flow.stages}, {group.key for group in flow.groups}
    for step in flow.steps:
        if not _NAME.fullmatch(step.key):
            yield f"{step.key}: not a name"
        if keys.count(step.key) > 1:
            yield f"{step.key}: asked in two places"
        if step.stage not in stages:
            yield f"{step.key}: no stage {step.stage}"
        if step.counts and flow.groups and step.group not in groups:
            yield f"{step.key}: not on the review screen"
        for other in step.resets:
            if other not in keys or keys.index(other) <= keys.index(step.key):
                yield f"{step.key}: resets {other}, which is no later step"


def _buttons(flow: Flow) -> Iterator[str]:
    for step in flow.steps:
        options = [option.key for option in getattr(step.answer, "options", ())]
        for key in options:
            if not _NAME.fullmatch(key) or len(_DATA.format(option=key)) > _LONGEST_DATA:
                yield f"{step.key}: option {key} does not fit a button"
            if options.count(key) > 1:
                yield f"{step.key}: option {key} twice"


def _guards(flow: Flow) -> Iterator[str]:
    earlier: dict[str, Step] = {}
    for step in flow.steps:
        try:
            read = _keys_read(step, earlier)
        except Exception as error:
            yield f"{step.key}: its guard fails with {type(error).__name__} for some answers"
        else:
            later = sorted(key for key in read if key in {one.key for one in flow.steps} and key not in earlier)
            if later:
                yield f"{step.key}: its guard reads {', '.join(later)}, asked later"
        earlier[step.key] = step


def _keys_read(step: Step, earlier: Mapping[str, Step]) -> set[str]:
    """Every key that the guard reads, over all combinations of the options of what it reads."""
    read: set[str] = set()
    todo: list[dict[str, Raw]] = [{}]
    tried = 0
    while todo and tried < _MOST:
        given = todo.pop()
        tried += 1
        noted = _Noting(given)
        step.when(Answers(noted))
        read |= noted.read
        new = next((key for key in sorted(noted.read) if key in earlier and key not in given), None)
        if new is not None:
            todo.extend({**given, new: value} for value in _values(earlier[new]))
    return read


def _values(step: Step) -> list[Raw]:
    """What an answer may be, as far as a guard can tell answers apart; '' stands for one that is missing."""
    options: list[Raw] = [option.key for option in getattr(step.answer, "options", ())]
    if any(step.answer.valid([key], Answers({})) for key in options if isinstance(key, str)):
        return ["", None, [], *([str(key)] for key in options)]
    return ["", None, *options] if options else ["", None, "1", 1]


class _Noting(dict[str, Raw]):
    """Answers that note every key they are asked for."""

    def __init__(self, given: Mapping[str, Raw]) -> None:
        super().__init__(given)
        self.read: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.read.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Raw:
        self.read.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.read.add(str(key))
        return super().__contains__(key)
