"""The dialogue along a small flow: every way of answering, going back, leaving and coming back."""

from __future__ import annotations

import pytest

from bot.wording import Wording
from flows.conversation import respond
from flows.dialogue import Dialogue
from flows.model import Case, CaseClosed, CaseOpened, EraseMe, ExportMe, Frame, OpenCase, Session, Tapped, Text
from tests.dialogue.small import FLOW
from tests.talking import Chat, left


@pytest.fixture
def chat(wording: Wording) -> Chat:
    return Chat(Dialogue(FLOW).respond, wording)


@pytest.fixture
def begun(chat: Chat) -> Chat:
    """Somebody who has said hello and wants to prepare."""
    return chat.commands("start").taps("pick.prepare")


def _answered(chat: Chat) -> Chat:
    return chat.taps("pick.bank").says("3500").taps("skip").taps("done").taps("done")


def test_the_first_start_asks_the_first_question(chat: Chat) -> None:
    chat.commands("start")
    assert chat.state == "path"
    assert "Question path?" in chat.sees


def test_answers_lead_from_question_to_question_and_the_count_falls(begun: Chat) -> None:
    assert begun.state == "lender"
    assert "Step 1 of 2 · 4 questions left" in begun.sees
    begun.taps("pick.private")
    assert (begun.state, left(begun.sees)) == ("total", 3)


def test_a_rise_of_the_count_is_explained(begun: Chat) -> None:
    begun.taps("pick.bank")
    assert left(begun.sees) == 4
    assert "One more, as it is a bank." in begun.sees


@pytest.mark.parametrize("typed", ["Bank", "bank", "BANK.", "1", "①", "银行", "it is a bank", "是银行", "the 1"])
def test_a_choice_can_be_typed(begun: Chat, typed: str) -> None:
    begun.says(typed)
    if typed == "the 1":
        assert begun.state == "lender"
    else:
        assert begun.given["lender"] == "bank"


@pytest.mark.parametrize("typed", ["bnak", "not a bank", "不是银行"])
def test_an_unsure_choice_is_asked_back(begun: Chat, typed: str) -> None:
    begun.says(typed)
    assert begun.state == "lender"
    assert "Did you mean this?" in begun.sees
    begun.taps("pick.bank")
    assert begun.given["lender"] == "bank"


def test_what_was_typed_is_read_back_and_gives_something_back(begun: Chat) -> None:
    begun.taps("pick.private").says("三千五")
    assert begun.given["total"] == "3500"
    assert "¥3,500, noted." in begun.sees
    assert "Thank you for the total." in begun.sees


def test_an_amount_above_its_limit_is_refused_and_nothing_is_lost(begun: Chat) -> None:
    begun.taps("pick.bank").says("3500").says("4000")
    assert begun.state == "part"
    assert "¥3,500 in all" in begun.sees
    assert begun.given["total"] == "3500"


def test_the_third_bad_answer_in_a_row_offers_an_example_and_a_way_past(begun: Chat) -> None:
    begun.taps("pick.private")
    for _ in range(2):
        begun.says("quite a lot")
        assert "I could not read that" in begun.sees
        assert not begun.has("again")
    begun.says("quite a lot")
    assert "Look into the app." in begun.sees
    assert begun.has("again")
    begun.taps("skip")
    assert begun.given["total"] is None
    assert begun.state == "papers"


def test_a_good_answer_forgets_the_bad_ones(begun: Chat) -> None:
    begun.taps("pick.private").says("quite a lot").says("quite a lot").says("3500")
    assert begun.session.misses == 0


def test_a_question_in_the_middle_is_answered_and_the_open_question_stays(begun: Chat) -> None:
    begun.taps("pick.private").says("what is it?")
    assert "It is this." in begun.sees
    assert "Still open: Question total?" in begun.sees
    assert "total" not in begun.given
    begun.says("3500")
    assert begun.given["total"] == "3500"


def test_a_label_that_is_worded_as_a_question_is_an_answer(wording: Wording) -> None:
    chat = Chat(respond, wording, "zh_Hans").commands("start").taps("pick.prepare").taps("pick.adult").taps("pick.none")
    chat.says("不清楚，怎么看？")
    assert chat.given["lender_kind"] == "unsure"


def test_an_unknown_question_is_no_bad_answer(begun: Chat) -> None:
    begun.taps("pick.private").says("why is the sky blue?")
    assert "12348" in begun.sees
    assert begun.session.misses == 0


