"""`xieshang inbox`: what was set aside is found by the number that its person was told, and tried anew."""

from __future__ import annotations

import json
import re

import pytest

from bot.__main__ import main
from bot.operator.redaction import kind_of, redacted
from tests.bot.office import POISON, Office

ANN, BEN = 700_000_123, 700_000_456
NESTED = b"[" * 5_000 + b"]" * 5_000


@pytest.fixture
def broken(office: Office) -> Office:
    """Somebody has written what nobody can answer; then somebody else goes on."""
    replies = office.hears(ANN, "/start", POISON)
    assert re.findall(r"\d+", replies[-1]) == ["2"], "the number that they are told"
    office.hears(BEN, "/start")
    return office


def reply_aside(office: Office, why: str = "BadRequest") -> None:
    """The first reply to BEN could not be delivered."""
    office.hears(BEN, "/start", send=False)
    office.writes("UPDATE outbox SET aside = ?, tries = 3", why)


def test_it_is_listed_with_its_number_its_time_and_why(broken: Office) -> None:
    head, row = broken.does("inbox").out.splitlines()
    assert head.split() == ["no.", "when", "tries", "why", "kind"]
    number, day, hour, *rest = row.split()
    assert number == "2"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d", f"{day} {hour}")
    assert rest == ["3", "KeyError", "message"]
    assert broken.does("inbox", "list").out.splitlines() == [head, row]


def test_programs_get_an_object_a_line(broken: Office) -> None:
    reply_aside(broken)
    update, reply = map(json.loads, broken.does("inbox", "list", "--json").out.splitlines())
    assert [update[name] for name in ("number", "tries", "why", "kind")] == ["2", 3, "KeyError", "message"]
    assert [reply[name] for name in ("number", "tries", "why", "kind")] == ["r4", None, "BadRequest", "reply: show"]


def test_where_nothing_was_set_aside_programs_get_nothing(office: Office) -> None:
    office.hears(ANN, "/start")
    given = office.does("inbox", "--json")
    assert (given.status, given.out) == (0, "")


def test_of_a_reply_no_tries_are_told_as_its_last_one_is_not_counted(broken: Office) -> None:
    reply_aside(broken)
    assert [row.split()[3] for row in broken.does("inbox").out.splitlines()[1:]] == ["3", "-"]


def test_it_is_shown_without_anything_that_anybody_said(broken: Office) -> None:
    shown = broken.does("inbox", "show", "2").out
    shape = json.loads(shown)
    assert shape["message"]["text"] == f"<{len(POISON)} characters>"
    assert shape["message"]["chat"] == {"id": "<number>", "type": "<7 characters>"}
    assert not re.search(r"[一-鿿]|7000", shown)


def test_a_reply_is_shown_likewise(broken: Office) -> None:
    reply_aside(broken)
    shown = broken.does("inbox", "show", "r4").out
    assert json.loads(shown)["kind"] == "show"
    button = json.loads(shown)["call"]["reply_markup"]["inline_keyboard"][0][0]
    assert re.fullmatch(r"<\d+ characters, pick>", button["callback_data"])
    assert not re.search(r"[一-鿿]|7000", shown)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("1.a.pick.38600", "<14 characters, pick>"),
        ("1.0.view.delete", "<15 characters, view>"),
        ("1.a.xiaolin", "<11 characters>"),
        ("1.a.我.1", "<7 characters>"),
        ("pick", "<4 characters>"),
    ],
)
def test_of_a_tap_only_a_known_act_is_shown(data: str, told: str) -> None:
    body = json.dumps({"update_id": 1, "callback_query": {"id": "9", "data": data, "from": {"id": 7}}}).encode()
    assert kind_of(body) == "callback_query"
    shape = json.loads(redacted(body))["callback_query"]
    assert shape == {"id": "<1 characters>", "data": told, "from": {"id": "<number>"}}


