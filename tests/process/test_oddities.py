"""Updates as they really come: together, twice, late, out of order, and of kinds that nobody thought of."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import pytest

from bot.wording import Wording
from flows.conversation import respond
from tests.fake_api import FakeApi, Group, Person, faults
from tests.fake_api.person import SORTS
from tests.process.driver import BotProcess
from tests.process.play import act, check, play, question, texts
from tests.rehearsal import Beat
from tests.talking import Chat

Beats = Callable[[str], list[Beat]]


@pytest.fixture
def begun(person: Person, beats: Beats) -> Person:
    """Somebody who has answered the first two questions, with buttons before them."""
    play(person, beats("zh_Hans")[:3])
    return person


@pytest.fixture
def api(running: BotProcess) -> FakeApi:
    return running.api


def test_twenty_updates_of_one_chat_in_one_batch(api: FakeApi, person: Person, beats: Beats, wording: Wording) -> None:
    chat = Chat(respond, wording, "zh_Hans")
    some = [beat.words for beat in beats("zh_Hans")[:20]]
    with api.held():
        for words in some:
            person.says(words)
    chat.commands("start")
    for words in some[1:]:
        chat.says(words)
    person.waits_for(lambda: person.buttons() == chat.labels() and question(person.sees()) == question(chat.sees))


def test_a_crowd_that_comes_all_at_once_is_answered(api: FakeApi, beats: Beats) -> None:
    crowd = [Person(api) for _ in range(250)]
    for beat in beats("zh_Hans")[:4]:
        with api.held():
            for person in crowd:
                act(person, beat)
        for person in crowd:
            check(person, beat)


def test_the_same_update_twice_is_one(api: FakeApi, begun: Person) -> None:
    asked, sent = question(begun.sees()), len(api.made("sendMessage", begun.id))
    with api.held() as updates:
        update = begun.says("没有")
        api.waits_until(lambda: bool(updates))
        updates.append(update)
    begun.waits_for(lambda: question(begun.sees()) != asked)
    shown = begun.sees()
    api.put_again(update)
    begun.says("/privacy")
    begun.waits_for(lambda: begun.sees() != shown)
    assert len(api.made("sendMessage", begun.id)) == sent + 2


def test_two_taps_at_once_are_one(api: FakeApi, begun: Person) -> None:
    asked = question(begun.sees())
    first = begun.taps(0)["callback_query"]
    second = begun.presses(first["data"], begun.screen())["callback_query"]
    begun.waits_for(lambda: all(api.taps[query["id"]].answered for query in (first, second)))
    begun.waits_for(lambda: question(begun.sees()) != asked)
    next_question = question(begun.sees())
    begun.says("/cancel")
    begun.waits_for(lambda: question(begun.sees()) != next_question)
    begun.says("/back")
    begun.waits_for(lambda: question(begun.sees()) == next_question)


def test_a_button_of_yesterday_asks_the_open_question_again(api: FakeApi, person: Person, beats: Beats) -> None:
    play(person, beats("zh_Hans")[:2])
    yesterday = person.screen().buttons()[1]["callback_data"]
    rest = beats("zh_Hans")[2:4]
    play(person, rest)
    query = person.presses(yesterday, person.screen())["callback_query"]
    person.waits_for(lambda: api.taps[query["id"]].answered)
    assert question(person.sees()) == question(rest[-1].shows[-1])
    assert person.buttons() == list(rest[-1].labels)


@pytest.mark.parametrize("sort", SORTS)
def test_what_is_no_text_is_answered_with_the_open_question(begun: Person, sort: str) -> None:
    asked = question(begun.sees())
    begun.sends(sort)
    assert question(begun.waits_for()) == asked


def test_an_edited_message_is_answered_and_the_question_stays_open(begun: Person) -> None:
    begun.says("没")
    begun.waits_for()
    begun.edits("没有")
    begun.waits_for()
    assert begun.buttons()


def test_a_forwarded_message_is_answered(begun: Person) -> None:
    origin = {"type": "hidden_user", "sender_user_name": "催收", "date": 1}
    begun.says("您已逾期，今天不还就上门", forward_origin=origin)
    begun.waits_for()
    assert begun.buttons()


@pytest.mark.parametrize(
    "text", ["我" * 10_000, "啊 what 是 this 三千五 ok？", "\u200b", "<b>&amp;</b> {x} %s", "😀" * 50]
)
def test_any_text_is_answered(begun: Person, text: str) -> None:
    begun.says(text)
    begun.waits_for()
    assert begun.buttons()


def test_a_tap_without_a_message_is_acknowledged(api: FakeApi, begun: Person) -> None:
    for data in ("1.1.pick.prepare", "", "💥", "1.zz.0", "2.1.pick", "x" * 64):
        query = begun.presses(data)["callback_query"]
        begun.waits_for(api.taps[query["id"]].is_answered)


def test_updates_that_concern_nobody_are_passed_over(running: BotProcess, api: FakeApi, begun: Person) -> None:
    channel = {"id": -1001, "type": "channel", "title": "新闻"}
    for kind in ("channel_post", "edited_channel_post"):
        api.put(kind, {"message_id": 1, "chat": channel, "date": 1, "text": "/start"})
    api.put("poll_answer", {"poll_id": "1", "option_ids": [0], "user": begun.who})
    api.put("kind_of_tomorrow", {"from": begun.who, "what": [1, 2]})
    api.put("message", {"message_id": 1, "chat": begun.chat.about, "from": begun.who, "thing_of_tomorrow": {}})
    api.put("message", {"message_id": 1})
    api.put("message", {"message_id": "one", "chat": None})
    api.waits_until_confirmed()
    begun.says("/privacy")
    begun.waits_for()
    assert running.is_running()


def test_a_group_gets_one_line_with_a_link(api: FakeApi, begun: Person) -> None:
    group, shown = Group(api), begun.sees()
    group.hears(begun, "/start")
    api.waits_until(lambda: bool(group.texts()))
    group.hears(begun, "没有")
    api.waits_until_confirmed()
    begun.sends("sticker")
    begun.waits_for()
    [line] = group.texts()
    assert "t.me/xieshang_test_bot" in line or any(
        "t.me/xieshang_test_bot" in button.get("url", "")
        for message in group.chat.messages.values()
        for button in message.buttons()
    )
    assert question(begun.sees()) == question(shown)


def test_the_language_changes_in_the_middle(begun: Person, beats: Beats) -> None:
    begun.says("/language")
    begun.waits_for()
    begun.taps("English")
    wanted = question(beats("en")[2].shows[-1])
    begun.waits_for(lambda: question(begun.sees()) == wanted)


def test_words_of_self_harm_come_before_everything(api: FakeApi, begun: Person) -> None:
    begun.says("我不想活了")
    said = begun.waits_for("12356")
    assert not any(word in said for word in ("还款", "贷款", "¥", "元"))


@pytest.mark.parametrize(
    "fault",
    [
        faults.cut_before,
        faults.cut_after,
        faults.server_error(),
        faults.too_many(1),
        faults.garbage(),
        faults.late(0.2),
    ],
)
def test_a_reply_that_fails_is_repeated(api: FakeApi, person: Person, beats: Beats, fault: faults.Fault) -> None:
    api.faults.on("sendMessage", fault, chat=person.id)
    beat = beats("zh_Hans")[0]
    person.says("/start")
    check(person, beat)


def test_a_screen_that_was_deleted_comes_as_a_new_message(api: FakeApi, begun: Person, beats: Beats) -> None:
    screen, beat = begun.screen(), beats("zh_Hans")[3]
    begun.chat.messages.clear()
    begun.presses(next(b["callback_data"] for b in screen.buttons() if b["text"] == beat.label), screen)
    begun.waits_for(lambda: texts(begun) == list(beat.shows))


@pytest.mark.parametrize("together", [True, False])
def test_two_taps_on_delete_leave_one_word_in_place_of_the_question(
    api: FakeApi, begun: Person, together: bool
) -> None:
    begun.says("/delete")
    begun.waits_for("删除您的全部资料？")
    screen = begun.screen()
    data = next(button["callback_data"] for button in screen.buttons() if ".erase" in button["callback_data"])
    with api.held() if together else nullcontext():
        queries = [begun.presses(data, screen)["callback_query"] for _ in range(2)]
    begun.waits_for(lambda: all(api.taps[query["id"]].answered for query in queries))
    begun.waits_for("删好了，")
    assert not [message for message in begun.messages() if "删除您的全部资料？" in message.text]
    assert sum("删好了，" in message.text for message in begun.messages()) == 1
