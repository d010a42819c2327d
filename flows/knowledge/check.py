"""Every fault that the articles can have: form, sources, wording, and what differs between the locales."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from flows.knowledge.articles import TAG, Entry, read, untagged
from flows.knowledge.glossary import Term, against
from flows.knowledge.plainness import hard_to_read
from flows.knowledge.rules.documents import LAWS_READ, RANKS
from flows.knowledge.rules.facts import FACTS, Fact, source, tag
from flows.knowledge.topics import CRISIS, SLUGS, TOPICS
from flows.knowledge.voice import (
    BREACH,
    FOREIGN_WORDS,
    LEGAL_EN,
    LEGAL_ZH,
    MONEY,
    PROMISES_EN,
    PROMISES_ZH,
    QUOTED,
    TRACES_EN,
    TRACES_ZH,
    simplified_in,
)
from flows.model import LOCALES, Article, Locale
from flows.reading.folding import fold

ALIASES = 12
"""Ways to ask it, at least, besides the title."""
SENTENCES = 3
STEPS = range(2, 6)
SPOKEN = 60
"""Characters of a line that one can say in a breath."""
TITLE = {"zh_Hans": 30, "zh_Hant": 30, "en": 64}
"""Characters of a title on a button."""
LENGTH = {"zh_Hans": 140, "zh_Hant": 140, "en": 380}
"""Characters of an answer on a phone."""
_END = {"zh_Hans": re.compile("[。？]"), "zh_Hant": re.compile("[。？]"), "en": re.compile(r"[.?](?=\s|$)")}

Files = Mapping[Locale, Mapping[str, str]]


def check(files: Files, terms: Sequence[Term] = ()) -> list[str]:
    """Every fault of the articles as a sentence that begins with the file's place; none is the good case. `terms`: the
    glossary."""
    shelf: dict[Locale, dict[str, Entry]] = {locale: {} for locale in LOCALES}
    found: list[str] = []
    for locale in LOCALES:
        for slug, text in files.get(locale, {}).items():
            try:
                shelf[locale][slug] = read(text, locale)
            except ValueError as error:
                found.append(f"{locale}/{slug}: {error}")
    slugs = dict.fromkeys((*SLUGS, *chain.from_iterable(files.get(locale, {}) for locale in LOCALES)))
    found += [f"{locale}/{slug}: missing" for slug in slugs for locale in LOCALES if slug not in files.get(locale, {})]
    for locale, entries in shelf.items():
        for slug, entry in entries.items():
            faults = (fault for look in _LOOKS for fault in look(entry, locale))
            worded = (fault for line in shown(entry.article) for fault in against(terms, untagged(line), locale))
            found += [f"{locale}/{slug}: {fault}" for fault in chain(_form(slug, entry, locale), faults, worded)]
    found += [f"{slug}: {fault}" for slug in slugs for fault in _differences(slug, shelf)]
    return sorted(found)


def shown(article: Article) -> tuple[str, ...]:
    """Everything of an article that a person reads in the article's own language, a paragraph each."""
    return (article.title, *article.answer.splitlines(), *article.steps, *article.details, article.meaning)


def _form(slug: str, entry: Entry, locale: Locale) -> Iterator[str]:
    article = entry.article
    if article.slug != slug:
        yield f"the slug says {article.slug!r}"
    if slug not in TOPICS.get(article.group, ()):
        yield f"no topic of the group {article.group!r}"
    if len(article.title) > TITLE[locale]:
        yield f"a title of {len(article.title)} characters, too long for a button"
    if not article.title.endswith(("？", "?")):
        yield "the title is no question"
    if len({fold(alias) for alias in entry.aliases}) < ALIASES:
        yield f"fewer than {ALIASES} ways to ask it"
    yield from (
        f"related to {other!r}, which is no other article"
        for other in article.related
        if other not in SLUGS or other == slug
    )
    if not article.answer:
        yield "no answer"
    if sum(len(_END[locale].findall(line)) for line in untagged(article.answer).splitlines()) > SENTENCES:
        yield f"an answer of more than {SENTENCES} sentences"
    if len(article.answer) > LENGTH[locale]:
        yield f"an answer of {len(article.answer)} characters"
    if len(article.steps) not in STEPS:
        yield f"{len(article.steps)} steps"
    if not article.details:
        yield "no details"
    if not article.sources:
        yield "no sources"
    yield from _spoken(article, locale)


