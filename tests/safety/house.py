"""The real service with one channel, and everything that it says about what went wrong there."""

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from rich.console import Console

from monitor import logs
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import App, build
from monitor.bootstrap.settings import read_config
from monitor.cli.trial import trial
from monitor.domain.event import EventKey
from monitor.domain.masking import Mask
from monitor.errors import DeliveryError
from monitor.service.delivery_ports import Channel
from tests.empty_database import put_empty_database
from tests.notify.samples import EVENTS, letter
from tests.safety.hiding_places import files_of, told_by
from tests.service.conftest import Clock

READER = "reader@example.org"
SOURCES = '[[source]]\nname = "A"\nkind = "feed"\nurl = "http://127.0.0.1:1/rss"\nofficial = true\n'


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@dataclass
class House:
    """``config``: the folder of the files; ``state``: that of the database.

    ``said``: the log as JSON, as words, and as it would be without any mask.
    """

    config: Path
    state: Path
    env: Mapping[str, str]
    app: App
    clock: Clock
    said: tuple[io.StringIO, ...]
    screen: io.StringIO = field(default_factory=io.StringIO)
    errors: list[BaseException] = field(default_factory=list)
    count: int = 0

    def try_it(self) -> None:
        """Every way by which the channel is used: alone, by a test alert, by the outbox."""
        for channel in self.app.deliver.channels.values():
            self.errors += _failure(channel, f"d{self.count}")
        trial(self.app.settings, "", Console(file=self.screen, width=300))
        self.count += 1
        self.clock.pass_by(days=2)
        event = replace(EVENTS["source_broken"], key=EventKey(f"e{self.count}"), at=self.clock())
        self.app.records.announcements.tell((event,), self.app.router((event,), event.at))
        self.app.deliver()
        self.app.ping.report("visits", None)
        self.app.ping.send()

    def places(self) -> Iterator[tuple[str, bytes]]:
        """All in which a secret could stand: by name, and what is in it."""
        for name, stream in zip(("JSON", "words", "no mask"), self.said, strict=True):
            yield f"the log ({name})", stream.getvalue().encode("utf-8", "replace")
        yield "the screen", self.screen.getvalue().encode()
        for number, error in enumerate(self.errors):
            yield f"error {number} ({error})", told_by(error).encode("utf-8", "replace")
        yield "the configuration's repr", repr(self.app.settings).encode()
        yield "the service's repr", repr(self.app).encode("utf-8", "replace")
        yield from files_of(self.state)


@contextmanager
def house(folder: Path, main: str, env: Mapping[str, str]) -> Iterator[House]:
    """``main``: what stands in monitor.toml beside the database."""
    config, state, clock = folder / "config", folder / "state", Clock()
    config.mkdir(exist_ok=True)
    state.mkdir(exist_ok=True)
    put_empty_database(state / "m.sqlite3")
    text = f'database = "sqlite:///{state}/m.sqlite3"\nbaseline = false\nsources = ["all"]\n{main}'
    (config / "monitor.toml").write_text(text)
    (config / "sources.toml").write_text(SOURCES)
    settings = read_config(config, env)
    said = logged(Mask(settings.secrets))
    with build(settings, Console(file=io.StringIO()), Clocks(clock, clock)) as app:
        yield House(config, state, env, app, clock, said)


def _failure(channel: Channel, delivery: str) -> list[BaseException]:
    # A frame of its own: its locals are searched, and ours hold every secret.
    try:
        channel.send(letter(EVENTS["rating_down"], delivery), READER)
    except DeliveryError as error:
        return [error]
    return []


def logged(mask: Mask) -> tuple[io.StringIO, ...]:
    """The log as it is set up by the program, once for a file and once for a terminal, and all
    that reaches it without its mask."""
    streams, handlers = (io.StringIO(), Screen(), io.StringIO()), []
    for stream, hide in zip(streams, (mask, mask, str), strict=True):
        logs.configure("DEBUG", hide, stream)
        handlers += logging.getLogger().handlers
    logging.getLogger().handlers[:] = handlers
    return streams
