"""Commands: /start and its deep links, and everything that opens a screen beside the flow."""

from __future__ import annotations

from flows.dialogue import moves
from flows.dialogue.shelf import ask, open_article
from flows.dialogue.talk import END, Talk
from flows.dialogue.tools import hear as hear_tool
from flows.dialogue.tools import is_shown, open_tool
from flows.model import ExportMe, T

_VIEWS = {"help", "language", "settings", "privacy", "status"}


def command(talk: Talk, name: str, argument: str) -> None:
    """Do what a command says; an unknown one is answered with the help."""
    session = talk.session
    session.tap, session.misses = "", 0
    if name == "start":
        _start(talk, argument)
    elif name == "export":
        talk.effects.append(ExportMe())
        talk.quiet = True  # the screen comes below the files
    elif name == "delete":
        _ask_to_delete(talk)
    elif name == "cancel":
        session.view = "saved"
    elif name == "back":
        back(talk)
    elif name == "skip":
        skip(talk)
    elif name == "review":
        session.view = "review" if session.frames and session.case.answers else "resume"
    elif name == "faq":
        _questions(talk, argument)
    elif name == "call":
        _call(talk)
    elif name in _VIEWS:
        session.view = name
    elif open_tool(talk, name):
        if argument:
            hear_tool(talk, argument)
    else:
        session.view = "help"
        talk.say(T("I don't know that command."))


def _start(talk: Talk, argument: str) -> None:
    """From anywhere: the article of a deep link, the resume screen, or the first question."""
    session = talk.session
    slug = argument.removeprefix("faq_")
    if slug != argument and talk.article(slug):
        open_article(talk, slug)
    elif session.case.answers or session.past:
        session.view = "resume"
    else:
        moves.begin(talk)


def _ask_to_delete(talk: Talk) -> None:
    talk.session.visit += 1  # the button that erases belongs to this very screen
    talk.session.view = "delete"


def _questions(talk: Talk, argument: str) -> None:
    if not argument:
        talk.session.view = "faq"
    elif talk.article(argument):
        open_article(talk, argument)
    else:
        ask(talk, argument)


def _call(talk: Talk) -> None:
    """A call is coming: the script when there is one, else the shortest way to it."""
    session = talk.session
    if talk.state == END:
        session.view = f"page.{talk.flow.ending(talk.scene).page}"
        return
    first = talk.flow.steps[0]
    if not session.frames:
        moves.begin(talk)
    if "call_soon" not in (talk.answers.choice(first.key), *_choices(talk)):
        return
    if talk.answers.choice(first.key) != "call_soon":
        moves.put(talk, first, "call_soon")
        talk.say(T("A call is coming: only the questions that the script cannot do without."))
    moves.go_on(talk)


def _choices(talk: Talk) -> tuple[str, ...]:
    options = getattr(talk.flow.steps[0].answer, "options", ())
    return tuple(option.key for option in options)


def back(talk: Talk) -> None:
    """One question back; from a screen beside the flow, to the open question."""
    session = talk.session
    at_end = talk.state == END
    if session.view not in {"", "why"} and not at_end:
        session.view = ""
    elif not moves.back(talk):
        session.view = ""
        talk.say(T("This is the first question."))


def skip(talk: Talk) -> None:
    """Leave the open question open, where that is allowed; not one that a tool's screen hides."""
    if is_shown(talk):
        talk.say(T("There is nothing to skip on this page."))
        return
    step = talk.step
    if step is not None and not moves.skip(talk, step):
        talk.session.view = ""
        talk.say(T("This one cannot be skipped: the next steps depend on it."))
