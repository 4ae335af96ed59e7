"""A sentence -> what it claims: each rating word with the part it plays and how sure that is."""

import re
from dataclasses import replace
from itertools import pairwise

from monitor.domain.rating import Rating
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.claims.clause import bare, left_start, right_part
from monitor.domain.reader.claims.judging import Scene
from monitor.domain.reader.claims.surroundings import NOTHING, Around
from monitor.domain.reader.phrases import ranks, wording
from monitor.domain.reader.phrases.context import FROM, NOW
from monitor.domain.reader.phrases.rows import is_whole, row_label
from monitor.domain.reader.phrases.wording import TO_ONLY, WAS
from monitor.domain.reader.text.cue import has_any
from monitor.domain.reader.text.sentences import Sentence
from monitor.domain.reader.text.vocabulary import MOST_WORDS

# So many different ratings in one sentence may be the list of those on offer.
LISTED = 3
# A word in a row of a table that says it is of the whole.
ROW_WEIGHT = 6.0
# "Court work is 'Good' in Hull, 'Inadequate' in York and": of the same part.
_LISTED = re.compile(
    r"['\"]? (?:in|at|for) (?:the )?[a-z][a-z' &-]{1,40}?,?(?: and| but)?(?: it is| is)? ['\"]?"
)
# Of these it is known already what they speak of.
_ASIDE = frozenset((Role.PART, Role.OTHER))
_AND = re.compile(r"['\"]? and ")
_OR = re.compile(r"['\"]?,? or (?:only |even |just )?['\"]?")
_TIGHT = re.compile(r"['\"]?(?:,| –|;)? ?(?:and|or|to|then|down to|,)? ?['\"]?")


def claims(
    sentence: Sentence, mentions: tuple[Mention, ...], around: Around = NOTHING
) -> tuple[Claim, ...]:
    """All rating words of a sentence."""
    low = sentence.low
    words: list[re.Match[str]] = []
    if has_any(low, wording.RATING_STEMS):
        words = _found(low, wording.RATING_HINT, wording.RATING_WORD)
    if has_any(low, ranks.RANK_STEMS):
        told = _found(low, ranks.RANK_HINT, ranks.RANK)
        if ranks.OF_FOUR.search(low):
            told += _beside(told, _found(low, ranks.RANK_HINT, ranks.PLACE_OF_FOUR))
        words += [m for m in told if not _said_beside(m, words)]
    if not words:
        return ()
    words = sorted(words, key=lambda m: m.start())[:MOST_WORDS]
    label = None if any(m.name for m in mentions) else row_label(low)
    if label is not None and len({m.lastgroup for m in words}) <= LISTED:
        return tuple(_in_row(sentence, match, whole=is_whole(label)) for match in words)
    scale = _scale_at(low, words)
    listed = tuple(_listed(sentence, m) for m in words if m.start() >= scale)
    meant = [m for m in words if m.start() < scale]
    return _judged(sentence, meant, mentions, around) + listed


def _in_row(sentence: Sentence, match: re.Match[str], *, whole: bool) -> Claim:
    """A cell of a table that has a column for each body."""
    rating, (start, end) = Rating[match.lastgroup or ""], match.span()
    role = Role.OVERALL if whole else Role.PART
    return Claim(sentence, start, end, rating, role, ROW_WEIGHT * whole, whole, marked=True)


