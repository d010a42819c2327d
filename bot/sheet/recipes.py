"""From a paper of the dialogue to the recipe that waits in the outbox, and from that to a file, or to words.

The recipe holds what stands on the paper as it was when it was asked for, in the person's language: what they answer
later changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from bot.signs import file_name
from bot.storage import Outgoing
from bot.wording import Wording
from flows.model import Locale, Paper, Printed, Spoken, Text

from . import ENDINGS, Press


class Recipe(msgspec.Struct, omit_defaults=True):
    """data: what the template is filled with. Where it cannot be drawn, `text` is sent as a file in place of a sheet,
    and in place of a picture the message whose body is `message`."""

    template: str
    data: msgspec.Raw
    text: str = ""
    message: msgspec.Raw = msgspec.Raw()


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Recipe).decode
_BEGINS = b'{"template":'


def recipe(paper: Paper, message: Callable[[], bytes], wording: Wording, locale: Locale) -> Outgoing:
    """The reply. `message` makes the body of one that says the same, as JSON."""
    locale = paper.locale or locale
    data = msgspec.Raw(_encode(_said({"locale": locale, **paper.data}, wording, locale)))
    if ENDINGS[paper.template] == "png":
        body = _encode(Recipe(paper.template, data, message=msgspec.Raw(message())))
    else:
        body = _encode(Recipe(paper.template, data, wording.plain(paper.instead, locale)))
    return Outgoing("paper", body, name=file_name(f"{wording.words(paper.name, locale)}.{ENDINGS[paper.template]}"))


def drawn(letter: Outgoing, press: Press) -> Outgoing:
    """The reply as a file. Raises CannotDraw. Takes a moment, and may be called in a thread."""
    found = _decode(letter.body)
    content = press.draw(found.template, bytes(found.data))
    return msgspec.structs.replace(letter, kind="file", file=content)


def undrawn(letter: Outgoing) -> Outgoing:
    """The same in words: of a paper, drawn or not."""
    found = _decode(letter.body)
    if not found.text:
        return msgspec.structs.replace(letter, kind="keep", body=bytes(found.message), file=b"", name="")
    name = f"{letter.name.rpartition('.')[0]}.txt"
    return msgspec.structs.replace(letter, kind="file", body=b"{}", file=found.text.encode("utf-8-sig"), name=name)


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
