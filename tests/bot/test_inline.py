"""Inline mode: what is offered to whoever types the bot's name in some other chat, as Telegram would take it."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.asides import Asides
from bot.delivery import Delivery
from bot.telegram.api import Api
from bot.telegram.inline import MOST, offer
from bot.telegram.me import Me
from bot.telegram.updates import Asked, take
from bot.wording import Wording
from flows.knowledge.topics import TOPICS
from flows.model import LOCALES, T
from flows.reading.language import language_of
from tests.bot.desk import Clock, opened, rows, turned
from tests.fake_api import FakeApi
from tests.fake_api.markup import parse, units
from tests.negotiation.wandering import LIBRARY

NAME = "xieshang_test_bot"
SLUGS = {slug for slugs in TOPICS.values() for slug in slugs}
QUERIES = (
    "",
    " ",
    "坐牢",
    "會不會坐牢",
    "can I go to prison",
    "爸妈",
    "court",
    "利息太高怎么办",
    "calls at night",
    "信用卡",
)
DANGER = ("我不想活了", "我不想活了，怎么还钱", "I want to kill myself", "不想活了 利息", "吃多少安眠药会死")
_CHINESE = re.compile("[㐀-鿿]+")
CONTENT = {"message_text", "parse_mode", "link_preview_options"}
_WORDING = Wording.load()


def answered(words: str, locale: str = "zh_Hans", *, more: bool = False, name: str = NAME) -> dict[str, Any]:
    """The parameters of the call that answers a query."""
    method, parameters = offer(Asked("q", words, locale, more), LIBRARY, _WORDING, Me(name))
    assert method == "answerInlineQuery"
    assert isinstance(parameters, bytes)
    call: dict[str, Any] = json.loads(parameters)
    return call


def text(result: dict[str, Any]) -> str:
    """What is sent when the result is chosen."""
    return parse(result["input_message_content"]["message_text"])[0]


def assert_is_taken(call: dict[str, Any], name: str = NAME) -> None:
    """What https://core.telegram.org/bots/api#answerinlinequery asks of the call and its articles."""
    assert set(call) == {"inline_query_id", "results", "cache_time", "is_personal"}
    assert call["is_personal"] is True, "the answers depend on who asks"
    assert isinstance(call["cache_time"], int)
    assert len(call["results"]) <= MOST == 10
    ids = [result["id"] for result in call["results"]]
    assert len(set(ids)) == len(ids)
    assert set(ids) <= SLUGS
    for result in call["results"]:
        optional = {"reply_markup"} if name else set()
        assert set(result) == {"type", "id", "title", "description", "input_message_content"} | optional
        assert result["type"] == "article"
        assert 1 <= len(result["id"].encode()) <= 64
        assert result["title"].strip()
        assert 0 < len(result["description"]) <= 120
        assert "\n" not in result["title"] + result["description"]
        content = result["input_message_content"]
        assert set(content) == CONTENT
        assert content["parse_mode"] == "HTML"
        assert content["link_preview_options"] == {"is_disabled": True}
        shown, _ = parse(content["message_text"])
        assert 1 <= units(shown) <= 4096
        assert "{" not in shown
        if name:
            (button,) = (one for row in result["reply_markup"]["inline_keyboard"] for one in row)
            assert set(button) == {"text", "url"}
            assert button["url"] == f"https://t.me/{name}?start=faq_{result['id']}"


@pytest.mark.parametrize("name", [NAME, ""])
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "words", [*QUERIES, *DANGER, "x" * 256, "\x00\x1b[31m", "<b>&\"'", "😀" * 128, "{words} {0} %s"]
)
def test_whatever_is_asked_the_answer_is_one_that_telegram_takes(words: str, locale: str, name: str) -> None:
    assert_is_taken(answered(words, locale, name=name), name)


