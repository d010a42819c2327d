"""The whole history of an experiment, held against what the core says: what was sent to each chat, in which order, and
what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from bot.outage import _WAIT
from bot.telegram.api import CALL_SECONDS
from bot.wording import Wording
from flows.model import LOCALES
from tests.fake_api import Call, FakeApi
from tests.fake_api.chats import Document
from tests.faults.core import Sign, sign_of_file, sign_of_message, sign_of_phone
from tests.faults.kept import OfChat
from tests.faults.plan import Expected, Part

REPLIES = ("sendMessage", "editMessageText", "sendDocument", "sendPhoto")
MARK_SECONDS = 5.0
"""A reply that has arrived is marked within milliseconds; on a machine that is starved, within some more."""
_NEARLY = 1.0
_NEVER = 1_000_000
_SKIPPED = 10_000
_REPEATED = 100
_UNFINISHED = 10


@dataclass(frozen=True)
class Gap:
    """A time in which there was no bot: from its death until the next one could make calls.

    unmarked: the replies of each chat that it has left as not sent; None when it only paused.
    """

    died: float
    reborn: float
    unmarked: Mapping[int, Collection[Sign]] | None = None

    def begun_before(self, call: Call) -> bool:
        """Whether the call is the dead one's; the server may come to it a little later."""
        return call.at <= self.reborn

    def hides(self, call: Call, sign: Sign) -> bool:
        """Whether the bot could not know, for this gap, that the call was carried out."""
        if not self.begun_before(call) or call.ended < self.died - MARK_SECONDS:
            return False
        return self.unmarked is None or sign in self.unmarked.get(call.chat or 0, ())


@dataclass(frozen=True)
class Found:
    """A call that was carried out, and the reply that it is: a new one, a repeated one, or (None) one out of place."""

    call: Call
    reply: int | None
    repeated: bool


