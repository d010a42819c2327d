"""What Telegram's updates mean, what is said to it, and what its errors call for."""

from __future__ import annotations

import contextlib
import itertools
import json
import warnings
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.request import Request, Unreachable
from bot.storage import Incoming, Outgoing
from bot.telegram.calls import acknowledge, deliver, message_of, poll, redirect, set_webhook
from bot.telegram.errors import judge
from bot.telegram.introduction import fingerprint, introduction
from bot.telegram.messages import TelegramFace, plain
from bot.telegram.updates import Acknowledge, Asked, NoUpdate, Redirect, Taken, hear, locale_of, take
from bot.turns import Heard, data_of
from bot.wording import Wording
from flows.model import (
    LOCALES,
    Button,
    Commanded,
    Copy,
    Corrected,
    Document,
    Event,
    Keep,
    Line,
    Link,
    Said,
    Sent,
    Show,
    Spoken,
    T,
    Tapped,
    verbatim,
)
from tests.bot.entrance import KINDS
from tests.fake_api.markup import parse, units

WHO = {"id": 7, "is_bot": False, "first_name": "小林", "language_code": "zh-hans"}
CHAT = {"id": 7, "type": "private", "first_name": "小林"}
GROUP = {"id": -1007, "type": "supergroup", "title": "家人群"}


def message(**fields: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": 1_795_000_000, "from": WHO, "chat": CHAT, **fields}


def raw(kind: str, body: dict[str, Any], id: int = 100) -> bytes:
    return json.dumps({"update_id": id, kind: body}).encode()


def tap(**fields: Any) -> dict[str, Any]:
    return {"id": "q", "from": WHO, "chat_instance": "1", "data": "1.2.pick.a", "message": message(), **fields}


# -- updates
@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("三千五", Said("三千五")),
        ("", Said("")),
        ("/start", Commanded("start")),
        ("/start faq_answer-calls", Commanded("start", "faq_answer-calls")),
        ("/Start@XieshangBot  faq_crisis ", Commanded("start", "faq_crisis")),
        ("/help@other_bot", Commanded("help")),
        ("/faq 能只还本金吗\n我不知道", Commanded("faq", "能只还本金吗\n我不知道")),
        ("/返回", Said("/返回")),
        ("/ start", Said("/ start")),
        ("1/2", Said("1/2")),
        ("/start-now", Said("/start-now")),
    ],
)
def test_text_is_said_or_a_command(text: str, event: Event) -> None:
    assert hear(raw("message", message(text=text))) == Heard(event, "zh_Hans")


@pytest.mark.parametrize(
    ("field", "event"),
    [
        ("sticker", Sent("sticker")),
        ("photo", Sent("photo")),
        ("voice", Sent("voice")),
        ("video", Sent("video")),
        ("video_note", Sent("video")),
        ("document", Sent("document")),
        ("contact", Sent("contact")),
        ("location", Sent("location")),
        ("poll", Sent("poll")),
        ("dice", Sent("dice")),
        ("web_app_data", Sent("other")),
        ("users_shared", Sent("other")),
        ("passport_data", Sent("other")),
        ("thing_of_tomorrow", Sent("other")),
    ],
)
def test_what_is_no_text_is_known_by_its_kind(field: str, event: Sent) -> None:
    assert hear(raw("message", message(**{field: {"anything": [1]}}))).event == event
    assert hear(raw("message", message(**{field: {"anything": [1]}}, caption="合同"))).event == replace(
        event, caption="合同"
    )


@pytest.mark.parametrize(
    "field",
    [
        "pinned_message",
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "message_auto_delete_timer_changed",
        "migrate_to_chat_id",
        "forum_topic_created",
        "general_forum_topic_hidden",
        "video_chat_started",
        "write_access_allowed",
        "boost_added",
        "chat_background_set",
        "connected_website",
        "refunded_payment",
    ],
)
def test_what_telegram_itself_writes_into_a_chat_is_not_answered(field: str) -> None:
    for value in ({"anything": [1]}, True):
        assert take(raw("message", message(**{field: value}), 5)) == (Incoming(b"", None, 5), None)


