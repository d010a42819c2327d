"""The screens beside the flow: resume, saved, language, help, settings, status, privacy, delete, did you mean."""

from __future__ import annotations

from flows.dialogue.talk import END, Talk
from flows.model import (
    LOCALES,
    Block,
    Button,
    Day,
    Joined,
    Keyboard,
    Line,
    N,
    Row,
    Step,
    T,
    Text,
    verbatim,
    wording,
)

Screen = tuple[tuple[Block, ...], Keyboard]
DELETED: Screen = (
    (Line(T("Deleted: nothing about you is left here. Older backups cannot be read once the next one is made.")),),
    ((Button(T("Start again"), "return", timeless=True),),),
)
"""After /delete (CONVERSATION 4.23)."""
NAMES = {"zh_Hans": "简体中文", "zh_Hant": "繁體中文", "en": "English"}
REMINDED = T("Before that you get a reminder.")
MENU = Button(T("All questions"), "faq", "menu", timeless=True)


def open_question(talk: Talk) -> tuple[Block, ...]:
    """One short line with the question that is still open."""
    step = talk.step
    if step is None or step.key == "review":
        return ()
    return (Line(T("Still open: <b>{question}</b>", question=wording(step.ask, talk.scene))),)


def way_back(talk: Talk) -> Button:
    """The button that leads from anywhere to where the person was."""
    label = T("Back to the question") if talk.step else (T("To the script") if talk.state == END else T("Begin"))
    return Button(label, "return", timeless=True)


def given(talk: Talk) -> int:
    """How many questions have an answer in force."""
    steps = talk.road.steps
    return sum(1 for key, raw in talk.answers.items() if raw is not None and key in steps and steps[key].counts)


def members(talk: Talk, group: str) -> list[Step]:
    """The group's steps that have an answer in force."""
    return [step for step in talk.flow.steps if step.group == group and talk.answers.get(step.key) is not None]


def skipped(talk: Talk) -> list[Step]:
    """The steps that were skipped and could be filled in."""
    answers = talk.answers
    return [step for step in talk.flow.steps if step.key in answers and answers[step.key] is None]


def group(talk: Talk, key: str) -> Screen:
    """The answers of one review line, each a button that edits it."""
    scene = talk.scene
    rows: list[Row] = []
    for step in members(talk, key):
        told = step.answer.tell(talk.answers[step.key], scene)
        rows.append((Button(T("{what}: {answer}", what=step.label, answer=told), "edit", step.key),))
    return (Line(T("Which answer would you like to change?"), "bold"),), (*rows, (Button(T("‹ Back"), "review"),))


def resume(talk: Talk, detail: str) -> Screen:
    """/start again: go on, or another case (CONVERSATION 4.2)."""
    count, step, session = given(talk), talk.step, talk.session
    rows: list[Row] = []
    lines: list[Block] = []
    if session.frames:
        lines.append(Line(_where(talk)))
        lines.append(Line(N("Your {n} answer is here.", "Your {n} answers are here.", count)))
        onward = T("To the script")
        if step is not None:
            onward = N("Go on · {n} question left", "Go on · {n} questions left", talk.left())
        rows.append((Button(onward, "return", timeless=True),))
        rows.append((Button(T("See my answers"), "review"), Button(T("New case, keep the old one"), "new")))
        lines.append(Line(T("Go on, or begin another case?"), "bold"))
    else:
        lines.append(Line(T("Shall we begin?"), "bold"))
        rows.append((Button(T("Begin"), "return", timeless=True), MENU))
    rows.extend((_past(talk, past.id),) for past in session.past[-3:][::-1])
    return tuple(lines), tuple(rows)


def _past(talk: Talk, number: int) -> Button:
    past = next(past for past in talk.session.past if past.id == number)
    day = Day(past.opened, talk.today.year)
    return Button(T("Open the case of {day}", day=day), "open", str(number), timeless=True)


def _where(talk: Talk) -> Text:
    step = talk.step
    day = Day(talk.session.seen or talk.today, talk.today.year)
    if step is None:
        return T("On {day} your script was ready.", day=day)
    stages = [key for key, _ in talk.flow.stages]
    at = stages.index(step.stage)
    return T("On {day} you stopped at step {n}: {stage}.", day=day, n=at + 1, stage=talk.flow.stages[at][1])


def saved(talk: Talk, detail: str) -> Screen:
    """/cancel: the answers stay."""
    lines = (
        Line(N("Saved: {n} answer. Nothing is lost.", "Saved: {n} answers. Nothing is lost.", given(talk))),
        Line(T("Come back any time: /start goes on from here.")),
        Line(T("To remove everything: /delete.")),
    )
    return lines, ((way_back(talk), MENU),)


def language(talk: Talk, detail: str) -> Screen:
    buttons = tuple(Button(verbatim(NAMES[locale]), "lang", locale, timeless=True) for locale in LOCALES)
    return (Line(T("Which language?"), "bold"),), (buttons, (way_back(talk),))


