"""/export in words: a text file with everything that is kept of a person, case by case.

It has to come whatever an old or broken answer holds: what cannot be told in words is shown as it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flows.dialogue.menus import NAMES, REMINDED, how_long
from flows.dialogue.talk import END, Talk
from flows.model import (
    Answers,
    Block,
    Case,
    Day,
    Document,
    HistoryRead,
    Line,
    N,
    Raw,
    Scene,
    Step,
    T,
    Text,
    verbatim,
    wording,
)

ABOVE = T("The two files above hold everything about you: one to read, one for programs.")
_BLANK = Line(verbatim(""))
_SETTINGS = {
    "wish": T("Another request"),
    "income_varies": T("Income that varies"),
    "essentials_lines": T("Essentials in lines"),
    "living_floor": T("Local 低保 a head"),
    "debts": T("Other debts, one by one"),
    "their_offer": T("What the lender offers"),
    "statement_without": T("Left out of the budget sheet"),
}


def file_name(day: date) -> Text:
    """What the files are called, without an ending. Nobody who sees the name alone learns what is in them."""
    return T("my-data-{day}", day=day.isoformat())


def export(talk: Talk, read: HistoryRead) -> Document:
    """The text. `talk.session.seen` is the visit before this one."""
    case = talk.session.case
    sections = [_head(talk), _open_case(talk)]
    # A case that was opened again is the open one; the history still has it as it was when it was put away.
    sections += [_closed_case(talk, old) for old in read.cases if old.id != case.id or not case.answers]
    if not any(sections[1:]):
        sections.append([Line(T("So far there are no answers."))])
    sections.append(_besides(talk, read))
    blocks = [block for section in sections if section for block in (*section, _BLANK)]
    return Document(file_name(talk.today), tuple(blocks))


def _dated(day: date) -> Day:
    """With its year: the file is kept."""
    return Day(day, year=1)


def _head(talk: Talk) -> list[Block]:
    return [
        Line(T("Everything that is kept about you"), "bold"),
        Line(T("Made on {day}.", day=_dated(talk.today))),
        Line(T("Language: {name}", name=NAMES[talk.session.locale])),
    ]


def _open_case(talk: Talk) -> list[Block]:
    """The case that is being prepared, what is still open in it, and the plan when it is ready."""
    case = talk.session.case
    if not case.answers:
        return []
    head = T("Open case, begun on {day}", day=_dated(case.opened)) if case.opened else T("Open case")
    blocks: list[Block] = [Line(head, "bold"), *_told(talk, case)]
    if step := talk.step:
        blocks.append(Line(T("Next question: {question}", question=wording(step.ask, talk.scene))))
    if any(value for key, value in talk.session.draft.items() if key not in {"standing", "answered"}):
        blocks.append(Line(T("Chosen but not confirmed yet: it is in the data file.")))
    plan = _plan(talk) if talk.state == END else ()
    return [*blocks, *((_BLANK, *plan) if plan else ())]


def _plan(talk: Talk) -> tuple[Block, ...]:
    try:
        return talk.flow.plan(talk.scene)
    except Exception:  # made of answers that are told above, one by one
        return ()


def _closed_case(talk: Talk, case: Case) -> list[Block]:
    head = T("Closed case, begun on {day}", day=_dated(case.opened)) if case.opened else T("Closed case")
    return [Line(head, "bold"), *_told(talk, case)]


def _told(talk: Talk, case: Case) -> Iterator[Block]:
    """Every question that was answered or skipped, in their order; then what belongs to no question of today."""
    force = _in_force(talk, case)
    scene = Scene(force, talk.world.now, talk.session.locale)
    steps = {key: step for key, step in talk.road.steps.items() if key in case.answers and step.counts}
    for key, step in steps.items():
        answer = _answer(talk, step, case.answers[key], scene)
        if key not in force:
            answer = T("{answer} (answered earlier, no longer needed)", answer=answer)
        yield Line(T("{what}: {answer}", what=step.label, answer=answer))
    for key, raw in case.answers.items():
        if key not in talk.road.steps:
            yield Line(T("{what}: {answer}", what=_SETTINGS.get(key, key), answer=_setting(talk, key, raw, scene)))


def _in_force(talk: Talk, case: Case) -> Answers:
    try:
        return talk.road.in_force(case.answers)
    except Exception:  # an answer that no question of today can even check
        return Answers({})


def _answer(talk: Talk, step: Step, raw: Raw, scene: Scene) -> Text:
    """An answer in words, said here and now, so that one that cannot be said is found out."""
    if raw is None:
        return T("skipped")
    try:
        return verbatim(talk.words(step.answer.tell(raw, scene)))
    except Exception:  # of a kind that the question no longer has
        return verbatim(_raw(raw))


def _setting(talk: Talk, key: str, raw: Raw, scene: Scene) -> Text:
    """What was told beside the questions, in words where the flow has some for it."""
    try:
        words = talk.flow.settings(key, scene)
        return verbatim(talk.words(words)) if words else _option(talk, raw)
    except Exception:  # of a form that the flow no longer has
        return verbatim(_raw(raw))


def _option(talk: Talk, raw: Raw) -> Text:
    """What was chosen beside the questions: a setting has the name of an option."""
    options = (option for step in talk.flow.steps for option in getattr(step.answer, "options", ()))
    return next((option.label for option in options if option.key == raw), verbatim(_raw(raw)))


def _raw(raw: Raw) -> str:
    """An answer as it is kept, on one line."""
    parts = raw if isinstance(raw, list) else ["–" if raw is None else raw]
    return ", ".join(" ".join(str(part).split()) for part in parts) or "–"


def _besides(talk: Talk, read: HistoryRead) -> list[Block]:
    """What is kept besides the cases, and for how long all of it is."""
    session = talk.session
    lines = [T("Kept besides"), T("The number of this chat, so that replies reach you: {chat}", chat=str(read.chat))]
    if session.seen:
        lines.append(T("Day of your last visit: {day}", day=_dated(session.seen)))
    if session.soft:
        lines.append(T("That the script keeps to gentle lines."))
    if read.unanswered:
        lines.append(
            N(
                "{n} message that could not be answered; it is in the data file.",
                "{n} messages that could not be answered; they are in the data file.",
                read.unanswered,
            )
        )
    if read.undelivered:
        lines.append(
            N(
                "{n} reply that could not be delivered; it is in the data file.",
                "{n} replies that could not be delivered; they are in the data file.",
                read.undelivered,
            )
        )
    lines.append(how_long(talk.world.days_kept))
    if talk.world.days_kept > 1:
        lines.append(REMINDED)
    return [Line(text, "bold" if at == 0 else "plain") for at, text in enumerate(lines)]
