"""What no article says: the wrong statements that many pages have (facts 1.14), and numbers that are no hotline.

The patterns are not those of voice.py: they look for the assertion, sentence by sentence, in everything that is shown
or said (ways to ask are free). Each of them finds its own examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from flows.knowledge.articles import Entry, read
from flows.knowledge.check import shown
from flows.model import LOCALES, Locale
from flows.reading.folding import fold

_SENTENCE_ZH, _SENTENCE_EN = re.compile("(?<=[。？；])"), re.compile(r"(?<=[.?;])\s+")
_QUOTED = re.compile('[“「"][^”」"]*[”」"]')
_TAG = re.compile(r"（[^（）]*）| \([^()]*\)")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong statement: patterns for a folded sentence (a Chinese one without what others are quoted with), and how it
    is said on the pages that have it."""

    name: str
    chinese: str
    english: str
    examples: tuple[str, ...]


WRONG = (
    Wrong(
        "four times LPR for every online loan",
        r"(网贷|平台|小贷|消费金融|银行|所有|任何|一律|统统)[^。；]{0,16}"
        r"(不得|不能|不可|不许|最多|最高|上限|超过|封顶|高于)[^。；]{0,12}(4|四) ?倍",
        r"^(?!.*(private lending|person|unlicensed)).*(online loans?|any loan|every loan|all loans|loan apps?|lenders?"
        r"|platforms?)\b[^.;]{0,50}\b(cap|capped|ceiling|limit|at most|more than|exceed|above)\b[^.;]{0,24}"
        r"\b(4|four)[ -]?(times|×|x)",
        (
            "网贷利率一律不得超过 LPR 的 4 倍。",
            "網貸最高只能收四倍 LPR。",
            "No online loan may cost more than 4 times LPR.",
        ),
    ),
    Wrong(
        "article 70 gives an online loan 60 instalments",
        r"(网贷|网络贷款|网络借款|小贷|平台|借呗|花呗|消费金融)[^。；]{0,24}"
        r"(第? ?(70|七十) ?条|(60|六十) ?(期|个月)|(5|五) ?年分期)",
        r"(online loan|loan app|platform|micro-loan|consumer finance)[^.;]{0,50}"
        r"(\b(art\.?|article) 70\b|\b(60|sixty) (months|instalments)|over 5 years)",
        (
            "网贷也可以按第七十条分 60 期。",
            "小貸公司的借款，您有權分60期。",
            "Article 70 is for cards; but for an online loan too you may ask for 60 instalments.",
        ),
    ),
    Wrong(
        "three calls a day by the convention",
        r"公约|^(?!.*(接通|打通))[^。]*(每天|一天|每日)[^。；]{0,10}(3|三) ?(次|通|个电话)",
        r"\bconvention\b|^(?!.*(connected|answered|got through))[^;]*\b(3|three) calls (a|per|each) day",
        (
            "自律公约规定了次数。",
            "他們每天最多打三通。",
            "Under the convention they must stop.",
            "They may make three calls a day.",
        ),
    ),
    Wrong(
        "article 42 on harassment",
        r"治安[^。；]{0,14}(42|四十二)",
        r"(public (security|order)|harass)[^.;]{0,40}\b(art\.?|article) ?42\b",
        (
            "骚扰可以按《治安管理处罚法》第42条处理。",
            "治安管理處罰法四十二條管騷擾。",
            "Public Order law, article 42, covers it.",
        ),
    ),
    Wrong(
        "whoever cannot pay is listed",
        r"^(?!.*(不能|不得|不应|不算|不会|不等于|不是|并非))"
        r"[^。]*(没钱|无力|还不起|还不上|没能力|没有能力|没有?财产)[^。]{0,24}"
        r"(列入|列为|纳入|进入?|上|变成|成为|是)[^。]{0,6}(失信|老赖|黑名单)",
        r"^(?!.*\b(not|never|no reason|only)\b)[^;]*\b(unable to pay|cannot pay|can't pay|no money|too poor)\b"
        r"[^.;]{0,40}(dishonest|blacklist|\blisted\b|put on (the|a) list)",
        (
            "还不起就会被列入失信名单。",
            "沒錢還會變成失信被執行人。",
            "Whoever is unable to pay is put on the list.",
        ),
    ),
    Wrong(
        "prison above 50,000, or never whatever one does",
        r"^(?!.*(信用卡|透支|恶意|目的))[^。]*(五万|5 ?万|50,?000)[^。；]{0,20}(坐牢|判刑|刑事|立案|犯罪|拘留)"
        r"|(不会|绝不|从不|不可能|永远不|用不着)[^，。；]{0,6}(坐牢|判刑|被抓|被拘)",
        r"^(?!.*\b(card|intent|overdraw\w*)\b)[^;]*\b50,?000\b[^.;]{0,40}\b(prison|jail|crime|criminal)"
        r"|\b(never|cannot|can't|won't|nobody|no one|will not)\b[^.;]{0,24}\b(prison|jail|arrested)\b",
        (
            "欠五万以上要坐牢。",
            "網貸不可能坐牢。",
            "Owing 50,000 or more is a crime.",
            "Nobody goes to prison for an online loan.",
        ),
    ),
    Wrong(
        "no money is an objection to a payment order",
        r"^(?!.*(不算|不是|无效|不影响|没用|不能|不行|不写))"
        r"[^。]*异议[^。；]{0,24}(写|说|填|理由|因为)[^。；]{0,10}(没钱|没有钱|困难|还不起|分期)",
        r"^(?!.*\b(not|no objection|does nothing|useless)\b)[^;]*\b(object|objection|objecting)\b[^.;]{0,40}"
        r"(no money|cannot pay|can't pay|hardship|more time)",
        (
            "收到支付令，提异议，写没钱就行。",
            "異議書的理由填經濟困難。",
            "Object within 15 days and say that you have no money.",
        ),
    ),
    Wrong(
        "after three years nothing is owed",
        r"^(?!.*(不会|并不|不是|不等于|还在))"
        r"[^。]*(三|3) ?年[^。]{0,24}(不用还|不必还|不用再还|无需还|作废|消灭|没了|一笔勾销|清零)",
        r"^(?!.*\b(not|never|n't|remains)\b)[^;]*\b(three|3) years\b[^.;]{0,40}"
        r"(gone|erased|expires?|void|cancelled|no longer owe|nothing (is )?owed|wiped|need not be repaid)",
        ("超过三年就不用还了。", "過了 3 年，這筆債就作廢。", "After three years the debt is gone."),
    ),
    Wrong(
        "a plan restores the record",
        r"^(?!.*(不|没|未|无法|骗))[^。]*(协商|谈成|谈好|方案|还清|结清|还完|和解)[^。；]{0,20}"
        r"(恢复|消除|清除|删除|修复|洗白|抹掉)[^。；]{0,8}(征信|信用|记录|逾期)"
        r"|^(?!.*[不没未])[^。？]*征信[^。；？]{0,6}(恢复|清零|变干净)",
        r"^(?!.*\b(not|no|never|nobody|does not|cannot)\b)[^;?]*"
        r"\b(plan|agreement|negotiat\w+|settlement|paying (off|up))\b[^.;?]{0,40}"
        r"\b(restores?|cleans?|wipes?|erases?|repairs?|clears?|deletes?)\b[^.;?]{0,20}\b(credit|record|report)",
        ("协商成功后可以消除逾期记录。", "還清以後徵信就恢復了。", "A plan restores your credit record."),
    ),
    Wrong("12381 is a number to dial", r"12381", r"\b12381\b", ("可以打12381投诉。", "Dial 12381.")),
    Wrong(
        "an answer within seven working days",
        r"(7|七) ?个?(工作)?[日天](之?内)?[^。；]{0,14}([答回][复覆]|书面|回信)"
        r"|([答回][复覆]|书面)[^。；]{0,14}(7|七) ?个?(工作)?[日天]",
        r"\b(7|seven) (working |business )?days\b[^.;]{0,40}\b(answer|reply|respond|refus|writing|written)"
        r"|\b(answer|reply|respond|refus\w*|writing|written)\b[^.;]{0,40}\b(7|seven) (working |business )?days\b",
        ("对方必须在7个工作日内书面答复。", "七天內要回覆。", "They must answer within seven working days."),
    ),
    Wrong(
        "no calls after nine in the evening",
        r"(21|二十一)[:：点时]|(晚上?|夜里|夜间) ?(9|九) ?[点:：时]",
        r"\b21[:.]?00\b|\b(9|nine) ?(p\.?m|in the evening|at night|o'clock)",
        ("晚上9点以后不能打电话。", "21:00 到 8:00 禁止催收。", "No calls after 9 pm.", "Calls end at 21:00."),
    ),
    Wrong(
        "a tenth keeps the court away",
        r"(10 ?%|一成|百分之十|一部分|一点|几百)[^。；]{0,14}"
        r"(不会|就不|不能|可以不|没法|不再)[^。；]{0,6}(起诉|告|上法院)",
        r"\b(10 ?%|ten per ?cent|a tenth|a part|a little)[^.;]{0,30}"
        r"\b(cannot|can't|will not|won't|not be|never)\b[^.;]{0,10}\b(sue|sued|court)\b",
        ("先还10%就不会被起诉。", "先還一成，對方就不能告您。", "Pay 10 % first and they will not sue."),
    ),
)

