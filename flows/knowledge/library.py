"""The shelf: every article in every locale, by slug and by group, and the search over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from flows.knowledge.articles import Entry, read
from flows.knowledge.elsewhere import CHATTER, LATER
from flows.knowledge.search import MAYBE, NEAR, RIVAL, SURE, Index
from flows.knowledge.terms import keyed, listed, names
from flows.knowledge.topics import GROUPS
from flows.model import LOCALES, Article, Found, Locale, Text

_CHATTER, _LATER = "-", "~"  # no slug begins with either


class Library:
    """All articles of one release. The index is built at the first search."""

    def __init__(self, shelf: Mapping[Locale, Mapping[str, Entry]]) -> None:
        self._shelf = shelf
        self._slugs = tuple(dict.fromkeys(slug for entries in shelf.values() for slug in entries))

    def article(self, slug: str, locale: Locale) -> Article | None:
        entry = self._shelf.get(locale, {}).get(slug)
        return entry.article if entry else None

    def entries(self, locale: Locale) -> Sequence[Entry]:
        return tuple(self._shelf.get(locale, {}).values())

    def search(self, text: str, locale: Locale) -> Found:
        """The article that a line asks for, in `locale`, whatever language the line is in."""
        ranked = self._index.rank(text)
        if not ranked or ranked[0][1] == _CHATTER:
            return Found()
        best, topic = ranked[0]
        sure = self.article(topic, locale)
        if sure and best >= SURE and all(score <= RIVAL * best for score, _ in ranked[1:2]) and not names(text):
            return Found(sure=sure)
        enough = max(MAYBE, (NEAR if sure else RIVAL) * best)
        near = (self.article(slug, locale) for score, slug in ranked if score >= enough)
        return Found(maybe=tuple(article for article in near if article)[:3])

    def groups(self) -> Sequence[str]:
        """The groups that have articles."""
        held = {entry.article.group for entries in self._shelf.values() for entry in entries.values()}
        return tuple(group for group in GROUPS if group in held)

    def group_title(self, group: str) -> Text:
        return GROUPS[group]

    def titles(self, group: str, locale: Locale) -> Sequence[tuple[str, str]]:
        articles = (entry.article for entry in self.entries(locale))
        return tuple((article.slug, article.title) for article in articles if article.group == group)

    @cached_property
    def _index(self) -> Index:
        asked: dict[str, list[str]] = defaultdict(list)
        told: dict[str, list[str]] = defaultdict(list)
        for entries in self._shelf.values():
            for slug, entry in entries.items():
                asked[slug] += (entry.article.title, *entry.aliases)
                told[slug] += (*entry.article.answer.splitlines(), *entry.article.steps, *entry.article.details)
        asked[_CHATTER] += listed(CHATTER)
        for slug, ways in keyed(LATER):
            if slug not in self._slugs:
                asked[_LATER + slug] += ways
        return Index(asked, told)


def build(files: Mapping[Locale, Mapping[str, str]]) -> Library:
    """The shelf from the text of its files, by locale and slug. ValueError where a file cannot be read."""
    return Library({locale: {slug: read(text, locale) for slug, text in files[locale].items()} for locale in LOCALES})
