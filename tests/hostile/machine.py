"""Somebody who does anything, as hypothesis plays it: what they do next is drawn, what must hold is in anyone.py."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from bot.turns import Own
from bot.wording import Wording
from flows.dialogue.taps import base36
from flows.engine import END
from flows.model import LOCALES, Button, Commanded, Corrected, Event, Said, Sent, Tapped
from flows.negotiation.flow import NEGOTIATION
from tests.hostile.anyone import CODES, Anyone
from tests.hostile.forging import forged, noise
from tests.hostile.rule import state_of
from tests.hostile.words import ANSWERS, halved, typed
from tests.negotiation.wandering import MONEY, TYPED
from tests.rehearsal import TYPICAL

COMMANDS = (
    *("start", "help", "back", "skip", "review", "faq", "call", "status", "cancel", "language", "settings", "privacy"),
    *("export", "delete", "new", "stop", "x" * 32, "start1"),
)
ARGUMENTS = ("", "faq_what-is-it", "faq_", "faq_crisis", "crisis", "../..", "x" * 64, "menu")
KINDS = ("sticker", "photo", "voice", "video", "document", "contact", "location", "poll", "dice", "forward")
_ANSWERING = frozenset({"pick", "tick", "rank", "done", "knob", "next"})
_ALL = 40  # more acts than there are questions
_EACH = 50
_BATCH = 20_000
_numbers = st.integers(0, 10_000)


class Anything(RuleBasedStateMachine):
    """Each rule is one thing that people, or those who mean harm, do."""

    wording: Wording
    events = 0
    """In all runs together."""

    def __init__(self) -> None:
        super().__init__()
        self.who = Anyone(self.wording)

    def _does(self, event: Event) -> None:
        type(self).events += 1
        self.who.does(event)

    @initialize(locale=st.sampled_from(LOCALES), beats=st.integers(0, _ALL), seeds=st.lists(_numbers, max_size=10))
    def comes_some_way(self, locale: str, beats: int, seeds: list[int]) -> None:
        """The first so many acts of a typical person, and then some at random."""
        self.who.locale = locale
        self.who.does(Commanded("start"))
        for _ in range(beats):
            self._typically()
        for seed in seeds:
            self._goes_on(seed)

    def _typically(self) -> None:
        """What a typical person does at the open question."""
        at = state_of(self.who.session)
        if self.who.session.notices:
            self._press("next")
            return
        for what in TYPICAL[at] if at != END else ():
            if not self._press(what):
                self._does(Said(what))

    def _press(self, what: str) -> bool:
        found = [one for one in self.who.buttons() if what in (one.act, f"{one.act}.{one.value}")]
        if found:
            self._tap(found[0])
        return bool(found)

    @rule(seeds=st.lists(_numbers, min_size=1, max_size=6))
    def answers_what_is_asked(self, seeds: list[int]) -> None:
        for seed in seeds:
            self._goes_on(seed)

    def _goes_on(self, seed: int) -> None:
        """What leads on here: a button that answers, or words that do."""
        buttons = [button for button in self.who.buttons() if button.act in _ANSWERING]
        words = TYPED.get(state_of(self.who.session), MONEY)
        if not self.who.buttons():
            self._does(Commanded("start"))
        elif buttons and seed % 3:
            self._tap(buttons[seed % len(buttons)])
        elif NEGOTIATION.step(state_of(self.who.session)):
            self._does(Said(words[seed % len(words)]))
        else:
            self._tap(self.who.buttons()[seed % len(self.who.buttons())])

    def _tap(self, button: Button) -> None:
        visit = "0" if button.timeless else base36(self.who.session.visit)
        self._does(Tapped(f"1.{visit}.{button.act}" + (f".{button.value}" if button.value else "")))

    @rule(text=typed)
    def types(self, text: str) -> None:
        if text:
            self._does(Said(text))

    @rule(text=st.sampled_from(ANSWERS))
    def types_an_answer(self, text: str) -> None:
        self._does(Said(text))

    @rule(text=halved)
    def types_half_signs(self, text: str) -> None:
        if text:
            self._does(Said(text))

    @rule(number=_numbers, locale=st.sampled_from(LOCALES))
    def types_a_label(self, number: int, locale: str) -> None:
        if buttons := self.who.buttons():
            self._does(Said(self.who.wording.words(buttons[number % len(buttons)].label, locale)))

    @rule(number=_numbers)
    def taps(self, number: int) -> None:
        if data := self.who.data():
            self._does(Tapped(data[number % len(data)]))

    @rule(number=_numbers)
    def taps_any_button_of_before(self, number: int) -> None:
        if old := list(self.who.old):
            self._does(Tapped(old[-1 - number % len(old)]))

    @rule(data=forged() | noise)
    def forges_a_button(self, data: str) -> None:
        self._does(Tapped(data))

    @rule(values=st.data())
    def forges_a_button_of_this_very_question(self, values: st.DataObject) -> None:
        self._does(Tapped(values.draw(forged(base36(self.who.session.visit)))))

    @rule(number=_numbers, at=st.integers(0, 64))
    def cuts_a_button_off(self, number: int, at: int) -> None:
        if old := list(self.who.old):
            self._does(Tapped(old[number % len(old)][:at]))

    @rule(name=st.sampled_from(COMMANDS), argument=st.sampled_from(ARGUMENTS) | typed)
    def commands(self, name: str, argument: str) -> None:
        self._does(Commanded(name, argument.strip()))

    @rule(name=st.sampled_from(["delete", "call", "start", "back", "skip", "review"]))
    def commands_something_that_moves(self, name: str) -> None:
        self._does(Commanded(name))

    @rule(text=typed)
    def edits(self, text: str) -> None:
        if text:
            self._does(Corrected(text))

    @rule(kind=st.sampled_from(KINDS), caption=st.just("") | typed)
    def sends(self, kind: str, caption: str) -> None:
        self._does(Sent(kind, caption))

    @rule(locale=st.sampled_from(LOCALES))
    def changes_the_language(self, locale: str) -> None:
        self._does(Tapped(f"1.0.lang.{locale}"))

    @rule()
    def does_the_same_again(self) -> None:
        if self.who.last:
            self._does(self.who.last)

    @rule(days=st.integers(1, 400))
    def waits(self, days: int) -> None:
        self.who.waits(days)

    @rule(days=st.none() | st.integers(0, 40))
    def is_brought_up(self, days: int | None) -> None:
        """We could not hear for a while, or everything is erased soon."""
        type(self).events += 1
        day = None if days is None else self.who.now.date() + timedelta(days)
        self.who.is_brought_up(Own("away" if day is None else "expiring", day))

    @rule(code=st.sampled_from(sorted(CODES)))
    def changes_phone(self, code: str) -> None:
        self.who.locale = code


def play(wording: Wording, steps: int, seed: int) -> int:
    """Lets one person after the other come, drawn from `seed`, until they have done `steps` things in all; how many it
    were. Raises what does not hold, after hypothesis has found the shortest way to it."""
    done = batch = 0
    while done < steps:
        done += _play(wording, min(_BATCH, steps - done), seed * 1000 + batch)
        batch += 1
    return done


def _play(wording: Wording, steps: int, seed: int) -> int:
    class Somebody(Anything):
        pass

    Somebody.wording = wording
    how = settings(
        max_examples=steps // _EACH + 20,
        stateful_step_count=_EACH,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seeded(seed)(Somebody), settings=how)
    return Somebody.events
