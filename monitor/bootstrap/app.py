"""The service as one value: what it is made of."""

from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event as Flag
from typing import Self

from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.crew import Alone, Crew
from monitor.bootstrap.records import Records
from monitor.config import Config
from monitor.domain.telling.routing import Router
from monitor.errors import StoreError
from monitor.service.audit_round import AuditRound
from monitor.service.deliver import Deliver
from monitor.service.digests import Digests
from monitor.service.paced import Paced
from monitor.service.ping import Ping
from monitor.service.ports import Clock
from monitor.service.pruning import DailyPrune
from monitor.service.rounds import Plan, Rounds
from monitor.store.engine.locks import Lock
from monitor.web import Web


class InForce:
    """The configuration of the moment: called, it tells it. ``take``: another one from now on."""

    def __init__(self) -> None:
        self._settings: Config | None = None

    def __call__(self) -> Config:
        if self._settings is None:
            raise RuntimeError("no configuration is in force yet")
        return self._settings

    def take(self, settings: Config) -> None:
        """It was checked, and the service was made of it."""
        self._settings = settings


@dataclass(frozen=True, slots=True)
class Frame:
    """What stays while the service runs, however often its configuration is edited.

    ``doors``: all that were opened; through an old one a visit may still be under way.
    """

    records: Records
    console: Console
    clocks: Clocks
    lock: Lock
    crew: Crew = field(default_factory=Alone)
    stopping: Flag = field(default_factory=Flag)
    doors: list[Web] = field(default_factory=list)
    in_force: InForce = field(default_factory=InForce)


@dataclass(frozen=True, slots=True)
class App:
    """The whole service, put together by one configuration, and replaced whole by another.

    ``with`` the first one to hold the database for oneself.
    """

    settings: Config
    frame: Frame
    web: Web
    plan: Plan
    rounds: Rounds
    deliver: Deliver
    withdrawals: Paced
    audit: AuditRound | None
    watch: Paced
    reminders: Paced
    ping: Ping
    digests: Digests
    prune: DailyPrune
    router: Router

    @property
    def records(self) -> Records:
        """What is kept."""
        return self.frame.records

    @property
    def stopping(self) -> Flag:
        """Set once the service must end."""
        return self.frame.stopping

    @property
    def clock(self) -> Clock:
        """The time of the run."""
        return self.frame.clocks.now

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.rounds.stop(0)
        for web in self.frame.doors:
            web.close()
        with suppress(StoreError):  # the others see that it is gone all the same
            self.frame.crew.leave()
        self.records.database.close()
        self.frame.lock.release()
