"""The tools by the name of their command, and which of them a typed sentence is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flows.model import Deed, Scene, Tool
from flows.negotiation.theirs import SETTING, told
from flows.negotiation.tools import budget, debts, plan, rate, sheet, theirs
from flows.negotiation.tools.budget import BudgetTool
from flows.negotiation.tools.debts import DebtsTool
from flows.negotiation.tools.late import read_offer
from flows.negotiation.tools.plan import PlanTool
from flows.negotiation.tools.rate import RateTool
from flows.negotiation.tools.sheet import SheetTool
from flows.negotiation.tools.shut import shut
from flows.negotiation.tools.theirs import TheirsTool

if TYPE_CHECKING:
    from flows.reading.offers import Offered

TOOLS: Mapping[str, Tool] = {
    budget.NAME: BudgetTool(),
    debts.NAME: DebtsTool(),
    plan.NAME: PlanTool(),
    rate.NAME: RateTool(),
    sheet.NAME: SheetTool(),
    theirs.NAME: TheirsTool(),
}


def computes(text: str, scene: Scene) -> tuple[str, Deed] | None:
    """The tool that a sentence is for, wherever it was typed: a loan whose rate is asked, or what the lender offers."""
    if detail := rate.asked(text):
        return rate.NAME, Deed(detail)
    if shut(scene):
        return None
    found = read_offer(text)
    if found is None or not _is_whole(found):
        return None
    if found.beside:
        return theirs.NAME, Deed("new", said=(theirs.WHOLE,))
    offer = told(found, scene.answers)
    return theirs.NAME, Deed("", {SETTING: offer}) if offer else Deed("new", said=(theirs.EACH,))


def _is_whole(found: Offered) -> bool:
    """Whether a lender's offer was told with all that a total needs: anything less may be an answer."""
    if not found.theirs:
        return False
    if found.lump is not None or found.settles is not None:
        return True
    return bool(found.number and (found.each or found.total or (found.rest and found.first)))
