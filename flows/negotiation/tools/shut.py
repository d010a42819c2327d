"""Where nothing may be computed that could be promised: the limitation gate is shut, or may yet shut, or the flow
prepares nobody."""

from __future__ import annotations

from flows.answers.choices import Choice
from flows.model import Block, Button, Deed, Line, Page, Scene, T, wording
from flows.negotiation.abroad import abroad
from flows.negotiation.branches import minor_lines, over_three_years
from flows.negotiation.deadlines import pinned
from flows.negotiation.guards import gate_shut, limitation_doubtful, long_silent
from flows.negotiation.opening import ABOUT_YOU
from flows.negotiation.rules import CALL_FIRST


def above(scene: Scene) -> tuple[Block, ...]:
    """What stands above every number: a court's deadline, and the advice where three years may have passed."""
    return (*pinned(scene), *([Line(CALL_FIRST)] if limitation_doubtful(scene.answers) else ()))


def asked_first(name: str, scene: Scene) -> Page | None:
    """The one question before anything that could be promised: whom it is for. None where it is answered."""
    if scene.answers.choice("about_you"):
        return None
    options = ABOUT_YOU.answer.options if isinstance(ABOUT_YOU.answer, Choice) else ()
    rows = tuple((Button(option.label, "tool", f"{name}.about,{option.key}"),) for option in options)
    return Page((Line(wording(ABOUT_YOU.ask, scene), "bold"),), rows)


def told_first(value: str, scene: Scene) -> Deed | None:
    """The answer to it. Whoever is under age is led to their page, and nothing is kept."""
    act, _, about = value.partition(",")
    if act != "about" or scene.answers.choice("about_you") or not ABOUT_YOU.answer.valid(about, scene.answers):
        return None
    if about in {"minor", "elsewhere"}:
        return Deed("", {"path": "prepare", "about_you": about}, leaves=True)
    return Deed("", {"about_you": about})


def shut(scene: Scene) -> Page | None:
    """What stands in the tool's place; None where it is open."""
    about = scene.answers.choice("about_you")
    if about == "minor":
        return Page(minor_lines(scene))
    if about == "elsewhere":
        return abroad("", scene)
    if gate_shut(scene.answers) or (long_silent(scene.answers) and not scene.answers.choice("last_event")):
        return Page((*over_three_years(scene), Line(T("No number before that: it could be taken for a promise."))))
    return None
