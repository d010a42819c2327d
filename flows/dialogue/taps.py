"""Taps: the button's data, whether it is of today, and what it does."""

from __future__ import annotations

from collections.abc import Callable

from flows.dialogue import commands, moves, tools
from flows.dialogue.layout import labels
from flows.dialogue.screens import due
from flows.dialogue.shelf import none_of_these, open_article, rate
from flows.dialogue.talk import END, Talk
from flows.model import LOCALES, Acting, Button, Drafted, EraseMe, Invalid, OpenCase, Raw, Suggested, T

VERSION = "1"
TIMELESS = "0"
LONGEST = 64  # of what a button can carry; what is longer, or not ASCII, is no button of ours
STALE = T("That button is from earlier. The open question is:")
HERE = T("You are on this page.")
STALE_ELSEWHERE = T("That button is from earlier.")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number: int) -> str:
    """A visit as it stands in callback data."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"


def tap(talk: Talk, data: str) -> None:
    """Do what a tapped button says. The same tap again is only acknowledged; an old one shows the open question."""
    session = talk.session
    data = data if len(data) <= LONGEST and data.isascii() else ""
    version, visit, act, value = ([*data.split(".", 3), "", "", ""])[:4]
    if version == VERSION and visit == TIMELESS and act in _TIMELESS:
        session.tap = ""
        _TIMELESS[act](talk, value)
    elif data and data == session.tap:
        talk.quiet, talk.toast = True, _AGAIN.get(act)
    elif version == VERSION and act == "erase" and not _is_known(talk):
        _forget(talk)  # tapped twice: the second tap finds nobody, and must not make somebody of them
    elif version != VERSION or visit != base36(session.visit):
        session.tap = data
        stale(talk)
    else:
        session.tap = data
        do(talk, act, value)


def stale(talk: Talk) -> None:
    """A button of yesterday: say so, and show what is open."""
    _return(talk, "")
    talk.brief = True
    talk.say(STALE if talk.step else STALE_ELSEWHERE)


def do(talk: Talk, act: str, value: str) -> None:
    """An act of the screen of today."""
    if act in _ACTS:
        _ACTS[act](talk, value)
    elif talk.step is not None and not talk.session.notices:
        _answer(talk, act, value)
    else:
        stale(talk)


def _answer(talk: Talk, act: str, value: str) -> None:
    """A button of the open question's own kind."""
    step = talk.step
    assert step is not None
    if act == "guess" and value != str(talk.session.draft.get("guess")):
        stale(talk)
        return
    try:
        reading = step.answer.tap(act, value, talk.scene)
    except Invalid:
        stale(talk)
        return
    if isinstance(reading, Acting):
        perform(talk, reading.act, reading.value)
    elif isinstance(reading, Suggested):
        stale(talk)
    elif isinstance(reading, Drafted):
        talk.session.view = ""
        moves.draft(talk, reading)
    else:
        moves.take(talk, step, reading)


def perform(talk: Talk, act: str, value: str) -> None:
    """An act whatever button it came from."""
    handler = _ACTS.get(act) or _TIMELESS.get(act)
    if handler:
        handler(talk, value)
    else:
        _answer(talk, act, value)


def _next(talk: Talk, value: str) -> None:
    if talk.session.notices[:1] == [value]:  # a button names its notice: a second tap does not pass the next one by
        talk.session.notices = talk.session.notices[1:]
    talk.session.view = talk.session.view if talk.session.view.startswith("page") else ""


def _keep(talk: Talk, value: str) -> None:
    if talk.state in talk.answers:
        moves.go_on(talk)
    else:
        stale(talk)  # there is nothing to keep


def _edit(talk: Talk, value: str) -> None:
    if not moves.edit(talk, value):
        stale(talk)


def _view(view: str) -> Callable[[Talk, str], None]:
    def set_view(talk: Talk, value: str) -> None:
        talk.session.view = f"{view}.{value}" if value else view

    return set_view


def _page(talk: Talk, value: str) -> None:
    """A page of the end; a word when it is the one that is shown, whose number is a button too."""
    view = f"page.{value}"
    if talk.session.view == view:
        talk.toast = HERE
    talk.session.view = view


def _new(talk: Talk, value: str) -> None:
    if not any(button.act == "new" for button in labels(due(talk)[1])):
        stale(talk)  # nothing else on the screen offers to put a case away
        return
    moves.close_case(talk)
    moves.begin(talk)


def _return(talk: Talk, value: str) -> None:
    """To where the person was: the open question, the end's page, or the first question."""
    session = talk.session
    if session.view == "delete":
        talk.say(T("Nothing was deleted."))
    session.view = ""
    if not session.frames:
        moves.begin(talk)
    else:
        tools.leave(talk)


def _language(talk: Talk, value: str) -> None:
    if value in LOCALES:
        talk.session.locale = value
        talk.session.view = "" if talk.session.view == "language" else talk.session.view
        if talk.session.case.answers:
            talk.say(T("English it is. Your answers are unchanged."))


