"""Safety before everything: the crisis message (CONVERSATION 3.1, facts 6.1). Nothing about money stands in it."""

from __future__ import annotations

from flows.dialogue.talk import Talk
from flows.model import Article, Block, Button, Copy, Keyboard, Line, T, Turn, verbatim

HOTLINE = "12356"
THREATS = frozenset({"violence", "blackmail"})
"""The notices of somebody else's threat. They stand until the person goes on."""


def care(talk: Talk, level: str = "danger") -> Turn:
    """The crisis message in place of any reply; `level` is 'danger' or 'doubtful'. The typed text is kept nowhere."""
    enter(talk, level)
    talk.said.clear()
    return talk.turn(blocks(talk, level), keyboard())


def enter(talk: Talk, level: str = "danger") -> None:
    """From here on the crisis message stands; buttons of the question before lead back to it, not on."""
    session = talk.session
    if not session.crisis:
        session.visit += 1
    session.crisis = session.soft = True
    session.view = f"crisis.{level}"


def blocks(talk: Talk, level: str) -> tuple[Block, ...]:
    """What stands in the crisis message."""
    if talk.answers.choice("about_you") == "elsewhere":
        return (
            Line(T("I hear you. Leave everything else for now.")),
            Line(T("Please call your local emergency number now."), "bold"),
            Line(T("Can someone be with you now? You can show them this.")),
        )
    if level == "doubtful":
        return (
            Line(T("What you wrote worries me. Are you safe right now?")),
            Line(T("You can call <b>12356</b> at any time; it is anonymous.")),
            Line(T("Danger now: 120 or 110.")),
            Line(T("Can someone be with you now? You can show them this.")),
        )
    return (
        Line(T("I hear you. Leave everything else for now.")),
        Line(T("<b>Please call 12356</b>, the support line; anonymous.")),
        Line(T("No answer, or danger now: 120 or 110.")),
        Line(T("In English: Lifeline 400-821-1215, 10:00–22:00 (as reported, 2024-12)."), only="en"),
        Line(T("Can someone be with you now? You can show them this.")),
    )


def blocks_of_article(article: Article) -> tuple[Block, ...]:
    """The article on it, for somebody to hand to another: what to do now, and nothing else."""
    lines = (article.title, *article.answer.splitlines(), *article.steps)
    return tuple(Line(verbatim(line), "plain" if at else "bold") for at, line in enumerate(lines))


def keyboard() -> Keyboard:
    return ((Copy(T("Copy 12356"), verbatim(HOTLINE)), Button(T("I want to go on"), "calm", timeless=True)),)


def calm(talk: Talk) -> Turn:
    """The person wants to go on: one gentle line and one button, then the open question."""
    talk.session.crisis = False
    talk.session.view = "calm"
    return talk.turn(*calm_screen())


def calm_screen() -> tuple[tuple[Block, ...], Keyboard]:
    return (Line(T("All right, no hurry.")),), ((Button(T("Go on"), "return", timeless=True),),)
