"""The examination of the search: that the set is fair, and that its figures are counted right."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bench.search import exam, fulltext, rivals
from bench.search.bm25 import bm25
from bench.search.clock import quantile
from bench.search.figures import Asked, rows, table
from bench.search.markdown import markdown
from bench.search.rank import Rank
from bench.search.rivals import Placed, Rival, compare
from bench.search.shelf import load
from flows.knowledge.search import HYPERBOLE, NONE
from flows.knowledge.topics import SLUGS
from flows.model import LOCALES
from training.lines import CRISIS, Line, batches

DOCUMENTS = {"prison": "会坐牢吗\ncan I go to prison", "home-visit": "上门催收怎么办\nthey came to my home"}


def asked(topic: str, outcome: str, *slugs: str, cost: float = 1.0) -> Asked:
    return Asked(Line("...", topic, "en"), outcome, slugs, cost)


def test_no_line_of_the_examination_was_trained_on() -> None:
    taught = {line.text for line in batches()}
    assert [line.text for lines in exam.read().values() for line in lines if line.text in taught] == []


def test_the_examination_asks_for_every_topic_in_every_locale() -> None:
    asked = exam.read()
    assert tuple(asked) == LOCALES
    assert len(SLUGS) == 84
    for lines in asked.values():
        assert {line.topic for line in lines} == {*SLUGS, NONE, CRISIS, HYPERBOLE}
    assert sum(len(exam.questions(lines)) for lines in asked.values()) >= 500


def test_no_line_is_asked_twice() -> None:
    for lines in exam.read().values():
        assert len({line.text for line in lines}) == len(lines)


def test_a_set_is_read_by_locale_and_section(tmp_path: Path) -> None:
    for locale in LOCALES:
        (tmp_path / f"{locale}.txt").write_text(f"# prison\n{locale}?\n# 1 is mine\n\n# -none\nhello\n", "utf-8")
    lines = exam.read(tmp_path)["en"]
    assert lines == [
        Line("en?", "prison", "en"),
        Line("# 1 is mine", "prison", "en"),
        Line("hello", "-none", "en"),
    ]
    assert exam.questions(lines) == lines[:2]


def test_a_line_under_no_heading_is_refused(tmp_path: Path) -> None:
    for locale in LOCALES:
        (tmp_path / f"{locale}.txt").write_text("lost\n", "utf-8")
    with pytest.raises(ValueError, match="lost"):
        exam.read(tmp_path)


def test_the_figures_count_alarm_and_refusal_as_no_right_answer() -> None:
    found = rows(
        [
            asked("prison", "answer", "prison"),
            asked("prison", "answer", "home-visit", "prison"),
            asked("prison", "choose", "prison", "home-visit"),
            asked("prison", "none"),
            asked("prison", "crisis", "crisis"),
            asked("crisis", "crisis", "crisis"),
            asked(NONE, "none"),
            asked(NONE, "answer", "prison"),
            asked(CRISIS, "crisis", "crisis"),
            asked(HYPERBOLE, "none", cost=9.0),
        ]
    )
    assert found == {
        "questions": "6",
        "right answer first": "2 of 6 (33.3%)",
        "right answer in the three": "3 of 6 (50.0%)",
        "answered directly": "2 of 6 (33.3%)",
        "of those right": "1 of 2 (50.0%)",
        "out of scope, refused": "1 of 2 (50.0%)",
        "crisis, caught": "1 of 1 (100.0%)",
        "hyperbole, false alarms": "0 of 1 (0.0%)",
        "ordinary questions, alarms": "1 of 5 (20.0%)",
        "CPU ms a query, p50": "1.00",
        "CPU ms a query, p99": "9.00",
    }


def test_the_table_has_a_column_a_locale_and_one_for_all() -> None:
    told = table({"zh_Hans": [asked("prison", "answer", "prison")], "en": [asked("crisis", "crisis", "crisis")]})
    lines = told.splitlines()
    assert lines[0].replace(" ", "") == "||zh_Hans|en|all|"
    assert " ".join(lines[3].split()) == "| right answer first | 1 of 1 (100.0%) | 0 of 1 (0.0%) | 1 of 2 (50.0%) |"
    assert "none asked" in lines[7]
    assert len({len(line) for line in lines[:-2]}) == 1
    assert lines[-1].startswith("Questions of the topic `crisis`: alarm at 1 of 1 (100.0%).")


def test_a_table_can_be_read_as_it_stands() -> None:
    assert markdown(("", "en"), [("lines", "7"), ("p50", "0.25")]).splitlines() == [
        "|       |   en |",
        "|-------|-----:|",
        "| lines |    7 |",
        "| p50   | 0.25 |",
    ]


def test_a_quantile_is_a_cost_that_occurred() -> None:
    costs = [float(number) for number in reversed(range(100))]
    assert (quantile(costs, 0.5), quantile(costs, 0.99), quantile([], 0.5)) == (50, 99, 0)


def test_a_search_in_the_comparison_is_counted_in_all_and_by_locale() -> None:
    placed = [
        Placed(Line("?", "prison", "en"), ["prison", "home-visit"], 2.0),
        Placed(Line("?", "prison", "zh_Hans"), ["home-visit", "prison"], 1.0),
        Placed(Line("?", "prison", "zh_Hans"), [], 3.0),
    ]
    assert rivals.cells(placed) == (
        "1 of 3 (33.3%)",
        "2 of 3 (66.7%)",
        "0 of 2 (0.0%)",
        "none asked",
        "1 of 1 (100.0%)",
        "2.00",
    )


def test_what_is_not_installed_is_said_and_not_tried() -> None:
    absent = Rival("an encoder", lambda shelf: pytest.fail("it was built"), "no_such_module")
    assert "| an encoder | not installed |" in compare(load(), [], [absent])


@pytest.mark.parametrize("line", ["会坐牢吗 prison", "PRISON 坐牢吗"])
def test_the_plain_searches_find_the_topic_that_shares_the_words(line: str) -> None:
    with closing(sqlite3.connect(":memory:")) as one, closing(sqlite3.connect(":memory:")) as other:
        found: list[Rank] = [fulltext.words(DOCUMENTS, one), fulltext.pieces(DOCUMENTS, other), bm25(DOCUMENTS)]
        assert [list(rank(line)) for rank in found] == [["prison"]] * 3


@pytest.mark.parametrize("line", ["", "?", "_ \" '", 'say "AND" NOT (near', "电话" * 2000])
def test_the_plain_searches_take_any_line(line: str) -> None:
    with closing(sqlite3.connect(":memory:")) as one, closing(sqlite3.connect(":memory:")) as other:
        for rank in (fulltext.words(DOCUMENTS, one), fulltext.pieces(DOCUMENTS, other), bm25(DOCUMENTS)):
            assert len(rank(line)) <= 2
