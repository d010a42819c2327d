"""`xieshang ask`: a question a line, an answer a line, without a conversation around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from flows.dialogue.shelf import UNKNOWN
from flows.knowledge.topics import CRISIS
from flows.model import Article, Library, Locale, T
from flows.reading.language import language_of

from .wording import Wording

_ALARMS = {"danger": 1.0, "doubtful": 0.5}


class Answer(msgspec.Struct):
    """slugs: the articles that may be meant, likeliest first. score: how likely the first of them is; for somebody in
    danger 1, and 0.5 where that is doubtful."""

    outcome: Literal["answer", "choose", "none", "crisis"]
    slugs: tuple[str, ...] = ()
    score: float = 0.0


def answers(questions: Iterable[str], library: Library) -> Iterator[tuple[str, Answer]]:
    """Each line with its answer; words of self-harm are answered before anything else."""
    for line in questions:
        question = line.strip()
        yield question, answer(question, library)


def answer(question: str, library: Library) -> Answer:
    if alarm := library.alarm(question):
        return Answer("crisis", (CRISIS,), _ALARMS[alarm])
    found = library.search(question, "en")
    slugs = tuple(article.slug for article in found.maybe)
    outcome: Literal["answer", "choose", "none"] = "answer" if found.sure else "choose" if slugs else "none"
    return Answer(outcome, slugs, round(found.score, 4))


def in_words(question: str, answer: Answer, library: Library, wording: Wording, locale: Locale | None) -> str:
    """The answer in one line, in the language of the question unless told; empty where nothing was asked."""
    if not question:
        return ""
    locale = locale or language_of(question)
    articles = [article for slug in answer.slugs if (article := library.article(slug, locale))]
    match answer.outcome:
        case "answer" | "crisis":
            return _told(articles[0])
        case "choose":
            titles = " · ".join(article.title for article in articles)
            return f"{wording.words(T('Is it one of these?'), locale)} {titles}"
    return wording.words(UNKNOWN, locale)


def _told(article: Article) -> str:
    return f"{article.title} {' '.join(article.answer.splitlines())}"
