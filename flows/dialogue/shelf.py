"""The questions list inside the dialogue: menus, articles, and typed questions with their three outcomes."""

from __future__ import annotations

from flows.dialogue import care
from flows.dialogue.menus import MENU, Screen, open_question, way_back
from flows.dialogue.talk import Talk
from flows.dialogue.words import is_greeting
from flows.knowledge.terms import names
from flows.knowledge.topics import CRISIS
from flows.knowledge.unanswered import words_to_count
from flows.model import Article, Block, Button, Copy, Counted, Found, Keyboard, Line, Row, Share, Spoken, T, verbatim

UNKNOWN = T("I have no reliable source on this; please ask 12348 (legal advice line).")
_A_PAGE = 6
_RELATED = 3
_ENOUGH = 8
"""Signs of a line that is no answer, from which it may be asking for an article."""


def ask(talk: Talk, text: str, *, surely: bool = True) -> bool:
    """Look a typed question up and set the view for it. Without `surely` it may be no question: then only a certain
    find counts, or what a whole sentence may mean; False if there is none."""
    found: Found = talk.world.library.search(text, talk.session.locale)
    if found.sure and (surely or not names(text)):
        open_article(talk, found.sure.slug)
    elif found.maybe and (surely or len(text) >= _ENOUGH):
        talk.session.view = "faq.maybe," + ",".join(article.slug for article in found.maybe)
    elif not surely:
        return False
    elif is_greeting(text):
        talk.session.view = "faq.greeting"
    else:
        talk.effects.append(Counted("unanswered", words_to_count(text)))
        talk.session.view = "faq.nothing"
    return True


def look_up(talk: Talk, text: str) -> bool:
    """The same for what is typed below the list, where a word is enough; False where nothing is found."""
    is_found = bool(talk.world.library.search(text, talk.session.locale).maybe)
    return is_found and ask(talk, text)


def open_article(talk: Talk, slug: str, part: str = "") -> None:
    """Show an article, or a `part` of it: 'more', 'sources'. Somebody who asks for the one on crisis gets the crisis
    message itself."""
    if slug == CRISIS:
        care.enter(talk)
        return
    shown, *marks = talk.session.view.split(",")
    parts = [part] if part else []
    rated = ["rated"] if shown == f"article.{slug}" and "rated" in marks else []
    talk.session.view = ",".join((f"article.{slug}", *parts, *rated))


def rate(talk: Talk, value: str) -> None:
    """Was this helpful? Counted without who, once; the article stands as it was, without the question."""
    slug, _, answer = value.partition(",")
    shown, *marks = talk.session.view.split(",")
    is_asked = shown == f"article.{slug}" and "rated" not in marks and talk.article(slug) is not None
    if is_asked and answer in {"yes", "no"}:
        talk.effects.append(Counted(f"helpful.{answer}", (slug,)))
        talk.session.view += ",rated"
        talk.toast = T("Thank you. It is counted without your name.")


def none_of_these(talk: Talk) -> None:
    """What was offered was not meant."""
    kind, _, slugs = talk.session.view.partition(",")
    if kind == "faq.maybe":
        offered = tuple(slug for slug in slugs.split(",") if talk.article(slug))
        if offered:
            talk.effects.append(Counted("offered in vain", offered[:_RELATED]))
    talk.session.view = "faq.nothing"


# -- lists ------------------------------------------------------------------------------------------------------------
def menu_screen(talk: Talk, detail: str) -> Screen:
    """The groups, the titles of a group, or what a search found."""
    kind, _, rest = detail.partition(",")
    if kind == "maybe":
        return _maybe(talk, rest.split(","))
    if kind == "greeting":
        return (Line(T("I am here. Type your question, or choose:"), "bold"), *open_question(talk)), _groups(talk)
    if kind == "nothing":
        lines = (Line(UNKNOWN), Line(T("These are the questions that I can answer:")))
        return (*lines, *open_question(talk)), _groups(talk)
    key, _, page = rest.partition(",")
    if kind == "group" and key in talk.world.library.groups():
        return _group(talk, key, int(page) if page.isdecimal() else 1)
    return (Line(T("Which questions would you like to see? You can also just type yours."), "bold"),), _groups(talk)


