"""Where the present value of signed cash flows is nothing: every positive root of Σ flow·v^k, v the discount factor.

Sums of exponentials in x = ln v are solved by Newton's method on ln(inflows) − ln(outflows) inside a bracket. By
Descartes' rule flows that change their sign once have one root; those that change it more often are divided at the
stationary points of v^-m·Σ, which are the roots of flows with one change of sign less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from itertools import pairwise

_DIGITS = 36
_CLOSE = Decimal("1e-28")  # of x: the last step
_NIL = Decimal("1e-24")  # of the sum, as a part of its terms: a root that touches without crossing
_HALF = Decimal("0.5")
_STEPS = 400


def positive_roots(flows: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The discount factors, from the least, at which `flows` (months 0, 1, 2 ...) are worth nothing.

    To 24 digits. Takes a few milliseconds for each change of sign, so it is for flows that have a few of them.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        levels = [list(flows)]
        while len(changes := _changes(levels[-1])) > 1:
            levels.append([flow * (at - changes[0] - _HALF) for at, flow in enumerate(levels[-1])])
        found: list[Decimal] = []
        for level in reversed(levels):
            found = list(_crossings(level, found))
        return tuple(x.exp() for x in found)


def _changes(flows: Sequence[Decimal]) -> list[int]:
    """The places after which the sign changes."""
    told = [at for at, flow in enumerate(flows) if flow]
    return [at for at, after in pairwise(told) if (flows[at] > 0) != (flows[after] > 0)]


def _crossings(flows: Sequence[Decimal], turning: Sequence[Decimal]) -> Iterator[Decimal]:
    """The roots, as x, of flows that are monotone (but for a factor) between the points of `turning`."""
    if not _changes(flows):
        return
    low, high = _bounds(flows)
    stops = [low, *(x for x in turning if low < x < high), high]
    signs = [_sign(flows, x) for x in stops]
    for at in range(1, len(stops)):
        if signs[at - 1] * signs[at] < 0:
            yield _between(flows, stops[at - 1], stops[at], signs[at])
        elif not signs[at]:
            yield stops[at]


def _bounds(flows: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """All roots lie between, and none of them at an end (Cauchy, with a margin)."""
    sizes = [abs(flow) for flow in flows if flow]
    most = max(sizes)
    return -(2 + most / sizes[0]).ln(), (2 + most / sizes[-1]).ln()


def _sign(flows: Sequence[Decimal], x: Decimal) -> int:
    inflow, outflow = _worth(flows, x.exp(), 1)[0], _worth(flows, x.exp(), -1)[0]
    if abs(inflow - outflow) <= _NIL * (inflow + outflow):
        return 0
    return 1 if inflow > outflow else -1


def _between(flows: Sequence[Decimal], low: Decimal, high: Decimal, sign: int) -> Decimal:
    """The one root between, `sign` being that of the sum at `high`."""
    x = min(max(Decimal(0), low), high)
    for _ in range(_STEPS):
        factor = x.exp()
        (inflow, rising), (outflow, falling) = _worth(flows, factor, 1), _worth(flows, factor, -1)
        error = (inflow / outflow).ln()
        if not error:
            return x
        low, high = (low, x) if (error > 0) == (sign > 0) else (x, high)
        slope = rising / inflow - falling / outflow
        after = x - error / slope if slope else low
        if abs(after - x) < _CLOSE:
            return after
        if not low < after < high:
            after = (low + high) / 2
        x = after
    return x


def _worth(flows: Sequence[Decimal], factor: Decimal, sign: int) -> tuple[Decimal, Decimal]:
    """The sum of the flows of one sign, and what it grows by with x: Horner's scheme."""
    value = slope = Decimal(0)
    for flow in reversed(flows):
        slope = slope * factor + value
        value = value * factor
        if flow * sign > 0:
            value += abs(flow)
    return value, slope * factor