def test_the_asking_screen_takes_any_words_as_a_question(begun: Chat) -> None:
    begun.taps("pick.private").taps("ask").says("3500")
    assert "total" not in begun.given


@pytest.mark.parametrize("command", ["privacy", "help", "status", "settings", "language", "review"])
def test_a_number_typed_on_another_page_answers_nothing(begun: Chat, command: str) -> None:
    given = dict(begun.given)
    begun.commands(command)
    for number in ("9", "⑩", "第12个"):
        begun.says(number)
        assert "was not taken as an answer" in begun.sees
    assert begun.given == given
    assert begun.session.view == command


def test_a_number_typed_beside_an_old_case_begins_nothing(begun: Chat) -> None:
    begun.commands("start").says("7")
    assert "7 means nothing on this page" in begun.sees
    assert begun.session.view == "resume"


def test_a_number_is_an_answer_where_the_open_question_stands_below_another(begun: Chat) -> None:
    begun.taps("pick.private").says("what is it?").says("2")
    assert begun.given["total"] == "2"


def test_ticks_are_set_and_taken_away_and_done_accepts_them(begun: Chat) -> None:
    begun.taps("pick.private").says("1").taps("tick.id.1").taps("tick.contract.1").taps("tick.id.0").taps("done")
    assert begun.given["papers"] == ["contract"]


def test_ticks_can_be_typed_by_number(begun: Chat) -> None:
    begun.taps("pick.private").says("100").says("1, 2")
    assert begun.session.draft["ticks"] == ["id", "contract"]
    begun.says("done")
    assert begun.given["papers"] == ["id", "contract"]


def test_where_skip_is_offered_a_typed_list_of_numbers_means_what_is_shown(begun: Chat) -> None:
    begun.taps("pick.private").says("100").says("rubbish").says("rubbish").says("rubbish")
    assert "this can stay open" in begun.sees
    assert begun.labels()[:6] == ["☐ ID", "☐ Contract", "None", "Done (0)", "Skip", "Try again"]
    begun.says("1, 2")
    assert begun.session.draft["ticks"] == ["id", "contract"]


def test_ticks_outlast_going_back_and_coming_again(begun: Chat) -> None:
    begun.taps("pick.private").says("100").taps("tick.contract.1").commands("back").commands("back")
    assert begun.state == "lender"
    begun.taps("pick.private")
    assert begun.state == "papers"
    assert begun.has("☑ Contract")
    assert begun.taps("done").given["papers"] == ["contract"]
    assert begun.session.draft == {}


def test_ticks_outlast_a_look_at_another_answer(begun: Chat) -> None:
    begun.taps("pick.private").says("100").taps("tick.id.1").commands("review").taps("group.all").taps("edit.lender")
    begun.taps("pick.private")
    assert (begun.state, begun.session.draft) == ("papers", {"ticks": ["id"]})


def test_ticks_of_one_case_are_none_of_the_next(begun: Chat) -> None:
    begun.taps("pick.private").says("100").taps("tick.id.1").commands("start").taps("new")
    assert begun.session.draft == {}
    begun.taps("pick.prepare").taps("pick.private").says("100")
    assert begun.has("☐ ID")


def test_none_of_them_is_an_answer(begun: Chat) -> None:
    begun.taps("pick.private").says("100").taps("pick.none")
    assert begun.given["papers"] == []


def test_a_ranked_list_keeps_its_order_and_its_limit(begun: Chat) -> None:
    begun.taps("pick.private").says("100").taps("pick.none")
    for key in ("later", "less", "longer", "never"):
        begun.taps(f"rank.{key}.1")
    assert "At most 3 wishes" in begun.toast
    begun.taps("done")
    assert begun.given["asks"] == ["later", "less", "longer"]


def test_a_notice_is_read_before_the_next_question(begun: Chat) -> None:
    begun.taps("pick.private").says("100").taps("tick.id.1").taps("done")
    assert begun.sees.endswith("Beware of papers.")
    begun.taps("details")
    assert "Law 1" in begun.sees
    begun.taps("Next question")
    assert "Question asks?" in begun.sees


def test_every_notice_waits_for_its_own_tap(begun: Chat) -> None:
    begun.taps("pick.private").says("100").taps("tick.id.1").taps("done").says("he wants the verification code")
    assert begun.session.notices == ["scam", "beware"]
    tap = Tapped(begun.data("Next question"))
    begun.event(tap).event(tap)
    assert begun.session.notices == ["beware"]
    begun.taps("Next question")
    assert begun.session.notices == []


