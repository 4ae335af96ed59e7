"""What the category of a story is decided from."""

from dataclasses import dataclass

from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.text.once import once
from monitor.domain.reader.verdict.resolution import FAINT
from monitor.domain.reading import Finding


@dataclass(frozen=True)  # no slots: what was worked out is kept in the value
class Evidence:
    """``claims``: those of a body first, then all others; ``named``: the main body in the title.

    ``begins``: the sentence that names the first rated body first; ``length``: how many there are;
    ``scored``: points for a body are given.
    ``foreign``: there may be another inspectorate in it. ``official``: a page of the inspectorate's
    own, which says "we" and need not say who that is. ``opens``: the sentence that heads the item
    of a page which is told of; 0 where the page is one story.
    """

    title: str
    lede: str
    words: str
    year: int | None
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    mentions: tuple[Finding, ...]
    named: bool = False
    begins: int = 0
    length: int = 1
    scored: bool = False
    foreign: bool = True
    official: bool = False
    opens: int = 0

    @once
    def own(self) -> tuple[Claim, ...]:
        """Claims of an overall rating of today, the faintest left out."""
        return tuple([c for c in self.claims if c.role is Role.OVERALL and c.weight >= FAINT])
