"""Bodies with ratings -> those that a story is about, and those that it mentions in passing."""

from collections.abc import Collection

from monitor.domain.body import BodyKind
from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.bodies.settling import OLD_KINDS
from monitor.domain.reader.claims.claim import Role
from monitor.domain.reader.text.plain import Plain
from monitor.domain.reader.verdict.resolution import (
    ENOUGH,
    Dossier,
    Verdict,
    finding,
    past,
    verdict,
)
from monitor.domain.reading import Finding, Story

_OF_TODAY = frozenset((BodyKind.PDU, BodyKind.REGION))
PROMINENT = 3.0
EARLY = 8
# A story with so many headings has a section for each body.
SECTIONS = 3


def divided(
    files: dict[str, Dossier], players: Cast, words: Plain, story: Story, count: int
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings of the bodies that the story is about, and those of others in passing.

    ``count``: how many it says it is about; for so many it does not matter how late they come.
    """
    findings: list[Finding] = []
    passing: list[Finding] = []
    rated = {body: sure for body, file in files.items() if (sure := verdict(file))}
    fresh = any(not files[body].only_dated() for body in rated)
    gone = _predecessors(rated, players)
    for body, file in sorted(files.items(), key=lambda each: _opened(each[1])):
        now = None if body in gone or (fresh and file.only_dated()) else rated.get(body)
        if found := now or past(file) or (rated.get(body) if body in gone else None):
            role = players.roles[body]
            made = finding(role, file, found, words, story)
            outcome = now is not None and (
                _prominent(body, players, found)
                or _has_section(body, players, found)
                or len(findings) < count
                or made.score is not None
                or _insisted(file)
                or (len(rated) == 1 and found.claim.whole)
            )
            (findings if outcome else passing).append(made)
    return tuple(findings), tuple(passing)


def _opened(file: Dossier) -> int:
    """The sentence that first says something of its body."""
    return min((claim.sentence.order for claim in file.claims), default=0)


def _predecessors(rated: Collection[str], players: Cast) -> frozenset[str]:
    """Companies and divisions of former days, where a unit or a region of today is rated."""
    today = [b for b in rated if players.roles[b].kind in _OF_TODAY and players.roles[b].sure]
    most = max((players.weight[body] for body in today), default=0.0)
    old = (body for body in rated if players.roles[body].kind in OLD_KINDS)
    return frozenset(body for body in old if players.weight[body] < most)


def _insisted(file: Dossier) -> bool:
    """Its rating stands in the story more than once, each time in full."""
    full = [c for c in file.claims if c.role is Role.OVERALL and c.weight >= ENOUGH]
    return len({c.sentence.order for c in full}) > 1


def _prominent(body: str, players: Cast, found: Verdict) -> bool:
    weight = players.weight[body]
    if found.claim.sentence.order <= EARLY or players.first[body] == 0:
        return True
    return weight >= PROMINENT or body == players.main[0]


def _has_section(body: str, players: Cast, found: Verdict) -> bool:
    """Its rating stands below a heading that is its name, in a story of such sections."""
    above = [h for h in players.headings if h < found.claim.sentence.order]
    if len(players.headings) < SECTIONS or not above:
        return False
    return any(who(m) == body for m in players.seen.get(max(above), ()))
