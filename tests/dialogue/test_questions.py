"""The list of questions: to browse, to come to by a link, to ask in the middle of the flow, and back from there."""

from __future__ import annotations

import re

import pytest

from bot.wording import Wording
from flows.conversation import FLOWS, respond
from flows.knowledge.topics import GROUPS, TOPICS
from flows.model import LOCALES, Share, Tapped
from tests.negotiation.wandering import LIBRARY
from tests.talking import Chat

SLUGS = [slug for slugs in TOPICS.values() for slug in slugs]
A_PAGE = 6
UNKNOWN = "why is the sky blue?"


def of(wording: Wording, locale: str = "en") -> Chat:
    return Chat(respond, wording, locale, LIBRARY)


def asked(wording: Wording, locale: str = "en") -> Chat:
    """Somebody in the middle of the flow, before a question about money with answers behind them."""
    chat = of(wording, locale).commands("start").taps("pick.prepare").taps("pick.adult").taps("pick.none")
    return chat.taps("pick.consumer_finance").taps("pick.consumer").taps("pick.d31_90")


def values(chat: Chat) -> list[str]:
    """The values of the buttons of the list, row after row."""
    return [button.value for button in chat.all_buttons() if button.act == "faq"]


def titles(chat: Chat) -> list[tuple[str, str]]:
    return [
        (button.value, chat.words(button.label))
        for button in chat.all_buttons()
        if button.act == "faq" and button.value in SLUGS
    ]


def pager(chat: Chat) -> dict[str, str]:
    """The values of the pager's buttons, by their labels."""
    buttons = [button for button in chat.all_buttons() if button.value.startswith("group,")]
    return {chat.words(button.label): button.value for button in buttons}


# -- browsing ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("locale", LOCALES)
def test_every_title_stands_once_in_the_pages_of_its_group(wording: Wording, locale: str) -> None:
    chat = of(wording, locale).commands("start").commands("faq")
    groups = [value for value in values(chat) if value.startswith("group,")]
    assert groups == [f"group,{key}" for key in GROUPS]
    found: list[str] = []
    for group in groups:
        chat.taps(f"faq.{group}")
        wanted = list(LIBRARY.titles(group.removeprefix("group,"), locale))
        listed = titles(chat)
        pages = -(-len(wanted) // A_PAGE)
        for number in range(2, pages + 1):
            assert f"{number - 1}/{pages}" in chat.labels()
            chat.taps("›")
            assert len(titles(chat)) == min(A_PAGE, len(wanted) - A_PAGE * (number - 1))
            listed += titles(chat)
        assert listed == wanted
        found += [slug for slug, _ in listed]
        chat.taps("faq.menu")
    assert sorted(found) == sorted(SLUGS)


@pytest.mark.parametrize("typed", ["起诉", "宽限期", "lawsuit", "grace period", "失信被执行人"])
def test_a_word_typed_below_the_list_is_looked_up_and_answers_no_open_question(wording: Wording, typed: str) -> None:
    chat = of(wording).commands("start").commands("faq").says(typed)
    assert chat.session.view.startswith(("article.", "faq.maybe,"))
    assert chat.state == "path"
    assert chat.session.case.answers == {}


def test_below_an_article_an_open_question_can_be_answered_and_other_words_are_looked_up(wording: Wording) -> None:
    chat = asked(wording)
    open_question, answer = chat.state, chat.labels()[0]
    chat.commands("faq", "prison").says("grace period")
    assert chat.session.view == "article.overdue-grace"
    chat.says("qwrtz plm")
    assert chat.session.view == "faq.nothing"
    assert chat.commands("faq", "prison").says(answer).given.get(open_question)


@pytest.mark.parametrize("locale", LOCALES)
def test_who_begins_with_what_nothing_is_known_of_gets_a_kind_word_and_the_beginning(
    wording: Wording, locale: str
) -> None:
    chat = of(wording, locale).says("hello? is there a person in this chat, please?")
    assert (chat.state, chat.session.view) == ("path", "")
    kind = {"zh_Hans": "您来说了，就好。", "zh_Hant": "您願意說，就好。", "en": "It is good that you wrote."}
    assert kind[locale] in chat.sees


@pytest.mark.parametrize("cry", ["my boyfriend hits me", "he sends my nude photos to my mother"])
def test_a_second_cry_for_help_finds_the_warning_still_there(wording: Wording, cry: str) -> None:
    chat = asked(wording).says(cry)
    assert "110" in chat.sees
    for _ in range(2):
        chat.says("please please hurry")
        assert "call first; all else can wait" in chat.sees
        assert "110" in chat.sees
    assert "110" not in chat.says("go on").sees


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pages_of_a_group_follow_each_other_in_a_circle_both_ways(wording: Wording, locale: str) -> None:
    chat = of(wording, locale).commands("start").taps("faq.menu").taps("faq.group,negotiation")
    pages = -(-len(TOPICS["negotiation"]) // A_PAGE)
    assert pages > 2, "or both ways are the same"
    first, seen = titles(chat), [titles(chat)]
    for _ in range(pages - 1):
        seen.append(titles(chat.taps("›")))
    assert titles(chat.taps("›")) == first
    assert titles(chat.taps("‹")) == seen[-1]
    assert titles(chat.taps("‹")) == seen[-2]
    assert len({page[0] for page in seen}) == pages


def test_a_page_is_turned_in_place_and_its_number_turns_nothing(wording: Wording) -> None:
    chat = asked(wording).commands("faq").taps("faq.group,calls")
    open_question, visit = chat.state, chat.session.visit
    shown = chat.taps("›").screen
    assert chat.kept == [], "nothing is added to the chat"
    chat.taps("2/2")
    assert chat.screen == shown
    assert (chat.state, chat.session.visit) == (open_question, visit)


def test_a_group_of_one_page_has_no_pager(wording: Wording) -> None:
    chat = of(wording).commands("start").taps("faq.menu").taps("faq.group,scams")
    assert len(titles(chat)) == len(TOPICS["scams"]) <= A_PAGE
    assert pager(chat) == {}


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("0", 1),
        ("1", 1),
        ("3", 3),
        ("4", 3),
        ("99999999999999999999999999999999999", 3),
        ("", 1),
        ("-1", 1),
        ("+2", 1),
        (" 2", 1),
        ("2 ", 1),
        ("2,3", 1),
        ("0x2", 1),
        ("1e0", 1),
        ("two", 1),
    ],
)
def test_a_strange_number_of_a_page_shows_a_page_that_there_is(wording: Wording, page: str, shown: int) -> None:
    chat = of(wording).commands("start").event(Tapped(f"1.0.faq.group,negotiation,{page}"))
    assert f"{shown}/3" in chat.labels()
    assert set(pager(chat).values()) <= {f"group,negotiation,{number}" for number in (1, 2, 3)}
    wanted = list(LIBRARY.titles("negotiation", "en"))[A_PAGE * (shown - 1) : A_PAGE * shown]
    assert titles(chat) == wanted


