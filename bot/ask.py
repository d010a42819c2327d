"""`xieshang ask`: a question a line, an answer a line, without a conversation around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from flows.dialogue.shelf import UNKNOWN
from flows.model import Article, Found, Library, Locale, T
from flows.reading.crisis import assess

from .wording import Wording

CRISIS = "crisis"


class Answer(msgspec.Struct):
    """sure: `slug` is what was asked. Otherwise `maybe` is what may have been meant; both are empty for the unknown."""

    question: str
    sure: bool = False
    slug: str = ""
    title: str = ""
    answer: str = ""
    steps: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    say: str = ""
    meaning: str = ""
    sources: tuple[str, ...] = ()
    as_of: str = ""
    maybe: tuple[dict[str, str], ...] = ()


def answers(questions: Iterable[str], library: Library, locale: Locale) -> Iterator[Answer]:
    """An answer for each line, that of the unknown for an empty one; words of self-harm are answered before anything
    else."""
    for line in questions:
        question = line.strip()
        found = Found(sure=library.article(CRISIS, locale)) if assess(question) else library.search(question, locale)
        yield _answer(question, found)


def _answer(question: str, found: Found) -> Answer:
    if article := found.sure:
        return _from(article, question)
    near = tuple({"slug": article.slug, "title": article.title} for article in found.maybe)
    return Answer(question, maybe=near)


def _from(article: Article, question: str) -> Answer:
    fields = {field: getattr(article, field) for field in Answer.__struct_fields__ if hasattr(article, field)}
    return Answer(question=question, sure=True, **fields)


def in_words(answer: Answer, wording: Wording, locale: Locale) -> str:
    """The answer in one line, which is empty where nothing was asked."""
    if not answer.question:
        return ""
    if answer.sure:
        return f"{answer.title} {' '.join(answer.answer.splitlines())}"
    if answer.maybe:
        titles = " · ".join(one["title"] for one in answer.maybe)
        return f"{wording.words(T('Is it one of these?'), locale)} {titles}"
    return wording.words(UNKNOWN, locale)
