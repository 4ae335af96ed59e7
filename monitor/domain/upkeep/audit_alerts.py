"""What operators are told of an audit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.duration import duration
from monitor.domain.event import Event, EventKind, Origin
from monitor.domain.identity import canonical_url, event_key
from monitor.domain.london import LONDON
from monitor.domain.upkeep.audit import Audited, Link, Proof, Verdict

PATIENCE = 3
"""So many audits may fail or be left out before anybody is told."""

AUDITOR = "Audit of alerts"


def notices(audited: Audited, before: Iterable[Audited]) -> tuple[Event, ...]:
    """The same whenever and however often it is found: of each report that it is missing, once for
    each link of the chain; that it was told after all, once for each time that it was missing; or
    that it was told late, once.

    ``before``: the audits since the oldest of the reports, in the order they were made.
    """
    missed = {p.url: p.missing for one in before for p in one.proofs if p.missing}
    return tuple(_notices(audited, missed))


def _notices(audited: Audited, missed: Mapping[str, Link]) -> Iterator[Event]:
    source = audited.way[0] if audited.way else SourceName("")
    for proof in audited.proofs:
        notice = _notice(proof, missed.get(proof.url))
        if notice is not None:
            yield Event(
                key=event_key(notice.kind, canonical_url(proof.url), *notice.about),
                kind=notice.kind,
                body=proof.bodies or proof.title,
                at=audited.at,
                origin=_origin(source, proof),
                report_url=proof.url,
                reasons=notice.reasons,
            )


@dataclass(frozen=True, slots=True)
class _Notice:
    """``about``: what sets it apart from another of its kind on the same report."""

    kind: EventKind
    about: tuple[Link, ...]
    reasons: tuple[str, ...]


def _notice(proof: Proof, missed: Link | None) -> _Notice | None:
    if proof.missing:
        return _Notice(EventKind.ALERT_MISSING, (proof.missing,), proof.words)
    if missed and proof.verdict in {Verdict.TOLD, Verdict.LATE}:
        return _Notice(
            EventKind.ALERT_FOUND, (missed,), (f"it had been told as: {missed}", *_when(proof))
        )
    if proof.verdict is Verdict.LATE:
        return _Notice(EventKind.ALERT_LATE, (), _when(proof))
    return None


def _when(proof: Proof) -> tuple[str, ...]:
    if proof.told is None or proof.delay is None:
        return ()
    when = f"{proof.told.astimezone(LONDON):%-d %B %Y, %H:%M}"
    return (f"the last was told on {when}; at worst it took {duration(proof.delay)}",)


def _origin(source: SourceName, proof: Proof) -> Origin:
    return Origin(ArticleId(""), source, True, proof.url, proof.title, proof.published)


def overdue(last_good: datetime | None, began: datetime, every: timedelta, now: datetime) -> bool:
    """Has the auditor been without a result for too long? ``began``: when the service did.

    What was missed while the service was down is not the auditor's fault.
    """
    return now - max(last_good or began, began) > PATIENCE * every


def audit_stopped(last_good: datetime | None, last: Audited | None, now: datetime) -> Event:
    """Once for each time that it stops. ``last``: the last audit, good or not."""
    since = f"{last_good.astimezone(LONDON):%-d %B %Y, %H:%M}" if last_good else "the first start"
    failed = last is not None and not last.answered
    why = last.faults if last is not None and failed else ("it has not run since",)
    return Event(
        key=event_key(EventKind.AUDIT_STOPPED, last_good or "never"),
        kind=EventKind.AUDIT_STOPPED,
        body=AUDITOR,
        at=now,
        origin=Origin(ArticleId(""), SourceName(""), False, "", "", None),
        reasons=(f"no good audit since {since}", *why),
    )