@pytest.mark.parametrize("body", [b"", b"\xff", b"{", b"null", b"[1]", b'"words"', NESTED, b'{"words of mine": 1}'])
def test_what_is_no_update_is_shown_without_harm(body: bytes) -> None:
    assert kind_of(body) == "unreadable"
    assert "words" not in redacted(body)


def test_our_own_updates_are_known_by_their_tag() -> None:
    assert kind_of(b'{"type":"own","kind":"away"}') == "own"
    assert kind_of(b'{"type":"terminal","kind":"said","words":"x"}') == "terminal"


def test_it_is_tried_anew_when_it_can_be_answered_now(broken: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    given = broken.does("inbox", "retry", "2")
    assert (given.status, given.out) == (0, "2 is tried anew.\n")
    assert broken.query("SELECT seq, tries, aside FROM inbox") == [(2, 0, None)]
    monkeypatch.setattr("tests.bot.office.POISON", "nothing breaks any more")
    assert len(broken.hears(ANN)) == 1
    assert broken.query("SELECT * FROM inbox") == []
    assert broken.does("inbox").out == "Nothing was set aside.\n"


def test_a_reply_is_sent_once_more(broken: Office) -> None:
    (file, *_) = [letter for letter in broken.hears(BEN, "/export") if not letter]
    assert file == ""
    broken.hears(BEN, "/export", send=False)
    broken.writes("UPDATE outbox SET aside = 'BadRequest' WHERE seq = (SELECT min(seq) FROM outbox)")
    (number,) = broken.query("SELECT seq FROM outbox WHERE aside IS NOT NULL")[0]
    broken.writes("DELETE FROM outbox WHERE aside IS NULL")
    assert broken.does("inbox", "retry", f"r{number}").out == f"r{number} is tried anew.\n"
    assert len(broken.hears(BEN)) == 1


def test_a_screen_is_not_since_what_it_asks_may_be_answered_and_its_person_is_asked_what_is_open(
    broken: Office,
) -> None:
    reply_aside(broken)
    assert broken.does("inbox", "retry", "r4").out == "r4 is tried anew.\n"
    assert broken.hears(BEN) == []
    assert broken.query("SELECT value FROM notes WHERE key = 'missed'") == [("[2]",)]


def test_all_of_them_can_be_tried_anew(broken: Office) -> None:
    reply_aside(broken)
    assert broken.does("inbox", "retry", "--all").out == "2 is tried anew.\nr4 is tried anew.\n"
    assert broken.does("inbox", "retry", "--all").out == "Nothing was set aside.\n"


def test_a_number_of_nothing_is_one_line_and_nothing_is_tried(broken: Office) -> None:
    assert broken.refuses("inbox", "show", "77") == "Nothing of the number 77 was set aside: see xieshang inbox."
    assert "r2" in broken.refuses("inbox", "retry", "2", "r2")
    assert broken.query("SELECT aside FROM inbox") == [("KeyError",)]


def test_to_try_nothing_in_particular_is_a_mistake(office: Office) -> None:
    with pytest.raises(SystemExit):
        office.does("inbox", "retry")


def test_what_cannot_be_read_is_listed_as_that(broken: Office) -> None:
    broken.writes("UPDATE inbox SET body = x'00'")
    assert broken.does("inbox").out.splitlines()[1].split()[-1] == "unreadable"
    assert "cannot be read" in broken.does("inbox", "show", "2").out
    reply_aside(broken)
    hopeless = "2 cannot be read, and so cannot be tried again.\n"
    for numbers, told in ((["2"], hopeless), (["r4", "2"], "r4 is tried anew.\n" + hopeless)):
        given = broken.does("inbox", "retry", *numbers)
        assert (given.status, given.out) == (1, told)
    assert broken.does("inbox", "retry", "--all").out == hopeless


def test_what_the_columns_mean_is_told_in_the_help(office: Office) -> None:
    for command in (("inbox", "--help"), ("inbox", "list", "--help")):
        office.capsys.readouterr()
        with pytest.raises(SystemExit):
            main(list(command))
        told = " ".join(office.capsys.readouterr().out.split())
        assert "the number that the person was told" in told
        assert "last tried anew" in told
