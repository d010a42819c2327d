"""What was typed: a button's label, a command as a word, a sentence that needs a warning, a question, or an answer."""

from __future__ import annotations

from flows.answers.matching import is_numbers, name_of, number_of, plain
from flows.dialogue import commands, moves, taps, tools
from flows.dialogue.care import THREATS
from flows.dialogue.layout import labels
from flows.dialogue.screens import REVIEW, due, keyboard_of
from flows.dialogue.shelf import ask, look_up
from flows.dialogue.talk import Talk
from flows.dialogue.words import command_of, is_greeting, is_mistake, is_onward, is_unknown, locale_of, pager_of
from flows.model import Accepted, Acting, Button, Copy, Corrected, Drafted, Invalid, Keyboard, Step, Suggested, T, Text
from flows.reading.questions import is_question

_NOT_DELETED = "no 不 否 不删 不要 别删 先不删 不删了 不了 算了 不用 不用了 don_t don_t_delete"
_NO = frozenset(word.replace("_", " ") for word in _NOT_DELETED.split())
_NO_NUMBERS = frozenset({"asking", "delete"})  # a number is part of a question, or the answer to another one
_NO_COMMANDS = frozenset({"cancel", "back", "skip", "keep"})
LONGEST = 2000  # signs of a message that are read; what is longer is a story, and its beginning says what it is about


def hear(talk: Talk, text: str) -> None:
    """Find out what was typed, and do it. The order is the rule: a question never becomes an answer."""
    talk.session.tap = ""
    text = text[:LONGEST]
    if _as_button(talk, text) or _as_command(talk, text) or _as_warning(talk, text):
        return
    if talk.session.view == "delete" and not is_question(text):
        talk.say(T("Nothing has been deleted. Please tap Delete or Keep."))
        return
    if talk.session.case.answers and is_mistake(text) and not is_question(text):
        talk.session.view = "review"
        return
    if tools.compute(talk, text) or tools.hear(talk, text):
        return
    if tools.is_shown(talk):
        _beside(talk, text)
        return
    if talk.session.view == "asking":
        ask(talk, text)
    elif not talk.session.frames:
        _first_words(talk, text)
    else:
        _answer_or_question(talk, text)


def _beside(talk: Talk, text: str) -> None:
    """What is nothing to the tool that is shown: a question, or not understood. Never an answer to what it hides."""
    if not ask(talk, text, surely=is_question(text)) and not is_greeting(text):
        talk.say(T("I could not read that. You can ask a question, or use the buttons."))


def _first_words(talk: Talk, text: str) -> None:
    """Somebody begins by typing: a question that has an answer gets it, anything else brings the welcome."""
    moves.begin(talk)
    if not is_greeting(text):
        ask(talk, text, surely=is_question(text))
    if talk.session.view == "faq.nothing":
        talk.session.view = ""
        talk.say(T("It is good that you wrote. I found no answer to that; questions of law: 12348. Let us begin here:"))


def _as_button(talk: Talk, text: str) -> bool:
    """The label, in any language, or the number of a button on the screen that is due."""
    typed, step, view = plain(text), talk.step, talk.session.view
    if view == "delete" and (command_of(text) == "delete" or is_question(text)):
        return False  # said twice, or doubtfully, it is asked for and not confirmed
    on_question = step is not None and view in {"", "why", "stuck"} and not talk.session.notices and step.key != REVIEW
    keyboard = keyboard_of(talk, step, view) if step is not None and on_question else due(talk)[1]
    buttons = labels(keyboard)
    for button in () if on_question and typed.isdecimal() else buttons:
        if typed and typed in {name_of(label) for label in talk.in_every_locale(button.label)}:
            if on_question and button.act in {"tick", "rank"}:
                return False  # typing a label ticks it, whether it is ticked or not
            return _press(talk, button)
    number = number_of(text)
    no_button = view in _NO_NUMBERS or tools.is_asking(talk)
    if number and not on_question and not no_button and not _is_asked_for_number(talk):
        return _by_number(talk, keyboard, number)
    if is_numbers(text) and not on_question and not no_button and hasattr(step and step.answer, "options"):
        talk.say(_nothing_here(text))
        return True
    if talk.session.notices and is_onward(text):
        taps.do(talk, "next", talk.session.notices[0])
        return True
    sign = pager_of(text)
    pager = next((button for button in buttons if sign and button.label.params.get("words") == sign), None)
    return pager is not None and _press(talk, pager)


def _is_asked_for_number(talk: Talk) -> bool:
    """Whether an answer to another question shows, below it, an open question of ours that a number answers."""
    step = talk.step
    return talk.session.view.startswith("article.") and step is not None and not hasattr(step.answer, "options")


def _by_number(talk: Talk, keyboard: Keyboard, number: int) -> bool:
    """On a screen that asks nothing a number can only be one of its buttons; never an answer to what it hides. Where
    lines have numbers of their own, it may be one of those."""
    buttons = labels(keyboard)
    has_lines = any(isinstance(button, Copy) for row in keyboard for button in row)
    if number <= len(buttons) and not has_lines:
        return _press(talk, buttons[number - 1])
    talk.say(_nothing_here(number))
    return True


def _nothing_here(typed: str | int) -> Text:
    return T("{n} means nothing on this page, and was not taken as an answer.", n=typed)


