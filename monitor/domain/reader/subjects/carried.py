"""A claim whose sentence names no body -> the body that was named before it."""

import re

from monitor.domain.body import BodyKind
from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.bodies.naming import KIND, Named
from monitor.domain.reader.claims.claim import Claim
from monitor.domain.reader.phrases.wording import STAND_IN
from monitor.domain.reader.text.cue import cue

_NEAR = 3
_WHENCE = re.compile(r"\b(?:from|by|like|unlike|than|borrowed from|neighbouring|nearby) (?:the )?$")
# A heading holds for so many sentences, where there are several.
_SECTION, _SECTIONS = 15, 2
# A story may speak of "a probation unit" before it names it, but not for longer than this.
_LEDE, _FORWARD = 4, 9
# "It was rated", "inspectors rated it": what the sentence before is about is meant.
_PRONOUN = re.compile(
    r"^\W*(?:and |but |so )?it\b|^\W*(?:rated|graded|judged|marked)(?: as)? ['\"]?$|\bit(?: as"
    r"| an?)? ['\"]?$"
)
_IS = re.compile(
    r"(?: (?:city|county))?(?: (?:unit|service|team|pdu|crc|one))?(?:,| (?:is|was|were|are|has been"
    r"|did|does|fared|came|comes|emerged|(?:they|inspectors) (?:met|found|saw|came across))\b)"
)
_THAT = re.compile(r"\bthat (?:unit|service|team|company|pdu|crc|one)\b")
COMPANY = cue(
    "the company|the firm|the contractor|that company|that firm",
    r"\b(?:the (?:company|firm|contractor)|that (?:company|firm))\b",
)
# Words that may stand before the subject of a sentence.
_OPENING = re.compile(r"\W*(?:(?:the|in|at|as for|over in|neighbouring|nearby)\b\W*)*")


def carried(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """Bodies named before, for "it", "the CRC"; else the first that the story is about."""
    noun = _noun(claim, cast)
    if subject := _subject_before(claim, noun, cast):
        return (subject,)
    for order in range(claim.sentence.order - 1, max(-1, claim.sentence.order - 1 - _NEAR), -1):
        named = [m for m in _told_of(order, cast) if _fits(m, noun)]
        if named and order in cast.headings and len(cast.headings) >= _SECTIONS:
            return (who(named[0]),)
        close = cast.lines[order] == claim.sentence.line or order in cast.headings
        if named and (_meant(named[0], close, cast) or _points_back(claim, order, cast)):
            return (who(named[0]),)
    if heading := _heading(claim, noun, cast):
        return (heading,)
    reach = _reach(claim, noun)
    fit = tuple(body for body in cast.main if _is_kind(cast.roles[body].kind, noun))
    known = tuple(body for body in fit if cast.first[body] <= reach)
    return known[:1] or _only(claim, fit, cast)


def _points_back(claim: Claim, order: int, cast: Cast) -> bool:
    """ "Inspectors rated that unit", "And Leeds? Good.": the one of the sentence before."""
    beside = order == claim.sentence.order - 1
    asked = cast.told[order].low.rstrip().endswith("?")
    return beside and (asked or _THAT.search(claim.left) is not None)


def _only(claim: Claim, fit: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """Minutes may say "the service" all along, and whose it is once, far below."""
    alone = len(fit) == 1 and cast.roles[fit[0]].sure
    return fit if alone and STAND_IN.search(claim.left) else ()


def _told_of(order: int, cast: Cast) -> list[Mention]:
    """The bodies of a sentence, but not where somebody came from: "a manager from Leeds"."""
    low = cast.told[order].low
    named = [m for m in cast.seen.get(order, ()) if who(m)]
    return [m for m in named if not (m.place and _WHENCE.search(low, 0, m.start))]


def _noun(claim: Claim, cast: Cast) -> Named | None:
    """The kind of body that the sentence speaks of without its name."""
    here = reversed(cast.seen.get(claim.sentence.order, ()))
    noun = next((m.named for m in here if _is_noun(m, claim)), None)
    return Named.CRC if noun is None and COMPANY.search(claim.left) else noun


def _is_noun(mention: Mention, claim: Claim) -> bool:
    """ "The fifth in the region to be told so": a region after a rating is where it was given."""
    if mention.name or mention.start < claim.left_start:
        return False
    return mention.start < claim.start or mention.named is not Named.REGION


def _subject_before(claim: Claim, noun: Named | None, cast: Cast) -> str:
    """The body that opens the sentence before, where the claim goes on with "it"."""
    order = claim.sentence.order - 1
    if noun is not None or order < 1 or not _PRONOUN.search(claim.left):
        return ""
    named = [m for m in cast.seen.get(order, ()) if who(m)]
    low = cast.told[order].low
    opening = _OPENING.match(low)
    opens = opening is not None and named and named[0].start <= opening.end()
    return who(named[0]) if opens and _IS.match(low, named[0].end) else ""


def _heading(claim: Claim, noun: Named | None, cast: Cast) -> str:
    """The body at the head of the section, in a story that has a section for each body."""
    order = claim.sentence.order
    if len(cast.headings) < _SECTIONS:
        return ""
    last = max((h for h in cast.headings if h < order), default=None)
    if last is None or order - last > _SECTION:
        return ""
    named = [m for m in cast.seen.get(last, ()) if who(m) and _fits(m, noun)]
    return who(named[0]) if named else ""


def _reach(claim: Claim, noun: Named | None) -> int:
    """How far ahead the body may be named that a claim speaks of."""
    order = claim.sentence.order
    stands = noun is not None or claim.sentence.in_title or STAND_IN.search(claim.left)
    return _FORWARD if order <= _LEDE and stands else order


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
