"""The shelf: by slug, by group, by locale."""

from __future__ import annotations

import pytest

from flows.knowledge.library import GROUPS, Library, build
from flows.model import LOCALES, Found

TWELVE = {
    "answer-calls", "call-manners", "can-i-negotiate", "documents-needed", "does-it-succeed", "negotiation-failed",
    "what-is-online-loan", "online-loan-pros-cons", "what-is-negotiation", "what-can-be-asked", "about-this-bot",
    "crisis",
}  # fmt: skip


@pytest.mark.parametrize("locale", LOCALES)
def test_the_shelf_has_the_articles_that_the_flow_needs_in_every_locale(library: Library, locale: str) -> None:
    held = {slug for group in library.groups() for slug, _ in library.titles(group, locale)}
    assert held >= TWELVE
    for slug in held:
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
    assert library.article("prison", "en") is None
    assert library.article("answer-calls", "fr") is None
    assert library.titles("court", "en") == ()


def test_groups_come_in_their_order_and_only_if_they_have_articles(library: Library) -> None:
    assert library.groups() == ("calls", "negotiation", "wellbeing", "basics")
    assert [group for group in GROUPS if group in library.groups()] == list(library.groups())
    assert all(library.group_title(group).msgid for group in GROUPS)


def test_titles_of_a_group_are_its_own(library: Library) -> None:
    assert dict(library.titles("calls", "zh_Hans")) == {
        "answer-calls": "催收电话要不要接？不接会怎样？",
        "call-manners": "和催收通话怎么说？要记下什么？",
    }


def test_an_empty_shelf_finds_nothing() -> None:
    library = build({locale: {} for locale in LOCALES})
    assert library.groups() == ()
    assert library.search("催收电话要接吗", "zh_Hans") == Found()


def test_an_article_takes_its_topic_s_lines_out_of_force(files: dict[str, dict[str, str]]) -> None:
    """The day that a topic gets its article, the lines kept for want of one no longer stand in its way."""
    line = "会坐牢吗"
    assert build(files).search(line, "zh_Hans") == Found()
    text = f"---\nslug: prison\ngroup: court\ntitle: 网贷不还要坐牢吗？\naliases:\n- {line}\n---\n这是民事的事。\n"
    files["zh_Hans"]["prison"] = text
    found = build(files).search(line, "zh_Hans")
    assert found.sure is not None
    assert found.sure.slug == "prison"


def test_a_file_that_cannot_be_read_is_told_with_its_reason() -> None:
    with pytest.raises(ValueError, match="front matter"):
        build({"zh_Hans": {}, "zh_Hant": {}, "en": {"answer-calls": "Yes."}})
