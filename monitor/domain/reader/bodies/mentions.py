"""A sentence -> the bodies it names, and the words that stand for one named before."""

import re
from bisect import bisect_left
from collections.abc import Collection

from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.bodies.names import Names
from monitor.domain.reader.bodies.naming import (
    KIND_HINT,
    KIND_STEMS,
    KIND_WORDS,
    LONGEST_NAME,
    REPORT_ON,
    SINGULAR,
    TOKEN,
    Named,
)
from monitor.domain.reader.bodies.spotting import Spot, Word
from monitor.domain.reader.text.cue import has_any
from monitor.domain.reader.text.sentences import Sentence


def mentions(
    sentence: Sentence, names: Names, brands: Collection[str] | None = None
) -> tuple[Mention, ...]:
    """All mentions in a sentence, in order.

    ``brands``: what brand names can begin with; None for all of them.
    """
    low = sentence.low
    kinds = _kinds(low)
    branded = has_any(low, names.brands if brands is None else brands)
    if not kinds and not branded:
        return ()
    words = list(TOKEN.finditer(low))
    found: list[Mention] = []
    for match in kinds:
        floor = found[-1].end if found else 0
        found += _of_kind(match, _Beside(words, floor), sentence, names)
    if branded:
        found += _brands(words, sentence, names)
    found.sort(key=lambda mention: mention.start)
    return tuple(found)


def _is_sentence(low: str, at: int) -> bool:
    """ "People on probation", "Hull on probation"; not "a report on probation"."""
    return low.endswith("on ", 0, at) and REPORT_ON.search(low, 0, at) is None


def _kinds(low: str) -> list[re.Match[str]]:
    """Words for kinds of bodies, one after the other."""
    found: list[re.Match[str]] = []
    if not has_any(low, KIND_STEMS):
        return found
    end = 0
    for hint in KIND_HINT.finditer(low):
        if hint.start() >= end and (match := KIND_WORDS.match(low, hint.start())):
            end = match.end()
            if match.group() != "probation" or not _is_sentence(low, match.start()):
                found.append(match)
    return found


_start = re.Match.start


class _Beside:
    """The words just before and just after a place in a sentence."""

    def __init__(self, words: list[Word], floor: int) -> None:
        self._words, self._floor = words, floor

    def before(self, at: int) -> list[Word]:
        """Words that end before ``at``, as far back as a name can reach."""
        stop = bisect_left(self._words, at, key=_start)
        first = bisect_left(self._words, self._floor, max(0, stop - LONGEST_NAME), stop, key=_start)
        return self._words[first:stop]

    def after(self, at: int) -> list[Word]:
        """Words from ``at`` on, as far as a name can reach."""
        first = bisect_left(self._words, at, key=_start)
        return self._words[first : first + LONGEST_NAME]


def _of_kind(
    match: re.Match[str], beside: _Beside, sentence: Sentence, names: Names
) -> list[Mention]:
    """Mentions around one word for a kind: names before it, else after it, else a bare noun."""
    start, end = match.span()
    plural = match.group().rstrip("*").endswith("s") and match.group() not in SINGULAR
    plural = plural and not match.group().endswith("victims")
    named = Named(match.lastgroup or "")
    spot = Spot(named, start, end, plural, sentence, names)
    found = list(spot.left(beside.before(start)))
    if not any(mention.body or mention.named is Named.PROBATION for mention in found):
        found = (
            list(spot.right(beside.after(end))) or found or list(spot.apposed(beside.before(start)))
        )
    return found or [Mention(start, end, named, plural=plural)]


def _brands(words: list[Word], sentence: Sentence, names: Names) -> list[Mention]:
    """Names that hold no word for a kind: brands and abbreviations."""
    found: list[Mention] = []
    for at, word in enumerate(words):
        for brand, body in names.brands.get(word[0], ()):
            if tuple(w[0] for w in words[at : at + len(brand)]) == brand:
                start, end = word.start(), words[at + len(brand) - 1].end()
                name = sentence.text[start:end]
                found.append(Mention(start, end, names.named(body), body, name))
    return found
