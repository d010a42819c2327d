"""When a question of the negotiation applies. A guard reads only earlier answers and is total over missing ones."""

from __future__ import annotations

from flows.model import Answers, Guard

COURT = frozenset({"payment_order", "summons", "judgment"})
LICENSED = frozenset({"bank", "consumer_finance", "microloan"})
LATE_90 = frozenset({"not_due", "d1_30", "d31_90"})
LONG_AGO = frozenset({"over_2y", "unsure"})
PAST_LIMIT = frozenset({"over_3y", "unsure"})
BEFORE_AND_AFTER = frozenset({"job_loss", "pay_cut", "illness", "family_event", "birth", "business", "disaster"})


def full(a: Answers) -> bool:
    """The full path: everything but a call that comes in minutes."""
    return a.choice("path") != "call_soon"


def served(a: Answers) -> bool:
    """Somebody whom this flow prepares: of age, and with a loan of the mainland."""
    return a.choice("about_you") not in {"minor", "elsewhere"}


def court(a: Answers) -> bool:
    """A court's paper with a deadline of its own."""
    return a.choice("court_papers") in COURT


def long_silent(a: Answers) -> bool:
    """Late by over two years, or nobody knows: the last event is asked for, unless a court already has the case."""
    return a.choice("overdue") in LONG_AGO and not court(a)


def limitation_doubtful(a: Answers) -> bool:
    """The guard of the limitation gate (CONVERSATION 3.2; facts 29-36)."""
    if a.choice("court_papers") in {"payment_order", "summons"}:
        return a.choice("overdue") in LONG_AGO
    return long_silent(a) and a.choice("last_event") in PAST_LIMIT


def gate_shut(a: Answers) -> bool:
    """Nothing beyond the gate until the person has opened it; on the short path it cannot be opened."""
    return limitation_doubtful(a) and not (full(a) and a.choice("limitation_gate") == "go_on")


def undecided(a: Answers) -> bool:
    """Whether the limitation gate may still shut: until then nothing is proposed, and no offer is answered."""
    return not a.choice("overdue") or (long_silent(a) and not a.choice("last_event"))


def beyond_gate(*others: Guard) -> Guard:
    """A guard for the steps after the limitation gate: the gate is open, and `others` hold.

    `others` are asked first, so that what they exclude for good does not count among the questions left.
    """

    def guard(a: Answers) -> bool:
        return all(other(a) for other in others) and served(a) and not gate_shut(a)

    return guard


def is_one_of(key: str, *options: str) -> Guard:
    """The answer to `key` is one of `options`."""
    wanted = frozenset(options)
    return lambda a: a.choice(key) in wanted


def is_not(key: str, *options: str) -> Guard:
    """The answer to `key` is none of `options` (or missing)."""
    unwanted = frozenset(options)
    return lambda a: a.choice(key) not in unwanted