def test_typed_words_at_a_notice_bring_the_question_and_answer_nothing(begun: Chat) -> None:
    begun.taps("pick.private").says("100").taps("tick.id.1").taps("done").says("all right then")
    assert begun.state == "asks"
    assert "asks" not in begun.given


def test_a_dangerous_sentence_gets_its_warning_and_the_question_stays(begun: Chat) -> None:
    begun.taps("pick.private").says("he wants the verification code")
    assert "That is a scam." in begun.sees
    begun.taps("Next question")
    assert (begun.state, "Question total?" in begun.sees) == ("total", True)


def test_back_goes_to_any_depth_with_the_answers_standing(begun: Chat) -> None:
    begun.taps("pick.private").says("3500").taps("back")
    assert begun.state == "total"
    assert "Your answer: ¥3,500" in begun.sees
    begun.taps("back")
    assert begun.state == "lender"
    begun.commands("back").says("back")
    assert begun.state == "path"
    assert begun.given["total"] == "3500"


def test_a_standing_answer_can_be_kept(begun: Chat) -> None:
    begun.taps("pick.private").says("3500").taps("back").taps("keep")
    assert begun.state == "papers"
    assert begun.given["total"] == "3500"


def test_skip_by_word_and_not_where_it_is_not_allowed(begun: Chat) -> None:
    begun.says("skip")
    assert begun.state == "lender"
    assert "cannot be skipped" in begun.sees
    begun.taps("pick.private").says("跳过")
    assert begun.given["total"] is None


def test_review_edits_one_answer_and_asks_only_what_depends_on_it(begun: Chat) -> None:
    begun.taps("pick.private").says("3500").taps("done").taps("done")
    assert begun.state == "review"
    begun.taps("group.all").taps("edit.lender").taps("pick.bank")
    assert begun.state == "part"
    begun.says("100")
    assert begun.state == "review"
    begun.taps("pick.ok")
    assert begun.state == "end"
    assert "page end" in begun.sees


def test_an_answer_that_no_longer_applies_is_kept_but_out_of_force(begun: Chat) -> None:
    begun.taps("pick.bank").says("3500").says("100").taps("done").taps("done")
    begun.taps("group.all").taps("edit.lender").taps("pick.private")
    assert begun.state == "review"
    assert begun.given["part"] == "100"
    begun.taps("group.all")
    assert not begun.has("edit.part")


def test_a_skipped_question_can_be_filled_in_from_the_review(begun: Chat) -> None:
    _answered(begun)
    assert begun.has("edit.part")
    begun.taps("edit.part").says("100")
    assert begun.given["part"] == "100"
    assert begun.state == "review"


def test_why_do_you_ask_is_told_on_the_same_screen(begun: Chat) -> None:
    begun.taps("why")
    assert "Why: because of lender" in begun.sees
    assert begun.has("pick.bank")


def test_the_same_tap_again_is_only_acknowledged(begun: Chat) -> None:
    tap = Tapped(begun.data("pick.private"))
    begun.event(tap)
    assert begun.answered
    begun.event(tap)
    assert not begun.answered
    assert begun.state == "total"


def test_a_tap_on_an_old_button_asks_the_open_question_again(begun: Chat) -> None:
    old = Tapped(begun.data("pick.bank"))
    begun.taps("pick.private").says("3500").event(old)
    assert "That button is from earlier." in begun.sees
    assert "Question papers?" in begun.sees
    assert begun.given["lender"] == "private"


@pytest.mark.parametrize(
    "data", ["", "1", "1.1", "9.1.pick.bank", "1.zz.pick.bank", "x" * 64, "1.2.pick.nobody", "1.0.erase"]
)
def test_a_button_that_never_was_changes_nothing(begun: Chat, data: str) -> None:
    before = begun.given
    begun.event(Tapped(data))
    assert begun.given == before
    assert begun.state == "lender"


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("zh_Hans", "没有这个命令。"),
        ("zh_Hant", "沒有這個命令。"),
        ("en", "I don't know that command."),
    ],
)
def test_a_command_that_there_is_not_is_called_so_above_the_help(wording: Wording, locale: str, line: str) -> None:
    chat = Chat(Dialogue(FLOW).respond, wording, locale).commands("start")
    known = chat.commands("help").sees
    assert chat.commands("frobnicate").sees == f"{line}\n{known}"


