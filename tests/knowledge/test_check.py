"""The faults of articles: none in ours, and each one is found when it is made."""

from __future__ import annotations

import pytest

from bot.catalogues import locales
from bot.messages import glossary
from flows.knowledge.check import TITLE, check, shown
from flows.knowledge.glossary import Term
from flows.knowledge.topics import GROUPS, SLUGS
from flows.knowledge.voice import simplified_in
from flows.model import LOCALES, Locale

Files = dict[Locale, dict[str, str]]
DETAILS = {"zh_Hans": "## 细说\n", "zh_Hant": "## 細說\n", "en": "## In detail\n"}


def faults(
    files: Files,
    locale: Locale,
    slug: str,
    old: str,
    new: str,
    *,
    everywhere: bool = False,
    terms: tuple[Term, ...] = (),
) -> list[str]:
    """The faults of one file once `old` reads `new` there."""
    assert old in files[locale][slug]
    one = {place: {slug: of[slug]} for place, of in files.items()}
    one[locale][slug] = one[locale][slug].replace(old, new, -1 if everywhere else 1)
    return [line for line in check(one, terms) if line.startswith((f"{locale}/{slug}: ", f"{slug}: "))]


def test_the_articles_have_no_fault_and_keep_to_the_glossary(files: Files) -> None:
    assert check(files, glossary(locales())) == []


@pytest.mark.parametrize(
    ("locale", "slug", "old", "new", "fault"),
    [
        ("en", "answer-calls", "slug: answer-calls", "slug: answer", "the slug says 'answer'"),
        ("en", "answer-calls", "group: calls", "group: talks", "no topic of the group 'talks'"),
        ("en", "answer-calls", "group: calls", "group: court", "no topic of the group 'court'"),
        ("en", "answer-calls", "title: ", "title: When they ring at work and at home: ", "too long for a button"),
        (
            "zh_Hans",
            "answer-calls",
            "title: ",
            "title: 他们在我上班的时候和晚上在家的时候都打来，那么",
            "too long for a",
        ),
        (
            "zh_Hant",
            "answer-calls",
            "title: ",
            "title: 他們在我上班的時候和晚上在家的時候都打來，那麼",
            "too long for a",
        ),
        ("en", "documents-needed", "do I need?", "do I need", "the title is no question"),
        ("en", "answer-calls", "related: call-manners", "related: call-manner", "related to 'call-manner'"),
        ("en", "answer-calls", "related: call-manners", "related: answer-calls", "related to 'answer-calls'"),
        ("en", "crisis", "Can someone be", "It helps. Can someone be", "more than 3 sentences"),
        ("zh_Hans", "crisis", "先不管别的", "好。先不管别的", "more than 3 sentences"),
        ("zh_Hans", "crisis", "先不管别的", "先" + "不管别的" * 40, "characters"),
        ("en", "crisis", "## What to do now\n", "## What to do now\n5. Once.\n6. Twice.\n", "6 steps"),
        ("en", "answer-calls", "> 我会接电话", "> 我会" + "一直" * 30 + "接电话", "too long to say"),
        ("en", "answer-calls", "> 我会接电话。请在8点到22点之间联系，也请只找我本人。", "> Yes", "is not Chinese"),
        ("zh_Hans", "answer-calls", "也请只找我本人。\n", "也请只找我本人。\n只找我。\n", "belongs to it in English"),
        (
            "en",
            "answer-calls",
            "\nI will answer. Please call between 8:00 and 22:00, and speak only to me.",
            "",
            "meaning",
        ),
        ("en", "answer-calls", "as_of: 2025-04-19", "as_of: 2026-03-17", "as of '2026-03-17'"),
    ],
)
def test_a_fault_of_form_is_found(files: Files, locale: str, slug: str, old: str, new: str, fault: str) -> None:
    found = faults(files, locale, slug, old, new)
    assert any(fault in line for line in found), found


@pytest.mark.parametrize("heading", ["## What to do now", "## In detail", "## Sources"])
def test_an_empty_section_is_found(files: Files, heading: str) -> None:
    text = files["en"]["crisis"]
    begin = text.index(heading) + len(heading)
    end = text.find("\n## ", begin)
    section = text[begin : end if end >= 0 else len(text)]
    assert faults(files, "en", "crisis", section, "\n")


