"""The whole vocabulary of a conversation: what is asked, what comes in, what goes out, what is kept.

Everything here is data. Nothing reads a clock, a file or a catalogue: a `World` brings what is needed, and what needs
the outside world leaves as an effect and comes back as an event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Literal, Protocol

import msgspec

LOCALES = ("zh_Hans", "zh_Hant", "en")
Locale = str


class Veiled:
    """Somebody's own: a repr, which may end in a log or an error report, names the class and nothing else."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


# -- wording ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in yuan as a screen shows it: ¥1,200, ¥1,350.50."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Yuan:
    """An amount in yuan as a person says it: 1,200 before 元; ¥1,200 in the English meaning."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Day:
    """A date. `long`: 12月5日（周六）; `spoken`: 12月5日; `month`: 2026年7月. A year other than `year` is shown."""

    value: date
    year: int = 0
    form: Literal["long", "spoken", "month"] = "long"


@dataclass(frozen=True, slots=True)
class Percent:
    """A rate as a fraction of one: Decimal("0.18") is shown as 18%."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Joined:
    """Several things in one place: `and` reads as a sentence does, `dot` with middle dots, `comma` with commas."""

    items: tuple[Param, ...]
    style: Literal["and", "dot", "comma"] = "comma"


@dataclass(frozen=True, slots=True)
class Cited:
    """Where rules stand: facts by their numbers. `tag`: rank, title, articles, date, in brackets as articles wear it;
    `short`: without the date; `rank`: only how binding it is; `line`: with the full title, a line of its own.

    A fact that was only reported says so in every form. bare: without brackets."""

    numbers: tuple[str, ...]
    form: Literal["tag", "short", "rank", "line"] = "tag"
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Something to say, in English as the catalogues know it. A plain str among the params is somebody's own words."""

    msgid: str
    params: Mapping[str, Param] = field(default_factory=dict)
    context: str = ""
    plural: str = ""


Param = str | int | Text | Money | Yuan | Day | Percent | Joined | Cited


def T(msgid: str, /, **params: Param) -> Text:
    """A message for the catalogues."""
    return Text(msgid, params)


def C(context: str, msgid: str, /, **params: Param) -> Text:
    """A message whose English is ambiguous without `context`."""
    return Text(msgid, params, context)


def N(one: str, many: str, /, n: int, **params: Param) -> Text:
    """A message with a number: `{n}` stands in both forms."""
    return Text(one, {"n": n, **params}, plural=many)


def verbatim(words: str) -> Text:
    """Words that are shown as they are: what somebody typed, or an article already in the person's language."""
    return Text("{words}", {"words": words})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a message. `quote` lines that follow each other fold into one expandable quote.

    `only` names the one locale in which the line is said.
    """

    text: Text
    style: Literal["plain", "bold", "quote"] = "plain"
    only: Locale = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line to say aloud on the call, numbered. Its Chinese is the zh_Hans (zh_Hant) translation of `text`.

    In English it is shown as the zh_Hans line, its pinyin, and its meaning: `text` itself, or `meaning` where the line
    is no message of the catalogues.
    """

    text: Text
    number: int = 0
    meaning: Text | None = None


Block = Line | Spoken


# -- buttons ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Button:
    """A button that does `act` (with `value`). A timeless one works for ever, whatever question is open."""

    label: Text
    act: str
    value: str = ""
    timeless: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A button that copies `what` (a spoken line: its Chinese) to the clipboard; at most 256 characters."""

    label: Text
    what: Text | Spoken


@dataclass(frozen=True, slots=True)
class Link:
    label: Text
    url: str


@dataclass(frozen=True, slots=True)
class Share:
    """A button that hands on a link which begins the bot with `start`, and `text` with it; there is none where the bot
    has no name that a link could go by."""

    label: Text
    start: str
    text: Text


Row = tuple[Button | Copy | Link | Share, ...]
Keyboard = tuple[Row, ...]


# -- what goes out ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Show:
    """The one screen of the chat: it replaces the screen before it."""

    blocks: tuple[Block, ...]
    keyboard: Keyboard = ()


@dataclass(frozen=True, slots=True)
class Keep:
    """A message that stays."""

    blocks: tuple[Block, ...]
    keyboard: Keyboard = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text file to keep and forward. `name` is the file name without its ending."""

    name: Text
    blocks: tuple[Block, ...]


