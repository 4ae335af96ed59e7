"""A text with the words marked that something was taken from."""

from collections.abc import Iterable, Iterator

from monitor.domain.inspection import Evidence

Piece = tuple[str, int]
"""Words, and the number of the evidence that they are quoted by; 0 for none."""


def pieces(text: str, evidence: Iterable[Evidence]) -> Iterator[Piece]:
    """All of the text in order. Of quotes that overlap, the later one is marked from where the
    first one ends."""
    at = 0
    ordered = sorted(enumerate(evidence, start=1), key=lambda pair: pair[1].start)
    for number, one in ordered:
        begin, end = max(at, one.start), min(len(text), one.end)
        if begin >= end:
            continue
        if begin > at:
            yield text[at:begin], 0
        yield text[begin:end], number
        at = end
    if at < len(text):
        yield text[at:], 0
