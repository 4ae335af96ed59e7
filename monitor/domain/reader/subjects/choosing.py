"""A claim -> the bodies it is about."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from monitor.domain.body import BodyKind
from monitor.domain.rating import Rating
from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.bodies.naming import Named
from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.claims.clause import bare, left_start, right_part
from monitor.domain.reader.phrases.wording import RATING_HINT
from monitor.domain.reader.subjects.carried import COMPANY, carried
from monitor.domain.reader.subjects.one_of_several import one_of_several
from monitor.domain.reader.subjects.pointing import pointed
from monitor.domain.reader.subjects.remainder import remainder
from monitor.domain.reader.subjects.together import just_named, last_named, several
from monitor.domain.reader.text.cue import cue
from monitor.domain.reader.text.sentences import Sentence

_JOINED = re.compile(
    r"^[\s,&*()'\"]*(?:(?:and|the|both|or|pdu|yos|yot|yjs|crc|units?|in|for|of|at|to|as well as"
    r"|[,&()])[\s,&*()'\"]*)*$"
)
_OPENING = re.compile(
    r"^\W*(?:(?:in|overall|and|while|but|so)\b\W*)?"
    r"(?:the (?:other|first|second|third|fourth|last)(?: (?:one|of (?:them|these|the \w+)|report"
    r"|unit|service))?, )?"
)
# "'Good' ratings went to", "Rated 'Good':": what follows may be a list.
_GIVEN_TO = re.compile(
    r"['\"]?,? ?(?:(?:(?:is|was) )?(?:that|the (?:overall )?(?:rating|grade|mark|verdict)) "
    r"(?:(?:that |which )?(?:[\w']+ ){1,6}?(?=given|awarded|handed)|(?=for )))?"
    r"(?:(?:overall )?(?:ratings?|grades?|marks?)\b ?)?(?:(?:(?:has|have|was|were|been"
    r"|went|go(?:es|ne|ing)?|given|awarded|handed) ){0,3}(?:by (?:[a-z]+ ){1,5})?"
    r"(?:to|for)(?: both)?(?: the)? |(?::| –) )"
    r"|['\"]? (?:is|was) (?:what|how) [^.;:'\"]{2,80}? (?:(?:has|have) )?(?:call|give|gave|describ"
    r"|rate|award|judge|found|find|see|saw)\w*(?: both)? (?:the )?"
)
# "'Good' went to A, 'Inadequate' to B": each with a list of its own.
_NEXT_LIST = re.compile(
    r",?;? (?:and |but |while )?(?:an? |the )?['\"]?(?:outstanding|good|requir\w+ improvement"
    r"|inadequate)['\"]? (?:ratings? |that |the one |went |goes )*(?:to|for|in) "
)
# "Leeds joins Hull in being": the second is only company.
_BESIDE = re.compile(
    r"\b(?:joins?|joined|joining|follow(?:s|ed)|unlike|like|alongside|beside|next to) (?:the )?$"
)
# "And an 'Outstanding' for Hull", "A, 'Outstanding' to B": whose it is follows.
_ARTICLE = re.compile(r"\ban? ['\"]$|[a-z], (?:and |but |while )?['\"]$")
_AND = re.compile(r"['\"]?(?:,|,? and) ['\"]?")
_IN_ORDER = cue("order|respectively", r"\b(?:respectively|in (?:that|this) order)\b")
_SUBJECT = re.compile(
    r"(?:\bthe|'s) (?:\w+ ){0,2}(?:service|team|unit|company|partnership|region|division|pdu|crc"
    r"|y[oj][ts])"
    r" (?:was|were|is|has|had|earned|got|received|came|comes)\b"
)
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
_NEAR = 3
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
    bodies = bodies or just_named(claim, cast)
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
    found = pointed(claim, cast) or _in_sentence(claim, cast) or carried(claim, cast)
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


def _in_sentence(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """Bodies named in the sentence of a claim: a list it goes to, else the closest."""
    noun = _noun(claim, cast)
    here = tuple(
        m for m in cast.seen.get(claim.sentence.order, ()) if who(m) and not _around(m, noun)
    )
    full = tuple(m for m in here if not m.place)
    article = _ARTICLE.search(claim.left) is not None
    for chosen in (full, here):
        if (article or not _before_it(claim, chosen)) and (given := _given_to(claim, chosen)):
            return given
    for choose in (_before_it, _after_it, _earlier_in_sentence):
        for chosen in (full, here):
            if found := choose(claim, chosen):
                return _widened(found, claim, cast) or _group(found, claim)
    return ()


def _noun(claim: Claim, cast: Cast) -> Named | None:
    """The kind of the bare noun in a clause: "a unit in the North East"."""
    start, end = claim.left_start, claim.end + len(claim.right)
    here = cast.seen.get(claim.sentence.order, ())
    bare_nouns = (m.named for m in here if not m.name and start <= m.start < end and not m.plural)
    noun = next((named for named in bare_nouns if named is not Named.PROBATION), None)
    return Named.CRC if noun is None and COMPANY.search(claim.left) else noun


def _around(mention: Mention, noun: Named | None) -> bool:
    """The place or region around a body of another kind, rather than the body that is meant."""
    if noun is None or mention.named is noun:
        return False
    return mention.place or mention.named is Named.REGION


def _given_to(claim: Claim, here: tuple[Mention, ...]) -> tuple[str, ...]:
    """ "'Good' went to A, B and C": the bodies of a list, where it is the end of its sentence."""
    low = claim.sentence.low
    after = [m for m in here if m.start >= claim.end]
    if not after or _GIVEN_TO.fullmatch(low, claim.end, after[0].start) is None:
        return ()
    group = joined(after, low)
    last = group[-1].end
    if RATING_HINT.search(low, last) and not _NEXT_LIST.match(low, last):
        return ()
    return tuple(dict.fromkeys(map(who, group)))


def joined(found: Sequence[Mention], low: str) -> list[Mention]:
    """The first mention, with those that are joined to it by "and" or a comma."""
    group = [found[0]]
    for mention in found[1:]:
        if _JOINED.match(low[group[-1].end : mention.start]) is None:
            break
        group.append(mention)
    return group


def _before_it(claim: Claim, here: tuple[Mention, ...]) -> list[Mention]:
    left, start = claim.left, claim.left_start
    found = [m for m in here if start <= m.start < claim.start and left[m.start - start] != " "]
    own = [m for m in found if not _BESIDE.search(left[: m.start - start])]
    return own or found


def _after_it(claim: Claim, here: tuple[Mention, ...]) -> list[Mention]:
    end = claim.end + len(claim.right)
    after = [m for m in here if claim.end <= m.start < end]
    if after and _has_subject(claim) and "," in claim.sentence.low[claim.end : after[0].start]:
        return []
    return after[:1] if after and not after[0].plural else after


def _has_subject(claim: Claim) -> bool:
    """ "The borough's youth service earned an": who earned it has been said."""
    return _SUBJECT.search(claim.left) is not None


def _earlier_in_sentence(claim: Claim, here: tuple[Mention, ...]) -> list[Mention]:
    return [m for m in here if m.start < claim.left_start]


def _group(found: list[Mention], claim: Claim) -> tuple[str, ...]:
    """The last mention, with those that are joined to it by "and" or a comma."""
    group = [found[-1]]
    for mention in reversed(found[:-1]):
        gap = claim.sentence.low[mention.end : group[0].start]
        if mention.end < group[0].start and _JOINED.match(gap) is None:
            break
        group.insert(0, mention)
    return tuple(dict.fromkeys(map(who, group)))


def _widened(found: list[Mention], claim: Claim, cast: Cast) -> tuple[str, ...]:
    """ "Probation services in X" in the plural -> the units named just after it, X among them."""
    last = found[-1]
    if last.named is not Named.PROBATION or not last.plural:
        return ()
    for order in range(claim.sentence.order, claim.sentence.order + _NEAR + 1):
        group = tuple(
            dict.fromkeys(
                who(m)
                for m in cast.seen.get(order, ())
                if who(m) and m.named is not Named.PROBATION
            )
        )
        if len(group) > 1 and who(last) in group:
            return group
    return ()
