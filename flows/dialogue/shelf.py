"""The questions list inside the dialogue: menus, articles, and typed questions with their three outcomes."""

from __future__ import annotations

from flows.dialogue import care
from flows.dialogue.menus import MENU, Screen, open_question, way_back
from flows.dialogue.talk import Talk
from flows.model import Article, Block, Button, Copy, Found, Line, Row, Spoken, T, verbatim

UNKNOWN = T("I have no reliable source on this; please ask 12348 (legal advice line).")


def ask(talk: Talk, text: str, *, surely: bool = True) -> bool:
    """Look a typed question up and set the view for it. Without `surely` only a certain find counts; False if not."""
    found: Found = talk.world.library.search(text, talk.session.locale)
    if found.sure:
        open_article(talk, found.sure.slug)
    elif not surely:
        return False
    elif found.maybe:
        talk.session.view = "faq.maybe," + ",".join(article.slug for article in found.maybe[:3])
    else:
        talk.session.view = "faq.nothing"
    return True


def open_article(talk: Talk, slug: str, more: bool = False) -> None:
    """Show an article; somebody who asks for the one on crisis gets the crisis message itself."""
    if slug == care.ARTICLE:
        care.enter(talk)
    else:
        talk.session.view = f"article.{slug},more" if more else f"article.{slug}"


def menu_screen(talk: Talk, detail: str) -> Screen:
    """The groups, the titles of a group, or what a search found."""
    kind, _, rest = detail.partition(",")
    if kind == "maybe":
        return _maybe(talk, rest.split(","))
    if kind == "nothing":
        return (Line(UNKNOWN), *open_question(talk)), ((MENU, way_back(talk)),)
    library, locale = talk.world.library, talk.session.locale
    if kind == "group" and rest in library.groups():
        titles = library.titles(rest, locale)
        rows: list[Row] = [(_title(slug, title),) for slug, title in titles]
        heading = Line(library.group_title(rest), "bold")
        return (heading,), (*rows, (MENU, way_back(talk)))
    buttons = [Button(library.group_title(key), "faq", f"group,{key}", timeless=True) for key in library.groups()]
    pairs: list[Row] = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    lines = (Line(T("Which questions would you like to see? You can also just type yours."), "bold"),)
    return lines, (*pairs, (way_back(talk),))


def _title(slug: str, title: str) -> Button:
    return Button(verbatim(title), "faq", slug, timeless=True)


def _maybe(talk: Talk, slugs: list[str]) -> Screen:
    articles = [article for slug in slugs if (article := talk.article(slug))]
    rows: list[Row] = [(_title(article.slug, article.title),) for article in articles]
    none = Button(T("None of these"), "faq", "nothing", timeless=True)
    return (Line(T("Is it one of these?"), "bold"), *open_question(talk)), (*rows, (none, way_back(talk)))


def article_screen(talk: Talk, detail: str) -> Screen:
    """An answer: short first, the rest behind a button; below it the question that is still open."""
    slug, _, more = detail.partition(",")
    article = talk.article(slug)
    if article is None:
        return menu_screen(talk, "")
    blocks: list[Block] = [Line(verbatim(article.title), "bold"), *_lines(article.answer)]
    row: list[Button | Copy] = [Button(T("More"), "faq", f"{slug},more", timeless=True)]
    if more:
        blocks += _long(article)
        row = [Copy(T("📋 The line to say"), verbatim(article.say))] if article.say else []
    related = [found for other in article.related if (found := talk.article(other))][:2]
    links: list[Row] = [(_title(one.slug, one.title),) for one in related] if more else []
    return (*blocks, *open_question(talk)), (tuple(row), *links, (MENU, way_back(talk)))


def _lines(text: str) -> list[Line]:
    return [Line(verbatim(line)) for line in text.splitlines() if line.strip()]


def _long(article: Article) -> list[Block]:
    steps = [Line(T("{n}. {step}", n=at, step=step)) for at, step in enumerate(article.steps, 1)]
    blocks: list[Block] = [Line(T("What to do now:"), "bold"), *steps] if steps else []
    blocks += [Line(verbatim(line), "quote") for line in article.details]
    if article.say:
        meaning = verbatim(article.meaning) if article.meaning else None
        blocks += [Line(T("You can say:"), "bold"), Spoken(verbatim(article.say), meaning=meaning)]
    sources = [Line(verbatim(source), "quote") for source in article.sources]
    if sources:
        blocks += [Line(T("Sources, as of {day}:", day=article.as_of), "quote"), *sources]
    return blocks
