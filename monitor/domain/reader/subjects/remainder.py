"""A claim about some of those named together before: "all but B", "the other two"."""

import re
from collections.abc import Iterator, Sequence

from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.claims.claim import Claim
from monitor.domain.reader.claims.parts import has_part
from monitor.domain.reader.phrases.set_wording import (
    ALL_BUT,
    EVERY_ONE,
    FIRST_OF_THEM,
    LEFT_OUT_IS,
    REST,
)
from monitor.domain.reader.points.scores import number
from monitor.domain.reader.text.cue import has_any
from monitor.domain.reader.text.sentences import Sentence

# Between names of one list.
_LISTED = re.compile(r"[\s,&]*(?:(?:and|in|for|the|or|that of)\b[\s,&]*)*")
_REACH, _SEVERAL = 4, 2
_HINTS = (*REST.hints, *EVERY_ONE.hints, *FIRST_OF_THEM.hints)


def beside_bodies(sentence: Sentence, cast: Cast) -> bool:
    """True where a sentence speaks of the rest after one that names bodies, and no part of one."""
    if not (sentence.order and has_any(sentence.low, _HINTS)):
        return False
    before = cast.told[sentence.order - 1]
    named = any(who(m) for m in cast.seen.get(before.order, ()))
    return named and not has_part(before.low)


def remainder(claim: Claim, cast: Cast) -> tuple[str, ...] | None:
    """Keys of the bodies that are left; None where the clause does not speak of such."""
    return _all_but(claim, cast) or _rest(claim, cast)


def _all_but(claim: Claim, cast: Cast) -> tuple[str, ...] | None:
    """All of a group but those that are named next."""
    low = claim.sentence.low
    match = ALL_BUT.within(low, 0, claim.start)
    here = [m for m in cast.seen.get(claim.sentence.order, ()) if who(m)]
    out = _list([m for m in here if match and m.start >= match.end()], low)
    if match is None or not out or not match.end() == out[0].start < claim.start:
        return None
    if LEFT_OUT_IS.fullmatch(low, out[-1].end, claim.start):
        return None
    named = {who(m) for m in out}
    if any(out[-1].end <= m.start < claim.start for m in here):
        return None
    return next(
        (left for group in _groups(claim, match.start(), cast) if (left := _less(group, named))),
        None,
    )


def _rest(claim: Claim, cast: Cast) -> tuple[str, ...] | None:
    """Those of a group that were not spoken of since it was named."""
    match = REST.search(claim.left)
    at = claim.left_start + match.start() if match else 0
    if match is None or _named_between(claim, at, cast):
        return None
    told = match["n"] or match["m"]
    count = number(told) if told else _how_many(match.group())
    for group, spoken in _spoken(claim, at, cast):
        left = _less(group, spoken)
        if left and spoken and count in (0, len(left)):
            return left
    return None


def _how_many(words: str) -> int:
    """0: however many there are."""
    return 1 if _of_one(words) else _SEVERAL if words.endswith("pair") else 0


def _of_one(words: str) -> bool:
    return words.endswith(("one", "unit", "other")) or has_any(words, ("neighbour", "rest of "))


def _named_between(claim: Claim, at: int, cast: Cast) -> bool:
    here = cast.seen.get(claim.sentence.order, ())
    return any(who(m) and at <= m.start < claim.start for m in here)


def _spoken(claim: Claim, at: int, cast: Cast) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """Each group with those of it that were spoken of after it, up to that place."""
    order = claim.sentence.order
    since = [who(m) for m in cast.seen.get(order, ()) if who(m) and m.start < at]
    for near in range(order - 1, max(-1, order - 1 - _REACH), -1):
        group = _alike([m for m in cast.seen.get(near, ()) if who(m)], cast)
        if len(group) > len(set(since)) and set(since) < set(group):
            yield group, set(since)
        since += [who(m) for m in cast.seen.get(near, ()) if who(m)]
    spoken = {who(m) for m in cast.seen.get(order, ()) if who(m) and m.start < at}
    spoken = spoken or set(_last(order, cast))
    kinds = {cast.roles[body].kind for body in spoken}
    if len(kinds) == 1:
        yield tuple(b for b in cast.main if cast.roles[b].kind in kinds), spoken


def _last(order: int, cast: Cast) -> tuple[str, ...]:
    return tuple(who(m) for m in cast.seen.get(order - 1, ()) if who(m))


def _groups(claim: Claim, at: int, cast: Cast) -> Iterator[tuple[str, ...]]:
    """The bodies of one kind that were named together, the nearest first."""
    order = claim.sentence.order
    for near in range(order, max(-1, order - 1 - _REACH), -1):
        here = [m for m in cast.seen.get(near, ()) if who(m) and (near < order or m.start < at)]
        if len(group := _alike(here, cast)) >= _SEVERAL:
            yield group


def _alike(found: Sequence[Mention], cast: Cast) -> tuple[str, ...]:
    """The bodies of mentions, if they are of one kind."""
    bodies = tuple(dict.fromkeys(map(who, found)))
    return bodies if len({cast.roles[body].kind for body in bodies}) == 1 else ()


def _list(found: Sequence[Mention], low: str) -> list[Mention]:
    """The first of several mentions, with those that are joined to it."""
    group = list(found[:1])
    for mention in found[1:]:
        if not _LISTED.fullmatch(low, group[-1].end, mention.start):
            break
        group.append(mention)
    return group


def _less(group: tuple[str, ...], some: set[str]) -> tuple[str, ...]:
    return tuple(body for body in group if body not in some)