def _open(talk: Talk, value: str) -> None:
    if value.isdecimal() and any(past.id == int(value) for past in talk.session.past):
        moves.close_case(talk)
        talk.effects.append(OpenCase(int(value)))
    else:
        stale(talk)


def _setting(key: str) -> Callable[[Talk, str], None]:
    """A setting of the case that the end's pages offer: it may open questions, or only change the pages."""

    def set_it(talk: Talk, value: str) -> None:
        if talk.state != END or not _is_offered(talk, key, value):
            stale(talk)
            return
        raw: Raw = value
        talk.session.case.answers[key] = raw
        talk.changed()
        page = talk.session.view
        moves.go_on(talk)
        if talk.state == END and talk.flow.page(page.removeprefix("page."), talk.scene):
            talk.session.view = page

    return set_it


def _is_offered(talk: Talk, act: str, value: str) -> bool:
    """Whether the page that is shown has that button: what a tap says is believed no further."""
    page = talk.flow.page(talk.session.view.removeprefix("page."), talk.scene)
    buttons = [button for row in page.keyboard for button in row] if page else []
    return any(isinstance(one, Button) and (one.act, one.value) == (act, value) for one in buttons)


def _complete(talk: Talk, value: str) -> None:
    """From the short path to the full one: only what is missing is asked."""
    if talk.state != END:
        stale(talk)
        return
    moves.put(talk, talk.flow.steps[0], "prepare")
    moves.go_on(talk)


def _file(talk: Talk, value: str) -> None:
    document = talk.flow.document(talk.scene) if talk.state == END else None
    if document is None:
        stale(talk)
        return
    talk.kept.append(document)
    talk.quiet = True


def _export(talk: Talk, value: str) -> None:
    commands.command(talk, "export", "")


def _erase(talk: Talk, value: str) -> None:
    if talk.session.view == "delete":
        _forget(talk)
    else:
        stale(talk)


def _is_known(talk: Talk) -> bool:
    """Whether anything is kept of the person."""
    session = talk.session
    return bool(session.frames or session.case.answers or session.past)


def _forget(talk: Talk) -> None:
    """Everything goes; the session that is left knows nothing but the language."""
    fresh = type(talk.session)(locale=talk.session.locale, visit=talk.session.visit + 1, view="deleted")
    talk.session = fresh
    talk.changed()
    talk.effects.append(EraseMe())


def _open_view(talk: Talk, value: str) -> None:
    if value in {"language", "privacy", "settings", "help", "status"}:
        talk.session.view = value
    elif value == "delete":
        commands.command(talk, "delete", "")


def _faq(talk: Talk, value: str) -> None:
    kind = value.partition(",")[0]
    if kind in {"menu", ""}:
        talk.session.view = "faq"
    elif kind == "nothing":
        none_of_these(talk)
    elif kind in {"group", "maybe"}:
        talk.session.view = f"faq.{value}"
    else:
        part = value.partition(",")[2]
        open_article(talk, kind, part if part in {"more", "sources"} else "")


def _tool(talk: Talk, value: str) -> None:
    if not tools.tap(talk, value):
        stale(talk)


def _open_tool(talk: Talk, value: str) -> None:
    """The button that opens one works for ever; those on its screen do not."""
    if "." in value or not tools.tap(talk, value):
        stale(talk)


def _paper(talk: Talk, value: str) -> None:
    paper = talk.flow.papers(value, talk.scene)
    if paper is None:
        stale(talk)
        return
    talk.kept.append(paper)
    talk.quiet = True


_TIMELESS: dict[str, Callable[[Talk, str], None]] = {
    "tool": _open_tool,
    "faq": _faq,
    "lang": _language,
    "return": _return,
    "view": _open_view,
    "export": _export,
    "open": _open,
}
_ACTS: dict[str, Callable[[Talk, str], None]] = {
    **_TIMELESS,
    "again": _return,
    "back": lambda talk, value: commands.back(talk),
    "skip": lambda talk, value: commands.skip(talk),
    "why": _view("why"),
    "ask": _view("asking"),
    "save": _view("saved"),
    "details": _view("details"),
    "review": _view("review"),
    "group": _view("group"),
    "page": _page,
    "next": _next,
    "keep": _keep,
    "edit": _edit,
    "new": _new,
    "complete": _complete,
    "wish": _setting("wish"),
    "file": _file,
    "paper": _paper,
    "tool": _tool,
    "erase": _erase,
    "rate": rate,
}
_ALREADY = T("The file is in this chat already.")
_AGAIN = {"file": _ALREADY, "paper": _ALREADY, "page": HERE}
"""What is said of a second tap that seems to do nothing."""
ACTS = frozenset({*_ACTS, "pick", "tick", "rank", "done", "guess"})
"""Every act that a button of ours carries: those of the screens, and those of the kinds of answers."""