def _spoken(article: Article, locale: Locale) -> Iterator[str]:
    if len(article.say) > SPOKEN:
        yield "a line too long to say in a breath"
    if article.say.isascii() and article.say:
        yield "the line to say is not Chinese"
    if bool(article.meaning) != bool(article.say and locale == "en"):
        yield "the meaning of the line belongs to it in English, and only there"


def _sources(entry: Entry, locale: Locale) -> Iterator[str]:
    """Facts are known, tagged where they are stated, and named below; nothing else is tagged."""
    facts = [FACTS[number] for number in entry.facts if number in FACTS]
    yield from (f"fact {number} is not one that may be stated" for number in entry.facts if number not in FACTS)
    if entry.article.as_of != min((fact.read for fact in facts), default=LAWS_READ):
        yield f"as of {entry.article.as_of!r}, which is not the day as of which its facts were read"
    paragraphs = shown(entry.article)
    tags = {tag(fact, locale).strip() for fact in facts}
    yield from (f"no source for fact {f.number}" for f in facts if source(f, locale) not in entry.article.sources)
    yield from _untagged(paragraphs, locale, tags)
    yield from _breach(paragraphs, facts, locale)
    if entry.article.slug != CRISIS:
        worn = {found.strip() for line in paragraphs for found in TAG.findall(line)}
        ranks = tuple(f"{opening}{names[locale]}" for names in RANKS.values() for opening in "（(")
        yield from (f"a tag of no fact: {one}" for one in sorted(worn - tags) if one.startswith(ranks))
        yield from (f"states fact {fact.number} nowhere" for fact in facts if tag(fact, locale).strip() not in worn)


def _untagged(paragraphs: tuple[str, ...], locale: Locale, tags: set[str]) -> Iterator[str]:
    legal = LEGAL_EN if locale == "en" else LEGAL_ZH
    for line in paragraphs:
        bare = untagged(line)
        if legal.search(bare if locale == "en" else fold(bare)) and not any(one in line for one in tags):
            yield f"law without its source: {line}"


def _breach(paragraphs: tuple[str, ...], facts: list[Fact], locale: Locale) -> Iterator[str]:
    if any(fact.conduct for fact in facts) and not any(BREACH[locale] in line.lower() for line in paragraphs):
        yield "names what collectors may not do, and not that the debt remains"


def _wording(entry: Entry, locale: Locale) -> Iterator[str]:
    english = locale == "en"
    promises, traces = (PROMISES_EN, TRACES_EN) if english else (PROMISES_ZH, TRACES_ZH)
    for line in shown(entry.article):
        text = line if english else fold(line)
        if not line.endswith(("？", "?")):  # a question states nothing
            yield from (f"{name}: {line}" for name, pattern in traces.items() if pattern.search(text))
        if found := promises.search(QUOTED.sub("", text)):
            yield f"{found[0]!r} is never said: {line}"
        if not english and (found := FOREIGN_WORDS.search(line)):
            yield f"{found[0]!r} is not Chinese: {line}"
    everything = "\n".join((*shown(entry.article), entry.article.say, *entry.aliases, *entry.article.sources))
    if locale == "zh_Hant" and (slips := simplified_in(everything)):
        yield f"simplified characters: {slips}"
    if entry.article.slug == CRISIS and (found := MONEY.search(everything if english else fold(everything))):
        yield f"{found[0]!r} in the article for somebody in danger"


def _plain(entry: Entry, locale: Locale) -> Iterator[str]:
    return hard_to_read([untagged(line) for line in shown(entry.article)], locale)


def _differences(slug: str, shelf: Mapping[Locale, Mapping[str, Entry]]) -> Iterator[str]:
    """What has to be the same in every locale that has the article."""
    entries = [entries[slug] for entries in shelf.values() if slug in entries]
    for name, values in (
        ("facts", {entry.facts for entry in entries}),
        ("group", {entry.article.group for entry in entries}),
        ("related articles", {entry.article.related for entry in entries}),
        ("number of steps", {len(entry.article.steps) for entry in entries}),
        ("line to say", {fold(entry.article.say) for entry in entries}),
    ):
        if len(values) > 1:
            yield f"another {name} in another locale"


_LOOKS = (_sources, _wording, _plain)