def test_a_page_of_a_group_that_has_become_shorter_is_its_last(wording: Wording) -> None:
    old = Tapped("1.0.faq.group,scams,7")
    chat = asked(wording).event(old)
    assert len(titles(chat)) == len(TOPICS["scams"])
    chat.waits(days=200).event(old)
    assert len(titles(chat)) == len(TOPICS["scams"]), "a button of the list works for ever"


@pytest.mark.parametrize("value", ["group", "group,", "group,nowhere", "group,nowhere,2", "group,,2", "menu,2"])
def test_a_group_that_there_is_not_shows_all_groups(wording: Wording, value: str) -> None:
    chat = of(wording).commands("start").event(Tapped(f"1.0.faq.{value}"))
    assert [one for one in values(chat) if one.startswith("group,")] == [f"group,{key}" for key in GROUPS]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("words", "page"), [("下一页", 2), ("next page", 2), ("›", 2), ("‹", 3), ("上一页", 3)])
def test_a_page_can_be_turned_by_typing(wording: Wording, locale: str, words: str, page: int) -> None:
    chat = asked(wording, locale).commands("faq").taps("faq.group,negotiation")
    before = chat.given
    chat.says(words)
    assert f"{page}/3" in chat.labels()
    assert chat.given == before


# -- an article -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("locale", LOCALES)
def test_every_article_opens_shortly_then_whole_with_up_to_three_others_that_belong_to_it(
    wording: Wording, locale: str
) -> None:
    for slug in (slug for slug in SLUGS if slug != "crisis"):
        chat = of(wording, locale).commands("start").event(Tapped(f"1.0.faq.{slug}"))
        article = LIBRARY.article(slug, locale)
        assert article
        assert chat.sees.splitlines()[: 1 + len(article.answer.splitlines())] == [
            article.title,
            *article.answer.splitlines(),
        ]
        assert titles(chat) == [], "the rest lies behind a button"
        chat.taps(f"faq.{slug},more")
        related = [(one, found.title) for one in article.related[:3] if (found := LIBRARY.article(one, locale))]
        assert titles(chat) == related, slug
        assert 1 <= len(related) == len(article.related[:3]), slug
        assert all(step in chat.sees for step in article.steps), slug


