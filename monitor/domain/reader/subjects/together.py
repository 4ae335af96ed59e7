"""A claim about several bodies at once: "both", "all three units", "in each case"."""

import re

from monitor.domain.body import BodyKind
from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.bodies.naming import Named
from monitor.domain.reader.claims.claim import Claim
from monitor.domain.reader.phrases.counting import TOGETHER
from monitor.domain.reader.phrases.set_wording import SINGLED_OUT
from monitor.domain.reader.points.scores import number
from monitor.domain.reader.text.cue import cue

_NEAR = 3
# A list of them begins, and ends, within so many sentences.
_LIST = 9
# Its lines begin with no more than a mark.
_BULLET = 3
# The weight of a place that stands in the headline, or twice in the opening.
TOLD = 0.8
# As many as were named just before, however many that is.
_EACH = cue(
    "each|every|either|all",
    r"\b(?:in (?:each|every|either) case|in each(?=: ?['\"]?$)|for each(?: one)?"
    r"|each (?:one|of them|of these|(?:unit|pdu|service|team|company|crc|region|yjs|yot))"
    r"|every one(?: of (?:them|these))? (?:was|is|has|got|remains?)"
    r"|each (?:was|is|has|received|got|now|still|remains?|earned|scored)"
    r"|all of (?:them|these)|they (?:were|are|have) (?:all|each)"
    r"|all (?:were|are|have)|(?:were|are) all|have all)\b|\beach $",
)


# "'Good' for all", "a rating of 'Good' was given to each".
_TO_EACH = re.compile(
    r"['\"]?(?: ratings?)?,?(?: (?:is|was|were|has been|have been|went|goes))?"
    r"(?: (?:given|handed|awarded))? (?:to|for) (?:each|all|both)"
    r"(?: (?:of (?:them|these)|one))?\W*$"
)
# "'Good' was the outcome in all three".
_GIVEN_TO_ALL = re.compile(
    r"['\"]?,? (?:is|was|were) (?:also )?the (?:outcome|verdict|rating|grade|result|mark|word)"
    r" (?:in|for|on|of|at) (?P<all>both|all (?:of the )?(?P<n>two|three|four|five))\b"
    r"(?! (?:standards|areas|aspects|years|years' |inspections of))"
)


def several(claim: Claim, cast: Cast) -> tuple[str, ...] | None:
    """Keys of the bodies that a clause speaks of at once; None where it speaks of one.

    Empty where it speaks of several and does not say which.
    """
    here = tuple(m for m in cast.seen.get(claim.sentence.order, ()) if who(m))
    full = tuple(m for m in here if not m.place)
    count = together(claim, cast)
    if not count:
        every = _EACH.search(claim.left) or _TO_EACH.match(claim.right)
        each = every and all(m.named is Named.PROBATION for m in full)
        return just_named(claim, cast) or None if each else None
    for chosen in (full, here):
        named = tuple(dict.fromkeys(map(who, chosen)))
        if len(named) == count:
            return named
    return _so_many(count, claim, cast) if all(m.named is Named.PROBATION for m in full) else None


def together(claim: Claim, cast: Cast) -> int:
    """How many bodies a clause speaks of at once ("both", "all three units"); 0: not several."""
    match = TOGETHER.search(SINGLED_OUT.blanked(claim.left))
    if match is None and (given := _GIVEN_TO_ALL.match(claim.right)):
        return 2 if given["all"] == "both" else number(given["n"])
    if match is None or _one_since(claim, claim.left_start + match.end(), cast):
        return 0
    if match.group().startswith(("both", "neither", "the pair")):
        return 2
    stated = match["n"] or match["m"] or ("four" if "quartet" in match.group() else "three")
    return number(stated)


def _one_since(claim: Claim, at: int, cast: Cast) -> bool:
    """ "Two units were inspected: A was": a single body named since then is the one meant; by its
    place alone where it is its overall rating: "put the two together, and Kent's overall is"."""
    here = (m for m in cast.seen.get(claim.sentence.order, ()) if at <= m.start < claim.start)
    # "Two London probation services" are two of those there.
    since = (m for m in here if not (m.plural and m.named is Named.PROBATION))
    low = claim.sentence.low
    return len({who(m) for m in since if who(m) and (claim.whole or _sets_in(m, low))}) == 1


