"""Four times the LPR is said of days whose LPR is known, and of no others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from flows.model import Answers
from flows.negotiation.lpr import AS_OF, ceiling


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-09", "0.12"),
        ("2025-09-15", "0.12"),
        ("2026-01-20", "0.12"),
        ("2024-12-20", "0.124"),
        ("2021-03-05", "0.154"),
        ("2020-08-20", "0.154"),
    ],
)
def test_a_day_of_a_known_level_has_its_ceiling(day: str, expected: str) -> None:
    assert ceiling(Answers({"contract_date": day})) == Decimal(expected)


@pytest.mark.parametrize(
    "day",
    [
        "2020-08-19",  # before the rule
        "2022-05-01",  # recalled, not confirmed
        "2025-05-20",  # the day of a change that is only recalled
        "2023-03",  # known for a part of the month
        "2026-03-01",  # after the newest publication that was read
        "2020-08",
    ],
)
def test_a_day_that_is_not_known_for_certain_has_none(day: str) -> None:
    assert ceiling(Answers({"contract_date": day})) is None


def test_without_a_contract_date_there_is_none() -> None:
    assert ceiling(Answers({})) is None
    assert ceiling(Answers({"contract_date": None})) is None


def test_the_newest_publication_is_the_one_that_was_read() -> None:
    assert AS_OF.isoformat() == "2026-01-20"
