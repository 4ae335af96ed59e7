"""The audit: ask anew what the inspectorate published, and follow each rated report to its readers.

A code path of its own: it shares the door to the web, the parsers and the reader with the visits,
and none of what they remember.
"""

import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.event import Event, EventKind
from monitor.domain.inspection import Authority, Inspection, InspectionId
from monitor.domain.ledger.matching import inspection_meant
from monitor.domain.london import london_day
from monitor.domain.pause import holding
from monitor.domain.source import Source
from monitor.domain.telling.routing import Router
from monitor.domain.upkeep.audit import Audited, Proof, Report, appeared, begin_of, each_once
from monitor.domain.upkeep.audit_alerts import notices
from monitor.domain.upkeep.proof import Terms, Trace, prove
from monitor.errors import FetchError, ParseError
from monitor.service.audit_ports import Announcements, Audits, Traces
from monitor.service.listed_reports import Listed, ListedReports
from monitor.service.ports import Clock, Ledger, Visits
from monitor.service.report_pages import ReportPages
from monitor.service.source_ports import Pauses

log = logging.getLogger(__name__)

_LONG_BEFORE = timedelta(days=14)
"""Longer than a report is listed late."""


@dataclass(frozen=True, slots=True)
class Audit:
    """``shipped``: the inspections that came with the program. ``sources``: all of them.

    ``target``: so long may pass until everybody is told. ``window``: how old news may be.
    ``stopping`` is true once the service must end.
    """

    listed: ListedReports
    pages: ReportPages
    ledger: Ledger
    visits: Visits
    pauses: Pauses
    traces: Traces
    audits: Audits
    announcements: Announcements
    router: Router
    sources: tuple[Source, ...]
    shipped: Collection[InspectionId]
    target: timedelta
    window: timedelta
    clock: Clock
    stopping: Callable[[], bool]

    def __call__(self, days: int) -> tuple[Audited, tuple[Event, ...]] | None:
        """What was published in so many days, or was missing yet at the audit before; and what
        operators are told that they were not told before; all kept. None where the service must
        end. Raises StoreError.
        """
        now = self.clock()
        since = begin_of(now - timedelta(days=days), self.audits.last_good(), now)
        listed = self.listed(since)
        reports, faults = self._read(listed, since)
        if self.stopping():
            return None
        proofs = tuple(self._proofs(each_once(reports), since, now))
        unread = bool(listed.pages) and len(faults) == len(listed.pages)
        paused = holding(self.pauses.all(), now)  # neither healthy nor ill
        awake = [source.name for source in self.sources if source.name not in paused]
        audited = Audited(
            at=now,
            since=since,
            way=() if unread else tuple(source.name for source in listed.sources),
            proofs=proofs,
            faults=(*listed.faults, *faults),
            healthy=sum(self.visits.of(name).failures == 0 for name in awake),
            sources=len(awake),
        )
        return audited, self._kept(audited)

    def _read(self, listed: Listed, since: datetime) -> tuple[list[Report], list[str]]:
        reports: list[Report] = []
        faults: list[str] = []
        for source, entry in listed.pages:
            if self.stopping():
                break
            try:
                report = self.pages(source, entry)
            except (FetchError, ParseError) as fault:
                faults.append(f"{entry.url}: {fault.reason}")
                continue
            if report is not None and report.article.dated >= since:
                reports.append(report)
        return reports, faults

    def _proofs(
        self, reports: Collection[Report], since: datetime, now: datetime
    ) -> Iterator[Proof]:
        before = self.audits.last_good()
        known = {p.url: p.appeared for one in self.audits.since(since) for p in one.proofs}
        began = min(self.traces.began() or now, now)
        terms = Terms(self.router, self.target, self.window, began, self.audits.wishes(), now)
        for report in reports:
            trace = self._trace(report)
            listed_since = known.get(report.article.url) or appeared(
                report.article.published,
                now,
                before=before,
                first_read=trace.first_read,
                began=began,
            )
            yield prove(report, listed_since, trace, terms)

    def _trace(self, report: Report) -> Trace:
        name = report.article.id
        meant = tuple(self._inspections(report))
        events, deliveries = self.traces.of(name, [each.id for each in meant])
        seen, owed = self.ledger.seen(name), self.visits.owed(name)
        return Trace(
            first_read=seen.first_read_at if seen else None,
            asked=owed.attempts if owed else 0,
            events=events,
            deliveries=deliveries,
            known=bool(meant) and all(self._is_old(each, report) for each in meant),
        )

    def _inspections(self, report: Report) -> Iterator[Inspection]:
        day = london_day(report.article.dated)
        for rated in report.rated:
            known = self.traces.inspections(rated.body) if rated.body else ()
            restated = report.is_beside_its_region(rated, self.router.bodies)
            meant = inspection_meant(
                known, day, rated.rating, Authority.OFFICIAL, restated=restated
            )
            if meant is not None:
                yield meant

    def _is_old(self, meant: Inspection, report: Report) -> bool:
        """A press release may speak once more of what was published long before it."""
        old = meant.published.last < london_day(report.article.dated) - _LONG_BEFORE
        return meant.id in self.shipped or (report.is_release and old)

    def _kept(self, audited: Audited) -> tuple[Event, ...]:
        events = notices(audited, self.audits.since(audited.since))
        self.audits.keep(audited)
        new = self.announcements.tell(events, self.router(events, audited.at))
        for event in new:
            level = logging.ERROR if event.kind is EventKind.ALERT_MISSING else logging.WARNING
            log.log(level, event.kind.value, extra={"body": event.body, "reasons": event.reasons})
        log.info("audited", extra={"reports": len(audited.proofs), "way": list(audited.way)})
        return new