def _groups(talk: Talk) -> Keyboard:
    library = talk.world.library
    buttons = [Button(library.group_title(key), "faq", f"group,{key}", timeless=True) for key in library.groups()]
    pairs: list[Row] = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    return (*pairs, (way_back(talk),))


def _group(talk: Talk, key: str, page: int) -> Screen:
    """The questions of a group, a few at a time, turned over in place."""
    library = talk.world.library
    titles = library.titles(key, talk.session.locale)
    pages = max(1, -(-len(titles) // _A_PAGE))
    page = min(max(page, 1), pages)
    rows: list[Row] = [(_title(slug, title),) for slug, title in titles[(page - 1) * _A_PAGE : page * _A_PAGE]]
    if pages > 1:
        turns = (("‹", (page - 2) % pages + 1), (f"{page}/{pages}", page), ("›", page % pages + 1))
        rows.append(tuple(Button(verbatim(sign), "faq", f"group,{key},{to}", timeless=True) for sign, to in turns))
    return (Line(library.group_title(key), "bold"),), (*rows, (MENU, way_back(talk)))


def _title(slug: str, title: str) -> Button:
    return Button(verbatim(title), "faq", slug, timeless=True)


def titles_of(talk: Talk, slugs: tuple[str, ...]) -> list[Row]:
    """A button for each of these articles, in rows of their own."""
    return [(_title(found.slug, found.title),) for slug in slugs if (found := talk.article(slug))]


def _maybe(talk: Talk, slugs: list[str]) -> Screen:
    none = Button(T("None of these"), "faq", "nothing", timeless=True)
    rows = titles_of(talk, tuple(slugs))
    return (Line(T("Is it one of these?"), "bold"), *open_question(talk)), (*rows, (none, way_back(talk)))


# -- an article -------------------------------------------------------------------------------------------------------
def article_screen(talk: Talk, detail: str) -> Screen:
    """An answer: short first, what to do and the details behind a button, the sources behind another; below it the
    question that is still open."""
    slug, *marks = detail.split(",")
    article = talk.article(slug)
    if article is None:
        return menu_screen(talk, "")
    title = Line(verbatim(article.title), "bold")
    more = Button(T("More"), "faq", f"{slug},more", timeless=True)
    if "sources" in marks:
        return (title, *sources_of(article)), ((more,), (MENU, way_back(talk)))
    blocks: list[Block] = [title, *_lines(article.answer)]
    copy = [Copy(T("📋 The line to say"), verbatim(article.say))] if article.say else []
    rows: list[Row] = [(more, *copy)]
    if "more" in marks:
        blocks += [*steps_of(article), *_details(article)]
        sources = Button(T("Sources"), "faq", f"{slug},sources", timeless=True)
        rows = [(sources, *copy, Share(T("Share"), f"faq_{slug}", verbatim(article.title)))]
        rows += titles_of(talk, article.related[:_RELATED])
    if "rated" not in marks:
        rows.append((Button(T("Helpful"), "rate", f"{slug},yes"), Button(T("Not helpful"), "rate", f"{slug},no")))
    return (*blocks, *open_question(talk)), (*rows, (MENU, way_back(talk)))


def steps_of(article: Article) -> list[Block]:
    """What to do now."""
    steps = [Line(T("{n}. {step}", n=at, step=step)) for at, step in enumerate(article.steps, 1)]
    return [Line(T("What to do now:"), "bold"), *steps] if steps else []


def sources_of(article: Article) -> list[Block]:
    """Where what it says stands, folded."""
    lines = [Line(verbatim(source), "quote") for source in article.sources]
    return [Line(T("Sources, as of {day}:", day=article.as_of), "quote"), *lines] if lines else []


def _lines(text: str) -> list[Line]:
    return [Line(verbatim(line)) for line in text.splitlines() if line.strip()]


def _details(article: Article) -> list[Block]:
    blocks: list[Block] = [Line(verbatim(line), "quote") for line in article.details]
    if article.say:
        meaning = verbatim(article.meaning) if article.meaning else None
        blocks += [Line(T("You can say:"), "bold"), Spoken(verbatim(article.say), meaning=meaning)]
    return blocks
