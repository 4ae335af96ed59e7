"""The healthy ones: papers that are asked in their turn, and what they publish."""

import random
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from html import escape

from tests.soak.hostile import RSS
from tests.soak.tempo import Tempo
from tests.soak.town import Guest

FEED = "/rss"


@dataclass(frozen=True, slots=True)
class Report:
    """A first rating of ``body``, published ``at`` by ``host``."""

    body: str
    host: str
    at: datetime


@dataclass
class Papers:
    """``asked``: when each host was asked for its feed. ``left``: bodies that nobody wrote of."""

    clock: Tempo
    left: list[str]
    asked: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    told: list[Report] = field(default_factory=list)
    _chance: random.Random = field(default_factory=lambda: random.Random(5))  # noqa: S311 - a draw
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, guest: Guest) -> None:
        """The conduct of every one of them."""
        if guest.path == FEED:
            with self._lock:
                self.asked[guest.host].append(self.clock())
            guest.answer(self._feed(guest), RSS)
        elif guest.path.startswith("/story/"):
            guest.answer(_page(self.told[int(guest.path.rpartition("/")[2])].body))
        elif guest.path == "/quiet":
            guest.answer(b"<h1>A quiet day</h1><p>Nothing happened in town.</p>")
        else:
            guest.answer(b"", status="404 Not Found")

    def publish(self) -> None:
        """A report in a paper that was asked before: what stood in it then is no news."""
        known: Sequence[str] = sorted(self.asked)
        if known and self.left:
            report = Report(self.left.pop(), self._chance.choice(known), self.clock())
            self.told.append(report)

    def _feed(self, guest: Guest) -> bytes:
        rows = [
            (f"{r.body} rated", f"{guest.here}/story/{n}", format_datetime(r.at))
            for n, r in enumerate(self.told)
            if r.host == guest.host
        ]
        rows.append(("A quiet day", f"{guest.here}/quiet", "Mon, 02 Feb 2026 09:00:00 +0000"))
        listed = "".join(
            f"<item><title>{escape(title)}</title><link>{link}</link><pubDate>{at}</pubDate></item>"
            for title, link, at in rows
        )
        feed = f'<rss version="2.0"><channel><title>{guest.host}</title>{listed}</channel></rss>'
        return feed.encode()


def _page(body: str) -> bytes:
    told = f"HM Inspectorate of Probation has given {body} an overall rating of ‘Good’."
    return (
        f"<html><head><title>{escape(body)} rated</title></head><body><article>"
        f"<h1>{escape(body)} rated</h1><p>{escape(told)}</p></article></body></html>"
    ).encode()
