"""The one place where parts meet, and the one that reads the real clock."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr
from pathlib import Path
from threading import Event as Flag
from types import TracebackType
from typing import Self

from rich.console import Console

import monitor
from monitor import config, data
from monitor.config import Config
from monitor.domain.article import Page, Validators
from monitor.domain.body import Gazetteer
from monitor.domain.event import ChannelName, Recipient
from monitor.domain.ledger import Rules
from monitor.domain.london import london_day
from monitor.domain.reader import Reader, gate
from monitor.domain.reading import Reading, Story
from monitor.errors import FetchError
from monitor.notify.console import Terminal
from monitor.notify.email import Email, Security, Server
from monitor.notify.mail_document import Sender
from monitor.notify.slack import Slack
from monitor.service.deliver import Deliver
from monitor.service.intake import Intake
from monitor.service.poll import Poll
from monitor.service.ports import Channel, Clock
from monitor.service.rounds import Rounds
from monitor.sources import PARSERS
from monitor.store.database import Database, connect, database_path
from monitor.store.heartbeats import Heartbeats
from monitor.store.instance_lock import InstanceLock
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.visits import Visits
from monitor.web import Settings, Web

CONSOLE = ChannelName("console")
EMAIL = ChannelName("email")
SLACK = ChannelName("slack")


def utc_now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


def read_config(folder: Path, env: Mapping[str, str]) -> Config:
    """Raises ConfigError with every fault at once."""
    return config.load(folder, PARSERS.keys(), env)


def reader() -> Callable[[Story], Reading]:
    """A reader that knows the whole gazetteer; needs neither database nor web."""
    return Reader(data.gazetteer())


def gazetteer() -> Gazetteer:
    """All bodies we know."""
    return data.gazetteer()


def story_at(url: str, folder: Path, env: Mapping[str, str]) -> Story:
    """The article behind an address. Raises ConfigError, FetchError, ParseError."""
    page = open_web(read_config(folder, env)).get(url)
    if page is None:
        raise FetchError(url, "the server said that nothing changed", transient=True)
    return _story(page)


def story_in(html: bytes, place: str) -> Story:
    """The article in a saved web page. Raises ParseError."""
    return _story(Page(place, html, "text/html", Validators(), utc_now()))


@dataclass(frozen=True, slots=True)
class Records:
    """What is kept, for looking at it."""

    database: Database
    ledger: Ledger
    visits: Visits
    outbox: Outbox
    heartbeats: Heartbeats

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.database.close()


def open_records(settings: Config, clock: Clock = utc_now) -> Records:
    """The database, made and filled with the baseline where it is new. Raises StoreError."""
    database = connect(settings.database)
    ledger = Ledger(database)
    if settings.baseline:
        ledger.load_baseline(data.baseline(clock()))
    return Records(database, ledger, Visits(database), Outbox(database), Heartbeats(database))


@dataclass(frozen=True, slots=True)
class App:
    """The whole service, put together; ``with`` it to hold the database for oneself."""

    settings: Config
    records: Records
    web: Web
    rounds: Rounds
    deliver: Deliver
    channels: Mapping[ChannelName, Channel]
    recipients: tuple[Recipient, ...]
    stopping: Flag
    clock: Clock
    lock: InstanceLock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.web.close()
        self.records.database.close()
        self.lock.release()


@dataclass(frozen=True, slots=True)
class Clocks:
    """``now``: the time of the run, which may lie in the past. ``wall``: the true time."""

    now: Clock = utc_now
    wall: Clock = utc_now


def build(settings: Config, console: Console, clocks: Clocks | None = None) -> App:
    """Config -> App. Raises BusyError where another instance works on the database."""
    clocks = clocks or Clocks()
    lock = InstanceLock(database_path(settings.database))
    lock.acquire()
    try:
        return _assemble(settings, console, clocks, lock)
    except BaseException:
        lock.release()
        raise


def channels_of(settings: Config, console: Console, web: Web) -> dict[ChannelName, Channel]:
    """What is configured; the console where nothing is. Raises ConfigError."""
    channels: dict[ChannelName, Channel] = {}
    if settings.email:
        channels[EMAIL] = _email(settings.email)
    if settings.slack:
        channels[SLACK] = Slack(web.post, settings.slack.webhook)
    return channels or {CONSOLE: Terminal(console)}


def recipients_of(settings: Config) -> tuple[Recipient, ...]:
    """Everybody who is told: each address, the Slack channel, or else the console."""
    mail = [Recipient(EMAIL, address) for address in (settings.email.to if settings.email else ())]
    slack = [Recipient(SLACK)] if settings.slack else []
    return (*mail, *slack) or (Recipient(CONSOLE),)


def open_web(settings: Config, clock: Clock = utc_now) -> Web:
    """The door to the web, with the operator's contact on the visiting card."""
    contact = f"; +{settings.contact}" if settings.contact else ""
    return Web(Settings(f"ProbationMonitor/{monitor.__version__}{contact}"), clock)


def _assemble(settings: Config, console: Console, clocks: Clocks, lock: InstanceLock) -> App:
    web = open_web(settings, clocks.now)
    channels = channels_of(settings, console, web)
    records = open_records(settings, clocks.now)
    stopping = Flag()
    poll = _poll(settings, records, web, clocks, stopping.is_set)
    return App(
        settings=settings,
        records=records,
        web=web,
        rounds=Rounds(settings.sources, poll, records.visits, clocks.now, settings.workers),
        deliver=Deliver(records.outbox, channels, clocks.now),
        channels=channels,
        recipients=recipients_of(settings),
        stopping=stopping,
        clock=clocks.now,
        lock=lock,
    )


def _poll(
    settings: Config, records: Records, web: Web, clocks: Clocks, stopping: Callable[[], bool]
) -> Poll:
    intake = Intake(
        web=web,
        parsers=PARSERS,
        ledger=records.ledger,
        visits=records.visits,
        read=reader(),
        gate=gate,
        rules=Rules(data.gazetteer(), data.programmes()),
        recipients=recipients_of(settings),
        window=settings.window,
        clock=clocks.now,
        wall=clocks.wall,
    )
    return Poll(
        web=web,
        parsers=PARSERS,
        visits=records.visits,
        intake=intake,
        clock=clocks.now,
        share=random.random,
        stopping=stopping,
    )


def _story(page: Page) -> Story:
    text = PARSERS["feed"].page_text(page)
    day = london_day(text.published) if text.published else None
    return Story(text.title, text.text, page.url, day)


def _email(mail: config.EmailConfig) -> Email:
    server = Server(
        host=mail.host,
        port=mail.port,
        security=Security(mail.security),
        username=mail.username or "",
        password=mail.password or "",
        ca_file=mail.ca_file,
        timeout=mail.timeout,
    )
    name, address = parseaddr(mail.sender)
    return Email(server, Sender(address, name or "Probation Monitor"))
