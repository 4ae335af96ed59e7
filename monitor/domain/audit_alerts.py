"""What operators are told of an audit."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.audit import Audited, Proof, Verdict
from monitor.domain.event import Event, EventKind, Origin
from monitor.domain.identity import canonical_url, event_key
from monitor.domain.london import LONDON

PATIENCE = 3
"""So many audits may fail or be left out before anybody is told."""

AUDITOR = "Audit of alerts"


def missing_alerts(audited: Audited) -> tuple[Event, ...]:
    """One for each report and link of the chain, whenever and however often it is found."""
    return tuple(_missing(audited))


def _missing(audited: Audited) -> Iterator[Event]:
    source = audited.way[0] if audited.way else SourceName("")
    for proof in audited.proofs:
        if proof.verdict is Verdict.MISSING:
            yield Event(
                key=event_key(EventKind.ALERT_MISSING, canonical_url(proof.url), proof.missing),
                kind=EventKind.ALERT_MISSING,
                body=proof.bodies or proof.title,
                at=audited.at,
                origin=_origin(source, proof),
                report_url=proof.url,
                reasons=proof.words,
            )


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
