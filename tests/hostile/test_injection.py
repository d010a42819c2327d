"""What somebody types stays text, wherever it comes to stand: a message, a button, a file, its name, a terminal."""

from __future__ import annotations

import io
import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from rich.console import Console

from bot.console import Pipe, Terminal
from bot.markup import escape, text_of
from bot.page import Key, Page, plain, show
from bot.saving import save
from bot.signs import file_name, readable, whole
from bot.storage import Outgoing
from bot.telegram.calls import acknowledge, deliver
from bot.telegram.messages import TelegramFace
from bot.telegram.messages import plain as without_markup
from bot.terminal import TerminalFace
from bot.wording import MESSAGE_LIMIT, Wording
from flows.model import (
    Button,
    Case,
    Copy,
    Document,
    Joined,
    Keep,
    Line,
    Said,
    Session,
    Show,
    Spoken,
    T,
    Tapped,
    Text,
    verbatim,
)
from tests.fake_api.markup import parse, units
from tests.hostile.anyone import Anyone
from tests.hostile.test_anything import at, tap
from tests.hostile.words import MARKUP, PATHS, SIGNS, fixed, halved, typed

anything = typed | halved
FORMS: tuple[tuple[str, str], ...] = (("{words}", "{}"), ("<b>{words}</b>", "{}"), ("a <i>{words}</i> b", "a {} b"))
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PIECES = (*MARKUP, *SIGNS, *PATHS)


def rejoined(pages: Sequence[str]) -> str:
    """What is read of pages, without white space, which a cut may take."""
    return "".join("".join(parse(page)[0].split()) for page in pages)


def without_space(text: str) -> str:
    return "".join(text.split())


# -- messages
@fixed
@given(anything, st.sampled_from(FORMS), st.sampled_from(["plain", "bold", "quote"]))
@example("</b>", FORMS[1], "bold")
@example("&lt;b&gt;&amp;copy", FORMS[0], "plain")
@example("</blockquote>", FORMS[0], "quote")
@example("{words}{n}", FORMS[2], "bold")
@example("\U0001f600" * 5000, FORMS[1], "bold")
@example("<" * 10_000, FORMS[0], "quote")
def test_what_is_typed_is_read_as_it_was_typed(wording: Wording, words: str, form: tuple[str, str], style: str) -> None:
    line = Line(Text(form[0], {"words": words}), style)  # type: ignore[arg-type]
    pages = wording.pages((line,), "en")
    for page in pages:
        assert units(parse(page)[0]) <= MESSAGE_LIMIT
    assert rejoined(pages) == without_space(form[1].format(whole(words)))
    if len(pages) == 1:
        assert parse(pages[0])[0] == form[1].format(whole(words)).strip()


@fixed
@given(st.lists(anything, min_size=1, max_size=4), st.sampled_from(["and", "dot", "comma"]))
def test_so_it_is_among_others_and_within_a_text_within_a_text(wording: Wording, words: list[str], style: str) -> None:
    inner = tuple(T("<b>{words}</b>", words=one) for one in words)
    line = Line(T("{items} <i>{again}</i>", items=Joined(inner, style), again=T("{words}", words=words[0])))  # type: ignore[arg-type]
    shown = rejoined(wording.pages((line, Spoken(verbatim(words[0]), 1)), "zh_Hans"))
    for one in words:
        assert without_space(whole(one)) in shown


@fixed
@given(anything)
def test_what_telegram_refuses_as_markup_is_sent_as_it_was_typed(wording: Wording, words: str) -> None:
    (*_, letter) = TelegramFace(wording).say(Keep((Line(T("<b>{words}</b>", words=words)),)), 1, "en")
    call = msgspec.json.decode(without_markup(letter).body)
    assert "parse_mode" not in call
    assert without_space(call["text"]) in without_space(whole(words))