HOTLINES = {
    *("110", "120"),
    *("12345", "12348", "12356", "12363", "12368", "12377", "12378", "96110"),
    *("400-821-1215", "02-8596-1629"),
}
_NUMBER = re.compile(
    r"(?<![\d.,A-Za-z/-])(?:1[12]\d|1[02-9]\d{3}|9\d{4}|\d{2,4}(?:-\d{3,4}){1,2}|\d{7,})(?![\d%]|[,.-]\d)"
)
"""What may be the number of a telephone: three figures (police, ambulance), five (hotlines), or groups with dashes."""


def said(entry: Entry) -> tuple[str, ...]:
    return (*shown(entry.article), entry.article.say)


def sentences(line: str, locale: Locale) -> Iterator[str]:
    """As they are looked at: without sources, and Chinese folded and without what somebody else is quoted with."""
    for sentence in (_SENTENCE_EN if locale == "en" else _SENTENCE_ZH).split(_TAG.sub("", line)):
        yield sentence if locale == "en" else _QUOTED.sub("", fold(sentence)).replace(",", "，").replace("?", "？")


def found(wrong: Wrong, line: str, locale: Locale) -> list[str]:
    pattern = re.compile(wrong.english if locale == "en" else wrong.chinese, re.IGNORECASE)
    return [sentence for sentence in sentences(line, locale) if pattern.search(sentence)]


