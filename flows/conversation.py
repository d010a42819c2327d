"""The conversation that the bot holds: the dialogue along the negotiation."""

from __future__ import annotations

from flows.check import faults, structure
from flows.dialogue import Dialogue
from flows.negotiation.flow import NEGOTIATION

FLOWS = (NEGOTIATION,)
for flow in FLOWS:
    structure(flow)
respond = Dialogue(NEGOTIATION).respond


def check() -> list[str]:
    """The faults of every flow there is."""
    return [f"{flow.name}: {fault}" for flow in FLOWS for fault in faults(flow)]
