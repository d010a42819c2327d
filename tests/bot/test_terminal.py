from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.page import Page
from bot.storage import Incoming, Loaded, Outcome, Outgoing, Sent, Store, Work
from bot.storage.opening import open_store
from bot.terminal import CHAT, Conversation, TerminalFace, Works
from bot.turns import Turns
from bot.wording import Wording
from flows.model import (
    Button,
    Commanded,
    Copy,
    Document,
    Event,
    Keep,
    Line,
    Link,
    Locale,
    Said,
    Session,
    Show,
    T,
    Tapped,
    Text,
    Turn,
    World,
    verbatim,
)
from tests.talking import NoBooks

KEYBOARD = (
    (Button(T("Yes"), "pick", "yes"), Button(T("No"), "pick", "no")),
    (Copy(T("Copy it"), verbatim("您好 <b>")), Link(T("Read"), "https://example.org/")),
)
SECRET = "x" * 40
ROOT = Path(__file__).parents[2]
FOREIGN = b'{"update_id": 1, "message": {"text": "hello"}}'


def respond(session: Session, event: Event, world: World) -> Turn:
    """Says what happened, with a keyboard; keeps and files on command."""
    match event:
        case Said(text) if text.startswith("poison"):
            raise ValueError(text)
        case Said(text):
            words = verbatim(f"said {text}")
        case Tapped(data):
            words = verbatim(f"tapped {data.split('.', 2)[2]}")
        case Commanded("file", name):
            return Turn(session, (Document(verbatim(name), (Line(T("Inside")),)),))
        case Commanded("count", _):
            numbers = tuple(
                Button(verbatim(sign), "pick", name) for sign, name in (("0", "none"), ("2", "two"), ("3", "more"))
            )
            return Turn(session, (Show((Line(T("How many?")),), (numbers, (Button(T("Back"), "back"),))),))
        case Commanded("keep", _):
            return Turn(session, (Keep((Line(T("Kept")),)),))
        case Commanded(name, argument):
            words = verbatim(f"{world.locale}: {name}, {argument}")
        case _:
            raise AssertionError(event)
    toast = T("Done") if isinstance(event, Tapped) and event.data.endswith("yes") else None
    return Turn(session, (Show((Line(words, "bold"), Line(T("More"), "quote")), KEYBOARD),), toast=toast)


class Paper:
    """A console that writes down what it is shown."""

    personal = False

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.told: list[str] = []
        self.kept: dict[str, bytes] = {}

    def read(self) -> str | None:
        return None

    def show(self, page: Page) -> None:
        self.pages.append(page)

    def tell(self, words: str) -> None:
        self.told.append(words)

    def keep(self, name: str, content: bytes) -> None:
        self.kept[name] = content

    @property
    def sees(self) -> str:
        return self.pages[-1].html.split("</b>")[0].removeprefix("<b>")


class Elsewhere:
    """The work of the other face, which answers everything with one word."""

    def turn(self, loaded: Loaded) -> Outcome:
        return Outcome(session=loaded.session or Session(), replies=[Outgoing("show", b"{}")])

    def apology(self, loaded: Loaded) -> Outcome:
        raise AssertionError(loaded)


def world(locale: Locale, seed: int) -> World:
    def words(text: Text, locale: Locale) -> str:
        return text.msgid

    return World(datetime(2026, 11, 23), NoBooks(), words, locale, seed)


def works() -> Works:
    return Works(Turns(respond, TerminalFace(Wording.load(Path("no", "catalogues"))), world), Elsewhere())


