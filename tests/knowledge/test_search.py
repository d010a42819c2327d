"""Finding the article: measured on lines that nobody trained on, and looked at in plain cases.

Floors, not figures: what is measured stands in docs/search.md. An alarm or a refusal counts as a wrong answer.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bench.search import exam
from bot.ask import Answer, answer
from flows.knowledge.classifier import DANGER, Classifier
from flows.knowledge.library import MAYBE, Library, build
from flows.knowledge.reader import Reader
from flows.knowledge.search import HYPERBOLE, NONE, rank
from flows.knowledge.topics import CRISIS, SLUGS
from flows.model import LOCALES, Article, Found, Locale
from tests.knowledge import tiny
from training import lines
from training.lines import Line

NOTHING = Path(__file__).parent / "lines" / "nothing.tsv"


def slugs(articles: Sequence[Article]) -> list[str]:
    return [article.slug for article in articles]


def found(library: Library, line: str, locale: Locale = "zh_Hans") -> str:
    """The slug of the article that is surely meant."""
    sure = library.search(line, locale).sure
    return sure.slug if sure else ""


def share(asked: Sequence[Line], library: Library, right: Callable[[Line, Answer], bool]) -> float:
    assert len(asked) >= 30
    return sum(right(line, answer(line.text, library)) for line in asked) / len(asked)


def of(unseen: exam.Exam, locale: Locale, topic: str) -> list[Line]:
    return [line for line in unseen[locale] if line.topic == topic]


# -- measured ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("locale", LOCALES)
def test_the_right_article_comes_first(library: Library, unseen: exam.Exam, locale: str) -> None:
    asked = exam.questions(unseen[locale])
    assert share(asked, library, lambda line, told: told.slugs[:1] == (line.topic,)) >= 0.85


@pytest.mark.parametrize("locale", LOCALES)
def test_the_right_article_is_among_three(library: Library, unseen: exam.Exam, locale: str) -> None:
    asked = exam.questions(unseen[locale])
    assert share(asked, library, lambda line, told: line.topic in told.slugs) >= 0.9


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_no_question_of_ours_is_refused(library: Library, unseen: exam.Exam, locale: str) -> None:
    assert share(of(unseen, locale, NONE), library, lambda line, told: told.outcome == "none") >= 0.9


@pytest.mark.parametrize("locale", LOCALES)
def test_somebody_in_danger_is_noticed(library: Library, unseen: exam.Exam, locale: str) -> None:
    assert share(of(unseen, locale, lines.CRISIS), library, lambda line, told: told.outcome == "crisis") >= 0.95


@pytest.mark.parametrize("locale", LOCALES)
def test_an_exaggeration_is_seldom_taken_for_danger(library: Library, unseen: exam.Exam, locale: str) -> None:
    assert share(of(unseen, locale, HYPERBOLE), library, lambda line, told: told.outcome == "crisis") <= 0.2


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_surely_meant_is_meant(library: Library, unseen: exam.Exam, locale: str) -> None:
    sure = [line for line in exam.questions(unseen[locale]) if answer(line.text, library).outcome == "answer"]
    assert share(sure, library, lambda line, told: told.slugs[0] == line.topic) >= 0.9


def nothing() -> list[tuple[str, str]]:
    with NOTHING.open(encoding="utf-8", newline="") as file:
        return [(kind, line) for kind, line in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def test_most_lines_that_ask_for_nothing_are_refused(library: Library) -> None:
    """Greetings, thanks, numbers, dates, signs, weather, code, wishes for a loan, bare answers, exaggerations.
    Measured: 73 of 85; what is left are names of things that an article is about, such as 减免罚息."""
    told = [answer(line, library).outcome for _, line in nothing()]
    assert len(told) == 85
    assert told.count("none") >= 0.8 * len(told)


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in nothing()} - {"answer", "greeting"}))
def test_what_is_no_answer_and_no_greeting_is_always_refused(library: Library, kind: str) -> None:
    assert [line for of, line in nothing() if of == kind and answer(line, library).outcome != "none"] == []


# -- plain cases ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "line",
    [
        *("你好", "在吗", "早上好", "hello", "hi there", "哈囉"),
        *("谢谢", "多谢你啊", "thanks a lot", "謝謝你的幫忙", "收到"),
        *("3800", "三千五", "¥38,600", "13800138000", "50%", "about 3500"),
        *("😭", "👍👍", "🙏", "……", "???"),
        *("今天天气怎么样", "what's the weather like tomorrow", "明天台北會下雨嗎"),
        *("帮我写个python爬虫", 'print("hello world")', "SELECT * FROM users"),
        *("我想借两万", "哪里能下款", "i want to borrow 20000", "哪裡可以借錢", "可以借我錢嗎"),
        *("", " ", "\0"),
    ],
)
def test_plain_cases_are_refused(library: Library, line: str) -> None:
    refused = library.search(line, "zh_Hans")
    assert (refused.sure, refused.maybe) == (None, ())
    assert answer(line, library).outcome == "none"


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        # in other words than ours
        ("陌生号一直响 我都按掉了 这样躲着行不行", "answer-calls"),
        ("they keep ringing my boss at work", "employer-contacted"),
        ("他们会打给我爸妈吗", "family-called-when"),
        # homophones, and characters that look alike
        ("催受一直打电话，能不接吗", "answer-calls"),
        ("催受天天半夜打电话", "night-calls"),
        ("逾其几天会上征信吗", "overdue-grace"),
        ("协伤需要准备什么资料", "documents-needed"),
        ("胁商失败了怎么办", "negotiation-failed"),
        # slips in English
        ("can i negociate with the lender", "can-i-negotiate"),
        ("the colletor calls at midnight", "night-calls"),
        ("a colletor added me on wechat", "collector-wechat"),
        # brands
        ("花呗突然要我一次性还清全部", "full-repayment-demanded"),
        ("京东白条能不能停息挂账", "stop-interest"),
        # Cantonese
        ("佢哋話會上嚟我屋企追數，點算", "home-visit"),
        ("唔還錢會唔會坐監", "prison"),
        ("佢哋夜晚十二點仲打嚟得唔得", "night-calls"),
        # very short
        ("坐牢", "prison"),
        ("停息挂账", "stop-interest"),
        ("支付令", "payment-order-court"),
        ("上门", "home-visit"),
        ("jail?", "prison"),
        ("bankruptcy", "personal-bankruptcy"),
        # long rambles
        (
            "我去年做生意亏了，先后在几个平台借了钱，后来货款收不回来，老婆也跟我吵，最近才找到一份送外卖的工作，每个月能拿出"
            "一千多。现在平台的人说只能一次性结清，不给分期，我哪有那么多钱，这种情况怎么办",
            "only-full-payment",
        ),
        (
            "我在东莞打工，厂里三月份就停了，之前为了给孩子交学费借了点钱，天天晚上睡不好。想问问协商还款要准备哪些材料",
            "documents-needed",
        ),
    ],
)
def test_people_are_understood_however_they_type(library: Library, line: str, slug: str) -> None:
    assert library.alarm(line) == ""
    assert found(library, line) == slug


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("借呗年化36%合法吗", "charged-36"),
        ("微粒贷说要起诉我 是真的吗", "being-sued"),
        ("我在外地 网袋平台不同意协伤 还有别的路吗", "negotiation-failed"),
    ],
)
def test_what_is_harder_is_among_the_three(library: Library, line: str, slug: str) -> None:
    assert slug in slugs(library.search(line, "zh_Hans").maybe)


RAMBLES = (
    (
        "employer-contacted",
        "so I moved here three years ago, my hours got cut in spring, rent went up, and I had taken two small"
        " loans on an app to pay for the dentist. I missed two months. now they ring my boss at work every "
        "day, can they do that?",
    ),
    (
        "documents-needed",
        "I used to run a small noodle shop with my cousin and it went under last winter, I have been driving "
        "deliveries since then. I am behind on three apps. The woman on the phone said they might look at a "
        "plan, so what papers should I have ready when I call back?",
    ),
    (
        "home-visit",
        "Sorry for the long message. I lost my job in March and fell behind, my wife does not know yet, and "
        "yesterday a man texted that people will come to our door this weekend. Are they allowed to come to "
        "my home?",
    ),
    (
        "wages-frozen",
        "I was off sick for most of the year and could not pay, there was a judgment in the summer that I "
        "never answered. Today the bank says my salary account is frozen and I cannot even buy food. What can"
        " I do?",
    ),
    (
        "call-frequency",
        "I have two kids and work nights, so I sleep in the day. Since I missed the payment on the fifth they"
        " have rung me thirty or forty times a day from different numbers. Is there a limit?",
    ),
    (
        "family-liability",
        "I am writing for my brother. He borrowed a lot online for a business that failed and he has stopped "
        "answering. Now they say our parents have to pay it back since they live at the same address. Is that"
        " true?",
    ),
    (
        "credit-record-duration",
        "After a divorce I missed payments for nearly a year, then found work and cleared everything in May. "
        "I want to get a mortgage some day with my new partner. How long will the late payments stay on my "
        "credit record?",
    ),
    (
        "lump-sum",
        "My aunt offered to lend me some money because she hates seeing me like this. It is not the whole "
        "balance, maybe two thirds. The lender has been hinting that they may take less if I pay at once. How"
        " do I ask for that?",
    ),
    (
        "being-sued",
        "I always paid on time until the factory closed. Then my phone broke and I lost touch with the "
        "platform. Last night a letter from a court came to my mother's house with a date on it. What should "
        "I do?",
    ),
    (
        "scammed-into-loan",
        "A man on a dating app told me to take out loans to invest with him, and I did it on four apps "
        "because he sounded so sure. Now he is gone and the loans are due. Do I still have to pay them?",
    ),
)


def test_a_long_story_in_english_mostly_finds_what_it_asks_at_its_end(library: Library) -> None:
    """Measured: eight of ten."""
    right = [slug for slug, line in RAMBLES if slug in slugs(library.search(line, "en").maybe)]
    assert len(right) >= 7, right


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("网贷逾期会坐牢吗", "網貸逾期會坐牢嗎"),
        ("信用卡被起诉怎么办", "信用卡被起訴怎麼辦"),
        ("贷款里的担保费可以不给吗", "貸款裡的擔保費可以不給嗎"),
        ("收到诉前调解短信是真的吗", "收到訴前調解短信是真的嗎"),
        ("工资卡被冻结了", "工資卡被凍結了"),
        ("Will I go to prison", "ＷＩＬＬ　Ｉ　ＧＯ　ＴＯ　ＰＲＩＳＯＮ"),
    ],
)
def test_both_scripts_and_widths_find_the_same(library: Library, hans: str, hant: str) -> None:
    one, other = library.search(hans, "en"), library.search(hant, "en")
    assert one.sure
    assert one == other


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("line", ["会坐牢吗", "會坐牢嗎", "can I go to prison"])
def test_the_language_of_the_line_is_not_that_of_the_answer(library: Library, line: str, locale: str) -> None:
    assert library.search(line, locale).sure == library.article("prison", locale)


# -- what is offered --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("locale", LOCALES)
def test_at_most_three_are_offered_the_likeliest_first(
    library: Library, classifier: Classifier, unseen: exam.Exam, locale: str
) -> None:
    reader, numbers = Reader(classifier), set()
    for line in unseen[locale]:
        told = library.search(line.text, locale)
        numbers.add(len(told.maybe))
        likely = dict(rank(line.text, reader).topics)
        chances = [likely[slug] for slug in slugs(told.maybe)]
        assert chances == sorted(chances, reverse=True)
        assert len(set(slugs(told.maybe))) == len(told.maybe)
        assert told.sure is None or told.sure == told.maybe[0]
        if chances:
            assert told.score == chances[0] == max(likely.values())
            assert all(chance >= MAYBE for chance in chances[1:])
    assert numbers == {0, 1, 2, 3}


def test_the_topics_and_none_share_one_probability(classifier: Classifier) -> None:
    ranking = rank("会坐牢吗", Reader(classifier))
    assert {slug for slug, _ in ranking.topics} == {*SLUGS} - {CRISIS}
    assert sum(chance for _, chance in ranking.topics) + ranking.none == pytest.approx(1)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_article_for_somebody_in_danger_is_never_offered(library: Library, unseen: exam.Exam, locale: str) -> None:
    crisis = library.article(CRISIS, locale)
    assert crisis is not None
    for text in (crisis.title, *(line.text for line in unseen[locale])):
        assert CRISIS not in slugs(library.search(text, locale).maybe)
        assert CRISIS not in slugs(library.nearest(text, locale, 84))


def test_an_article_that_a_locale_lacks_is_not_offered_there(files: dict[str, dict[str, str]]) -> None:
    from bot.catalogues import locales
    from bot.shelf import WEIGHTS

    del files["en"]["prison"]
    library = build(files, (locales() / WEIGHTS).read_bytes())
    assert found(library, "会坐牢吗", "zh_Hans") == found(library, "会坐牢吗", "zh_Hant") == "prison"
    told = library.search("会坐牢吗", "en")
    assert told.sure is None
    assert "prison" not in slugs(told.maybe)
    assert "prison" not in slugs(library.nearest("会坐牢吗", "en", 10))


def test_as_many_are_near_as_are_wanted_and_none_where_nothing_is_asked(library: Library) -> None:
    assert slugs(library.nearest("会坐牢吗", "en", 1)) == ["prison"]
    assert slugs(library.nearest("会坐牢吗", "en", 3))[0] == "prison"
    assert len(library.nearest("会坐牢吗", "en", 3)) == 3
    assert library.nearest("你好", "en", 3) == []


# -- by hand ----------------------------------------------------------------------------------------------------------
SMALL = build(
    tiny.shelf(),
    tiny.weights(
        {
            "alpha": {"prison": 100},
            "beta": {"prison": 40, "home-visit": 36, "answer-calls": 38},
            "gamma": {"-none": 100, "prison": 90},
            "delta": {"crisis": 100, "prison": 90},
            "epsilon": {"-hyperbole": 100, "prison": 90},
            "omega": {"prison": 127, "~danger": -127},
        }
    ),
)


def test_what_is_far_likelier_than_all_else_is_sure() -> None:
    told = SMALL.search("alpha", "en")
    assert (found(SMALL, "alpha", "en"), slugs(told.maybe)) == ("prison", ["prison"])
    assert told.score > 0.99


def test_what_is_about_as_likely_is_offered_in_order() -> None:
    told = SMALL.search("beta", "zh_Hans")
    assert told.sure is None
    assert slugs(told.maybe) == ["prison", "answer-calls", "home-visit"]
    assert told.maybe[0].title == "prison in zh_Hans?"


@pytest.mark.parametrize("line", ["gamma", "delta", "epsilon"])
def test_what_asks_for_nothing_or_sounds_of_danger_is_refused(line: str) -> None:
    assert SMALL.search(line, "en") == Found()
    assert SMALL.nearest(line, "en", 3) == []


def test_how_dangerous_a_line_is_has_no_part_in_its_topic() -> None:
    assert found(SMALL, "omega", "en") == "prison"


def test_a_shelf_without_the_topics_found_offers_none() -> None:
    empty = build({locale: {} for locale in LOCALES}, tiny.weights({"alpha": {"prison": 100}}))
    assert empty.search("alpha", "en") == Found()
    assert empty.nearest("alpha", "en", 3) == []


@pytest.mark.parametrize("line", ["a" * 5000, "电话" * 5000, "🙂" * 100, "\ud800", "会坐牢吗" * 200])
def test_any_line_can_be_searched(library: Library, line: str) -> None:
    assert len(library.search(line, "en").maybe) <= 3


def test_the_weights_of_the_product_know_the_topics_of_the_shelf(classifier: Classifier) -> None:
    assert {*classifier.topics} == {*SLUGS, NONE, HYPERBOLE, DANGER}
