"""For a loan of another place: no script and no rule of the mainland, but whom to ask there (CONVERSATION 3.13; facts
6.2-6.4)."""

from __future__ import annotations

from flows.knowledge.rules.citing import cite
from flows.model import Button, Line, Page, Row, Scene, T
from flows.negotiation.branches import elsewhere_lines

_PLACES = {
    "hk": (
        T("Hong Kong"),
        T("The plan is for all retail banks and large money lenders; one of them leads {tag}.", tag=cite("6.2")),
    ),
    "tw": (
        T("Taiwan"),
        T("更生 or 清算 by a court comes only after 前置協商 or mediation {tag}.", tag=cite("6.3")),
    ),
    "sg": (
        T("Singapore"),
        T("CCS is a charity: repaid in full over a longer time at moderated interest; the creditors decide."),
    ),
}


def abroad(place: str, scene: Scene) -> Page | None:
    """Where to ask; with a place (hk, tw, sg) one line more about it. None for a place that we do not know."""
    buttons: Row = tuple(Button(name, "page", f"elsewhere.{key}") for key, (name, _) in _PLACES.items())
    calm = Button(T("How to stay calm on a call"), "faq", "call-manners", timeless=True)
    if not place:
        return Page(elsewhere_lines(scene), (buttons, (calm,)))
    if place not in _PLACES:
        return None
    name, more = _PLACES[place]
    back = Button(T("‹ Back"), "page", "elsewhere")
    return Page((Line(name, "bold"), Line(more)), ((back,), (calm,)))
