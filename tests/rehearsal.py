"""What a typical person does from /start to the script, played against the core alone: every act, and what the phone
must show after it. The bot as a process is held to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.wording import Wording
from flows.engine import END
from flows.model import Document, Library, Message
from tests.fake_api.markup import parse
from tests.talking import MONDAY, Chat, NoBooks, Respond

TYPICAL: Mapping[str, tuple[str, ...]] = {
    "path": ("pick.prepare",),
    "about_you": ("pick.adult",),
    "court_papers": ("pick.none",),
    "lender_kind": ("pick.consumer_finance",),
    "loan_kind": ("pick.consumer",),
    "overdue": ("pick.d31_90",),
    "caller": ("pick.outsourced",),
    "conduct": ("tick.night.1", "tick.contacts.1", "done"),
    "owed_total": ("3万8千6",),
    "principal": ("31000",),
    "instalment": ("3,500元",),
    "instalments_left": ("12",),
    "rate": ("24%",),
    "cause": ("pick.job_loss",),
    "cause_since": ("2026年7月",),
    "papers_ready": ("done",),
    "income_before": ("9500",),
    "income_now": ("6000",),
    "essentials": ("三千六",),
    "dependants": ("1",),
    "other_debts": ("0",),
    "asks": ("rank.longer_term.1", "rank.waive.1", "done"),
    "offer": ("pick.ok",),
    "pay_day": ("15",),
    "review": ("done",),
    END: ("page", "file"),
}
"""By step: what is tapped (act and value of the button), or typed where there is no such button."""
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Beat:
    """One act at the open question `step` ('' before the first), typed or tapped, and what it leads to: the texts that
    are shown, in order, the names of files, the labels under the screen."""

    step: str
    typed: str
    label: str
    shows: tuple[str, ...]
    files: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def words(self) -> str:
        """The act as somebody who only types would do it."""
        return self.typed or self.label


@dataclass
class Rehearsal:
    """One person's acts, noted down."""

    chat: Chat
    answers: Mapping[str, tuple[str, ...]]

    def beats(self) -> list[Beat]:
        """From /start to the script and on. Raises AssertionError where the person does not know what to do."""
        beats = [self._note("/start", "", lambda: self.chat.commands("start"))]
        while self.chat.state != END:
            assert len(beats) < LONGEST, f"goes round at {self.chat.state}"
            beats += self._answer()
        return beats + self._answer()

    def _answer(self) -> list[Beat]:
        if self.chat.session.notices:
            return [self._do("next")]
        assert self.chat.state in self.answers, f"no answer for {self.chat.state}: {self.chat.sees}"
        return [self._do(act) for act in self.answers[self.chat.state]]

    def _do(self, what: str) -> Beat:
        buttons = self.chat.all_buttons()
        label = next((one.label for one in buttons if what in (one.act, f"{one.act}.{one.value}")), None)
        if label is None:
            return self._note(what, "", lambda: self.chat.says(what))
        words = self.chat.words(label)
        return self._note("", words, lambda: self.chat.taps(words))

    def _note(self, typed: str, label: str, act: Callable[[], Chat]) -> Beat:
        step, kept = self.chat.state, len(self.chat.kept)
        act()
        new: list[Message] = [*self.chat.kept[kept:]]
        if self.chat.answered and self.chat.screen:
            new.append(self.chat.screen)
        shows = tuple(self._text(message) for message in new if not isinstance(message, Document))
        files = tuple(self.chat.words(message.name) for message in new if isinstance(message, Document))
        return Beat(step, typed, label, shows, files, tuple(self.chat.labels()))

    def _text(self, message: Message) -> str:
        return parse(self.chat.wording.html(message.blocks, self.chat.says_in))[0]


def rehearse(
    respond: Respond,
    wording: Wording,
    locale: str,
    answers: Mapping[str, Sequence[str]] = TYPICAL,
    library: Library | None = None,
    now: datetime = MONDAY,
) -> list[Beat]:
    """The beats of a person with these answers, all `now`."""
    chat = Chat(respond, wording, locale, library or NoBooks(), now)
    return Rehearsal(chat, {step: tuple(acts) for step, acts in answers.items()}).beats()