def _beside(known: list[re.Match[str]], more: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those of the second kind that are no part of the first."""
    starts = {match.start() for match in known}
    return [match for match in more if match.start() not in starts]


def may_rate(low: str) -> bool:
    """Cheap: may a rating word be in here?"""
    return has_any(low, wording.RATING_STEMS) or has_any(low, ranks.RANK_STEMS)


def _found(low: str, hint: re.Pattern[str], word: re.Pattern[str]) -> list[re.Match[str]]:
    """Matches of a pattern at the places that a faster one finds."""
    found: list[re.Match[str]] = []
    for at in hint.finditer(low):
        match = word.match(low, at.start())
        if match is not None and not (found and at.start() < found[-1].end()):
            found.append(match)
    return found


def _listed(sentence: Sentence, match: re.Match[str]) -> Claim:
    """A word that is only listed among those on offer."""
    rating = Rating[match.lastgroup or ""]
    return Claim(sentence, match.start(), match.end(), rating, Role.SCALE)


def _said_beside(rank: re.Match[str], words: list[re.Match[str]]) -> bool:
    """ "The lowest possible rating" beside the word itself is no second claim."""
    return any(_gap(rank, word) < wording.BESIDE for word in words if _may_be_one(rank, word))


def _may_be_one(rank: re.Match[str], word: re.Match[str]) -> bool:
    """ "Called inadequate, it has earned the top rating" speaks of two."""
    return rank.lastgroup == word.lastgroup or _gap(rank, word) < wording.CLOSE


def _gap(one: re.Match[str], other: re.Match[str]) -> int:
    return min(abs(other.start() - one.end()), abs(one.start() - other.end()))


def _scale_at(low: str, words: list[re.Match[str]]) -> int:
    """Where a sentence begins to list the words on offer; its end where it does not."""
    if len(words) > 1 and (span := wording.RANGE.search(low)):
        return span.start()
    if len({m.lastgroup for m in words}) < LISTED:
        return len(low)
    row = _row(low, words)
    if row is not None:
        said = row and wording.SCALE.within(low, words[row - 1].end(), words[row].start())
        return said.start() if said else 0
    return found.start() if (found := wording.SCALE.search(low)) else len(low)


def _row(low: str, words: list[re.Match[str]]) -> int | None:
    """Where enough different words begin to follow one another with next to nothing between."""
    row, first = {words[0].lastgroup}, 0
    for at, (one, following) in enumerate(pairwise(words), 1):
        if _TIGHT.fullmatch(low, one.end(), following.start()):
            row.add(following.lastgroup)
        else:
            row, first = {following.lastgroup}, at
        if len(row) >= LISTED:
            return first
    return None


def _without_alternatives(made: list[Claim]) -> tuple[Claim, ...]:
    """ "Rated X or Y": some of many, and none in particular."""
    either: dict[int, Role] = {}
    for at, (one, other) in enumerate(pairwise(made)):
        if one.rating is not other.rating and _OR.fullmatch(one.sentence.low, one.end, other.start):
            role = next((c.role for c in (one, other) if c.role in _ASIDE), Role.TALLY)
            either |= {at: role, at + 1: role}
    if not either:
        return tuple(made)
    return tuple(replace(c, role=either.get(at, c.role)) for at, c in enumerate(made))


def _after(before: Claim, claim: Claim) -> Claim:
    """A claim in the light of the one before it in its sentence."""
    if before.part and before.role is Role.BEFORE and TO_ONLY.match(claim.left):
        return replace(claim, role=Role.PART)
    if before.role is Role.PART and _LISTED.fullmatch(claim.sentence.low, before.end, claim.start):
        return replace(claim, role=Role.PART)
    if before.role is Role.PART and WAS.fullmatch(claim.sentence.low, before.end, claim.start):
        return replace(claim, role=Role.PART)
    return _with_time_of(before, claim)


def _with_time_of(before: Claim, claim: Claim) -> Claim:
    """ "Earlier this year A was rated X and B Y": both were earlier."""
    if before.role is not Role.BEFORE or claim.role is not Role.OVERALL:
        return claim
    if FROM.search(before.left) or NOW.search(claim.left) or not _AND.match(claim.left):
        return claim
    return replace(claim, role=Role.BEFORE, dated=before.dated)


def _judged(
    sentence: Sentence,
    words: list[re.Match[str]],
    mentions: tuple[Mention, ...],
    around: Around,
) -> tuple[Claim, ...]:
    """Each word with its clause; a frame such as "were rated" holds for those that follow it."""
    low, floor = sentence.low, 0
    made: list[Claim] = []
    framed = False
    for index, match in enumerate(words):
        begin = left_start(low, floor, match.start())
        end = words[index + 1].start() if index + 1 < len(words) else len(low)
        left, right = bare(low[begin : match.start()]), right_part(low[match.end() : end])
        near = around.after(low[floor:begin]) if begin else around
        scene = Scene(sentence, match, left, right, begin, mentions, index > 0, framed, near)
        claim = _after(made[-1], scene.claim()) if made else scene.claim()
        framed = claim.role is Role.OVERALL and scene.framed
        made.append(claim)
        floor = match.end()
    return _without_alternatives(made)
