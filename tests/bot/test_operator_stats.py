"""`xieshang stats`: which articles helped, and which words were asked for in vain, once they are nobody's own."""

from __future__ import annotations

import asyncio
import json

import pytest

from bot.storage import Incoming
from bot.storage.opening import open_store
from tests.bot.office import Office, _numbers, update

PEOPLE = range(700_000_001, 700_000_006)
TITLE = "in questions that found nothing"


def told(office: Office) -> tuple[list[str], list[str]]:
    """The lines on articles and those on words, each without its heading."""
    given = office.does("stats")
    assert (given.status, given.err) == (0, "")
    _, *parts = given.out.removesuffix("\n").split("\n\n")
    found = {part.splitlines()[0].strip(): part.splitlines()[1:] for part in parts}
    assert set(found) <= {"helpful      not  in vain  article", TITLE}
    return found.get("helpful      not  in vain  article", []), found.get(TITLE, [])


def test_a_word_is_told_from_the_third_message_on(office: Office) -> None:
    for chat in PEOPLE[:2]:
        office.hears(chat, "天空为啥是蓝的？")
    assert told(office) == ([], [])
    office.hears(PEOPLE[2], "why is the sky blue?", "天空的颜色是什么？")
    assert told(office) == ([], ["           3  天空"])


def test_words_are_told_most_wanted_first_and_no_more_than_forty_of_them(office: Office) -> None:
    office.hears(PEOPLE[0], "/start")
    for number in range(50):
        office.writes("INSERT INTO counts VALUES ('unanswered', ?, ?)", f"word{number:02}", number)
    _, words = told(office)
    assert words == [f"{number:>12}  word{number:02}" for number in range(49, 9, -1)]


def test_articles_are_told_from_those_that_helped_least(office: Office) -> None:
    office.hears(PEOPLE[0], "/start")
    counts = {
        ("helpful.yes", "prison"): 1_234,
        ("helpful.no", "prison"): 2,
        ("helpful.no", "being-sued"): 5,
        ("helpful.yes", "stop-interest"): 1,
        ("offered in vain", "stop-interest"): 3,
    }
    for (what, key), number in counts.items():
        office.writes("INSERT INTO counts VALUES (?, ?, ?)", what, key, number)
    articles, words = told(office)
    assert [line.split() for line in articles] == [
        ["0", "5", "0", "being-sued"],
        ["1,234", "2", "0", "prison"],
        ["1", "0", "3", "stop-interest"],
    ]
    assert words == []


def test_where_nothing_was_counted_nothing_is_told_of_it(office: Office) -> None:
    office.hears(PEOPLE[0], "/start")
    assert told(office) == ([], [])


@pytest.mark.parametrize(
    "typed", ["我不想活了，天空为啥是蓝的？", "/help 天空 天空", "天空天空天空", "天空 3500", "13800138000？"]
)
def test_words_of_danger_of_answers_and_of_commands_are_never_told(office: Office, typed: str) -> None:
    for chat in PEOPLE:
        office.hears(chat, "/start", "慢慢准备", "成年人", typed)
    assert told(office) == ([], [])
    assert office.query("SELECT * FROM counts WHERE what = 'unanswered'") == []


async def rate(office: Office) -> None:
    """Each comes by the link of an article and taps twice that it helped."""
    store, work = await open_store(office.database, office.secret), office._turns()
    for chat in PEOPLE:
        for body in (update(chat, "/start faq_prison"), *[tap(chat, "1.1.rate.prison,yes")] * 2):
            await store.accept([Incoming(body, chat, next(_numbers))])
            while store.has_open():
                await store.until_open()
                await store.turn(work)
    await store.close()


def tap(chat: int, data: str) -> bytes:
    query = {"id": "1", "from": {"id": chat, "language_code": "en"}, "data": data}
    message = {"chat": {"id": chat, "type": "private"}}
    return json.dumps({"update_id": 1, "callback_query": {**query, "message": message}}).encode()


def test_what_people_tap_is_what_the_operator_is_told_and_erasing_them_changes_nothing_of_it(office: Office) -> None:
    asyncio.run(rate(office))
    assert [line.split() for line in told(office)[0]] == [["5", "0", "0", "prison"]]
    for chat in PEOPLE:
        assert office.does("delete", chat, "--yes").status == 0
    assert office.query("SELECT count(*) FROM people WHERE session IS NOT NULL") == [(0,)]
    assert [line.split() for line in told(office)[0]] == [["5", "0", "0", "prison"]]
