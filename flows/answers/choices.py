"""Answers that are picked from a list: one, several, or some in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flows.answers.matching import Words, match, plain
from flows.model import (
    Accepted,
    Acting,
    Answers,
    Button,
    C,
    Drafted,
    Invalid,
    Joined,
    Keyboard,
    N,
    Option,
    Raw,
    Reading,
    Row,
    Scene,
    Suggested,
    T,
    Text,
)

PICK = T("Please tap one of the buttons, or type its number.")
_AND = re.compile(r"[,，、;；/／\n]+|(?<=\d)\s+(?=\d)|\band\b|和|还有|以及")
_DONE = frozenset({"done", "完成", "好了", "没有了", "就这些", "that is all", "that s all", "ok", "finished"})
_NONE = frozenset({"none", "no", "nothing", "没有", "都没有", "无", "一个都没有", "none of these", "没"})
_RANKS = "①②③"


def choice(*options: Option, read: Callable[[str, Scene], str] | None = None) -> Choice:
    """One of `options`. `read` turns other words (a duration, a date) into an option's key, or ''."""
    return Choice(options, read)


def checklist(*options: Option, none: str = "") -> Checklist:
    """Any of `options`, and none of them; the option `none` says so with one tap."""
    return Checklist(options, none)


def ranked(*options: Option, limit: int = 3) -> Ranked:
    """Up to `limit` of `options`, the most wanted first."""
    return Ranked(options, limit)


def rows_of(buttons: Sequence[Button], columns: int = 2) -> Keyboard:
    """Buttons in rows of `columns`."""
    rows: list[Row] = [tuple(buttons[at : at + columns]) for at in range(0, len(buttons), columns)]
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple[Option, ...]
    reader: Callable[[str, Scene], str] | None = None

    def open(self, answers: Answers) -> tuple[Option, ...]:
        """The options that are offered now."""
        return tuple(option for option in self.options if option.when(answers))

    def keyboard(self, scene: Scene) -> Keyboard:
        return rows_of([_button(option, "pick") for option in self.open(scene.answers)])

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        options = self.open(scene.answers)
        if self.reader and (key := self.reader(text, scene)):
            return self._take(next(option for option in options if option.key == key))
        found = match(text, options, words)
        if found.option:
            return self._take(found.option)
        if found.maybe:
            return Suggested(found.maybe)
        raise Invalid(PICK)

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        for option in self.open(scene.answers):
            if act == "pick" and option.key == value:
                return self._take(option)
        raise Invalid(PICK)

    def valid(self, raw: Raw, answers: Answers) -> bool:
        return any(option.key == raw and option.when(answers) for option in self.options)

    def tell(self, raw: Raw, scene: Scene) -> Text:
        return next(option.short or option.label for option in self.options if option.key == raw)

    @staticmethod
    def _take(option: Option) -> Reading:
        return Acting(option.act, option.value) if option.act else Accepted(option.key)


@dataclass(frozen=True, slots=True)
class Checklist:
    options: tuple[Option, ...]
    none: str = ""

    def open(self, answers: Answers) -> tuple[Option, ...]:
        """The options that are offered now, without the one that says none of them."""
        return tuple(option for option in self.options if option.when(answers) and option.key != self.none)

    def keyboard(self, scene: Scene) -> Keyboard:
        ticked = _drafted(scene, self.open(scene.answers))
        boxes = [
            Button(
                T("☑ {label}", label=option.label) if option.key in ticked else T("☐ {label}", label=option.label),
                "tick",
                f"{option.key}.{int(option.key not in ticked)}",
            )
            for option in self.open(scene.answers)
        ]
        none = [_button(option, "pick") for option in self.options if option.key == self.none]
        done = Button(T("Done ({n})", n=len(ticked)), "done")
        return (*rows_of(boxes), (*none, done))

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        typed = plain(text)
        if typed in _DONE:
            return Accepted(_drafted(scene, self.open(scene.answers)))
        if typed in _NONE:
            return Accepted([])
        found = [match(part, self.open(scene.answers), words) for part in _AND.split(text) if part.strip()]
        if found and all(one.option for one in found):
            ticked = [*_drafted(scene, self.open(scene.answers)), *(one.option.key for one in found if one.option)]
            return Drafted({"ticks": list(dict.fromkeys(ticked))})
        if maybe := next((one.maybe for one in found if one.maybe), ()):
            return Suggested(maybe)
        raise Invalid(T("Please tap what applies, then Done. Numbers work too: 1, 3"))

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        ticked = _drafted(scene, self.open(scene.answers))
        if act == "done":
            return Accepted(ticked)
        if act == "pick" and self.none and value == self.none:
            return Accepted([])
        key, _, on = value.partition(".")
        if act in {"tick", "pick"} and any(option.key == key for option in self.open(scene.answers)):
            others = [other for other in ticked if other != key]
            return Drafted({"ticks": others if on == "0" else [*others, key]})
        raise Invalid(PICK)

    def valid(self, raw: Raw, answers: Answers) -> bool:
        known = {option.key for option in self.open(answers)}
        return isinstance(raw, list) and known.issuperset(raw)

    def tell(self, raw: Raw, scene: Scene) -> Text:
        return _told(self.options, raw)


