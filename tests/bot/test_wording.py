from __future__ import annotations

import html
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.markup import escape, split, text_of, units
from bot.wording import Wording
from flows.model import C, Day, Joined, Line, Money, N, Param, Percent, Spoken, T, Text, Yuan, verbatim

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
ZH_HANS = """
msgid "{amount}, noted."
msgstr "{amount}，记下了。"

msgid "<b>Stop</b> & read <i>{words}</i>"
msgstr "<b>停</b>，先看 <i>{words}</i>"

msgctxt "calendar"
msgid "May"
msgstr "五月"

msgid "{n} question left"
msgid_plural "{n} questions left"
msgstr[0] "还剩 {n} 问"

msgid "Because of {cause} I now take home {B} a month, since {since}."
msgstr "因为{cause}，从{since}起我每月到手{B}元。"

msgid "losing my job"
msgstr "失业"

msgid "I can submit {papers}."
msgstr "我可以提交{papers}。"
"""
ZH_HANT = """
msgid "Because of {cause} I now take home {B} a month, since {since}."
msgstr "因為{cause}，從{since}起我每月到手{B}元。"

msgid "losing my job"
msgstr "失業"
"""
PINYIN = {
    "因为{cause}，从{since}起我每月到手{B}元。": "Yīnwèi {cause}, cóng {since} qǐ wǒ měi yuè dàoshǒu {B} yuán.",
    "失业": "shīyè",
    "我可以提交{papers}。": "Wǒ kěyǐ tíjiāo {papers}.",
    "合同": "hétong",
}
SPOKEN = T(
    "Because of {cause} I now take home {B} a month, since {since}.",
    cause=T("losing my job"),
    B=Yuan(Decimal(6000)),
    since=Day(date(2026, 7, 1), form="month"),
)
ENGLISH = Wording.load(Path("no", "catalogues"))


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Wording:
    root = tmp_path_factory.mktemp("locales")
    for locale, words in (("zh_Hans", ZH_HANS), ("zh_Hant", ZH_HANT)):
        folder = root / locale / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "words.po").write_text(HEADER + words, "utf-8")
    (root / "pinyin.json").write_text(json.dumps(PINYIN), "utf-8")
    return Wording.load(root)


def value(param: Param, locale: str, said: Wording) -> str:
    return said.words(Text("{x}", {"x": param}), locale)


# -- words ------------------------------------------------------------------------------------------------------------
def test_a_text_is_said_in_the_words_of_its_locale(said: Wording) -> None:
    text = T("{amount}, noted.", amount=Money(Decimal(3500)))
    assert said.words(text, "zh_Hans") == "¥3,500，记下了。"
    assert said.words(text, "en") == "¥3,500, noted."


def test_what_has_no_translation_is_said_in_english(said: Wording) -> None:
    assert said.words(T("{amount}, noted.", amount=Money(Decimal(3500))), "zh_Hant") == "¥3,500, noted."


def test_a_context_tells_two_meanings_apart(said: Wording) -> None:
    assert said.words(C("calendar", "May"), "zh_Hans") == "五月"
    assert said.words(T("May"), "zh_Hans") == "May"


@pytest.mark.parametrize(
    ("locale", "n", "words"),
    [
        ("en", 1, "1 question left"),
        ("en", 21, "21 questions left"),
        ("zh_Hans", 1, "还剩 1 问"),
        ("zh_Hans", 21, "还剩 21 问"),
    ],
)
def test_a_number_takes_the_plural_of_the_locale(said: Wording, locale: str, n: int, words: str) -> None:
    assert said.words(N("{n} question left", "{n} questions left", n), locale) == words


def test_an_empty_text_is_an_empty_line_and_not_the_header_of_the_catalogue(said: Wording) -> None:
    assert said.words(T(""), "zh_Hans") == ""


