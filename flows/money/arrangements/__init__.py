"""Every kind of arrangement of facts 2.1, computed for one debt."""

from __future__ import annotations

from flows.money.arrangements.arrangement import Arrangement, Built, Capacity, Kind, Unfit, carried
from flows.money.arrangements.building import CARD_LIMIT, LONGEST, going_on
from flows.money.arrangements.instalments import (
    longer_term,
    no_interest,
    principal_only,
    reduced_rate,
    same_rate,
    waive,
)
from flows.money.arrangements.later_start import interest_only, other_date, pause
from flows.money.arrangements.sums import down_payment, settlement

__all__ = [
    "CARD_LIMIT",
    "LONGEST",
    "Arrangement",
    "Built",
    "Capacity",
    "Kind",
    "Unfit",
    "carried",
    "down_payment",
    "going_on",
    "interest_only",
    "longer_term",
    "no_interest",
    "other_date",
    "pause",
    "principal_only",
    "reduced_rate",
    "same_rate",
    "settlement",
    "waive",
]
