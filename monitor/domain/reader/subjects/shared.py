"""Ratings given by reference: "the other two ended in the same rating"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from monitor.domain.rating import Rating
from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.claims.change import same_said
from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.subjects.in_sentence import joined
from monitor.domain.reader.text.cue import cue, has_any
from monitor.domain.reader.text.sentences import Sentence

_SAME = re.compile(
    r"\b(?:same|identical) (?:overall )?(?:fate|rating|grade|mark"
    r"|judge?ment|verdict|score|band|result|outcome)\b"
)

_LIKE = ("same", "identical")

# "So was B", "as has C".
_ECHO = cue(
    "so |as |so,|as,",
    r"(?:\bso|,? (?:and )?as|, and so|\band so)(?:, too,| too)? "
    r"(?:was|were|is|are|has|have|had|did|does|do|too)"
    r" (?:the |its |that of |(?:nearby|neighbouring) "
    r"|(?:other|second|third|fourth|last)(?: (?:one|unit|service|report))?, )*",
)

# "It fared no better": as the one told of before it, where nothing is worse than that.
_NO_BETTER = cue(
    "no better|no different",
    r"\b(?:fare[ds]?|did|does|do|was|were|is|are|came out) no (?P<how>better|different(?:ly)?)\b"
    r"(?! (?:than|at|when|for|in|on|with|off)\b)",
)
# "The same goes for B".
_SAME_FOR = cue(
    "the same ",
    r"^\W*(?:and )?(?:(?:much |exactly )?the same (?:goes|went|is true|was true|holds|held|applies"
    r"|applied)|it (?:is|was) (?:much |exactly )?the same (?:story|picture|tale|thing|verdict"
    r"|result))"
    r" (?:for|of|to|in|at|with|over in) (?:the |its |nearby |neighbouring )*",
)
_ALIKE = (*_NO_BETTER.hints, *_SAME_FOR.hints, " too", " as well", " the same")
_PRONOUN = re.compile(
    r"\W*(?:and |but )?(?:it|that one|this one|the (?:unit|service|team) there)\b"
)
# What may stand before the subject of a sentence, and between it and its verb.
_BEFORE_IT = re.compile(r"\W*(?:(?:and|but|while|the|its|nearby|neighbouring|that of)\b\W*)*")
_AFTER_IT = re.compile(
    r"(?:'s)?\*?(?: \(\w+\))?,?(?: (?:unit|service|team|one|too|also|itself),?)* "
)
# "B was too.", "B got the same."
_TOO = cue(
    "too|as well|the same",
    r"\b(?:was|were|is|are|has|did) (?:too|as well)\W*$"
    r"|\b(?:got|received|earned|has|was given) (?:exactly |just )?the same\W*$",
)
# So many sentences later a rating is no longer what others are set beside.
_FRESH = 3

Told = tuple[Claim, tuple[str, ...]]


def shared(told: Iterable[Sentence], made: Iterable[Told], cast: Cast) -> Iterator[Told]:
    """Sentences that give bodies the rating named before them -> a claim for each."""
    known = tuple(made)
    claims: dict[int, list[Claim]] = defaultdict(list)
    for claim, _ in known:
        claims[claim.sentence.order].append(claim)
    earlier = [(c, bodies) for c, bodies in known if c.role is Role.OVERALL]
    for sentence in told:
        if sentence.order in claims or sentence.order - 1 in claims:
            yield from _echoed(sentence, claims, cast)
        if sentence.order not in claims and has_any(sentence.low, _ALIKE):
            yield from _alike(sentence, earlier, cast)
        if not has_any(sentence.low, _LIKE) or same_said(sentence.low):
            continue
        match = _SAME.search(sentence.low)
        given = [(c, bodies) for c, bodies in earlier if c.sentence.order < sentence.order]
        if match and given:
            claim, owners = given[-1]
            named = dict.fromkeys(who(m) for m in cast.seen.get(sentence.order, ()) if who(m))
            others = tuple(body for body in named if body not in owners)
            yield replace(claim, sentence=sentence, start=match.start(), end=match.end()), others


def _echoed(sentence: Sentence, claims: Mapping[int, list[Claim]], cast: Cast) -> Iterator[Told]:
    """ "A was rated Good, as was B": the claim just before it, of B."""
    order = sentence.order
    beside, before = claims.get(order, ()), claims.get(order - 1, ())
    here = [m for m in cast.seen.get(order, ()) if who(m)]
    for match in _ECHO.finditer(sentence.low) if here else ():
        after = [m for m in here if m.start >= match.end()]
        given = [c for c in beside if c.start < match.start()] or before
        if not after or after[0].start != match.end() or not given:
            continue
        if given[-1].role is Role.OVERALL:
            claim = replace(given[-1], sentence=sentence, start=match.start(), end=match.end())
            yield claim, tuple(dict.fromkeys(map(who, joined(after, sentence.low))))


def _alike(sentence: Sentence, earlier: Iterable[Told], cast: Cast) -> Iterator[Told]:
    """ "B fared no better", "the same goes for B": the rating given just before, of B."""
    better, same = _NO_BETTER.search(sentence.low), _SAME_FOR.search(sentence.low)
    match = better or same or _TOO.search(sentence.low)
    near = range(sentence.order - _FRESH, sentence.order)
    given = [told for told in earlier if told[0].sentence.order in near]
    if match is None or not given:
        return
    claim, owners = given[-1]
    if better and better["how"] == "better" and claim.rating is not Rating.INADEQUATE:
        return
    here = [m for m in cast.seen.get(sentence.order, ()) if who(m)]
    if same:
        named = joined(here, sentence.low) if here and here[0].start == same.end() else []
    else:
        named = _opening(here, sentence.low[: match.start()]) or _meant(sentence, cast)
    others = tuple(dict.fromkeys(who(m) for m in named if who(m) not in owners))
    yield replace(claim, sentence=sentence, start=match.start(), end=match.end()), others


def _opening(here: list[Mention], low: str) -> list[Mention]:
    """The body that is the subject of what a sentence begins with."""
    first = here[0] if here else None
    if first is None or not _BEFORE_IT.fullmatch(low, 0, first.start):
        return []
    return [first] if _AFTER_IT.fullmatch(low, first.end) else []


def _meant(sentence: Sentence, cast: Cast) -> list[Mention]:
    """ "It": what the sentence before spoke of first."""
    if _PRONOUN.match(sentence.low) is None:
        return []
    return [m for m in cast.seen.get(sentence.order - 1, ()) if who(m)][:1]
