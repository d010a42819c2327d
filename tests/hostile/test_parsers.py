"""The readers of what people type: whatever it is, they end soon, with a sane answer or none, never with an error."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from telegram.error import NetworkError

from bot.legible import legible
from bot.request import Request
from bot.storage import Incoming
from bot.telegram.updates import NoUpdate, hear, take
from flows.answers.matching import number_of
from flows.model import LOCALES
from flows.reading.counts import read_count, read_day_of_month
from flows.reading.crisis import assess
from flows.reading.dates import ReadDate, read_date, read_span
from flows.reading.folding import fold
from flows.reading.money import LIMIT, ReadMoney, read_money
from flows.reading.percents import LIMIT as HIGHEST
from flows.reading.percents import read_percent
from flows.reading.unread import Unread
from tests.hostile.anyone import MONDAY
from tests.hostile.readers import READERS
from tests.hostile.words import LONGEST, PIECES, fixed, halved, long, typed

TODAY = MONDAY.date()
anything = typed | halved

LONGS = (
    *((piece * LONGEST)[:LONGEST] for piece in PIECES[::6]),
    *(
        (piece * LONGEST)[:LONGEST]
        for piece in ("k1", "来", "？！", "a1", "十k", "1 thousand ", "！", "(", "a half ", "我快要", "快要", "真的")
    ),
)


@pytest.fixture(autouse=True)
def _guard() -> Iterator[None]:
    """A minute for what takes a second: whoever waits longer waits for ever."""

    def give_up(*_: object) -> None:
        raise AssertionError("it does not end")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@fixed
@given(anything)
def test_an_amount_is_an_amount_in_cents_within_its_limit_or_unread(text: str) -> None:
    read = read_money(text)
    if isinstance(read, Unread):
        assert all(0 <= one <= LIMIT for one in read.candidates)
        return
    assert isinstance(read, ReadMoney)
    for value in (read.value, *(read.range or ())):
        assert value.is_finite()
        assert 0 <= value <= LIMIT
        assert value == value.quantize(Decimal("0.01"))
        assert len(str(value)) <= 13
    assert read.range is None or read.range[0] < read.range[1]


@fixed
@given(anything, st.sampled_from([True, False, None]), st.booleans(), st.booleans())
def test_a_day_lies_in_the_years_that_there_are_or_is_unread(
    text: str, past: bool | None, month_ok: bool, day_first: bool
) -> None:
    read = read_date(text, TODAY, past=past, month_ok=month_ok, day_first=day_first)
    if isinstance(read, ReadDate):
        assert date(1990, 1, 1) <= read.value <= date(2100, 12, 31)
        assert read.precision == "day" or (month_ok and read.value.day == 1)
    span = read_span(text, TODAY)
    assert span is None or 0 <= span.days <= 366 * 111


@fixed
@given(anything, st.integers(-1, 3), st.integers(3, 700), st.booleans())
def test_a_count_is_within_its_bounds_or_unread(text: str, low: int, high: int, durations: bool) -> None:
    read = read_count(text, low, high, months_from_duration=durations)
    assert isinstance(read, Unread) or (type(read) is int and low <= read <= high)
    day = read_day_of_month(text)
    assert isinstance(day, Unread) or (type(day) is int and 1 <= day <= 28)


@fixed
@given(anything)
def test_a_rate_is_finite_and_within_its_limit_or_unread(text: str) -> None:
    read = read_percent(text)
    assert isinstance(read, Unread) or (read.is_finite() and 0 <= read <= HIGHEST and len(str(read)) <= 40)


@fixed
@given(anything)
def test_everything_else_that_looks_at_words_comes_to_an_end(text: str) -> None:
    for read in READERS.values():
        read(text)
    assert 0 <= number_of(text) <= 99
    assert assess(text) in {"danger", "doubtful", ""}


@pytest.mark.parametrize("name", READERS)
def test_ten_thousand_signs_of_one_kind_do_not_hold_anybody_up(name: str) -> None:
    for text in LONGS:
        READERS[name](text)


@fixed
@given(long)
def test_folding_never_makes_much_of_little(text: str) -> None:
    assert len(fold(text)) <= 20 * len(text)


# -- updates
WHO: dict[str, Any] = {"id": 7, "is_bot": False, "first_name": "王", "language_code": "zh-hans"}
PRIVATE: dict[str, Any] = {"id": 7, "type": "private", "first_name": "王"}
MESSAGE: dict[str, Any] = {"message_id": 5, "date": 1, "chat": PRIVATE, "from": WHO, "text": "三千五"}
REAL: tuple[dict[str, Any], ...] = (
    {"update_id": 1, "message": MESSAGE},
    {"update_id": 2, "edited_message": {**MESSAGE, "edit_date": 2}},
    {"update_id": 3, "callback_query": {"id": "9", "from": WHO, "message": MESSAGE, "data": "1.1.pick.x"}},
    {
        "update_id": 4,
        "my_chat_member": {"chat": PRIVATE, "from": WHO, "date": 1, "new_chat_member": {"status": "kicked"}},
    },
    {"update_id": 5, "message": {**MESSAGE, "text": None, "sticker": {"file_id": "x", "emoji": "😀"}}},
    {"update_id": 6, "message": {**MESSAGE, "chat": {"id": -100, "type": "supergroup"}, "text": "/start@bot x"}},
    {"update_id": 7, "message": {**MESSAGE, "forward_origin": {"type": "user"}, "entities": [{"type": "bold"}]}},
    {"update_id": 8, "channel_post": MESSAGE},
)
_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from([2**53, -1, "7"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def _places(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place within it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [here, *(place for key, one in inner for place in _places(one, (*here, key)))]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """An update of Telegram's with something else in some place, or with some bytes gone, twice, or other ones."""
    update = json.loads(json.dumps(draw(st.sampled_from(REAL))))
    for _ in range(draw(st.integers(0, 2))):
        *way, last = draw(st.sampled_from([place for place in _places(update) if place]))
        at = update
        for key in way:
            at = at[key]
        if draw(st.booleans()):
            at[last] = draw(_values)
        else:
            del at[last]
            break
    raw = json.dumps(update, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
    for _ in range(draw(st.integers(0, 2))):
        start, end = sorted((draw(st.integers(0, len(raw))), draw(st.integers(0, len(raw)))))
        piece = draw(
            st.sampled_from([b"", raw[start:end] * 2, b'"', b"\\ud800", b"\xff", b"{" * 50, b"\x00", b"1e999"])
        )
        raw = raw[:start] + piece + raw[end:]
    return raw


def _is_sane(update: Incoming) -> None:
    assert update.id is not None
    assert -(2**53) < update.id < 2**53
    assert update.chat is None or -(2**63) <= update.chat < 2**63
    if update.chat is not None:
        heard = hear(update.body)
        assert heard.locale in LOCALES
        msgspec.msgpack.encode([heard.tap, repr(heard.event)])


@fixed
@given(mutated() | st.binary(max_size=200) | anything.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"")
@example(b"null")
@example(b'{"update_id":true}')
@example(b'{"update_id":1e400}')
@example(b'{"update_id":9223372036854775808}')
def test_what_comes_in_is_an_update_that_can_be_heard_or_none(raw: bytes) -> None:
    try:
        update, _ = take(raw)
    except NoUpdate:
        return
    _is_sane(update)


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'{"update_id":1,"message":{"text":'])
def test_what_is_nested_without_end_is_no_update_or_one_that_can_be_heard(opening: bytes) -> None:
    for raw in (opening * 100_000, b'{"update_id":1,"x":%b1%b}' % (b"[" * 100_000, b"]" * 100_000)):
        try:
            update, _ = take(raw)
        except NoUpdate:
            continue
        _is_sane(update)