def piped(folder: Path, *command: str, lines: str) -> subprocess.CompletedProcess[str]:
    """What a process of its own says to lines, with the database of `folder`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    own = {"BOT_DATABASE": str(folder / "chat.db"), "BOT_SECRET_KEY": SECRET, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *command], input=lines, env=kept | own, capture_output=True, text=True, check=True
    )


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await open_store(tmp_path / "chat.db", SECRET)
    yield store
    await store.close()


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def chat(store: Store, paper: Paper) -> Conversation:
    return Conversation(store, works(), paper)


async def test_a_line_is_typed_text(chat: Conversation, paper: Paper) -> None:
    await chat.enter("三千五 <b>")
    assert paper.sees == "said 三千五 &lt;b&gt;"


async def test_a_number_taps_that_button_of_the_newest_keyboard_counted_through_the_rows(
    chat: Conversation, paper: Paper
) -> None:
    await chat.enter("hello")
    await chat.enter("2")
    assert paper.sees == "tapped pick.no"


async def test_a_word_said_about_a_tap_is_told(chat: Conversation, paper: Paper) -> None:
    await chat.enter("hello")
    await chat.enter("1")
    assert paper.told == ["Done"]
    await chat.enter("2")
    assert paper.told == ["Done"]


async def test_a_copy_button_tells_what_it_copies_and_a_link_where_it_leads(chat: Conversation, paper: Paper) -> None:
    await chat.enter("hello")
    await chat.enter("3")
    await chat.enter("4")
    assert paper.told == ["您好 <b>", "https://example.org/"]
    assert len(paper.pages) == 1


@pytest.mark.parametrize("line", ["1", "5", "0", "01", "1 2", "１"])
async def test_a_number_without_a_button_is_typed_text(chat: Conversation, paper: Paper, line: str) -> None:
    if line != "1":
        await chat.enter("hello")
    await chat.enter(line)
    assert paper.sees == f"said {line}"


@pytest.mark.parametrize(("line", "sees"), [("2", "tapped pick.two"), ("1", "said 1"), ("a", "tapped back")])
async def test_to_a_person_a_button_that_is_a_number_is_that_number(
    chat: Conversation, paper: Paper, line: str, sees: str
) -> None:
    paper.personal = True
    await chat.enter("/count")
    await chat.enter(line)
    assert paper.sees == sees


@pytest.mark.parametrize(("line", "typed"), [("\\1", "1"), ("\\/start", "/start"), ("\\\\1", "\\1"), ("\\o/", "\\o/")])
async def test_a_backslash_makes_it_typed(chat: Conversation, paper: Paper, line: str, typed: str) -> None:
    await chat.enter("hello")
    await chat.enter(line)
    assert paper.sees == f"said {typed}"


@pytest.mark.parametrize(
    ("line", "sees"),
    [("/start", "zh_Hans: start, "), ("/Start faq_x", "zh_Hans: start, faq_x"), ("/ what", "said / what")],
)
async def test_a_slash_and_a_word_is_a_command(chat: Conversation, paper: Paper, line: str, sees: str) -> None:
    await chat.enter(line)
    assert paper.sees == sees


@pytest.mark.parametrize("line", ["", "  ", "\t"])
async def test_an_empty_line_is_nothing(chat: Conversation, paper: Paper, line: str) -> None:
    await chat.enter(line)
    assert not paper.pages


async def test_what_is_kept_leaves_the_keyboard_of_the_screen_in_force(chat: Conversation, paper: Paper) -> None:
    await chat.enter("hello")
    await chat.enter("/keep")
    assert paper.pages[-1] == Page("Kept")
    await chat.enter("1")
    assert paper.sees == "tapped pick.yes"


async def test_a_document_is_kept_under_its_name(chat: Conversation, paper: Paper) -> None:
    await chat.enter("/file 讲稿")
    assert paper.kept == {"讲稿.txt": b"Inside"}


async def test_another_locale_is_spoken_from_then_on_and_nothing_is_shown_for_it(
    chat: Conversation, paper: Paper
) -> None:
    await chat.speak("en")
    assert not paper.pages
    assert not paper.told
    await chat.enter("/start")
    assert paper.sees == "en: start, "


async def test_what_waits_for_telegram_is_answered_for_telegram_and_stays_there(
    chat: Conversation, paper: Paper, store: Store
) -> None:
    await store.accept([Incoming(FOREIGN, CHAT + 5, 1)])
    await chat.enter("hello")
    assert [paper.sees] == ["said hello"]
    assert not await store.due(100), "leased by the terminal, which does not settle it"


async def test_what_the_terminal_left_for_telegram_is_delivered_there(tmp_path: Path, paper: Paper) -> None:
    first = await open_store(tmp_path / "chat.db", SECRET)
    await first.accept([Incoming(FOREIGN, CHAT + 5, 1)])
    await Conversation(first, works(), paper).enter("hello")
    await first.close()
    second = await open_store(tmp_path / "chat.db", SECRET)
    assert [parcel.chat for parcel in await second.due(100)] == [CHAT + 5]
    await second.close()


async def test_a_line_that_nobody_can_answer_is_apologised_for_and_the_next_one_is_answered(
    chat: Conversation, paper: Paper, store: Store
) -> None:
    turns = 0
    real = store.turn

    async def count(work: Work) -> bool:
        nonlocal turns
        turns += 1
        return await real(work)

    store.turn = count  # type: ignore[method-assign]
    await chat.enter("poison")
    assert turns == 3
    assert paper.pages[-1].html.startswith("Sorry, this step failed.")
    await chat.enter("hello")
    assert paper.sees == "said hello"


async def test_nobody_is_erased_from_a_terminal(tmp_path: Path, paper: Paper) -> None:
    store = await open_store(tmp_path / "chat.db", SECRET, lambda: time.time() - 200 * 86_400)
    await store.accept([Incoming(FOREIGN, CHAT + 5, 1)])
    await store.turn(works())
    await store.settle([Sent(parcel) for parcel in await store.due(100)])
    await Conversation(store, works(), paper).enter("hello")
    store._db.execute("UPDATE people SET warned = seen")
    await store.close()
    piped(tmp_path, "-m", "bot", "chat", lines="/start\n")
    store = await open_store(tmp_path / "chat.db", SECRET)
    assert len(store._keys.people()) == 2
    await store.close()


async def test_a_line_that_cannot_be_read_any_more_is_apologised_for_here(tmp_path: Path, paper: Paper) -> None:
    store = await open_store(tmp_path / "chat.db", SECRET)
    await store.accept([Incoming(b"{}", CHAT)])
    store._db.execute("UPDATE inbox SET body = zeroblob(60)")
    await store.close()
    store = await open_store(tmp_path / "chat.db", SECRET)
    await Conversation(store, works(), paper).enter("/keep")
    assert [page.html[:4] for page in paper.pages] == ["Sorr", "Kept"]
    await store.close()


_FAULTY = """
import sys
import flows.conversation as conversation
from bot.__main__ import main
from flows.model import Said

