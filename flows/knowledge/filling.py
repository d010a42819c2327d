"""Writing the sources into an article: `{34}` in its text becomes the tag of that fact, and what follows from the facts
is written anew: their list, the day as of which they were read, and the sources at the end.
"""

from __future__ import annotations

import re

from flows.knowledge.articles import HEADINGS, read
from flows.knowledge.rules.documents import LAWS_READ, REPORTS_READ
from flows.knowledge.rules.facts import FACTS, source, tag
from flows.knowledge.topics import CRISIS
from flows.model import Locale

_TOKEN = re.compile(r" ?\{([\w.]+)\}")
_CLOSING = {
    "zh_Hans": "法律截至 {laws}，报道截至 {reports}。",
    "zh_Hant": "法律截至 {laws}，報導截至 {reports}。",
    "en": "Laws read as of {laws}, reports as of {reports}.",
}


def fill(text: str, locale: Locale) -> str:
    """The article with its tags and sources. ValueError for a fact that is not known or an article without form."""
    entry = read(text, locale)
    cited = dict.fromkeys(entry.facts)
    front, _, body = text.partition("\n---\n")

    def worn(token: re.Match[str]) -> str:
        number = token[1]
        if number not in FACTS:
            raise ValueError(f"no fact {number}")
        cited[number] = None
        return tag(FACTS[number], locale)

    body = _TOKEN.sub(worn, body)
    facts = sorted(cited, key=list(FACTS).index)
    oldest = min((FACTS[number].read for number in facts), default=LAWS_READ)
    front = re.sub(r"(?m)^facts:.*$", f"facts: {', '.join(facts)}", front)
    front = re.sub(r"(?m)^as_of:.*$", f"as_of: {oldest}", front)
    heading = next(title for title, name in HEADINGS[locale].items() if name == "sources")
    told = body.partition(f"\n## {heading}")[0].rstrip()
    closing = _CLOSING[locale].format(laws=LAWS_READ, reports=REPORTS_READ)
    lines = [*dict.fromkeys(source(FACTS[number], locale) for number in facts)]
    if entry.article.slug != CRISIS:
        lines.append(closing)
    sources = "\n".join(f"- {line}" for line in lines)
    return f"{front}\n---\n{told}\n\n## {heading}\n{sources}\n"
