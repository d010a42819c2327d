"""Telegram's HTML, read as Telegram reads it (td/telegram/MessageEntity.cpp, parse_html): tags, nesting, entities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tests.fake_api.refusal import bad

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "span": "spoiler", "tg-spoiler": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ENTITY = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([a-z]+));?")
_ATTRIBUTE = re.compile(r"""\s+([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[a-zA-Z0-9.-]+))?""")


def units(text: str) -> int:
    """Length as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(slots=True)
class _Open:
    tag: str
    at: int
    offset: int
    attributes: dict[str, str]


def parse(html: str) -> tuple[str, list[dict[str, Any]]]:
    """Plain text and its entities. Raises Refused with Telegram's words."""
    out: list[str] = []
    length = 0
    opened: list[_Open] = []
    entities: list[dict[str, Any]] = []
    at = 0
    while at < len(html):
        if html[at] == "<" and html[at + 1 : at + 2] == "/":
            at = _close(html, at, length, opened, entities)
        elif html[at] == "<":
            at = _start(html, at, length, opened)
        else:
            piece, at = _text(html, at)
            out.append(piece)
            length += units(piece)
    if opened:
        raise _wrong(f'Can\'t find end tag corresponding to start tag "{opened[-1].tag}"')
    return _trim("".join(out), sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])))


def _wrong(why: str) -> Exception:
    return bad(f"Bad Request: can't parse entities: {why}")


def _byte(html: str, at: int) -> int:
    return len(html[:at].encode())


def _text(html: str, at: int) -> tuple[str, int]:
    if html[at] != "&":
        end = min((found for found in (html.find("<", at), html.find("&", at)) if found >= 0), default=len(html))
        return html[at:end], end
    entity = _ENTITY.match(html, at)
    if entity is None:
        return "&", at + 1
    decimal, hexadecimal, name = entity.groups()
    if name is not None:
        return (NAMED[name], entity.end()) if name in NAMED and entity[0].endswith(";") else ("&", at + 1)
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return (chr(code), entity.end()) if 0 < code < 0x10FFFF else ("&", at + 1)


def _start(html: str, at: int, offset: int, opened: list[_Open]) -> int:
    name = re.compile(r"[^\s>]*").match(html, at + 1)
    assert name is not None
    tag = name[0].lower()
    if name.end() == len(html):
        raise _wrong(f"Unclosed start tag at byte offset {_byte(html, at)}")
    if tag not in TAGS:
        raise _wrong(f'Unsupported start tag "{tag}" at byte offset {_byte(html, at)}')
    attributes: dict[str, str] = {}
    end = name.end()
    while (attribute := _ATTRIBUTE.match(html, end)) is not None:
        attributes[attribute[1].lower()] = (attribute[2] or "").strip("\"'")
        end = attribute.end()
    close = re.compile(r"\s*>").match(html, end)
    if close is None:
        raise _wrong(f'Unclosed start tag "{tag}" at byte offset {_byte(html, at)}')
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {_byte(html, at)}')
    opened.append(_Open(tag, at, offset, attributes))
    return close.end()


def _close(html: str, at: int, offset: int, opened: list[_Open], entities: list[dict[str, Any]]) -> int:
    if not opened:
        raise _wrong(f"Unexpected end tag at byte offset {_byte(html, at)}")
    end = re.compile(r"</([^\s>]*)\s*(>?)").match(html, at)
    assert end is not None
    if not end[2]:
        raise _wrong(f"Unclosed end tag at byte offset {_byte(html, at)}")
    start = opened.pop()
    if end[1] and end[1].lower() != start.tag:
        expected = f'expected "</{start.tag}>", found "</{end[1]}>"'
        raise _wrong(f"Unmatched end tag at byte offset {_byte(html, at)}, {expected}")
    if offset > start.offset:
        entities.append(_entity(start, offset))
    return end.end()


def _entity(start: _Open, offset: int) -> dict[str, Any]:
    kind = TAGS[start.tag]
    if kind == "blockquote" and "expandable" in start.attributes:
        kind = "expandable_blockquote"
    entity: dict[str, Any] = {"type": kind, "offset": start.offset, "length": offset - start.offset}
    if kind == "text_link":
        entity["url"] = start.attributes.get("href", "")
    return entity


def _trim(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Telegram drops white space at both ends."""
    cut = units(text) - units(text.lstrip())
    text = text.strip()
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - cut)
        end = min(units(text), entity["offset"] + entity["length"] - cut)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, kept
