"""The pages at the end of the flow, which of them there are for these answers, and how the flow ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.model import Block, Button, C, Copy, Ending, Keep, Keyboard, Line, Page, Row, Scene, T, Text, verbatim
from flows.negotiation.abroad import abroad
from flows.negotiation.advice import never, next_steps, note_list, notes
from flows.negotiation.branches import minor_lines, over_three_years
from flows.negotiation.budget import weigh
from flows.negotiation.deadlines import pinned
from flows.negotiation.guards import full, gate_shut, limitation_doubtful
from flows.negotiation.plan import possible, wishes
from flows.negotiation.reading_list import behind
from flows.negotiation.rules import CALL_FIRST
from flows.negotiation.sayings import DEBT_REMAINS, Heard, sayings, told
from flows.negotiation.script import OFFER
from flows.negotiation.sheets import Sheet, sheets

FILE = Button(T("Save all as a file"), "file")
PRINTED = Button(T("To print (PDF)"), "paper", "call")
PLAN = Button(T("Plan and budget"), "tool", "plan")
SCRIPT = Button(T("To the script"), "page", "script.1")
RULES = Button(T("Rules behind it"), "page", "rules")
QUESTIONS = Button(T("All questions"), "faq", "menu", timeless=True)
_SAYINGS = {"en": 1}
_MOST_SAYINGS = 2
_MOST_LINES = 5


def page(key: str, scene: Scene) -> Page | None:
    """A page of the end, None if there is none of that name for these answers. Behind the shut limitation gate there is
    the listening script alone."""
    name, _, number = key.partition(".")
    about = scene.answers.choice("about_you")
    if name == "minor":
        return _minor(scene) if about in {"minor", ""} else None
    if name == "elsewhere":
        return abroad(number, scene) if about == "elsewhere" else None
    listening = gate_shut(scene.answers)
    make = _PAGES.get(name)
    if make is None or about in {"", "minor", "elsewhere"} or listening != (name == "listen"):
        return None
    return make(scene, int(number or 1)) if number.isdecimal() or not number else None


def ending(scene: Scene) -> Ending:
    """How the flow ends: nothing of a minor is kept; where the person opened the limitation gate the warning stays."""
    a = scene.answers
    about = a.choice("about_you")
    if about in {"minor", "elsewhere"}:
        return Ending(about, forget=about == "minor")
    if gate_shut(a):
        return Ending("listen.1")
    return Ending("script.1", (Keep(over_three_years(scene)),) if limitation_doubtful(a) else ())


def _sheet(name: str) -> Callable[[Scene, int], Page | None]:
    def show(scene: Scene, number: int) -> Page | None:
        found = sheets(scene)
        if not 1 <= number <= len(found):
            return None
        sheet, of = found[number - 1], len(found)
        copies = tuple(Copy(verbatim(f"📋 {spoken.number}"), spoken) for spoken in sheet.lines)
        title = T("Script {n}/{of} · {title}", n=number, of=of, title=sheet.title)
        blocks = (*_above(scene), Line(title), *sheet.lines, *([Line(sheet.note)] if sheet.note else ()))
        more = (PRINTED,) if gate_shut(scene.answers) else (PRINTED, PLAN)
        return Page(blocks, (copies, _pager(name, number, of), _beside(sheet, scene), more))

    return show


def _above(scene: Scene) -> tuple[Block, ...]:
    """A court's deadline, and the advice where three years may have passed, whether the gate is open or not."""
    return (*pinned(scene), *([Line(CALL_FIRST)] if limitation_doubtful(scene.answers) else ()))


def _pager(name: str, number: int, of: int) -> Row:
    """Back and forth; before the script come the next steps, after it what is never said."""
    listening = name == "listen"
    before = f"{name}.{number - 1}" if number > 1 else ("" if listening else "next")
    after = f"{name}.{number + 1}" if number < of else ("" if listening else "never")
    sides = ((verbatim("‹"), before), (verbatim(f"{number}/{of}"), f"{name}.{number}"), (verbatim("›"), after))
    return tuple(Button(label, "page", key) for label, key in sides if key)