def _press(talk: Talk, button: Button) -> bool:
    taps.perform(talk, button.act, button.value)
    return True


def _as_command(talk: Talk, text: str) -> bool:
    if locale := locale_of(text):
        taps.perform(talk, "lang", locale)
        return True
    name = command_of(text)
    if talk.session.view == "delete" and (name in _NO_COMMANDS or plain(text) in _NO):
        taps.perform(talk, "return", "")
        return True
    if name in {"why", "keep"}:
        if talk.step is None:
            return False
        taps.perform(talk, name, "")
    elif name == "delete" and talk.session.view == "delete":
        return False
    elif name:
        commands.command(talk, name, "")
    elif is_onward(text) and talk.session.view:
        taps.perform(talk, "return", "")
    return bool(name) or (is_onward(text) and not talk.session.view)


def _as_warning(talk: Talk, text: str) -> bool:
    """A sentence that needs a word before anything else (CONVERSATION 3.2-3.14)."""
    key = talk.flow.spoken_of(text, talk.scene)
    if not key or _is_option(talk, text):
        return False
    if not talk.session.frames:
        moves.begin(talk)
    talk.session.view = ""
    talk.session.notices = [key, *(other for other in talk.session.notices if other != key)]
    return True


def _is_option(talk: Talk, text: str) -> bool:
    """Whether the sentence is an answer that the open question offers: that answer has warnings of its own."""
    step = talk.step
    if step is None or not hasattr(step.answer, "options") or is_question(text):
        return False
    try:
        reading = step.answer.read(text, talk.scene, talk.in_every_locale)
    except Invalid:
        return False
    return isinstance(reading, Accepted | Drafted)


def _answer_or_question(talk: Talk, text: str) -> None:
    step, session = talk.step, talk.session
    if step is None or session.notices:
        if is_question(text) or not ask(talk, text, surely=False):
            _question_or_show(talk, text)
    elif is_question(text):
        ask(talk, text)
    elif not (_looks_at(talk) == "faq" and look_up(talk, text)):
        _answer(talk, step, text)


def _looks_at(talk: Talk) -> str:
    """The kind of screen that is shown: 'faq' for lists of questions, 'article', or another."""
    return talk.session.view.partition(".")[0]


def _question_or_show(talk: Talk, text: str) -> None:
    if is_question(text):
        ask(talk, text)
    elif THREATS.intersection(talk.session.notices[:1]):
        talk.session.view = ""
        if not is_greeting(text):
            talk.say(T("If you are in danger now, call first; all else can wait."))
    elif talk.session.notices:
        talk.session.view = ""
        taps.do(talk, "next", talk.session.notices[0])
        if not is_greeting(text):
            talk.say(T("That needed no answer; this is next:"))
    elif not is_greeting(text):
        talk.say(T("I could not read that. You can ask a question, or use the buttons."))


def _answer(talk: Talk, step: Step, text: str) -> None:
    session = talk.session
    try:
        reading = step.answer.read(text, talk.scene, talk.in_every_locale)
    except Invalid as invalid:
        if is_greeting(text):
            session.view = ""
            talk.say(invalid.how or invalid.why)
        elif step.skip and is_unknown(text):
            moves.skip(talk, step)
        elif not ask(talk, text, surely=_looks_at(talk) in {"faq", "article"}):
            _miss(talk, step, invalid)
        return
    session.view = ""
    if isinstance(reading, Accepted):
        moves.take(talk, step, reading)
    elif isinstance(reading, Drafted):
        moves.draft(talk, reading)
        if reading.toast:
            talk.say(reading.toast)
    elif isinstance(reading, Acting):
        taps.perform(talk, reading.act, reading.value)
    elif isinstance(reading, Suggested):
        session.view = "meant." + ",".join(option.key for option in reading.options)


def _miss(talk: Talk, step: Step, invalid: Invalid) -> None:
    """Not readable: say so kindly; the third time in a row offer an example and a way past (CONVERSATION 4.4, 4.5)."""
    session = talk.session
    session.misses += 1
    session.view = ""
    talk.brief = True
    if invalid.guess is not None:
        session.draft = {**session.draft, "guess": invalid.guess}
    if session.misses < 3:
        talk.say(*_known(invalid.why, invalid.how))
        return
    session.view = "stuck"
    lead = T("That's all right, this can stay open for now.") if step.skip else invalid.why
    talk.say(*_known(lead, step.example or invalid.how, step.empty))


def _known(*texts: Text | None) -> list[Text]:
    return [text for text in texts if text is not None]


def corrected(talk: Talk, event: Corrected) -> None:
    """An old message was edited, or comes to be answered only now: it is not taken as an answer to what is open."""
    what = T("You changed an earlier message; I don't take that as an answer.")
    if event.late:
        what = T("An earlier message of yours could not be answered in its time; I don't take it as an answer now.")
    talk.say(what, T("To change an answer: /review"))


def sent(talk: Talk, kind: str) -> None:
    """Something that is no text."""
    if kind in {"photo", "document", "video"}:
        talk.say(T("I read text only, and keep no pictures: please send no papers or screenshots."))
    else:
        talk.say(T("I can read text only. Please type it, or use the buttons."))
