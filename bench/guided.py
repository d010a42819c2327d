"""The guided flow as a walk: what the typical person of the tests does, from /start to the script."""

from __future__ import annotations

from bench.walk import Step
from bot.wording import Wording
from bot.worlds import local_time
from flows.conversation import respond
from tests.rehearsal import Beat, rehearse


def walk() -> tuple[Step, ...]:
    """The beats as acts; the mark is the last line of what must be shown, which is the open question."""
    beats = rehearse(respond, Wording.load(), "zh_Hans", now=local_time())
    before: tuple[str, ...] = ()
    steps = []
    for beat in beats:
        steps.append(_step(beat, before))
        before = beat.labels
    return tuple(steps)


def _step(beat: Beat, labels: tuple[str, ...]) -> Step:
    mark = beat.shows[-1].rpartition("\n")[2] if beat.shows else ""
    others = len(beat.shows) + len(beat.files) - 1
    if beat.label:
        return Step(tap=labels.index(beat.label), mark=mark, others=others)
    return Step(text=beat.typed, mark=mark, others=others)
