"""The conversation that the bot holds: the dialogue along the negotiation."""

from __future__ import annotations

from flows.dialogue import Dialogue
from flows.negotiation.flow import NEGOTIATION

FLOWS = (NEGOTIATION,)
respond = Dialogue(NEGOTIATION).respond
