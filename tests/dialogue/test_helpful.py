"""What is counted, so that the operator sees what helps and what is missing: never who, and never what they wrote."""

from __future__ import annotations

import pytest

from bot.telegram.messages import TelegramFace
from bot.wording import Wording
from flows.conversation import respond
from flows.dialogue.taps import base36
from flows.knowledge.topics import TOPICS
from flows.knowledge.unanswered import words_to_count
from flows.model import LOCALES, Counted, Tapped
from tests.negotiation.wandering import LIBRARY
from tests.talking import Chat

THANKS = {
    "zh_Hans": "谢谢。只计数，不记是谁。",
    "zh_Hant": "謝謝。只計數，不記是誰。",
    "en": "Thank you. It is counted without your name.",
}
MAYBE = next(
    words
    for words in ("court", "法院", "wages", "contract", "利息", "family", "爸妈", "phone", "record")
    if len((found := LIBRARY.search(words, "en")).maybe) > 1 and not found.sure
)
UNKNOWN = "why is the sky over Chengdu so blue?"


def reading(wording: Wording, locale: str = "en") -> Chat:
    """Somebody in the middle of the flow who reads an article."""
    chat = Chat(respond, wording, locale, LIBRARY).commands("start").taps("pick.prepare").taps("pick.adult")
    return chat.event(Tapped("1.0.faq.prison"))


def counts(chat: Chat) -> list[tuple[str, tuple[str, ...]]]:
    """All that was counted, in order."""
    return [(effect.what, effect.keys) for effect in chat.effects if isinstance(effect, Counted)]


def here(chat: Chat, act: str) -> Tapped:
    """A tap whose button would be of the screen of now, whether there is one or not."""
    return Tapped(f"1.{base36(chat.session.visit)}.{act}")


# -- was this helpful? ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("answer", ["yes", "no"])
@pytest.mark.parametrize("more", [False, True])
def test_whether_an_article_helped_is_counted_with_a_word_of_thanks_and_asked_no_more(
    wording: Wording, locale: str, answer: str, more: bool
) -> None:
    chat = reading(wording, locale)
    if more:
        chat.taps("faq.prison,more")
    sees, labels, state, given = chat.sees, chat.labels(), chat.state, chat.given
    asking = [chat.words(button.label) for button in chat.all_buttons() if button.act == "rate"]
    assert len(asking) == 2
    chat.taps(f"rate.prison,{answer}")
    assert counts(chat) == [(f"helpful.{answer}", ("prison",))]
    assert chat.toast == THANKS[locale]
    assert chat.sees == sees, "the article stands as it was"
    assert chat.labels() == [label for label in labels if label not in asking]
    assert (chat.state, chat.given) == (state, given)


def test_a_double_tap_is_counted_once(wording: Wording) -> None:
    chat = reading(wording)
    helpful = Tapped(chat.data("rate.prison,yes"))
    chat.event(helpful).event(helpful).event(helpful)
    assert counts(chat) == [("helpful.yes", ("prison",))]
    assert not chat.has("rate.prison,yes")


@pytest.mark.parametrize("second", ["yes", "no"])
def test_whoever_has_answered_cannot_answer_again_before_the_buttons_have_gone(wording: Wording, second: str) -> None:
    """Both buttons stand on the phone until the new screen has come."""
    chat = reading(wording)
    first, other = Tapped(chat.data("rate.prison,yes")), Tapped(chat.data(f"rate.prison,{second}"))
    chat.event(first).event(other).event(first).event(other)
    assert counts(chat) == [("helpful.yes", ("prison",))]


def test_after_an_answer_the_rest_of_the_article_does_not_ask_again(wording: Wording) -> None:
    chat = reading(wording).taps("rate.prison,yes").taps("faq.prison,more")
    assert not chat.has("rate.prison,yes")


