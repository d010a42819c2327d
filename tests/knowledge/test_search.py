"""Finding the article: measured on lines that the index was not built from (lines/*.tsv: topic or kind, line).

Even lines set the thresholds; the figures to state are those of the odd ones. Ways to ask and lines have one author, so
a stranger's lines do worse. A wrong answer is worse than a choice.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from flows.knowledge.library import Library
from flows.model import LOCALES, Article, Found
from flows.reading.folding import fold

LINES = Path(__file__).parent / "lines"


def lines(name: str) -> list[tuple[str, str]]:
    with (LINES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [(key, line) for key, line in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def slugs(articles: tuple[Article, ...]) -> list[str]:
    return [article.slug for article in articles]


def outcome(found: Found, slug: str) -> str:
    if found.sure:
        return "right" if found.sure.slug == slug else "wrong"
    if found.maybe:
        return "among" if slug in slugs(found.maybe) else "not among"
    return "nothing"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_question_in_other_words_finds_its_article(library: Library, locale: str) -> None:
    asked = lines(locale)
    found = Counter(outcome(library.search(line, locale), slug) for slug, line in asked)
    assert found["right"] + found["among"] >= 0.93 * len(asked), found
    assert found["right"] >= 0.5 * len(asked), found
    assert found["wrong"] <= 0.02 * len(asked), found


@pytest.mark.parametrize("locale", LOCALES)
def test_there_are_fifteen_lines_a_topic_and_none_is_a_way_to_ask_that_is_known(library: Library, locale: str) -> None:
    asked = lines(locale)
    assert min(Counter(slug for slug, _ in asked).values()) >= 15
    assert {slug for slug, _ in asked} == {slug for g in library.groups() for slug, _ in library.titles(g, locale)}
    known = {fold(alias) for entry in library.entries(locale) for alias in entry.aliases}
    shared = [line for _, line in asked if fold(line) in known]
    assert len(shared) <= 0.04 * len(asked), shared


@pytest.mark.parametrize(("kind", "line"), lines("nothing"))
def test_what_is_no_question_of_ours_finds_nothing(library: Library, kind: str, line: str) -> None:
    """Greetings, thanks, numbers, dates, signs, weather, code, wishes for a loan. An answer's bare word is never sure;
    an exaggeration is never taken for a crisis."""
    found = library.search(line, "zh_Hans")
    if kind == "answer":
        assert found.sure is None
    elif kind == "exaggeration":
        assert "crisis" not in slugs((*found.maybe, *((found.sure,) if found.sure else ())))
    else:
        assert found == Found()


def test_there_are_sixty_lines_that_find_nothing() -> None:
    assert sum(kind not in {"answer", "exaggeration"} for kind, _ in lines("nothing")) >= 60


def test_a_question_whose_article_is_not_written_yet_gets_no_wrong_answer(library: Library) -> None:
    sure = [
        (slug, line, found.sure.slug) for slug, line in lines("later") if (found := library.search(line, "en")).sure
    ]
    assert len(sure) <= 0.03 * len(lines("later")), sure


def test_a_question_about_the_family_is_answered_by_the_article_that_says_it(library: Library) -> None:
    found = library.search("他们会打给我爸妈吗", "zh_Hans")
    assert found.sure is not None
    assert found.sure.slug == "answer-calls"
    assert "打给家人" in found.sure.answer


@pytest.mark.parametrize(
    ("line", "locale"),
    [
        ("what happens if I do not answer the collector's calls", "zh_Hans"),
        ("催收電話不接會怎樣", "en"),
        ("不接催收电话会怎么样", "zh_Hant"),
        ("ＷＨＡＴ ＩＦ Ｉ ＩＧＮＯＲＥ ＴＨＥ ＣＡＬＬＳ", "zh_Hans"),
    ],
)
def test_the_language_and_script_of_the_line_are_not_those_of_the_answer(
    library: Library, line: str, locale: str
) -> None:
    found = library.search(line, locale)
    assert found.sure == library.article("answer-calls", locale)


def test_a_question_hidden_in_a_long_story_is_found(library: Library) -> None:
    story = "我在东莞打工，厂里三月份就停了，之前为了给孩子交学费借了点钱，天天晚上睡不好。" * 3
    found = library.search(story + "想问问协商还款要准备哪些材料", "zh_Hans")
    assert "documents-needed" in slugs((*found.maybe, *((found.sure,) if found.sure else ())))


def test_at_most_three_are_offered_and_the_likeliest_first(library: Library) -> None:
    found = library.search("协商", "zh_Hans")
    assert found.sure is None
    assert 1 <= len(found.maybe) <= 3
    assert len(set(slugs(found.maybe))) == len(found.maybe)


@pytest.mark.parametrize("line", ["", " ", "\0", "a" * 5000, "电话" * 5000, "🙂" * 100])
def test_any_line_can_be_searched(library: Library, line: str) -> None:
    assert isinstance(library.search(line, "en"), Found)