def test_what_belongs_to_an_article_opens_by_its_button(wording: Wording) -> None:
    chat = asked(wording).event(Tapped("1.0.faq.prison,more"))
    slug, title = titles(chat)[0]
    chat.taps(title)
    assert chat.session.view == f"article.{slug}"
    assert chat.sees.splitlines()[0] == title


@pytest.mark.parametrize("locale", LOCALES)
def test_the_whole_article_can_be_handed_on_and_the_short_one_not_yet(wording: Wording, locale: str) -> None:
    chat = of(wording, locale).commands("start").event(Tapped("1.0.faq.prison"))

    def shares() -> list[Share]:
        return [one for row in (chat.screen.keyboard if chat.screen else ()) for one in row if isinstance(one, Share)]

    assert shares() == []
    chat.taps("faq.prison,more")
    (share,) = shares()
    article = LIBRARY.article("prison", locale)
    assert article
    assert (share.start, chat.words(share.text)) == ("faq_prison", article.title)


# -- by a link --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug != "crisis"])
def test_a_link_leads_to_its_article_from_anywhere(wording: Wording, locale: str, slug: str) -> None:
    link = f"faq_{slug}"
    assert re.fullmatch("[A-Za-z0-9_-]{1,64}", link), "what Telegram lets a link carry"
    article = LIBRARY.article(slug, locale)
    assert article
    new, middle = of(wording, locale), asked(wording, locale)
    state, given = middle.state, middle.given
    for chat in (new, middle):
        chat.commands("start", link)
        assert chat.sees.splitlines()[0] == article.title
        assert chat.session.view == f"article.{slug}"
    assert (middle.state, middle.given) == (state, given)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_link_of_the_article_on_crisis_leads_to_the_message_for_that(wording: Wording, locale: str) -> None:
    for chat in (of(wording, locale), asked(wording, locale)):
        chat.commands("start", "faq_crisis")
        assert chat.session.crisis
        assert chat.sees == of(wording, locale).says("我不想活了").sees
        assert "12356" in chat.sees


@pytest.mark.parametrize("argument", ["faq_nothing-of-ours", "faq_", "faq", "prison", "FAQ_prison", "faq_prison,more"])
def test_a_link_to_nowhere_begins_like_any_other(wording: Wording, argument: str) -> None:
    begun = of(wording).commands("start")
    chat = of(wording).commands("start", argument)
    assert (chat.sees, chat.labels()) == (begun.sees, begun.labels())
    again = asked(wording).commands("start", argument)
    assert again.session.view == "resume"


def test_whoever_comes_by_a_link_can_begin_from_there(wording: Wording) -> None:
    chat = of(wording).commands("start", "faq_prison").taps("return")
    assert chat.state == "path"
    assert chat.sees == of(wording).commands("start").sees


# -- asked by typing --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("typed", ["会不会坐牢？", "can I go to prison for not repaying?"])
def test_a_question_in_the_middle_is_answered_and_the_open_one_follows_in_one_line(
    wording: Wording, locale: str, typed: str
) -> None:
    chat = asked(wording, locale)
    state, given, question = chat.state, chat.given, chat.sees.splitlines()[-1]
    visit, misses = chat.session.visit, chat.session.misses
    chat.says(typed)
    article = LIBRARY.article("prison", locale)
    assert article
    lines = chat.sees.splitlines()
    assert lines[0] == article.title
    assert lines[-1].endswith(question)
    assert [line for line in lines if question in line] == [lines[-1]]
    assert (chat.state, chat.given, chat.session.visit, chat.session.misses) == (state, given, visit, misses)
    chat.taps("return")
    assert (chat.state, chat.given) == (state, given)
    assert chat.sees.splitlines()[-1] == question


def test_after_a_question_the_open_one_is_answered_as_if_nothing_had_been_asked(wording: Wording) -> None:
    plain, curious = asked(wording), asked(wording)
    curious.says("can I go to prison?").taps("faq.prison,more").taps("return")
    for chat in (plain, curious):
        chat.taps("pick.outsourced")
    assert plain.given == curious.given
    assert plain.sees == curious.sees


