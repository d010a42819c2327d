"""The head of an HTTP request, read strictly: what two readers could take in two ways is refused, since before us there
may stand another one."""

from __future__ import annotations

import re
from typing import NamedTuple

_REQUEST = re.compile(rb"([A-Z]{1,20}) ([!-~]+) HTTP/1\.([01])")
_FIELD = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+):([\t -~\x80-\xff]*)")
_LENGTH = re.compile(r"[0-9]{1,18}")
_ONCE = frozenset(
    {"content-length", "content-type", "host", "transfer-encoding", "x-telegram-bot-api-secret-token"},
)


class Malformed(Exception):
    """It is no head of HTTP/1, or one that could be understood in two ways."""


class Head(NamedTuple):
    """path: without the query. fields: by names in lower case. last: nothing more is to come on this connection."""

    method: str
    path: str
    fields: dict[str, str]
    last: bool

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
