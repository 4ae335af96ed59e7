"""Who is in a story: every mention settled on a body, and which bodies matter most."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from monitor.domain.body import BodyId, BodyKind
from monitor.domain.inspectorate_hosts import host_in
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.bodies.names import Names, key
from monitor.domain.reader.bodies.naming import KIND, Named
from monitor.domain.reader.bodies.places import heads_in, places
from monitor.domain.reader.bodies.settling import YOUNG, Settler
from monitor.domain.reader.phrases.context import HMIP
from monitor.domain.reader.text.cue import cue, has_any
from monitor.domain.reader.text.sentences import Sentence
from monitor.domain.reader.text.when import year
from monitor.domain.reading import Story

# What lies within a body's area follows.
_INCLUDES = re.compile(
    r",? (?:which|that) (?:also )?(?:includes?|covers?|takes in|serves|spans|comprises|looks after"
    r"|is based in|runs from|stretches from|has offices in)\b[^,;.]*$"
)
# From 26 June 2021 the Probation Service has regions and delivery units:
# https://www.gov.uk/government/news/reforms-put-public-protection-at-heart-of-probation-service
UNIFIED = 2021
EARLY = 4
# What a sentence begins with it is about.
OPENING = 4
_OLD = cue(
    "community rehab|crc|dame glenys|national probation service",
    r"community rehabilitation compan|crcs?\b|dame glenys|national probation service\b",
)
_MODERN = cue(
    "delivery unit|pdu|martin jones|his majesty",
    r"probation delivery unit|pdus?\b|martin jones|his majesty's",
)
# Units, too, are spoken of where nothing but their region is named.
_AROUND = frozenset((Named.REGION,))
_COUNCIL = re.compile(r"(?:^|\.)([a-z-]+)\.(?:gov\.uk|moderngov\.co\.uk)$")
_ABBREVIATED = re.compile(r"\((?:pdu|yjs|yot|yos|crc)\)")
# How much a bare place counts beside the name of a body.
PLACE = 0.2


@dataclass(frozen=True, slots=True)
class Player:
    """One body in the story: its id, or None with its name as told. ``sure``: by its own name."""

    body: BodyId | None
    name: str
    kind: BodyKind | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """``seen``: per sentence the settled mentions. ``main``: keys of the bodies, foremost first.

    ``told``: the sentences. ``lines``: the line of each of them. ``first``: where each body is
    first named. ``headings``: sentences that are nothing but the name of a body.
    """

    told: tuple[Sentence, ...]
    seen: Mapping[int, tuple[Mention, ...]]
    main: tuple[str, ...]
    roles: Mapping[str, Player]
    weight: Mapping[str, float]
    lines: tuple[int, ...]
    first: Mapping[str, int]
    headings: frozenset[int]


def who(mention: Mention) -> str:
    """Key of the body that a settled mention names; empty for a bare noun."""
    if mention.body is not None:
        return mention.body
    if not mention.name or mention.named is Named.PROBATION:
        return ""
    return "?" + " ".join(mention.where)


def cast(
    story: Story, words: str, told: Iterable[tuple[Sentence, tuple[Mention, ...]]], names: Names
) -> Cast:
    """Sentences with their mentions -> Cast."""
    pairs = tuple(told)
    known = {m.body for _, found in pairs for m in found if m.body}
    settle = Settler(names, frozenset(known), _old(story, words), words)
    seen = _with_places(pairs, settle)
    weight: dict[str, float] = {}
    first: dict[str, int] = {}
    roles: dict[str, Player] = {}
    for sentence, _ in pairs:
        for mention in seen.get(sentence.order, ()):
            if body := who(mention):
                first.setdefault(body, sentence.order)
                more = _prominence(sentence, mention, body in weight)
                weight[body] = weight.get(body, 0) + more
                if body not in roles or (not mention.place and not roles[body].sure):
                    roles[body] = _role(mention, names)
    if not weight and (host := _hosted(story, words, names)):
        weight[host], first[host] = PLACE, 0
        known_body = names.gazetteer.bodies[host]
        roles[host] = Player(host, known_body.name, BodyKind.YJS, False)
    main = tuple(sorted(weight, key=lambda body: -weight[body]))
    lines = tuple(s.line for s, _ in pairs)
    sentences = tuple(s for s, _ in pairs)
    headings = frozenset(order for order in seen if _is_heading(sentences[order], seen[order]))
    return Cast(sentences, seen, main, roles, weight, lines, first, headings)


def _hosted(story: Story, words: str, names: Names) -> BodyId | None:
    """The youth service of the council on whose pages it stands, where no body is named at all."""
    council = _COUNCIL.search(host_in(story.url or ""))
    if council is None or not (YOUNG.in_lines(words) and HMIP.in_lines(words)):
        return None
    where = key(council.group(1).split("-"))
    having = names.having.get(where[0], ()) if where else ()
    part = [b for b in having if names.kind(b) is BodyKind.YJS and names.bags[b].issuperset(where)]
    return names.exact.get((Named.YJS, where)) or (part[0] if len(part) == 1 else None)


def _is_heading(sentence: Sentence, found: tuple[Mention, ...]) -> bool:
    named = [m for m in found if who(m)]
    if len(named) != 1 or sentence.in_title:
        return False
    rest = sentence.low[: named[0].start] + sentence.low[named[0].end :]
    return not any(map(str.isalpha, _ABBREVIATED.sub("", rest)))


def _with_places(
    pairs: tuple[tuple[Sentence, tuple[Mention, ...]], ...], settle: "Settler"
) -> dict[int, tuple[Mention, ...]]:
    """Per sentence: what it names, and the places that stand for bodies of the kinds in a story."""
    names = settle.names
    settled = [(sentence, tuple(map(settle, found)) if found else ()) for sentence, found in pairs]
    told = _kinds([m for _, found in settled for m in found], settle)
    head = [m.named for sentence, found in settled if sentence.order <= EARLY for m in found]
    if settle.of_units and Named.PROBATION in head and Named.YJS not in head:
        told.pop(Named.YJS, None)  # a neighbour of other sort, named by the way
        told[Named.PDU] += 1
    seen: dict[int, tuple[Mention, ...]] = {}
    common = tuple(sorted(told, key=lambda kind: -told[kind]))
    heads = heads_in((sentence for sentence, _ in pairs), names) if told else set()
    kinds = common
    for sentence, found in settled:
        if found:
            last = _kind(found[-1], names)
            kinds = (last, *(k for k in common if k is not last)) if last in told else common
        named = kinds and has_any(sentence.low, heads)
        more = tuple(places(sentence, found, kinds, names)) if named else ()
        more = tuple(m for m in more if not _inside(m, sentence.low, (*found, *more)))
        more += tuple(settle.shortened(sentence, (*found, *more)))
        if found or more:
            seen[sentence.order] = tuple(sorted((*found, *more), key=lambda m: m.start))
    return seen


def _inside(place: Mention, low: str, known: Iterable[Mention]) -> bool:
    """ "Staffordshire North, which includes Stoke and Newcastle": a place there, and no body."""
    within = _INCLUDES.search(low, 0, place.start)
    return within is not None and any(who(m) and m.end == within.start() for m in known)


def _kinds(found: list[Mention], settle: "Settler") -> Counter[Named]:
    """How often each kind of body is told of.

    "Probation services" of today are units; bodies of former days are no longer meant by a place.
    """
    told = Counter(_kind(m, settle.names) for m in found)
    plural = sum(m.named is Named.PROBATION and m.plural for m in found)
    told.pop(Named.PROBATION, None)
    if settle.old:
        return told
    if not told and settle.spoken_of is not None:
        told[settle.spoken_of] += 1
    if set(told) == _AROUND and settle.of_units:
        told[Named.PDU] += 1
    if plural:
        told[Named.PDU] += plural
    if Named.PDU in told:
        told.pop(Named.CRC, None)
        told.pop(Named.NPS, None)
    return told


def _kind(mention: Mention, names: Names) -> Named:
    return mention.named if mention.body is None else names.named(mention.body)


def _old(story: Story, words: str) -> bool:
    """True where the story is from the days of CRCs and NPS divisions."""
    if story.published is not None:
        return (story.published.year, story.published.month) < (UNIFIED, 6)
    if (told := year(story)) is not None:
        return told < UNIFIED
    return _OLD.in_lines(words) and not _MODERN.in_lines(words)


def _prominence(sentence: Sentence, mention: Mention, again: bool) -> float:
    scale = PLACE if mention.place else 1.0
    if sentence.in_title:
        return 5.0 * scale
    if sentence.order <= EARLY:
        return ((1.0 if again else 3.0) + (mention.start <= OPENING)) * scale
    return 0.5 * scale


def _role(mention: Mention, names: Names) -> Player:
    if mention.body is not None:
        known = names.gazetteer.bodies[mention.body]
        sure = mention.exact or (mention.named is Named.PROBATION and not mention.place)
        return Player(known.id, known.name, known.kind, sure)
    return Player(None, mention.name, KIND.get(mention.named), False)