Leaf = Text | Spoken | str | int | bool | Decimal | None
Printed = Leaf | tuple["Printed", ...] | Mapping[str, "Printed"]
"""What stands on a paper, by the names of its places. A Decimal is a length in a drawing, and is not read."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet (`call`, `statement`) or a picture (`plan`, `offer`) that is drawn when it is sent. `name` is the file
    name without its ending; `instead` is sent where it cannot be drawn. `locale`: not in the person's language, but in
    that of whom it is for.
    """

    template: Literal["call", "statement", "plan", "offer"]
    name: Text
    data: Mapping[str, Printed]
    instead: tuple[Block, ...]
    locale: Locale | None = None


Message = Show | Keep | Document | Paper


@dataclass(frozen=True, slots=True, repr=False)
class CaseClosed(Veiled):
    """The case is put away: one row in the history."""

    case: Case


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Read case `id` from the history; it comes back as `CaseOpened`."""

    id: int


@dataclass(frozen=True, slots=True)
class EraseMe:
    """Everything about the person goes, waiting replies included (those of this turn are still sent)."""


@dataclass(frozen=True, slots=True)
class ExportMe:
    """Everything about the person, as a file, to the person."""


@dataclass(frozen=True, slots=True, repr=False)
class Counted(Veiled):
    """One more of `what` for each of `keys`. Nobody is named, and nothing tells who it was."""

    what: str
    keys: tuple[str, ...]


Effect = CaseClosed | OpenCase | EraseMe | ExportMe | Counted


# -- what comes in ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, repr=False)
class Said(Veiled):
    """The person typed `text`."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Tapped(Veiled):
    """The person tapped a button: `data` is `1.<visit in base 36>.<act>[.<value>]`."""

    data: str


@dataclass(frozen=True, slots=True, repr=False)
class Commanded(Veiled):
    """/name argument"""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Sent(Veiled):
    """Something that is no text: a sticker, a photo, a voice message, a contact, ... `caption`: what is written below
    it."""

    kind: str
    caption: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Corrected(Veiled):
    """An earlier message was edited; it now reads `text`. `late`: rather, it could not be answered in its time."""

    text: str
    late: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class CaseOpened(Veiled):
    """The answer to `OpenCase`."""

    case: Case


@dataclass(frozen=True, slots=True, repr=False)
class HistoryRead(Veiled):
    """The answer to `ExportMe`: the closed cases, oldest first. `unanswered`: how many messages of the person are kept
    that could not be answered. `chat`: the number of their chat. `undelivered`: how many replies to them are kept that
    could not be delivered. The session's `seen` is the visit before this one."""

    cases: tuple[Case, ...]
    unanswered: int = 0
    chat: int = 0
    undelivered: int = 0


@dataclass(frozen=True, slots=True)
class Away:
    """We could not hear the person for a while; what they may have tapped meanwhile is lost, and nobody knows of it.
    `lost`: rather, a reply of ours did not reach them."""

    lost: bool = False


@dataclass(frozen=True, slots=True)
class Expiring:
    """Nothing was heard of the person for long: on `day` everything about them is erased, unless they come back."""

    day: date


Event = Said | Tapped | Commanded | Sent | Corrected | CaseOpened | HistoryRead | Away | Expiring


# -- what is kept -----------------------------------------------------------------------------------------------------
Raw = str | int | list[str] | None
"""An answer as it is kept: an option's key, yuan as a decimal string, an ISO date (or YYYY-MM), a count, a list of
option keys; None for a question that was skipped."""


