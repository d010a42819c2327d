"""`xieshang inbox`: what was set aside, by the number that its person was told; a reply's number has an r before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from bot.config import Settings
from bot.storage import StoreError
from bot.storage.reading import Aside, open_reader

from . import errands
from .redaction import kind_of, redacted, redacted_reply

_UNREADABLE = "It cannot be read: the key of its person is gone, or it is damaged."
_HOPELESS = "cannot be read, and so cannot be tried again"
_KINDS = {"update": "retry", "reply": "retry_reply"}


class Row(msgspec.Struct):
    """What is told of one. made: local time; of a reply when it was written or last tried anew. tries: of an update;
    of a reply they are not counted to the end."""

    number: str
    made: str
    tries: int | None
    why: str
    kind: str


def rows(settings: Settings) -> list[Row]:
    """Everything that was set aside, in order. Raises StoreError."""
    return [
        Row(
            number=number_of(aside),
            made=datetime.fromtimestamp(aside.made).astimezone().isoformat(" ", "seconds"),
            tries=None if aside.kind == "reply" else aside.tries,
            why=aside.why,
            kind=f"reply: {aside.letter.kind}" if aside.letter else kind_of(aside.body),
        )
        for aside in _aside(settings)
    ]


def table(found: Sequence[Row]) -> str:
    """The rows for a reader, in columns."""
    if not found:
        return "Nothing was set aside."
    lines = [("no.", "when", "tries", "why", "kind")]
    lines += [(row.number, row.made, str(row.tries or "-"), row.why, row.kind) for row in found]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = ("  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)) for line in lines)
    return "\n".join(line.rstrip() for line in padded)


def show(settings: Settings, number: str) -> str:
    """One of them, without what anybody said. Raises StoreError when there is none of this number."""
    (aside,) = _chosen(settings, [number])
    if aside.body is not None:
        return redacted(aside.body)
    return redacted_reply(aside.letter) if aside.letter else _UNREADABLE


def retry(settings: Settings, numbers: Sequence[str]) -> tuple[bool, list[str]]:
    """Has those of these numbers, or all of them when there are none, tried anew; whether all of them are, and what
    became of each. Raises StoreError."""
    chosen = _chosen(settings, numbers) if numbers else _aside(settings)
    if not chosen:
        return True, ["Nothing was set aside."]
    legible = [aside for aside in chosen if aside.body is not None or aside.letter]
    wanted = [(_KINDS[aside.kind], aside.seq) for aside in legible]
    given = errands.run(settings, wanted).given if wanted else []
    words = {"done": "is tried anew", "unknown": "is not there any more", "failed": "could not be tried: see the log"}
    told = {
        number_of(aside): words.get(answer or "", "waits for the bot")
        for aside, answer in zip(legible, given, strict=True)
    }
    lines = [f"{number} {told.get(number, _HOPELESS)}." for number in map(number_of, chosen)]
    return len(legible) == len(chosen) and set(given) == {"done"}, lines


def number_of(aside: Aside) -> str:
    return f"r{aside.seq}" if aside.kind == "reply" else str(aside.seq)


def _aside(settings: Settings) -> list[Aside]:
    with open_reader(settings.database, settings.secret_key) as reader:
        return list(reader.aside())


def _chosen(settings: Settings, numbers: Sequence[str]) -> list[Aside]:
    found = {number_of(aside): aside for aside in _aside(settings)}
    for number in numbers:
        if number not in found:
            raise StoreError(f"Nothing of the number {number} was set aside: see xieshang inbox.")
    return [found[number] for number in dict.fromkeys(numbers)]
