"""What the category of a story is decided from."""

from dataclasses import dataclass

from monitor.domain.reader.claim import Claim
from monitor.domain.reading import Finding


@dataclass(frozen=True, slots=True)
class Evidence:
    """``claims``: those of a body first, then all others; ``named``: the main body in the title.

    ``length``: how many sentences; ``scored``: points for a body are given.
    """

    title: str
    lede: str
    words: str
    year: int | None
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    mentions: tuple[Finding, ...]
    named: bool = False
    length: int = 1
    scored: bool = False
