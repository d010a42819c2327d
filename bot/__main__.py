"""The command line: `xieshang` and `python -m bot`. What a command needs is imported when it is given."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import msgspec

from flows.model import LOCALES

from . import config
from .operator.commands import add_commands
from .storage import StoreError

_NO_TOKEN = """\
没有 BOT_TOKEN：在 Telegram 里找 @BotFather，发 /newbot，它会给您一个。| No BOT_TOKEN: ask @BotFather for one (/newbot).
然后再启动：export BOT_TOKEN=123456:ABC… && make run | Then: export BOT_TOKEN=123456:ABC… && make run
现在先在这里对话。| Until then the conversation is here.
"""
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the arguments say; returns the exit status."""
    given = _parser().parse_args(arguments)
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status: int = given.command(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever read us has seen enough; what is still buffered goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (config.ConfigError, StoreError) as error:
        print(f"xieshang: {error}", file=sys.stderr)
        return 1
    except Exception as error:  # a traceback would end in its words, which may quote what somebody typed
        print(f"xieshang: {_unforeseen(error)}", file=sys.stderr)
        return 1
    return status


def _unforeseen(error: Exception) -> str:
    from .log import places

    return f"unforeseen {type(error).__name__}, please report it: {' > '.join(places(error))}"


def _run(given: argparse.Namespace) -> int:
    settings = config.load()
    if not settings.token:
        print(_NO_TOKEN)
        return _converse(settings, "", None)
    from .run import serve

    return serve(settings)


def _chat(given: argparse.Namespace) -> int:
    settings = config.load()
    if given.database is not None:
        settings = msgspec.structs.replace(settings, database=config.locate(given.database, "--database"))
    return _converse(settings, given.locale or "", given.files)


def _converse(settings: config.Settings, locale: str, files: Path | None) -> int:
    from .console import open_console
    from .saving import refuse_unusable
    from .terminal import converse

    if files:
        refuse_unusable(files)
    converse(settings, open_console(files), locale)
    return 0


def _ask(given: argparse.Namespace) -> int:
    from .ask import answers, in_words
    from .catalogues import locales
    from .shelf import load_library
    from .signs import escaped
    from .wording import Wording

    wording, library = Wording.load(), load_library(locales())
    for question, answer in answers(sys.stdin, library):
        if given.json:
            print(escaped(msgspec.json.encode(answer).decode()), flush=True)
        else:
            print(in_words(question, answer, library, wording, given.locale), flush=True)
    return 0


def _check(given: argparse.Namespace) -> int:
    if given.facts:
        return _list_facts()
    return _check_database() if given.database else _check_product()


def _list_facts() -> int:
    from flows.knowledge.rules.review import listed

    from .worlds import local_time

    print(*listed(local_time().date()), sep="\n")
    return 0


def _check_database() -> int:
    from .storage.inspection import inspect

    settings = config.load()
    findings = inspect(settings.database, settings.secret_key)
    for line in (*(f"FAULT {fault}" for fault in findings.faults), *findings.notes):
        print(line)
    return 1 if findings.faults else 0


def _check_product() -> int:
    from flows.conversation import check as check_flows
    from flows.knowledge.check import check as check_articles
    from flows.knowledge.rules.review import standing

    from .catalogues import locales
    from .messages import check as check_messages
    from .messages import glossary
    from .shelf import article_files
    from .worlds import local_time

    root = locales()
    faults = [*check_flows(), *check_messages(root), *check_articles(article_files(root), glossary(root))]
    for fault in faults:
        print(fault)
    print(*standing(local_time().date()), sep="\n")
    return 1 if faults else 0


def _diagram(given: argparse.Namespace) -> int:
    from flows.conversation import FLOWS

    from .diagram import diagram

    print(*map(diagram, FLOWS), sep="\n\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("xieshang", description="Prepares repayment calls, on Telegram or right here.")
    parser.set_defaults(command=_run)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands; without one it is run")

    run = commands.add_parser("run", help="hold the conversation on Telegram; here, as long as there is no BOT_TOKEN")
    run.set_defaults(command=_run)

    chat = commands.add_parser(
        "chat",
        help="hold the conversation in this terminal",
        epilog="From a pipe, one event a line: 1 taps the first button, \\1 types the text 1, /word is a command.",
    )
    chat.add_argument("--locale", choices=LOCALES, help="the language to begin in (zh_Hans)")
    chat.add_argument("--database", metavar="PATH", help="where it is kept (BOT_DATABASE, or xieshang.db)")
    chat.add_argument("--files", type=Path, metavar="DIR", help="where documents are saved")
    chat.set_defaults(command=_chat)

    ask = commands.add_parser("ask", help="answer questions, one a line on stdin")
    ask.add_argument("--locale", choices=LOCALES, help="the language of the answers (that of each question)")
    ask.add_argument("--json", action="store_true", help="print an object a line")
    ask.set_defaults(command=_ask)

    check = commands.add_parser("check", help="find faults in flows, catalogues and articles, or in the database")
    check.add_argument("--facts", action="store_true", help="list every fact that is stated, and what to verify of it")
    check.add_argument("--database", action="store_true", help="look at the database instead, also while the bot runs")
    check.set_defaults(command=_check)

    diagram = commands.add_parser("diagram", help="draw each flow, for Mermaid")
    diagram.set_defaults(command=_diagram)
    add_commands(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