def test_a_tap_on_an_old_screen_counts_nothing(wording: Wording) -> None:
    chat = reading(wording)
    old = Tapped(chat.data("rate.prison,yes"))
    for leave in ("return", "faq.menu"):
        chat.taps(leave).event(old)
        assert (counts(chat), chat.toast) == ([], "")
        chat.event(Tapped("1.0.faq.prison"))
    chat.taps("return").taps("pick.none").event(Tapped("1.0.faq.prison")).event(old)
    assert counts(chat) == [], "the question has changed since"
    assert "That button is from earlier" in chat.sees


def test_a_tap_on_the_article_before_counts_nothing_for_this_one(wording: Wording) -> None:
    chat = reading(wording)
    old = Tapped(chat.data("rate.prison,no"))
    chat.event(Tapped("1.0.faq.being-sued")).event(old)
    assert counts(chat) == []
    assert chat.has("rate.being-sued,no")


@pytest.mark.parametrize(
    "value",
    [
        "prison",
        "prison,",
        "prison,maybe",
        "prison,YES",
        "prison,yes,yes",
        "prison,more,yes",
        ",yes",
        "",
        "being-sued,yes",
    ],
)
def test_a_value_that_no_button_has_counts_nothing(wording: Wording, value: str) -> None:
    chat = reading(wording)
    chat.event(here(chat, f"rate.{value}"))
    assert (counts(chat), chat.toast) == ([], "")
    assert chat.has("rate.prison,yes")


@pytest.mark.parametrize("slug", ["no-article-of-ours", "13800138000", "zhang-san-of-chengdu"])
def test_what_is_no_article_is_never_counted_whatever_a_tap_says(wording: Wording, slug: str) -> None:
    """Callback data comes from a client, which may be anybody's."""
    chat = reading(wording).event(Tapped(f"1.0.faq.{slug}"))
    chat.event(here(chat, f"rate.{slug},yes"))
    chat.event(Tapped(f"1.0.faq.maybe,{slug}")).event(Tapped("1.0.faq.nothing"))
    assert counts(chat) == []


def test_the_question_can_be_answered_by_typing(wording: Wording) -> None:
    chat = reading(wording).says("Not helpful")
    assert counts(chat) == [("helpful.no", ("prison",))]
    assert chat.session.view == "article.prison,rated"


def test_in_danger_nobody_is_asked_whether_it_helped_and_nothing_is_counted(wording: Wording) -> None:
    chat = reading(wording)
    old = Tapped(chat.data("rate.prison,yes"))
    chat.says("我不想活了").event(old)
    assert not [button for button in chat.all_buttons() if button.act == "rate"]
    chat.event(here(chat, "rate.crisis,yes"))
    assert counts(chat) == []
    assert "12356" in chat.sees


# -- what nothing was found for ---------------------------------------------------------------------------------------
def test_the_words_of_a_question_that_finds_nothing_are_counted(wording: Wording) -> None:
    chat = reading(wording).taps("return").says(UNKNOWN)
    assert chat.session.view == "faq.nothing"
    assert counts(chat) == [("unanswered", ("blue", "chengdu", "sky"))]
    assert UNKNOWN not in repr(chat.effects)


def test_what_was_offered_in_vain_is_counted_by_its_articles(wording: Wording) -> None:
    chat = reading(wording).taps("return").commands("faq", MAYBE)
    offered = tuple(found.slug for found in LIBRARY.search(MAYBE, "en").maybe)
    none = Tapped(chat.data("faq.nothing"))
    chat.event(none).event(none)
    assert counts(chat) == [("offered in vain", offered)]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "typed",
    [
        "我不想活了",
        "我不想活了，天空为什么是蓝的？",
        "I want to kill myself, why is the sky blue?",
        "活着有什么意思？",
        "吃多少安眠药会死？",
    ],
)
def test_nothing_of_words_of_danger_is_ever_counted(wording: Wording, locale: str, typed: str) -> None:
    for chat in (reading(wording, locale), reading(wording, locale).taps("faq.menu"), Chat(respond, wording, locale)):
        chat.says(typed)
        assert chat.session.crisis
        chat.taps("calm").commands("faq", typed)
        chat.sends("photo", typed).corrects(typed)
        assert counts(chat) == []


