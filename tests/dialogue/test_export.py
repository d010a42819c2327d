"""/export as a text: everything in words, whatever an old or broken answer holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording import Wording
from flows.conversation import respond
from flows.dialogue import Dialogue
from flows.model import (
    LOCALES,
    Case,
    Document,
    Event,
    ExportMe,
    Frame,
    HistoryRead,
    Raw,
    Session,
    Show,
    Tapped,
    World,
)
from flows.negotiation.flow import NEGOTIATION
from tests.dialogue.small import FLOW
from tests.negotiation.wandering import LIBRARY, wander
from tests.talking import MONDAY, Chat

ABOVE = {
    "zh_Hans": "上面两个文件是您的全部资料：一份给您看，一份给程序读。",
    "zh_Hant": "上面兩個檔案是您的全部資料：一份給您看，一份給程式讀。",
    "en": "The two files above hold everything about you: one to read, one for programs.",
}


@pytest.fixture
def chat(wording: Wording) -> Chat:
    return Chat(Dialogue(FLOW).respond, wording).commands("start").taps("pick.prepare")


def exported(chat: Chat, *cases: Case, unanswered: int = 0, undelivered: int = 0) -> str:
    """The text of the file that the history brings."""
    chat.event(HistoryRead(cases, unanswered, 1_234_567, undelivered))
    document = chat.kept[-1]
    assert isinstance(document, Document)
    return chat.wording.plain(document.blocks, chat.says_in)


# -- asking for it
@pytest.mark.parametrize("event", ["command", "word", "tap"])
def test_it_is_asked_for_and_the_screen_waits_for_the_files(chat: Chat, event: str) -> None:
    before = chat.session.view
    if event == "tap":
        chat.event(Tapped("1.0.export"))
    else:
        chat.commands("export") if event == "command" else chat.says("导出")
    assert chat.effects == [ExportMe()]
    assert not chat.answered
    assert chat.session.view == before


def test_files_first_then_the_screen_as_it_was(chat: Chat) -> None:
    chat.taps("pick.private").commands("export")
    world = World(chat.now, chat.library, chat.wording.words)
    turn = chat.respond(chat.session, HistoryRead(()), world)
    assert [type(message) for message in turn.messages] == [Document, Show]
    chat.event(HistoryRead(()))
    assert chat.sees == f"{ABOVE['en']}\nQuestion total?"
    assert chat.says("100").given["total"] == "100"


def test_where_it_was_asked_whether_to_delete_it_still_is(chat: Chat) -> None:
    chat.commands("delete").taps("export").event(HistoryRead(()))
    assert chat.sees.splitlines()[:2] == [ABOVE["en"], "Delete everything about you?"]
    assert chat.taps("erase").session.view == "deleted"


@pytest.mark.parametrize("words", ["我不想活了", "活着没意思"])
def test_in_danger_it_works_and_the_screen_is_the_same(chat: Chat, words: str) -> None:
    before = chat.says(words).screen
    assert chat.session.crisis
    chat.commands("export")
    assert chat.effects == [ExportMe()]
    assert not chat.answered
    text = exported(chat)
    assert "path: Prepare" in text
    assert chat.screen == before
    assert chat.session.crisis
    chat.event(Tapped("1.0.export"))
    assert len(chat.effects) == 2


# -- the file
@pytest.mark.parametrize(
    ("locale", "name"),
    [("zh_Hans", "我的资料-2026-11-23"), ("zh_Hant", "我的資料-2026-11-23"), ("en", "my-data-2026-11-23")],
)
def test_the_name_of_the_file_tells_nothing(locale: str, name: str, wording: Wording) -> None:
    chat = Chat(respond, wording, locale).commands("start")
    exported(chat)
    document = chat.kept[-1]
    assert isinstance(document, Document)
    assert wording.words(document.name, locale) == name


GIVEN: dict[str, Raw] = {
    "path": "prepare",
    "about_you": "adult",
    "court_papers": "none",
    "lender_kind": "bank",
    "loan_kind": None,
    "overdue": "d31_90",
    "hearing_date": "2027-02-01",
    "wish": "pause",
    "colour": "blue\nsky",
}
TEXTS = {
    "zh_Hans": """\
