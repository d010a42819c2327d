"""Inline mode: @bot and a few words, in any chat, offer answers to send there. Nothing of it is kept."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from bot.telegram.calls import Call
from bot.telegram.me import Me
from bot.telegram.updates import Asked
from bot.wording import Wording
from flows.dialogue.care import blocks_of_article
from flows.dialogue.shelf import sources_of, steps_of
from flows.knowledge.articles import untagged
from flows.knowledge.library import Library
from flows.knowledge.topics import CRISIS
from flows.model import Article, Block, Line, Locale, T, verbatim
from flows.reading.language import language_of

MOST = 10
_FEARED = (
    "answer-calls",
    "family-called-when",
    "home-visit",
    "employer-contacted",
    "prison",
    "being-sued",
    "mediation-sms",
    "can-i-negotiate",
    "stop-interest",
    "debt-relief-agencies",
)
"""What is offered before anything is typed."""
_SECONDS = 300
_DESCRIPTION = 120
_LETTERS = re.compile("[a-zA-Z㐀-鿿]")

_encode = msgspec.json.Encoder().encode


def offer(asked: Asked, library: Library, wording: Wording, me: Me) -> Call:
    """The answers to an inline query, as a call. Words of danger bring the message for that, and nothing beside it."""
    locale = _locale(asked)
    if asked.more:
        found: list[Article] = []
    elif library.alarm(asked.words):
        found = [article for article in (library.article(CRISIS, locale),) if article]
    elif asked.words.strip():
        found = library.nearest(asked.words, locale, MOST)
    else:
        found = [article for slug in _FEARED if (article := library.article(slug, locale))]
    results = [_result(article, locale, wording, me) for article in found]
    call = {"inline_query_id": asked.query, "results": results, "cache_time": _SECONDS, "is_personal": True}
    return "answerInlineQuery", _encode(call)


def _locale(asked: Asked) -> Locale:
    """The language of what is typed; which Chinese, their client says."""
    if not _LETTERS.search(asked.words):
        return asked.locale
    typed = language_of(asked.words)
    return asked.locale if typed != "en" and asked.locale != "en" else typed


def _result(article: Article, locale: Locale, wording: Wording, me: Me) -> dict[str, Any]:
    html = wording.html(_message(article), locale)
    result: dict[str, Any] = {
        "type": "article",
        "id": article.slug,
        "title": article.title,
        "description": untagged(article.answer.partition("\n")[0])[:_DESCRIPTION],
        "input_message_content": {
            "message_text": html,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        },
    }
    if me.username:
        button = {"text": wording.words(T("Ask more"), locale), "url": me.link(f"faq_{article.slug}")}
        result["reply_markup"] = {"inline_keyboard": [[button]]}
    return result


def _message(article: Article) -> tuple[Block, ...]:
    """What is sent: the answer, what to do, and the sources folded away. Beside the words for somebody in danger stands
    nothing else."""
    if article.slug == CRISIS:
        return blocks_of_article(article)
    return (
        Line(verbatim(article.title), "bold"),
        *(Line(verbatim(line)) for line in article.answer.splitlines()),
        *steps_of(article),
        *sources_of(article),
        Line(T("By a program, for information: no lawyer, no lender. Mainland China."), "quote"),
    )
