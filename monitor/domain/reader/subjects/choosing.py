"""A claim -> the bodies it is about."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from monitor.domain.body import BodyKind
from monitor.domain.rating import Rating
from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.bodies.naming import Named
from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.claims.clause import bare, left_start, right_part
from monitor.domain.reader.subjects.carried import carried
from monitor.domain.reader.subjects.columns import columned
from monitor.domain.reader.subjects.in_sentence import in_sentence
from monitor.domain.reader.subjects.one_of_several import one_of_several
from monitor.domain.reader.subjects.pointing import pointed
from monitor.domain.reader.subjects.remainder import remainder
from monitor.domain.reader.subjects.together import just_named, last_named, last_so_many, several
from monitor.domain.reader.text.cue import cue
from monitor.domain.reader.text.sentences import Sentence

_OPENING = re.compile(
    r"^\W*(?:(?:in|overall|and|while|but|so)\b\W*)?"
    r"(?:the (?:other|first|second|third|fourth|last)(?: (?:one|of (?:them|these|the \w+)|report"
    r"|unit|service))?, )?"
    r"(?:(?:those|that|the (?:ones?|units?|teams?|services?)) (?:for|in|of|at) (?:the )?)?"
)
_AND = re.compile(r"['\"]?(?:,|,? and) ['\"]?")
_IN_ORDER = cue("order|respectively", r"\b(?:respectively|in (?:that|this) order)\b")
# "Services in two areas of the North East were": bodies there, and not the region itself.
_AREAS = cue(
    "areas of|parts of|boroughs of|corners of|two of|three of|four of|five of|six of|several of"
    "|some of|many of|most of",
    r"\b(?:two|three|four|five|six|several|some|many|other|various|different|across) "
    r"(?:areas|parts|boroughs|corners) of\b"
    r"|\b(?:two|three|four|five|six|several|some|many|most) of (?:the )?(?:[a-z-]+ ){0,3}?[a-z]+'s?"
    r" (?:[a-z]+ ){0,2}(?:units|pdus|crcs|services|teams)\b",
)
_TWO = 2
# What the short name of a body in the clause adds to the weight of a claim.
LABEL = 2.0


def about(made: Iterable[Claim], cast: Cast) -> Iterator[tuple[Claim, tuple[str, ...]]]:
    """Claims of overall and of earlier ratings, each with the bodies that it speaks of."""
    told = [c for c in made if c.role in (Role.OVERALL, Role.BEFORE)]
    by_sentence: dict[int, list[Claim]] = defaultdict(list)
    for claim in told:
        by_sentence[claim.sentence.order].append(claim)
    for claim in told:
        bodies, beside = subjects(claim, cast), by_sentence[claim.sentence.order]
        if (column := columned(claim, beside, cast)) is not None:
            yield claim, column
            continue
        if claim.sentence.in_title and _both_at_once(claim, beside, bodies, cast):
            continue
        if "respectively" in claim.sentence.low or _in_pairs(beside, cast):
            bodies = _respective(claim, beside, cast) or bodies
        if _leads(claim, cast):
            claim = replace(claim, weight=claim.weight + LABEL)
        yield claim, bodies


def _both_at_once(claim: Claim, beside: list[Claim], bodies: tuple[str, ...], cast: Cast) -> bool:
    """A headline with two ratings and one body does not say whose they are."""
    alike = [c for c in beside if c.role is claim.role]
    return (
        len({c.rating for c in alike}) > 1
        and len({subjects(c, cast) for c in alike} | {bodies}) == 1
    )


def _leads(claim: Claim, cast: Cast) -> bool:
    """The clause begins with what a body is called for short."""
    start = claim.left_start + len(claim.left) - len(_OPENING.sub("", claim.left))
    return any(m.place and m.start == start for m in cast.seen.get(claim.sentence.order, ()))


def _in_pairs(beside: list[Claim], cast: Cast) -> bool:
    """ "A and B were rated X and Y": all the bodies first, then as many different ratings."""
    if len({c.rating for c in beside}) < _TWO:
        return False
    sentence = beside[0].sentence
    gaps = (sentence.low[one.end : following.start] for one, following in pairwise(beside))
    here = [m for m in cast.seen.get(sentence.order, ()) if who(m)]
    return (
        all(_AND.fullmatch(gap) for gap in gaps)
        and all(m.start < beside[0].start for m in here)
        and all(c.role is Role.OVERALL for c in beside)
    )


def _respective(claim: Claim, beside: list[Claim], cast: Cast) -> tuple[str, ...]:
    """ "A and B were rated X and Y respectively": the body in the place of the rating."""
    bodies = tuple(dict.fromkeys(who(m) for m in cast.seen.get(claim.sentence.order, ()) if who(m)))
    bodies = bodies or just_named(claim, cast) or last_so_many(len(beside), claim, cast)
    if len(bodies) != len(beside):
        return ()
    return (bodies[beside.index(claim)],)


def scored(sentence: Sentence, at: int, cast: Cast) -> tuple[str, ...]:
    """Bodies whose points stand at a place in a sentence: found like those of a rating there."""
    begin = max(left_start(sentence.low, 0, at), sentence.low.rfind(", which ", 0, at))
    left = bare(sentence.low[begin:at])
    right = right_part(sentence.low[at:])
    worth = Rating.INADEQUATE
    return subjects(
        Claim(sentence, at, at, worth, Role.OVERALL, left=left, right=right, left_start=begin), cast
    )


def owners(
    sentence: Sentence, points: Sequence[tuple[int, int]], rated: tuple[str, ...], cast: Cast
) -> Iterator[tuple[tuple[int, int], str]]:
    """Points of a sentence, each with whose they are: of so many bodies in the same order, else of
    the one that a rating there would be given to. ``rated``: all bodies with a rating."""
    named = tuple(dict.fromkeys(who(m) for m in cast.seen.get(sentence.order, ()) if who(m)))
    group = named or (last_named(sentence.order, cast) if len(points) > 1 else ())
    if len(points) == len(rated) > 1 and not named and _IN_ORDER.search(sentence.low):
        group = tuple(sorted(rated, key=lambda body: cast.first[body]))
    if len(points) == len(group) > 1:
        yield from zip(points, group, strict=True)
    else:
        yield from ((each, body) for each in points for body in scored(sentence, each[0], cast))


def subjects(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """Keys of the bodies that a claim speaks of, best guess; empty where there is none."""
    group = remainder(claim, cast)
    for way in (one_of_several, several):
        group = way(claim, cast) if group is None else group
    if group is not None:
        return group
    if _AREAS.search(_clause(claim)):
        return ()
    found = pointed(claim, cast) or in_sentence(claim, cast) or carried(claim, cast)
    return _divisions(cast) if _another_is_spoken_of(claim, found, cast) else found


def _clause(claim: Claim) -> str:
    """What stands before a rating; for the second of "X and Y" what stands before both."""
    return claim.left if claim.left.strip(" ,'\"and") else claim.sentence.low[: claim.start]


def _another_is_spoken_of(claim: Claim, found: tuple[str, ...], cast: Cast) -> bool:
    """The clause speaks of "the National Probation Service", and what was found is no part."""
    here = [m for m in cast.seen.get(claim.sentence.order, ()) if m.start < claim.start]
    last = here[-1] if here else None
    if last is None or last.name or last.named is not Named.NPS:
        return False
    kinds = {cast.roles[body].kind for body in found}
    return last.start >= claim.left_start and BodyKind.CRC in kinds


def _divisions(cast: Cast) -> tuple[str, ...]:
    """The division of the National Probation Service that a story knows, if it is one."""
    known = tuple(b for b in cast.main if cast.roles[b].kind is BodyKind.NPS_DIVISION)
    return known if len(known) == 1 else ()
