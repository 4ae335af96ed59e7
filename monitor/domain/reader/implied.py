"""A youth service that a story never names in full: its council or its place is named instead."""

import re
from collections.abc import Iterable

from monitor.domain.body import BodyId
from monitor.domain.reader.mention import Mention
from monitor.domain.reader.names import Names, key
from monitor.domain.reader.naming import Named
from monitor.domain.reader.sentences import Sentence

_PROPER = re.compile(r"[A-Z][a-z]+(?:[ -](?:and |of |on |upon |& )?[A-Z][a-z]+)*")
_COUNCIL = re.compile(
    r"^(?:'s)? (?:city |county |borough |district |metropolitan |london borough )*council\b",
    re.IGNORECASE,
)
_EARLY = 8


def implied(told: Iterable[tuple[Sentence, tuple[Mention, ...]]], names: Names) -> BodyId | None:
    """Sentences with mentions -> the youth service meant by bare nouns, if none is named early."""
    early = [(s, found) for s, found in told if s.order <= _EARLY]
    youth = [m for _, found in early for m in found if m.named is Named.YJS]
    if not youth or any(m.name for m in youth):
        return None
    for sentence, _ in early:
        for match in _PROPER.finditer(sentence.text):
            after = sentence.text[match.end() : match.end() + 40]
            if sentence.in_title or "Council" in match.group() or _COUNCIL.match(after):
                body = _youth_service(match.group(), names)
                if body is not None:
                    return body
    return None


def _youth_service(place: str, names: Names) -> BodyId | None:
    words = [
        w
        for w in re.split(r"[ -]", place.lower())
        if w not in ("council", "city", "county", "borough")
    ]
    for size in range(len(words), 0, -1):
        for at in range(len(words) - size + 1):
            found = names.exact.get((Named.YJS, key(words[at : at + size])))
            if found is not None:
                return found
    return None
