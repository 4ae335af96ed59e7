"""Lines of a table of ratings -> the ratings of single standards."""

import re
from collections.abc import Iterable

from monitor.domain.rating import Rating, StandardRating
from monitor.domain.reader.text.sentences import Sentence

_LINE = re.compile(
    r"^\W*[prv]?(?P<number>\d\.\d{1,2})[.:]?\s+(?P<name>[a-z][a-z ,'-]{2,70}?)[\s:–-]+['\"]?"
    r"(?:(?P<OUTSTANDING>outstanding)|(?P<GOOD>good)"
    r"|(?P<REQUIRES_IMPROVEMENT>requires? improvement)|(?P<INADEQUATE>inadequate))['\"]?\W*$"
)


def standards(told: Iterable[Sentence]) -> tuple[StandardRating, ...]:
    """Sentences -> standards with number, name and rating, each number once."""
    found: dict[str, StandardRating] = {}
    for sentence in told:
        if "." not in sentence.low[:12]:
            continue
        match = _LINE.match(sentence.low)
        if match:
            number = match["number"]
            name = match["name"].strip().capitalize()
            found.setdefault(number, StandardRating(number, name, Rating[match.lastgroup or ""]))
    return tuple(found.values())
