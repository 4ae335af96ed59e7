"""The part of a page that is a story of its own: an item of minutes, of a newsletter."""

import re
from collections.abc import Iterable, Sequence

from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.text.sentences import Sentence, is_heading
from monitor.domain.reader.verdict.resolution import FAINT

# So many characters are the opening of a story.
LEDE = 400
# So far above a rating stands the heading of the item that it is told in.
_REACH = 15
_OURS = re.compile(
    r"\b(?:inspect(?:ions?|orate|ors)|hmip|probation|youth (?:justice|offending)|crcs?|pdus?|yots?"
    r"|yos|yjs)\b"
)


def opening(told: Sequence[Sentence], weighed: Iterable[Claim]) -> int:
    """Sentences, claims of bodies -> the heading of the item that first rates one; else 0.

    Only a page whose title speaks of something else has such items.
    """
    now = [c.sentence.order for c in weighed if c.role is Role.OVERALL and c.weight >= FAINT]
    if not now or not told or _OURS.search(told[0].low):
        return 0
    near = range(min(now), max(0, min(now) - _REACH), -1)
    heads = (at for at in near if is_heading(told[at]) and _OURS.search(told[at].low))
    return next(heads, 0)


def lede(told: Sequence[Sentence], opens: int) -> str:
    """The first words of the item that a sentence opens, in lower case."""
    return "\n".join([sentence.low for sentence in told[opens : opens + LEDE]])[:LEDE]