def _sets_in(mention: Mention, low: str) -> bool:
    """A full name, or a place that begins what a colon announces."""
    return not mention.place or low.endswith(": ", 0, mention.start)


def just_named(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """The bodies of the last sentence that names several."""
    return last_named(claim.sentence.order, cast)


def last_named(order: int, cast: Cast) -> tuple[str, ...]:
    """The bodies of the last sentence before that one that names several."""
    for near in range(order - 1, max(-1, order - 1 - _NEAR), -1):
        group = tuple(dict.fromkeys(who(m) for m in cast.seen.get(near, ()) if who(m)))
        if len(group) > 1 and len({cast.roles[body].kind for body in group}) == 1:
            return group
    return ()


def _counts(body: str, kind: BodyKind, sure: bool, cast: Cast) -> bool:
    """A body of a kind, ``sure`` by its own name, or else one that is told of at some length."""
    if cast.roles[body].kind is not kind:
        return False
    return cast.roles[body].sure if sure else cast.weight[body] >= TOLD


def _listed(count: int, claim: Claim, cast: Cast) -> tuple[str, ...]:
    """So many bodies, each at the head of a line of its own, close after."""
    group: list[str] = []
    for order in range(claim.sentence.order + 1, claim.sentence.order + 1 + _LIST):
        heads = [m for m in cast.seen.get(order, ()) if who(m) and m.start <= _BULLET]
        if heads and cast.lines[order] > cast.lines[order - 1]:
            group.append(who(heads[0]))
        elif group:
            break
    return tuple(group) if len(set(group)) == len(group) == count else ()


def _one_by_one(count: int, claim: Claim, cast: Cast) -> tuple[str, ...]:
    """So many bodies of one kind, each named in a sentence of its own just before."""
    group = last_so_many(count, claim, cast)
    return group if len({cast.roles[body].kind for body in group}) == 1 else ()


def last_so_many(count: int, claim: Claim, cast: Cast) -> tuple[str, ...]:
    """So many bodies of whatever kind, each named in a sentence of its own just before."""
    group: list[str] = []
    for near in range(claim.sentence.order - 1, max(0, claim.sentence.order - 1 - 2 * _NEAR), -1):
        named = dict.fromkeys(who(m) for m in cast.seen.get(near, ()) if who(m))
        group += [body for body in named if body not in group]
        if len(group) >= count:
            break
    return tuple(reversed(group)) if len(group) == count else ()


def _so_many(count: int, claim: Claim, cast: Cast) -> tuple[str, ...]:
    """So many bodies named close by, else in the whole story."""
    here = cast.seen.get(claim.sentence.order, ())
    nouns = {m.named for m in here if not m.name}
    foremost = cast.roles[cast.main[0]].kind if cast.main else None
    by_place = not cast.main or not cast.roles[cast.main[0]].sure
    for distance in range(_NEAR + 1):
        for near in (claim.sentence.order - distance, claim.sentence.order + distance):
            told = [m for m in cast.seen.get(near, ()) if who(m)]
            for chosen in (
                [m for m in told if by_place or not m.place],
                [m for m in told if m.named in nouns],
                [m for m in told if cast.roles[who(m)].kind is foremost],
            ):
                group = tuple(dict.fromkeys(map(who, chosen)))
                if len(group) == count:
                    return group
    return (
        _listed(count, claim, cast) or _one_by_one(count, claim, cast) or _of_one_kind(count, cast)
    )


def _of_one_kind(count: int, cast: Cast) -> tuple[str, ...]:
    """So many bodies of one kind in the whole story, by their own names or told of at length."""
    for sure in (True, False):
        for kind in BodyKind:
            group = tuple(b for b in cast.main if _counts(b, kind, sure, cast))
            if len(group) == count:
                return group
    return ()
