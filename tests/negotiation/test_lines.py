"""The lines are those of CONVERSATION 5, to the letter, and no line is ever said with a gap."""

from __future__ import annotations

import string
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bot.wording import COPY_LIMIT, Wording
from flows.model import Answers, Day, Joined, Param, Spoken, Text, Yuan
from flows.negotiation import papers, slots
from flows.negotiation.answer_lines import ANSWERS
from flows.negotiation.lines import TABLE, line, slots_of, tone
from flows.negotiation.opening_lines import OPENING
from flows.negotiation.reply_lines import REPLIES
from flows.negotiation.wish_lines import WISHES
from tests.negotiation.cases import NOW

ROWS = [row.split("\t") for row in (Path(__file__).parent / "spoken.tsv").read_text("utf-8").splitlines()]
COUNTED = {
    "zh_Hans": {"N": "{N}期", "k": "{k}个月", "n": "{n}个人"},
    "zh_Hant": {"N": "{N}期", "k": "{k}個月", "n": "{n}個人"},
}
MOST = 60
_PAPER_NAMES = [paper.spoken for kept in (papers.BASE, *papers.BY_CAUSE.values()) for paper in kept if paper.spoken]


def with_names(form: Text, locale: str) -> Text:
    """A form with every slot's name in its place, numbers with their nouns as the table writes them."""
    return replace(form, params={name: COUNTED[locale].get(name, f"{{{name}}}") for name in slots_of(form)})


def longest(wording: Wording, locale: str) -> dict[str, Param]:
    """The longest thing that each slot may hold."""

    def most(*texts: Text) -> Text:
        return max(texts, key=lambda text: len(wording.words(text, locale)))

    amount, day = Yuan(Decimal("999999.99")), Day(NOW.date().replace(year=2027), 2026, "spoken")
    return {
        **dict.fromkeys("ABCDXYPL", amount),
        **dict.fromkeys(("start", "date"), day),
        "since": Day(NOW.date(), form="month"),
        "cause": most(*slots.CAUSES.values()),
        "threat": most(*slots.THREATS.values()),
        "act": Joined(tuple(sorted(slots.ACTS.values(), key=lambda act: -len(wording.words(act, locale)))[:2])),
        "papers": Joined(tuple(sorted(_PAPER_NAMES, key=lambda name: -len(wording.words(name, locale)))[:3])),
        "time": slots.ANSWER_TIME,
        "day": slots.ordinal(28),
        "N": slots.counted(600, slots.INSTALMENT, slots.INSTALMENTS),
        "k": slots.counted(12, slots.MONTH, slots.MONTHS),
        "n": slots.counted(20, slots.DEPENDANT, slots.DEPENDANTS),
        "payday": most(slots.PAYDAY, slots.MONEY_DAY),
        "words": "你不还就把你的照片发出去",
    }


@pytest.mark.parametrize(("key", "tones", "simplified", "traditional"), ROWS)
def test_every_line_of_the_table_is_said_to_the_letter(
    wording: Wording, key: str, tones: str, simplified: str, traditional: str
) -> None:
    # E is written for A and B; a private lender with a judgment hears it too, for want of one of their own
    for one in tones:
        forms = next(forms for (name, said_by), forms in TABLE.items() if name == key and one in said_by)
        assert simplified in {wording.words(with_names(form, "zh_Hans"), "zh_Hans") for form in forms}
        assert traditional in {wording.words(with_names(form, "zh_Hant"), "zh_Hant") for form in forms}


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_no_line_is_longer_than_60_signs_or_a_copy_button_can_hold(wording: Wording, locale: str) -> None:
    known = longest(wording, locale)
    for forms in TABLE.values():
        for form in forms:
            text = replace(form, params={name: known[name] for name in slots_of(form)})
            assert len(wording.words(text, locale)) <= MOST
            assert len(wording.copy(Spoken(text), locale)) <= COPY_LIMIT


def test_every_line_is_said_in_both_scripts_in_other_words_than_its_meaning(wording: Wording) -> None:
    for forms in TABLE.values():
        for form in forms:
            words = {locale: wording.words(with_names(form, locale), locale) for locale in COUNTED}
            meaning = wording.words(with_names(form, "zh_Hans"), "en")
            assert meaning not in words.values()
            assert not set(string.ascii_letters) & set(_without_slots(words["zh_Hans"])) - set("AppLPR")


def _without_slots(words: str) -> str:
    return "".join(literal for literal, *_ in string.Formatter().parse(words))


def test_the_fullest_form_that_can_be_filled_is_said_and_no_other() -> None:
    known: dict[str, Param] = {"cause": "C", "B": "6,000"}
    said = line("3a", "A", known)
    assert said
    assert said.text.msgid == "Because of {cause} I now take home {B} a month."
    assert dict(said.text.params) == known
    fuller = line("3a", "A", {**known, "since": "July", "A": "8,500"})
    assert fuller
    assert "my income fell" in fuller.text.msgid


def test_a_line_without_a_form_that_can_be_filled_is_not_said() -> None:
    assert line("4.longer_term", "A", {}) is None
    assert line("5", "C", {"X": "1"}) is None


def test_a_line_that_a_tone_does_not_have_is_not_said() -> None:
    assert line("2r", "C", {}) is None
    assert line("1c.asset_manager", "A", {}) is None
    assert line("no such line", "A", {}) is None


def test_no_line_stands_in_two_tables() -> None:
    assert len(TABLE) == sum(map(len, (OPENING, WISHES, ANSWERS, REPLIES)))
    said_by = [(key, tone) for key, tones in TABLE for tone in tones]
    assert len(said_by) == len(set(said_by))


def test_every_slot_of_the_table_is_one_that_can_be_filled(wording: Wording) -> None:
    assert {name for forms in TABLE.values() for form in forms for name in slots_of(form)} == set(
        longest(wording, "en")
    )


@pytest.mark.parametrize(
    ("lender", "caller", "expected"),
    [
        ("bank", "own", "A"),
        ("consumer_finance", "nobody", "A"),
        ("bank", "outsourced", "B"),
        ("bank", "official", "A"),
        ("microloan", "own", "B"),
        ("guarantor", "own", "B"),
        ("asset_manager", "own", "B"),
        ("private", "outsourced", "C"),
        ("unsure", "outsourced", "B"),
        ("unsure", "official", "B"),
        ("unsure", "unknown", "B"),
        ("unsure", None, "B"),
        ("unsure", "own", "A"),
    ],
)
def test_the_tone_follows_the_lender_and_the_caller(lender: str, caller: str | None, expected: str) -> None:
    assert tone(Answers({"lender_kind": lender, "caller": caller})) == expected


def test_on_the_short_path_where_the_caller_is_not_asked_an_unknown_lender_is_asked_for_the_principal() -> None:
    assert tone(Answers({"path": "call_soon", "lender_kind": "unsure"})) == "B"