def test_plain_words_have_no_tags_and_what_a_person_wrote_is_left_alone(said: Wording) -> None:
    text = T("<b>Stop</b> & read <i>{words}</i>", words="a <b>bold</b> & {brace}")
    assert said.words(text, "en") == "Stop & read a <b>bold</b> & {brace}"
    assert said.words(text, "zh_Hans") == "停，先看 a <b>bold</b> & {brace}"


def test_a_slot_without_a_value_is_a_bug_and_is_never_sent(said: Wording) -> None:
    with pytest.raises(KeyError, match="amount"):
        said.words(T("{amount}, noted."), "zh_Hans")


# -- values -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("param", "zh_hans", "zh_hant", "en"),
    [
        (Money(Decimal("1200")), "¥1,200", "¥1,200", "¥1,200"),
        (Money(Decimal("1200.00")), "¥1,200", "¥1,200", "¥1,200"),
        (Money(Decimal("1350.5")), "¥1,350.50", "¥1,350.50", "¥1,350.50"),
        (Money(Decimal("-240")), "−¥240", "−¥240", "−¥240"),
        (Yuan(Decimal("1200")), "1,200", "1,200", "¥1,200"),
        (Yuan(Decimal("1350.5")), "1,350.50", "1,350.50", "¥1,350.50"),
        (Percent(Decimal("0.18")), "18%", "18%", "18%"),
        (Percent(Decimal("0.072")), "7.2%", "7.2%", "7.2%"),
        (Day(date(2026, 12, 5), 2026), "12月5日（周六）", "12月5日（週六）", "5 December (Sat)"),
        (Day(date(2026, 12, 5)), "12月5日（周六）", "12月5日（週六）", "5 December (Sat)"),
        (Day(date(2027, 1, 4), 2026), "2027年1月4日（周一）", "2027年1月4日（週一）", "4 January 2027 (Mon)"),
        (Day(date(2026, 12, 5), 2026, "spoken"), "12月5日", "12月5日", "5 December"),
        (Day(date(2027, 12, 5), 2026, "spoken"), "2027年12月5日", "2027年12月5日", "5 December 2027"),
        (Day(date(2026, 7, 1), 2026, "month"), "2026年7月", "2026年7月", "July 2026"),
        (12000, "12,000", "12,000", "12,000"),
        (Joined(("a", "b", "c")), "a、b、c", "a、b、c", "a, b, c"),
        (Joined(("a", 2, "c"), "dot"), "a · 2 · c", "a · 2 · c", "a · 2 · c"),
        (Joined(("a", "b", "c"), "and"), "a、b和c", "a、b和c", "a, b and c"),
        (Joined(("a",), "and"), "a", "a", "a"),
        (Joined((), "and"), "", "", ""),
        (T("losing my job"), "失业", "失業", "losing my job"),
    ],
)
def test_values_are_shown_as_the_design_shows_them(
    said: Wording, param: Param, zh_hans: str, zh_hant: str, en: str
) -> None:
    assert [value(param, locale, said) for locale in ("zh_Hans", "zh_Hant", "en")] == [zh_hans, zh_hant, en]


# -- html -------------------------------------------------------------------------------------------------------------
TYPED = st.text(max_size=200) | st.text(st.sampled_from("<>&;{}b/\"'\n amp#x\u202e\u05d0😀👨‍👩‍👧🇨🇳字"), max_size=80)