@pytest.mark.parametrize("levels", [900, 950, 990, 1_000, 100_000])
def test_a_thing_of_tomorrow_is_heard_however_deeply_it_is_nested(levels: int) -> None:
    deep = b"[" * levels + b"]" * levels
    body = raw("message", message(thing_of_tomorrow="%")).replace(b'"%"', deep)
    update, _ = take(body)
    assert hear(update.body).event == Sent("other")


OTHER = {**CHAT, "id": 8}


def test_what_is_optional_may_be_null() -> None:
    about = message(text="还不上", caption=None, **{"from": {**WHO, "language_code": None}})
    assert hear(raw("message", about)) == Heard(Said("还不上"), "en")


def test_what_is_written_below_a_picture_is_heard_and_so_is_its_correction() -> None:
    assert hear(raw("message", message(photo=[{}], caption="还不上"))).event == Sent("photo", "还不上")
    assert hear(raw("edited_message", message(photo=[{}], caption="还不上了"))).event == Corrected("还不上了")
    assert hear(raw("message", message(photo=[{}], caption="催收的话", forward_origin={}))).event == Sent("forward")


SUBJECTS = {
    "message": message(text="7"),
    "edited_message": message(text="8", chat=OTHER, **{"from": {**WHO, "id": 8}}),
    "callback_query": tap(data="9", message=message(chat={**CHAT, "id": 9}), **{"from": {**WHO, "id": 9}}),
}


@pytest.mark.parametrize(("first", "second"), [*itertools.permutations(SUBJECTS, 2)])
def test_an_update_about_two_things_is_about_one_of_them_for_whoever_reads_it(first: str, second: str) -> None:
    """Or one person would be answered what another has written."""
    (update, _) = take(json.dumps({"update_id": 5, first: SUBJECTS[first], second: SUBJECTS[second]}).encode())
    event = hear(update.body).event
    assert isinstance(event, Said | Corrected | Tapped)
    assert str(update.chat) == (event.data if isinstance(event, Tapped) else event.text)


def test_an_animation_is_no_document_and_a_venue_no_mere_location() -> None:
    assert hear(raw("message", message(document={}, animation={}))).event == Sent("video")
    assert hear(raw("message", message(location={}, venue={}))).event == Sent("location")


def test_a_forwarded_text_is_not_the_persons_own() -> None:
    assert hear(raw("message", message(text="还钱", forward_origin={"type": "hidden_user"}))).event == Sent("forward")


def test_an_edited_message_is_a_correction_and_an_edited_picture_is_nothing() -> None:
    assert hear(raw("edited_message", message(text="3600"))).event == Corrected("3600")
    assert hear(raw("edited_message", message(photo=[]))).event is None


def test_a_tap_brings_its_data_and_what_has_to_be_acknowledged() -> None:
    assert hear(raw("callback_query", tap())) == Heard(Tapped("1.2.pick.a"), "zh_Hans", "q")
    old = {"chat": CHAT, "message_id": 3, "date": 0}
    assert hear(raw("callback_query", tap(message=old, data=None))).event == Tapped("")


@pytest.mark.parametrize(("status", "gone"), [("kicked", True), ("left", True), ("member", False)])
def test_blocking_and_unblocking_are_no_conversation(status: str, gone: bool) -> None:
    member = {"chat": CHAT, "from": WHO, "date": 1, "new_chat_member": {"user": WHO, "status": status}}
    update, aside = take(raw("my_chat_member", member))
    assert (update.chat, update.opens, aside) == (7, False, None)
    assert hear(update.body) == Heard(None, "zh_Hans", gone=gone)


def test_of_an_update_of_a_private_chat_only_what_is_used_is_stored() -> None:
    contact = {"phone_number": "+8613800000000", "first_name": "某人"}
    for kind, body in (
        ("message", message(text="x", new_field={"a": ["秘密"]})),
        ("message", message(contact=contact, caption="y")),
        ("message", message(photo=[{"file_id": "秘密"}], forward_origin={"sender_user": WHO})),
        ("callback_query", tap()),
    ):
        update, aside = take(raw(kind, body, 5))
        assert (update.id, update.chat, update.opens, aside) == (5, 7, True, None)
        assert hear(update.body) == hear(raw(kind, body, 5))
        for secret in ("小林", "first_name", "秘密", "+8613800000000", "某人", "file_id", "1795000000"):
            assert secret not in update.body.decode()
    update, _ = take(raw("edited_message", message(text="x")))
    assert (update.chat, update.opens, update.sent) == (7, False, 0)


