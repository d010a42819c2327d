"""The operator's commands as they are given: what each takes, what it prints, how it ends.

What a command needs is imported when it is given.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bot import config, log
from bot.storage import StoreError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


_CHAT_ID = re.compile(r"-?[0-9]{1,19}")
_COLUMNS = (
    "no.: the number that the person was told; a reply's begins with r. when: it came; or a reply was written, or last "
    "tried anew. tries: of an update; those of a reply are not counted."
)


def add_commands(commands: Commands) -> None:
    """Adds them to those of the command line."""
    _add_people(commands)
    _add_inbox(commands)
    _add_database(commands)


def _add_people(commands: Commands) -> None:
    export = commands.add_parser("export", help="save everything that is kept of a person")
    export.add_argument("chat", metavar="CHAT_ID", help="the person's chat with the bot")
    export.add_argument("--files", type=Path, default=Path(), metavar="DIR", help="where to (the working directory)")
    export.set_defaults(command=_export)

    delete = commands.add_parser("delete", help="erase everything that is kept of a person")
    delete.add_argument("chat", metavar="CHAT_ID", help="the person's chat with the bot")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    delete.set_defaults(command=_delete)


def _add_inbox(commands: Commands) -> None:
    inbox = commands.add_parser("inbox", help="list, show and retry what was set aside", epilog=_COLUMNS)
    inbox.set_defaults(command=_list, json=False)
    deeds = inbox.add_subparsers(metavar="DEED", title="deeds; without one it is list")

    listing = deeds.add_parser("list", help="what was set aside, and why", epilog=_COLUMNS)
    for parser in (inbox, listing):
        parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print an object a line")

    show = deeds.add_parser("show", help="one of them, without what anybody said")
    show.add_argument("number", metavar="NUMBER", help="as in the list; that of a reply begins with r")
    show.set_defaults(command=_show)

    retry = deeds.add_parser("retry", help="have them tried anew")
    which = retry.add_mutually_exclusive_group(required=True)
    which.add_argument("numbers", nargs="*", default=[], metavar="NUMBER", help="as in the list")
    which.add_argument("--all", action="store_true", help="all of them")
    retry.set_defaults(command=_retry)


def _add_database(commands: Commands) -> None:
    backup = commands.add_parser("backup", help="copy the database and its keys, also while the bot runs")
    backup.add_argument("file", type=Path, metavar="FILE", help="the copy; its keys go to FILE.keys")
    backup.add_argument("--force", action="store_true", help="replace FILE")
    backup.set_defaults(command=_backup)

    restore = commands.add_parser("restore", help="put a backup in the place of the database")
    restore.add_argument("file", type=Path, metavar="FILE", help="a copy that was made by backup")
    restore.add_argument("--force", action="store_true", help="replace the database")
    restore.set_defaults(command=_restore)

    rotate = commands.add_parser("rotate-key", help="change the master key, while the bot is stopped")
    rotate.set_defaults(command=_rotate)

    stats = commands.add_parser(
        "stats",
        help="how many people, cases and waiting messages there are, which answers helped, what was asked in vain",
    )
    stats.set_defaults(command=_stats)


# -- people -----------------------------------------------------------------------------------------------------------
def _export(given: argparse.Namespace) -> int:
    from bot.storage.refusals import refuse_missing, refuse_readable

    from .export import export

    log.set_up("CRITICAL", sys.stderr)
    settings, chat = config.load(), _chat(given.chat)
    refuse_missing(settings.database)
    refuse_readable(settings.database)
    return _print(map(str, export(settings, chat, given.files)))


def _chat(text: str) -> int:
    if not _CHAT_ID.fullmatch(text):
        raise StoreError("CHAT_ID is a number: the person finds it in what /export gives them.")
    return int(text)


def _delete(given: argparse.Namespace) -> int:
    from .delete import confirm, delete, look

    log.set_up("ERROR", sys.stderr)
    settings = config.load()
    kept = look(settings, _chat(given.chat))
    if not given.yes and not confirm(kept):
        return _print(["Nothing was erased."])
    return _print([delete(settings, kept)])


# -- what was set aside -----------------------------------------------------------------------------------------------
def _list(given: argparse.Namespace) -> int:
    from .inbox import rows, table

    found = rows(config.load())
    return _print([msgspec.json.encode(row).decode() for row in found] if given.json else [table(found)])


def _show(given: argparse.Namespace) -> int:
    from .inbox import show

    return _print([show(config.load(), given.number)])


def _retry(given: argparse.Namespace) -> int:
    from .inbox import retry

    log.set_up("ERROR", sys.stderr)
    done, lines = retry(config.load(), given.numbers)
    _print(lines)
    return 0 if done else 1


# -- the database -----------------------------------------------------------------------------------------------------
def _backup(given: argparse.Namespace) -> int:
    from bot.storage.backup import back_up

    settings = config.load()
    made = back_up(settings.database, given.file, settings.secret_key, force=given.force)
    return _print(
        [
            f"{given.file}: {made.data} bytes.",
            f"{given.file}.keys: {made.keys} bytes. Keep only the newest of these: whoever is erased is gone with it.",
            f"The master key is in neither: it is {_place_of_key(settings)}. Keep a copy of it, apart from both.",
        ]
    )


def _restore(given: argparse.Namespace) -> int:
    from bot.storage.backup import restore

    settings = config.load()
    done = restore(given.file, settings.database, settings.secret_key, force=given.force)
    whose = "that was there, which is newer" if done.saved is None else "of the backup"
    people = _counted(done.people, "person", "people")
    lines = [f"{settings.database}: {people}, with the keys file {whose}. Start the bot."]
    if done.gone:
        lines.append(f"{_counted(done.gone, 'person was', 'people were')} erased since, and not put back.")
    if done.saved is not None:
        day = datetime.fromtimestamp(done.saved).astimezone().isoformat(" ", "seconds")
        lines.append(f"That keys file was saved {day}: whoever was erased after that is back. Erase them again.")
    return _print(lines)


def _rotate(given: argparse.Namespace) -> int:
    from bot.storage.rotation import rotate

    settings = config.load()
    done = rotate(settings.database, settings.secret_key, settings.new_secret_key)
    keys = _counted(done.keys, "key", "keys")
    lines = [f"The new master key opens {keys}, which is all of them; the old one opens nothing any more."]
    if settings.secret_key:
        lines.append("Now set BOT_SECRET_KEY to what BOT_NEW_SECRET_KEY is, and unset that.")
    if done.file:
        lines.append(f"It is in {done.file}: keep a copy of it, apart from the database.")
    lines.append("Make a backup: the old key still opens every copy of the keys file that was made before.")
    return _print(lines)


def _stats(given: argparse.Namespace) -> int:
    from .stats import questions, stats

    settings = config.load()
    _print(f"{number:>12,}  {name}" for name, number in stats(settings))
    return _print(questions(settings))


def _place_of_key(settings: config.Settings) -> str:
    from bot.storage.seal import key_file

    return "in BOT_SECRET_KEY" if settings.secret_key else f"in {key_file(settings.database)}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        print(line)
    return 0
