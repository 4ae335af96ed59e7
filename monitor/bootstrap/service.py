"""Config -> the whole service."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from rich.console import Console

from monitor import data
from monitor.bootstrap.app import App, Frame
from monitor.bootstrap.auditing import (
    audit_of,
    audit_round_of,
    note_subscriptions,
    ping_of,
    reminders_of,
    watch_of,
)
from monitor.bootstrap.channels import (
    channels_of,
    door,
    inner_hosts,
    part_of,
    router_of,
)
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.crew import crew_of, new_name
from monitor.bootstrap.memory import share_memory
from monitor.bootstrap.pruning import daily_prune
from monitor.bootstrap.records import Records, open_records
from monitor.bootstrap.visiting import intake_of, poll_of
from monitor.config import AuditConfig, Config
from monitor.domain.delivery import ChannelName
from monitor.domain.ledger.withdrawal import PACE
from monitor.domain.pause import Pause, holding
from monitor.domain.silence import Silence, named
from monitor.errors import DataError
from monitor.service.deliver import Deliver
from monitor.service.delivery_ports import Channel
from monitor.service.digests import Digests
from monitor.service.editions import Editions
from monitor.service.paced import Paced
from monitor.service.ping import Ping
from monitor.service.rounds import Plan, Rounds
from monitor.service.withdrawals import Withdrawals
from monitor.service.withdrawing import Withdrawing
from monitor.sources import page_text
from monitor.store.engine.locks import lock_of
from monitor.store.engine.whereabouts import file_of
from monitor.store.examination import examined
from monitor.store.visits import Visits
from monitor.web import Web

__all__ = ["App", "build", "remade"]

_EXAMINED_S = 0.25
"""For so long a start waits until the database has been read: that is a hundred megabytes or so."""


def build(
    settings: Config, console: Console, clocks: Clocks | None = None, *, beside: bool = False
) -> App:
    """Config -> App. Raises BusyError where another instance works on the database, StoreError
    where that is damaged, DataError where a run in the past would work on it.

    ``beside``: as one of several workers, where a server keeps the database.
    """
    share_memory()
    clocks = clocks or Clocks()
    lock = lock_of(settings.database, beside=beside)
    lock.acquire()
    try:
        _examine(settings)
        worker = new_name() if beside and file_of(settings.database) is None else None
        records = open_records(settings, clocks.now, worker)
        if clocks.in_the_past:
            records = _of_the_past(records)
        crew = crew_of(worker, records, clocks.now)
        return _in_force(_assemble(settings, Frame(records, console, clocks, lock, crew)))
    except BaseException:
        lock.release()
        raise


def _examine(settings: Config) -> None:
    file = file_of(settings.database)
    if file is not None and file.is_file():
        examined(file, _EXAMINED_S)


def remade(app: App, settings: Config) -> App:
    """The same service by another configuration, in force from now on.

    What is under way ends as it began. The database stays the one it is.
    """
    new = _assemble(settings, app.frame, app)
    if app.audit and new.audit:
        new.audit.due = min(app.audit.due, new.audit.due)  # edits must not put it off for ever
    elif new.audit:
        new.audit.begin()
    return _in_force(new)


def _in_force(app: App) -> App:
    note_subscriptions(app.settings, app.records, app.frame.clocks)
    app.rounds.follow(app.plan)
    app.frame.in_force.take(app.settings)
    return app


def _assemble(settings: Config, frame: Frame, before: App | None = None) -> App:
    records, clocks, stopping = frame.records, frame.clocks, frame.stopping
    web = _door(settings, frame, before)
    channels = channels_of(settings, frame.console, web)
    intake = intake_of(settings, records, web, clocks)
    audit = audit_of(settings, records, web, intake, stopping.is_set)
    ping = _ping(settings, web, clocks, before)
    audits = audit_round_of(settings, records, audit, ping, clocks)
    poll = poll_of(settings, records, web, clocks, stopping.is_set)
    plan = Plan(settings.sources, poll, settings.workers)
    return App(
        settings=settings,
        frame=frame,
        web=web,
        plan=plan,
        rounds=before.rounds if before else _rounds(plan, records, clocks),
        deliver=_deliver(settings, records, channels, clocks, stopping.is_set),
        withdrawals=_withdrawals(settings, records, web, clocks),
        digests=Digests(router_of(settings).subscriptions, records.outbox, clocks.now),
        prune=daily_prune(settings, records, clocks, stopping.wait),
        audit=audits,
        watch=watch_of(settings, records, clocks, audited=audits is not None),
        reminders=reminders_of(settings, records, clocks),
        ping=ping,
        router=router_of(settings),
    )


def _rounds(plan: Plan, records: Records, clocks: Clocks) -> Rounds:
    return Rounds(plan, records.visits, records.pauses, records.requests, clocks.now)


def _door(settings: Config, frame: Frame, before: App | None) -> Web:
    """What a door has learned of hosts is kept where nothing that concerns it was edited."""
    if before and _outside(before.settings) == _outside(settings):
        return before.web
    records = frame.records
    web = door(settings, records.robots, frame.clocks.now, hosts=records.hosts)
    frame.doors.append(web)
    return web


def _outside(settings: Config) -> tuple[Config, frozenset[str]]:
    """Without who is told, and how, but with the private hosts that this names."""
    without = replace(
        settings,
        email=None,
        slack=None,
        webhooks=(),
        apprise=(),
        subscriptions=(),
        audit=AuditConfig(),
    )
    return without, inner_hosts(settings)


def _ping(settings: Config, web: Web, clocks: Clocks, before: App | None) -> Ping:
    """It remembers what was reported to it: where the address is the same, so is the switch."""
    if before and before.settings.audit.ping_url == settings.audit.ping_url:
        return before.ping
    return ping_of(settings, web, clocks)


def _deliver(
    settings: Config,
    records: Records,
    channels: Mapping[ChannelName, Channel],
    clocks: Clocks,
    stopping: Callable[[], bool],
) -> Deliver:
    router = router_of(settings)

    def silences() -> tuple[Silence, ...]:
        return records.silences.active(clocks.now())

    def named_silences() -> tuple[Silence, ...]:
        return tuple(named(one, data.gazetteer().bodies) for one in silences())

    def alive(channel: ChannelName) -> None:
        records.heartbeats.beat(part_of(channel), clocks.now())

    def paused() -> tuple[Pause, ...]:
        return tuple(holding(records.pauses.all(), clocks.now()).values())

    return Deliver(
        outbox=records.outbox,
        channels=channels,
        clock=clocks.now,
        stopping=stopping,
        window=settings.window,
        subscriptions=router.subscriptions,
        route=router,
        silences=silences,
        edition=Editions(named_silences, records.reviews.awaiting, records.audits.coverage, paused),
        alive=alive,
    )


def _of_the_past(records: Records) -> Records:
    """Its visits are forgotten by the runs of today. Raises DataError where those were here first:
    what they remember must not be written over."""
    last = records.visits.of_today()
    if last is not None:
        records.database.close()
        raise DataError(
            f"--as-of: the service itself works with {records.database.name} (last visit "
            f"{last:%Y-%m-%dT%H:%MZ}); give a run in the past a database of its own, such as "
            "--database sqlite:///var/past.sqlite3"
        )
    return replace(records, visits=Visits(records.database, in_the_past=True))


def _withdrawals(settings: Config, records: Records, web: Web, clocks: Clocks) -> Paced:
    ledger = records.ledger
    withdrawing = Withdrawing(ledger, data.gazetteer(), router_of(settings), clocks.now)
    asks = Withdrawals(
        web=web,
        page_text=page_text,
        ledger=ledger,
        pages=records.pages,
        addresses=records.addresses,
        withdrawing=withdrawing,
        intake=intake_of(settings, records, web, clocks),
        sources={source.name: source for source in settings.sources},
        clock=clocks.now,
    )
    return Paced(asks, PACE, clocks.now)
