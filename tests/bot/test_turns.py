"""One turn, from a stored update to what is written."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from bot.storage import Loaded, Outcome, Outgoing
from bot.telegram.messages import TelegramFace
from bot.terminal import TerminalFace
from bot.turns import Face, Own, Turns
from bot.wording import Wording
from flows.conversation import respond
from flows.knowledge.library import build
from flows.model import (
    LOCALES,
    Away,
    Case,
    CaseClosed,
    CaseOpened,
    Commanded,
    Corrected,
    Document,
    EraseMe,
    Event,
    Expiring,
    ExportMe,
    Frame,
    HistoryRead,
    Keep,
    Line,
    OpenCase,
    Said,
    Session,
    Show,
    T,
    Tapped,
    Turn,
    World,
    verbatim,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LIBRARY = build({locale: {} for locale in LOCALES})
Respond = Callable[[Session, Event, World], Turn]


def show(words: str) -> Show:
    return Show((Line(verbatim(words)),))


def keep(words: str) -> Keep:
    return Keep((Line(verbatim(words)),))


def said(text: str, code: str = "zh-hans") -> bytes:
    who = {"id": 7, "language_code": code}
    chat = {"id": 7, "type": "private"}
    return json.dumps({"update_id": 1, "message": {"chat": chat, "from": who, "text": text}}).encode()


def tapped(data: str) -> bytes:
    who, chat = {"id": 7, "language_code": "en"}, {"id": 7, "type": "private"}
    query = {"id": "q", "from": who, "data": data, "message": {"chat": chat}}
    return json.dumps({"update_id": 1, "callback_query": query}).encode()


def turns(wording: Wording, respond: Respond) -> Turns:
    return Turns(respond, TelegramFace(wording), lambda locale, seed: World(NOW, LIBRARY, wording.words, locale, seed))


def loaded(body: bytes, session: Session | None = None, history: Sequence[Case] = (), hasty: bool = False) -> Loaded:
    return Loaded(4711, 0.0, body, session, lambda: history, hasty)


def words(outcome: Outcome) -> list[str]:
    return [reply.name or json.loads(reply.body or b'{"text":""}')["text"] for reply in outcome.replies]


def answering(*messages: Any, effects: tuple[Any, ...] = (), toast: Any = None) -> Respond:
    def respond(session: Session, event: Event, world: World) -> Turn:
        return Turn(session, messages, effects, toast)

    return respond


def test_the_dialogue_gets_session_event_and_world(wording: Wording) -> None:
    seen: list[Any] = []

    def respond(session: Session, event: Event, world: World) -> Turn:
        seen.append((session, event, world.locale, world.seed, world.today.isoformat()))
        return Turn(session)

    turns(wording, respond).turn(loaded(said("三千五", "zh-tw")))
    turns(wording, respond).turn(loaded(said("/start faq_x"), Session(locale="en", visit=9)))
    assert seen == [
        (Session(), Said("三千五"), "zh_Hant", 4711, "2026-11-23"),
        (Session(locale="en", visit=9), Commanded("start", "faq_x"), "zh_Hans", 4711, "2026-11-23"),
    ]


def test_what_is_said_is_rendered_in_the_sessions_locale_and_in_the_clients_before_there_is_one(
    wording: Wording,
) -> None:
    apology = Keep((Line(T("Sorry, this step failed. Your answers are safe.")),))
    work = turns(wording, answering(apology))
    (english,) = words(work.turn(loaded(said("x"), Session(locale="en"))))
    assert english == "Sorry, this step failed. Your answers are safe."
    (chinese,) = words(work.turn(loaded(said("x"))))
    assert chinese == "对不起，这一步出了错，您的回答都还在。"


def test_after_typed_text_the_screen_is_a_new_message_and_after_a_tap_it_is_not(wording: Wording) -> None:
    work = turns(wording, answering(keep("a"), show("b")))
    typed, tap = work.turn(loaded(said("x"))), work.turn(loaded(tapped("1.1.x")))
    assert [reply.fresh for reply in typed.replies] == [True, True]
    assert [reply.fresh for reply in tap.replies] == [False, False]
    assert not typed.below
    assert not tap.below


def test_typed_text_without_a_screen_stands_below_the_old_one(wording: Wording) -> None:
    work = turns(wording, answering(keep("a")))
    assert work.turn(loaded(said("x"))).below
    assert not work.turn(loaded(tapped("1.1.x"))).below


def test_a_tap_is_acknowledged_with_the_first_reply_and_its_toast(wording: Wording) -> None:
    outcome = turns(wording, answering(keep("a"), show("b"), toast=T("Try again"))).turn(
        loaded(tapped("1.1.x"), Session(locale="zh_Hans"))
    )
    assert [(reply.tap, reply.toast) for reply in outcome.replies] == [("q", "再试一次"), ("", "")]


def test_a_tap_that_changes_nothing_is_acknowledged_alone(wording: Wording) -> None:
    outcome = turns(wording, answering()).turn(loaded(tapped("1.1.x")))
    assert [(reply.kind, reply.tap) for reply in outcome.replies] == [("ack", "q")]


def test_what_calls_for_no_answer_leaves_the_session_alone(wording: Wording) -> None:
    member = {"chat": {"id": 7, "type": "private"}, "from": {"id": 7}, "new_chat_member": {"status": "kicked"}}
    body = json.dumps({"update_id": 1, "my_chat_member": member}).encode()
    assert turns(wording, answering(show("never"))).turn(loaded(body, Session())) == Outcome(gone=True)


def test_a_document_comes_as_a_file(wording: Wording) -> None:
    outcome = turns(wording, answering(Document(verbatim("讲稿"), (Line(verbatim("一")),)))).turn(loaded(said("x")))
    assert words(outcome) == ["讲稿.txt"]


def test_closed_cases_go_to_the_history(wording: Wording) -> None:
    case = Case(3, NOW.date(), {"owed": "1"})
    assert turns(wording, answering(effects=(CaseClosed(case),))).turn(loaded(said("x"))).closed == [case]


def test_a_case_of_the_history_is_opened_within_the_same_turn(wording: Wording) -> None:
    def respond(session: Session, event: Event, world: World) -> Turn:
        if isinstance(event, CaseOpened):
            return Turn(Session(case=event.case), (show("opened"),))
        return Turn(session, (keep("closing"),), (CaseClosed(session.case), OpenCase(1)))

    old, new = Case(1, answers={"owed": "1"}), Case(2, answers={"owed": "2"})
    outcome = turns(wording, respond).turn(loaded(said("x"), Session(case=new), [old]))
    assert words(outcome) == ["closing", "opened"]
    assert outcome.session == Session(case=old)
    assert outcome.closed == [new]


def test_a_case_closed_a_moment_ago_can_be_opened_again(wording: Wording) -> None:
    case = Case(2, answers={"owed": "2"})

    def respond(session: Session, event: Event, world: World) -> Turn:
        if isinstance(event, CaseOpened):
            return Turn(Session(case=event.case))
        return Turn(Session(), effects=(CaseClosed(case), OpenCase(2)))

    assert turns(wording, respond).turn(loaded(said("x"))).session == Session(case=case)


def test_a_case_that_is_not_there_changes_nothing(wording: Wording, caplog: pytest.LogCaptureFixture) -> None:
    outcome = turns(wording, answering(show("a"), effects=(OpenCase(9),))).turn(loaded(said("x")))
    assert words(outcome) == ["a"]
    assert "no such case" in caplog.text


def test_cases_that_open_each_other_for_ever_are_a_fault(wording: Wording) -> None:
    work = turns(wording, answering(effects=(OpenCase(1),)))
    with pytest.raises(RuntimeError):
        work.turn(loaded(said("x"), history=[Case(1)]))


def test_erasing_keeps_the_last_words(wording: Wording) -> None:
    outcome = turns(wording, answering(show("gone"), effects=(EraseMe(),))).turn(loaded(tapped("1.1.erase")))
    assert outcome.erase
    assert words(outcome) == ["gone"]


def exporting(session: Session, event: Event, world: World) -> Turn:
    """Answers /export as the dialogue does: the history comes back, and with it the text."""
    if not isinstance(event, HistoryRead):
        return Turn(session, (), (ExportMe(),))
    text = f"{[case.id for case in event.cases]} {event.unanswered} {event.undelivered} {session.seen}"
    messages = (Document(verbatim("mine"), (Line(verbatim(text)),)), show("as before"))
    return Turn(msgspec.structs.replace(session, seen=world.today), messages)


def test_an_export_is_everything_that_is_kept_as_a_text_and_as_data(wording: Wording) -> None:
    session = Session(locale="zh_Hans", seen=date(2026, 5, 1), case=Case(2, NOW.date(), {"owed": "38600"}))
    before = loaded(said("/export"), session, [Case(1, answers={"owed": "1"})])
    before.set_aside = lambda: [b'{"text":"3500"}', Own("away").body()]
    before.undelivered = lambda: [
        Outgoing("show", b'{"text":"\xe5\xa5\xbd"}'),
        Outgoing("file", b"{}", b"\xef\xbb\xbfscript", "script.txt"),
        Outgoing("file", b"{}", b'{"owed":"1"}', "data.json"),
    ]
    outcome = turns(wording, exporting).turn(before)
    text, data, screen = outcome.replies
    assert [reply.kind for reply in outcome.replies] == ["file", "file", "show"]
    assert (text.name, data.name) == ("mine.txt", "我的资料-2026-11-23.json")
    assert text.file.decode("utf-8-sig") == "[1] 1 3 2026-05-01"
    assert json.loads(screen.body)["text"] == "as before"
    assert outcome.session == Session(locale="zh_Hans", seen=NOW.date(), case=session.case)
    everything = json.loads(data.file)
    assert everything["session"]["case"]["answers"] == {"owed": "38600"}
    assert everything["session"]["seen"] == "2026-05-01"
    assert everything["history"] == [{"id": 1, "answers": {"owed": "1"}}]
    assert everything["unanswered"] == ['{"text":"3500"}']
    assert everything["undelivered"] == [
        {"message": '{"text":"好"}'},
        {"file": "script.txt", "content": "script"},
        {"file": "data.json"},
    ]
    assert everything["exported"].startswith("2026-11-23")


def test_an_export_that_is_tapped_for_is_acknowledged_with_its_first_file(wording: Wording) -> None:
    outcome = turns(wording, exporting).turn(loaded(tapped("1.0.export"), Session(locale="en")))
    assert [reply.tap for reply in outcome.replies] == ["q", "", ""]
    assert not outcome.below


@pytest.mark.parametrize("face", [TelegramFace, TerminalFace])
def test_both_faces_give_the_same_two_files(face: Callable[[Wording], Face], wording: Wording) -> None:
    body = said("/export") if face is TelegramFace else b'{"type":"terminal","kind":"commanded","words":"export"}'
    work = Turns(respond, face(wording), lambda locale, seed: World(NOW, LIBRARY, wording.words, locale, seed))
    session = Session(locale="zh_Hant", case=Case(1, NOW.date(), {"path": "prepare"}))
    text, data, screen = work.turn(loaded(body, session)).replies
    assert (text.name, data.name) == ("我的資料-2026-11-23.txt", "我的資料-2026-11-23.json")
    assert "慢慢準備" in text.file.decode("utf-8-sig")
    assert json.loads(data.file)["session"]["case"]["answers"] == {"path": "prepare"}
    assert screen.kind == "show"


def test_somebody_who_sent_too_much_at_once_is_told(wording: Wording) -> None:
    outcome = turns(wording, answering(show("a"))).turn(loaded(said("x"), Session(locale="en"), hasty=True))
    assert words(outcome)[0] == "a"
    assert "a lot at once" in words(outcome)[1]


def test_an_apology_has_a_number_two_buttons_and_the_persons_language(wording: Wording) -> None:
    outcome = turns(wording, answering()).apology(loaded(tapped("1.1.x"), Session(locale="zh_Hans", visit=36)))
    (reply,) = outcome.replies
    call = json.loads(reply.body)
    assert call["text"] == "对不起，这一步出了错，您的回答都还在。\n编号 4711，可发给维护者。请再点一次。"
    buttons = [button["callback_data"] for row in call["reply_markup"]["inline_keyboard"] for button in row]
    assert buttons == ["1.10.again", "1.10.back"]
    assert (reply.kind, reply.tap, reply.fresh, outcome.session) == ("show", "q", False, None)


def test_what_cannot_even_be_heard_is_apologised_for(wording: Wording) -> None:
    work = turns(wording, answering())
    with pytest.raises(ValueError, match=r"Expecting value|malformed"):
        work.turn(loaded(b"nonsense"))
    outcome = work.apology(loaded(b"nonsense", Session(locale="zh_Hant")))
    assert words(outcome)[0].startswith("對不起")


def test_a_failure_is_logged_with_its_place_and_without_a_word_of_the_person(
    wording: Wording, caplog: pytest.LogCaptureFixture
) -> None:
    def respond(session: Session, event: Event, world: World) -> Turn:
        assert isinstance(event, Said | Tapped)
        raise KeyError("我欠三万")

    session = Session(frames=[Frame("negotiation", 1, "owed")], case=Case(answers={"owed": "38600"}))
    with caplog.at_level(logging.DEBUG), pytest.raises(KeyError):
        turns(wording, respond).turn(loaded(said("我欠三万"), session))
    (record,) = caplog.records
    assert record.data == {"seq": 4711, "flow": "negotiation", "step": "owed"}


def ours(session: Session | None, own: Own) -> Loaded:
    return loaded(own.body(), session)


def test_an_absence_of_ours_is_an_event_and_what_comes_of_it_is_not_the_persons_doing(wording: Wording) -> None:
    heard: list[Event] = []

    def respond(session: Session, event: Event, world: World) -> Turn:
        heard.append(event)
        assert world.locale == "zh_Hant"
        return Turn(session, (show("again"),))

    outcome = turns(wording, respond).turn(ours(Session(locale="zh_Hant"), Own("away")))
    assert heard == [Away()]
    (reply,) = outcome.replies
    assert (reply.kind, reply.fresh, reply.again, reply.tap) == ("show", True, True, "")
    assert (outcome.session, outcome.ours, outcome.below, outcome.erase) == (None, True, False, False)


def test_an_erasure_that_is_due_is_told_once_and_beside_the_screen(wording: Wording) -> None:
    heard: list[Event] = []

    def respond(session: Session, event: Event, world: World) -> Turn:
        heard.append(event)
        return Turn(session, (keep("soon"),))

    outcome = turns(wording, respond).turn(ours(Session(locale="en"), Own("expiring", date(2027, 5, 22))))
    assert heard == [Expiring(date(2027, 5, 22))]
    (reply,) = outcome.replies
    assert (reply.kind, reply.again, reply.tap) == ("keep", False, "")
    assert (outcome.session, outcome.ours) == (None, True)


@pytest.mark.parametrize("own", [Own("away"), Own("expiring", date(2027, 5, 22))])
def test_nothing_is_brought_up_with_somebody_of_whom_nothing_is_known(own: Own, wording: Wording) -> None:
    assert turns(wording, answering(show("a"))).turn(ours(None, own)) == Outcome(ours=True)


@pytest.mark.parametrize("own", [Own("away"), Own("expiring", date(2027, 5, 22))])
def test_nobody_gets_an_apology_for_what_they_have_not_asked_for(own: Own, wording: Wording) -> None:
    assert turns(wording, answering(show("a"))).apology(ours(Session(locale="en"), own)) == Outcome(ours=True)


def test_nothing_to_say_is_said_without_a_word(wording: Wording) -> None:
    assert turns(wording, answering()).turn(ours(Session(locale="en"), Own("away"))) == Outcome(replies=[], ours=True)


def test_no_message_of_a_person_can_pass_for_one_of_ours(wording: Wording) -> None:
    heard: list[Event] = []

    def respond(session: Session, event: Event, world: World) -> Turn:
        heard.append(event)
        return Turn(session)

    words = Own("expiring", date(2027, 5, 22)).body().decode()
    turns(wording, respond).turn(loaded(said(words), Session(locale="en")))
    assert heard == [Said(words)]


def test_whoever_cannot_be_read_any_more_is_told_the_truth_and_nothing_is_touched(wording: Wording) -> None:
    def never(session: Session, event: Event, world: World) -> Turn:
        raise AssertionError("it would begin without a session")

    for body in (said("三千五"), said("/export"), said("/start"), said("/delete"), tapped("1.1.x")):
        outcome = turns(wording, never).turn(Loaded(4711, 0.0, body, None, tuple, damaged=True))
        (reply,) = outcome.replies
        assert "4711" in json.loads(reply.body)["text"]
        assert (outcome.session, outcome.erase) == (None, False)
    button = json.loads(reply.body)["reply_markup"]["inline_keyboard"][0][0]
    outcome = turns(wording, never).turn(Loaded(4711, 0.0, tapped(button["callback_data"]), None, tuple, damaged=True))
    assert (outcome.session, outcome.erase) == (None, True)
    assert words(outcome) == [
        "Deleted: nothing about you is left here. Older backups cannot be read once the next one is made."
    ]


def test_whoever_begins_anew_after_an_erasure_has_other_numbers_on_their_buttons(wording: Wording) -> None:
    begun: list[int] = []

    def respond(session: Session, event: Event, world: World) -> Turn:
        begun.append(session.visit)
        return Turn(session)

    for erased in (0, 1, 2):
        turns(wording, respond).turn(Loaded(1, 0.0, said("hello"), None, list, erased=erased))
    assert begun[0] == Session().visit
    assert min(begun[2] - begun[1], begun[1] - begun[0]) > 1_000


def test_a_tap_on_what_could_not_be_shown_is_no_second_tap(wording: Wording) -> None:
    seen: list[str] = []

    def respond(session: Session, event: Event, world: World) -> Turn:
        seen.append(session.tap)
        return Turn(session)

    for unseen in (False, True):
        session = Session(tap="1.1.why")
        turns(wording, respond).turn(Loaded(1, 0.0, tapped("1.1.why"), session, list, unseen=unseen))
    assert seen == ["1.1.why", ""]


def test_a_rehearsal_that_fails_stops_nobody(wording: Wording, caplog: pytest.LogCaptureFixture) -> None:
    def respond(session: Session, event: Event, world: World) -> Turn:
        raise ValueError("secret")

    turns(wording, respond).rehearse()
    assert "the rehearsal failed" in caplog.text


def test_words_of_self_harm_that_could_not_be_answered_get_the_hotline_and_are_kept_nowhere(wording: Wording) -> None:
    from flows.conversation import respond

    def fails_late(session: Session, event: Event, world: World) -> Turn:
        if session.case.answers:
            raise KeyError
        return respond(session, event, world)

    session = Session(locale="zh_Hans", visit=5, case=Case(1, None, {"owed_total": "x"}))
    outcome = turns(wording, fails_late).apology(loaded(said("不想活了"), session))
    assert outcome.unkept
    assert any("12356" in one for one in words(outcome))
    outcome = turns(wording, fails_late).apology(loaded(said("三千五"), session))
    assert not outcome.unkept
    assert not any("12356" in one for one in words(outcome))

    def fails(session: Session, event: Event, world: World) -> Turn:
        raise KeyError

    outcome = turns(wording, fails).apology(loaded(said("不想活了"), session))
    assert outcome.unkept
    assert words(outcome) != []


def test_what_is_tried_anew_when_the_chat_has_gone_on_is_no_answer(wording: Wording) -> None:
    seen: list[Event] = []

    def note(session: Session, event: Event, world: World) -> Turn:
        seen.append(event)
        return Turn(session)

    for body in (said("5432"), said("/help"), tapped("1.1.x")):
        for late in (False, True):
            turns(wording, note).turn(Loaded(1, 0.0, body, Session(), tuple, late=late))
    assert seen[:2] == [Said("5432"), Corrected("5432", late=True)]
    assert [type(event) for event in seen[2:]] == [Commanded, Commanded, Tapped, Tapped]


def test_whoever_is_in_danger_hears_it_also_when_nothing_of_theirs_can_be_read(wording: Wording) -> None:
    from flows.conversation import respond

    damaged = Loaded(1, 0.0, said("不想活了"), None, tuple, damaged=True)
    outcome = turns(wording, respond).turn(damaged)
    assert any("12356" in one for one in words(outcome))
    assert (outcome.session, outcome.erase) == (None, False)
