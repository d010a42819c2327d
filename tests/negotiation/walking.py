"""Walking a person through the negotiation, and writing down what both sides say."""

from __future__ import annotations

from collections.abc import Mapping

from tests.negotiation.people import Person, Tap
from tests.talking import Chat

_MOST = 120


class Walk:
    """A chat that keeps its own transcript."""

    numbers: Mapping[str, tuple[str, ...]] = {
        "zh_Hans": ("他们说分36期每期1300，先付2000", "借1万分12期每期933 年化多少"),
        "zh_Hant": ("他們說分36期每期1300，先付2000", "借1萬分12期每期933 年化多少"),
        "en": (
            "they offer 36 × 1300, first 2,000 now",
            "borrowed 10000, 12 instalments of 933, what is the APR",
        ),
    }
    """What is typed in the end, to be computed."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.lines: list[str] = []
        self.asked: list[str] = []
        self._kept = 0

    def does(self, what: Tap | str) -> None:
        chat = self.chat
        if isinstance(what, Tap):
            label = next(chat.words(b.label) for b in chat.all_buttons() if _name(b.act, b.value) == what.what)
            self.lines.append(f"> [{label}]")
            chat.taps(what.what)
        elif what.startswith("/"):
            self.lines.append(f"> {what}")
            chat.commands(what[1:])
        else:
            self.lines.append(f"> {what}")
            chat.says(what)
        self._write()

    def _write(self) -> None:
        chat = self.chat
        for kept in chat.kept[self._kept :]:
            self.lines += ["----", *chat.wording.plain(kept.blocks, chat.says_in).splitlines(), "----"]
        self._kept = len(chat.kept)
        self.lines += chat.sees.splitlines()
        rows = chat.screen.keyboard if chat.screen else ()
        self.lines += ["  " + " ".join(f"[{chat.words(button.label)}]" for button in row) for row in rows]
        self.lines += [f"= {chat.state} {chat.session.view}".rstrip(), ""]

    def to_the_end(self, person: Person) -> None:
        """From /start to the last page."""
        self.does("/start")
        for _ in range(_MOST):
            chat = self.chat
            if chat.session.notices:
                self.does(Tap(f"next.{chat.session.notices[0]}"))
                continue
            if chat.state in {"", "end"}:
                break
            if chat.state != "review":
                self.asked.append(chat.state)
            for what in person.does[chat.state]:
                self.does(what[chat.says_in] if isinstance(what, dict) else what)
        self.through_the_pages()
        self.through_the_numbers()

    def through_the_pages(self) -> None:
        """Every page that a button leads to, once each; then the file."""
        seen = {self.chat.session.view}
        todo = self._pages()
        while todo:
            page = todo.pop(0)
            if f"page.{page}" in seen:
                continue
            seen.add(f"page.{page}")
            if not self.chat.has(f"page.{page}"):
                self.chat.session.view = f"page.{page}"
                self.chat.says("thanks")
                self._write()
            else:
                self.does(Tap(f"page.{page}"))
            todo = self._pages() + todo
        if not self.chat.has("file"):
            self.does(Tap("page.script.1"))
        self.does(Tap("file"))

    def through_the_numbers(self) -> None:
        """What is computed beside the flow: the month, the debts, the plan and its other ways, an offer, a rate."""
        for command in ("/budget", "/debts", "/plan"):
            self.does(command)
        for page in ("ways", "unpaid"):
            if self.chat.has(f"tool.plan.{page}"):
                self.does(Tap(f"tool.plan.{page}"))
                self.does(Tap("tool.plan.all"))
        for words in self.numbers.get(self.chat.says_in, ()):
            self.does(words)

    def _pages(self) -> list[str]:
        return [button.value for button in self.chat.all_buttons() if button.act == "page"]

    @property
    def transcript(self) -> str:
        return "\n".join(self.lines).rstrip() + "\n"


def _name(act: str, value: str) -> str:
    return f"{act}.{value}" if value else act
