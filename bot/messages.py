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

from flows.knowledge.glossary import Term, against, parse
from flows.model import LOCALES

from .catalogues import compile_catalogues, locales, sources
from .markup import marks

_Key = tuple[str, str]
"""Context and message."""

_CODE = Path(__file__).parent.parent
_AREAS = {
    "situation": (
        "amounts", "branches", "conduct", "contact", "deadlines", "flow", "loan", "opening", "returns", "rules",
    ),
    "numbers": ("fitting", "income", "on_paper", "tools", "ways"),
    "needs": (
        "debts", "documents", "elsewhere", "needs", "offer", "offer_lines", "papers", "proposal", "review",
        "seven_lines", "spending", "wishes",
    ),
}  # fmt: skip
"""Modules of flows/negotiation by catalogue (docs/decisions/006); those of no area are `script`."""
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


def domain_of(module: Path) -> str:
    """The catalogue for new wording of a module; `module` is relative to the folder with bot/ and flows/."""
    package, part = module.parts[0], module.parts[1].removesuffix(".py")
    if package == "bot":
        return "bot"
    if part != "negotiation":
        return "dialogue"
    name = module.parts[2].removesuffix(".py")
    return next((domain for domain, modules in _AREAS.items() if name in modules), "script")


def extract() -> dict[str, Catalog]:
    """What the code says, by the catalogue in which it would be looked for."""
    found: dict[str, Catalog] = {}
    for package in ("bot", "flows"):
        for path in sorted((_CODE / package).rglob("*.py")):
            module = path.relative_to(_CODE)
            for _, message, _, context in extract_from_file("python", path, keywords=_KEYWORDS):
                found.setdefault(domain_of(module), Catalog()).add(message, context=context)
    return found


def update(root: Path) -> None:
    """Brings the .po files in line with the code. What is new is empty, what resembles a former message is fuzzy; a
    message stays in the catalogue that it was put into."""
    for locale in _TRANSLATED:
        known = {path.stem: _read(path) for path in sources(root, locale)}
        at_home = {_key(message): domain for domain, catalogue in known.items() for message in _messages(catalogue)}
        templates = {domain: Catalog() for domain in known}
        for domain, found in extract().items():
            for message in _messages(found):
                home = at_home.get(_key(message), domain)
                templates.setdefault(home, Catalog()).add(message.id, context=message.context)
        for domain, template in templates.items():
            catalogue = known.get(domain) or Catalog(locale=locale, domain=domain)
            catalogue.update(template)
            _write(root / locale / "LC_MESSAGES" / f"{domain}.po", catalogue)


def check(root: Path | None = None) -> list[str]:
    """Every fault of the catalogues, one a line; none is what `xieshang check` wants."""
    root = root or locales()
    code, terms = extract(), glossary(root)
    return [
        *(fault for locale in _TRANSLATED for fault in _faults_of_locale(code, root, locale)),
        *(fault for locale in LOCALES for fault in _against_glossary(code, root, locale, terms)),
    ]


def glossary(root: Path) -> tuple[Term, ...]:
    """One word for one thing: the file beside the catalogues. ValueError where it cannot be read."""
    return parse((root / "glossary.tsv").read_text("utf-8"))


def _against_glossary(code: dict[str, Catalog], root: Path, locale: str, terms: tuple[Term, ...]) -> Iterator[str]:
    """Lines to say are free: a mainland ear must catch them."""
    catalogues = code.values() if locale == "en" else map(_read, sources(root, locale))
    for message in (message for catalogue in catalogues for message in _messages(catalogue)):
        said = message.id if locale == "en" else message.string
        for words in (said if isinstance(said, (tuple, list)) else (said,)) if message.context != _SPOKEN else ():
            yield from (f"{locale}: {fault}" for fault in against(terms, words or "", locale))


def _read(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, locale=path.parent.parent.name, domain=path.stem)


def _write(path: Path, catalogue: Catalog) -> None:
    """Without line numbers and dates: a change of the file is a change of the words."""
    content = BytesIO()
    content.write(_HEADER.format(locale=catalogue.locale, forms=catalogue.plural_forms).encode("utf-8"))
    write_po(
        content, catalogue, width=_WIDTH, sort_output=True, no_location=True, omit_header=True, ignore_obsolete=True
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.getvalue())


def _faults_of_locale(code: dict[str, Catalog], root: Path, locale: str) -> Iterator[str]:
    wanted = {_key(message): domain for domain, found in code.items() for message in _messages(found)}
    said: dict[_Key, Message] = {}
    for path in sources(root, locale):
        catalogue = _read(path)
        gone = [message for message in _messages(catalogue) if _key(message) not in wanted]
        for message in (*gone, *catalogue.obsolete.values()):
            yield f"{locale}/{path.name}: no longer in the code: {_first(message)!r}"
        for message in _messages(catalogue):
            faults = list(_faults_of_message(message, locale))
            if said.setdefault(_key(message), message).string != message.string:
                faults.append("other words than in another catalogue")
            yield from (f"{locale}/{path.name}: {fault}: {_first(message)!r}" for fault in faults)
    missing = ((domain, key) for key, domain in wanted.items() if key not in said)
    yield from (f"{locale}/{domain}.po: not translated: {key[1]!r}" for domain, key in missing)


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
        yield from _faults_of_words(words, locale)


def _faults_of_words(words: str, locale: str) -> Iterator[str]:
    if locale == "zh_Hans":
        latin = set(_LATIN.findall(_SLOT.sub("", " ".join(_without_marks(words))))) - _LATIN_IN_CHINESE
        yield from (f"English word {word}" for word in sorted(latin))
        return
    yield from (f"simplified {sign}" for sign in words if sign in _simplified())


def _without_marks(words: str) -> list[str]:
    for mark in marks(words):
        words = words.replace(mark, " ")
    return words.split()


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _key(message: Message) -> _Key:
    return message.context or "", _first(message)


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