def respond(session, event, world, ours=conversation.respond):
    return int(event.text) if isinstance(event, Said) else ours(session, event, world)

conversation.respond = respond
sys.exit(main(["chat", "--locale", "en"]))
"""


def test_what_was_typed_is_in_no_line_about_a_turn_that_failed(tmp_path: Path) -> None:
    done = piped(tmp_path, "-c", _FAULTY, lines="/start\nI owe 38600\n/start\n")
    assert "What do you need now?" in done.stdout.split("Sorry, this step failed.")[1], "it goes on after it"
    head, place, *_ = done.stderr.splitlines()
    assert head.startswith("turn failed: ValueError {")
    assert "turns.py" in place
    assert "38600" not in done.stderr
    assert "Traceback" not in done.stderr


async def test_a_reply_that_was_not_shown_is_shown_the_next_time(tmp_path: Path, paper: Paper) -> None:
    class Torn(Paper):
        def show(self, page: Page) -> None:
            raise BrokenPipeError

    first = await open_store(tmp_path / "chat.db", SECRET)
    with pytest.raises(BrokenPipeError):
        await Conversation(first, works(), Torn()).enter("hello")
    await first.close()
    second = await open_store(tmp_path / "chat.db", SECRET)
    await Conversation(second, works(), paper).enter("/keep")
    assert [page.html for page in paper.pages] == [
        "<b>said hello</b>\n<blockquote expandable>More</blockquote>",
        "Kept",
    ]
    await second.close()


async def test_many_replies_that_wait_for_telegram_do_not_hide_what_is_said_here(
    chat: Conversation, paper: Paper, store: Store
) -> None:
    await store.accept([Incoming(FOREIGN, CHAT + 5 + other, other) for other in range(250)])
    await chat.enter("hello")
    assert paper.sees == "said hello"