@pytest.mark.parametrize(("date", "sent"), [(1_795_000_000, 1_795_000_000), ("x", 0), (None, 0), (2**60, 0), ([], 0)])
def test_when_a_message_was_sent_is_known_if_it_says_so(date: object, sent: int) -> None:
    update, _ = take(raw("message", {**message(text="x"), "date": date}))
    assert (update.sent, hear(update.body).event) == (sent, Said("x"))


@pytest.mark.parametrize(
    ("kind", "body", "aside"),
    [
        ("callback_query", tap(message=None, inline_message_id="i"), Acknowledge("q")),
        ("callback_query", tap(message={**message(), "chat": GROUP}), Acknowledge("q")),
        ("message", message(chat=GROUP, text="/start@XieshangBot"), Redirect(-1007, "zh_Hans")),
        ("inline_query", {"id": "i", "from": WHO, "query": "坐牢", "offset": ""}, Asked("i", "坐牢", "zh_Hans")),
        ("inline_query", {"id": "i", "from": WHO, "query": "x", "offset": "10"}, Asked("i", "x", "zh_Hans", True)),
        ("inline_query", {"id": "i", "from": {"id": 7}, "query": "长" * 999}, Asked("i", "长" * 256, "en")),
        ("inline_query", {"id": 5, "from": WHO, "query": ["x"]}, None),
        ("message", message(chat=GROUP, text="大家好"), None),
        ("message", message(chat=GROUP, new_chat_title="x"), None),
        ("edited_message", message(chat=GROUP, text="/start"), None),
        ("channel_post", {"message_id": 1, "date": 1, "chat": {"id": -1, "type": "channel"}, "text": "/start"}, None),
        ("my_chat_member", {"chat": GROUP, "from": WHO, "new_chat_member": {"status": "member"}}, None),
        ("message_of_tomorrow", {"anything": 1}, None),
        ("message", {"message_id": 1, "date": 1, "chat": CHAT, "text": "of nobody"}, None),
        ("message", {"chat": "not what it was"}, None),
    ],
)
def test_of_what_is_no_private_conversation_only_the_id_is_taken(kind: str, body: Any, aside: Any) -> None:
    update, done = take(raw(kind, body, 5))
    assert (update.id, update.chat, done) == (5, None, aside)


NESTED = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"nonsense",
        b"\xff",
        b"\x00",
        b"\xef\xbb\xbf{}",
        b'{"update_id":"x"}',
        b'{"update_id":null}',
        b'{"update_id":1e30}',
        b'{"update_id":1.5}',
        b'{"update_id":-1}',
        b'{"update_id":-50,"message":{"chat":{"id":7,"type":"private"},"from":{"id":7},"text":"x"}}',
        b'{"update_id":9007199254740992}',
        b'{"update_id":%b}' % (b"9" * 5000),
        b'{"update_id":5',
        b'{"update_id":5} {"update_id":6}',
        b'{"update_id":%b}' % NESTED,
        NESTED,
        NESTED[:100_000],
        b'{"a":' * 100_000,
        b'{"update_id":5,"message":"' + b"x" * 100_000,
    ],
    ids=lambda body: f"{body[:20]!r} {len(body)}",
)
def test_what_has_no_id_is_no_update(body: bytes) -> None:
    with pytest.raises(NoUpdate):
        take(body)


@pytest.mark.parametrize("levels", [950, 990, 1_000, 100_000])
def test_what_is_nested_too_deeply_is_left_out_and_the_words_beside_it_are_heard(levels: int) -> None:
    deep = b"[" * levels + b"]" * levels
    body = raw("message", message(text="3600", thing_of_tomorrow="%")).replace(b'"%"', deep)
    (update, _) = take(body)
    assert (update.chat, update.id) == (7, 100)
    assert hear(body).event == hear(update.body).event == Said("3600")


def test_where_the_words_should_be_there_is_no_depth_to_be_read() -> None:
    body = raw("message", message(text="%")).replace(b'"%"', NESTED)
    assert take(body) == Taken(Incoming(b"", None, 100))


