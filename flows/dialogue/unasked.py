"""What we bring up ourselves: that we could not hear, and that everything is erased soon.

The person has done nothing, so nothing of their session changes, and no button that they see loses its meaning.
"""

from __future__ import annotations

from datetime import date

from flows.dialogue.layout import fitted
from flows.dialogue.screens import due
from flows.dialogue.talk import Talk
from flows.model import Button, Day, Keep, Line, Message, Show, T

CUT_OFF = T("I was cut off for a while. A tap in that time did not reach me; if you made one, please tap again.")
LOST = T("A reply of mine did not reach you. This is what is open now.")
_NOT_WAITING = frozenset({"saved", "deleted", "calm", "crisis"})


def cut_off(talk: Talk, *, lost: bool = False) -> tuple[Message, ...]:
    """The screen again, below a line that says why: a tap that may not have reached us, or a reply that is `lost`.

    The question first of all: an answer that was tapped and lost looks like one that was given. But also what is read
    beside it, an article or the settings: whoever taps there and sees nothing happen takes the bot for dead. Nothing
    is said to those who have left, and nothing to those in danger: the hotlines stand, and no word pushes them away.

    Whether to delete is never asked again, so that nobody deletes by answering us. But whoever did tap Delete must not
    go on believing that everything is gone.
    """
    session = talk.session
    view, why = session.view.partition(".")[0], Line(LOST if lost else CUT_OFF)
    if session.crisis or view in _NOT_WAITING:
        return ()
    if view == "delete":
        return (Keep((why, Line(T("Nothing has been deleted. To delete everything: /delete")))),)
    blocks, keyboard = due(talk)
    return (Show((why, *blocks), fitted(keyboard, talk.words)),)


def expiring(talk: Talk, day: date) -> tuple[Message, ...]:
    """Everything goes on `day`. Others may see the phone, so that the words do not tell what this is about; the buttons
    work for ever, as nobody knows when they are tapped."""
    session = talk.session
    if session.crisis or not (session.case.answers or session.past):
        return ()
    lines = (
        Line(T("You have not been here for a while.")),
        Line(T("On {day} what you left here is deleted by itself.", day=Day(day, talk.today.year))),
        Line(T("To keep it, one tap is enough. If you don't need it any more, there is nothing to do.")),
    )
    rows = (
        (Button(T("Keep it and go on"), "return", timeless=True),),
        (Button(T("Export"), "export", timeless=True), Button(T("Delete now"), "view", "delete", timeless=True)),
    )
    return (Keep(lines, fitted(rows, talk.words)),)
