"""How amounts are rounded. All of them are yuan as Decimal; an offer is rounded so that it can be kept."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

NOTHING = Decimal(0)
CENT = Decimal("0.01")
STEP = Decimal(10)
"""Offers are whole tens."""


def cents(value: Decimal) -> Decimal:
    """To the cent, half a cent up."""
    return value.quantize(CENT, ROUND_HALF_UP)


def cents_down(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_FLOOR)


def cents_up(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_CEILING)


def down(value: Decimal) -> Decimal:
    """Down to ¥10."""
    return (value / STEP).to_integral_value(ROUND_FLOOR) * STEP


def up(value: Decimal) -> Decimal:
    """Up to ¥10."""
    return (value / STEP).to_integral_value(ROUND_CEILING) * STEP
