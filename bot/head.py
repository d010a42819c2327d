"""The heads of HTTP. A request's is read strictly: what two readers could take in two ways is refused, since before us
there may stand another one. An answer is nothing but its head."""

from __future__ import annotations

import re
from typing import NamedTuple

_REQUEST = re.compile(rb"([A-Z]{1,20}) ([!-~]+) HTTP/1\.([01])")
_FIELD = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+):([\t -~\x80-\xff]*)")
_LENGTH = re.compile(r"[0-9]{1,18}")
_ONCE = frozenset(
    {"content-length", "content-type", "host", "transfer-encoding", "x-telegram-bot-api-secret-token"},
)

_REASONS = {
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    404: "Not Found",
    405: "Method Not Allowed",
    411: "Length Required",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    431: "Request Header Fields Too Large",
    503: "Service Unavailable",
}


class Malformed(Exception):
    """It is no head of HTTP/1, or one that could be understood in two ways."""


class Head(NamedTuple):
    """path: without the query. fields: by names in lower case. last: nothing more is to come on this connection."""

    method: str
    path: str
    fields: dict[str, str]
    last: bool

    def __repr__(self) -> str:
        return f"Head({self.method})"  # among the fields is the secret

    @property
    def length(self) -> int | None:
        """Of the body that follows; None when it is not said so that it can be relied upon."""
        said = self.fields.get("content-length")
        return None if said is None or "transfer-encoding" in self.fields else int(said)


def read_head(data: bytes) -> Head:
    """Everything before the empty line. Raises Malformed."""
    first, *lines = data.split(b"\r\n")
    request = _REQUEST.fullmatch(first)
    if request is None:
        raise Malformed
    fields: dict[str, str] = {}
    for line in lines:
        field = _FIELD.fullmatch(line)
        if field is None:
            raise Malformed
        name = field[1].decode("ascii").lower()
        if name in fields and name in _ONCE:
            raise Malformed
        fields[name] = field[2].decode("latin-1").strip(" \t")
    length = fields.get("content-length")
    if length is not None and ("transfer-encoding" in fields or not _LENGTH.fullmatch(length)):
        raise Malformed
    last = request[3] == b"0" or fields.get("connection", "").lower() == "close"
    return Head(request[1].decode(), request[2].decode().partition("?")[0], fields, last)


def write_head(status: int, *, last: bool) -> bytes:
    """An answer. `last`: the connection is closed after it."""
    more = "Connection: close\r\n" if last else ""
    return f"HTTP/1.1 {status} {_REASONS[status]}\r\nContent-Length: 0\r\n{more}\r\n".encode()