def test_too_few_ways_to_ask_are_found_and_the_other_script_is_no_other_way(files: Files) -> None:
    text = files["zh_Hans"]["crisis"]
    begin, end = text.index("aliases:\n") + len("aliases:\n"), text.index("related:")
    twelve = "".join(f"- 说法{number}\n" for number in "一二三四五六七八九十东") + "- 說法東\n"
    assert any("ways to ask" in line for line in faults(files, "zh_Hans", "crisis", text[begin:end], twelve))


@pytest.mark.parametrize(
    ("locale", "slug", "old", "new", "fault"),
    [
        ("zh_Hans", "can-i-negotiate", "facts: 17,", "facts: 17, 77,", "fact 77 is not one that may be stated"),
        ("zh_Hans", "can-i-negotiate", "facts: 17,", "facts: 17, 25,", "states fact 25 nowhere"),
        ("zh_Hans", "can-i-negotiate", "facts: 17,", "facts: 17, 25,", "no source for fact 25"),
        (
            "zh_Hans",
            "can-i-negotiate",
            "facts: 17, 18",
            "facts: 17",
            "a tag of no fact: （法律·民法典第678条·2021-01-01）",
        ),
        ("zh_Hans", "can-i-negotiate", "第678条·2021-01-01）。", "第679条·2021-01-01）。", "a tag of no fact"),
        ("en", "can-i-negotiate", "art. 678, 2021-01-01).", "art. 678, 2022-01-01).", "a tag of no fact"),
        ("zh_Hans", "answer-calls", "·据报道·2026-01-30", "·2026-01-30", "a tag of no fact"),
        (
            "zh_Hans",
            "documents-needed",
            "（法律·刑法第175条之一、第193条·所读文本 2025-04-19）",
            "",
            "law without its source",
        ),
        ("en", "online-loan-pros-cons", " (as reported, a Shanghai 12348 case, copy read 2026-03)", "", "law without"),
    ],
)
def test_a_statement_without_its_source_is_found(
    files: Files, locale: str, slug: str, old: str, new: str, fault: str
) -> None:
    found = faults(files, locale, slug, old, new)
    assert any(fault in line for line in found), found


@pytest.mark.parametrize("locale", DETAILS)
def test_a_breach_without_the_word_that_the_debt_remains_is_found(files: Files, locale: str) -> None:
    word = {"zh_Hans": "这不影响欠款本身。", "zh_Hant": "這不影響欠款本身。", "en": "This does not cancel the debt."}
    found = faults(files, locale, "answer-calls", word[locale], "", everywhere=True)
    assert any("not that the debt remains" in line for line in found), found


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("zh_Hans", "网贷都不能超过4倍LPR。"),
        ("zh_Hant", "網貸都不能超過 4 倍 LPR。"),
        ("zh_Hans", "网贷可以按第七十条分60期。"),
        ("zh_Hans", "自律公约规定每天最多打3次。"),
        ("zh_Hans", "骚扰看治安管理处罚法第42条。"),
        ("zh_Hans", "没钱还就会变成失信被执行人。"),
        ("zh_Hans", "不会坐牢。"),
        ("zh_Hant", "欠五萬以上會坐牢。"),
        ("zh_Hans", "异议里写没钱就可以。"),
        ("zh_Hans", "过了三年就不用还。"),
        ("zh_Hans", "谈成以后恢复征信。"),
        ("zh_Hans", "可以拨打12381。"),
        ("zh_Hant", "對方要在7個工作日內答覆。"),
        ("zh_Hans", "21:00 以后不能打。"),
        ("zh_Hans", "先还10%就不会被起诉。"),
        ("en", "No online loan may cost more than 4 times LPR."),
        ("en", "Article 70 gives you 60 instalments."),
        ("en", "The self-discipline convention allows three calls."),
        ("en", "Harassment: art. 42."),
        ("en", "If you are unable to pay you are listed as dishonest."),
        ("en", "You will not go to prison."),
        ("en", "Object and say that you have no money."),
        ("en", "After three years the debt is gone."),
        ("en", "A plan restores your credit record."),
        ("en", "Dial 12381."),
        ("en", "They answer within 7 working days."),
        ("en", "No calls after 21:00."),
        ("en", "Pay 10% first."),
        ("zh_Hans", "一定能谈成。"),
        ("zh_Hans", "我们保证结果。"),
        ("zh_Hans", "放心，您不欠他们的。"),
        ("zh_Hans", "加油！"),
        ("en", "Success is guaranteed."),
        ("en", "Don't worry, you will win."),
        ("zh_Hans", "去找 lender 谈。"),
        ("zh_Hant", "請发簡訊。"),
        ("zh_Hant", "以后再說。"),
    ],
)
def test_what_is_never_said_is_found(files: Files, locale: str, sentence: str) -> None:
    heading = DETAILS[locale]
    found = faults(files, locale, "about-this-bot", heading, f"{heading}- {sentence}\n")
    assert [line for line in found if "law without its source" not in line]