@dataclass
class Verdict:
    """What is wrong with one chat, in numbers and in words. waits: seconds from an act to its answer."""

    unanswered: int = 0
    lost: int = 0
    wrong: int = 0
    out_of_order: int = 0
    repeated_sends: int = 0
    repeated_edits: int = 0
    waits: dict[int, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


class History:
    """What became of one part. `gaps`: when there was no bot, on the monotonic clock.

    forgiving: replies that Telegram has refused for good may be missing.
    """

    def __init__(self, api: FakeApi, part: Part, gaps: Sequence[Gap] = (), forgiving: bool = False) -> None:
        self._api = api
        self._part = part
        self._gaps = gaps
        self._forgiving = forgiving
        self._expected = part.expected()

    @cached_property
    def calls(self) -> list[Call]:
        """What was carried out, in that order, and what had been before."""
        with self._api.changed:
            made = [call for call in self._api.calls if call.method in REPLIES and call.chat == self._part.chat]
        carried = [call for call in made if call.done or _was_so_already(call)]
        return sorted((call for call in carried if not _is_apology(call)), key=lambda call: call.carried)

    def is_unsure(self, call: Call, sign: Sign) -> bool:
        """Whether the bot could not know for certain that this call was carried out."""
        unheard = not call.heard or call.ended - call.at > CALL_SECONDS - _NEARLY
        return unheard or any(gap.hides(call, sign) for gap in self._gaps)

    def is_overtaken(self, call: Call) -> bool:
        """Whether it was carried out after its process had died: others of the next process may have come before it."""
        return any(gap.begun_before(call) and gap.died < call.carried for gap in self._gaps)

    def is_shown(self) -> bool:
        """Whether the phone shows what it has to show at the end."""
        if not self._expected:
            return True
        newest = self._api.chats[self._part.chat].newest()
        if newest is None:
            return False
        sign = sign_of_file(newest.document.name, newest.document.content) if newest.document else None
        return (sign or sign_of_phone(newest.text, newest.keyboard)) == self._expected[-1].sign

    def judge(self, kept: OfChat | None) -> Verdict:
        """Everything about this chat."""
        verdict = Verdict()
        self._judge_calls(verdict)
        self._judge_kept(verdict, kept)
        if not self.is_shown():
            newest = self._api.chats[self._part.chat].newest()
            verdict.wrong += 1
            verdict.notes.append(f"{self._part.chat} shows {newest.text[:60] if newest else ''!r} at the end")
        return verdict

    # -- what was sent
    def _judge_calls(self, verdict: Verdict) -> None:
        calls = [(call, _sign(call)) for call in self.calls]
        found = align(self._expected, calls, self.is_unsure, self.is_overtaken)
        for one in found:
            if one.reply is None:
                verdict.out_of_order += 1
                verdict.notes.append(f"{self._part.chat} out of order: {one.call.params.get('text', '')[:60]!r}")
            elif one.repeated:
                edit = one.call.method == "editMessageText"
                verdict.repeated_edits += edit
                verdict.repeated_sends += not edit
        delivered = {one.reply for one in found if one.reply is not None}
        last = max((self._expected[reply].act for reply in delivered), default=-1)
        late = {reply.act for reply in self._expected if reply.act > last}
        stays = [at for at, one in enumerate(self._expected) if one.kind != "show" and one.act <= last]
        missing = [] if self._forgiving else [at for at in stays if at not in delivered]
        verdict.unanswered += len(late) + len(missing)
        if late or missing:
            verdict.notes.append(f"{self._part.chat} unanswered: acts {sorted(late)}, kept messages {missing}")
        self._time(verdict, found)

    def _time(self, verdict: Verdict, found: Sequence[Found]) -> None:
        """When each act was answered: with the first reply to it or to a later one."""
        soonest = float("inf")
        for one in sorted(found, key=lambda one: -one.call.carried):
            if one.reply is not None and not one.repeated:
                soonest = one.call.carried
                for act in range(self._expected[one.reply].act + 1):
                    verdict.waits[act] = soonest

    # -- what is kept
    def _judge_kept(self, verdict: Verdict, kept: OfChat | None) -> None:
        wanted = self._part.session
        if kept is None or kept.session is None:
            verdict.lost += len(wanted.case.answers) + 1
            verdict.notes.append(f"{self._part.chat} is not known")
            return
        rows = {step: value for (case, step), value in kept.rows.items() if case == wanted.case.id}
        for answers in (kept.session.case.answers, rows):
            missing = wanted.case.answers.keys() - answers.keys()
            other = {step for step, value in answers.items() if wanted.case.answers.get(step, verdict) != value}
            verdict.lost += len(missing)
            verdict.wrong += len(other)
            if missing or other:
                verdict.notes.append(f"{self._part.chat} answers missing {sorted(missing)}, wrong {sorted(other)}")
        strange = {key for key in kept.rows if key[0] > wanted.case.id}
        if strange or kept.session != wanted:
            verdict.wrong += 1
            verdict.notes.append(f"{self._part.chat} session or cases differ {sorted(strange)}")


def _was_so_already(call: Call) -> bool:
    return not call.faulty and "is not modified" in call.answer.get("description", "")


def _is_apology(call: Call) -> bool:
    """Whether it only says that nothing can be stored: past the database, so it is no reply."""
    return call.params.get("text") in _apologies()


@cache
def _apologies() -> set[str]:
    wording = Wording.load()
    return {wording.words(_WAIT, locale) for locale in LOCALES}


def _sign(call: Call) -> Sign:
    document = call.params.get("document")
    if isinstance(document, Document):
        return sign_of_file(document.name, document.content)
    return sign_of_message(call.params)


def align(
    expected: Sequence[Expected],
    calls: Sequence[tuple[Call, Sign]],
    is_unsure: Callable[[Call, Sign], bool],
    is_overtaken: Callable[[Call], bool],
) -> list[Found]:
    """Which reply each call is, so that as little as possible is wrong: replies come in order, screens may be left out
    for newer ones, and again may come what the bot could not know to have arrived."""
    best: dict[int, tuple[int, list[Found]]] = {-1: (0, [])}
    unsure: set[Sign] = set()
    for call, sign in calls:
        again = sign in unsure or is_overtaken(call)
        following: dict[int, tuple[int, list[Found]]] = {}
        for at, (cost, found) in best.items():
            for then, more, one in _readings(expected, call, sign, at, again):
                if then not in following or following[then][0] > cost + more:
                    following[then] = (cost + more, [*found, one])
        best = following
        if is_unsure(call, sign):
            unsure.add(sign)
    end = len(expected) - 1
    return min(best.items(), key=lambda item: item[1][0] + (_UNFINISHED if item[0] != end else 0))[1][1]


def _readings(
    expected: Sequence[Expected], call: Call, sign: Sign, at: int, again: bool
) -> Iterator[tuple[int, int, Found]]:
    """What a call may be after reply `at`: where it leads, what it costs, what it is."""
    yield at, _NEVER, Found(call, None, False)
    if again and (earlier := [one for one in range(at + 1) if expected[one].sign == sign]):
        yield at, _REPEATED, Found(call, earlier[-1], True)
    skipped = 0
    for following in range(at + 1, len(expected)):
        if expected[following].sign == sign:
            yield following, skipped, Found(call, following, False)
        skipped += _SKIPPED if expected[following].kind != "show" else 0
