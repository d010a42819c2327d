"""From the code to the catalogues: what has to be translated, and every fault that a translation can have.

For developers and for `xieshang check`; the running bot does not import it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from flows.model import LOCALES

from .catalogues import compile_catalogues, locales, sources
from .markup import marks

_CODE = Path(__file__).parent.parent
_KEYWORDS = {"T": None, "C": ((1, "c"), 2), "N": (1, 2)}
_TRANSLATED = tuple(locale for locale in LOCALES if locale != "en")
_WIDTH = 120
_SPOKEN = "spoken"
_HEADER = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"Plural-Forms: {forms}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""

_SLOT = re.compile(r"\{(\w+)\}")
_FOREIGN_TAG = re.compile(r"<(?!/?(?:b|i|code)>)/?[a-zA-Z]")
_LATIN = re.compile(r"(?<![/\w])[A-Za-z][A-Za-z.]*[A-Za-z]")
# CONVERSATION.md 6.13, and names: of a language, of a hotline; TA leaves he and she open.
_LATIN_IN_CHINESE = {"App", "AI", "LPR", "Telegram", "CCS", "ccs.org.sg", "English", "Lifeline", "TA"}
_MAINLAND_WORDS = ("短信", "信息", "賬戶", "程序")


def domain_of(module: Path) -> str:
    """The catalogue that holds a module's wording; `module` is relative to the folder with bot/ and flows/."""
    package, name = module.parts[0], module.parts[1].removesuffix(".py")
    if package == "bot":
        return "bot"
    if name == "negotiation":
        return "script" if module.parts[2].startswith("script") else "negotiation"
    return "negotiation" if name == "money" else "dialogue"


def extract() -> dict[str, Catalog]:
    """What the code says, by domain."""
    found: dict[str, Catalog] = {}
    for package in ("bot", "flows"):
        for path in sorted((_CODE / package).rglob("*.py")):
            module = path.relative_to(_CODE)
            for _, message, _, context in extract_from_file("python", path, keywords=_KEYWORDS):
                found.setdefault(domain_of(module), Catalog()).add(message, context=context)
    return found


def update(root: Path) -> None:
    """Brings the .po files in line with the code. What is new is empty; what resembles a former message is fuzzy."""
    for domain, template in extract().items():
        for locale in _TRANSLATED:
            path = root / locale / "LC_MESSAGES" / f"{domain}.po"
            catalogue = _read(path) if path.exists() else Catalog(locale=locale, domain=domain)
            catalogue.update(template)
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, catalogue)


def check(root: Path | None = None) -> list[str]:
    """Every fault of the catalogues, one a line; none is what `xieshang check` wants."""
    root = root or locales()
    return [*_faults_of_code(extract(), root), *_faults_between_domains(root)]


def _read(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, locale=path.parent.parent.name, domain=path.stem)


def _write(path: Path, catalogue: Catalog) -> None:
    """Without line numbers and dates: a change of the file is a change of the words."""
    content = BytesIO()
    header = _HEADER.format(locale=catalogue.locale, forms=catalogue.plural_forms)
    content.write(header.encode("utf-8"))
    write_po(
        content, catalogue, width=_WIDTH, sort_output=True, no_location=True, omit_header=True, ignore_obsolete=True
    )
    path.write_bytes(content.getvalue())


def _faults_of_code(code: dict[str, Catalog], root: Path) -> Iterator[str]:
    for locale in _TRANSLATED:
        for domain in sorted({*code, *(path.stem for path in sources(root, locale))}):
            path = root / locale / "LC_MESSAGES" / f"{domain}.po"
            faults = _faults_of_domain(code.get(domain, Catalog()), path) if path.exists() else ["missing"]
            yield from (f"{locale}/{path.name}: {fault}" for fault in faults)


def _faults_of_domain(template: Catalog, path: Path) -> Iterator[str]:
    catalogue = _read(path)
    for message in _messages(template):
        translated = catalogue.get(message.id, message.context)
        faults = ["not translated"] if translated is None else _faults_of_message(translated, str(catalogue.locale))
        yield from (f"{fault}: {_first(message)!r}" for fault in faults)
    gone = [message for message in _messages(catalogue) if template.get(message.id, message.context) is None]
    for message in (*gone, *catalogue.obsolete.values()):
        yield f"no longer in the code: {_first(message)!r}"


def _faults_of_message(message: Message, locale: str) -> Iterator[str]:
    english = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    chinese = message.string if isinstance(message.string, (tuple, list)) else (message.string or "",)
    if not all(chinese):
        yield "not translated"
        return
    if message.fuzzy:
        yield "fuzzy"
    for words in (*english, *chinese):
        if set(_SLOT.findall(words)) != set(_SLOT.findall(english[-1])):
            yield "other slots"
        if sorted(marks(words)) != sorted(marks(english[-1])):
            yield "other tags"
        if re.search("[{}]", _SLOT.sub("", words)):
            yield "a brace that is no slot"
        if _FOREIGN_TAG.search(words):
            yield "a tag that is not ours"
    for words in chinese:
        yield from _faults_of_words(words, locale, spoken=message.context == _SPOKEN)


def _faults_of_words(words: str, locale: str, *, spoken: bool) -> Iterator[str]:
    if locale == "zh_Hans":
        latin = set(_LATIN.findall(_SLOT.sub("", " ".join(_without_marks(words))))) - _LATIN_IN_CHINESE
        yield from (f"English word {word}" for word in sorted(latin))
        return
    yield from (f"simplified {sign}" for sign in words if sign in _simplified())
    if not spoken:
        yield from (f"mainland word {word}" for word in _MAINLAND_WORDS if word in words)


def _without_marks(words: str) -> list[str]:
    for mark in marks(words):
        words = words.replace(mark, " ")
    return words.split()


def _faults_between_domains(root: Path) -> Iterator[str]:
    for locale in _TRANSLATED:
        said: dict[tuple[str, str], tuple[str, object]] = {}
        for path in sources(root, locale):
            for message in _messages(_read(path)):
                domain, words = said.setdefault((message.context or "", _first(message)), (path.name, message.string))
                if words != message.string:
                    yield f"{locale}/{path.name}: other words than in {domain}: {_first(message)!r}"


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _first(message: Message) -> str:
    return message.id[0] if isinstance(message.id, (tuple, list)) else str(message.id)


@cache
def _simplified() -> frozenset[str]:
    """Characters that no traditional text has. OpenCC is a development dependency: without it nothing is known."""
    found = find_spec("opencc")
    if found is None or found.origin is None:
        return frozenset()
    tables = Path(found.origin).parent / "dictionary"
    traditional = {sign for name in ("TWVariants", "HKVariants") for row in _rows(tables, name) for sign in row[1:]}
    return frozenset(row[0] for row in _rows(tables, "STCharacters") if row[0] not in {*row[1:], *traditional})


def _rows(tables: Path, name: str) -> list[list[str]]:
    return [line.split() for line in (tables / f"{name}.txt").read_text("utf-8").splitlines() if line]


if __name__ == "__main__":
    for task in sys.argv[1:]:
        {"update": update, "compile": compile_catalogues}[task](locales())
