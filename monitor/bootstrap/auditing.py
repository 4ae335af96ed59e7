"""Config -> the auditor, and who watches it."""

from collections.abc import Callable
from datetime import timedelta

from monitor.bootstrap.channels import longest, router_of
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.records import Records
from monitor.bootstrap.reference import provenance
from monitor.config import Config
from monitor.config.auditing import target_of
from monitor.domain.telling.subscription import mark_of
from monitor.domain.upkeep.audit_alerts import PATIENCE
from monitor.service.audit import Audit
from monitor.service.audit_round import AUDIT, AuditRound, first_due
from monitor.service.intake import Intake
from monitor.service.list_page import ListReader
from monitor.service.listed_reports import ListedReports
from monitor.service.paced import Paced
from monitor.service.ping import Answer, Ping
from monitor.service.reminders import Reminders
from monitor.service.report_pages import ReportPages
from monitor.service.watch import Watch
from monitor.sources import PARSERS
from monitor.web import Web

__all__ = [
    "AUDIT",
    "audit_of",
    "audit_round_of",
    "note_subscriptions",
    "patience",
    "ping_of",
    "reminders_of",
    "watch_of",
]

_STALE = timedelta(minutes=1)
_LOOK = timedelta(minutes=10)
"""What breaks within so long is told in one message: a line that is down, say."""


def audit_of(
    settings: Config,
    records: Records,
    web: Web,
    intake: Intake,
    stopping: Callable[[], bool],
) -> Audit:
    """``intake``: of it only what it makes of a page's words, and what it calls a page."""
    official = tuple(source for source in settings.sources if source.official)
    pages = ReportPages(web, PARSERS, intake.names, intake.reading, intake.named, intake.clock)
    return Audit(
        listed=ListedReports(ListReader(web, PARSERS), official),
        pages=pages,
        ledger=records.ledger,
        visits=records.visits,
        pauses=records.pauses,
        traces=records.traces,
        audits=records.audits,
        announcements=records.announcements,
        router=router_of(settings),
        sources=settings.sources,
        shipped=provenance().keys(),
        target=target_of(settings.audit, settings.sources),
        window=settings.window,
        clock=intake.clock,
        stopping=stopping,
    )


def ping_of(settings: Config, web: Web, clocks: Clocks) -> Ping:
    """The dead man's switch; it does nothing where none is set up."""

    def post(url: str, body: bytes, seconds: float) -> Answer:
        return web.post(url, json=body, timeout=seconds)

    return Ping(post, settings.audit.ping_url, clocks.now)


def audit_round_of(
    settings: Config, records: Records, audit: Audit, ping: Ping, clocks: Clocks
) -> AuditRound | None:
    """None where nobody is to audit, or where there is no official source to ask."""
    every, now = settings.audit.every, clocks.now()
    if every is None or not audit.listed.sources:
        return None
    due = first_due(records.audits.last(), every, audit.target, now)
    return AuditRound(audit, records.heartbeats, ping.report, every, due, clocks.now)


def note_subscriptions(settings: Config, records: Records, clocks: Clocks) -> None:
    """Those of the configuration are in force from now on."""
    marks = [mark_of(one) for one in router_of(settings).subscriptions]
    records.audits.wish(marks, clocks.now())


def patience(part: str, settings: Config) -> timedelta:
    """For so long a part of the service may give no sign of life."""
    if part != AUDIT:
        return _STALE + longest(part, settings)
    every = settings.audit.every
    return timedelta.max if every is None else PATIENCE * every + _STALE


def watch_of(settings: Config, records: Records, clocks: Clocks, *, audited: bool) -> Paced:
    """``audited``: does an auditor run whose silence must be noticed?"""
    watch = Watch(
        sources=settings.sources,
        visits=records.visits,
        states=records.states,
        pauses=records.pauses,
        troubles=records.troubles,
        audits=records.audits,
        announcements=records.announcements,
        router=router_of(settings),
        audit_every=settings.audit.every if audited else None,
        began=clocks.now(),
        clock=clocks.now,
    )
    return Paced(watch, _LOOK, clocks.now)


def reminders_of(settings: Config, records: Records, clocks: Clocks) -> Paced:
    """Who tells of pauses that go on and on."""
    told = Reminders(records.pauses, records.announcements, router_of(settings), clocks.now)
    return Paced(told, _LOOK, clocks.now)