ANSWERS = ("三万八千六", "38600", "在成都的一家小公司，老板姓王", "I do not know, something like that", "qwertz asdf")


@pytest.mark.parametrize("typed", ANSWERS)
def test_nothing_of_an_answer_is_ever_counted_be_it_ever_so_hard_to_read(wording: Wording, typed: str) -> None:
    for acts in ((), ("pick.none",), ("pick.none", "pick.consumer_finance")):
        chat = reading(wording).taps("return")
        for act in acts:
            chat.taps(act)
        for _ in range(4):
            chat.says(typed)
        assert counts(chat) == []


def test_nothing_of_an_amount_of_money_is_ever_counted(wording: Wording) -> None:
    chat = Chat(respond, wording, "en", LIBRARY).commands("start").taps("pick.call_soon")
    for _ in range(40):
        if chat.state in {"owed_total", "end", "review"}:
            break
        own = [button for button in chat.all_buttons() if button.act in {"pick", "next", "skip", "done"}]
        chat.taps(f"{own[0].act}.{own[0].value}" if own[0].value else own[0].act)
    assert chat.state == "owed_total"
    for typed in ("about as much as a house in Chengdu", "quite a lot", "38600"):
        chat.says(typed)
    assert counts(chat) == []
    assert chat.given["owed_total"] == "38600"


@pytest.mark.parametrize("name", ["help", "status", "settings", "privacy", "language", "review", "cancel", "chengdu"])
def test_nothing_of_a_command_is_ever_counted(wording: Wording, name: str) -> None:
    chat = reading(wording).commands(name, "my name is Zhang San of Chengdu").commands("start", "faq_zhang-san")
    assert counts(chat) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("天空的蓝色", {"天空", "蓝色"}),
        ("zhang@example.org 13800138000 example.org/me C:\\me @zhangsan 6217-0000", set()),
        ("Zebra ZEBRA zebra!", {"zebra"}),
        ("a I x y", set()),
        ("", set()),
        ("the of is to", set()),
    ],
)
def test_only_words_are_counted_each_once_and_neither_numbers_nor_addresses(text: str, words: set[str]) -> None:
    assert set(words_to_count(text)) == words
    assert list(words_to_count(text)) == sorted(words)


def test_of_a_long_line_few_words_are_counted_and_their_order_says_nothing_of_it() -> None:
    line = " ".join(f"{first}{second}word" for first in "zyxwv" for second in "abcde")
    words = words_to_count(line)
    assert len(words) == 12
    assert list(words) == sorted(words)
    assert words_to_count(line) == words_to_count(" ".join(reversed(line.split())))
    assert words_to_count("字" * 100_000) == words_to_count("字" * 400)


def test_no_line_of_chinese_can_be_put_together_again_from_what_is_counted() -> None:
    line = "我表哥在成都锦江区开了一家火锅店他去年借了网贷现在跑路了"
    words = words_to_count(f"{line}？")
    assert words
    assert all(len(word) <= 4 for word in words)
    assert not [word for word in words if line in word]


@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_changes_the_article_in_place_and_sends_no_part_of_it_again(wording: Wording, locale: str) -> None:
    """Every article fits a message with its open question: of several only the last could be changed."""
    face = TelegramFace(wording)
    again = {}
    for slug in (slug for slugs in TOPICS.values() for slug in slugs if slug != "crisis"):
        chat = reading(wording, locale).event(Tapped(f"1.0.faq.{slug},more")).taps(f"rate.{slug},yes")
        assert chat.screen
        kinds = [letter.kind for letter in face.say(chat.screen, chat.session.visit, locale)]
        if kinds != ["show"]:
            again[slug] = kinds
    assert again == {}