def test_a_word_for_which_the_glossary_has_another_is_found(files: Files) -> None:
    heading = DETAILS["zh_Hant"]
    told = faults(files, "zh_Hant", "about-this-bot", heading, f"{heading}- 請發短信。\n", terms=glossary(locales()))
    assert ["短信" in line and "簡訊" in line for line in told] == [True]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("zh_Hans", "钱的事以后再说。"),
        ("zh_Hant", "債務可以慢慢談。"),
        ("en", "The debt can wait."),
        ("en", "You need not repay today."),
    ],
)
def test_a_word_about_money_beside_a_crisis_is_found(files: Files, locale: str, sentence: str) -> None:
    heading = DETAILS[locale]
    found = faults(files, locale, "crisis", heading, f"{heading}- {sentence}\n")
    assert any("somebody in danger" in line for line in found), found


def test_an_article_that_a_locale_lacks_is_found(files: Files) -> None:
    del files["zh_Hant"]["call-manners"]
    assert check(files) == ["zh_Hant/call-manners: missing"]


def test_a_topic_that_no_locale_has_is_found_in_every_one(files: Files) -> None:
    assert check({}) == sorted(f"{locale}/{slug}: missing" for locale in LOCALES for slug in SLUGS)
    for locale in LOCALES:
        del files[locale]["prison"]
    assert [line for line in check(files) if line.endswith(": missing")] == [
        f"{locale}/prison: missing" for locale in sorted(LOCALES)
    ]


def test_an_article_of_no_topic_is_found(files: Files) -> None:
    for locale in LOCALES:
        files[locale]["jail"] = files[locale]["prison"].replace("slug: prison", "slug: jail")
    assert check(files) == sorted(f"{locale}/jail: no topic of the group 'court'" for locale in LOCALES)


@pytest.mark.parametrize("group", [group for group in GROUPS if group != "court"])
def test_a_topic_belongs_to_its_own_group_alone(files: Files, group: str) -> None:
    for locale in LOCALES:
        files[locale]["prison"] = files[locale]["prison"].replace("group: court", f"group: {group}")
    found = check({locale: {"prison": of["prison"]} for locale, of in files.items()})
    assert [line for line in found if not line.endswith(": missing")] == [
        f"{locale}/prison: no topic of the group {group!r}" for locale in sorted(LOCALES)
    ]


@pytest.mark.parametrize(
    ("locale", "sentence", "fault"),
    [
        ("zh_Hans", "滞纳金也可以谈。", "'滞纳金' is '违约金' here"),
        ("zh_Hans", "讨债的人会打来。", "'讨债' is '催收' here"),
        ("zh_Hant", "可以請仲介，也可以不請中介。", "'中介' is '代辦/仲介' here"),
        ("en", "Each installment has a day.", "'installment' is 'instalment' here"),
        ("en", "The APR is on the first page.", "'APR' is 'yearly rate' here"),
    ],
)
def test_a_word_that_the_glossary_does_not_use_is_found(files: Files, locale: str, sentence: str, fault: str) -> None:
    heading = DETAILS[locale]
    spoilt = (files, locale, "about-this-bot", heading, f"{heading}- {sentence}\n")
    assert any(fault in line for line in faults(*spoilt, terms=glossary(locales())))
    assert not any("here: " in line for line in faults(*spoilt))


