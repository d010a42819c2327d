"""Which number of instalments a ceiling carries."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording import Wording
from flows.model import LOCALES, Money
from flows.negotiation.fitting import LONGER, NUMBERS, fitting
from tests.negotiation.cases import answers, words


def _fits(owed: str, ceiling: int | str, **own: object) -> object:
    return fitting(answers(owed_total=owed, **own), Decimal(ceiling))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("owed", "ceiling", "told"),
    [
        ("38600", 2160, "18 instalments of ¥2,150 fit, 12 do not."),
        ("3000", 1000, "3 instalments of ¥1,000 fit."),
        ("3010", 1000, "6 instalments of ¥510 fit, 3 do not."),
        ("100000", 900, "120 instalments of ¥840 fit, 96 do not."),
        ("1000000", 900, "Not even 120 instalments of ¥8,340 fit."),
    ],
)
def test_the_shortest_that_fits_stands_beside_the_next_that_does_not(
    wording: Wording, owed: str, ceiling: int, told: str
) -> None:
    assert words(wording, _fits(owed, ceiling), "en") == told  # type: ignore[arg-type]


def test_a_bank_s_card_has_five_years_at_most(wording: Wording) -> None:
    """Fact 19."""
    told = _fits("100000", 900, lender_kind="bank", loan_kind="card")
    assert words(wording, told, "en") == "Not even 60 instalments of ¥1,670 fit."  # type: ignore[arg-type]


@pytest.mark.parametrize(("owed", "ceiling"), [(None, 2160), ("0", 2160), ("38600", 0), ("38600", -600), ("38600", 9)])
def test_without_a_sum_or_a_ceiling_nothing_is_said(owed: str, ceiling: int) -> None:
    assert _fits(owed, ceiling) is None


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_said_in_every_language(wording: Wording, locale: str) -> None:
    told = words(wording, _fits("38600", 2160), locale)  # type: ignore[arg-type]
    assert "18" in told
    assert "2,150" in told
    assert "12" in told
    assert (locale == "en") == ("instalments" in told)


@given(st.integers(1, 10**9), st.integers(10, 10**6))
def test_what_fits_is_within_the_ceiling_and_repays_the_sum(owed: int, ceiling: int) -> None:
    told = _fits(str(owed), ceiling)
    params = told.params  # type: ignore[attr-defined]
    number, each = params["n"], params["each"]
    assert isinstance(each, Money)
    assert number * each.value >= owed
    if "Not even" in told.msgid:  # type: ignore[attr-defined]
        assert each.value > ceiling
        assert number == LONGER[-1]
    else:
        assert each.value <= ceiling
        assert number in (*NUMBERS, *LONGER)
