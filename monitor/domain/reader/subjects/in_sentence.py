"""A claim whose own sentence names bodies -> those it is about."""

import re
from collections.abc import Sequence

from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.bodies.naming import Named
from monitor.domain.reader.claims.claim import Claim
from monitor.domain.reader.phrases.wording import RATING_HINT
from monitor.domain.reader.subjects.carried import COMPANY

_JOINED = re.compile(
    r"^[\s,&*()'\"]*(?:(?:and|the|both|or|pdu|yos|yot|yjs|crc|units?|in|for|of|on|at|to|as well as"
    r"|along with|together with"
    r"|[,&()])[\s,&*()'\"]*)*$"
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
_SUBJECT = re.compile(
    r"(?:\bthe|'s) (?:\w+ ){0,2}(?:service|team|unit|company|partnership|region|division|pdu|crc"
    r"|y[oj][ts])"
    r" (?:was|were|is|has|had|earned|got|received|came|comes)\b"
)
_NEAR = 3


def in_sentence(claim: Claim, cast: Cast) -> tuple[str, ...]:
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
    if not after or after[0].plural:
        return after
    group = joined(after, claim.sentence.low)
    alone = RATING_HINT.search(claim.sentence.low, group[-1].end) is None
    return group if alone and not any(m.place for m in group) else after[:1]


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