@settings(max_examples=60)
@given(st.text(max_size=256), st.sampled_from(LOCALES))
def test_whatever_anybody_types_is_answered_within_the_limits(words: str, locale: str) -> None:
    assert_is_taken(answered(words, locale))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_article_can_be_sent_and_says_what_it_is(locale: str) -> None:
    found: dict[str, dict[str, Any]] = {}
    for slug in sorted(SLUGS - {"crisis"}):
        article = LIBRARY.article(slug, locale)
        assert article
        typed = article.title if locale != "en" else _CHINESE.sub("", article.title)
        for result in answered(typed, locale)["results"]:
            found[result["id"]] = result
    assert len(found) > 0.9 * len(SLUGS), "nearly every title finds its article and others"
    for slug, result in found.items():
        article = LIBRARY.article(slug, locale)
        assert article
        assert result["title"] == article.title
        said = text(result)
        assert said.startswith(article.title)
        assert all(line in said for line in article.answer.splitlines())
        assert all(step in said for step in article.steps), slug
        assert all(source in said for source in article.sources), slug
        assert article.as_of in said


@pytest.mark.parametrize("words", ["会不会坐牢", "能不能只还本金", "他们会打给我爸妈吗", "can I go to prison for debt"])
def test_what_is_likeliest_comes_first(words: str) -> None:
    results = answered(words)["results"]
    sure = LIBRARY.search(words, "zh_Hans").sure
    assert sure
    assert results[0]["id"] == sure.slug
    assert len(results) > 1, "and what may be meant beside it"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("words", ["", " ", "\n\t"])
def test_before_anything_is_typed_the_most_feared_is_offered(words: str, locale: str) -> None:
    results = answered(words, locale)["results"]
    assert len(results) == MOST
    assert {result["title"] for result in results} == {
        article.title for result in results if (article := LIBRARY.article(result["id"], locale))
    }
    assert "crisis" not in {result["id"] for result in results}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("words", ["asdf qwertz", "why is the sky blue?", "天空为啥是蓝的"])
def test_what_nothing_is_known_of_is_answered_with_nothing(words: str, locale: str) -> None:
    call = answered(words, locale)
    assert call["results"] == []
    assert call["inline_query_id"] == "q"


@pytest.mark.parametrize("words", ["", "坐牢", "我不想活了"])
def test_further_answers_are_none_so_nobody_scrolls_for_ever(words: str) -> None:
    call = answered(words, more=True)
    assert call["results"] == []
    assert "next_offset" not in call


# -- the language -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "client", "locale"),
    [
        ("", "zh_Hans", "zh_Hans"),
        ("", "zh_Hant", "zh_Hant"),
        ("", "en", "en"),
        ("12378", "zh_Hant", "zh_Hant"),
        ("can I go to prison", "zh_Hans", "en"),
        ("can I go to prison", "en", "en"),
        ("坐牢", "zh_Hans", "zh_Hans"),
        ("坐牢", "zh_Hant", "zh_Hant"),
        ("坐牢", "en", "zh_Hans"),
        ("會坐牢嗎", "en", "zh_Hant"),
        ("會坐牢嗎", "zh_Hans", "zh_Hans"),
    ],
)
def test_the_answer_is_in_the_language_of_the_words_or_of_the_client(words: str, client: str, locale: str) -> None:
    for result in answered(words, client)["results"]:
        article = LIBRARY.article(result["id"], locale)
        assert article
        assert result["title"] == article.title
        (button,) = result["reply_markup"]["inline_keyboard"][0]
        assert button["text"] == _WORDING.words(T("Ask more"), locale)
        if locale != "en":
            assert language_of(text(result).splitlines()[0]) in {locale, "zh_Hans"}


