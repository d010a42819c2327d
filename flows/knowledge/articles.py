"""Reading one article: front matter and Markdown sections as data.

```
---
slug: answer-calls
group: calls
title: ...
aliases:
- one way to ask it
related: slug, slug
facts: 17, 34
as_of: 2025-04-19
---
The answer, a sentence a line.

## What to do now      1. steps
## In detail           - paragraphs
## You can say         > the line in Chinese, and its meaning in the lines below
## Sources             - one a line
```
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.model import Article, Locale

HEADINGS: dict[Locale, dict[str, str]] = {
    "zh_Hans": {"现在做什么": "steps", "细说": "details", "电话里可以说": "say", "依据": "sources"},
    "zh_Hant": {"現在做什麼": "steps", "細說": "details", "電話裡可以說": "say", "依據": "sources"},
    "en": {"What to do now": "steps", "In detail": "details", "You can say": "say", "Sources": "sources"},
}
TAG = re.compile(r"（[^（）]*）| \([^()]*\)")
"""What a sentence wears of its source, or anything else in brackets."""
_MARK = re.compile(r"^(?:\d+\. |- |> )")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with what only the shelf needs: other ways to ask it, and the numbers of the facts that it states."""

    article: Article
    aliases: tuple[str, ...]
    facts: tuple[str, ...]


def read(text: str, locale: Locale) -> Entry:
    """The article in one file. A field or section that is missing is empty; ValueError where the form is broken."""
    opening, _, rest = text.partition("\n")
    front, closed, body = rest.partition("\n---\n")
    if opening != "---" or not closed:
        raise ValueError("no front matter between two lines of ---")
    fields = _fields(front)
    sections = _sections(body, HEADINGS[locale])
    said = sections.get("say", [""])
    article = Article(
        slug="".join(fields.get("slug", ())),
        group="".join(fields.get("group", ())),
        title="".join(fields.get("title", ())),
        answer="\n".join(sections.get("answer", ())),
        steps=tuple(sections.get("steps", ())),
        details=tuple(sections.get("details", ())),
        say=said[0],
        meaning=" ".join(said[1:]),
        sources=tuple(sections.get("sources", ())),
        related=_items(fields, "related"),
        as_of="".join(fields.get("as_of", ())),
    )
    return Entry(article, tuple(fields.get("aliases", ())), _items(fields, "facts"))


def untagged(line: str) -> str:
    """A line without what stands in brackets."""
    return TAG.sub("", line)


def _fields(front: str) -> dict[str, list[str]]:
    """`key: value` and the `- item` lines below it; each value a list."""
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in front.splitlines():
        if line.startswith("- "):
            values.append(line[2:].strip())
            continue
        key, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"neither 'key: value' nor '- item': {line!r}")
        values = fields[key] = [value.strip()] if value.strip() else []
    return fields


def _items(fields: dict[str, list[str]], key: str) -> tuple[str, ...]:
    return tuple(item.strip() for value in fields.get(key, ()) for item in value.split(",") if item.strip())


def _sections(body: str, headings: dict[str, str]) -> dict[str, list[str]]:
    """The lines of each section without their marks; those before the first heading are the answer."""
    lines: list[str] = []
    sections = {"answer": lines}
    for line in body.splitlines():
        if line.startswith("## "):
            name = headings.get(line[3:].strip())
            if name is None:
                raise ValueError(f"unknown heading: {line!r}")
            lines = sections[name] = []
        elif line.strip():
            lines.append(_MARK.sub("", line.strip()))
    return sections