@pytest.fixture(scope="module")
def shelf() -> dict[Locale, dict[str, Entry]]:
    from bot.catalogues import locales
    from bot.shelf import article_files

    files = article_files(locales())
    return {locale: {slug: read(text, locale) for slug, text in of.items()} for locale, of in files.items()}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
def test_no_article_repeats_a_wrong_statement(shelf: dict[str, dict[str, Entry]], wrong: Wrong, locale: str) -> None:
    repeated = [
        (slug, sentence)
        for slug, entry in shelf[locale].items()
        for line in said(entry)
        for sentence in found(wrong, line, locale)
    ]
    assert repeated == []


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
def test_each_pattern_finds_the_statement_as_other_pages_have_it(wrong: Wrong) -> None:
    for example in wrong.examples:
        assert found(wrong, example, "en" if example.isascii() else "zh_Hans"), example


def test_there_are_thirteen_of_them_and_examples_in_both_languages() -> None:
    assert len(WRONG) == 13
    assert all({example.isascii() for example in wrong.examples} == {True, False} for wrong in WRONG)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_number_to_dial_is_a_known_hotline(shelf: dict[str, dict[str, Entry]], locale: str) -> None:
    dialled = {
        (slug, number)
        for slug, entry in shelf[locale].items()
        for line in (*said(entry), *entry.article.sources)
        for number in _NUMBER.findall(line)
        if number not in HOTLINES
    }
    assert dialled == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_known_hotline_is_named_somewhere(shelf: dict[str, dict[str, Entry]], locale: str) -> None:
    named = {number for e in shelf[locale].values() for line in said(e) for number in _NUMBER.findall(line)}
    assert named == HOTLINES


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("请打12381。", "12381"),
        ("Call 12381, then 12348.", "12381"),
        ("打 119 或 122。", "119"),
        ("电话 010-6655-1234", "010-6655-1234"),
        ("拨打13800138000", "13800138000"),
        ("call 95588 (as reported)", "95588"),
    ],
)
def test_a_number_that_is_none_of_them_is_seen(line: str, number: str) -> None:
    assert number in _NUMBER.findall(line)


@pytest.mark.parametrize(
    "line", ["2026-01-20", "2020", "50,000", "GB/T 45251-2025", "36%", "3–6", "art. 1033", "10000.50", "¥12,000"]
)
def test_a_date_an_amount_and_an_article_are_no_numbers_to_dial(line: str) -> None:
    assert _NUMBER.findall(line) == []


def test_the_number_for_danger_stands_in_the_answer_for_it(shelf: dict[str, dict[str, Entry]]) -> None:
    for locale in LOCALES:
        assert {"12356", "120", "110"} <= set(_NUMBER.findall(shelf[locale]["crisis"].article.answer))
