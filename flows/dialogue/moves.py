"""What changes where a person stands: beginning, answering, going back, editing, ending."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flows.dialogue.talk import END, Talk
from flows.model import Accepted, Answers, Case, CaseClosed, Drafted, Frame, Past, Raw, Step

TRAIL = 64  # steps that back can go: more than any flow has
PAST = 50  # cases that the session remembers; the history has them all
_TICKS = "ticks."  # before a step's key in the draft: what is ticked there, when another question is open


def begin(talk: Talk) -> None:
    """A case from its first question."""
    session = talk.session
    number = max((past.id for past in session.past), default=0)
    session.case = Case(id=max(session.case.id, number) + 1, opened=talk.today)
    resume_case(talk)


def resume_case(talk: Talk) -> None:
    """The open case's first open question, with an empty trail."""
    talk.changed()
    session = talk.session
    session.frames = [Frame(talk.flow.name, talk.flow.version, END)]
    session.notices, session.draft = [], {}
    go_on(talk)


def close_case(talk: Talk) -> None:
    """The open case goes into the history, if there is anything in it."""
    session = talk.session
    case = session.case
    if case.answers and case.opened:
        talk.effects.append(CaseClosed(case))
        lender = talk.answers.choice("lender_kind")
        session.past = [*session.past, Past(case.id, case.opened, lender)][-PAST:]


def go_on(talk: Talk) -> None:
    """Event `next`: to the first question without an answer, or to the end."""
    frame = talk.frame
    assert frame is not None
    _enter(talk, talk.road.next(talk.state, talk.answers))
    if talk.state == END:
        finish(talk)


def _enter(talk: Talk, state: str) -> None:
    frame, session = talk.frame, talk.session
    assert frame is not None
    unfinished = _unfinished(talk)
    frame.state, frame.version = state, talk.flow.version
    session.visit += 1
    session.view, session.misses = "", 0
    standing = session.case.answers.get(state)
    session.draft = {"standing": standing} if standing is not None else {}
    if ticks := unfinished.pop(_TICKS + state, None):
        session.draft["ticks"] = ticks
    session.draft |= unfinished


def _unfinished(talk: Talk) -> dict[str, Raw]:
    """The ticks of questions that were left before they were answered: whoever comes back finds them."""
    session, state = talk.session, talk.state
    kept = {key: raw for key, raw in session.draft.items() if key.startswith(_TICKS)}
    if state not in session.case.answers and (ticks := session.draft.get("ticks")):
        kept[_TICKS + state] = ticks
    return kept


def take(talk: Talk, step: Step, reading: Accepted) -> None:
    """An answer to the open question: keep it, give back what it gives, go on."""
    before = talk.answers
    put(talk, step, reading.raw, reading.also)
    if reading.echo:
        talk.say(reading.echo)
    _give_back(talk, step, before)


def pass_on(talk: Talk) -> None:
    """From an open question that has been answered beside it, as if it had been answered here."""
    step = talk.step
    if step is not None:
        _give_back(talk, step, talk.answers)


def _give_back(talk: Talk, step: Step, before: Answers) -> None:
    """What the answer gives back and what has to be read, then on."""
    session, frame = talk.session, talk.frame
    assert frame is not None
    frame.trail = [*frame.trail, step.key][-TRAIL:]
    scene = talk.scene
    talk.said.extend(step.gives(scene))
    session.notices = [key for key in step.notices(scene) if key in talk.flow.notices]
    _explain(talk, before, step)
    go_on(talk)


def put(talk: Talk, step: Step, raw: Raw, also: Mapping[str, Raw] = MappingProxyType({})) -> None:
    """Keep an answer and the settings told with it; those that it resets are gone."""
    given = talk.session.case.answers
    given[step.key] = raw
    for key, setting in also.items():
        if setting is None:
            given.pop(key, None)
        else:
            given[key] = setting
    for key in step.resets:
        given.pop(key, None)
    talk.changed()


def _explain(talk: Talk, before: Answers, step: Step) -> None:
    """Say why the number of questions left does not fall, when a new question is the reason."""
    if not talk.road.explains or len(talk.asked) < talk.session.left:
        return
    known = {step.key, *talk.road.asked(before)}
    added = [talk.road.steps[key] for key in talk.asked if key not in known]
    if reason := next((new.because for new in added if new.because), None):
        talk.say(reason)


def skip(talk: Talk, step: Step) -> bool:
    """Leave the open question open; False where that is not allowed."""
    if not step.skip:
        return False
    take(talk, step, Accepted(None))
    return True


def draft(talk: Talk, reading: Drafted) -> None:
    """A tick or a knob of the open question."""
    talk.session.draft = {**talk.session.draft, **reading.draft}
    talk.session.misses = 0
    talk.toast = reading.toast


def back(talk: Talk) -> bool:
    """To the question before, its answer standing; False at the first one."""
    frame = talk.frame
    while frame and frame.trail:
        key = frame.trail.pop()
        if talk.road.open(key, END, talk.answers) == key != talk.state:
            talk.session.notices = []
            _enter(talk, key)
            return True
    return False


def edit(talk: Talk, key: str) -> bool:
    """To one question that was answered or skipped; False when it does not apply, or lies beyond an open one."""
    frame = talk.frame
    if frame is None or talk.road.open(key, END, talk.answers) != key:
        return False
    first_open = talk.road.next(talk.state, talk.answers)
    if key not in talk.answers and key != first_open:
        return False
    if talk.state in talk.road.steps:
        frame.trail = [*frame.trail, talk.state][-TRAIL:]
    talk.session.notices = []
    _enter(talk, key)
    return True


def finish(talk: Talk) -> None:
    """The flow is over: what is kept in the chat, which page is shown, whether all is forgotten."""
    ending = talk.flow.ending(talk.scene)
    talk.kept.extend(ending.kept)
    talk.session.view = f"page.{ending.page}"
    if ending.forget:
        talk.session.case = Case(id=talk.session.case.id)
        talk.session.frames, talk.session.draft, talk.session.notices = [], {}, []
        talk.changed()
