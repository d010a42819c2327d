"""Whether somebody may be in danger: what is said outright, said around, said in the middle of a long story."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.knowledge.alarm import alarm
from flows.knowledge.classifier import unpack
from flows.knowledge.library import Library, build
from flows.knowledge.reader import Reader
from flows.reading.crisis import assess
from tests.knowledge import tiny

READING = Path(__file__).parents[1] / "reading" / "lines"


def lines(name: str) -> list[str]:
    return (READING / f"{name}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "line",
    [
        *("想解脱", "想解脫", "撑不下去了", "撐不下去了", "不想活了", "唔想做人", "一死了之", "跳楼算了"),
        *("活着没意思", "感觉活着就是个负担", "没有我大家都会更好", "我走了他们就轻松了", "遗书都写好了"),
        *("我死了债是不是就不用还了", "想死了怎么办", "我想找人聊聊，活着没劲"),
        *("everyone is better off without me", "I don't want to live", "kill myself", "I want to end it all"),
        *("it would be better if i was gone", "i have been saving up pills", "I DON’T WANT TO LIVE"),
    ],
)
def test_somebody_in_danger_raises_the_alarm(library: Library, line: str) -> None:
    assert library.alarm(line)


@pytest.mark.parametrize("line", ["我想死", "不想活了", "I want to die", "kill myself", "想解脱"])
def test_what_is_said_outright_is_danger_and_no_doubt(library: Library, line: str) -> None:
    assert library.alarm(line) == "danger"


@pytest.mark.parametrize("name", ["crisis_danger", "crisis_doubtful", "crisis_alarm"])
def test_nothing_that_the_word_lists_must_notice_is_taken_back(library: Library, name: str) -> None:
    assert [line for line in lines(name) if not library.alarm(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        *("利息高得要死", "累死了", "热死了", "笑死我了", "烦死了", "死贵", "跳楼价", "打死不还"),
        *("this interest is killing me", "my phone died", "i'm dead tired", "the battery died", "deadline"),
        *("我生病了", "我住院了", "我失业了", "我离婚了", "我怀孕了", "我爸去世了", "借款人死了怎么办"),
        *("I am sick", "I lost my job", "my husband passed away", "没钱", "没办法了"),
    ],
)
def test_exaggeration_and_misfortune_raise_none(library: Library, line: str) -> None:
    assert library.alarm(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        *("没有", "不知道", "不清楚", "是", "不是", "好的", "好", "嗯", "可以", "不行", "不用", "不想", "算了", "没了"),
        *("也许", "我自己", "就我自己", "银行", "下周五", "3500", "你好", "您好，麻烦了", "没有，不知道"),
        *("no", "not sure", "yes", "none", "maybe", "nothing", "I don't know", "I will be there", "last May, I think"),
    ],
)
def test_a_short_answer_raises_none(library: Library, line: str) -> None:
    assert library.alarm(line) == ""


@pytest.mark.parametrize(
    "name", [f"{kind}_{end}" for kind in ("answers", "questions") for end in ("zh_Hans", "zh_Hant", "en")]
)
def test_no_answer_and_no_question_of_the_reading_tests_raises_the_alarm(library: Library, name: str) -> None:
    assert [(line, library.alarm(line)) for line in lines(name) if library.alarm(line)] == []


def test_everyday_exaggeration_seldom_raises_more_than_the_gentle_question(library: Library) -> None:
    told = [library.alarm(line) for line in lines("crisis_everyday")]
    assert sum(map(bool, told)) <= 0.1 * len(told)
    assert told.count("danger") <= 0.02 * len(told)


CHINESE = (
    "我叫小李，在深圳送外卖，去年借了三家网贷，本来每月还两千多，后来腿摔了半年没上班，就逾期了。平台天天打电话，还打给我姐。"
    "利息越滚越多。{}我想问问能不能先还一部分，剩下的分期，还有征信什么时候能恢复，需要什么材料，谢谢大家了。"
)
ENGLISH = (
    "I work in a warehouse and borrowed from three apps last year. Then my back went and I could not work for months, "
    "so the payments fell behind. They ring me every day and they ring my sister too. {}I would like to know whether I "
    "can pay part of it first and the rest in instalments, and which papers they want from me. Thank you for reading."
)


@pytest.mark.parametrize(
    ("story", "sentence"),
    [
        (CHINESE, "我真的不想活了。"),
        (CHINESE, "昨晚我站在阳台上想跳下去。"),
        (CHINESE, "有时候想想死了算了。"),
        (CHINESE, "我觉得没有我家里会更好。"),
        (ENGLISH, "Some nights I think about killing myself. "),
        (ENGLISH, "I don't want to live any more. "),
        (ENGLISH, "Everyone would be better off without me. "),
    ],
)
def test_one_sentence_of_danger_in_a_long_story_is_noticed(library: Library, story: str, sentence: str) -> None:
    assert library.alarm(story.format(sentence))


@pytest.mark.parametrize("story", [CHINESE, ENGLISH])
@pytest.mark.parametrize("times", [1, 4])
def test_a_long_story_of_debt_without_it_raises_none(library: Library, story: str, times: int) -> None:
    assert library.alarm(story.format("") * times) == ""


@pytest.mark.parametrize("words", ["我不想活了", "I want to kill myself"])
@pytest.mark.parametrize(
    "before",
    [
        CHINESE.format("") * 20,
        "每月还三千五，" * 1400,
        "我欠了好几家网贷现在还不上了天天被催收打电话" * 20,
        "i owe money to several apps and cannot pay and they call me every day and " * 8,
    ],
    ids=[
        "many sentences",
        "ten thousand characters",
        "a run of Chinese without marks",
        "a run of English without marks",
    ],
)
def test_danger_at_the_end_of_a_long_message_is_noticed(library: Library, before: str, words: str) -> None:
    assert library.alarm(before + words)


@pytest.mark.parametrize("line", [*lines("crisis_doubtful"), "我想死", "累死了", "好", "", "没有我大家都会更好"])
def test_without_weights_the_word_lists_speak_alone(line: str) -> None:
    assert alarm(line, None) == assess(line)


def test_a_shelf_without_weights_still_notices(files: dict[str, dict[str, str]]) -> None:
    library = build({locale: {"crisis": of["crisis"]} for locale, of in files.items()})
    assert (library.alarm("我想死"), library.alarm("会坐牢吗")) == ("danger", "")


# -- by hand: a word of so and so much danger, alone and beside words of the lists ------------------------------------
HAND = Reader(
    unpack(
        tiny.weights({"surely": {"~danger": 127}, "never": {"~danger": -127}, "rival": {"~danger": 60, "prison": 127}})
    )
)


def test_the_classifier_notices_what_the_lists_do_not_know() -> None:
    line = "surely this is how somebody would put it to me"
    assert assess(line) == ""
    assert alarm(line, HAND) == "danger"


def test_a_word_by_itself_that_the_lists_do_not_know_says_little() -> None:
    assert alarm("surely", HAND) != "danger"


def test_what_sounds_more_of_a_question_raises_none() -> None:
    assert alarm("rival", HAND) == ""


def test_a_deadly_word_in_a_line_that_is_surely_harmless_raises_none() -> None:
    assert assess("never kms") == "danger"
    assert alarm("never kms", HAND) == ""


@pytest.mark.parametrize("text", ["", " ", "?", "\ud800", "a" * 20_000, "。" * 3000, "死" * 5000, "no " * 3000])
def test_any_text_is_judged(library: Library, text: str) -> None:
    assert library.alarm(text) in ("", "doubtful", "danger")
