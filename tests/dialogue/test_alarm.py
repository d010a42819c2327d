"""What people type where a button would do is no cry for help: answers that are offered, commands as words."""

from __future__ import annotations

import pytest

from bot.wording import Wording
from flows.conversation import FLOWS, respond
from flows.dialogue import words
from flows.model import LOCALES
from tests.negotiation.wandering import LIBRARY
from tests.talking import Chat

TYPED = sorted(
    {
        *words._COMMAND_OF,
        *words._LOCALE_OF,
        *words._GREETINGS,
        *words._ONWARD,
        *words._UNKNOWN,
        *(sign for signs in words._PAGES.values() for sign in signs),
        *("好", "不", "yes", "no", "1", "38600", "三千五", "24%", "2026年7月", "十五号", "昨天"),
    }
)


@pytest.mark.parametrize("typed", TYPED)
def test_a_command_or_a_nod_raises_no_alarm(typed: str) -> None:
    assert LIBRARY.alarm(typed) == ""


@pytest.mark.parametrize("locale", LOCALES)
def test_no_answer_that_is_offered_raises_an_alarm_however_it_is_typed(wording: Wording, locale: str) -> None:
    alarming = [
        (step.key, typed)
        for flow in FLOWS
        for step in flow.steps
        for option in getattr(step.answer, "options", ())
        for typed in (wording.words(option.label, locale) if not option.label.params else "", *option.also)
        if typed and LIBRARY.alarm(typed)
    ]
    assert alarming == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_title_of_an_article_raises_an_alarm_but_that_on_crisis(locale: str) -> None:
    titles = [title for group in LIBRARY.groups() for title in LIBRARY.titles(group, locale)]
    assert [slug for slug, title in titles if slug != "crisis" and LIBRARY.alarm(title)] == []
    assert len(titles) > 80


@pytest.mark.parametrize("locale", LOCALES)
def test_whoever_wants_to_go_on_after_the_message_can_type_the_label_of_its_button(
    wording: Wording, locale: str
) -> None:
    chat = Chat(respond, wording, locale, LIBRARY).commands("start").says("我不想活了")
    assert chat.session.crisis
    (calm,) = [chat.words(button.label) for button in chat.all_buttons() if button.act == "calm"]
    chat.says(calm)
    assert not chat.session.crisis
