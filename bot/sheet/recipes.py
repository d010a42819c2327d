"""From a paper of the dialogue to the recipe that waits in the outbox, and from that to a file, or to words.

The recipe holds what stands on the paper as it was when it was asked for, in the person's language: what they answer
later changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec

from bot.storage import Outgoing
from bot.wording import Wording
from flows.model import Locale, Paper, Printed, Spoken, Text

from . import Press


class Recipe(msgspec.Struct):
    """data: what the template is filled with. instead: the body of the message that is sent where it cannot be drawn."""

    template: str
    data: msgspec.Raw
    instead: msgspec.Raw


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Recipe).decode
_BEGINS = b'{"template":'


def recipe(paper: Paper, instead: bytes, wording: Wording, locale: Locale) -> bytes:
    """The body of the reply. `instead`: a message's body as JSON."""
    data = _encode(_said({"locale": locale, **paper.data}, wording, locale))
    return _encode(Recipe(paper.template, msgspec.Raw(data), msgspec.Raw(instead)))


def drawn(letter: Outgoing, press: Press) -> Outgoing:
    """The reply as a file. Raises CannotDraw. Takes a moment, and may be called in a thread."""
    found = _decode(letter.body)
    content = press.draw(found.template, bytes(found.data))
    return msgspec.structs.replace(letter, kind="file", file=content)


def undrawn(letter: Outgoing) -> Outgoing:
    """The same in words: of a paper, drawn or not."""
    return msgspec.structs.replace(letter, kind="keep", body=bytes(_decode(letter.body).instead), file=b"", name="")


def is_drawn(letter: Outgoing) -> bool:
    """Whether a file is a paper that was drawn here, which can also be said in words."""
    return letter.kind == "file" and letter.body.startswith(_BEGINS)


def _said(printed: Printed, wording: Wording, locale: Locale) -> Any:
    match printed:
        case Text():
            return wording.words(printed, locale)
        case Spoken():
            chinese, pinyin, meaning = wording.three(printed, locale)
            return {"n": printed.number, "zh": chinese, "pinyin": pinyin, "meaning": meaning}
        case Decimal():
            return float(printed)  # a length in a drawing
        case tuple():
            return [_said(each, wording, locale) for each in printed]
        case Mapping():
            return {key: _said(each, wording, locale) for key, each in printed.items()}
    return printed
