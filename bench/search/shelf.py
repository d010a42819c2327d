"""What every search of the comparison is given: the same shelf, all locales together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bot.shelf import WEIGHTS, article_files
from flows.knowledge.articles import Entry
from flows.knowledge.classifier import Classifier, unpack
from flows.knowledge.library import Library, build
from flows.model import LOCALES

ROOT = Path(__file__).parents[2] / "locales"
Texts = Mapping[str, Sequence[str]]
"""Texts by topic."""


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """`version`: the beginning of the SHA-256 of the weights. `ways`: titles and aliases. `documents`: those, and the
    text of the articles, one document a topic."""

    library: Library
    classifier: Classifier
    version: str
    titles: Texts
    ways: Texts
    documents: Mapping[str, str]


def load(root: Path = ROOT) -> Shelf:
    """The shelf of the product."""
    weights = (root / WEIGHTS).read_bytes()
    library = build(article_files(root), weights)
    entries: dict[str, list[Entry]] = {}
    for entry in (entry for locale in LOCALES for entry in library.entries(locale)):
        entries.setdefault(entry.article.slug, []).append(entry)
    return Shelf(
        library,
        unpack(weights),
        sha256(weights).hexdigest()[:12],
        {slug: [entry.article.title for entry in some] for slug, some in entries.items()},
        {slug: [way for entry in some for way in _ways(entry)] for slug, some in entries.items()},
        {slug: "\n".join(map(_document, some)) for slug, some in entries.items()},
    )


def _ways(entry: Entry) -> tuple[str, ...]:
    return (entry.article.title, *entry.aliases)


def _document(entry: Entry) -> str:
    article = entry.article
    return "\n".join((*_ways(entry), article.answer, *article.steps, *article.details, article.say, article.meaning))