def test_a_broken_character_is_a_question_mark() -> None:
    body = raw("message", message(text="A%B")).replace(b"%", b"\xff\\ud83d")
    assert hear(take(body).update.body).event == Said("A\ufffd?B")


@pytest.mark.parametrize("id", [str(2**53), str(-(2**53)), "9" * 30, "9" * 5000, "1.5", '"7"', "null", "[7]"])
def test_a_chat_that_telegram_could_not_have_numbered_is_nobodys(id: str) -> None:
    body = raw("message", message(chat={"id": "%", "type": "private"}, text="x")).replace(b'"%"', id.encode())
    assert take(body) == Taken(Incoming(b"", None, 100))


@given(st.binary(max_size=300))
def test_whatever_comes_is_taken_or_is_no_update(body: bytes) -> None:
    with contextlib.suppress(NoUpdate):
        take(body)
        hear(body)


@pytest.mark.parametrize(
    ("code", "locale"),
    [
        ("zh-hans", "zh_Hans"),
        ("zh", "zh_Hans"),
        ("zh-CN", "zh_Hans"),
        ("zh-sg", "zh_Hans"),
        ("zh-TW", "zh_Hant"),
        ("zh_HK", "zh_Hant"),
        ("zh-MO", "zh_Hant"),
        ("zh-hant", "zh_Hant"),
        ("zh-Hant-HK", "zh_Hant"),
        ("en", "en"),
        ("en-GB", "en"),
        ("es", "en"),
        ("zhx", "en"),
        ("", "en"),
    ],
)
def test_the_first_locale_is_that_of_the_client(code: str, locale: str) -> None:
    assert hear(raw("message", message(text="x", **{"from": {**WHO, "language_code": code}}))).locale == locale


def test_somebody_without_a_language_is_spoken_to_in_english() -> None:
    assert locale_of(None) == "en"
    assert hear(raw("message", message(text="x", **{"from": {"id": 7}}))).locale == "en"


# -- messages
def said(face: TelegramFace, message: Any) -> list[tuple[Outgoing, dict[str, Any]]]:
    return [(letter, json.loads(letter.body)) for letter in face.say(message, 37, "en")]


def test_a_screen_is_html_with_its_buttons(wording: Wording) -> None:
    show = Show(
        (Line(verbatim("a < b & c")), Line(verbatim("why?"), "bold")),
        (
            (Button(verbatim("yes"), "pick", "yes"), Button(verbatim("faq"), "faq", "x", timeless=True)),
            (Copy(verbatim("📋"), verbatim("12356")), Link(verbatim("more"), "https://example.org")),
        ),
    )
    ((letter, call),) = said(TelegramFace(wording), show)
    assert (letter.kind, letter.keyboard) == ("show", True)
    assert call == {
        "text": "a &lt; b &amp; c\n<b>why?</b>",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {
            "inline_keyboard": [
                [{"text": "yes", "callback_data": "1.11.pick.yes"}, {"text": "faq", "callback_data": "1.0.faq.x"}],
                [{"text": "📋", "copy_text": {"text": "12356"}}, {"text": "more", "url": "https://example.org"}],
            ]
        },
    }


@given(st.text(min_size=1, max_size=60))
def test_whatever_a_person_types_is_shown_as_they_typed_it(typed: str) -> None:
    ((letter, call),) = said(_FACE, Keep((Line(verbatim(f"[{typed}]")),)))
    shown, entities = parse(call["text"])
    assert not entities
    assert shown == f"[{typed}]".encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert letter.kind == "keep"


_FACE = TelegramFace(Wording.load())


def test_what_is_too_long_for_a_message_comes_in_several_with_the_buttons_under_the_last(wording: Wording) -> None:
    long = tuple(Line(verbatim(f"{number} " + "😀长" * 300)) for number in range(20))
    letters = said(TelegramFace(wording), Show(long, ((Button(verbatim("ok"), "done"),),)))
    assert [letter.kind for letter, _ in letters] == ["keep"] * (len(letters) - 1) + ["show"]
    assert len(letters) > 2
    assert all(units(parse(call["text"])[0]) <= 4096 for _, call in letters)
    assert ["reply_markup" in call for _, call in letters] == [letter.keyboard for letter, _ in letters]
    assert letters[-1][0].keyboard


