"""Which body is meant where it is not called by its own name, told by the rest of the story."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from monitor.domain.body import BodyId, BodyKind
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.bodies.names import Names, key
from monitor.domain.reader.bodies.naming import Named
from monitor.domain.reader.phrases.context import HMIP, INSPECTED, OTHER_INSPECTORATE
from monitor.domain.reader.text.cue import cue, has_any
from monitor.domain.reader.text.once import once
from monitor.domain.reader.text.sentences import Sentence

_COMPANIES = cue("community rehab|crc", r"\b(?:community rehabilitation compan|crcs?\b)")
_PUBLIC = cue("national probation service|nps", r"\b(?:national probation service|nps)\b")
_UNIT = cue(
    "unit", r"\b(?:the|its|this|their|'s|each|every|an?|that) (?:[\w'-]+ ){0,4}unit\b(?! of)"
)
_THERE = cue(
    "there|local",
    r"\b(?:service|team) there\b|\blocal (?:probation )?(?:service|team)\b",
)
_UNITS = cue(
    "units",
    r"\b(?:two|three|four|five|six|both|region's|area's|county's|its"
    r"|the) (?:[\w-]+ ){0,2}units\b(?! of)",
)
_AT_WORK = cue(
    "probation ",
    r"\bprobation (?:staff|officers?|services?|units?|teams?|offices?|bosses|chiefs"
    r"|practitioners)\b",
)
_SHORT = cue(
    " unit| team| service| company",
    r"\b[Tt]he (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}) (?:unit|team|service|company)\b",
)
YOUNG = cue(
    "youth|young pe|young offend|children|teenage",
    r"\b(?:youths?|young (?:people|person|offenders?)|teenagers?|children)\b",
)
OLD_KINDS = frozenset((BodyKind.CRC, BodyKind.NPS_DIVISION))


@dataclass(frozen=True)  # no slots: what was worked out is kept in the value
class Settler:
    """Turns "the probation service in X" into the body that is meant, where that is clear.

    ``words``: of the story, in lower case; what they say is looked for when it matters.
    """

    names: Names
    known: frozenset[BodyId]
    old: bool
    words: str

    @once
    def spoken_of(self) -> Named | None:
        """The kind of bodies in a story of the inspectorate that calls none of them by its kind."""
        if not HMIP.in_lines(self.words):
            return Named.PDU if self._of_our_inspectors() else None
        if YOUNG.in_lines(self.words):
            return Named.YJS
        adult = _UNIT.in_lines(self.words) or self.of_units or _THERE.in_lines(self.words)
        return Named.PDU if adult else None

    def _of_our_inspectors(self) -> bool:
        """Inspectors who are not called by their name, in a story of a unit and of no others."""
        of_unit = _AT_WORK.in_lines(self.words) and _UNIT.in_lines(self.words)
        by_some = of_unit and INSPECTED.in_lines(self.words)
        return by_some and not OTHER_INSPECTORATE.in_lines(self.words)

    @once
    def of_companies(self) -> bool:
        """Does a story of the old days speak of companies, and not of the public service?"""
        return _COMPANIES.in_lines(self.words) and not _PUBLIC.in_lines(self.words)

    @once
    def of_units(self) -> bool:
        """Does the story speak of several units?"""
        return _UNITS.in_lines(self.words)

    def shortened(self, sentence: Sentence, found: Iterable[Mention]) -> Iterator[Mention]:
        """ "The Leeds unit", where one body of the story alone has Leeds in its name."""
        if not (self.known and has_any(sentence.low, _SHORT.hints)):
            return
        taken = [(m.start, m.end) for m in found if m.name]
        for match in _SHORT.finditer(sentence.text):
            start, end = match.span("name")
            where = key(match["name"].lower().split())
            meant = [b for b in self.known if where and self.names.bags[b].issuperset(where)]
            free = not any(one < end and start < other for one, other in taken)
            if free and len(meant) == 1:
                named = self.names.named(meant[0])
                yield Mention(start, end, named, meant[0], match["name"], where, False, place=True)

    def __call__(self, mention: Mention) -> Mention:
        if mention.named is not Named.PROBATION or not mention.where:
            return mention
        body = self._meant(mention)
        return mention if body is None else replace(mention, body=body)

    def _meant(self, mention: Mention) -> BodyId | None:
        choices = self.names.loose.get(mention.where, ())
        told = [b for b in choices if b in self.known and self._is_called(b, mention.where)]
        if len(told) == 1:
            return told[0]
        fit = [b for b in choices if (self.names.kind(b) in OLD_KINDS) == self.old]
        if self.of_companies:
            fit = [b for b in fit if self.names.kind(b) is not BodyKind.NPS_DIVISION]
        very = [b for b in fit if self._is_called(b, mention.where)]
        named = [b for b in very if b in self.known] or self._in_story(mention.where, very)
        if named:
            return named[0] if len(named) == 1 else None
        if very:
            return very[0]
        # "Probation in Kent" is not the region of which Kent is a part.
        small = [b for b in fit if self.names.kind(b) is not BodyKind.REGION]
        return small[0] if len(small) == 1 else self._unit(small)

    def _is_called(self, body: BodyId, where: tuple[str, ...]) -> bool:
        return self.names.exact.get((self.names.named(body), where)) == body

    def _in_story(self, where: tuple[str, ...], very: list[BodyId]) -> list[BodyId]:
        """Bodies of the story that cover the place; a region only where no body has its name."""
        wanted = set(where)
        here = [b for b in self.known if wanted <= self.names.bags[b] and self._adult(b)]
        here = [b for b in here if (self.names.kind(b) in OLD_KINDS) == self.old]
        small = [b for b in here if self.names.kind(b) is not BodyKind.REGION]
        return small or ([] if very else here)

    def _unit(self, fit: list[BodyId]) -> BodyId | None:
        units = [b for b in fit if self.names.kind(b) is BodyKind.PDU]
        return units[0] if len(units) == 1 else None

    def _adult(self, body: BodyId) -> bool:
        return self.names.kind(body) is not BodyKind.YJS
