"""Which bodies a title names. For titles only: a story is for the reader."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from monitor.domain.body import BodyId
from monitor.domain.lifetime import active_on
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.bodies.mentions import mentions
from monitor.domain.reader.bodies.names import Names
from monitor.domain.reader.bodies.naming import Named
from monitor.domain.reader.text.plain import plain
from monitor.domain.reader.text.sentences import sentences

# "An inspection of probation services in: Gwent PDU (The Probation Service – Wales region)".
_ASIDE = re.compile(r"\([^()]*\)")
_BEFORE_A_NAME = re.compile(
    r"\bprobation services (?:in|of|across):? (?=.*\b(?:PDU|unit|region|CRC|division)\b)",
    re.IGNORECASE,
)
_ADULT = (Named.PDU, Named.REGION, Named.CRC, Named.NPS)


class NamedBodies:
    """Knows the whole gazetteer; made once."""

    def __init__(self, names: Names) -> None:
        self._gazetteer = names.gazetteer
        self._names = names

    def __call__(self, title: str, day: date) -> tuple[BodyId, ...]:
        """The bodies named, in order; none where nobody can tell.

        ``day``: of several bodies that may be meant, it is the one that existed then. The region
        that a unit is said to be in is not meant itself.
        """
        words = plain(_BEFORE_A_NAME.sub("", _ASIDE.sub(" ", title)))
        found = [
            body
            for sentence in sentences(words)
            for mention in mentions(sentence, self._names)
            for body in self._meant(mention, day)
        ]
        return tuple(dict.fromkeys(self._without_regions(found)))

    def _meant(self, mention: Mention, day: date) -> Iterator[BodyId]:
        if mention.body is not None:
            yield mention.body
        elif mention.where:
            # "Probation services in Derby": of whom that is the very name.
            found = (self._names.lookup(kind, mention.where) for kind in _ADULT)
            exact = [body for body, exactly in filter(None, found) if exactly]
            alive = [each for each in exact if active_on(self._gazetteer.bodies[each], day)]
            yield from alive if len(alive) == 1 else ()

    def _without_regions(self, found: Iterable[BodyId]) -> list[BodyId]:
        named = list(found)
        regions = {self._gazetteer.bodies[each].region for each in named}
        return [each for each in named if each not in regions]
