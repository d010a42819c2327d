"""What a loan truly costs: the internal rate of return of its cash flows, and what rates of other periods are a year.

Amounts are yuan, rates fractions; the yearly rate is told simply (12 × monthly) and compounded (facts 5.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from flows.money.cash import NOTHING
from flows.money.roots import positive_roots

YEAR = 360
"""Days, as banks count; courts and some lenders count 365 (facts 5.1)."""
_MONTHS = 12
_DIGITS = 40
_PRECISION = Decimal("1e-15")
_READABLE = Decimal("1e20")


@dataclass(frozen=True, slots=True)
class Cost:
    """The true cost of a loan. monthly: its internal rate of return, to 15 decimals; negative after a waiver."""

    monthly: Decimal

    @property
    def simple(self) -> Decimal:
        """A year's rate without compounding: what contracts and the 24 % line go by."""
        return _MONTHS * self.monthly

    @property
    def compound(self) -> Decimal:
        """A year's rate with compounding."""
        with localcontext() as context:
            context.prec = _DIGITS
            yearly = (1 + self.monthly) ** _MONTHS - 1
            return yearly.quantize(_PRECISION) if yearly < _READABLE else yearly


def true_cost(received: Decimal, payments: Sequence[Decimal]) -> Cost | None:
    """The cost of `received` yuan now for `payments` in one, two, three ... months; 0 is a month without one.

    What was deducted up front is not received (Civil Code, article 670). There is one rate above -100 %: zero when as
    much is paid as was received, negative when it is less. None when nothing was received or nothing is paid.
    Raises ValueError for a negative payment.
    """
    if any(payment < 0 for payment in payments):
        raise ValueError("a negative payment")
    if received <= 0:
        return None
    monthly = internal_rate((-received, *payments))
    return None if monthly is None else Cost(monthly)


def internal_rate(flows: Sequence[Decimal]) -> Decimal | None:
    """The rate a month at which `flows` (months 0, 1, 2 ...; paid and received differ in sign) are worth nothing.

    Flows that change their sign more than once may have several such rates, or none: it is the one nearest to zero,
    also one at which the worth only touches zero. None where there is none, as where all flows have one sign.
    """
    if not sum(flows) and any(flows):
        return NOTHING
    with localcontext() as context:
        context.prec = _DIGITS
        rates = [(1 / factor - 1).quantize(_PRECISION) for factor in positive_roots(flows)]
    return min(rates, key=abs, default=None)


def quick_estimate(fee: Decimal, number: int) -> Decimal:
    """The yearly rate, roughly, of a fee in each of `number` instalments: 24·n·f / (n+1). Slightly high (facts 5.1)."""
    return 24 * number * fee / (number + 1)


def cost_of_one_payment(received: Decimal, repaid: Decimal, days: int) -> tuple[Decimal, Decimal]:
    """A year's rate of `received` yuan that are repaid at once after `days`: simple, and compounded as often as they go
    into a year of 360 days. Raises ValueError unless all three are above zero."""
    if received <= 0 or repaid <= 0 or days <= 0:
        raise ValueError("sums and days are above zero")
    with localcontext() as context:
        context.prec = _DIGITS
        growth, times = repaid / received, Decimal(YEAR) / days
        compound = growth**times - 1
        return ((growth - 1) * times).quantize(_PRECISION), min(compound, _READABLE).quantize(_PRECISION)


def yearly_of_daily(daily: Decimal, days: int = YEAR) -> Decimal:
    """万五 a day, 0.0005, is 0.18 a year of 360 days and 0.1825 of 365."""
    return daily * days
