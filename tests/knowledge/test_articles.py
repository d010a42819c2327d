"""Reading an article from its file."""

from __future__ import annotations

import pytest

from flows.knowledge.articles import HEADINGS, read
from flows.model import LOCALES

FILE = """---
slug: answer-calls
group: calls
title: Should I answer?
aliases:
- must I pick up
- do I have to answer
related: call-manners, crisis
facts: 17, 6.1.12348
as_of: 2025-04-19
---
Answer.
But choose the time.

## What to do now
1. Fix a time.
2. Ask who calls.

## In detail
- Why answer: there is a reason.

## You can say
> 您好。
Hello,
good day.

## Sources
- law, Civil Code, 2021-01-01
"""


def test_every_part_of_an_article_is_read() -> None:
    entry = read(FILE, "en")
    article = entry.article
    assert (article.slug, article.group, article.title) == ("answer-calls", "calls", "Should I answer?")
    assert article.answer == "Answer.\nBut choose the time."
    assert article.steps == ("Fix a time.", "Ask who calls.")
    assert article.details == ("Why answer: there is a reason.",)
    assert (article.say, article.meaning) == ("您好。", "Hello, good day.")
    assert article.sources == ("law, Civil Code, 2021-01-01",)
    assert article.related == ("call-manners", "crisis")
    assert article.as_of == "2025-04-19"
    assert entry.aliases == ("must I pick up", "do I have to answer")
    assert entry.facts == ("17", "6.1.12348")


def test_what_is_missing_is_empty() -> None:
    entry = read("---\nslug: a\nrelated:\n---\nYes.\n", "en")
    assert (entry.article.related, entry.facts, entry.aliases) == ((), (), ())
    assert (entry.article.steps, entry.article.say, entry.article.meaning) == ((), "", "")


def test_a_colon_in_a_title_belongs_to_it() -> None:
    assert read("---\ntitle: One: two?\n---\n", "en").article.title == "One: two?"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "front matter"),
        ("slug: a\n---\nYes.\n", "front matter"),
        ("---\nslug: a\nYes.\n", "front matter"),
        ("---\nslug\n---\nYes.\n", "neither 'key: value' nor '- item'"),
        ("---\nslug: a\n---\nYes.\n## Elsewhere\n", "unknown heading"),
    ],
)
def test_a_broken_form_is_refused_with_its_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read(text, "en")


def test_the_sections_have_a_heading_in_every_locale() -> None:
    assert [sorted(HEADINGS[locale].values()) for locale in LOCALES] == [["details", "say", "sources", "steps"]] * 3
