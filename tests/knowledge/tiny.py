"""A classifier that can be reckoned by hand, and a shelf for it: a line of one known word has its weights as scores."""

from __future__ import annotations

from collections.abc import Mapping

from flows.knowledge.classifier import DANGER, IDF_UNIT, SIZE, bucket, pack
from flows.knowledge.search import HYPERBOLE, NONE
from flows.knowledge.topics import CRISIS
from flows.model import LOCALES, Locale

TOPICS = ("prison", "home-visit", "answer-calls", CRISIS, NONE, HYPERBOLE, DANGER)
UNIT = 0.01
SOUNDS = {"催": "cui", "收": "sou", "受": "sou"}


def weights(known: Mapping[str, Mapping[str, int]], digest: str = "") -> bytes:
    """The file of a classifier. `known`: of each English word its scores by topic, in hundredths."""
    idf = bytearray(SIZE)
    pairs: list[list[tuple[int, int]]] = [[] for _ in range(SIZE)]
    for word, scores in known.items():
        at = bucket(f"w{word}")
        idf[at] = round(IDF_UNIT)
        pairs[at] = [(TOPICS.index(topic), score) for topic, score in scores.items()]
    zeros, units = [0.0] * len(TOPICS), [UNIT] * len(TOPICS)
    return pack(TOPICS, zeros, units, bytes(idf), pairs, SOUNDS, digest)


def article(slug: str, group: str, title: str) -> str:
    return f"---\nslug: {slug}\ngroup: {group}\ntitle: {title}\n---\nThe answer to {slug}.\nIn two lines.\n"


def shelf() -> dict[Locale, dict[str, str]]:
    """Three articles in every locale, whose titles name their locale."""
    groups = {"prison": "court", "home-visit": "family", "answer-calls": "calls", "crisis": "wellbeing"}
    return {
        locale: {slug: article(slug, group, f"{slug} in {locale}?") for slug, group in groups.items()}
        for locale in LOCALES
    }
