"""How fast the dashboard answers, with the shipped history and with very much more.

``python benchmarks/dashboard.py [INSPECTIONS] [ARTICLES]``, by default 100,000 and 1,000,000. Both
dashboards stand side by side and are asked in turn.
"""

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median

import httpx
from sqlalchemy import Table, insert

from monitor import data
from monitor.bootstrap.desk import RecordsDesk
from monitor.bootstrap.records import Records, open_records
from monitor.bootstrap.settings import read_config
from monitor.dashboard import Door, Doorkeeper, Keys, Server
from monitor.dashboard.app import site
from monitor.store.tables import ARTICLES, EVENTS, EVIDENCE, LEDGER, READINGS

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROUNDS, AT_ONCE = 15, 20_000
BODY = "pdu-west-kent"
PATHS = (
    "/",
    "/ratings",
    "/ratings?q=kent",
    "/ratings?view=matrix",
    f"/bodies/{BODY}",
    "/inspections/many-7",
    "/articles/a7",
    "/review",
    "/sources",
    "/deliveries",
    "/about",
    "/api/v1/inspections",
    "/api/v1/events?limit=100",
    "/feeds/all.atom",
    f"/badges/{BODY}.svg",
    "/metrics",
)
Row = Mapping[str, object]


def main(inspections: int = 100_000, articles: int = 1_000_000) -> None:
    """Prints milliseconds until the whole answer is there, and the ratio of the two medians."""
    with ExitStack() as stack, tempfile.TemporaryDirectory() as made:
        small = stack.enter_context(Served(Path(made) / "small", 0, 20))
        large = stack.enter_context(Served(Path(made) / "large", inspections, articles))
        print(f"{'':24} shipped  {inspections:,} inspections, {articles:,} articles")
        for path in PATHS:
            few, many = _times(small, path), _times(large, path)
            ratio = median(many) / median(few)
            print(f"{path:24} {median(few):5.1f} ms {median(many):9.1f} ms {ratio:6.1f}")


def _times(dashboard: httpx.Client, path: str) -> list[float]:
    dashboard.get(path).raise_for_status()
    return [_ms(dashboard, path) for _ in range(ROUNDS)]


def _ms(dashboard: httpx.Client, path: str) -> float:
    began = time.perf_counter()
    dashboard.get(path)
    return (time.perf_counter() - began) * 1000


class Served:
    """A dashboard over so much, and a program that asks it."""

    def __init__(self, folder: Path, inspections: int, articles: int) -> None:
        self._folder, self._size = folder, (inspections, articles)
        self._stack = ExitStack()

    def __enter__(self) -> httpx.Client:
        self._folder.mkdir()
        (self._folder / "monitor.toml").write_text(
            f'database = "sqlite:///{self._folder}/monitor.sqlite3"\n'
        )
        (self._folder / "sources.toml").write_text(
            '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.example/rss"\n'
        )
        settings = read_config(self._folder, {})
        records = self._stack.enter_context(open_records(settings))
        _fill(records, *self._size)
        keeper = Doorkeeper(Keys(frozenset(("127.0.0.1",))), records.admissions, lambda: NOW)
        desk = RecordsDesk(records, lambda: settings, lambda: NOW)
        door = Door("127.0.0.1", 0)
        self._stack.enter_context(Server(lambda: site(desk, keeper, ""), door))
        client = httpx.Client(base_url=door.address, trust_env=False, timeout=120)
        return self._stack.enter_context(client)

    def __exit__(self, *_error: object) -> None:
        self._stack.close()


def _fill(records: Records, inspections: int, articles: int) -> None:
    _insert(records, ARTICLES, map(_article, range(articles)))
    _insert(records, READINGS, map(_reading, range(articles)))
    bodies = [body.id for body in data.gazetteer() if not body.renamed_to]
    count = max(inspections, 10)
    _insert(records, LEDGER, (_entry(n, bodies[n % len(bodies)]) for n in range(count)))
    _insert(records, EVIDENCE, (_evidence(n, articles) for n in range(count)))
    _insert(records, EVENTS, (_event(n, bodies[n % len(bodies)]) for n in range(count)))


def _insert(records: Records, table: Table, rows: Iterator[Row]) -> None:
    while some := list(islice(rows, AT_ONCE)):
        with records.database.writing() as connection:
            connection.execute(insert(table), some)


def _at(number: int) -> datetime:
    return NOW - timedelta(minutes=number)


def _article(number: int) -> Row:
    return {
        "id": f"a{number}",
        "source": "A",
        "official": False,
        "url": f"https://a.example/{number}",
        "title": "Probation unit inspected",
        "published": _at(number),
        "text": "Inspectors rated the unit ‘Good’. " * 4,
        "entry_mark": "m",
        "fingerprint": "f",
        "first_read_at": _at(number),
        "last_read_at": _at(number),
    }


def _reading(number: int) -> Row:
    return {
        "article_id": f"a{number}",
        "fingerprint": "f",
        "category": "rating_report",
        "reasons": [],
        "doubts": [],
        "read_at": _at(number),
    }


def _entry(number: int, body: str) -> Row:
    day = date(2018, 1, 1) + timedelta(days=number % 2900)
    return {
        "inspection_id": f"many-{number}",
        "body_id": body,
        "programme": "pdu-2021",
        "published": day.isoformat(),
        "published_first": day,
        "published_last": day,
        "rating": number % 4 + 1,
        "status": "confirmed",
        "authority": 2,
        "note": "",
        "recorded_at": _at(number),
    }


def _evidence(number: int, articles: int) -> Row:
    return {
        "inspection_id": f"many-{number}",
        "article_id": f"a{number % articles}",
        "fingerprint": "f",
        "authority": 2,
        "rating": number % 4 + 1,
        "quote": "rated the unit ‘Good’",
        "quote_start": 11,
        "quote_end": 32,
        "confidence": 0.9,
        "recorded_at": _at(number),
    }


def _event(number: int, body: str) -> Row:
    return {
        "key": f"e{number}",
        "kind": "rating_up",
        "body": "A unit",
        "at": _at(number),
        "body_id": body,
        "inspection_id": f"many-{number}",
        "rating": 3,
        "quote": "rated the unit ‘Good’",
        "confidence": 0.9,
        "reasons": [],
        "article_id": f"a{number}",
        "article_source": "A",
        "article_official": False,
        "article_url": f"https://a.example/{number}",
        "article_title": "Probation unit inspected",
    }


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