@dataclass(frozen=True, slots=True)
class Ranked:
    options: tuple[Option, ...]
    limit: int

    def open(self, answers: Answers) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.when(answers))

    def keyboard(self, scene: Scene) -> Keyboard:
        chosen = _drafted(scene, self.open(scene.answers))
        buttons = [self._ranked(option, chosen) for option in self.open(scene.answers)]
        return (*rows_of(buttons), (Button(T("Done ({n})", n=len(chosen)), "done"),))

    def _ranked(self, option: Option, chosen: list[str]) -> Button:
        if option.key not in chosen:
            return Button(option.label, "rank", f"{option.key}.1")
        mark = _RANKS[chosen.index(option.key)]
        return Button(T("{mark} {label}", mark=mark, label=option.label), "rank", f"{option.key}.0")

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        if plain(text) in _DONE:
            return Accepted(_drafted(scene, self.open(scene.answers)))
        found = [match(part, self.open(scene.answers), words) for part in _AND.split(text) if part.strip()]
        if found and all(one.option for one in found):
            chosen = [*_drafted(scene, self.open(scene.answers)), *(one.option.key for one in found if one.option)]
            return self._limit(list(dict.fromkeys(chosen)))
        if maybe := next((one.maybe for one in found if one.maybe), ()):
            return Suggested(maybe)
        raise Invalid(T("Please tap what you want most first, then Done. Numbers work too: 1, 3"))

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        chosen = _drafted(scene, self.open(scene.answers))
        if act == "done":
            return Accepted(chosen)
        key, _, on = value.partition(".")
        if act in {"rank", "pick"} and any(option.key == key for option in self.open(scene.answers)):
            others = [other for other in chosen if other != key]
            return self._limit(others if on == "0" else [*others, key])
        raise Invalid(PICK)

    def _limit(self, chosen: list[str]) -> Drafted:
        if len(chosen) <= self.limit:
            return Drafted({"ticks": chosen})
        too_many = N("At most {n} wish; tap one again to take it away.",
                     "At most {n} wishes; tap one again to take it away.", self.limit)  # fmt: skip
        return Drafted({"ticks": chosen[: self.limit]}, too_many)

    def valid(self, raw: Raw, answers: Answers) -> bool:
        known = {option.key for option in self.open(answers)}
        return isinstance(raw, list) and len(raw) <= self.limit and known.issuperset(raw)

    def tell(self, raw: Raw, scene: Scene) -> Text:
        return _told(self.options, raw)


def _button(option: Option, act: str) -> Button:
    return Button(option.label, option.act or act, option.value if option.act else option.key)


def _drafted(scene: Scene, offered: Sequence[Option]) -> list[str]:
    """What is ticked so far; a question that is open again begins with its standing answer, without what other answers
    have ruled out since."""
    ticked = scene.draft.get("ticks", scene.draft.get("standing"))
    known = {option.key for option in offered}
    return [key for key in ticked if key in known] if isinstance(ticked, list) else []


def _told(options: Sequence[Option], raw: Raw) -> Text:
    chosen = raw if isinstance(raw, list) else []
    labels = {option.key: option.short or option.label for option in options}
    told = tuple(labels[key] for key in chosen if key in labels)
    return T("{items}", items=Joined(told)) if told else C("ticks", "none")
