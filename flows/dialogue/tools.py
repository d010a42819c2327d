"""The tools beside the flow: a screen that computes, opened by a command or a sentence, and left to the open question.

A tool's view is `tool.<name>.<detail>`. Its buttons carry `<name>.<what>`, so that none of them means another tool.
"""

from __future__ import annotations

from flows.dialogue import moves
from flows.dialogue.menus import Screen, resume, way_back
from flows.dialogue.shelf import titles_of
from flows.dialogue.talk import END, Talk
from flows.model import Button, Deed, Raw, Tool

_VIEW = "tool."
_LEAVE = "leave"
_ANSWERED = "answered"  # in the draft: a tool has answered the open question


def open_tool(talk: Talk, name: str, detail: str = "") -> bool:
    """Show a tool; False where there is none of that name. Whoever has no case yet begins one with it."""
    if name not in talk.flow.tools:
        return False
    if not talk.session.frames:
        moves.begin(talk)
    talk.session.view = f"{_VIEW}{name}.{detail}"
    return True


def screen(talk: Talk, rest: str) -> Screen:
    """The tool that is shown, with the way back below its own buttons."""
    name, _, detail = rest.partition(".")
    if name not in talk.flow.tools:  # of another release
        talk.session.view = ""
        return resume(talk, "")
    page = talk.flow.tools[name].page(detail, talk.scene)
    onward = Button(way_back(talk).label, "tool", f"{name}.{_LEAVE}")
    return page.blocks, (*titles_of(talk, page.reads), *page.keyboard, (onward,))


def is_shown(talk: Talk) -> bool:
    return _shown(talk)[1] is not None


def is_asking(talk: Talk) -> bool:
    """Whether a tool is shown that takes numbers."""
    _, tool, detail = _shown(talk)
    return tool is not None and tool.page(detail, talk.scene).asks


def hear(talk: Talk, text: str) -> bool:
    """What was typed below a tool; False where it is nothing to the tool, or none is shown."""
    name, tool, detail = _shown(talk)
    deed = tool.hear(text, detail, talk.scene, talk.in_every_locale) if tool else None
    return deed is not None and _do(talk, name, deed)


def compute(talk: Talk, text: str) -> bool:
    """A sentence that asks for a tool, wherever it was typed."""
    found = talk.flow.computes(text, talk.scene)
    return found is not None and open_tool(talk, found[0]) and _do(talk, *found)


def tap(talk: Talk, value: str) -> bool:
    """A button that opens a tool (its name alone), or one on a tool's screen; False for one that it does not have."""
    name, _, what = value.partition(".")
    if not what:
        return open_tool(talk, name)
    shown, tool, detail = _shown(talk)
    if tool is None or shown != name:
        return False
    if what == _LEAVE:
        leave(talk)
        return True
    deed = tool.tap(what, detail, talk.scene)
    return deed is not None and _do(talk, name, deed)


def _shown(talk: Talk) -> tuple[str, Tool | None, str]:
    if not talk.session.view.startswith(_VIEW):
        return "", None, ""
    name, _, detail = talk.session.view.removeprefix(_VIEW).partition(".")
    return name, talk.flow.tools.get(name), detail


def _do(talk: Talk, name: str, deed: Deed) -> bool:
    """Keep what the tool has learnt, say what it says, and show what is next. Always True."""
    if deed.answers:
        _keep(talk, deed)
    talk.say(*deed.said)
    talk.kept.extend(deed.kept)
    talk.toast = deed.toast
    talk.session.view = f"{_VIEW}{name}.{deed.detail}"
    if deed.edits:
        moves.edit(talk, deed.edits)
    elif deed.leaves:
        leave(talk)
    return True


def _keep(talk: Talk, deed: Deed) -> None:
    given = talk.session.case.answers
    resets = [key for step in talk.flow.steps if step.key in deed.answers for key in step.resets]
    for key in resets:
        given.pop(key, None)
    for key, raw in deed.answers.items():
        _put(given, key, raw, key in talk.road.steps)
    if talk.state in deed.answers:
        talk.session.draft = {**talk.session.draft, _ANSWERED: "1"}
    talk.changed()


def _put(given: dict[str, Raw], key: str, raw: Raw, is_step: bool) -> None:
    """A setting that is no longer goes; a question that is left open stays one that was asked."""
    if raw is None and not is_step:
        given.pop(key, None)
    else:
        given[key] = raw


def leave(talk: Talk) -> None:
    """To the open question; one that a tool has answered meanwhile is passed, and what it has reopened is asked."""
    talk.session.view = ""
    if talk.state == END and talk.road.next(END, talk.answers) == END:
        talk.session.view = f"page.{talk.flow.ending(talk.scene).page}"
    elif talk.state == END:
        moves.go_on(talk)
    elif talk.state in talk.answers and talk.session.draft.get(_ANSWERED):
        moves.pass_on(talk)
