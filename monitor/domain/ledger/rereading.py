"""An article read again: what does it say otherwise than was recorded?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from monitor.domain.body import BodyId, Gazetteer
from monitor.domain.inspection import Authority, Evidence, InspectionId
from monitor.domain.ledger.change import Known
from monitor.domain.ledger.comparing import Rules, compare
from monitor.domain.ledger.newness import Telling
from monitor.domain.ledger.revision import Altered, Kept, Revision, Saying, Tabled
from monitor.domain.reading import Finding, Reading


@dataclass(frozen=True, slots=True)
class Reread:
    """``revision`` is None where it says the same. ``tables``: of an official article."""

    revision: Revision | None
    tables: tuple[Tabled, ...] = ()


def reread(
    kept: Kept, reading: Reading, bodies: Mapping[InspectionId, BodyId], rules: Rules
) -> Reread:
    """Compare today's reading with what was recorded of the same text.

    ``bodies``: whose each standing inspection is. What is doubtful today is neither believed nor
    does it take back what was believed: a person has to look. An article without a date that
    never spoke for an inspection cannot do so now: nobody can tell which one it would be. What a
    person said of a text stands, whatever is read there today.
    """
    if kept.settled:
        return Reread(None)
    left = list(kept.said)
    fresh: list[Saying] = []
    pairs: list[Altered] = []
    doubted: list[Finding] = []
    for finding in reading.findings if reading.relevant else ():
        before = _taken(left, finding, bodies, rules.gazetteer)
        saying = _saying(kept, reading, finding, rules)
        if saying is None:
            doubted.append(finding)
        elif before is not None:
            pairs.append(Altered(before, saying))
        elif kept.article.published is not None or kept.said:
            fresh.append(saying)
    revision = Revision(
        article=replace(kept.article, text="", table=None),
        was=kept.category,
        reading=replace(reading, mentions=()),
        fresh=tuple(fresh),
        altered=tuple(pair for pair in pairs if _differs(pair)),
        gone=tuple(left),
        doubted=tuple(doubted),
    )
    return Reread(revision if _says_otherwise(revision) else None, tuple(_tables(pairs)))


def _taken(
    left: list[Evidence],
    finding: Finding,
    bodies: Mapping[InspectionId, BodyId],
    gazetteer: Gazetteer,
) -> Evidence | None:
    """What was recorded of the same body, taken out of the list; the same rating first."""
    if finding.body_id is None:
        return None
    names = (finding.body_id, *gazetteer.former_names(finding.body_id))
    alike = [one for one in left if bodies.get(one.inspection_id) in names]
    found = next((one for one in alike if one.rating is finding.overall), None)
    found = found or next(iter(alike), None)
    if found is not None:
        left.remove(found)
    return found


def _saying(kept: Kept, reading: Reading, finding: Finding, rules: Rules) -> Saying | None:
    """As the ledger would take it if it knew nothing else; None where it would ask a person."""
    alone = replace(reading, findings=(finding,), doubts=())
    made = compare(kept.article, alone, Known({}), Telling.TELL, rules)
    if not made.evidence or not made.entries:
        return None
    return Saying(finding, made.evidence[0], made.entries[0])


def _differs(pair: Altered) -> bool:
    """How it is worded and how sure we are does not count."""
    return _content(pair.before) != _content(pair.now.evidence)


def _content(evidence: Evidence) -> tuple[object, ...]:
    return evidence.rating, evidence.previous, evidence.direction, evidence.score


def _says_otherwise(revision: Revision) -> bool:
    changed = revision.fresh or revision.altered or revision.gone
    return bool(changed) or revision.was is not revision.reading.category


def _tables(pairs: list[Altered]) -> Iterator[Tabled]:
    for pair in pairs:
        if pair.before.authority is Authority.OFFICIAL and not pair.rating_differs:
            yield Tabled(pair.before.inspection_id, pair.before.article_id, pair.now.entry)
