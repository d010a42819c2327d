"""What the laboratory makes of a chat: which reply each call is, and what it calls wrong."""

from __future__ import annotations

from collections.abc import Sequence

from tests.fake_api import Call
from tests.faults.history import Gap, align
from tests.faults.plan import Expected

QUESTION, NOTE = "show", "keep"


def call(at: float = 1.0, ended: float = 1.1) -> Call:
    return Call("sendMessage", {"chat_id": 7}, at, 200, ended=ended, done=True)


def replies(*texts: str) -> list[Expected]:
    """Screens, and messages to keep where the text begins with an asterisk."""
    return [Expected(act, NOTE if text[0] == "*" else QUESTION, (text,)) for act, text in enumerate(texts)]


def found(
    expected: Sequence[Expected], sent: str, unsure: str = "", overtaken: Sequence[int] = ()
) -> list[tuple[int | None, bool]]:
    """Reply and whether it is a repeat, of each text in `sent`; those in `unsure` may have been lost."""
    calls = [(call(at=number), (text,)) for number, text in enumerate(sent.split())]
    aligned = align(expected, calls, lambda _, sign: sign[0] in unsure.split(), lambda one: one.at in overtaken)
    return [(one.reply, one.repeated) for one in aligned]


def test_screens_may_be_left_out_for_newer_ones() -> None:
    assert found(replies("a", "b", "c"), "a c") == [(0, False), (2, False)]


def test_the_same_question_asked_twice_is_no_repeat() -> None:
    assert found(replies("a", "b", "a"), "a b a") == [(0, False), (1, False), (2, False)]


def test_a_message_to_keep_is_not_left_out_where_it_need_not_be() -> None:
    assert found(replies("a", "*n", "a"), "a *n a") == [(0, False), (1, False), (2, False)]


def test_what_the_bot_could_not_know_may_come_again() -> None:
    assert found(replies("a", "b", "c"), "a b a b c", "a b") == [
        (0, False),
        (1, False),
        (0, True),
        (1, True),
        (2, False),
    ]


def test_what_it_knew_may_not_come_again() -> None:
    assert [reply for reply, _ in found(replies("a", "b"), "a a b")].count(None) == 1


def test_an_older_reply_after_a_newer_one_is_out_of_order() -> None:
    assert [reply for reply, _ in found(replies("*a", "*b"), "*b *a")].count(None) == 1


def test_a_call_of_a_dead_process_may_arrive_after_its_successors() -> None:
    assert found(replies("*a", "*b"), "*a *b *a", overtaken=[2]) == [(0, False), (1, False), (0, True)]


def test_words_that_nobody_expected_are_out_of_order() -> None:
    assert found(replies("a"), "x a") == [(None, False), (0, False)]


def test_a_death_hides_only_what_was_left_unmarked_and_begun_before_it() -> None:
    gap = Gap(died=10.0, reborn=10.5, unmarked={7: [("a",)]})
    assert gap.hides(call(9.8, 9.9), ("a",))
    assert gap.hides(call(9.8, 12.0), ("a",))
    assert not gap.hides(call(9.8, 9.9), ("b",))
    assert not gap.hides(call(11.0, 11.1), ("a",))
    assert not gap.hides(call(1.0, 1.1), ("a",)), "it should have been marked long ago"


def test_a_pause_hides_whatever_was_under_way() -> None:
    gap = Gap(died=10.0, reborn=46.0)
    assert gap.hides(call(9.8, 9.9), ("b",))
    assert not gap.hides(call(46.1, 46.2), ("b",))
