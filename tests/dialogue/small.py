"""A small flow with one step of every sort, for tests of the dialogue itself."""

from __future__ import annotations

from flows.answers import checklist, choice, money, ranked
from flows.model import (
    Accepted,
    Answers,
    Button,
    Ending,
    Flow,
    Group,
    Invalid,
    Keyboard,
    Line,
    Notice,
    Option,
    Page,
    Raw,
    Reading,
    Scene,
    Step,
    T,
    Text,
    verbatim,
)

_ASK = "Question {key}?"


class Confirm:
    """The review's answer: it stands only while the number of answers does."""

    def keyboard(self, scene: Scene) -> Keyboard:
        return ((Button(T("All right"), "pick", "ok"),),)

    def read(self, text: str, scene: Scene, words: object) -> Reading:
        raise Invalid(T("Tap"))

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        return Accepted(_digest(scene.answers))

    def valid(self, raw: Raw, answers: Answers) -> bool:
        return raw == _digest(answers)

    def tell(self, raw: Raw, scene: Scene) -> Text:
        return T("ok")


def _digest(answers: Answers) -> str:
    return repr(sorted((key, raw) for key, raw in answers.items() if key != "review"))


def _step(key: str, answer: object, **more: object) -> Step:
    ask = Text(_ASK, {"key": key})
    return Step(key, "one", ask, verbatim(f"because of {key}"), answer, verbatim(key), group="all", **more)  # type: ignore[arg-type]


def _is_bank(a: Answers) -> bool:
    return a.choice("lender") == "bank"


def _done(key: str, scene: Scene) -> Page | None:
    return Page((Line(verbatim(f"page {key}")),), ((Button(verbatim("‹"), "page", "end"),),)) if key == "end" else None


FLOW = Flow(
    "small",
    1,
    (("one", T("one")), ("two", T("two"))),
    (
        _step(
            "path",
            choice(
                Option("prepare", T("Prepare")),
                Option("call_soon", T("Call soon")),
                Option("ask", T("Only ask"), act="faq", value="menu"),
            ),
            plain=True,
        ),
        _step("lender", choice(Option("bank", T("Bank"), also=("银行",)), Option("private", T("A private person")))),
        _step(
            "total",
            money(),
            skip=True,
            example=verbatim("Look into the app."),
            gives=lambda scene: (Line(verbatim("Thank you for the total.")),),
        ),
        _step(
            "part",
            money(at_most="total"),
            when=_is_bank,
            skip=True,
            because=verbatim("One more, as it is a bank."),
        ),
        _step(
            "papers",
            checklist(Option("id", T("ID")), Option("contract", T("Contract")), Option("none", T("None")), none="none"),
            skip=True,
            notices=lambda scene: ("beware",) if scene.answers.ticks("papers") else (),
        ),
        _step("asks", ranked(*(Option(key, verbatim(key)) for key in ("longer", "less", "later", "never"))), skip=True),
        Step("review", "two", T("Please check"), T("why"), Confirm(), T("review"), counts=False),
    ),
    groups=(Group("all", lambda scene: verbatim("everything")),),
    notices={
        "beware": Notice(
            lambda scene: (Line(verbatim("Beware of papers.")),), lambda scene: (Line(verbatim("Law 1")),)
        ),
        "scam": Notice(lambda scene: (Line(verbatim("That is a scam.")),)),
    },
    ending=lambda scene: Ending("end"),
    page=_done,
    spoken_of=lambda text, scene: "scam" if "verification code" in text else "",
)
