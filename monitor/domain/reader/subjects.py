"""A claim -> the bodies it is about."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from monitor.domain.body import BodyKind
from monitor.domain.rating import Rating
from monitor.domain.reader.cast import Cast, who
from monitor.domain.reader.claim import Claim, Role
from monitor.domain.reader.clause import bare, left_start, right_part
from monitor.domain.reader.mention import Mention
from monitor.domain.reader.naming import KIND, Named
from monitor.domain.reader.pointing import pointed
from monitor.domain.reader.scores import number
from monitor.domain.reader.sentences import Sentence
from monitor.domain.reader.wording import RATING_HINT, TOGETHER

_JOINED = re.compile(
    r"^[\s,&*()'\"]*(?:(?:and|the|both|or|pdu|yos|yot|yjs|crc|units?|in|for|of|at|to|as well as"
    r"|[,&()])[\s,&*()'\"]*)*$"
)
_OPENING = re.compile(r"^\W*(?:(?:in|overall|and|while|but|so)\b\W*)?")
# "'Good' ratings went to", "Rated 'Good':": what follows may be a list.
_GIVEN_TO = re.compile(
    r"['\"]?,? ?(?:(?:overall )?(?:ratings?|grades?|marks?)\b ?)?(?:(?:(?:has|have|was|were|been"
    r"|went|go(?:es|ne|ing)?|given|awarded|handed) ){0,3}(?:by (?:[a-z]+ ){1,5})?"
    r"(?:to|for)(?: both)?(?: the)? |(?::| –) )"
)
_AND = re.compile(r"['\"]?(?:,|,? and) ['\"]?")
_TWO = 2
_NEAR = 3
# A story may speak of "a probation unit" before it names it, but not for longer than this.
_LEDE, _FORWARD = 4, 9
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
    if len(bodies) != len(beside):
        return ()
    return (bodies[beside.index(claim)],)


def scored(sentence: Sentence, at: int, cast: Cast) -> tuple[str, ...]:
    """Bodies whose points stand at a place in a sentence: found like those of a rating there."""
    begin = left_start(sentence.low, 0, at)
    left = bare(sentence.low[begin:at])
    right = right_part(sentence.low[at:])
    worth = Rating.INADEQUATE
    return subjects(
        Claim(sentence, at, at, worth, Role.OVERALL, left=left, right=right, left_start=begin), cast
    )


def subjects(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """Keys of the bodies that a claim speaks of, best guess; empty where there is none."""
    here = tuple(m for m in cast.seen.get(claim.sentence.order, ()) if who(m))
    full = tuple(m for m in here if not m.place)
    together = _together(claim, cast)
    if together:
        for chosen in (full, here):
            named = tuple(dict.fromkeys(map(who, chosen)))
            if len(named) == together:
                return named
        if all(m.named is Named.PROBATION for m in full):
            return _several(together, claim, cast)
    return pointed(claim, cast) or _in_sentence(claim, full, here, cast) or _carried(claim, cast)


def _in_sentence(
    claim: Claim, full: tuple[Mention, ...], here: tuple[Mention, ...], cast: Cast
) -> tuple[str, ...]:
    """Bodies named in the sentence of a claim: a list it goes to, else the closest."""
    if not _before_it(claim, full) and (given := _given_to(claim, full)):
        return given
    for choose in (_before_it, _after_it, _earlier_in_sentence):
        for chosen in (full, here):
            if found := choose(claim, chosen):
                return _widened(found, claim, cast) or _group(found, claim)
    return ()


def _given_to(claim: Claim, here: tuple[Mention, ...]) -> tuple[str, ...]:
    """ "'Good' went to A, B and C": the bodies of a list, where it is the end of its sentence."""
    low = claim.sentence.low
    after = [m for m in here if m.start >= claim.end]
    if not after or _GIVEN_TO.fullmatch(low, claim.end, after[0].start) is None:
        return ()
    group = joined(after, low)
    return () if RATING_HINT.search(low, group[-1].end) else tuple(dict.fromkeys(map(who, group)))


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
    return [m for m in here if start <= m.start < claim.start and left[m.start - start] != " "]


def _after_it(claim: Claim, here: tuple[Mention, ...]) -> list[Mention]:
    end = claim.end + len(claim.right)
    after = [m for m in here if claim.end <= m.start < end]
    return after[:1] if after and not after[0].plural else after


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


def _carried(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """Bodies named before, for "it", "the CRC", "both units"; else those the story is about."""
    noun = next(
        (m.named for m in reversed(cast.seen.get(claim.sentence.order, ())) if not m.name), None
    )
    for order in range(claim.sentence.order - 1, max(-1, claim.sentence.order - 1 - _NEAR), -1):
        named = [m for m in cast.seen.get(order, ()) if who(m) and _fits(m, noun)]
        close = cast.lines[order] == claim.sentence.line or order in cast.headings
        if named and _meant(named[0], close, cast):
            return (who(named[0]),)
    order = claim.sentence.order
    reach = _FORWARD if order <= _LEDE else order
    known = (b for b in cast.main if cast.first[b] <= reach)
    return tuple(body for body in known if _is_kind(cast.roles[body].kind, noun))[:1]


def _meant(mention: Mention, beside: bool, cast: Cast) -> bool:
    """Close by, or a body that matters; a town that happens to have a service is neither."""
    body = who(mention)
    close = beside and (not mention.place or cast.roles[body].sure)
    return close or _worth(body, cast)


def _is_kind(kind: BodyKind | None, noun: Named | None) -> bool:
    """A body may be meant by a bare noun: never a youth service by "probation", nor vice versa."""
    if noun is Named.PROBATION:
        return kind is not BodyKind.YJS
    return noun is None or KIND.get(noun) is kind


def _fits(mention: Mention, noun: Named | None) -> bool:
    return noun in (None, mention.named) or (
        noun is Named.PROBATION and mention.named is not Named.YJS
    )


def _worth(body: str, cast: Cast) -> bool:
    return cast.weight[body] * 3 >= cast.weight[cast.main[0]]


def _one_since(claim: Claim, at: int, cast: Cast) -> bool:
    """ "Two units were inspected: A was": a single body named since then is the one meant."""
    since = (m for m in cast.seen.get(claim.sentence.order, ()) if at <= m.start < claim.start)
    return len({who(m) for m in since if who(m) and not m.place}) == 1


def _together(claim: Claim, cast: Cast) -> int:
    """How many bodies a clause speaks of at once ("both", "all three units"); 0: not several."""
    match = TOGETHER.search(claim.left)
    if match is None or _one_since(claim, claim.left_start + match.end(), cast):
        return 0
    if match.group().startswith(("both", "neither", "the pair")):
        return 2
    stated = match["n"] or match["m"] or ("four" if "quartet" in match.group() else "three")
    return number(stated)


def _several(count: int, claim: Claim, cast: Cast) -> tuple[str, ...]:
    """So many bodies named close by, or of one kind in the whole story."""
    order = claim.sentence.order
    by_place = not cast.main or not cast.roles[cast.main[0]].sure
    for distance in range(_NEAR + 1):
        for near in (order - distance, order + distance):
            told = (m for m in cast.seen.get(near, ()) if by_place or not m.place)
            group = tuple(dict.fromkeys(who(m) for m in told if who(m)))
            if len(group) == count:
                return group
    for kind in BodyKind:
        group = tuple(body for body in cast.main if cast.roles[body].kind is kind)
        if len(group) == count:
            return group
    return ()