def test_a_document_is_a_text_file_with_a_name_that_is_one(wording: Wording) -> None:
    document = Document(verbatim("讲稿 a/b\\c\nd"), (Line(verbatim("一")), Spoken(T("Hello"), 1)))
    (letter,) = TelegramFace(wording).say(document, 1, "zh_Hans")
    assert (letter.kind, letter.name) == ("file", "讲稿 a b c d.txt")
    assert letter.file.decode("utf-8-sig").startswith("一\n")
    assert letter.file.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("button", "visit", "data"),
    [
        (Button(verbatim(""), "pick", "a"), 1, "1.1.pick.a"),
        (Button(verbatim(""), "done"), 35, "1.z.done"),
        (Button(verbatim(""), "tick", "a,1"), 36 * 36, "1.100.tick.a,1"),
        (Button(verbatim(""), "return", timeless=True), 5, "1.0.return"),
    ],
)
def test_what_a_button_says_when_it_is_tapped(button: Button, visit: int, data: str) -> None:
    assert data_of(button, visit) == data


@pytest.mark.parametrize("value", ["x" * 60, "值"])
def test_a_button_that_telegram_would_refuse_is_a_fault_of_ours(value: str) -> None:
    with pytest.raises(ValueError, match="too long"):
        data_of(Button(verbatim(""), "pick", value), 1)


def test_a_reply_goes_out_as_a_new_message_or_in_place_of_one() -> None:
    letter = Outgoing("show", b'{"text":"x"}')
    assert deliver(letter, 7, None) == ("sendMessage", b'{"chat_id":7,"text":"x"}')
    assert deliver(letter, 7, 9) == ("editMessageText", b'{"chat_id":7,"message_id":9,"text":"x"}')
    method, parameters = deliver(Outgoing("file", b"{}", b"abc", "讲稿.txt"), 7, None)
    assert (method, parameters["chat_id"]) == ("sendDocument", 7)
    assert parameters["document"].field_tuple == ("讲稿.txt", b"abc", "text/plain")


def test_a_reply_without_markup_says_the_same() -> None:
    letter = Outgoing(
        "show", json.dumps({"text": "<b>1 &lt; 2</b>", "parse_mode": "HTML", "reply_markup": {}}).encode()
    )
    assert json.loads(plain(letter).body) == {"text": "1 < 2", "reply_markup": {}}


def test_calls_that_are_made_beside(wording: Wording) -> None:
    assert json.loads(acknowledge("q")[1]) == {"callback_query_id": "q"}
    assert json.loads(acknowledge("q", "长" * 300)[1])["text"] == "长" * 200
    assert poll(5, 25)[1]["allowed_updates"] == KINDS
    assert set_webhook("https://x/h", "s")[1]["secret_token"] == "s"
    assert redirect(-1, "x_bot", wording, "zh_Hans")[1]["text"].endswith("https://t.me/x_bot")


@pytest.mark.parametrize(
    ("result", "id"),
    [
        (b'{"message_id":5,"text":"x"}', 5),
        (b"true", None),
        (b"{}", None),
        (b'{"message_id":0}', None),
        (b'{"message_id":-7}', None),
        (b'{"message_id":9007199254740992}', None),
        (b'{"message_id":%b}' % (b"9" * 26), None),
        (b'{"message_id":%b}' % (b"9" * 5000), None),
    ],
)
def test_the_message_of_a_result(result: bytes, id: int | None) -> None:
    assert message_of(msgspec.Raw(result)) == id


def test_the_introduction_keeps_to_what_telegram_takes(wording: Wording) -> None:
    limits = {"name": 64, "description": 512, "short_description": 120}
    calls = introduction(wording)
    assert len(calls) == 8
    for _, parameters in calls:
        for field, limit in limits.items():
            assert 0 < len(parameters.get(field, "x")) <= limit
        for command in parameters.get("commands", ()):
            assert 1 <= len(command["description"]) <= 256
    assert fingerprint("1", calls) == fingerprint("1", introduction(wording))
    assert fingerprint("1", calls) != fingerprint("2", calls)
    assert fingerprint("1", calls) != fingerprint("1", calls[:-1])


