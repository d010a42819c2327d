"""What goes wrong in an experiment, as a value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from tests.fake_api import FakeApi
from tests.faults.plan import Oddity, Plan

SetUp = Callable[[FakeApi, Plan], None]
"""Tells a Bot API what it does wrong, and to whom."""


@dataclass(frozen=True)
class Blow:
    """What is done to the process, at a share of the time of sending. seconds: how long it is stopped, or its disk
    says no in one of four ways."""

    at: float
    how: Literal["kill", "term", "stop", "locked", "stunted", "refused", "full"] = "kill"
    seconds: float = 0.0


@dataclass(frozen=True)
class Trouble:
    """What goes wrong. Of what is not named, nothing does.

    blows: to the process, `kills` of them besides at random moments. point: where the bot kills itself, the `nth` time
    after the share `armed` of the updates is sent. faults: sets up the API's; they end with the sending, `lasts`
    seconds after its beginning at the earliest. oddities: of the updates. batch: so many updates come together.
    apart: the last act of each chat comes after all that, when it is quiet again. final: some of the faults end a
    reply for good; the last acts are apart then.
    restart: the bot is started anew when the faults are over, as operators do who see it wait. patience: the most
    seconds in which all has to be answered then.
    """

    name: str
    kills: int = 0
    blows: Sequence[Blow] = ()
    point: str = ""
    nth: int = 1
    armed: float = 0.0
    mutant: str = ""
    faults: SetUp | None = None
    lasts: float = 0.0
    oddities: Collection[Oddity] = ()
    batch: int = 1
    webhook: bool = False
    apart: bool = False
    final: bool = False
    restart: bool = False
    patience: float = 40.0
    chats: int = 20
    acts: int = 10
    rate: float = 130.0