def _beside(sheet: Sheet, scene: Scene) -> Row:
    """What else can be done from a page of the script."""
    a = scene.answers
    complete = Button(T("Complete the preparation"), "complete")
    if gate_shut(a):
        return (FILE, complete if not full(a) else Button(T("I have asked, go on"), "edit", "limitation_gate"))
    other = _other_wish(scene) if sheet.title == OFFER else ""
    first = Button(T("Another request"), "wish", other) if other else FILE
    return (first, complete if not full(a) else Button(T("Never say"), "page", "never"), RULES)


def _other_wish(scene: Scene) -> str:
    """The wish after the one that is asked for now, round and round; '' where there is no other."""
    number = weigh(scene.answers).number
    sayable, (first, _) = possible(scene.answers, number), wishes(scene.answers, number)
    at = sayable.index(first) + 1 if first in sayable else 0
    others = [wish for wish in (*sayable[at:], *sayable[:at]) if wish != first]
    return others[0] if others else ""


def _never(scene: Scene, number: int) -> Page:
    buttons = (Button(T("What they may say"), "page", "saying.1"), Button(T("What to write down"), "page", "write"))
    return Page((*pinned(scene), *_plain(never(scene.answers))), (buttons, (SCRIPT,)))


def _saying(scene: Scene, number: int) -> Page | None:
    """Two things that they may say, with the answers, where they fit; in English one, with pinyin and meaning."""
    found = _by_page(sayings(scene), _SAYINGS.get(scene.locale, _MOST_SAYINGS))
    if not 1 <= number <= len(found):
        return None
    shown, more = found[number - 1], sum(map(len, found[number:]))
    blocks = [*pinned(scene), *(block for one in shown for block in told(one, scene))]
    if any(one.breach for one in shown):
        blocks.append(Line(DEBT_REMAINS))
    copies = tuple(Copy(C("reply", "📋 {n}", n=n), one.reply) for n, one in enumerate(shown, 1))
    back = Button(T("‹ Back"), "page", f"saying.{number - 1}" if number > 1 else "never")
    onward = Button(T("More ({n})", n=more), "page", f"saying.{number + 1}")
    last = Button(T("What to write down"), "page", "write")
    return Page(tuple(blocks), (copies, (back, onward if more else last)))


def _by_page(heard: tuple[Heard, ...], most: int) -> list[list[Heard]]:
    """At most `most` on a page, and no more than fit with the line on the debt."""
    found: list[list[Heard]] = []
    for one in heard:
        here = [*found[-1], one] if found else []
        if here and len(here) <= most and sum(2 + bool(each.note) for each in here) <= _MOST_LINES:
            found[-1] = here
        else:
            found.append([one])
    return found


def _write(scene: Scene, number: int) -> Page:
    onward = Button(T("What comes next"), "page", "next")
    copied = Copy(T("📋 Copy this list"), note_list(scene.answers))
    return Page((*pinned(scene), *_plain(notes(scene.answers))), ((copied,), (SCRIPT, onward)))


def _next(scene: Scene, number: int) -> Page:
    failed = Button(T("If it fails"), "faq", "negotiation-failed", timeless=True)
    edit = Button(T("Change an answer"), "review")
    keyboard: Keyboard = ((SCRIPT, FILE), (failed, edit), (PRINTED, PLAN))
    return Page((*pinned(scene), *_plain(next_steps(scene))), keyboard)


def _rules(scene: Scene, number: int) -> Page:
    """The articles behind the script, each with its sources."""
    lines = (Line(T("These answers say which rules your lines rest on, with date and source."), "bold"),)
    return Page((*pinned(scene), *lines), ((SCRIPT,),), behind(scene))


def _minor(scene: Scene) -> Page:
    copies = (Copy(T("Copy 12348"), verbatim("12348")), Copy(T("Copy 12356"), verbatim("12356")))
    return Page(minor_lines(scene), (copies, (QUESTIONS,)))


def _plain(texts: tuple[Text, ...]) -> tuple[Block, ...]:
    return tuple(Line(text) for text in texts)


_PAGES: Mapping[str, Callable[[Scene, int], Page | None]] = {
    "script": _sheet("script"),
    "listen": _sheet("listen"),
    "never": _never,
    "saying": _saying,
    "write": _write,
    "next": _next,
    "rules": _rules,
}