@fixed
@given(anything)
def test_a_label_a_copy_and_a_toast_are_text(wording: Wording, words: str) -> None:
    face = TelegramFace(wording)
    keyboard = ((Button(T("{words}", words=words), "pick", "x"), Copy(verbatim("x"), verbatim(words))),)
    (*_, letter) = face.say(Show((Line(verbatim("x")),), keyboard), 1, "en")
    button, copy = msgspec.json.decode(letter.body)["reply_markup"]["inline_keyboard"][0]
    assert button == {"text": whole(words), "callback_data": "1.1.pick.x"}
    copied = copy["copy_text"]["text"]
    assert copied == whole(words) or (copied.endswith("…") and whole(words).startswith(copied[:-1]))
    assert units(copied) <= 256
    method, body = acknowledge("1", face.words(verbatim(words), "en"))
    assert method == "answerCallbackQuery"
    assert isinstance(body, bytes)
    assert json.loads(body).get("text", "") == whole(words)[:200]


@fixed
@given(anything)
def test_escaping_is_undone_by_reading(words: str) -> None:
    assert text_of(escape(words)) == whole(words)
    assert "<" not in escape(words)


# -- nothing typed comes back
@pytest.mark.parametrize("locale", ["zh_Hans", "en"])
@pytest.mark.parametrize(
    "step", ["lender_kind", "conduct", "owed_total", "cause_since", "rate", "asks", "offer", "review"]
)
def test_words_that_were_typed_are_never_said_again(wording: Wording, step: str, locale: str) -> None:
    for piece in (*MARKUP, "王小明 410101199001011234", "<b>6222020200112233445</b>", "zq9xw7 &amp; {words}"):
        who = at(wording, step, locale)
        who.does(Said(f"zq9xw7 {piece} zq9xw7"))
        assert "zq9xw7" not in said_by(who)
        assert who.stored is not None
        assert b"zq9xw7" not in who.stored


def said_by(who: Anyone) -> str:
    assert who.screen is not None
    labels = [who.wording.words(one.label, who.locale) for row in who.screen.keyboard for one in row]
    return who.wording.html(who.screen.blocks, who.locale) + "".join(labels)


# -- files
@fixed
@given(anything)
def test_a_document_is_plain_text_with_what_was_typed(wording: Wording, words: str) -> None:
    (letter,) = TelegramFace(wording).say(Document(verbatim("x"), (Line(T("<b>{words}</b>", words=words)),)), 1, "en")
    assert letter.file.decode("utf-8-sig") == whole(words)
    assert letter.name == "x.txt"


@fixed
@given(st.dictionaries(st.text(max_size=8), typed, max_size=4))
def test_the_data_are_json_that_holds_what_was_typed(words: dict[str, str]) -> None:
    """As the export writes it."""
    exported = msgspec.json.format(msgspec.json.encode(Session(case=Case(answers=dict(words)))), indent=2)
    assert json.loads(exported).get("case", {}).get("answers", {}) == words


names = anything | st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)


@fixed
@given(names)
@example("")
@example(".")
@example("..")
@example("../../etc/passwd")
@example("..\\..\\x.txt")
@example(".bashrc")
@example("con.txt")
@example("a" * 400 + ".txt")
@example("还款" * 300 + ".json")
@example("\u202etxt.exe")
@example("x\x00.txt")
def test_a_name_never_leaves_its_folder(name: str) -> None:
    kept = file_name(name)
    assert kept == Path(kept).name
    assert kept not in {"", ".", ".."}
    assert not kept.startswith((".", " ", "~/"))
    assert not re.search(r'[\\/:*?"<>|\n]', kept)
    assert not ACTING.search(kept)
    assert len(kept.encode()) <= 130
    assert file_name(kept) == kept
    with tempfile.TemporaryDirectory() as outer:
        folder = Path(outer, "files")
        saved = [save(folder, name, b"1"), save(folder, name, b"2")]
        assert [one.read_bytes() for one in saved] == [b"1", b"2"]
        assert {one.parent for one in saved} == {folder}
        assert {*Path(outer).rglob("*")} == {folder, *saved}