@pytest.mark.parametrize("locale", LOCALES)
def test_what_nothing_is_known_of_shows_the_groups_and_the_open_question(wording: Wording, locale: str) -> None:
    chat = asked(wording, locale)
    state, given, question = chat.state, chat.given, chat.sees.splitlines()[-1]
    chat.says(UNKNOWN)
    assert chat.session.view == "faq.nothing"
    assert "12348" in chat.sees.splitlines()[0]
    assert chat.sees.splitlines()[-1].endswith(question)
    assert [one for one in values(chat) if one.startswith("group,")] == [f"group,{key}" for key in GROUPS]
    assert (chat.state, chat.given) == (state, given)


MAYBE = next(
    word
    for word in ("court", "法院", "wages", "contract", "利息", "family", "爸妈", "phone", "record")
    if len((found := LIBRARY.search(word, "en")).maybe) > 1 and not found.sure
)


@pytest.mark.parametrize("locale", LOCALES)
def test_none_of_these_shows_the_groups_and_the_open_question(wording: Wording, locale: str) -> None:
    chat = asked(wording, locale)
    state, given, question = chat.state, chat.given, chat.sees.splitlines()[-1]
    chat.commands("faq", MAYBE)
    assert [slug for slug, _ in titles(chat)] == [one.slug for one in LIBRARY.search(MAYBE, locale).maybe]
    assert chat.sees.splitlines()[-1].endswith(question)
    chat.taps("faq.nothing")
    assert "12348" in chat.sees.splitlines()[0]
    assert chat.sees.splitlines()[-1].endswith(question)
    assert [one for one in values(chat) if one.startswith("group,")] == [f"group,{key}" for key in GROUPS]
    assert (chat.state, chat.given) == (state, given)


def test_none_of_these_on_an_old_screen_is_only_the_list(wording: Wording) -> None:
    chat = asked(wording).commands("faq", MAYBE)
    none = Tapped(chat.data("faq.nothing"))
    chat.event(none)
    chat.taps("return").event(none)
    assert "12348" in chat.sees
    assert len(chat.effects) == 1, "what was offered in vain is counted where it was offered"


# -- why is that asked? -----------------------------------------------------------------------------------------------
STEPS = {step.key: step for flow in FLOWS for step in flow.steps}


def test_every_article_that_a_question_refers_to_is_there() -> None:
    reads = {slug for step in STEPS.values() for slug in step.reads}
    assert len(reads) > 10
    assert reads <= set(SLUGS) - {"crisis"}
    assert all(LIBRARY.article(slug, locale) for slug in reads for locale in LOCALES)
    assert all(len(set(step.reads)) == len(step.reads) <= 3 for step in STEPS.values())


@pytest.mark.parametrize("locale", LOCALES)
def test_why_offers_what_can_be_read_about_it_and_from_there_back_to_the_question(
    wording: Wording, locale: str
) -> None:
    chat, seen = of(wording, locale).commands("start").taps("pick.prepare"), 0
    for _ in range(60):
        if chat.state in {"review", "end"}:
            break
        if chat.session.notices:
            chat.taps("next")
            continue
        seen += _looks_why(chat)
        _goes_on(chat)
    assert seen > 10


def _looks_why(chat: Chat) -> int:
    """Looks why something is asked, reads all there is about it, and comes back; how much there was."""
    state, given, question = chat.state, chat.given, chat.sees.splitlines()[-1]
    assert titles(chat) == []
    chat.taps("why")
    reads = STEPS[state].reads
    assert [slug for slug, _ in titles(chat)] == list(reads), state
    for slug, title in titles(chat):
        chat.taps(title)
        assert chat.session.view == f"article.{slug}"
        assert chat.sees.splitlines()[0] == title
        assert chat.sees.splitlines()[-1].endswith(question), state
        chat.taps("return")
        assert (chat.state, chat.given, chat.session.view) == (state, given, "")
        assert chat.sees.splitlines()[-1] == question
        chat.taps("why")
    chat.event(Tapped("1.0.return"))
    assert (chat.state, chat.given) == (state, given)
    return len(reads)


def _goes_on(chat: Chat) -> None:
    """Answers in whatever way is at hand."""
    state = chat.state
    own = [button for button in chat.all_buttons() if button.act == "pick"]
    if chat.has("skip"):
        chat.taps("skip")
    elif own:
        chat.taps(f"pick.{own[0].value}")
    elif chat.has("done"):
        chat.taps("done")
    else:
        chat.says("3500")
    assert chat.state != state or chat.session.notices, state