# -- danger -----------------------------------------------------------------------------------------------------------
MONEY = re.compile(
    r"钱|錢|债|債|贷|貸|还款|還款|利息|协商|協商|催|逾期|银行|銀行|元|¥"
    r"|money|debt|loan|repay|\bpay|interest|lender|bank|collect|yuan",
    re.IGNORECASE,
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("words", DANGER)
def test_words_of_danger_bring_the_message_for_that_and_not_a_word_about_money(words: str, locale: str) -> None:
    (result,) = answered(words, locale)["results"]
    assert result["id"] == "crisis"
    assert "12356" in text(result)
    assert "120" in text(result)
    for said in (result["title"], result["description"], text(result)):
        assert not MONEY.search(said), said
    (button,) = result["reply_markup"]["inline_keyboard"][0]
    assert button["url"].endswith("?start=faq_crisis")


@pytest.mark.parametrize("words", [*QUERIES, "活着", "抑郁", "崩溃了", "压力大睡不着"])
def test_without_words_of_danger_that_message_is_never_among_others(words: str) -> None:
    for locale in LOCALES:
        ids = [result["id"] for result in answered(words, locale)["results"]]
        assert "crisis" not in ids or ids == ["crisis"]


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_shown_below_a_title_is_the_answer_without_the_tags_of_its_sources(locale: str) -> None:
    tags = re.compile(
        r"（[^）]*(?:据报道|據報導|据|據|法律|法)[^）]*）|\((?:law|as reported|regulator|judicial|association)[^)]*"
    )
    shown = {
        result["id"]: result["description"]
        for words in ("", *QUERIES)
        for result in answered(words, locale)["results"]
        if language_of(words) == locale or not words.strip()
    }
    assert len(shown) >= MOST
    assert {slug: words for slug, words in shown.items() if tags.search(words)} == {}


# -- around it --------------------------------------------------------------------------------------------------------
def query(words: str, id: int, offset: str = "") -> bytes:
    who = {"id": 700_000_123, "is_bot": False, "first_name": "小林", "language_code": "zh-hans"}
    return json.dumps(
        {"update_id": id, "inline_query": {"id": "q", "from": who, "query": words, "offset": offset}}
    ).encode()


async def test_of_a_query_nothing_is_stored_but_its_number_and_nobody_becomes_known(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    taken = [take(query(words, 50 + at)) for at, words in enumerate((*QUERIES, *DANGER))]
    assert all(one.update.body == b"" and one.update.chat is None for one in taken)
    await store.accept([one.update for one in taken])
    assert (await turned(store)).asked == []
    assert not store.has_open()
    await store.close()
    assert rows(tmp_path, "SELECT count(*) FROM known") == [(len(taken),)]
    tables = ("people", "inbox", "outbox", "answers", "cases", "screens", "counts")
    assert [rows(tmp_path, f"SELECT * FROM {table}") for table in tables] == [[]] * len(tables)


def test_what_somebody_asks_stands_in_no_repr() -> None:
    _, asked = take(query("我欠三万", 5))
    assert asked == Asked("q", "我欠三万", "zh_Hans")
    assert "我欠三万" not in repr(asked)


async def asides(folder: Path, server: FakeApi, clock: Clock) -> tuple[Asides, Delivery, Api]:
    store, api = await opened(folder), Api(server.token, server.url)
    await api.start()
    delivery = Delivery(store, api, 0.0)
    return Asides(api, delivery, _WORDING, Me(), clock), delivery, api


async def done(delivery: Delivery, api: Api) -> None:
    """Lets every call beside end."""
    async with asyncio.timeout(20):
        while delivery._asides:
            await asyncio.sleep(0.005)
    await api.close()
    await delivery._store.close()


def asks(server: FakeApi, times: int) -> list[Asked]:
    return [Asked(server.query().id, "坐牢", "zh_Hans") for _ in range(times)]


async def test_thirty_queries_a_second_are_answered_and_the_others_are_not(tmp_path: Path) -> None:
    clock = Clock()
    with FakeApi() as server:
        beside, delivery, api = await asides(tmp_path, server, clock)
        beside.offer = lambda asked: offer(asked, LIBRARY, _WORDING, Me())
        first, second = asks(server, 45), asks(server, 31)
        for asked in first:
            clock.now += 0.01
            beside.do(asked)
        clock.now += 1
        for asked in second:
            beside.do(asked)
        await done(delivery, api)
        answers = [bool(server.queries[asked.query].answer) for asked in (*first, *second)]
        assert answers == [True] * 30 + [False] * 15 + [True] * 30 + [False]
        assert {call.status for call in server.made("answerInlineQuery")} == {200}


async def test_before_the_library_is_there_nobody_answers_and_nothing_fails(tmp_path: Path) -> None:
    with FakeApi() as server:
        beside, delivery, api = await asides(tmp_path, server, Clock())
        early, late = asks(server, 2)
        beside.do(early)
        beside.offer = lambda asked: offer(asked, LIBRARY, _WORDING, Me())
        beside.do(late)
        await done(delivery, api)
        assert not server.queries[early.query].answer
        assert server.queries[late.query].results()[0]["id"] == "prison"
