"""Plain words -> the sentences worth reading, without what a page puts around its story."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.domain.reader.text import vocabulary as v
from monitor.domain.reader.text.plain import Plain


class Sentence(NamedTuple):
    """``text`` and ``low`` are ``plain.text[start:end]``. ``line``: number of its line; 0: title.

    ``order``: how many sentences come before it.
    """

    start: int
    end: int
    text: str
    low: str
    line: int
    order: int

    @property
    def in_title(self) -> bool:
        """True for the headline."""
        return self.line == 0


def is_heading(sentence: Sentence) -> bool:
    """A short line without an end: what follows may speak of it as "here"."""
    short = not sentence.in_title and len(sentence.low) <= v.SHORT_LINE
    return short and sentence.low.rstrip()[-1:].isalnum()


def sentences(words: Plain) -> tuple[Sentence, ...]:
    """Plain -> sentences in order, without boilerplate and without lines printed twice."""
    found: list[Sentence] = []
    for number, start, end in _lines(words):
        for begin, stop in _split(words.text, start, end):
            if number and _offers_others(words.low, begin):
                break
            text, low = words.text[begin:stop], words.low[begin:stop]
            if len(found) >= v.MOST:
                return tuple(found)
            found.append(Sentence(begin, stop, text, low, number, len(found)))
    return tuple(found)


def _lines(words: Plain) -> Iterator[tuple[int, int, int]]:
    """Line number, start, end of each line of the story itself."""
    seen: set[str] = set()
    for number, start, end in _joined(words):
        line = words.low[start:end].strip()
        if number and v.COMMENTS.match(line):
            return
        if not line or (number > 1 and line in seen and not v.VERDICT_LINE.match(line)):
            continue
        seen.add(line)
        yield number, start, end


def _joined(words: Plain) -> Iterator[tuple[int, int, int]]:
    """Lines, with those joined that were broken in the middle of a sentence."""
    text = words.text
    wrapped = _is_wrapped(text)
    start, number = 0, 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while number and _goes_on(text, start, end, wrapped):
            following = text.find("\n", end + 1)
            end = len(text) if following < 0 else following
        yield number, start, end
        start, number = end + 1, number + 1


def _is_wrapped(text: str) -> bool:
    """True where lines were broken at a fixed width, as in mail: many, and none of them long."""
    lines = text.split("\n")[1:]
    long = sum(len(line) > v.SHORT_LINE for line in lines)
    return long >= v.WRAPPED_LINES and max(map(len, lines)) <= v.WRAPPED_WIDTH


def _goes_on(text: str, start: int, end: int, wrapped: bool) -> bool:
    if end + 1 >= len(text) or end <= start or text[end - 1] in ".!?:;\"'\n ":
        return False
    last = end - max(start, text.rfind("\n", start, end) + 1)
    if wrapped:
        return last > v.SHORT_LINE and not text[end + 1].isspace()
    return end - start > v.SHORT_LINE and text[end + 1].islower()


def _offers_others(low: str, begin: int) -> bool:
    """True where a line stops being story and starts to advertise others."""
    return low[begin] in v.ELSEWHERE_FIRST and v.ELSEWHERE.match(low, begin) is not None


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Bounds of the sentences of one line."""
    begin = start
    for at in range(start + v.LONGEST, end, v.LONGEST):
        space = text.rfind(" ", begin + 1, at)
        stop = space if space > 0 else at
        yield from _split(text, begin, stop)
        begin = stop
    for match in v.SENTENCE_END.finditer(text, start, end):
        if _is_end(text, begin, match):
            yield begin, match.end()
            begin = match.end()
    if text[begin:end].strip():
        yield begin, end


def _is_end(text: str, begin: int, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 2].lstrip("'\"(")
    if not following[:1] or following[0].islower():
        return False
    return v.ABBREVIATION.search(text, max(begin, match.start() - 8), match.start() + 1) is None
