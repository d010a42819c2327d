"""The shelf: by slug, by group, by locale."""

from __future__ import annotations

import pytest

from flows.knowledge.library import Library, build
from flows.knowledge.topics import GROUPS, SLUGS, TOPICS
from flows.model import LOCALES, Found


@pytest.mark.parametrize("locale", LOCALES)
def test_every_topic_has_its_article_in_every_locale(library: Library, locale: str) -> None:
    assert len(SLUGS) == len(set(SLUGS)) == 84
    assert {entry.article.slug for entry in library.entries(locale)} == set(SLUGS)
    for slug in SLUGS:
        article = library.article(slug, locale)
        assert article is not None
        assert article.slug == slug


def test_an_article_is_in_the_language_that_is_asked_for(library: Library) -> None:
    titles = [article.title for locale in LOCALES if (article := library.article("answer-calls", locale))]
    assert titles == [
        "催收电话要不要接？不接会怎样？",
        "催收電話要不要接？不接會怎樣？",
        "Should I answer the lender's calls? What happens if I don't?",
    ]


def test_what_is_not_there_is_none(library: Library) -> None:
    assert library.article("nothing", "en") is None
    assert library.article("answer-calls", "fr") is None
    assert library.entries("fr") == ()
    assert library.titles("nothing", "en") == ()
    assert library.titles("calls", "fr") == ()


def test_groups_come_in_their_order(library: Library) -> None:
    assert library.groups() == tuple(GROUPS) == tuple(TOPICS)
    assert all(library.group_title(group).msgid for group in GROUPS)


def test_only_groups_that_have_articles_are_shown(files: dict[str, dict[str, str]]) -> None:
    kept = {locale: {"prison": of["prison"], "night-calls": of["night-calls"]} for locale, of in files.items()}
    assert build(kept).groups() == ("calls", "court")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("group", GROUPS)
def test_a_group_has_its_topics_in_their_order_with_their_titles(library: Library, group: str, locale: str) -> None:
    titles = library.titles(group, locale)
    assert tuple(slug for slug, _ in titles) == TOPICS[group]
    for slug, title in titles:
        article = library.article(slug, locale)
        assert article is not None
        assert (article.group, article.title) == (group, title)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_two_articles_have_one_title(library: Library, locale: str) -> None:
    titles = [title for group in library.groups() for _, title in library.titles(group, locale)]
    assert len(set(titles)) == len(titles) == 84


def test_an_empty_shelf_has_and_finds_nothing() -> None:
    library = build({locale: {} for locale in LOCALES})
    assert library.groups() == ()
    assert library.search("催收电话要接吗", "zh_Hans") == Found()
    assert library.nearest("催收电话要接吗", "zh_Hans", 3) == []


def test_a_shelf_without_weights_finds_nothing_that_stands_on_it(files: dict[str, dict[str, str]]) -> None:
    library = build(files)
    for entry in library.entries("zh_Hans"):
        assert library.search(entry.article.title, "zh_Hans") == Found()
        assert library.nearest(entry.article.title, "zh_Hans", 3) == []


def test_a_file_that_cannot_be_read_is_told_with_its_reason() -> None:
    with pytest.raises(ValueError, match="front matter"):
        build({"zh_Hans": {}, "zh_Hant": {}, "en": {"answer-calls": "Yes."}})
