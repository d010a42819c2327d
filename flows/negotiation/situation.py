"""Stage 1, the situation: its questions in the order in which they are asked (CONVERSATION 2)."""

from __future__ import annotations

from flows.model import Step
from flows.negotiation import amounts, contact, loan, opening

STEPS: tuple[Step, ...] = (*opening.STEPS, *loan.STEPS, *contact.STEPS, *amounts.STEPS)
