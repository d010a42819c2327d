"""Everything that reads what people type, each as one function of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from flows.answers.matching import number_of, plain
from flows.dialogue.words import command_of, is_mistake, locale_of, pager_of
from flows.model import LOCALES, Answers, Scene
from flows.negotiation import asker, triggers
from flows.reading.counts import read_count, read_day_of_month
from flows.reading.crisis import assess
from flows.reading.dates import read_date, read_span
from flows.reading.money import read_money
from flows.reading.percents import read_percent
from flows.reading.questions import is_question
from tests.hostile.anyone import LIBRARY, MONDAY
from tests.hostile.words import LONGEST, PIECES

TODAY = MONDAY.date()
SCENE = Scene(Answers({}), MONDAY, "zh_Hans")

READERS: dict[str, Callable[[str], object]] = {
    "money": read_money,
    "date": lambda text: read_date(text, TODAY, past=True, month_ok=True),
    "day": lambda text: read_date(text, TODAY, past=False),
    "span": lambda text: read_span(text, TODAY),
    "count": lambda text: read_count(text, 0, 600, months_from_duration=True),
    "day of the month": read_day_of_month,
    "percent": read_percent,
    "question": is_question,
    "crisis": assess,
    "warning": lambda text: triggers.spoken_of(text, SCENE),
    "age": lambda text: asker.about_of(text, SCENE),
    "number": number_of,
    "words": lambda text: (plain(text), command_of(text), locale_of(text), pager_of(text), is_mistake(text)),
    "search": lambda text: [LIBRARY.search(text, locale) for locale in LOCALES],
}
_SIGNS = ((0, 128), (0x80, 0x2FFF), (0x3000, 0x303F), (0x4E00, 0x9FFF), (0xFF00, 0xFFEF), (0x1F300, 0x1F9FF))


def read_anything(seed: int, times: int) -> Iterator[str]:
    """Lets every reader read so many texts; what came of each reading. Raises whatever a reader raises."""
    random = Random(seed)
    for _ in range(times):
        text = _text(random)
        for read in READERS.values():
            read(text)
            yield "read to its end"


def _text(random: Random) -> str:
    """Pieces of what people type, noise of six scripts, or one of the two without end."""
    if random.random() < 0.5:
        text = "".join(random.choices(PIECES, k=random.randint(1, 8)))
    else:
        low, high = random.choice(_SIGNS)
        text = "".join(chr(random.randint(low, high)) for _ in range(random.randint(1, 60)))
    return (text * LONGEST)[:LONGEST] if random.random() < 0.01 else text