这里存着的您的全部资料
导出日期：2026年11月23日（周一）
语言：简体中文

正在准备的一件，开始于 2026年11月23日（周一）
现在需要：慢慢准备一次协商
是谁的借款：成年人，在大陆借的
法院文书：没有
开庭日：2027年2月1日（周一）（以前答的，现在用不到）
出借人：银行
借款种类：跳过了
逾期多久：31–90天
换个诉求：先停几个月
colour：blue sky
下一问：是谁在联系您？

收起来的一件，开始于 2025年3月1日（周六）
现在需要：电话马上要来
总额：¥38,600

另外还存着
这个聊天的编号，用来把回复送到您这里：1234567
上次来的日子：2026年5月1日（周五）
“讲稿只用温和的话”这一条设定。
1 条没能回复的消息，原文在给程序读的那份文件里。
2 条没能送到的回复，原文在给程序读的那份文件里。
多久：180 天不用就删；随时 /delete。
删之前会先提醒您。""",
    "zh_Hant": """\
這裡存著的您的全部資料
匯出日期：2026年11月23日（週一）
語言：繁體中文

正在準備的一件，開始於 2026年11月23日（週一）
現在需要：慢慢準備一次協商
是誰的借款：成年人，在大陸借的
法院文書：沒有
開庭日：2027年2月1日（週一）（以前答的，現在用不到）
出借人：銀行
借款種類：略過了
逾期多久：31–90天
換個訴求：先停幾個月
colour：blue sky
下一題：是誰在聯絡您？

收起來的一件，開始於 2025年3月1日（週六）
現在需要：電話馬上要來
總額：¥38,600

另外還存著
這個聊天的編號，用來把回覆送到您這裡：1234567
上次來的日子：2026年5月1日（週五）
「講稿只用溫和的話」這一項設定。
1 則沒能回覆的訊息，原文在給程式讀的那份檔案裡。
2 則沒能送達的回覆，原文在給程式讀的那份檔案裡。
多久：180 天不用就刪；隨時 /delete。
刪之前會先提醒您。""",
    "en": """\
Everything that is kept about you
Made on 23 November 2026 (Mon).
Language: English

Open case, begun on 23 November 2026 (Mon)
what you need: Prepare step by step
who you are: Adult, borrowed in mainland China
court papers: No
hearing date: 1 February 2027 (Mon) (answered earlier, no longer needed)
lender: Bank
kind of loan: skipped
late: 31–90 days
Another request: Pause
colour: blue sky
Next question: Who is contacting you?

Closed case, begun on 1 March 2025 (Sat)
what you need: A call is coming
sum in all: ¥38,600

