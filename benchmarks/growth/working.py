"""What the service does all day, with the real code: only the wire is ours."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import cast

from rich.console import Console

from benchmarks.growth.stories import NOW, Press
from monitor.bootstrap.auditing import reminders_of, watch_of
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import App, build
from monitor.bootstrap.settings import read_config
from monitor.bootstrap.visiting import poll_of
from monitor.domain.delivery import ChannelName
from monitor.domain.upkeep.pruning import Place
from monitor.domain.visiting.visit import Outcome
from monitor.web import Web

Work = Callable[[], object]
MANY = 20
"""New entries at once, so that what one costs stands out."""

WARM = 12
"""Papers that are visited in turn."""


def _now() -> datetime:
    return NOW


@dataclass
class House:
    """A whole service over a database that was filled, and the far end of its wire."""

    folder: Path
    press: Press = field(default_factory=Press)
    _stack: ExitStack = field(default_factory=ExitStack)
    _turn: Iterator[int] = field(default_factory=count)
    _place: Place | None = None

    def __enter__(self) -> "House":
        self.clocks = Clocks(_now, _now)
        self.settings = read_config(self.folder, {})
        self.app: App = self._stack.enter_context(
            build(self.settings, Console(quiet=True), self.clocks)
        )
        web = cast(Web, self.press)
        self._poll = poll_of(
            self.settings, self.app.records, web, self.clocks, self.app.stopping.is_set
        )
        for paper in range(WARM):
            self.visit(paper)
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    def visit(self, paper: int) -> Outcome:
        """Of one paper."""
        outcome = self._poll(self.settings.sources[paper])
        if outcome.reason:
            raise SystemExit(f"paper {paper}: {outcome.reason}")
        return outcome

    def works(self) -> Mapping[str, Work]:
        """By what each is called."""
        records, settings = self.app.records, self.settings
        mail = ChannelName("email")
        return {
            "visit: not modified": self._unmodified,
            "visit: nothing new": self._same,
            "visit: one new entry": lambda: self._news(1, relevant=False),
            f"visit: {MANY} new entries": lambda: self._news(MANY, relevant=False),
            "visit: one new rating": lambda: self._news(1, relevant=True),
            "tick: which sources are due": self.app.rounds.overdue,
            "tick: what is to be sent": lambda: self.app.deliver.through(mail),
            "tick: digests": self.app.digests,
            "tick: withdrawals": self.app.withdrawals,
            "tick: watch over sources": lambda: watch_of(
                settings, records, self.clocks, audited=False
            )(),
            "tick: reminders": lambda: reminders_of(settings, records, self.clocks)(),
            "prune: one step": self._prune,
        }

    def _next(self) -> int:
        return next(self._turn) % WARM

    def _unmodified(self) -> None:
        self.press.modified = False
        self.visit(self._next())
        self.press.modified = True

    def _same(self) -> None:
        self.visit(self._next())

    def _news(self, many: int, *, relevant: bool) -> None:
        paper = self._next()
        self.press.news.setdefault(paper, []).extend([relevant] * many)
        outcome = self.visit(paper)
        if relevant and not any(each.evidence for each in outcome.changes):
            raise SystemExit(f"paper {paper}: nobody saw what it told")

    def _prune(self) -> None:
        dropped, self._place = self.app.records.retention.drop(NOW, NOW, self._place)
        if not dropped.texts:
            raise SystemExit("there was nothing to drop")
