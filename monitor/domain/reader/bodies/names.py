"""The gazetteer, arranged for looking up names by their words, whatever the order of these."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from monitor.domain.body import Body, BodyId, BodyKind, Gazetteer
from monitor.domain.reader.bodies.naming import (
    GENERIC,
    KIND_HINT,
    KIND_WORDS,
    QUARTERS,
    SHORT_FOR,
    STOP,
    TOKEN,
    Named,
)
from monitor.domain.reader.text.cue import those_in
from monitor.domain.reader.text.plain import plain

Key = tuple[str, ...]
_OF_KIND = {
    BodyKind.CRC: Named.CRC,
    BodyKind.NPS_DIVISION: Named.NPS,
    BodyKind.REGION: Named.REGION,
    BodyKind.PDU: Named.PDU,
    BodyKind.YJS: Named.YJS,
}


# "Derby City Council's service" is that of Derby.
_OFFICES = frozenset(("city", "county", "borough"))


def key(words: Iterable[str]) -> Key:
    """Words of a name -> what it is looked up by: no possessive, no glue, no order."""
    kept: list[str] = []
    for word in words:
        bare = word if "'" not in word else _unpossessed(word)
        if bare not in STOP and bare[:1].isalnum():
            kept.append(SHORT_FOR.get(bare, bare))
    kept.sort()
    return tuple(kept)


def _unpossessed(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word.rstrip("'")


def words_of(low: str) -> list[str]:
    """A name in lower case -> its words without those for the kind of body."""
    return TOKEN.findall(GENERIC.sub(" ", KIND_WORDS.sub(" ", low)))


@dataclass(frozen=True)
class Names:
    """``exact``: kind and key -> body. ``near``: key of a place -> bodies there.

    ``loose``: key of "the probation service in ..." -> adult bodies that may be meant, those of
    that very name first. ``having``: word -> bodies that have it in a name or a place. ``heads``:
    words that the name of a place may begin with.
    """

    gazetteer: Gazetteer
    exact: dict[tuple[Named, Key], BodyId] = field(default_factory=dict)
    near: dict[Key, tuple[BodyId, ...]] = field(default_factory=dict)
    loose: dict[Key, tuple[BodyId, ...]] = field(default_factory=dict)
    brands: dict[str, list[tuple[tuple[str, ...], BodyId]]] = field(default_factory=dict)
    bags: dict[BodyId, frozenset[str]] = field(default_factory=dict)
    having: dict[str, list[BodyId]] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    vocabulary: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        near: dict[Key, list[BodyId]] = defaultdict(list)
        for body in self.gazetteer:
            if body.kind in _OF_KIND:
                self._learn(body, near)
        self._shorten()
        self.near.update((place, tuple(ids)) for place, ids in near.items())
        self._loosen(near)
        self.vocabulary.difference_update(STOP, ("'s",))
        self.heads.update(word for _, where in self.exact for word in where)
        self.heads.intersection_update(self.vocabulary)
        for known in (self.heads, self.vocabulary):
            known.update([short for short, full in SHORT_FOR.items() if full in known])

    def _loosen(self, near: dict[Key, list[BodyId]]) -> None:
        named: dict[Key, list[BodyId]] = defaultdict(list)
        for (_, where), body in self.exact.items():
            named[where].append(body)
        for where in {*named, *near}:
            both = (*named.get(where, ()), *near.get(where, ()))
            adult = (b for b in dict.fromkeys(both) if self.kind(b) is not BodyKind.YJS)
            self.loose[where] = tuple(adult)

    def _learn(self, body: Body, near: dict[Key, list[BodyId]]) -> None:
        bag: set[str] = set()
        for name in (body.name, body.short_name, *body.aliases):
            bag.update(self._learn_name(body, name))
        for place in body.places:
            low = plain(place).low
            where = key(words_of(low) or TOKEN.findall(low))
            bag.update(where)
            if body.id not in near[where]:
                near[where].append(body.id)
        self.bags[body.id] = frozenset(bag)
        self.vocabulary.update(bag)
        for word in bag:
            self.having.setdefault(word, []).append(body.id)

    def _learn_name(self, body: Body, name: str) -> Key:
        low = plain(name).low
        if not any(KIND_WORDS.match(low, hint.start()) for hint in KIND_HINT.finditer(low)):
            words = tuple(TOKEN.findall(low))
            self.brands.setdefault(words[0], []).append((words, body.id))
            return ()
        rest = key(words_of(low))
        self.exact.setdefault((_OF_KIND[body.kind], rest), body.id)
        return rest

    def _shorten(self) -> None:
        """ "Derby" is Derby City, where nothing else is called just that."""
        for (named, where), body in tuple(self.exact.items()):
            short = tuple(word for word in where if word not in _OFFICES)
            if short:
                self.exact.setdefault((named, short), body)

    def brands_in(self, low: str) -> tuple[str, ...]:
        """First words of the names without a word for their kind that may be in here."""
        return those_in(low, self.brands)

    def named(self, body: BodyId) -> Named:
        """Kind of a known body, as mentions call it."""
        return _OF_KIND[self.kind(body)]

    def lookup(self, named: Named, where: Key) -> tuple[BodyId, bool] | None:
        """Kind and key -> body, and whether that is its very name."""
        if (found := self.exact.get((named, where))) is not None:
            return found, True
        if len(where) > 1 and _OFFICES.intersection(where):
            return self.lookup(named, tuple(word for word in where if word not in _OFFICES))
        kind = [b for b in self.near.get(where, ()) if _OF_KIND[self.kind(b)] is named]
        wanted = set(where)
        if not kind and len(wanted) == len(where) > 1 and wanted - QUARTERS:
            kind = [
                b
                for b in self.having.get(where[0], ())
                if wanted <= self.bags[b] and _OF_KIND[self.kind(b)] is named
            ]
        return (kind[0], False) if len(kind) == 1 else None

    def kind(self, body: BodyId) -> BodyKind:
        """Kind of a known body."""
        return self.gazetteer.bodies[body].kind
