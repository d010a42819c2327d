"""What a typed question finds stands in the language of the person, whatever language it was typed in."""

from __future__ import annotations

import pytest

from bot.ask import answers, in_words
from bot.wording import Wording
from flows.conversation import respond
from flows.model import LOCALES
from tests.negotiation.wandering import LIBRARY
from tests.talking import Chat

SURE = ("they keep ringing my boss at work", "他们会打给我爸妈吗", "催收电话要不要接")
WORDS = ("court", "they call", "mother", "wages", "法院", "打电话", "利息", "爸妈", "contract", "family")
MAYBE = [word for word in WORDS if (found := LIBRARY.search(word, "en")).maybe and not found.sure]


def titles(locale: str) -> set[str]:
    return {title for group in LIBRARY.groups() for _, title in LIBRARY.titles(group, locale)}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("typed", SURE)
def test_an_answer_and_what_belongs_to_it_are_in_the_person_s_language(
    wording: Wording, locale: str, typed: str
) -> None:
    chat = Chat(respond, wording, locale, LIBRARY).says(typed)
    assert chat.session.view.startswith("article.")
    assert chat.sees.splitlines()[0] in titles(locale)
    slug = chat.session.view.removeprefix("article.")
    chat.taps(f"faq.{slug},more")
    related = [
        chat.words(button.label)
        for button in chat.all_buttons()
        if button.act == "faq" and button.value not in {"menu", f"{slug},sources"}
    ]
    assert related
    assert set(related) <= titles(locale)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("typed", MAYBE)
def test_what_may_have_been_meant_is_offered_in_the_person_s_language(
    wording: Wording, locale: str, typed: str
) -> None:
    chat = Chat(respond, wording, locale, LIBRARY).commands("faq", typed)
    assert chat.session.view.startswith("faq.maybe")
    offered = [chat.words(button.label) for button in chat.all_buttons()][:-2]
    assert offered
    assert set(offered) <= titles(locale)
    ((_, answer),) = answers([typed], LIBRARY)
    assert in_words(typed, answer, LIBRARY, wording, locale).endswith(" · ".join(offered))
