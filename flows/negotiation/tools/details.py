"""What a tool's screen is about, in its view: numbers by name, as `lent=10000,number=12`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from flows.model import Answers

Numbers = Mapping[str, Decimal | int | str | None]


def written(numbers: Numbers) -> str:
    """What is None or '' is left out."""
    return ",".join(f"{name}={_plain(value)}" for name, value in numbers.items() if value not in (None, ""))


def _plain(value: Decimal | int | str | None) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


class Detail:
    """The same read again. Reading is total: what is missing or no number is None."""

    __slots__ = ("_told",)

    def __init__(self, detail: str) -> None:
        pairs = (part.partition("=") for part in detail.split(","))
        self._told = {name: value for name, is_told, value in pairs if is_told}

    def __bool__(self) -> bool:
        return bool(self._told)

    def amount(self, name: str) -> Decimal | None:
        value = Answers({name: self._told.get(name, "")}).money(name)
        return value if value is not None and abs(value) < Decimal(10) ** 12 else None

    def count(self, name: str) -> int | None:
        value = self._told.get(name, "")
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 5 else None

    def word(self, name: str) -> str:
        return self._told.get(name, "")