def test_cancel_keeps_the_answers_and_start_offers_to_go_on_or_begin_another(begun: Chat) -> None:
    begun.taps("pick.private").commands("cancel")
    assert "Nothing is lost" in begun.sees
    begun.waits(days=8).commands("start")
    assert "On 23 November (Mon) you stopped at step 1" in begun.sees
    begun.taps("return")
    assert begun.state == "total"


def test_a_new_case_keeps_the_old_one_and_it_can_be_opened_again(begun: Chat) -> None:
    begun.taps("pick.private").commands("start").taps("new")
    assert begun.state == "path"
    closed = next(effect for effect in begun.effects if isinstance(effect, CaseClosed))
    assert closed.case.answers == {"path": "prepare", "lender": "private"}
    begun.taps("pick.prepare").commands("start").taps(f"open.{closed.case.id}")
    assert OpenCase(closed.case.id) in begun.effects
    begun.event(CaseOpened(Case(closed.case.id, closed.case.opened, dict(closed.case.answers))))
    assert begun.state == "total"
    assert [past.id for past in begun.session.past] == [2]


@pytest.mark.parametrize("command", ["status", "start"])
def test_a_new_case_can_be_begun_wherever_it_is_offered(begun: Chat, command: str) -> None:
    chat = _answered(begun).taps("pick.ok").commands(command).taps("new")
    assert chat.state == "path"
    assert any(isinstance(effect, CaseClosed) for effect in chat.effects)


def test_a_new_case_is_not_begun_where_it_is_not_offered(begun: Chat) -> None:
    forged = begun.data("pick.bank").replace("pick.bank", "new")
    assert begun.event(Tapped(forged)).effects == []
    assert begun.state == "lender"


def test_the_language_changes_anywhere_and_the_open_question_is_shown_again(begun: Chat) -> None:
    begun.taps("pick.private").commands("language").taps("lang.zh_Hans")
    assert "好，改用中文。您的回答没有变。" in begun.sees
    assert "还剩 3 问" in begun.sees
    begun.says("english")
    assert "English it is." in begun.sees


def test_delete_asks_once_and_then_erases(begun: Chat) -> None:
    begun.taps("pick.private").commands("delete")
    assert "Delete everything about you?" in begun.sees
    begun.taps("erase")
    assert EraseMe() in begun.effects
    assert begun.session == Session(locale="en", visit=begun.session.visit, view="deleted", seen=begun.session.seen)


def test_an_old_delete_button_erases_nothing(begun: Chat) -> None:
    begun.commands("delete")
    erase = Tapped(begun.data("erase"))
    begun.taps("return").event(erase)
    assert begun.effects == []
    begun.commands("delete").event(erase)
    assert begun.effects == []


def test_export_is_an_effect(begun: Chat) -> None:
    begun.commands("export")
    assert begun.effects == [ExportMe()]


def test_a_deep_link_opens_an_article_and_the_flow_stays(begun: Chat) -> None:
    begun.commands("start", "faq_what-is-it")
    assert "It is this." in begun.sees
    assert begun.state == "lender"


def test_an_option_may_be_an_act(chat: Chat) -> None:
    chat.commands("start").taps("faq.menu")
    assert "Which questions" in chat.sees
    assert chat.given == {}


def test_first_words_that_are_a_question_are_answered_and_the_welcome_waits(chat: Chat) -> None:
    chat.says("what is it?")
    assert "It is this." in chat.sees
    assert chat.state == "path"


@pytest.mark.parametrize("kind", ["sticker", "photo", "voice", "contact", "forward"])
def test_what_is_no_text_is_answered_kindly_and_the_question_stays(begun: Chat, kind: str) -> None:
    begun.sends(kind)
    assert "text only" in begun.sees
    assert "Question lender?" in begun.sees


def test_an_edited_message_is_no_new_answer(begun: Chat) -> None:
    begun.taps("pick.private").says("3500").corrects("4500")
    assert begun.given["total"] == "3500"
    assert "/review" in begun.sees


@pytest.mark.parametrize("words", ["thanks", "谢谢", "ok", "你好"])
def test_small_talk_is_neither_question_nor_bad_answer(begun: Chat, words: str) -> None:
    begun.taps("pick.private").says(words)
    assert begun.session.misses == 0
    assert "Question total?" in begun.sees


def test_words_of_self_harm_bring_the_crisis_message_and_nothing_else(begun: Chat) -> None:
    begun.taps("pick.private").says("我不想活了，欠3500")
    assert "12356" in begun.sees
    assert "Question" not in begun.sees
    assert "total" not in begun.given
    begun.taps("calm")
    assert begun.sees == "All right, no hurry."
    begun.taps("return")
    assert "Question total?" in begun.sees
    assert begun.session.soft


