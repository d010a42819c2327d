"""Makes locales/pinyin.json: how each spoken line, and each word that one of its slots may take, is said.

A development tool: `python -m tools.pinyin` writes the file. Words are written together as pinyin writes them; tones
are those of the dictionary (不 stays bù, 一 stays yī). tests/negotiation/test_pinyin.py holds the file to the
catalogues.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po
from pypinyin import Style, lazy_pinyin

from flows.knowledge.articles import read

LOCALES = Path(__file__).parent.parent / "locales"
TARGET = LOCALES / "pinyin.json"
READINGS = Path(__file__).parent / "readings.txt"

_MARKS = str.maketrans({"，": ", ", "。": ". ", "？": "? ", "：": ": ", "、": ", ", "“": ' "', "”": '" '})
_HAN = re.compile("[\u4e00-\u9fff]")
_OPEN_VOWEL = re.compile("[aāáǎàeēéěèoōóǒò]")


def lexicon(path: Path = READINGS) -> dict[str, str]:
    """Every word of the file with its reading, '' where the dictionary knows it."""
    found: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        word, given, reading = line.partition(" = ")
        if not line.startswith("#"):
            found |= {word: reading} if given else dict.fromkeys(line.split(), "")
    return found


_LEXICON = lexicon()
_LONGEST_FIRST = map(re.escape, sorted(_LEXICON, key=len, reverse=True))
_PIECE = re.compile("|".join([r"\{\w+\}", "[0-9]+", *_LONGEST_FIRST, "."]))


def spelling(words: str) -> str:
    """Chinese words, slots included, in pinyin: a sentence begins with a capital letter."""
    spelled = re.sub(r"\s+", " ", " ".join(_spelled(words)).translate(_MARKS))
    spelled = re.sub(r"\s+([,.?:])", r"\1", spelled).strip()
    spelled = re.sub(r'" ([^"]*?) "', r'"\1"', spelled)
    if not re.search("[。？]", words):
        return spelled
    return re.sub(r"(^|[.?] )(\w)", lambda start: start[1] + start[2].upper(), spelled)


def _spelled(words: str) -> Iterator[str]:
    for piece in _PIECE.findall(words):
        yield _LEXICON.get(piece) or (_joined(piece) if _HAN.match(piece) else piece)


def _joined(word: str) -> str:
    """A word's syllables together, with the apostrophe before an open vowel."""
    syllables = lazy_pinyin(word, style=Style.TONE)
    return syllables[0] + "".join(f"'{s}" if _OPEN_VOWEL.match(s) else s for s in syllables[1:])


def spoken(locales: Path) -> list[str]:
    """Everything that is said aloud, in the wording of zh_Hans."""
    found = set()
    for path in sorted(locales.glob("zh_Hans/LC_MESSAGES/*.po")):
        with path.open("rb") as lines:
            found |= {str(message.string) for message in read_po(lines) if message.context == "spoken"}
    articles = (read(path.read_text("utf-8"), "en").article for path in sorted(locales.glob("en/faq/*.md")))
    return sorted(found | {article.say for article in articles if article.say})


def main() -> None:
    spellings = {words: spelling(words) for words in spoken(LOCALES)}
    TARGET.write_text(json.dumps(spellings, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