class Answers(Mapping[str, Raw]):
    """The answers given so far, read by kind. Reading is total: what is missing, skipped or of another kind is None."""

    __slots__ = ("_given",)

    def __init__(self, given: Mapping[str, Raw]) -> None:
        self._given = given

    def __getitem__(self, key: str) -> Raw:
        return self._given[key]

    def get(self, key: str, default: Raw = None) -> Raw:  # type: ignore[override]
        return self._given.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._given

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)

    def choice(self, key: str) -> str:
        """The chosen option's key, or ''."""
        value = self._given.get(key)
        return value if isinstance(value, str) else ""

    def ticks(self, key: str) -> tuple[str, ...]:
        """The ticked (or ranked) options' keys, in order."""
        value = self._given.get(key)
        return tuple(value) if isinstance(value, list) else ()

    def count(self, key: str) -> int | None:
        value = self._given.get(key)
        return value if isinstance(value, int) else None

    def money(self, key: str) -> Decimal | None:
        """Yuan."""
        try:
            value = Decimal(self.choice(key))
        except InvalidOperation:
            return None
        return value if value.is_finite() else None

    def day(self, key: str) -> date | None:
        """The day; the first of the month where only the month is known."""
        value = self.choice(key)
        try:
            return date.fromisoformat(value if len(value) > 7 else f"{value}-01")
        except ValueError:
            return None


class Frame(msgspec.Struct, omit_defaults=True):
    """A flow that is under way: its open step, and the steps that were open before it."""

    flow: str
    version: int
    state: str
    trail: list[str] = []


class Case(Veiled, msgspec.Struct, omit_defaults=True):
    """One debt being prepared. `answers` by step key."""

    id: int = 0
    opened: date | None = None
    answers: dict[str, Raw] = {}


class Past(Veiled, msgspec.Struct, omit_defaults=True):
    """A case in the history, as much of it as the session keeps."""

    id: int
    opened: date
    lender: str = ""


class Session(Veiled, msgspec.Struct, omit_defaults=True, kw_only=True):
    """Everything a turn needs to know of a person; stored as one sealed map.

    visit: rises when the open question changes; buttons carry it. tap: the last accepted tap.
    view: what the screen shows in place of the open question ('' = the question itself).
    draft: ticks and knobs of the open question that are not yet an answer; `ticks.<step>`: those of a question that was
    left. misses: bad answers in a row. notices: what has to be shown before the open question. left: questions left, as
    last shown. seen: day of the last turn. soft: no rough lines any more (after threats or a crisis).
    crisis: the crisis message stands, nothing else does.
    """

    version: int = 1
    locale: Locale = ""
    visit: int = 1
    tap: str = ""
    view: str = ""
    frames: list[Frame] = []
    case: Case = msgspec.field(default_factory=Case)
    past: list[Past] = []
    draft: dict[str, Raw] = {}
    misses: int = 0
    notices: list[str] = []
    left: int = 0
    seen: date | None = None
    soft: bool = False
    crisis: bool = False


# -- the world --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Article:
    """A question of the list with its answer, in one language. Texts are plain, ready to be shown.

    answer: at most three sentences. steps: what to do now. say: a line for the call, in Chinese, or ''.
    meaning: `say` in the article's language where that is not Chinese. as_of: when the law behind it was read.
    """

    slug: str
    group: str
    title: str
    answer: str
    steps: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    say: str = ""
    meaning: str = ""
    sources: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: up to three articles that may be meant, likeliest first; `sure` where the first of them is.
    `score`: how likely the first is."""

    sure: Article | None = None
    maybe: tuple[Article, ...] = ()
    score: float = 0.0


Alarm = Literal["danger", "doubtful", ""]
"""Whether somebody who writes this may take their life, or fears it for another."""


class Library(Protocol):
    """The questions and their answers."""

    def article(self, slug: str, locale: Locale) -> Article | None: ...
    def search(self, text: str, locale: Locale) -> Found: ...
    def alarm(self, text: str) -> Alarm: ...
    def groups(self) -> Sequence[str]: ...
    def group_title(self, group: str) -> Text: ...
    def titles(self, group: str, locale: Locale) -> Sequence[tuple[str, str]]:
        """(slug, title) of the group's articles."""
        ...


Quotations = tuple[tuple[date, Decimal], ...]
"""Levels of the one-year LPR, a fraction per year, each from its day on; in order."""