@pytest.mark.parametrize("way", ["sends", "commands", "corrects"])
def test_words_of_self_harm_are_heard_wherever_they_are_written(begun: Chat, way: str) -> None:
    begun.taps("pick.private")
    write = {
        "sends": lambda: begun.sends("photo", "我不想活了"),
        "commands": lambda: begun.commands("faq", "我不想活了"),
        "corrects": lambda: begun.corrects("我不想活了"),
    }
    write[way]()
    assert "12356" in begun.sees
    assert "Question" not in begun.sees


def test_what_is_written_below_a_picture_is_no_answer(begun: Chat) -> None:
    begun.taps("pick.private").sends("photo", "3500")
    assert "I read text only" in begun.sees
    assert "Question total?" in begun.sees
    assert "total" not in begun.given


def test_the_crisis_message_stays_until_the_person_goes_on(begun: Chat) -> None:
    old = Tapped(begun.data("pick.bank"))
    begun.says("I want to die").event(old)
    assert "12356" in begun.sees
    assert "lender" not in begun.given
    begun.says("I want to die")
    assert "12356" in begun.sees


@pytest.mark.parametrize("words", ["不安全", "没有", "no", "nobody", "睡不着", "3500", "/help"])
def test_an_answer_to_the_crisis_message_does_not_take_it_away(begun: Chat, words: str) -> None:
    begun.says("我不想活了")
    whole = begun.sees
    begun.commands("help") if words == "/help" else begun.says(words)
    assert begun.sees == whole
    begun.says("我想继续")
    assert begun.sees == "All right, no hurry."


def test_not_knowing_skips_what_may_be_skipped(begun: Chat) -> None:
    begun.taps("pick.private").says("don't know")
    assert begun.given["total"] is None
    assert begun.state == "papers"


@pytest.mark.parametrize("words", ["不对，是上周五收到的", "写错了", "I made a mistake"])
def test_a_mistake_in_an_earlier_answer_leads_to_the_answers(begun: Chat, words: str) -> None:
    begun.taps("pick.private").says(words)
    assert "Tap a line to change it." in begun.sees
    assert "total" not in begun.given


@pytest.mark.parametrize("words", ["取消", "no", "不删"])
def test_no_is_an_answer_to_the_question_whether_to_delete(begun: Chat, words: str) -> None:
    begun.taps("pick.private").commands("delete").says(words)
    assert "Nothing was deleted." in begun.sees
    assert begun.effects == []


def test_the_pages_of_the_script_turn_by_words(wording: Wording) -> None:
    session = Session(locale="en", frames=[Frame("small", 1, "end")], view="page.end")
    session.case.answers = {"path": "prepare", "lender": "private", "total": "1", "papers": [], "asks": []}
    chat = Chat(Dialogue(FLOW).respond, wording, session=session)
    chat.says("thanks").says("上一页")
    assert chat.sees == "page end"


def test_several_figures_are_asked_back(begun: Chat) -> None:
    begun.taps("pick.private").says("花呗5000，借呗一万二")
    assert "more than one figure" in begun.sees
    assert "total" not in begun.given


def test_the_welcome_is_not_read_out_again_to_somebody_who_mistypes(wording: Wording) -> None:
    chat = Chat(respond, wording, "en").commands("start").says("blah blah blah")
    assert "no lawyer" not in chat.sees
    assert chat.has("pick.prepare")


def test_ten_thousand_signs_are_answered(begun: Chat) -> None:
    begun.taps("pick.private").says("啊" * 10_000)
    assert begun.answered
    assert begun.state == "total"


def test_respond_leaves_the_session_that_it_was_given_as_it_was(chat: Chat) -> None:
    from flows.model import Commanded, World

    session = Session(locale="en")
    Dialogue(FLOW).respond(session, Commanded("start"), World(chat.now, chat.library, chat.wording.words))
    assert session == Session(locale="en")


def test_every_label_fits_its_half_of_a_row(wording: Wording) -> None:
    from flows.dialogue.layout import fitted
    from flows.model import Button, verbatim

    def words(text: Text) -> str:
        return wording.words(text, "en")

    short, long = Button(verbatim("Yes"), "a"), Button(verbatim("A label that is long enough to be cut"), "b")
    assert fitted(((short, short),), words) == ((short, short),)
    assert fitted(((short, long),), words) == ((short,), (long,))
    assert fitted(((short, short, long, long),), words) == ((short, short), (long,), (long,))
