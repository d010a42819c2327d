"""The movement through a flow: one shared machine a flow, one rule.

Event `next` leads, from any state, to the first step in flow order that applies and has no valid answer; `open.<step>`
leads to a step that applies. Nothing else moves. The only importer of `transitions`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from transitions import EventData, Machine, MachineError

from flows.model import Answers, Flow, Frame, Raw, Step

END = "end"


class Road:
    """A flow's machine, shared by everybody: the model that moves is made for one move and thrown away."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.steps = {step.key: step for step in flow.steps}
        self.explains = any(step.because for step in flow.steps)
        self.machine = Machine(
            model=None, states=[*self.steps, END], initial=END, auto_transitions=False, send_event=True
        )
        for step in flow.steps:
            self.machine.add_transition("next", "*", step.key, conditions=[_unanswered(step)])
        self.machine.add_transition("next", "*", END)
        for step in flow.steps:
            self.machine.add_transition(f"open.{step.key}", "*", step.key, conditions=[_applies(step)])

    def next(self, state: str, answers: Answers) -> str:
        """Where `next` leads from `state` with these answers in force."""
        return self._move("next", state, answers)

    def open(self, key: str, state: str, answers: Answers) -> str:
        """`key` when that step applies, else `state`."""
        return self._move(f"open.{key}", state, answers) if key in self.steps else state

    def _move(self, event: str, state: str, answers: Answers) -> str:
        traveller = _Traveller(state if state in self.steps else END)
        try:
            self.machine.events[event].trigger(traveller, answers=answers)
        except MachineError as error:  # the machine has no such move: a bug of ours
            raise RuntimeError(f"{self.flow.name}: {event} from {state}") from error
        return traveller.state

    def in_force(self, given: dict[str, Raw]) -> Answers:
        """The answers that count: their step applies (or keeps them) and they are valid. Others are kept, but out of
        force.

        Keys that belong to no step are settings of the case and pass through.
        """
        force: dict[str, Raw] = {key: raw for key, raw in given.items() if key not in self.steps}
        answers = Answers(force)
        for step in self.flow.steps:
            if step.key in given and (step.when(answers) or step.keeps(answers)):
                raw = given[step.key]
                if (raw is None and step.skip) or (raw is not None and step.answer.valid(raw, answers)):
                    force[step.key] = raw
        return answers

    def asked(self, answers: Answers) -> tuple[str, ...]:
        """The keys of the questions that are still to be asked with these answers in force, in order.

        A step counts when it applies; while its guard still waits for an open question, only when it is `likely`.
        """
        open_keys: set[str] = set()
        asked = []
        noting = _Noting(answers)
        reading = Answers(noting)
        for step in self.flow.steps:
            if step.key in answers:
                continue
            noting.missing.clear()
            applies = step.when(reading)
            if waits := not open_keys.isdisjoint(noting.missing):
                applies = step.likely
            if applies or waits:
                open_keys.add(step.key)
            if applies and step.counts:
                asked.append(step.key)
        return tuple(asked)

    def current(self, frame: Frame) -> str:
        """The frame's state under today's name; END for one that is unknown."""
        state = frame.state
        if frame.version != self.flow.version:
            state = self.flow.migrate(state, frame.version)
        return state if state in self.steps else END


class _Traveller:
    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


class _Noting(dict[str, Raw]):
    """Answers that note which missing ones were asked for."""

    __slots__ = ("missing",)

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.missing: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        if key in self:
            return self[key]
        self.missing.add(key)
        return default


def _unanswered(step: Step) -> Callable[[EventData], bool]:
    key, when = step.key, step.when

    def is_unanswered(event: EventData) -> bool:
        answers: Answers = event.kwargs["answers"]
        return key not in answers and when(answers)

    is_unanswered.__name__ = f"{key}_is_open"
    return is_unanswered


def _applies(step: Step) -> Callable[[EventData], bool]:
    when = step.when

    def applies(event: EventData) -> Any:
        return when(event.kwargs["answers"])

    applies.__name__ = f"{step.key}_applies"
    return applies


@cache
def road(flow: Flow) -> Road:
    """The road of a flow, built once."""
    return Road(flow)