@dataclass(frozen=True, slots=True)
class World:
    """What a turn may know of the world. `now` is aware, in the person's zone; `locale` the one of their client;
    `words` says a Text in a locale; `days_kept` and `operator` are for the privacy text; `lpr`: what the operator adds
    to the table."""

    now: datetime
    library: Library
    words: Callable[[Text, Locale], str]
    locale: Locale = "zh_Hans"
    seed: int = 0
    days_kept: int = 180
    operator: str = ""
    lpr: Quotations = ()

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event leads to. `toast`: a word on the button that was tapped."""

    session: Session
    messages: tuple[Message, ...] = ()
    effects: tuple[Effect, ...] = ()
    toast: Text | None = None


# -- flows ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Scene:
    """What wording may depend on. `lpr`: that of the world."""

    answers: Answers
    now: datetime
    locale: Locale
    draft: Mapping[str, Raw] = field(default_factory=dict)
    soft: bool = False
    lpr: Quotations = ()

    @property
    def today(self) -> date:
        return self.now.date()


Guard = Callable[[Answers], bool]
Wording = Text | Callable[[Scene], Text]
Lines = Callable[[Scene], tuple[Block, ...]]


def always(answers: Answers) -> bool:
    return True


def never(answers: Answers) -> bool:
    return False


def nothing(scene: Scene) -> tuple[Block, ...]:
    return ()


@dataclass(frozen=True, slots=True, repr=False)
class Invalid(Veiled, Exception):
    """What was typed cannot be the answer, and the person can mend it: `why` says what is wrong, `how` shows examples.

    `guess`: an answer that might have been meant, with `label` for its button.
    """

    why: Text
    how: Text | None = None
    guess: Raw = None
    label: Text | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Accepted(Veiled):
    """An answer. `echo` reads it back; `also`: settings of the case that were told with it (None: no longer)."""

    raw: Raw
    echo: Text | None = None
    also: Mapping[str, Raw] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Drafted(Veiled):
    """A tick or a knob: not yet an answer. `toast` says a word about it."""

    draft: dict[str, Raw]
    toast: Text | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """Did you mean one of these?"""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Acting:
    """Not an answer but an act, as if its button had been tapped."""

    act: str
    value: str = ""


Reading = Accepted | Drafted | Suggested | Acting


@dataclass(frozen=True, slots=True, repr=False)
class Deed(Veiled):
    """What a tool does with words or a tap. `detail`: what it shows next. `answers`: what is known now, by the keys of
    steps and settings (None: no longer). `said` stands above the screen, `kept` stays in the chat. `leaves`: back to
    the open question. `edits`: rather, to that step.
    """

    detail: str = ""
    answers: Mapping[str, Raw] = field(default_factory=dict)
    said: tuple[Text, ...] = ()
    kept: tuple[Message, ...] = ()
    leaves: bool = False
    edits: str = ""
    toast: Text | None = None


class Tool(Protocol):
    """A screen beside the flow that computes: it shows the case's numbers, and takes new ones. Tools know nothing of
    sessions; `detail` is what their screen is about."""

    def page(self, detail: str, scene: Scene) -> Page: ...

    def hear(self, text: str, detail: str, scene: Scene, words: Callable[[Text], tuple[str, ...]]) -> Deed | None:
        """What was typed on its screen; None where that is nothing to it."""
        ...

    def tap(self, value: str, detail: str, scene: Scene) -> Deed | None:
        """A tap on one of its buttons; None for one that it does not have now."""
        ...


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `also`: other words for it, in any language. `act`: does this instead of answering.

    `when`: offered only then. `short`: a shorter label where the button is narrow or the review tells it.
    """

    key: str
    label: Text
    also: tuple[str, ...] = ()
    when: Guard = always
    act: str = ""
    value: str = ""
    short: Text | None = None


