"""Finding the article that a line asks for, without a network: what the line shares with each topic.

A topic is scored twice. BM25 over all that is known of it (title, other ways to ask, text) says how much of the line
the topic explains; the likeness to the nearest ways to ask it says whether somebody would ask it so. Titles and aliases
of all locales are one topic, so an English question finds the article in a Chinese conversation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from heapq import nlargest
from math import log, sqrt

from flows.knowledge.terms import terms
from flows.reading.folding import fold

SURE = 0.32
"""Score from which the best topic is the answer, if the next one has at most RIVAL of it."""
RIVAL = 0.75
MAYBE = 0.17
"""Score from which a topic may be meant, if it has at least NEAR of the best one's."""
NEAR = 0.4
MOST = 400
"""Characters of a line that are read."""

_LIKENESS, _NEAREST, _MEANING = 0.4, 0.5, 1.8
_K, _B, _UNSEEN = 1.5, 0.3, 0.6
_ASKED, _TOLD = 1.0, 0.1
_LONG, _CLAUSE = 16, 0.85
_CLAUSES = re.compile(r"[,.;!?，。；！？、\n]+")


class Index:
    """Topics by what they are asked and told by. `asked`: the ways to ask each topic; `told`: texts that answer it."""

    def __init__(self, asked: Mapping[str, Iterable[str]], told: Mapping[str, Iterable[str]]) -> None:
        ways = [
            (topic, Counter(terms(line))) for topic, lines in asked.items() for line in dict.fromkeys(map(fold, lines))
        ]
        self._topics = [topic for topic, _ in ways]
        self._likeness = _Weights((way for _, way in ways), len(ways))
        self._near: dict[str, list[tuple[int, float]]] = defaultdict(list)
        known: dict[str, Counter[str]] = defaultdict(Counter)
        for at, (topic, way) in enumerate(ways):
            length = sqrt(sum(self._likeness.of(term) ** 2 for term in way)) or 1.0
            for term, count in way.items():
                self._near[term].append((at, self._likeness.of(term) / length))
                known[topic][term] += count
        frequency = {topic: {term: count * _ASKED for term, count in counts.items()} for topic, counts in known.items()}
        for topic, texts in told.items():
            for term in (term for text in dict.fromkeys(map(fold, texts)) for term in terms(text)):
                frequency[topic][term] = frequency[topic].get(term, 0.0) + _TOLD
        self._cover = _Weights(frequency.values(), len(frequency))
        self._explained = _bm25(frequency, self._cover)

    def rank(self, line: str) -> list[tuple[float, str]]:
        """The topics that share anything with a line, best first, with a score between 0 and 1."""
        line = line[:MOST]
        scores = self._score(terms(line))
        clauses = [terms(clause) for clause in _CLAUSES.split(line)]
        if sum(map(len, clauses)) > _LONG and len(clauses) > 1:
            for clause in clauses:
                for topic, score in self._score(clause).items():
                    scores[topic] = max(scores.get(topic, 0.0), score * _CLAUSE)
        return sorted(((score, topic) for topic, score in scores.items()), reverse=True)

    def _score(self, found: list[str]) -> dict[str, float]:
        asked = Counter(found)
        if not asked:
            return {}
        likeness, cover = self._liken(asked), self._explain(asked)
        topics = likeness.keys() | cover.keys()
        return {
            topic: _LIKENESS * likeness.get(topic, 0.0) + (1 - _LIKENESS) * cover.get(topic, 0.0) for topic in topics
        }

    def _liken(self, asked: Counter[str]) -> dict[str, float]:
        """By topic, the cosine to its nearest way to ask, tempered by the next two."""
        length = sqrt(sum(self._likeness.of(term) ** 2 for term in asked))
        shared: dict[int, float] = defaultdict(float)
        for term in asked:
            weight = self._likeness.of(term) / length
            for at, other in self._near.get(term, ()):
                shared[at] += weight * other
        by_topic: dict[str, list[float]] = defaultdict(list)
        for at, cosine in shared.items():
            by_topic[self._topics[at]].append(cosine)
        return {
            topic: _NEAREST * max(cosines) + (1 - _NEAREST) / 3 * sum(nlargest(3, cosines))
            for topic, cosines in by_topic.items()
        }

    def _explain(self, asked: Counter[str]) -> dict[str, float]:
        """By topic, BM25 as a part of what a topic could score that had everything."""
        most = sum(self._cover.of(term) for term in asked)
        scores: dict[str, float] = defaultdict(float)
        for term in asked:
            for topic, weight in self._explained.get(term, ()):
                scores[topic] += weight / most
        return scores


class _Weights:
    """How much a term says: the rarer, the more; a meaning more than a word; one never seen as a middling one."""

    def __init__(self, bags: Iterable[Iterable[str]], count: int) -> None:
        seen: Counter[str] = Counter()
        for bag in bags:
            seen.update(set(bag))
        self._weights = {term: _emphasis(term) * log(1 + count / often) for term, often in seen.items()}
        self._unseen = _UNSEEN * log(1 + count)

    def of(self, term: str) -> float:
        return self._weights.get(term) or self._unseen * _emphasis(term)


def _emphasis(term: str) -> float:
    return _MEANING if term[0] == "=" else 1.0


def _bm25(frequency: Mapping[str, Mapping[str, float]], weights: _Weights) -> dict[str, list[tuple[str, float]]]:
    """By term, the topics that have it, each with the term's BM25 weight there."""
    sizes = {topic: sum(counts.values()) for topic, counts in frequency.items()}
    usual = sum(sizes.values()) / len(sizes)
    postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for topic, counts in frequency.items():
        damping = _K * (1 - _B + _B * sizes[topic] / usual)
        for term, count in counts.items():
            postings[term].append((topic, weights.of(term) * count / (count + damping)))
    return postings
