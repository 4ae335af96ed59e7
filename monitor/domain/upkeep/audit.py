"""Was every rated report told to everybody who is to be told? The values of an audit. UTC."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.domain.article import Article, SourceName
from monitor.domain.body import Body, BodyId
from monitor.domain.digest import Coverage
from monitor.domain.document import DocumentType
from monitor.domain.london import LONDON
from monitor.domain.rating import Rating


class Verdict(StrEnum):
    """The value is the word for people."""

    TOLD = "told"
    LATE = "told late"
    HELD = "held"  # made, and kept back by a digest, quiet hours or a silence
    WAITING = "in time yet"
    UNWANTED = "nobody asked for it"
    KNOWN = "known before"  # older than the service's own watch, or part of the shipped history
    MISSING = "missing"


class Link(StrEnum):
    """The link of the chain that is missing: the value is the word for people."""

    DISCOVERY = "not discovered"
    READING = "not read"
    EVENT = "no event"
    DELIVERY = "not delivered"


NO_PROOF_DUE = frozenset((Verdict.KNOWN,))
AS_WISHED = frozenset((Verdict.TOLD, Verdict.LATE, Verdict.HELD, Verdict.UNWANTED))
GAPS = frozenset((Verdict.MISSING, Verdict.LATE))


@dataclass(frozen=True, slots=True)
class Rated:
    """What a report says of one body; ``body`` is None where it is none of the known ones."""

    body: BodyId | None
    rating: Rating


@dataclass(frozen=True, slots=True)
class Report:
    """A rated report as the auditor read it itself, or a press release that rates somebody.

    ``article.id`` is the service's name for it.
    """

    article: Article
    rated: tuple[Rated, ...]

    @property
    def is_release(self) -> bool:
        """It tells of a report, and is none."""
        return self.article.document is DocumentType.RELEASE

    def is_beside_its_region(self, rated: Rated, bodies: Mapping[BodyId, Body]) -> bool:
        """Such a rating in a press release may be only a repetition."""
        body = bodies.get(rated.body) if rated.body else None
        return (
            self.is_release
            and body is not None
            and body.region is not None
            and body.region in {each.body for each in self.rated}
        )


def each_once(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Without pages that several ways listed, and without what press releases say of bodies whose
    own reports are here: these prove more."""
    by_id = {report.article.id: report for report in reports}
    own = {rated.body for r in by_id.values() if not r.is_release for rated in r.rated} - {None}
    left = (replace(r, rated=_without(r, own)) for r in by_id.values())
    return tuple(report for report in left if report.rated)


def _without(report: Report, own: Collection[BodyId | None]) -> tuple[Rated, ...]:
    if not report.is_release:
        return report.rated
    return tuple(rated for rated in report.rated if rated.body not in own)


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one report.

    ``appeared``: since when it can have been found. ``noticed``: when the service first knew of
    it. ``told``: when the last of those was told who are to be told at once or by now. ``delay``:
    the longest, without the time for which a reader wished it to be held. ``words``: what is
    missing, to whom.
    """

    url: str
    title: str
    bodies: str
    published: datetime | None
    appeared: datetime
    verdict: Verdict
    noticed: datetime | None = None
    told: datetime | None = None
    delay: timedelta | None = None
    missing: Link | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audited:
    """One audit. ``since``: of what was published from then on. ``way``: the sources that
    answered; empty where none did. ``faults``: why others did not, and pages that could not be
    read. ``healthy``: of all ``sources``, those whose last visit was good."""

    at: datetime
    since: datetime
    way: tuple[SourceName, ...] = ()
    proofs: tuple[Proof, ...] = ()
    faults: tuple[str, ...] = ()
    healthy: int = 0
    sources: int = 0

    @property
    def answered(self) -> bool:
        """Could it be told what the inspectorate published?"""
        return bool(self.way)


_LONGEST = timedelta(days=31)


def begin_of(since: datetime, before: Audited | None, now: datetime) -> datetime:
    """Since when an audit must look: what was missing at the one ``before`` is followed until it
    was told, for a month."""
    missing = [p for p in before.proofs if p.missing] if before else []
    oldest = min([since, *(p.published or p.appeared for p in missing)])
    return max(oldest, min(since, now - _LONGEST))


def coverage(audits: Iterable[Audited], since: datetime, until: datetime) -> Coverage | None:
    """Of what appeared in a span; None where no audit in it could tell.

    ``audits``: in the order they were made. What a later one says of a report counts.
    """
    made = [one for one in audits if one.answered and since <= one.at <= until]
    if not made:
        return None
    latest = {proof.url: proof for one in made for proof in one.proofs}
    due = [
        p for p in latest.values() if since <= p.appeared < until and p.verdict not in NO_PROOF_DUE
    ]
    return covered(due, made[-1])


def covered(proofs: Iterable[Proof], last: Audited) -> Coverage:
    """The line that says how complete we are."""
    due = [proof for proof in proofs if proof.verdict not in NO_PROOF_DUE]
    delays = [proof.delay for proof in due if proof.delay is not None]
    told = sum(proof.verdict in AS_WISHED for proof in due)
    return Coverage(len(due), told, max(delays, default=None), last.healthy, last.sources)


def appeared(
    published: datetime | None,
    now: datetime,
    *,
    before: Audited | None,
    first_read: datetime | None,
    began: datetime,
) -> datetime:
    """Since when a report that is listed now can have been found.

    Its own time, where it says one; but pages bear bare days, and are put up late. So an audit
    ``before`` that did not list it is believed more, and never is it later than we read it.
    ``began``: before that nobody looked.
    """
    said = published if published is not None and _to_the_minute(published, now) else None
    if said is None or (before is not None and before.since <= said < before.at):
        said = now
    if first_read is not None:
        said = min(said, first_read)
    return max(said, began)


def _to_the_minute(at: datetime, now: datetime) -> bool:
    """A day without an hour is written as its midnight, in London or in UTC."""
    bare = any((t.hour, t.minute, t.second) == (0, 0, 0) for t in (at, at.astimezone(LONDON)))
    return not bare and at <= now
