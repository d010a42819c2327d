"""Where nothing may be computed that could be promised: the limitation gate is shut, or may yet shut, or the flow
prepares nobody."""

from __future__ import annotations

from flows.model import Answers, Line, Page, Scene, T
from flows.negotiation.abroad import abroad
from flows.negotiation.branches import minor_lines, over_three_years
from flows.negotiation.guards import gate_shut, long_silent


def undecided(a: Answers) -> bool:
    """Whether the limitation gate may still shut: until then nothing is proposed, and no offer is answered."""
    return not a.choice("overdue") or (long_silent(a) and not a.choice("last_event"))


def shut(scene: Scene) -> Page | None:
    """What stands in the tool's place; None where it is open."""
    about = scene.answers.choice("about_you")
    if about == "minor":
        return Page(minor_lines(scene))
    if about == "elsewhere":
        return abroad("", scene)
    if gate_shut(scene.answers):
        return Page((*over_three_years(scene), Line(T("No number before that: it could be taken for a promise."))))
    return None
