"""Anybody who may come to the end of the flow: answers as they are kept, in every combination, with gaps."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from unicodedata import east_asian_width

from hypothesis import strategies as st

from flows.model import LOCALES, Answers, Raw, Scene
from flows.negotiation import papers, plan
from flows.negotiation.plan import WISHES, Terms
from tests.negotiation.cases import NOW

CHOICES: dict[str, tuple[str, ...]] = {
    "path": ("prepare", "call_soon", "court"),
    "about_you": ("adult", "student", "family"),
    "court_papers": ("none", "mediation", "payment_order", "summons", "judgment", "unsure"),
    "lender_kind": (
        *("bank", "consumer_finance", "microloan", "guarantor"),
        *("asset_manager", "private", "unsure"),
    ),
    "loan_kind": ("card", "consumer", "credit", "small", "secured"),
    "overdue": ("not_due", "d1_30", "d31_90", "d91_365", "y1_2", "over_2y", "unsure"),
    "last_event": ("within_2y", "y2_3", "over_3y", "unsure"),
    "limitation_gate": ("ask_first", "go_on"),
    "caller": ("own", "outsourced", "official", "unknown", "nobody"),
    "cause": (*papers.BY_CAUSE, "other"),
    "wish": ("", *WISHES),
}
CONDUCT = (
    *("night", "too_many", "contacts", "employer", "threats", "insults"),
    *("posing", "private_pay", "borrow_more", "fee_agent"),
)
_AMOUNTS = ("owed_total", "principal", "income_before", "income_now", "essentials", "other_debts", "lump_sum")
_PAPERS = sorted({paper.key for kept in (papers.BASE, *papers.BY_CAUSE.values()) for paper in kept})
_amount = st.one_of(st.integers(0, 99_999_999), st.integers(0, 20_000)).map(
    lambda cents: str(Decimal(cents) / (100 if cents > 20_000 else 1))
)
_days = st.dates(NOW.date() - timedelta(days=3000), NOW.date() + timedelta(days=60)).map(str)
_months = _days.map(lambda day: day[:7])


@st.composite
def anybody(draw: st.DrawFn) -> Answers:
    """Answers of somebody whom the flow prepares; what is missing was not asked, None was skipped."""
    given: dict[str, Raw] = {key: draw(st.sampled_from(options)) for key, options in CHOICES.items()}
    given["conduct"] = draw(st.lists(st.sampled_from(CONDUCT), unique=True))
    given["papers_ready"] = draw(st.lists(st.sampled_from(_PAPERS), unique=True))
    given["asks"] = draw(st.lists(st.sampled_from(WISHES), max_size=3, unique=True))
    given |= {key: draw(_amount) for key in _AMOUNTS}
    given |= {key: draw(_days | _months) for key in ("cause_since", "contract_date")}
    given |= {key: draw(_days) for key in ("order_received", "hearing_date", "judgment_due")}
    given |= {"dependants": draw(st.integers(0, 20)), "pay_day": draw(st.integers(1, 28))}
    given |= {"instalments_left": draw(st.integers(1, 600)), "rate": draw(st.sampled_from(["0.08", "0.36", "unknown"]))}
    for key in draw(st.lists(st.sampled_from(sorted(set(given) - {"path", "about_you"})), unique=True, max_size=6)):
        if draw(st.booleans()):
            given[key] = None
        else:
            del given[key]
    if draw(st.booleans()):
        given["offer"] = list(_offer(draw, Answers(given)))
    return Answers(given)


def _offer(draw: st.DrawFn, a: Answers) -> list[str]:
    """Terms that the knobs can reach."""
    pause = draw(st.integers(0, 12))
    try:
        lowest, highest = plan.bounds(a)
    except ValueError:
        own = draw(st.none() | st.integers(1, int(plan.TOKEN)).map(Decimal))
        return plan.keep(Terms(own, max(1, pause)), a)
    return plan.keep(Terms(Decimal(draw(st.integers(int(lowest), int(highest)))), pause), a)


moments = st.datetimes(datetime(2026, 3, 1), datetime(2028, 3, 1)).map(lambda at: at.replace(tzinfo=NOW.tzinfo))


@st.composite
def scenes(draw: st.DrawFn, locale: str = "") -> Scene:
    """Anybody, at any time of day, in any locale."""
    return Scene(draw(anybody()), draw(moments), locale or draw(st.sampled_from(LOCALES)), {}, draw(st.booleans()))


def letters(words: str) -> int:
    """Latin letters, of pinyin and meaning; the Chinese line above them is not counted."""
    return sum(sign.isalpha() and not "一" <= sign <= "鿿" for sign in words)


def signs(words: str) -> float:
    """Chinese characters; a Latin one is half as wide."""
    return sum(1 if east_asian_width(sign) in "WF" else 0.5 for sign in words)
