"""Everything that goes wrong in the laboratory, by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from tests.fake_api import FakeApi, faults, refusal
from tests.fake_api.faults import Fault
from tests.faults.history import REPLIES
from tests.faults.plan import ODDITIES, Plan
from tests.faults.sabotaged import AFTER_INTAKE, AFTER_KEYS, BEFORE_INTAKE, BEFORE_KEYS, POINTS
from tests.faults.trouble import Blow, SetUp, Trouble

CALLS = (*REPLIES, "answerCallbackQuery", "editMessageReplyMarkup")
EDIT, POLL = ("editMessageText",), ("getUpdates",)
LONGER_THAN_A_POLL = 36.0
_BEYOND_THE_LIMIT = 21.0
_BLOCKED = 5


def by_chance(*struck: tuple[Sequence[str], Fault, float]) -> SetUp:
    """Faults that strike a share of the calls."""

    def set_up(api: FakeApi, plan: Plan) -> None:
        for methods, fault, share in struck:
            api.faults.by_chance(methods, fault, share)

    return set_up


def _unreadable_markup(api: FakeApi, plan: Plan) -> None:
    """Once for each chat and method: the same without markup is taken."""
    refusal = faults.refused(400, 'Bad Request: can\'t parse entities: Unsupported start tag "b" at byte offset 0')
    for part in plan.parts:
        for method in ("sendMessage", "editMessageText"):
            api.faults.on(method, refusal, chat=part.chat)


def _blocked(api: FakeApi, plan: Plan) -> None:
    some = [part.chat for part in plan.parts[:_BLOCKED]]
    api.faults.by_chance(REPLIES, faults.refused(403, refusal.BLOCKED), 0.5, some)


def _storm(api: FakeApi, plan: Plan) -> None:
    api.faults.by_chance(CALLS, faults.storm(2.0))


def _no(code: int, description: str) -> Fault:
    return faults.refused(code, description)


_NOT_MODIFIED = faults.refused_after(400, refusal.NOT_MODIFIED)
_DELAYS = ((CALLS, faults.late(1.0), 0.1), (CALLS, faults.late(0.2), 0.2), (CALLS, faults.answered_late(0.5), 0.2))
_IN_FLIGHT = ((CALLS, faults.late(0.1), 0.5),)
_MIXED = (
    (CALLS, faults.late(0.1), 0.1),
    (CALLS, faults.cut_before, 0.05),
    (CALLS, faults.cut_after, 0.05),
    (CALLS, faults.torn, 0.05),
    (REPLIES, faults.too_many(1), 0.02),
    (CALLS, faults.server_error(500), 0.05),
    (CALLS, faults.server_error(502), 0.05),
    (CALLS, faults.garbage(), 0.05),
    (EDIT, _NOT_MODIFIED, 0.05),
    (EDIT, _no(400, refusal.EDIT_NOT_FOUND), 0.05),
    (("answerCallbackQuery",), _no(400, refusal.OLD_QUERY), 0.1),
    (POLL, faults.late(0.05), 0.1),
    (POLL, faults.cut_before, 0.05),
    (POLL, faults.cut_after, 0.05),
    (POLL, faults.torn, 0.05),
    (POLL, faults.server_error(502), 0.05),
    (POLL, faults.garbage(), 0.05),
    (POLL, _no(409, refusal.SECOND_POLL), 0.02),
)

OF_THE_API = (
    Trouble("answers late by up to a second", faults=by_chance(*_DELAYS)),
    Trouble("connection reset before the call", faults=by_chance((CALLS, faults.cut_before, 0.25))),
    Trouble("connection reset after the call", faults=by_chance((CALLS, faults.cut_after, 0.25))),
    Trouble("answer cut in the middle", faults=by_chance((CALLS, faults.torn, 0.25))),
    Trouble("429 for a chat", faults=by_chance((REPLIES, faults.too_many(1), 0.1))),
    Trouble("429 for everybody, 2 s", faults=_storm, lasts=2.2),
    Trouble("500", faults=by_chance((CALLS, faults.server_error(500), 0.25))),
    Trouble("502", faults=by_chance((CALLS, faults.server_error(502), 0.25))),
    Trouble("answers that are no JSON", faults=by_chance((CALLS, faults.garbage(), 0.25))),
    Trouble(
        "400 message is not modified", faults=by_chance((EDIT, faults.refused_after(400, refusal.NOT_MODIFIED), 0.5))
    ),
    Trouble("400 message is too long", faults=by_chance((REPLIES, _no(400, refusal.TOO_LONG), 0.2)), final=True),
    Trouble("400 can't parse entities", faults=_unreadable_markup),
    Trouble("400 message to edit not found", faults=by_chance((EDIT, _no(400, refusal.EDIT_NOT_FOUND), 0.5))),
    Trouble("400 query is too old", faults=by_chance((("answerCallbackQuery",), _no(400, refusal.OLD_QUERY), 0.5))),
    Trouble("403 blocked by some", faults=_blocked, final=True),
    Trouble("409 a second poller", faults=by_chance((POLL, _no(409, refusal.SECOND_POLL), 0.3))),
    Trouble("401", faults=by_chance(((*CALLS, *POLL), _no(401, refusal.UNAUTHORIZED), 0.05)), restart=True),
    Trouble("polls cut, torn, refused, garbled", faults=by_chance(*(one for one in _MIXED if one[0] is POLL))),
    Trouble("all of these mixed", faults=by_chance(*_MIXED)),
)
"""What the Bot API does wrong, each alone and all together."""

OF_UPDATES = (
    *(Trouble(f"updates {oddity}", oddities=(oddity,)) for oddity in (*ODDITIES, "poisonous")),
    Trouble("updates poisonous, two kills", oddities=["poisonous"], kills=2),
    Trouble("updates odd in every way", oddities=ODDITIES),
    Trouble("updates odd in every way, 40 at once", oddities=ODDITIES, batch=40),
    Trouble("updates odd in every way, by webhook", oddities=ODDITIES, webhook=True),
)

_THREE_TERMS = (Blow(0.2, "term"), Blow(0.5, "term"), Blow(0.8, "term"))
OF_THE_PROCESS = (
    Trouble("SIGTERM, three times", blows=_THREE_TERMS),
    Trouble("SIGTERM, three times, by webhook", blows=_THREE_TERMS, webhook=True),
    Trouble("SIGTERM with calls in flight", blows=[Blow(0.5, "term")], faults=by_chance(*_IN_FLIGHT)),
    Trouble("SIGSTOP for half a second, twice", blows=[Blow(0.2, "stop", 0.5), Blow(0.6, "stop", 0.5)]),
)
OF_THE_DISK = (
    Trouble("database locked by another process, 10 s", blows=[Blow(0.3, "locked", 10.0)]),
    Trouble("database locked, by webhook", blows=[Blow(0.3, "locked", 10.0)], webhook=True),
    Trouble("write-ahead log cannot grow, 5 s", blows=[Blow(0.3, "stunted", 5.0)]),
    Trouble("write-ahead log cannot grow, by webhook", blows=[Blow(0.3, "stunted", 5.0)], webhook=True),
    Trouble("database read-only, 5 s", blows=[Blow(0.3, "refused", 5.0)]),
)
FULL_DISK = Trouble("disk full, 5 s", blows=[Blow(0.3, "full", 5.0)])
"""Only where a disk can be mounted."""
LONG_STOP = Trouble("SIGSTOP for 36 s, longer than a poll", blows=[Blow(0.4, "stop", LONGER_THAN_A_POLL)])
LONG_WAIT = Trouble(
    "answers later than the bot waits, 21 s",
    faults=by_chance((REPLIES, faults.answered_late(_BEYOND_THE_LIMIT), 0.05)),
    patience=60.0,
)

ONE_KILL = Trouble("kill -9 at a random moment", kills=1)
FOUR_KILLS = Trouble("kill -9 at four random moments", kills=4)
KILLS = (
    (ONE_KILL, 6),
    (FOUR_KILLS, 4),
    (Trouble("kill -9 twelve times, mostly while it starts", kills=12), 1),
    (Trouble("kill -9 with calls in flight", kills=4, faults=by_chance(*_IN_FLIGHT)), 1),
    (Trouble("kill -9 in a 429 storm", kills=4, faults=_storm, lasts=2.2), 1),
    (Trouble("kill -9 by webhook", kills=4, webhook=True), 1),
    (Trouble("kill -9, all faults, odd updates", kills=4, faults=by_chance(*_MIXED), oddities=ODDITIES), 1),
    (Trouble("the same by webhook", kills=4, faults=by_chance(*_MIXED), oddities=ODDITIES, webhook=True), 1),
)
"""Random kills, and how often one kind comes among the others."""


def at_point(point: str, seed: int) -> Trouble:
    """A kill at this point of a turn, at a moment that `seed` chooses."""
    random = Random(seed)
    soon = point in (BEFORE_KEYS, AFTER_KEYS)  # there are no new people later
    return Trouble(
        f"kill {point}", point=point, nth=random.randint(1, 3), armed=0.0 if soon else random.uniform(0, 0.9)
    )


def at_points(times: int, seed: int) -> Iterator[tuple[Trouble, int]]:
    """Every point so many times, with the seeds of the experiments; where a webhook makes a difference, by that too."""
    for point in POINTS:
        for number in range(seed, seed + times):
            yield at_point(point, number), number
    for point in (BEFORE_INTAKE, AFTER_INTAKE):
        trouble = at_point(point, seed)
        yield replace(trouble, name=f"{trouble.name}, by webhook", webhook=True), seed


def random_kills(least: int, seed: int) -> Iterator[tuple[Trouble, int]]:
    """Experiments until there are `least` kills, of every kind in turn."""
    kinds = [trouble for trouble, times in KILLS for _ in range(times)]
    killed, number = 0, 0
    while killed < least:
        trouble = kinds[number % len(kinds)]
        yield trouble, seed + number
        killed, number = killed + trouble.kills, number + 1