@pytest.mark.parametrize(("before", "after"), [("aliases:\n", "aliases:\n- 滞纳金能不能免\n"), ("> ", "> 滞纳金，")])
def test_ways_to_ask_and_the_line_to_say_are_free_of_the_glossary(files: Files, before: str, after: str) -> None:
    found = faults(files, "zh_Hans", "answer-calls", before, after, terms=glossary(locales()))
    assert not any("here: " in line for line in found)


@pytest.mark.parametrize(
    ("locale", "sentence", "fault"),
    [
        ("en", " ".join(["and then they call"] * 10) + ".", "a sentence of 40 words"),
        ("zh_Hans", "他们打来，" * 15 + "好。", "a sentence of 76 characters"),
        ("zh_Hant", "他們打來，" * 15 + "好。", "a sentence of 76 characters"),
        (
            "zh_Hans",
            "他们一直打电话找您要您马上把钱还上不然就要怎么样。" * 30,
            "characters between two marks on average",
        ),
        ("en", "Institutional documentation necessitates comprehensive administrative justification. " * 8, "ease"),
    ],
)
def test_what_is_hard_to_read_is_found(files: Files, locale: str, sentence: str, fault: str) -> None:
    heading = DETAILS[locale]
    found = faults(files, locale, "about-this-bot", heading, f"{heading}- {sentence}\n")
    assert any(fault in line for line in found), found


def test_the_tags_of_sources_make_no_sentence_longer(files: Files) -> None:
    """A paragraph of the product that is longer than a sentence may be, because it wears its sources."""
    tagged = "您可以先核实（" + "据报道·" * 30 + "）。"
    found = faults(files, "zh_Hans", "about-this-bot", DETAILS["zh_Hans"], f"{DETAILS['zh_Hans']}- {tagged}\n")
    assert not any("a sentence of" in line for line in found)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_title_may_be_as_long_as_its_button(files: Files, locale: str) -> None:
    title = next(line for line in files[locale]["prison"].splitlines() if line.startswith("title: "))
    mark = title[-1]
    longest = "title: " + "x" * (TITLE[locale] - 1) + mark
    assert not [line for line in faults(files, locale, "prison", title, longest) if "button" in line]
    assert [line for line in faults(files, locale, "prison", title, longest + mark) if "button" in line]


def test_everything_that_a_person_reads_is_looked_at(files: Files) -> None:
    from flows.knowledge.articles import read

    article = read(files["en"]["answer-calls"], "en").article
    paragraphs = shown(article)
    assert {article.title, *article.steps, *article.details, article.meaning} <= set(paragraphs)
    assert article.say not in paragraphs


def test_a_file_that_cannot_be_read_is_found_and_the_others_are_still_checked(files: Files) -> None:
    files["en"]["crisis"] = "Call 12356."
    files["en"]["answer-calls"] = files["en"]["answer-calls"].replace("group: calls", "group: talks")
    found = check(files)
    assert any("en/crisis: no front matter" in line for line in found)
    assert "en/answer-calls: no topic of the group 'talks'" in found


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("facts: 34, 62, 72", "facts: 34, 62", "another facts"),
        ("group: negotiation", "group: basics", "another group"),
        ("related: can-i-negotiate, ", "related: ", "another related articles"),
        ("5. Submit only", "\n## In detail\n- Submit only", "another number of steps"),
        ("请告诉我要哪些", "请讲要哪些", "another line to say"),
    ],
)
def test_what_differs_between_locales_is_found(files: Files, old: str, new: str, fault: str) -> None:
    found = faults(files, "en", "documents-needed", old, new)
    assert f"documents-needed: {fault} in another locale" in found


def test_simplified_characters_are_told_from_those_that_both_scripts_share() -> None:
    assert simplified_in("這裡的台灣只有面子，準時系統、批准、公布、干擾，踰期與逾期、症狀") == ""
    assert simplified_in("电話里，后来与他联系") == "电里后来与联"
