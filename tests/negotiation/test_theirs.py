"""What the lender offers: kept as it was told, completed where a total tells more, and compared."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model import Answers, Raw
from flows.negotiation import theirs
from flows.negotiation.plan import make_plan
from flows.reading.offers import Offered
from tests.negotiation.cases import NOW, answers, scene

_sums = st.none() | st.decimals(10, 10**7, places=2)


def _told(*raw: str) -> Answers:
    return Answers({"their_offer": list(raw)})


def test_an_offer_is_kept_as_a_setting_without_what_was_not_told() -> None:
    offered = Offered(each=Decimal(420), number=36, first=Decimal(2000), theirs=True)
    assert theirs.kept(offered) == ["first=2000", "each=420", "number=36"]
    assert theirs.kept(Offered(lump=Decimal(8000))) == ["lump=8000"]
    assert theirs.kept(Offered()) is None


@given(_sums, st.none() | st.integers(1, 600), _sums, st.integers(0, 12))
def test_what_is_kept_is_read_again(
    each: Decimal | None, number: int | None, first: Decimal | None, pause: int
) -> None:
    raw = theirs.kept(Offered(each=each, number=number, first=first, pause=pause))
    offer = theirs.theirs(Answers({"their_offer": raw}))
    if raw is None:
        assert offer is None
        return
    assert offer
    assert (offer.each, offer.number, offer.first, offer.pause) == (each, number, first or 0, pause)


def test_one_sum_that_settles_is_all_at_once() -> None:
    offer = theirs.theirs(_told("lump=8000"))
    assert offer
    assert (offer.first, offer.number, offer.total) == (8000, 0, 8000)


@pytest.mark.parametrize(
    ("told", "each", "number"),
    [
        (("number=24", "total=12000"), 500, 24),
        (("first=2000", "number=20", "total=12000"), 500, 20),
        (("each=500", "total=12000"), 500, 24),
        (("each=700", "total=12000"), 700, 18),
        (("each=900", "total=500"), 900, 1),
        (("each=500", "number=24", "total=99999"), 500, 24),
        (("first=2000", "number=20", "total=1000"), None, 20),
    ],
)
def test_a_total_tells_what_is_missing(told: tuple[str, ...], each: int | None, number: int) -> None:
    offer = theirs.theirs(_told(*told))
    assert offer
    assert (offer.each, offer.number) == (each, number)


@pytest.mark.parametrize("raw", [None, "", [], ["each"], ["each=abc"], "each=420"])
def test_no_offer_is_none(raw: Raw) -> None:
    assert theirs.theirs(Answers({"their_offer": raw})) is None
    assert theirs.compared(scene(their_offer=raw)) is None


@given(
    st.lists(
        st.sampled_from(["first", "each", "number", "lump", "total", "pause", "x"]).flatmap(
            lambda name: st.sampled_from(["-5", "0", "1", "420", "99999", "1e11", "0.001", "NaN", ""]).map(
                lambda v: f"{name}={v}"
            )
        )
    )
)
def test_a_damaged_setting_never_raises(raw: list[str]) -> None:
    offer = theirs.theirs(_told(*raw))
    found = theirs.compared(scene(their_offer=list(raw)))
    assert (found is None) == (offer is None)


def test_the_plan_as_payments_is_what_the_plan_says() -> None:
    plan = make_plan(answers(), NOW.date())
    mine = theirs.mine(plan)
    assert mine
    assert (mine.each, mine.number, mine.total) == (1200, 33, 38600)
    assert theirs.mine(replace(plan, monthly=None)) is None
    assert theirs.mine(replace(plan, token=True)) is None


def test_a_lump_sum_of_ones_own_is_paid_at_once() -> None:
    mine = theirs.mine(make_plan(answers(asks=["lump_sum"], lump_sum="9000"), NOW.date()))
    assert mine
    assert (mine.first, mine.number) == (9000, 0)


def test_where_nothing_is_left_no_offer_is_carried() -> None:
    found = theirs.compared(scene(income_now="3000", their_offer=["each=10", "number=36"]))
    assert found
    assert found.answer == "not_yet"
    assert not found.theirs.usual
    assert found.mine is None


@pytest.mark.parametrize(
    ("offer", "answer"),
    [
        (["each=420", "number=36"], "accept"),
        (["each=1200", "number=33"], "accept"),
        (["each=2000", "number=24"], "change"),
        (["each=3500", "number=12"], "not_yet"),
        (["lump=8000"], "not_yet"),
        (["first=9000", "each=420", "number=36"], "change"),
    ],
)
def test_the_answer_goes_by_what_the_month_carries(offer: list[str], answer: str) -> None:
    found = theirs.compared(scene(their_offer=offer))
    assert found
    assert found.answer == answer
    assert theirs.reply(scene(their_offer=offer), found)
