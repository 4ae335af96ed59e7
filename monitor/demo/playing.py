"""The whole demonstration, from an empty folder to the closing words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.reference import reader
from monitor.bootstrap.service import App, build
from monitor.demo.account import Account, set_aside
from monitor.demo.album import write_album
from monitor.demo.clock import SteppingClock
from monitor.demo.config_files import configure
from monitor.demo.director import Director
from monitor.demo.ending import end
from monitor.demo.folder import fresh
from monitor.demo.screen import Screen
from monitor.demo.script import Day
from monitor.demo.stage import Stage
from monitor.demo.story import DAYS
from monitor.domain.delivery import DeliveryState

PAUSE = 0.4
_PATIENCE = 5.0  # seconds for visits under way at the end; there are none


def play(
    folder: Path,
    days: int,
    console: Console,
    pause: float = PAUSE,
    story: tuple[Day, ...] = DAYS,
) -> bool:
    """Play the first ``days`` of a story. True if all that arrived is what the script says.

    Raises ConfigError for a folder that is not ours to write to.
    """
    place, days_shown = fresh(folder), story[:days]
    clock = SteppingClock(days_shown[0].scenes[0].at - timedelta(minutes=1))
    with _quiet(), Stage(place) as stage:
        settings = configure(place, stage)
        with build(settings, console, Clocks(now=clock, wall=clock)) as service:
            director = Director(service, stage, clock)
            screen = Screen(console, pause)
            screen.open(len(settings.sources), len(service.records.ledger.inspections()))
            account = _perform(days_shown, director, screen)
            _close(service, account)
            aside = set_aside(director.articles(), reader())
        write_album(place.album, stage.mail.mails)
    end(console, account, aside, place)
    return not account.amiss


def _perform(days: tuple[Day, ...], director: Director, screen: Screen) -> Account:
    account = Account()
    for day in days:
        screen.day(day)
        for scene in day.scenes:
            screen.scene(scene)
            result = director.play(scene)
            screen.result(scene, result, account.add(scene, result))
    return account


def _close(service: App, account: Account) -> None:
    everything = service.records.outbox.deliveries()
    account.close(each for each in everything if each.state is not DeliveryState.SENT)
    service.stopping.set()
    service.rounds.stop(_PATIENCE)


@contextmanager
def _quiet() -> Iterator[None]:
    """The outages are meant: they are told on the screen, not in log lines."""
    root, silence = logging.getLogger(), logging.NullHandler()
    root.addHandler(silence)  # without any handler, Python writes warnings to standard error
    try:
        yield
    finally:
        root.removeHandler(silence)
