"""Which facts have to be looked at again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from flows.knowledge.rules.documents import LAWS_READ, REPORTS_READ
from flows.knowledge.rules.facts import FACTS, source
from flows.knowledge.rules.review import FRESH, MOVING, listed, reviews, standing

LAWS, REPORTS = date.fromisoformat(LAWS_READ), date.fromisoformat(REPORTS_READ)
LONG_AFTER = REPORTS + timedelta(days=1000)


def due(today: date) -> set[str]:
    return {review.fact.number for review in reviews(today) if review.due}


def test_a_reading_is_good_for_a_hundred_and_eighty_days() -> None:
    assert timedelta(days=180) == FRESH
    read = {number for number, fact in FACTS.items() if fact.confidence == "confirmed"}
    assert not due(LAWS + FRESH) & (read - MOVING)
    assert due(LAWS + FRESH + timedelta(days=1)) >= read


def test_what_was_only_reported_is_due_later_for_it_was_read_later() -> None:
    reported = {number for number, fact in FACTS.items() if fact.confidence == "confirmed-2nd"}
    assert not due(REPORTS + FRESH) & (reported - MOVING)
    assert due(REPORTS + FRESH + timedelta(days=1)) == FACTS.keys()


@pytest.mark.parametrize("today", [LAWS, REPORTS, LONG_AFTER])
def test_what_moves_is_always_due(today: date) -> None:
    assert FACTS.keys() >= MOVING
    assert due(today) >= MOVING


def test_every_fact_is_reviewed_once_in_its_order() -> None:
    assert [review.fact.number for review in reviews(LONG_AFTER)] == list(FACTS)


@pytest.mark.parametrize("number", FACTS)
def test_the_list_says_of_each_fact_where_it_stands_and_what_to_verify(number: str) -> None:
    (line,) = [line for line in listed(LONG_AFTER) if line.startswith(f"#{number} | ")]
    fact = FACTS[number]
    assert f" | {source(fact, 'zh_Hans')} | read as of {fact.read} | {fact.confidence} | due: " in line
    told = "only a report was read" if fact.confidence == "confirmed-2nd" else "open the original"
    assert told in line


def test_the_list_says_what_is_not_due() -> None:
    lines = {line.split(" | ")[0]: line for line in listed(LAWS)}
    assert len(lines) == len(FACTS)
    assert " | not due: " in lines["#17"]
    assert " | due: " in lines["#5.3"]


def test_what_is_known_to_be_open_is_asked() -> None:
    lines = {line.split(" | ")[0]: line for line in listed(LAWS)}
    assert "every rate since January 2026" in lines["#5.3"]
    assert "the cap on exempt property" in lines["#103"]


@pytest.mark.parametrize("today", [LAWS, LAWS + FRESH + timedelta(days=1), LONG_AFTER])
def test_how_it_stands_is_told_in_dates_and_numbers_and_names_the_lawyer(today: date) -> None:
    laws, reported, waiting, lawyer = standing(today)
    assert LAWS_READ in laws
    assert REPORTS_READ in laws
    second = sum(fact.confidence == "confirmed-2nd" for fact in FACTS.values())
    assert f" {second} of {len(FACTS)} facts " in reported
    assert f" {len(due(today))} facts are due " in waiting
    assert "xieshang check --facts" in waiting
    assert "lawyer" in lawyer
    assert all(line.startswith("note: ") for line in standing(today))