Kept besides
The number of this chat, so that replies reach you: 1234567
Day of your last visit: 1 May 2026 (Fri)
That the script keeps to gentle lines.
1 message that could not be answered; it is in the data file.
2 replies that could not be delivered; they are in the data file.
How long: 180 days unused; /delete at any time.
Before that you get a reminder.""",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_whole_of_a_person_in_words(locale: str, wording: Wording) -> None:
    open_case = Case(2, MONDAY.date(), GIVEN)
    frames = [Frame("negotiation", 1, "caller")]
    session = Session(locale=locale, frames=frames, case=open_case, seen=date(2026, 5, 1), soft=True)
    old = Case(1, date(2025, 3, 1), {"path": "call_soon", "owed_total": "38600"})
    text = exported(Chat(respond, wording, locale, LIBRARY, session=session), old, unanswered=1, undelivered=2)
    assert text == TEXTS[locale] + "\n"


def test_nothing_yet_is_said_so(wording: Wording) -> None:
    text = exported(Chat(respond, wording, "en", LIBRARY))
    assert text.splitlines()[4] == "So far there are no answers."
    assert "Day of your last visit" not in text


def test_ticks_that_are_no_answer_yet_are_mentioned(chat: Chat) -> None:
    chat.taps("pick.private").says("100")
    assert "not confirmed" not in exported(chat)
    assert "not confirmed" in exported(chat.taps("tick.id.1"))


def test_a_case_that_was_opened_again_is_told_once(chat: Chat) -> None:
    text = exported(chat, Case(1, date(2025, 1, 1), {"path": "ask"}), Case(5, date(2025, 2, 1), {"path": "prepare"}))
    assert text.count("case, begun on") == 2
    assert "2025" in text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_plan_is_told_in_words_when_it_is_ready(locale: str, wording: Wording) -> None:
    heads = {"zh_Hans": "您的方案", "zh_Hant": "您的方案", "en": "Your proposal"}
    told, silent = 0, 0
    for seed in range(12):
        for chat in wander(seed, locale, wording, path="prepare"):
            ready = chat.state == "end" and chat.given.get("about_you") == "adult" and "offer" in chat.given
            if ready and "limitation_gate" not in chat.given:
                assert heads[locale] in exported(chat)
                told += 1
                break
            if chat.state not in {"", "end"} and not silent:
                assert heads[locale] not in exported(chat)
                silent += 1
    assert told >= 3


def test_where_three_years_may_have_passed_the_plan_has_its_warning(wording: Wording) -> None:
    for chat in (chat for seed in range(60) for chat in wander(seed, "en", wording, path="prepare")):
        if chat.state == "end" and chat.given.get("limitation_gate") == "go_on":
            text = exported(chat)
            if "Your proposal" in text:
                assert text.index("Stop first") < text.index("Your proposal")
                return
    raise AssertionError("nobody went through the gate")


# -- old and broken answers
WHOLE: dict[str, Raw] = {
    **{"path": "prepare", "about_you": "adult", "court_papers": "none", "lender_kind": "bank", "loan_kind": "credit"},
    **{"overdue": "d31_90", "caller": "own", "conduct": ["night"], "owed_total": "38600", "principal": "30000"},
    **{"instalment": "1200", "instalments_left": 33, "rate": "0.18", "cause": "job_loss", "cause_since": "2026-05"},
    **{"papers_ready": [], "income_before": "9000", "income_now": "6000", "essentials": "3600", "dependants": 2},
    **{"other_debts": "0", "asks": ["waive"], "offer": None, "pay_day": 15},
}
KEYS = st.sampled_from([*(step.key for step in NEGOTIATION.steps), "wish", "gone", "review"]) | st.text(max_size=5)
RAWS: st.SearchStrategy[Raw] = st.one_of(
    st.none(),
    st.integers(-(2**60), 2**60),
    st.text(max_size=8),
    st.lists(st.text(max_size=5), max_size=3),
    st.sampled_from(["NaN", "sNaN", "Infinity", "-1", "1e999999", "0001-01", "9999-12-31", "bank", "unknown", "{x}"]),
)
CORRUPTED = st.dictionaries(KEYS, RAWS, max_size=12)
CASES = st.builds(
    Case,
    st.integers(0, 9),
    st.none() | st.dates(),
    st.builds(lambda whole, broken: {**(WHOLE if whole else {}), **broken}, st.booleans(), CORRUPTED),
)


@settings(max_examples=150)
@given(CASES, st.lists(CASES, max_size=2), st.sampled_from(LOCALES))
def test_no_answer_is_too_broken_to_be_given_back(wording: Wording, case: Case, past: list[Case], locale: str) -> None:
    chat = Chat(respond, wording, locale, LIBRARY, session=Session(locale=locale, case=case))
    text = exported(chat, *past)
    lines = text.splitlines()
    steps = {step.key: step for step in NEGOTIATION.steps}
    for one in (case, *(old for old in past if old.id != case.id or not case.answers)):
        for key in one.answers:
            if key in steps and steps[key].counts:
                assert any(line.startswith(wording.words(steps[key].label, locale)) for line in lines), key


def test_an_answer_with_lines_of_its_own_stays_on_one_line(chat: Chat) -> None:
    chat.session.case.answers["gone"] = "a\nlender: Bank\r\n<b>b</b> {x}"
    assert "gone: a lender: Bank <b>b</b> {x}" in exported(chat).splitlines()


def test_exporting_changes_nothing_but_the_day(chat: Chat) -> None:
    events: list[Event] = [HistoryRead(()), HistoryRead((Case(1),), 3)]
    chat.taps("pick.private").says("what?").taps("return")
    before = chat.session
    for event in events:
        chat.event(event)
    assert chat.session == before
