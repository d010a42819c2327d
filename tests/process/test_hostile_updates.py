"""Updates that cannot be read: the bot goes on, and so do all the others, whichever way they came in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fake_api import FakeApi, Person, faults
from tests.process.driver import BotProcess, free_port
from tests.process.test_lifecycle import post

DEEP = b"[" * 200_000 + b"]" * 200_000
HOSTILE = {
    "nested beside the words": (b'"x":%b' % DEEP, True),
    "nested in place of the words": (b'"text":%b' % DEEP, False),
    "nested just within what can be read": (b'"x":%b' % (b"[" * 970 + b"]" * 970), True),
    "half a character": (b'"x":"\\ud83d"', True),
    "no characters": (b'"x":"\xff\xfe\xed\xa0\x80"', True),
    "a number without end": (b'"x":1%b' % (b"0" * 6_000), True),
    "no number": (b'"x":NaN', True),
    "a message id of words": (b'"message_id":"one","edit_date":[],"entities":7', True),
    "words in place of a chat": (b'"chat":"me"', False),
    "a chat without end": (b'"chat":{"id":1%b,"type":"private"}' % (b"0" * 6_000), False),
}


def hostile(person: Person, id: int, fields: bytes) -> bytes:
    """A /start with further fields, which may stand in place of those before."""
    start = {"message_id": 1, "date": 1, "chat": person.chat.about, "from": person.who, "text": "/start"}
    return b'{"update_id":%d,"message":%b,%b}}' % (id, json.dumps(start).encode()[:-1], fields)


@pytest.mark.parametrize("name", HOSTILE)
def test_one_among_others_that_are_polled(running: BotProcess, name: str) -> None:
    api, (fields, is_answered) = running.api, HOSTILE[name]
    first, odd, last = Person(api), Person(api), Person(api)
    ids = [10**10 + 10 * odd.id + place for place in range(3)]
    people = zip(ids, (first, odd, last), (b'"a":1', fields, b'"a":1'), strict=True)
    batch = b",".join(hostile(person, id, more) for id, person, more in people)
    api.faults.on("getUpdates", faults.garbage(b'{"ok":true,"result":[%b]}' % batch))
    api.waits_until(lambda: api.mailbox.is_polled)
    Person(api).says("/start")  # ends the poll that is waiting; the next one meets the fault
    for person in (first, last, *([odd] if is_answered else [])):
        person.waits_for()
        assert person.buttons()
    later = Person(api)
    later.says("/start")
    later.waits_for()
    assert running.is_running()
    assert "CRITICAL" not in running.said()
    api.waits_until(lambda: ids[-1] + 1 in [call.params["offset"] for call in api.made("getUpdates")])


def test_each_of_them_by_webhook(api: FakeApi, tmp_path: Path) -> None:
    port = str(free_port())
    told = {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}", "BOT_WEBHOOK_SECRET": "s3cret", "PORT": port}
    with BotProcess(api, tmp_path, **told) as bot:
        url = api.mailbox.webhook.url
        for id, (fields, is_answered) in enumerate(HOSTILE.values(), 1):
            person = Person(api)
            assert post(url, hostile(person, id, fields), "s3cret") == 200
            if is_answered:
                person.waits_for()
                assert person.buttons()
        for body in (DEEP, DEEP[:1000], b"", b"{}", b'{"update_id":%b}' % DEEP):
            assert post(url, body, "s3cret") in {400, 405}
        later = Person(api)
        later.says("/start")
        later.waits_for()
        assert bot.is_running()
        assert "CRITICAL" not in bot.said()