def sent(words: str) -> str:
    """What arrives of `words`: halves of a character cannot."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@given(TYPED | st.text(st.characters(categories=["Cs", "Lo"]), max_size=40))
def test_whatever_a_person_types_comes_back_as_they_typed_it(words: str) -> None:
    assert html.unescape(escape(words)) == sent(words)
    assert "<" not in escape(words)


@given(TYPED)
def test_typed_words_never_change_the_line_around_them(words: str) -> None:
    line = Line(Text("<b>{first}</b> and {second}", {"first": words, "second": verbatim(words)}))
    page = ENGLISH.html([line], "en")
    assert page == f"<b>{escape(words)}</b> and {escape(words)}"
    assert text_of(page) == f"{sent(words)} and {sent(words)}"


@pytest.mark.parametrize("words", ["我" * 10_000, "😀" * 10_000, "<" * 10_000, "a b\n" * 2_500])
def test_ten_thousand_typed_signs_arrive_in_as_many_messages_as_it_takes(said: Wording, words: str) -> None:
    pages = said.pages([Line(T("Before")), Line(verbatim(words), "quote"), Line(T("After"))], "en")
    assert all(units(page) <= 4096 for page in pages)
    assert "".join("".join(text_of(page).split()) for page in pages) == "Before" + "".join(words.split()) + "After"


def test_the_catalogue_may_use_signs_that_html_needs_escaped(said: Wording) -> None:
    assert said.html([Line(T("<b>Stop</b> & read <i>{words}</i>", words="x"))], "en") == (
        "<b>Stop</b> &amp; read <i>x</i>"
    )


def test_a_bold_line_is_bold_once(said: Wording) -> None:
    assert said.html([Line(T("<b>Stop</b> & go"), "bold")], "en") == "<b>Stop &amp; go</b>"


def test_quoted_lines_that_follow_each_other_fold_into_one_quote(said: Wording) -> None:
    blocks = [Line(T("a")), Line(T("b"), "quote"), Line(T("c"), "quote"), Line(T("d")), Line(T("e"), "quote")]
    assert said.html(blocks, "en") == (
        "a\n<blockquote expandable>b\nc</blockquote>\nd\n<blockquote expandable>e</blockquote>"
    )


def test_a_line_for_one_locale_is_said_in_no_other(said: Wording) -> None:
    blocks = [Line(T("a")), Line(T("b"), only="en")]
    assert said.html(blocks, "en") == "a\nb"
    assert said.html(blocks, "zh_Hans") == "a"


def test_plain_text_has_no_tags_and_indents_quotes(said: Wording) -> None:
    blocks = [Line(T("a <b>b</b>"), "bold"), Line(T("c\n<i>d</i>"), "quote")]
    assert said.plain(blocks, "en") == "a b\n  c\n  d"


# -- spoken lines -----------------------------------------------------------------------------------------------------
def test_a_spoken_line_is_one_numbered_line_in_chinese(said: Wording) -> None:
    assert said.plain([Spoken(SPOKEN, 7)], "zh_Hans") == "7 因为失业，从2026年7月起我每月到手6,000元。"
    assert said.plain([Spoken(SPOKEN, 7)], "zh_Hant") == "7 因為失業，從2026年7月起我每月到手6,000元。"
    assert said.plain([Spoken(SPOKEN)], "zh_Hans") == "因为失业，从2026年7月起我每月到手6,000元。"


def test_in_english_a_spoken_line_comes_with_pinyin_and_meaning(said: Wording) -> None:
    assert said.html([Spoken(SPOKEN, 7)], "en").split("\n") == [
        "7 因为失业，从2026年7月起我每月到手6,000元。",
        "Yīnwèi shīyè, cóng 2026 nián 7 yuè qǐ wǒ měi yuè dàoshǒu 6,000 yuán.",
        "Because of losing my job I now take home ¥6,000 a month, since July 2026.",
    ]


@pytest.mark.parametrize(
    ("param", "pinyin"),
    [
        (Day(date(2026, 12, 15), 2026, "spoken"), "12 yuè 15 rì"),
        (Day(date(2027, 1, 5), 2026), "2027 nián 1 yuè 5 rì"),
        (Joined((T("losing my job"), "合同", "Visa")), "shīyè, hétong, Visa"),
        (Joined((T("losing my job"), "合同"), "dot"), "shīyè · hétong"),
        (T("nobody spelled {this}", this="合同"), "nobody spelled 合同"),
        (33, "33"),
    ],
)
def test_values_are_spelled_and_unknown_words_stay_as_they_are(said: Wording, param: Param, pinyin: str) -> None:
    spoken = Spoken(T("I can submit {papers}.", papers=param))
    assert said.plain([spoken], "en").split("\n")[1] == f"Wǒ kěyǐ tíjiāo {pinyin}."


# -- copying ----------------------------------------------------------------------------------------------------------
def test_a_copy_button_copies_the_chinese_of_a_spoken_line(said: Wording) -> None:
    assert said.copy(Spoken(SPOKEN, 7), "zh_Hant") == "因為失業，從2026年7月起我每月到手6,000元。"
    for locale in ("zh_Hans", "en"):
        assert said.copy(Spoken(SPOKEN, 7), locale) == "因为失业，从2026年7月起我每月到手6,000元。"


def test_a_copy_button_copies_other_words_in_the_locale(said: Wording) -> None:
    assert said.copy(T("losing my job"), "zh_Hant") == "失業"


@pytest.mark.parametrize("sign", ["字", "😀", "\ud83d"])
def test_a_copy_button_never_has_more_than_telegram_takes(said: Wording, sign: str) -> None:
    copied = said.copy(verbatim(sign * 300), "en")
    assert len(copied.encode("utf-16-le")) // 2 <= 256
    assert copied.endswith("…")
    assert said.copy(verbatim("字" * 256), "en") == "字" * 256


# -- pages ------------------------------------------------------------------------------------------------------------
def test_a_short_text_is_one_page(said: Wording) -> None:
    assert said.pages([Line(T("a")), Line(T("b"))], "en") == ["a\nb"]
    assert said.pages([], "en") == [""]


def test_a_long_text_is_cut_between_blocks(said: Wording) -> None:
    blocks = [Line(T("a" * 30)), Line(T("b" * 30), "quote"), Line(T("c" * 30), "quote")]
    assert said.pages(blocks, "en", limit=61) == [
        "a" * 30 + "\n<blockquote expandable>" + "b" * 30 + "</blockquote>",
        "<blockquote expandable>" + "c" * 30 + "</blockquote>",
    ]


def test_emoji_count_twice_as_telegram_counts_them(said: Wording) -> None:
    pages = said.pages([Line(verbatim("😀" * 1500)), Line(verbatim("😀" * 1500))], "en")
    assert [units(page) for page in pages] == [3000, 3000]


def test_tags_and_entities_are_not_counted() -> None:
    assert units("<blockquote expandable><b>a</b>&lt;</blockquote>😀") == 4


def test_a_line_too_long_is_cut_between_lines_before_words_and_words_before_signs() -> None:
    assert split("aaaa bbb\ncc dd", 12) == ["aaaa bbb\n", "cc dd"]
    assert split("aaaa bbb cc dd", 12) == ["aaaa bbb cc ", "dd"]
    assert split("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_each_part_closes_its_tags_and_the_next_opens_them_again() -> None:
    assert split("<b>one <i>two three</i></b> four", 8) == ["<b>one <i>two </i></b>", "<b><i>three</i></b> ", "four"]


@given(st.lists(TYPED, max_size=6), st.integers(min_value=2, max_value=60))
def test_parts_are_never_too_long_and_nothing_is_lost(typed: list[str], limit: int) -> None:
    page = "\n".join(f"<b>{escape(words)} <i>{escape(words)}</i></b>" for words in typed)
    parts = split(page, limit)
    assert all(units(part) <= limit for part in parts)
    assert "".join("".join(text_of(part).split()) for part in parts) == "".join(text_of(page).split())
    for part in parts:
        assert part.count("<b>") == part.count("</b>")
        assert part.count("<i>") == part.count("</i>")


def test_a_page_of_nothing_but_spaces_is_one_empty_page(said: Wording) -> None:
    assert said.pages([Line(verbatim(" " * 9000))], "en") == [""]
