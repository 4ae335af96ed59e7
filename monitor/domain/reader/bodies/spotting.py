"""A word for a kind of body -> the names beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.bodies.names import Names, key
from monitor.domain.reader.bodies.naming import (
    AFTER_KIND,
    BETWEEN,
    DETERMINERS,
    GLUE,
    LONGEST_LINK,
    NOT_A_NAME,
    PEOPLE,
    QUARTERS,
    REPORT_ON,
    Named,
)
from monitor.domain.reader.text.sentences import Sentence

# "The Island's service", "the County's": known by what was said before.
_NO_NAME = NOT_A_NAME | {"island", "isle", "bay", "valley", "vale", "coast"}
# "A West Midlands service": one of those there, and no name.
_ARTICLE = len("an ")
# "Youth justice" is a subject; a service, a team, a unit is a body.
_ORGANISATION = re.compile(
    r"(?:services?|teams?|partnerships?|units?|compan(?:y|ies)|department|[a-z]{0,2}y[oj][stp]s?"
    r"|pdus?"
    r"|crcs?|yjeis|yjts|work with children(?: and victims)?)\*?$"
)


# What is a body by its name alone, and no sort of work.
_SETTLED = frozenset((Named.PDU, Named.CRC))
_APPOSED = 3

# Glue that neither begins nor ends a name.
_EDGE = GLUE - {"city"}


# A word or mark of a sentence in lower case, with its place.
Word = re.Match[str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A word for a kind in its sentence, and how to read the names beside it."""

    named: Named
    start: int
    end: int
    plural: bool
    sentence: Sentence
    names: Names

    def left(self, before: list[Word]) -> Iterator[Mention]:
        """ "Kirklees, Sheffield and Hull PDUs" -> its bodies, last first."""
        run = self._run_left(before)
        end = self.end
        while run:
            size = next((n for n in range(len(run), 0, -1) if self._hit(run[-n:])), 0)
            if size == 0 or self._cut_short(run, size):
                yield from self._unknown(run, end)
                return
            yield self._mention(run[-size:], end)
            run, end = run[:-size], run[-size].start()
            if not self.plural:
                return
            run = _trimmed(run)

    def right(self, after: list[Word]) -> Iterator[Mention]:
        """ "PDU in Kirklees", "units in North Manchester, Tameside and Wigan" -> its bodies."""
        run, start = self._run_right(after), self.start
        while run:
            size = next((n for n in range(len(run), 0, -1) if self._hit(run[:n])), 0)
            if size == 0 or self._longer(run, size, after):
                return
            yield self._mention(run[:size], run[size - 1].end(), start)
            start = len(self.sentence.low)
            if not self.plural:
                return
            run = run[size:]
            while run and run[0][0] in GLUE:
                run = run[1:]

    def apposed(self, before: list[Word]) -> Iterator[Mention]:
        """ "Kirklees, a PDU that", "the first is on Northshire, a probation unit" -> that body."""
        if self.plural or len(before) < _APPOSED or before[-1][0] not in ("a", "the"):
            return
        if before[-2][0] != "," or self.named not in _SETTLED:
            return
        run = self._names_before(before, len(before) - 2)
        size = next((n for n in range(len(run), 0, -1) if self._hit(run[-n:])), 0)
        if size == len(run) > 0:
            yield self._mention(run, self.end)
        elif run and run[0].start() and before[-1][0] == "a" and self._all_capital(run):
            start, stop = run[0].start(), run[-1].end()
            name = f"{self.sentence.text[start:stop]} {self.sentence.text[self.start : self.end]}"
            where = key(w[0] for w in run)
            yield Mention(start, self.end, self.named, None, name, where, False)

    def _all_capital(self, run: list[Word]) -> bool:
        return all(w[0] in GLUE or self._is_capital(w) for w in run)

    def _names_before(self, before: list[Word], last: int) -> list[Word]:
        at = last
        while at and self._may_name(before[at - 1]):
            at -= 1
        return _trimmed(before[at:last])

    def _hit(self, run: list[Word]) -> bool:
        if run[0][0] in GLUE or run[-1][0] in _EDGE:
            return False
        where = key([w[0] for w in run])
        if not where:
            return False
        if self.named is Named.PROBATION:
            return bool(self.names.loose.get(where))
        return self.names.lookup(self.named, where) is not None

    def _mention(self, run: list[Word], end: int, begin: int | None = None) -> Mention:
        where = key(w[0] for w in run)
        found = None if self.named is Named.PROBATION else self.names.lookup(self.named, where)
        start = run[0].start() if begin is None else min(begin, run[0].start())
        name = self.sentence.text[start : max(end, run[-1].end())]
        body, exact = found or (None, False)
        return Mention(start, max(end, self.end), self.named, body, name, where, exact, self.plural)

    def _run_left(self, before: list[Word]) -> list[Word]:
        """Words before the kind that may be a name."""
        at = len(before)
        if at and (before[at - 1][0] in DETERMINERS or self._is_on_probation(before)):
            return []
        while at and before[at - 1][0] in BETWEEN:
            at -= 1
        if at and before[at - 1][0] == ")":
            at = next((i for i in range(at - 1, -1, -1) if before[i][0] == "("), at)
        return self._names_before(before, at)

    def _is_on_probation(self, before: list[Word]) -> bool:
        """ "Hull on probation": a man, a club or a town that is, and no service."""
        if self.named is not Named.PROBATION or before[-1][0] != "on":
            return False
        return REPORT_ON.search(self.sentence.low, 0, self.start) is None

    def _may_name(self, word: Word) -> bool:
        bare = word[0].removesuffix("'s")
        if (
            bare in NOT_A_NAME
            and bare not in GLUE
            and not self.sentence.text[word.start()].isupper()
        ):
            return False
        return word[0] in GLUE or bare in self.names.vocabulary or self._is_capital(word)

    def _is_capital(self, word: Word) -> bool:
        """A capitalised word that is no everyday one: perhaps part of a name we lack."""
        if word[0] in NOT_A_NAME or not word[0][0].isalpha() or self.sentence.in_title:
            return False
        return (
            self.sentence.text[word.start()].isupper()
            and not self.sentence.text[word.start() : word.end()].isupper()
        )

    def _run_right(self, after: list[Word]) -> list[Word]:
        """Words after the kind, past "in" or "for", that may be a name."""
        at = 0
        links = AFTER_KIND - {","} if self.named is Named.REGION else AFTER_KIND
        links = links | PEOPLE if self.named is Named.PROBATION else links
        while at < min(len(after), LONGEST_LINK) and after[at][0] in links:
            at += 1
        if at == 0:
            return []
        end = self._names_to(after, at)
        if self.plural and end < len(after) and after[end][0] == ":":
            listed = after[end + 1 : self._names_to(after, end + 1)]
            if any(self._hit(listed[:n]) for n in range(1, len(listed) + 1)):
                return listed
        run = after[at:end]
        by_people = any(word[0] in PEOPLE for word in after[:at])
        return [] if by_people and self._is_region(run) else run

    def _is_region(self, run: list[Word]) -> bool:
        """ "Probation bosses in the East Midlands": whose unit is meant, is told elsewhere."""
        return (Named.REGION, key(w[0] for w in run)) in self.names.exact

    def _names_to(self, after: list[Word], at: int) -> int:
        while at < len(after) and self._may_name_right(after[at]):
            at += 1
        return at

    def _may_name_right(self, word: Word) -> bool:
        bare = word[0].removesuffix("'s")
        return word[0] in GLUE or bare in self.names.vocabulary

    def _cut_short(self, run: list[Word], size: int) -> bool:
        """True where a name of ours is only the tail of a longer one: "North Kirklees PDU"."""
        rest = run[:-size]
        if not rest:
            return False
        if rest[-1][0] in GLUE:
            return not self.plural and self._half(rest)
        return size == 1 or rest[-1][0] in QUARTERS

    def _longer(self, run: list[Word], size: int, after: list[Word]) -> bool:
        """True where a name of one body goes on with another: "in Leeds and Stamford"."""
        at = next(i for i, word in enumerate(after) if word.start() == run[size - 1].start()) + 1
        if self.plural or at + 1 >= len(after) or after[at][0] not in ("and", "&"):
            return False
        word = after[at + 1]
        return self.sentence.text[word.start()].isupper() and word[0] not in NOT_A_NAME

    def _half(self, rest: list[Word]) -> bool:
        """True where "Camden and" stands before it, and there is no such body by itself."""
        before = _trimmed(rest)
        if not before or rest[-1][0] not in ("and", "&") or rest[-2] is not before[-1]:
            return False
        if not self.sentence.text[before[-1].start()].isupper():
            return False
        return not any(self._hit(before[at:]) for at in range(len(before)))

    def _unknown(self, run: list[Word], end: int) -> Iterator[Mention]:
        proper = [
            w
            for w in run
            if self.sentence.text[w.start()].isupper() and w[0].removesuffix("'s") not in _NO_NAME
        ]
        if (
            self.named in (Named.PROBATION, Named.REGION, Named.NPS)
            or not proper
            # "Three Welsh units", "three of the North East's units"
            or (self.plural and (len(proper) == 1 or proper[-1][0].endswith("'s")))
            or self.sentence.in_title
            or not _ORGANISATION.search(self.sentence.low, self.start, self.end)
        ):
            return
        start = proper[0].start()
        if self.sentence.low.endswith((" a ", " an "), 0, start) or (
            self.sentence.low.startswith(("a ", "an ")) and start <= _ARTICLE
        ):
            return
        start = self._past_repetition(start, end)
        text = self.sentence.text[start:end]
        where = key(w[0] for w in run if w.start() >= start)
        yield Mention(start, end, self.named, None, text, where, False, self.plural)

    def _past_repetition(self, start: int, end: int) -> int:
        """ "In Eastmarsh, Eastmarsh Youth Justice Service": where the name itself begins."""
        place, _, name = self.sentence.low[start:end].rpartition(", ")
        again = place and name.startswith(place)
        return start + len(place) + len(", ") if again else start


def _trimmed(run: list[Word]) -> list[Word]:
    """A run without glue at its ends."""
    first, last = 0, len(run)
    while first < last and run[first][0] in _EDGE:
        first += 1
    while first < last and run[last - 1][0] in _EDGE:
        last -= 1
    return run[first:last]
