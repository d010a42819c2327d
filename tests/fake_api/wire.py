"""HTTP/1.1 as far as a Bot API client needs it: keep-alive, Content-Length and chunked bodies, three kinds of form."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.fake_api.chats import Document


@dataclass(slots=True)
class Request:
    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes

    def params(self) -> dict[str, Any]:
        """The call's parameters, whichever way they were sent."""
        found: dict[str, Any] = {name: _value(text) for name, text in parse_qsl(self.query, keep_blank_values=True)}
        kind = self.headers.get("content-type", "")
        if not self.body:
            return found
        if kind.startswith("application/json"):
            return {**found, **json.loads(self.body)}
        if kind.startswith("multipart/form-data"):
            return {**found, **_multipart(self.body, kind)}
        return {**found, **{name: _value(text) for name, text in parse_qsl(self.body.decode(), keep_blank_values=True)}}


_QUOTED = re.compile(rb'(\w+\*?)=(?:"((?:[^"\\]|\\.)*)"|([^;\r\n]+))')


def _value(text: str) -> Any:
    """A form's value: structures come as JSON, numbers and booleans are read by who needs them."""
    if text[:1] in ("{", "["):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return {"true": True, "false": False}.get(text, text)


def _multipart(body: bytes, kind: str) -> dict[str, Any]:
    boundary = re.search(r'boundary="?([^";]+)"?', kind)
    if boundary is None:
        return {}
    found: dict[str, Any] = {}
    for part in body.split(b"--" + boundary[1].encode())[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        content = content.removesuffix(b"\r\n")
        fields = {match[1].decode(): (match[2] or match[3] or b"").decode() for match in _QUOTED.finditer(head)}
        mime = re.search(rb"(?i)^content-type: *([^\r\n]+)", head, re.MULTILINE)
        if "filename" in fields or "filename*" in fields:
            name = unquote(fields["filename*"].rpartition("''")[2]) if "filename*" in fields else fields["filename"]
            found[fields["name"]] = Document(name, content, mime[1].decode() if mime else "application/octet-stream")
        else:
            found[fields["name"]] = _value(content.decode())
    return found


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """The next request on the connection; None when there is none any more."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    first, *lines = head.rstrip("\r\n").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if "chunked" in headers.get("transfer-encoding", ""):
        body = await _chunks(reader)
    else:
        body = await reader.readexactly(int(headers.get("content-length", 0)))
    where = urlsplit(target)
    return Request(method, unquote(where.path), where.query, headers, body)


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    out = bytearray()
    while size := int((await reader.readline()).split(b";")[0], 16):
        out += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return bytes(out)


def answer(status: int, body: bytes, sent: int | None = None) -> bytes:
    """The bytes of a JSON answer, of its body the first `sent` only."""
    head = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body[:sent]
