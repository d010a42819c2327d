"""What can be printed of a case: the call sheet, the budget and offer statement, and two pictures for the chat."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.model import Paper, Scene
from flows.negotiation.on_paper.call_sheet import call_sheet
from flows.negotiation.on_paper.picture import offer_picture, plan_picture
from flows.negotiation.on_paper.statement import in_chinese, statement

_PAPERS: Mapping[str, Callable[[Scene], Paper | None]] = {
    "call": call_sheet,
    "statement": statement,
    "statement_zh": in_chinese,
    "plan": plan_picture,
    "offer": offer_picture,
}


def paper(name: str, scene: Scene) -> Paper | None:
    """The paper of that name; None where there is none for these answers, or of that name."""
    make = _PAPERS.get(name)
    return make(scene) if make else None