def help_screen(talk: Talk, detail: str) -> Screen:
    lines = (
        Line(T("I help you prepare a repayment call: questions, then your own script.")),
        Line(T("Tap a button, or type: an answer, a number, a question.")),
        Line(T("/back one step · /review answers · /status · /cancel save and leave")),
        Line(T("/faq questions · /call your script · /budget /debts /plan /rate your numbers")),
        Line(T("/language · /settings · /privacy · /export · /delete")),
        Line(T("In danger: 110 or 120. Low or desperate: 12356.")),
    )
    return lines, ((way_back(talk), MENU),)


def settings(talk: Talk, detail: str) -> Screen:
    now = T("Language: {name}", name=NAMES[talk.session.locale])
    rows: Keyboard = (
        (Button(T("Change the language"), "view", "language", timeless=True),),
        (
            Button(T("What is kept"), "view", "privacy", timeless=True),
            Button(T("Delete everything"), "view", "delete", timeless=True),
        ),
        (way_back(talk),),
    )
    return (Line(T("Settings"), "bold"), Line(now)), rows


def status(talk: Talk, detail: str) -> Screen:
    """Where am I?"""
    step = talk.step
    if step is None:
        return resume(talk, "")
    stages = [key for key, _ in talk.flow.stages]
    at = stages.index(step.stage)
    place = T("You are at step {n} of {steps}: {stage}.", n=at + 1, steps=len(stages), stage=talk.flow.stages[at][1])
    left = N("{n} question left.", "{n} questions left.", talk.left())
    have = N("Your {n} answer is here.", "Your {n} answers are here.", given(talk))
    lines = (Line(place), *talk.flow.pinned(talk.scene), Line(have), Line(left), *open_question(talk))
    return lines, ((way_back(talk), Button(T("See my answers"), "review")),)


def how_long(days: int) -> Text:
    """For how long everything is kept."""
    return N("How long: {n} day unused; /delete at any time.", "How long: {n} days unused; /delete at any time.", days)


def privacy(talk: Talk, detail: str) -> Screen:
    """/privacy (CONVERSATION 4.21)."""
    world = talk.world
    lines: list[Block] = [
        Line(T("Kept: your answers and plan, each encrypted.")),
        Line(T("Why: to make your script, and to go on later.")),
        Line(T("Not kept: names, ID, cards, photos, crisis words.")),
        Line(how_long(world.days_kept)),
        *([Line(REMINDED)] if talk.world.days_kept > 1 else []),
        Line(
            T("Note: bot chats are not end-to-end encrypted; using Telegram in the mainland carries risks. Your call.")
        ),
        Line(T("Run by: {operator}", operator=world.operator or T("whoever set up this bot; no address was given"))),
    ]
    rows: Keyboard = (
        (Button(T("Export my data"), "export", timeless=True), Button(T("Delete"), "view", "delete", timeless=True)),
        (Button(T("Details"), "faq", "about-this-bot", timeless=True), way_back(talk)),
    )
    return tuple(lines), rows


def delete(talk: Talk, detail: str) -> Screen:
    """/delete asks once (CONVERSATION 4.22)."""
    cases = len(talk.session.past) + bool(talk.session.case.answers)
    counted = (N("{n} case", "{n} cases", cases), N("{n} answer", "{n} answers", given(talk)), T("reminders"))
    what = T("{what} will go. It cannot be undone.", what=Joined(counted, "comma"))
    lines = (
        Line(T("Delete everything about you?"), "bold"),
        Line(what if cases else T("So far there are no answers.")),
        Line(T("The chat history you delete in Telegram yourself.")),
    )
    erase = Button(T("Delete"), "erase")
    return lines, ((Button(T("Export first"), "export", timeless=True), erase), (Button(T("Keep"), "return"),))


def deleted(talk: Talk, detail: str) -> Screen:
    """/delete, done."""
    return DELETED


def asking(talk: Talk, detail: str) -> Screen:
    """The next words are a question."""
    lines = (Line(T("Please type your question; a few words will do."), "bold"), *open_question(talk))
    return lines, ((MENU, way_back(talk)),)


def meant(talk: Talk, detail: str) -> Screen:
    """Did you mean one of these? `detail`: option keys."""
    step = talk.step
    labels = dict(_labels(talk, step)) if step else {}
    rows: list[Row] = [(Button(labels[key], "pick", key),) for key in detail.split(",") if key in labels]
    lines = (Line(T("Did you mean this?")), *open_question(talk))
    return lines, (*rows, (Button(T("No, show all"), "return", timeless=True),))


def _labels(talk: Talk, step: Step) -> list[tuple[str, Text]]:
    options = getattr(step.answer, "options", ())
    return [(option.key, option.label) for option in options]
