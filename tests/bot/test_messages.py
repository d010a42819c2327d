from __future__ import annotations

from pathlib import Path

import pytest

from bot import messages
from bot.messages import check, domain_of, extract, update
from flows.model import LOCALES

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Code of our own in place of the product's."""
    for folder in ("bot", "flows/negotiation"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "glossary.tsv").write_text("", "utf-8")
    monkeypatch.setattr(messages, "_CODE", tmp_path)
    return tmp_path


def write(root: Path, locale: str, entries: str) -> None:
    path = root / "locales" / locale / "LC_MESSAGES" / "bot.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + entries, "utf-8")


def faults(code: Path, source: str, zh_hans: str, zh_hant: str = "") -> list[str]:
    """What is found in a catalogue of one message."""
    (code / "bot" / "it.py").write_text(source, "utf-8")
    write(code, "zh_Hans", zh_hans)
    write(code, "zh_Hant", zh_hant or zh_hans)
    return check(code / "locales")


def test_the_catalogues_of_the_product_have_no_fault() -> None:
    assert check() == []


def test_opencc_knows_which_characters_are_simplified() -> None:
    known = messages._simplified()
    assert set("线为国说时") <= known
    assert not set("線為國說時后里台群著着只") & known


@pytest.mark.parametrize(
    ("module", "domain"),
    [
        ("bot/telegram.py", "bot"),
        ("bot/storage/sqlite.py", "bot"),
        ("flows/dialogue.py", "dialogue"),
        ("flows/answers/money.py", "dialogue"),
        ("flows/negotiation/loan.py", "situation"),
        ("flows/negotiation/needs.py", "needs"),
        ("flows/negotiation/script.py", "script"),
        ("flows/negotiation/opening_lines.py", "script"),
    ],
)
def test_each_module_has_its_catalogue(module: str, domain: str) -> None:
    assert domain_of(Path(module)) == domain


def test_texts_contexts_and_plurals_are_found_in_the_code(code: Path) -> None:
    (code / "bot" / "it.py").write_text('T("A")\nC("here", "B")\nN("{n} c", "{n} cs", 3)\nT(A)\nother("D")\n', "utf-8")
    found = [(message.id, message.context) for message in extract()["bot"] if message.id]
    assert found == [("A", None), ("B", "here"), (("{n} c", "{n} cs"), None)]


def test_a_whole_catalogue_has_no_fault(code: Path) -> None:
    assert faults(code, 'T("Call <b>{a}</b>")', 'msgid "Call <b>{a}</b>"\nmsgstr "打 <b>{a}</b>"\n') == []


@pytest.mark.parametrize(
    ("english", "chinese", "fault"),
    [
        ("Call", "", "not translated"),
        ("Call {a}", "打", "other slots"),
        ("Call {a}", "打 {b}", "other slots"),
        ("Call {a}", "打 {a}}", "a brace that is no slot"),
        ("Call <b>now</b>", "现在打", "other tags"),
        ("Call <u>now</u>", "<u>现在打</u>", "a tag that is not ours"),
        ("Call", "打 phone", "English word phone"),
    ],
)
def test_a_faulty_translation_is_found(code: Path, english: str, chinese: str, fault: str) -> None:
    found = faults(
        code, f'T("{english}")', f'msgid "{english}"\nmsgstr "{chinese}"\n', f'msgid "{english}"\nmsgstr "{english}"\n'
    )
    assert f"zh_Hans/bot.po: {fault}: {english!r}" in found


def test_a_message_that_no_catalogue_has_is_found(code: Path) -> None:
    assert faults(code, 'T("Call")', "") == [
        "zh_Hans/bot.po: not translated: 'Call'",
        "zh_Hant/bot.po: not translated: 'Call'",
    ]


def test_a_missing_catalogue_is_found(code: Path) -> None:
    (code / "bot" / "it.py").write_text('T("Call")', "utf-8")
    assert check(code / "locales") == [
        "zh_Hans/bot.po: not translated: 'Call'",
        "zh_Hant/bot.po: not translated: 'Call'",
    ]


def test_a_guess_of_the_update_is_found_until_somebody_has_read_it(code: Path) -> None:
    assert "zh_Hans/bot.po: fuzzy: 'Call'" in faults(code, 'T("Call")', '#, fuzzy\nmsgid "Call"\nmsgstr "打"\n')


@pytest.mark.parametrize("mark", ["", "#~ "])
def test_what_the_code_no_longer_says_is_found(code: Path, mark: str) -> None:
    call, text = 'msgid "Call"\nmsgstr "打"\n\n', f'{mark}msgid "Write"\n{mark}msgstr "写"\n'
    assert faults(code, 'T("Call")', call + text, call) == ["zh_Hans/bot.po: no longer in the code: 'Write'"]


def test_a_catalogue_of_code_that_is_gone_is_found(code: Path) -> None:
    assert faults(code, "", 'msgid "Call"\nmsgstr "打"\n') == [
        "zh_Hans/bot.po: no longer in the code: 'Call'",
        "zh_Hant/bot.po: no longer in the code: 'Call'",
    ]