class Kind(Protocol):
    """A kind of answer: how it is shown, read and checked. Kinds know nothing of sessions."""

    def keyboard(self, scene: Scene) -> Keyboard:
        """The rows of buttons that answer it; acts are `pick`, `tick`, `done`, or the kind's own."""
        ...

    def read(self, text: str, scene: Scene, words: Callable[[Text], tuple[str, ...]]) -> Reading:
        """What was typed, as an answer; `words` says a label in every locale. Raises Invalid."""
        ...

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        """A tap on one of `keyboard`'s buttons. Raises Invalid for a button that it does not have now."""
        ...

    def valid(self, raw: Raw, answers: Answers) -> bool:
        """Whether a kept answer still stands beside the others."""
        ...

    def tell(self, raw: Raw, scene: Scene) -> Text:
        """The answer in words, for the review screen."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A question. It stands in one place: wording, kind of answer, when it applies, why we ask.

    group: its line on the review screen. likely: counts among the questions left while `when` is still open.
    because: said when the step makes the count rise. counts: a review or a confirmation is no question.
    resets: answers that are dropped whenever this one is given. lead: what stands above the question.
    gives: what the answer gives back at once, above the next question. notices: what must be read before going on.
    example, empty: for the third bad answer in a row. rows: more buttons below the answer's own.
    plain: without progress line and navigation (the welcome). reads: articles that say more of why this is asked.
    keeps: an answer that was given counts then too, although it is not asked for.
    """

    key: str
    stage: str
    ask: Wording
    why: Text
    answer: Kind
    label: Text
    group: str = ""
    when: Guard = always
    skip: bool = False
    likely: bool = False
    because: Text | None = None
    counts: bool = True
    resets: tuple[str, ...] = ()
    lead: Lines = nothing
    gives: Lines = nothing
    notices: Callable[[Scene], tuple[str, ...]] = lambda scene: ()
    example: Text | None = None
    empty: Text | None = None
    rows: Callable[[Scene], Keyboard] = lambda scene: ()
    plain: bool = False
    reads: tuple[str, ...] = ()
    keeps: Guard = never


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that must be read before the next question. `details` lies behind a button."""

    lines: Lines
    details: Lines = nothing


@dataclass(frozen=True, slots=True)
class Page:
    """Something to look at beside the flow or when it is over. `reads`: articles that are offered above its buttons.
    `asks`: a number typed below it is for it, and no button's."""

    blocks: tuple[Block, ...]
    keyboard: Keyboard = ()
    reads: tuple[str, ...] = ()
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """How a flow ends for these answers: the page shown first, what is kept in the chat, whether all is forgotten."""

    page: str
    kept: tuple[Message, ...] = ()
    forget: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One line of the review screen: a summary of the steps whose `group` it is."""

    key: str
    summary: Callable[[Scene], Text]


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A guided conversation. `stages`: (key, label), in order. `page(key, scene)`: a page of the end, None if there is
    no such page now. `pinned`: a line that stands on every screen (a deadline). `spoken_of(text, scene)`: the notice
    that a typed sentence calls for, or ''. `unfilled`: the review's line on what was skipped. `soft`: no rough lines
    for these answers. `plan`: what is proposed in the end, in words. `migrate(state, version)`: the state's name of
    today. `tools`: what computes beside it, by command. `computes(text, scene)`: the tool that a typed sentence is
    for, and what it does with it. `papers(name, scene)`: what can be printed. `settings(key, scene)`: what
    was told beside the questions, in words.
    """

    name: str
    version: int
    stages: tuple[tuple[str, Text], ...]
    steps: tuple[Step, ...]
    groups: tuple[Group, ...] = ()
    notices: Mapping[str, Notice] = field(default_factory=dict)
    ending: Callable[[Scene], Ending] = lambda scene: Ending("end")
    page: Callable[[str, Scene], Page | None] = lambda key, scene: None
    document: Callable[[Scene], Document | None] = lambda scene: None
    plan: Lines = nothing
    pinned: Lines = nothing
    spoken_of: Callable[[str, Scene], str] = lambda text, scene: ""
    unfilled: Lines = nothing
    soft: Guard = lambda answers: False
    migrate: Callable[[str, int], str] = lambda state, version: state
    tools: Mapping[str, Tool] = field(default_factory=dict)
    computes: Callable[[str, Scene], tuple[str, Deed] | None] = lambda text, scene: None
    papers: Callable[[str, Scene], Paper | None] = lambda name, scene: None
    settings: Callable[[str, Scene], Text | None] = lambda key, scene: None

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)


def wording(text: Wording, scene: Scene) -> Text:
    """A wording that may depend on the scene, said for this one."""
    return text if isinstance(text, Text) else text(scene)