# -- errors
@pytest.mark.parametrize(
    ("error", "what", "answered"),
    [
        (RetryAfter(timedelta(seconds=9)), "wait", False),
        (NetworkError("Too Many Requests (429)"), "wait", False),
        (InvalidToken("Unauthorized"), "wait", False),
        (Forbidden("bot was blocked by the user"), "gone", False),
        (BadRequest("Bad Request: chat not found"), "gone", False),
        (BadRequest("Bad Request: message is not modified: specified new"), "done", False),
        (BadRequest("Bad Request: message to edit not found"), "anew", False),
        (BadRequest("Bad Request: message can't be edited"), "anew", False),
        (BadRequest("Bad Request: there is no text in the message to edit"), "anew", False),
        (BadRequest("Bad Request: can't parse entities: unsupported start tag"), "plain", False),
        (BadRequest("Bad Request: MESSAGE_TOO_LONG"), "final", False),
        (BadRequest("Bad Request: message is too long"), "final", False),
        (BadRequest("Bad Request: BUTTON_DATA_INVALID"), "final", False),
        (BadRequest("Bad Request: something new"), "final", False),
        (ChatMigrated(5), "final", False),
        (NetworkError("Request Entity Too Large (413)"), "final", False),
        (Conflict("Conflict"), "retry", True),
        (NetworkError("Bad Gateway (502)"), "retry", True),
        (TelegramError("Unknown"), "retry", True),
        (TimedOut("ReadTimeoutError"), "retry", False),
        (Unreachable("ConnectError"), "retry", False),
    ],
)
def test_what_an_error_calls_for(error: TelegramError, what: str, answered: bool) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        verdict = judge(error)
    assert (verdict.what, verdict.answered) == (what, answered)
    assert "tag" not in verdict.why


def test_a_flood_says_for_how_long_and_a_refused_token_stops_everybody() -> None:
    assert judge(RetryAfter(timedelta(seconds=9))).seconds == 9
    assert judge(InvalidToken("x")).all
    assert not judge(RetryAfter(timedelta(seconds=9))).all


# -- answers
@pytest.mark.parametrize(
    "payload",
    [b'{"ok":true}', b"[]", b"null", b"", b'{"ok":true,"resu', b"<html>", b'{"ok":false,"result":1}', b'{"ok":"yes"}'],
)
def test_an_answer_that_is_none_is_an_error_of_the_network(payload: bytes) -> None:
    with pytest.raises(NetworkError):
        Request.parse_json_payload(payload)["result"]


def test_an_answer_with_a_broken_character_is_read_without_it() -> None:
    result = Request.parse_json_payload(b'{"ok":true,"result":["a\xff","\\ud800"]}')["result"]
    assert msgspec.json.decode(result) == ["a\ufffd", "?"]


def test_a_refusal_is_read_with_its_parameters() -> None:
    answer = Request.parse_json_payload(b'{"ok":false,"description":"no","parameters":{"retry_after":3}}')
    assert (answer["description"], answer.get("parameters")) == ("no", {"retry_after": 3})


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"3", 3.0),
        (b"0.5", 0.5),
        (b'"7"', 7.0),
        (b"1000000000000000", 3600.0),
        (b'"inf"', 3600.0),
        (b"-1", None),
        (b"0", None),
        (b'"nan"', None),
        (b'"soon"', None),
        (b"null", None),
        (b"[5]", None),
        (b"9" * 400, None),
        (b"1e999", None),
    ],
)
def test_how_long_to_wait_is_a_number_of_seconds_up_to_an_hour_or_not_said(value: bytes, seconds: float | None) -> None:
    body = b'{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":%b}}' % value
    answer = Request.parse_json_payload(body)
    assert answer["parameters"].get("retry_after") == seconds
    assert judge(NetworkError(answer["description"])).what == "wait"


@pytest.mark.parametrize("odd", [b"null", b"7", b'["x"]', b'{"a":1}'])
def test_a_refusal_with_odd_words_is_a_refusal_without_words(odd: bytes) -> None:
    body = b'{"ok":false,"error_code":400,"description":%b,"parameters":%b}' % (odd, odd)
    assert Request.parse_json_payload(body)["description"] == ""


def test_every_locale_has_its_own_words(wording: Wording) -> None:
    redirected = {redirect(-1, "x", wording, locale)[1]["text"] for locale in LOCALES}
    assert len(redirected) == 3
