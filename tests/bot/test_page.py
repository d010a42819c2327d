from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.page import Key, Page, folded, plain, show

PAGE = Page(
    "<b>合同上，钱是谁借给您的？</b>\n"
    "<blockquote expandable>据报道 &lt;2026&gt;\n金规〔2025〕9号</blockquote>\n"
    "1 &amp; 2",
    ((Key("银行", "a"), Key("消费金融公司", "b")), (Key("📋 1", copy="您好"), Key("more", url="https://example.org"))),
)


def on_a_terminal(page: Page, width: int) -> str:
    out = io.StringIO()
    show(page, Console(file=out, width=width, force_terminal=True, color_system="standard"))
    return out.getvalue()


def test_in_a_pipe_a_page_is_plain_lines_and_numbered_buttons() -> None:
    assert plain(PAGE).split("\n") == [
        "合同上，钱是谁借给您的？",
        "  据报道 <2026>",
        "  金规〔2025〕9号",
        "1 & 2",
        "[1] 银行  [2] 消费金融公司",
        "[3] 📋 1  [4] more",
    ]


def test_buttons_count_through_the_rows() -> None:
    assert [key.label for key in PAGE.keys] == ["银行", "消费金融公司", "📋 1", "more"]


def test_a_button_is_meant_by_its_place_and_by_a_person_also_by_the_number_it_is_called() -> None:
    page = Page("?", ((Key("0"), Key("1"), Key("25")), (Key("Back"),)))
    placed = {line: page.key(line) for line in ("1", "2", "4", "5", "0", "25", "x")}
    assert {line: key.label for line, key in placed.items() if key} == {"1": "0", "2": "1", "4": "Back"}
    called = {line: page.key(line, by_name=True) for line in ("1", "2", "3", "4", "0", "25", "a")}
    assert {line: key.label for line, key in called.items() if key} == {"1": "1", "a": "Back", "0": "0", "25": "25"}
    shown = Text.from_ansi(on_a_terminal(page, 60)).plain
    assert "[0]  [1]  [25] \n" in shown
    assert "[a] Back" in shown
    assert "[1] 0  [2] 1  [3] 25" in plain(page)


def test_where_a_figure_is_asked_for_a_persons_number_is_the_figure() -> None:
    page = Page("?", ((Key("Skip", "1.a.skip"), Key("Why?", "1.a.why")),))
    assert page.key("2") == Key("Why?", "1.a.why")
    assert page.key("2", by_name=True) is None
    assert page.key("b", by_name=True) == Key("Why?", "1.a.why")
    choice = Page("?", ((Key("Bank", "1.a.pick.bank"), Key("Why?", "1.a.why")),))
    assert choice.key("2", by_name=True) == Key("Why?", "1.a.why")


def test_on_a_terminal_the_question_is_bold_and_the_quote_has_a_margin() -> None:
    shown = on_a_terminal(PAGE, 60)
    assert "\x1b[1m合同上，钱是谁借给您的？\x1b[0m" in shown
    assert "│ 据报道 <2026>" in shown.replace("\x1b[2m", "").replace("\x1b[0m", "")
    assert "[2] 消费金融公司" in shown.replace("\x1b[1;36m", "").replace("\x1b[0m", "")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = [
        "据报道，年化超过24%的新贷款要停，只管新放的（监管指引·2025-12，未公开成文）。" * 3,
        "plain English words " * 20,
    ]
    page = Page("\n".join(lines), (tuple(Key("很长的按钮标签在这里") for _ in range(5)),))
    shown = Text.from_ansi(on_a_terminal(page, width)).plain.split("\n")
    assert max(map(cell_len, shown)) <= width


def test_a_line_neither_begins_with_what_closes_nor_ends_with_what_opens() -> None:
    lines = [line.plain for line in folded(Text("一二三四，五六七八（九十）一二三“四五”。"), 8)]
    assert lines == ["一二三", "四，五六", "七八（九", "十）一二", "三“四", "五”。"]


def test_words_and_amounts_are_not_torn_apart() -> None:
    assert [line.plain for line in folded(Text("每月¥1,200，共33期 instalments"), 10)] == [
        "每月",
        "¥1,200，共",
        "33期",
        "instalments",
    ]


@given(st.text(st.sampled_from("字 a1，。（）¥b\u0301😀<"), max_size=60), st.integers(4, 40))
def test_folding_loses_nothing_but_spaces_at_the_ends(words: str, width: int) -> None:
    assert "".join("".join(line.plain.split()) for line in folded(Text(words), width)) == "".join(words.split())


def test_bold_goes_on_over_the_end_of_a_line() -> None:
    assert on_a_terminal(Page("<b>一\n二</b> 三"), 40).count("\x1b[1m") == 2
