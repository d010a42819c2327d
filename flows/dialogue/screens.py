"""The one screen of the chat: which it is, and what stands on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from flows.dialogue import care, menus, tools
from flows.dialogue.layout import fitted
from flows.dialogue.menus import Screen
from flows.dialogue.shelf import article_screen, menu_screen, titles_of
from flows.dialogue.talk import END, Talk
from flows.model import (
    Block,
    Button,
    Keyboard,
    Line,
    Money,
    N,
    Notice,
    Page,
    Row,
    Step,
    T,
    Turn,
    wording,
)

REVIEW = "review"


def show(talk: Talk) -> Turn:
    """The turn with the screen that is due: what has to be read first, what was asked for, else the open question."""
    if talk.quiet:
        return talk.turn()
    blocks, keyboard = due(talk)
    return talk.turn((*_said(talk), *blocks), fitted(keyboard, talk.words))


def _said(talk: Talk) -> list[Block]:
    """What is said above the screen. The review is long already: below the first line of it the others fold."""
    if talk.state != REVIEW or talk.session.view:
        return talk.said
    folded = [replace(one, style="quote") if isinstance(one, Line) else one for one in talk.said[1:]]
    return [*talk.said[:1], *folded]


def due(talk: Talk) -> Screen:
    """The screen that is due, without what is said above it."""
    view, _, detail = talk.session.view.partition(".")
    if talk.session.notices and view in {"", "details", "page"}:
        return _notice(talk, details=view == "details")
    if view in _VIEWS:
        return _VIEWS[view](talk, detail)
    step = talk.step
    if step is None:
        return _page(talk, "")
    if step.key == REVIEW:
        return _review(talk)
    return question(talk, step, view)


def question(talk: Talk, step: Step, view: str = "") -> Screen:
    """The open question with everything that belongs to it; `view` is 'why', 'stuck' or ''."""
    why = view == "why"
    scene = talk.scene
    ask = Line(wording(step.ask, scene), "bold")
    if step.plain:
        return (*(() if talk.brief else step.lead(scene)), ask), keyboard_of(talk, step, view)
    said, talk.said = talk.said, []
    progress = () if talk.brief else (_progress(talk, step),)
    blocks: list[Block] = [*progress, *talk.flow.pinned(scene), *said, *(() if talk.brief else step.lead(scene))]
    standing = scene.draft.get("standing")
    if standing is not None and step.key in talk.answers:
        blocks.append(Line(T("Your answer: {answer}", answer=step.answer.tell(standing, scene))))
    if why:
        blocks.append(Line(T("Why: {reason}", reason=step.why)))
    return (*blocks, ask), keyboard_of(talk, step, view)


def keyboard_of(talk: Talk, step: Step, view: str = "") -> Keyboard:
    """The buttons of the open question: what answers it first, so that a typed number means what is shown."""
    scene = talk.scene
    own = step.answer.keyboard(scene)
    if step.plain:
        return (*own, *step.rows(scene))
    if view == "stuck":
        again = Button(T("Try again"), "again")
        out = (Button(T("Skip"), "skip"), again) if step.skip else (again,)
        leave = (Button(T("‹ Back"), "back"), Button(T("Ask a question"), "ask"), Button(T("Save and leave"), "save"))
        return (*own, out, *_guess(talk), leave)
    reads = titles_of(talk, step.reads) if view == "why" else ()
    return (*own, *_guess(talk), *step.rows(scene), *reads, *_navigation(talk, step, view == "why"))


def _guess(talk: Talk) -> Keyboard:
    """A button with what may have been meant."""
    try:
        guess = Decimal(str(talk.session.draft.get("guess", "")))
    except InvalidOperation:
        return ()
    return ((Button(T("Use {amount}", amount=Money(guess)), "guess", str(guess)),),)


def _progress(talk: Talk, step: Step) -> Line:
    stages = [key for key, _ in talk.flow.stages]
    left = talk.session.left = talk.left()
    at, of = stages.index(step.stage) + 1, len(stages)
    return Line(
        N(
            "Step {step} of {steps} · {n} question left",
            "Step {step} of {steps} · {n} questions left",
            left,
            step=at,
            steps=of,
        )
    )


def _navigation(talk: Talk, step: Step, why: bool) -> Keyboard:
    first: list[Button] = []
    if talk.frame and talk.frame.trail:
        first.append(Button(T("‹ Back"), "back"))
    if step.key in talk.answers and talk.answers[step.key] is not None:
        first.append(Button(T("Keep this answer"), "keep"))
    elif step.skip:
        first.append(Button(T("Skip"), "skip"))
    if not why:
        first.append(Button(T("Why?"), "why"))
    last = [Button(T("Ask a question"), "ask"), Button(T("Save and leave"), "save")]
    rows: list[Row] = [tuple([*first, *last])] if len(first) + len(last) <= 4 else [tuple(first), tuple(last)]
    return tuple(rows)


def _notice(talk: Talk, details: bool) -> Screen:
    key = talk.session.notices[0]
    notice: Notice = talk.flow.notices[key]
    scene = talk.scene
    buttons = [Button(T("Next question") if talk.step else T("Go on"), "next", key)]
    if not details and notice.details(scene):
        buttons.insert(0, Button(T("Rules and dates"), "details"))
    lines = (*notice.lines(scene), *(notice.details(scene) if details else ()))
    return lines, (tuple(buttons),)


def _page(talk: Talk, key: str) -> Screen:
    """A page of the end; the page that the flow ends with when there is no such page."""
    scene = talk.scene
    page: Page | None = talk.flow.page(key, scene) if key and talk.state in {"", END} else None
    if page is None and talk.state == END:
        page = talk.flow.page(talk.flow.ending(scene).page, scene)
    if page is None:
        return menus.resume(talk, "")
    return page.blocks, (*titles_of(talk, page.reads), *page.keyboard)


def _review(talk: Talk) -> Screen:
    scene = talk.scene
    step = talk.step
    lines: list[Block] = [Line(T("Please look through. Tap a line to change it."))]
    numbers: list[Button] = []
    for group in talk.flow.groups:
        if menus.members(talk, group.key):
            lines.append(Line(T("✏️ {n} {summary}", n=len(numbers) + 1, summary=group.summary(scene))))
            numbers.append(Button(T("✏️ {n}", n=len(numbers) + 1), "group", group.key))
    lines.extend(talk.flow.unfilled(scene))
    lines.append(Line(T("A change asks again only what depends on it.")))
    fill = [Button(T("Fill in: {what}", what=one.label), "edit", one.key) for one in menus.skipped(talk)[:2]]
    if step is not None and step.key == REVIEW:
        onward = step.answer.keyboard(scene)
    else:
        onward = ((Button(T("Go on"), "return"),),)
    rows: list[Row] = [tuple(numbers)] if numbers else []
    rows += [(button,) for button in fill]
    return tuple(lines), (*rows, *onward)


_VIEWS: dict[str, Callable[[Talk, str], Screen]] = {
    "page": _page,
    "review": lambda talk, detail: _review(talk),
    "group": menus.group,
    "resume": menus.resume,
    "saved": menus.saved,
    "language": menus.language,
    "help": menus.help_screen,
    "settings": menus.settings,
    "status": menus.status,
    "privacy": menus.privacy,
    "delete": menus.delete,
    "deleted": menus.deleted,
    "asking": menus.asking,
    "meant": menus.meant,
    "faq": menu_screen,
    "article": article_screen,
    "tool": tools.screen,
    "crisis": lambda talk, detail: (care.blocks(talk, detail), care.keyboard()),
    "calm": lambda talk, detail: care.calm_screen(),
}