@fixed
@given(st.binary(max_size=200) | mutated())
def test_what_cannot_be_read_is_made_legible_or_refused(raw: bytes) -> None:
    try:
        mended = legible(raw)
    except ValueError:
        return
    json.loads(mended)


# -- what Telegram answers
ANSWERED = (
    {"ok": True, "result": {"message_id": 5}},
    {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 3}},
    {"ok": True, "result": []},
    {"ok": True},
)


@st.composite
def answered(draw: st.DrawFn) -> bytes:
    answer = json.loads(json.dumps(draw(st.sampled_from(ANSWERED))))
    if draw(st.booleans()):
        answer[draw(st.sampled_from(["ok", "result", "parameters", "description"]))] = draw(_values)
    raw = json.dumps(answer).encode()
    return raw[: draw(st.integers(0, len(raw)))] + draw(st.binary(max_size=5)) if draw(st.booleans()) else raw


@fixed
@given(answered() | st.binary(max_size=100))
@example(b"[" * 100_000)
@example(b'{"ok":true,"result":' + b"[" * 100_000)
def test_an_answer_of_the_server_is_a_result_a_refusal_or_an_error_of_the_network(payload: bytes) -> None:
    try:
        answer = Request.parse_json_payload(payload)
    except NetworkError:
        return
    if "result" not in answer:
        with pytest.raises(NetworkError):
            answer["result"]