def test_a_plural_form_that_lost_its_number_is_found(code: Path) -> None:
    entry = 'msgid "{n} call"\nmsgid_plural "{n} calls"\nmsgstr[0] "{n} 个电话"\n'
    assert faults(code, 'N("{n} call", "{n} calls", 2)', entry, entry.replace("个电话", "通電話")) == []
    lost = entry.replace("{n} 个", "个")
    assert "zh_Hans/bot.po: other slots: '{n} call'" in faults(code, 'N("{n} call", "{n} calls", 2)', lost)


def test_names_that_chinese_screens_use_as_they_are_are_no_english(code: Path) -> None:
    words = "App 里问 AI，LPR 和 Telegram 见 ccs.org.sg，输入 /delete 或 {a_slot}，一九5G"
    assert (
        faults(
            code,
            'T("It {a_slot}")',
            f'msgid "It {{a_slot}}"\nmsgstr "{words}"\n',
            'msgid "It {a_slot}"\nmsgstr "{a_slot}"\n',
        )
        == []
    )


def test_a_simplified_character_on_a_traditional_screen_is_found(code: Path) -> None:
    found = faults(code, 'T("It")', 'msgid "It"\nmsgstr "它"\n', 'msgid "It"\nmsgstr "这"\n')
    assert "zh_Hant/bot.po: simplified 这: 'It'" in found


def test_a_line_to_be_spoken_keeps_mainland_words_but_not_its_characters(code: Path) -> None:
    source = 'C("spoken", "It")'
    entry = 'msgctxt "spoken"\nmsgid "It"\nmsgstr "{}"\n'
    assert faults(code, source, entry.format("短信"), entry.format("短信")) == []
    assert faults(code, source, entry.format("这"), entry.format("这")) == ["zh_Hant/bot.po: simplified 这: 'It'"]


def test_two_catalogues_may_not_say_the_same_thing_in_two_ways(code: Path) -> None:
    (code / "flows" / "negotiation" / "it.py").write_text('T("Call")', "utf-8")
    write(code, "zh_Hans", 'msgid "Call"\nmsgstr "打"\n')
    path = code / "locales" / "zh_Hans" / "LC_MESSAGES" / "script.po"
    path.write_text(HEADER + 'msgid "Call"\nmsgstr "拨"\n', "utf-8")
    (code / "bot" / "it.py").write_text('T("Call")', "utf-8")
    assert "zh_Hans/script.po: other words than in another catalogue: 'Call'" in check(code / "locales")


def test_an_update_adds_what_is_new_drops_what_is_gone_and_keeps_the_rest(code: Path) -> None:
    root = code / "locales"
    faults(code, "", 'msgid "Call"\nmsgstr "打"\n\nmsgid "Something else altogether"\nmsgstr "别的"\n')
    (code / "bot" / "it.py").write_text('T("Call")\nT("New")', "utf-8")
    update(root)
    assert check(root) == [f"{locale}/bot.po: not translated: 'New'" for locale in LOCALES if locale != "en"]
    path = root / "zh_Hans" / "LC_MESSAGES" / "bot.po"
    assert '"打"' in path.read_text("utf-8")
    before = path.read_bytes()
    update(root)
    assert path.read_bytes() == before


def test_an_update_leaves_a_message_in_the_catalogue_where_somebody_put_it(code: Path) -> None:
    root = code / "locales"
    (code / "flows" / "negotiation" / "it.py").write_text('T("Call")', "utf-8")
    for locale in ("zh_Hans", "zh_Hant"):
        write(code, locale, 'msgid "Call"\nmsgstr "打"\n')
    update(root)
    assert sorted(path.name for path in root.rglob("*.po")) == ["bot.po", "bot.po"]
    assert check(root) == []


def test_an_update_starts_a_catalogue_that_is_not_there(code: Path) -> None:
    (code / "bot" / "it.py").write_text('T("New")', "utf-8")
    update(code / "locales")
    assert check(code / "locales") == [
        "zh_Hans/bot.po: not translated: 'New'",
        "zh_Hant/bot.po: not translated: 'New'",
    ]


def test_a_word_for_which_the_glossary_has_another_is_found_but_not_in_a_line_to_say(code: Path) -> None:
    terms = "collector\t催收\t催收\tdebt hunter\t讨债\t討債\n"
    (code / "locales" / "glossary.tsv").write_text(terms, "utf-8")
    entry = 'msgid "A collector calls"\nmsgstr "{}"\n'
    assert faults(code, 'T("A collector calls")', entry.format("催收来电"), entry.format("催收來電")) == []
    found = faults(code, 'T("A collector calls")', entry.format("讨债来电"), entry.format("討債來電"))
    assert found == ["zh_Hans: '讨债' is '催收' here: 讨债来电", "zh_Hant: '討債' is '催收' here: 討債來電"]
    spoken = 'msgctxt "spoken"\n' + entry
    assert faults(code, 'C("spoken", "A collector calls")', spoken.format("讨债来电"), spoken.format("討債來電")) == []
    (english,) = [one for one in faults(code, 'T("A debt hunter")', "") if one.startswith("en:")]
    assert english == "en: 'debt hunter' is 'collector' here: A debt hunter"
