"""The head of a request: read in one way or refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.head import Head, Malformed, read_head, write_head


def test_a_head_is_method_path_and_fields() -> None:
    head = read_head(b"POST /hook?x=1 HTTP/1.1\r\nHost: a\r\nCONTENT-length:\t12 \r\nX-Empty:\r\nX: \xe4")
    fields = {"host": "a", "content-length": "12", "x-empty": "", "x": "ä"}
    assert head == Head("POST", "/hook", fields, last=False)
    assert head.length == 12


@pytest.mark.parametrize(
    ("data", "last"),
    [
        (b"GET / HTTP/1.1", False),
        (b"GET / HTTP/1.1\r\nConnection: keep-alive", False),
        (b"GET / HTTP/1.1\r\nConnection: Close", True),
        (b"GET / HTTP/1.0", True),
    ],
)
def test_it_says_whether_more_is_to_come(data: bytes, last: bool) -> None:
    assert read_head(data).last is last


def test_a_length_is_relied_upon_only_where_it_is_all_that_is_said() -> None:
    assert read_head(b"GET / HTTP/1.1").length is None
    assert read_head(b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked").length is None


def test_what_may_be_said_twice_is_read_once() -> None:
    assert read_head(b"GET / HTTP/1.1\r\nX: 1\r\nx: 2").fields == {"x": "2"}


@pytest.mark.parametrize(
    "field",
    [
        b"",
        b"Content-Length 5",
        b"Content-Length : 5",
        b" Content-Length: 5",
        b"Content-Length: 5\nX: y",
        b"Content-Length: 5\rX: y",
        b"Content-Length: 5\x00",
        b"Content-Length: \x7f",
        b"Content-Length: 5\x0b",
        b"Content-L\xc3\xa4nge: 5",
        b"Content-Length: 5\r\nContent-Length: 5",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        b"Content-Length: " + b"9" * 5_000,
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(field: bytes) -> None:
    with pytest.raises(Malformed):
        read_head(b"POST / HTTP/1.1\r\n" + field)


@given(st.binary(max_size=80) | st.lists(st.sampled_from([b"A", b":", b" ", b"\r", b"\n", b"0"])).map(b"".join))
def test_any_bytes_are_read_or_refused(rest: bytes) -> None:
    with contextlib.suppress(Malformed):
        head = read_head(b"GET / HTTP/1.1\r\n" + rest)
        assert not any(name.strip() != name or not name for name in head.fields)


def test_an_answer_is_a_head_that_says_whether_the_connection_goes_on() -> None:
    assert write_head(200, last=False) == b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
    assert write_head(413, last=True) == (
        b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
