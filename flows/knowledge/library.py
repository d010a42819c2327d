"""The shelf: every article in every locale, by slug and by group, and the search over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.knowledge.alarm import alarm
from flows.knowledge.articles import Entry, read
from flows.knowledge.classifier import Classifier, unpack
from flows.knowledge.reader import Reader
from flows.knowledge.search import rank
from flows.knowledge.topics import GROUPS, TOPICS
from flows.model import LOCALES, Alarm, Article, Found, Locale, Text

SURE = 0.5
"""Probability from which a topic is the answer."""
MAYBE = 0.02
"""Probability from which a topic may be meant."""
REFUSED = 0.6
"""Probability of no topic at all from which none is offered."""
_OFFERED = 3


class Library:
    """All articles of one release. Without a classifier nothing is found, and only the word lists alarm."""

    def __init__(self, shelf: Mapping[Locale, Mapping[str, Entry]], classifier: Classifier | None = None) -> None:
        self._shelf = shelf
        self._reader = Reader(classifier) if classifier else None

    def article(self, slug: str, locale: Locale) -> Article | None:
        entry = self._shelf.get(locale, {}).get(slug)
        return entry.article if entry else None

    def entries(self, locale: Locale) -> Sequence[Entry]:
        return tuple(self._shelf.get(locale, {}).values())

    def alarm(self, text: str) -> Alarm:
        """Whether somebody who types this may be in danger, or fears it for another."""
        return alarm(text, self._reader)

    def search(self, text: str, locale: Locale) -> Found:
        """The article that a line asks for, in `locale`, whatever language the line is in."""
        near = self._near(text, locale)
        likely = tuple(article for article, p in near if p >= MAYBE) or tuple(article for article, _ in near[:1])
        best = near[0][1] if near else 0.0
        return Found(near[0][0] if best >= SURE else None, likely[:_OFFERED], best)

    def nearest(self, text: str, locale: Locale, most: int) -> list[Article]:
        """The articles that a line may ask for, likeliest first: a few however unlikely, and more if they are not."""
        near = self._near(text, locale)[:most]
        return [article for at, (article, p) in enumerate(near) if at < _OFFERED or p >= MAYBE]

    def _near(self, text: str, locale: Locale) -> list[tuple[Article, float]]:
        """The articles with how likely each is meant, likeliest first; none where likely none is."""
        if self._reader is None:
            return []
        ranking = rank(text, self._reader)
        if ranking.none >= REFUSED:
            return []
        return [(article, p) for slug, p in ranking.topics if (article := self.article(slug, locale))]

    def groups(self) -> Sequence[str]:
        """The groups that have articles."""
        held = {entry.article.group for entries in self._shelf.values() for entry in entries.values()}
        return tuple(group for group in GROUPS if group in held)

    def group_title(self, group: str) -> Text:
        return GROUPS[group]

    def titles(self, group: str, locale: Locale) -> Sequence[tuple[str, str]]:
        articles = (self.article(slug, locale) for slug in TOPICS.get(group, ()))
        return tuple((article.slug, article.title) for article in articles if article)


def build(files: Mapping[Locale, Mapping[str, str]], weights: bytes = b"") -> Library:
    """The shelf from the text of its files, by locale and slug, and the file of the classifier. ValueError where one
    of them cannot be read."""
    shelf = {locale: {slug: read(text, locale) for slug, text in files[locale].items()} for locale in LOCALES}
    return Library(shelf, unpack(weights) if weights else None)