@pytest.mark.parametrize(
    "name", ["repayment-call-script.txt", "通话讲稿 2026-11-23.json", "a.b.txt", "还款方案 (2).txt"]
)
def test_a_name_of_ours_stays_as_it_is(name: str) -> None:
    assert file_name(name) == name


@fixed
@given(names)
def test_both_faces_hand_files_under_such_names(wording: Wording, name: str) -> None:
    for face in (TelegramFace(wording), TerminalFace(wording)):
        assert face.hand(f"{name}.txt", b"").name == file_name(f"{name}.txt")
        (letter,) = face.say(Document(verbatim(name), ()), 1, "en")
        assert letter.name == file_name(f"{whole(name)}.txt")


def test_a_file_is_sent_under_its_name_and_nothing_else() -> None:
    letter = Outgoing("file", b"{}", b"x", file_name('x"; filename="y\r\nX-Evil: 1.txt'))
    _, parameters = deliver(letter, 7, None)
    assert isinstance(parameters, dict)
    assert parameters["document"].filename == "x ; filename= y X-Evil 1.txt"


def test_no_file_is_a_table() -> None:
    """Nothing is written that a spreadsheet would calculate: a text begins with its title, data with a brace."""
    code = Path(__file__).parents[2] / "bot"
    read = '"glossary.tsv").read_text('
    sources = {path: path.read_text("utf-8").replace(read, "") for path in code.rglob("*.py")}
    assert not [path for path, source in sources.items() if re.search(r"\bcsv\b|\.tsv|xlsx", source)]


def test_the_files_of_a_case_begin_with_no_formula(wording: Wording) -> None:
    who = at(wording, "end")
    for act in ("page.next.1", "file"):
        if any(act in (one.act, f"{one.act}.{one.value}") for one in who.buttons()):
            tap(who, act)
    files = [reply for reply in who.does(Tapped("1.0.export")).replies if reply.kind == "file"]
    assert len(files) == 2
    for letter in files:
        assert letter.name.endswith((".txt", ".json"))
        assert letter.file.decode("utf-8-sig").lstrip()[0] not in "=+-@\t\r"


# -- the terminal
def on_a_terminal(page: Page) -> str:
    out = io.StringIO()
    show(page, Console(file=out, width=78, force_terminal=True, color_system=None))
    return out.getvalue()


@fixed
@given(anything)
@example("\x1b]0;owned\x07")
@example("\x1b[2J\x9b2J")
@example("[bold red]x[/] [/] :smile:")
@example("\u202e\u2066")
def test_no_sign_that_acts_reaches_a_terminal_or_a_pipe(words: str) -> None:
    page = Page(f"<b>{escape(words)}</b>\n<blockquote>{escape(words)}</blockquote>", ((Key(whole(words), "1.1.x"),),))
    for shown in (plain(page), on_a_terminal(page)):
        assert not ACTING.search(shown)
    assert without_space(readable(words)) in without_space(on_a_terminal(page))


@pytest.mark.parametrize("words", ["[bold]x[/bold]", ":smile:", "[link=https://x.example]x[/link]", "[/]", "\\[x]"])
def test_what_looks_like_the_terminals_own_markup_stays_text(
    capsys: pytest.CaptureFixture[str], words: str, tmp_path: Path
) -> None:
    Terminal(tmp_path).tell(words)
    Terminal(tmp_path).show(Page(words, ((Key(words, "1.1.x"),),)))
    assert capsys.readouterr().out.count(words) == 3


@fixed
@given(anything)
def test_what_is_said_beside_the_conversation_does_not_act_either(words: str) -> None:
    assume(words)
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr("sys.stdout", out := io.StringIO())
        for console in (Pipe(Path(folder)), Terminal(Path(folder))):
            console.tell(words)
            console.keep(f"{words}.txt", b"x")
    assert not ACTING.search(out.getvalue().replace("\x1b[36m", "").replace("\x1b[0m", ""))
