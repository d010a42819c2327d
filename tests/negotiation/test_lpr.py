"""Four times the LPR is said of days whose LPR is known, and of no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.wording import Wording
from flows.knowledge.rules.lpr import AS_OF, as_of
from flows.model import Answers, Quotations, Raw, Scene
from flows.negotiation.lpr import ceiling
from flows.negotiation.script import script
from tests.negotiation.cases import NOW, scene

ADDED: Quotations = (
    (date(2025, 12, 22), Decimal("0.0295")),
    (date(2026, 6, 22), Decimal("0.029")),
    (date(2026, 7, 20), Decimal("0.0285")),
)


def ceiling_of(day: Raw, lpr: Quotations = ()) -> Decimal | None:
    return ceiling(Scene(Answers({"contract_date": day}), NOW, "en", lpr=lpr))


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
    assert ceiling_of(day) == Decimal(expected)


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
    assert ceiling_of(day) is None


def test_without_a_contract_date_there_is_none() -> None:
    assert ceiling(Scene(Answers({}), NOW, "en")) is None
    assert ceiling_of(None) is None


def test_the_newest_publication_is_the_one_that_was_read() -> None:
    assert AS_OF.isoformat() == "2026-01-20"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-09", "0.12"),  # the table still stands before the first day that was added
        ("2025-12-21", "0.12"),
        ("2025-12-22", "0.118"),  # and not after it
        ("2026-06-21", "0.118"),
        ("2026-07-19", "0.116"),
        ("2026-08-19", "0.114"),  # the day before another level may come
    ],
)
def test_what_the_operator_added_holds_until_the_next_level(day: str, expected: str) -> None:
    assert ceiling_of(day, ADDED) == Decimal(expected)


@pytest.mark.parametrize("day", ["2026-08-20", "2026-07", "2025-12"])
def test_neither_a_day_after_the_newest_nor_a_month_of_two_levels_has_a_ceiling(day: str) -> None:
    assert ceiling_of(day, ADDED) is None


def test_a_publication_in_december_holds_into_the_next_year() -> None:
    assert ceiling_of("2027-01-19", ((date(2026, 12, 21), Decimal("0.029")),)) == Decimal("0.116")
    assert ceiling_of("2027-01-20", ((date(2026, 12, 21), Decimal("0.029")),)) is None


def test_the_newest_publication_is_the_operators_where_there_is_one() -> None:
    assert as_of() == AS_OF
    assert as_of(ADDED) == date(2026, 7, 20)
    assert as_of(((date(2025, 9, 22), Decimal("0.03")),)) == AS_OF


def test_the_script_names_the_ceiling_and_up_to_when_levels_are_known(wording: Wording) -> None:
    given: dict[str, Raw] = {"lender_kind": "private", "rate": "0.36", "contract_date": "2026-07-01"}
    notes = [
        part.note for part in script(replace(scene(**given), lpr=ADDED)) if part.note and "rate" in part.note.params
    ]
    assert [wording.words(note, "en") for note in notes] == [
        "One-year LPR of that day: 2.9%; four times: 11.6% (as reported), known up to 2026-07-20."
    ]
    assert not [part.note for part in script(scene(**given)) if part.note and "rate" in part.note.params]
