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
WORD = 10
"""Features below which a line is a word, which may ask for many things."""
SURE_OF_A_WORD = 0.999
"""Probability from which a topic is the answer to a word."""
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
        near, is_word = self._near(text, locale)
        if not near:
            return Found()
        first, best = near[0]
        sure = first if best >= (SURE_OF_A_WORD if is_word else SURE) else None
        least = 0.0 if is_word and sure is None else min(MAYBE, best)
        return Found(sure, tuple(article for article, p in near[:_OFFERED] if p >= least), best)

    def nearest(self, text: str, locale: Locale, most: int) -> list[Article]:
        """The articles that a line may ask for, likeliest first: a few however unlikely, and more if they are not."""
        near, _ = self._near(text, locale)
        return [article for at, (article, p) in enumerate(near[:most]) if at < _OFFERED or p >= MAYBE]

    def _near(self, text: str, locale: Locale) -> tuple[list[tuple[Article, float]], bool]:
        """The articles with how likely each is meant, likeliest first, none where likely none is; and whether the line
        is but a word."""
        if self._reader is None:
            return [], False
        ranking = rank(text, self._reader)
        is_word = ranking.features < WORD
        if ranking.none >= REFUSED:
            return [], is_word
        return [(article, p) for slug, p in ranking.topics if (article := self.article(slug, locale))], is_word

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
