"""A pattern with words that must be there for it to match: most texts are dismissed at no cost."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed: start-up does not wait for it."""
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Cue:
    """``pattern`` can match only where one of ``hints`` occurs. Both in lower case."""

    hints: tuple[str, ...]
    pattern: str

    def search(self, text: str) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        for hint in self.hints:  # not by has_any: this runs for every clause
            if hint in text:
                return _compiled(self.pattern).search(text)
        return None

    def in_lines(self, text: str) -> bool:
        """Found in a line of a long text? Only lines that have a hint are searched."""
        hints = self.hints_in(text)
        lines = [line for line in text.split("\n") if has_any(line, hints)] if hints else ()
        return any(_compiled(self.pattern).search(line) is not None for line in lines)

    def within(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """As ``search``, between two places of the text."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        if not has_any(text, self.hints):
            return iter(())
        return _compiled(self.pattern).finditer(text, *bounds)

    def sub(self, put: str, text: str) -> str:
        """As ``re.Pattern.sub``."""
        return _compiled(self.pattern).sub(put, text) if has_any(text, self.hints) else text

    def blanked(self, text: str) -> str:
        """The text with spaces where it matches."""
        if not has_any(text, self.hints):
            return text
        return _compiled(self.pattern).sub(lambda m: " " * len(m.group()), text)

    def hints_in(self, text: str) -> tuple[str, ...]:
        """Its hints that occur: without one of them no part of the text can match."""
        return those_in(text, self.hints)


def cue(hints: str, pattern: str) -> Cue:
    """Hints, separated by "|", and a pattern -> Cue."""
    return Cue(tuple(hints.split("|")), pattern)


def any_of(cues: Iterable[Cue], text: str) -> bool:
    """True where one of several cues is found: each has hints of its own, and so fewer of them."""
    for each in cues:  # noqa: SIM110 - as in has_any
        if each.search(text) is not None:
            return True
    return False


def wordset(words: str) -> frozenset[str]:
    """Words with white space between -> the set of them."""
    return frozenset(words.split())


def has_any(text: str, stems: Iterable[str]) -> bool:
    """True where one of the stems occurs; a plain loop, since it runs for every sentence."""
    for stem in stems:  # noqa: SIM110 - any() with a generator takes twice as long
        if stem in text:
            return True
    return False


def those_in(text: str, stems: Iterable[str]) -> tuple[str, ...]:
    """The stems that occur in a whole text: no others need be looked for in its parts."""
    return tuple([stem for stem in stems if stem in text])
