"""Writing the sources into an article."""

from __future__ import annotations

import re

import pytest

from bot.catalogues import locales
from bot.shelf import article_files
from flows.knowledge.articles import HEADINGS, read
from flows.knowledge.filling import fill
from flows.knowledge.rules.documents import LAWS_READ, REPORTS_READ
from flows.knowledge.rules.facts import FACTS, source, tag
from flows.model import LOCALES

ANSWER = {"zh_Hans": "可以问{18}。", "zh_Hant": "可以問{18}。", "en": "You may ask {18}."}
FILLED = {
    "zh_Hans": "可以问（法律·民法典第678条·2021-01-01）。",
    "zh_Hant": "可以問（法律·民法典第678條·2021-01-01）。",
    "en": "You may ask (law, Civil Code art. 678, 2021-01-01).",
}
CLOSING = {
    "zh_Hans": f"法律截至 {LAWS_READ}，报道截至 {REPORTS_READ}。",
    "zh_Hant": f"法律截至 {LAWS_READ}，報導截至 {REPORTS_READ}。",
    "en": f"Laws read as of {LAWS_READ}, reports as of {REPORTS_READ}.",
}


def draft(answer: str, slug: str = "extension", facts: str = "") -> str:
    return f"---\nslug: {slug}\ngroup: negotiation\ntitle: May I?\nfacts: {facts}\nas_of:\n---\n{answer}\n"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_number_in_braces_becomes_the_tag_of_its_fact(locale: str) -> None:
    assert read(fill(draft(ANSWER[locale]), locale), locale).article.answer == FILLED[locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sources_are_written_below_and_end_with_the_days_of_reading(locale: str) -> None:
    article = read(fill(draft(ANSWER[locale]), locale), locale).article
    assert article.sources == (source(FACTS["18"], locale), CLOSING[locale])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("number", FACTS)
def test_every_fact_can_be_cited_in_every_locale(number: str, locale: str) -> None:
    entry = read(fill(draft(f"So it is{{{number}}}."), locale), locale)
    assert entry.facts == (number,)
    assert entry.article.answer == f"So it is{tag(FACTS[number], locale)}."
    assert entry.article.as_of == FACTS[number].read


def test_facts_are_listed_in_their_order_and_once() -> None:
    entry = read(fill(draft("One {112}, two {51}, three {18}, four {51}, five {6.1.aid}."), "en"), "en")
    assert entry.facts == ("18", "51", "112", "6.1.aid")
    assert len(entry.article.sources) == 5


def test_what_was_cited_before_stays_cited() -> None:
    assert read(fill(draft("Two {51}.", facts="18"), "en"), "en").facts == ("18", "51")


def test_two_facts_of_one_place_are_one_source() -> None:
    assert source(FACTS["19"], "en") == source(FACTS["20"], "en")
    article = read(fill(draft("One {19}. Two {20}."), "en"), "en").article
    assert article.sources == (source(FACTS["19"], "en"), CLOSING["en"])


def test_an_article_is_as_old_as_the_oldest_reading_behind_it() -> None:
    assert LAWS_READ < REPORTS_READ
    assert read(fill(draft("One {51}."), "en"), "en").article.as_of == REPORTS_READ
    assert read(fill(draft("One {51}, two {18}."), "en"), "en").article.as_of == LAWS_READ
    assert read(fill(draft("None."), "en"), "en").article.as_of == LAWS_READ


def test_sources_that_were_there_are_written_anew() -> None:
    old = draft("One {18}.") + "\n## In detail\n- More.\n\n## Sources\n- something else\n"
    article = read(fill(old, "en"), "en").article
    assert article.details == ("More.",)
    assert "something else" not in article.sources


def test_beside_a_crisis_no_law_is_spoken_of() -> None:
    article = read(fill(draft("Call 12356 {6.1.12356}.", slug="crisis"), "en"), "en").article
    assert article.sources == (source(FACTS["6.1.12356"], "en"),)


@pytest.mark.parametrize("number", ["39", "0", "nothing"])
def test_a_fact_that_is_not_known_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match=f"no fact {number}"):
        fill(draft(f"So {{{number}}}."), "en")


@pytest.mark.parametrize("text", ["", "no front matter", "---\nslug\n---\nYes.\n", draft("Yes.") + "## Elsewhere\n"])
def test_an_article_without_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"front matter|key: value|unknown heading"):
        fill(text, "en")


@pytest.mark.parametrize("locale", LOCALES)
def test_filling_twice_is_filling_once(locale: str) -> None:
    once = fill(
        draft(ANSWER[locale] + "\nTwo {51} three {112}.\n\n## " + next(iter(HEADINGS[locale])) + "\n1. Ask."), locale
    )
    assert fill(once, locale) == once


@pytest.mark.parametrize("locale", LOCALES)
def test_the_shelf_is_filled(locale: str) -> None:
    """`python -m bot.articles` would change nothing."""
    files = article_files(locales())[locale]
    assert [slug for slug, text in files.items() if fill(text, locale) != text] == []
    assert [slug for slug, text in files.items() if re.search(r"\{[\w.]+\}", text)] == []
    assert len(files) == 84
