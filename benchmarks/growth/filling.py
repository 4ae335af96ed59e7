"""A database as it is after years, written straight into its tables."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Table, insert

from benchmarks.growth.stories import (
    NOW,
    STORIES,
    address,
    appeared,
    concerns_us,
    story,
    units,
)
from benchmarks.peers.town import addresses, configured
from monitor.bootstrap.records import Records, open_records
from monitor.bootstrap.settings import read_config
from monitor.domain.article import Entry
from monitor.domain.copies import sketch_of
from monitor.domain.identity import article_id, entry_mark, fingerprint
from monitor.domain.visiting.source_state import State
from monitor.store.tables import (
    ARTICLES,
    BEGINNINGS,
    DELIVERIES,
    DELIVERY_EVENTS,
    EVENTS,
    EVIDENCE,
    LEDGER,
    READINGS,
    SKETCHES,
    SOURCES,
)
from monitor.store.tables.sources import RHYTHMS, SOURCE_STATES

PORT = 18_080
"""At which the papers' feeds are asked for: it stands in the database, too."""

_AT_ONCE = 20_000
_OF_EACH = 10
"""So many stories about one rating."""

_MAIL = """
[email]
host = "127.0.0.1"
port = 9
security = "none"
sender = "desk@example.org"
to = ["ann@example.org"]
"""
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Told:
    """A story about a rating; ``number`` counts them."""

    number: int
    paper: int
    nth: int

    @property
    def inspection(self) -> str:
        """Several stories are about one."""
        return f"grown-{self.number // _OF_EACH}"

    @property
    def body(self) -> str:
        """Of that inspection."""
        return units()[self.number // _OF_EACH % len(units())][0]


def set_up(folder: Path, papers: int) -> None:
    """The configuration of a service that works there."""
    configured(folder, PORT, papers, more=_MAIL)


def filled(folder: Path, papers: int) -> None:
    """Into a new folder."""
    folder.mkdir(parents=True)
    set_up(folder, papers)
    with open_records(read_config(folder, {}), lambda: NOW) as records:
        _put(records, SOURCES, _visits(papers))
        for table, row in ((BEGINNINGS, _beginning), (SOURCE_STATES, _state), (RHYTHMS, _rhythm)):
            _put(records, table, map(row, range(papers)))
        _put(records, ARTICLES, _of_each(papers, _article))
        _put(records, READINGS, _of_each(papers, _reading))
        for table, made in _ABOUT_RATINGS:
            _put(records, table, (row for told in _told(papers) for row in made(told)))


def _put(records: Records, table: Table, rows: Iterator[Row]) -> None:
    while some := list(islice(rows, _AT_ONCE)):
        with records.database.writing() as connection:
            connection.exec_driver_sql("PRAGMA cache_size = -400000")
            connection.execute(insert(table), some)


def _of_each(papers: int, row: Callable[[int, int], Row]) -> Iterator[Row]:
    return (row(paper, nth) for nth in range(STORIES) for paper in range(papers))


def _told(papers: int) -> Iterator[Told]:
    found = ((p, n) for p in range(papers) for n in range(STORIES) if concerns_us(p, n))
    return (Told(number, *each) for number, each in enumerate(found))


def _visits(papers: int) -> Iterator[Row]:
    for number, url in enumerate(addresses(PORT, papers)):
        yield {
            "name": f"paper {number}",
            "last_good_at": NOW - timedelta(minutes=15),
            "last_tried_at": NOW - timedelta(minutes=15),
            "next_due_at": NOW + timedelta(seconds=number % 900),
            "failures": 0,
            "url": url,
            "held": {url: 50},
        }


def _beginning(paper: int) -> Row:
    return {"source": f"paper {paper}", "at": NOW - timedelta(days=400)}


def _state(paper: int) -> Row:
    well = {"state": State.HEALTHY.value, "since": NOW - timedelta(days=9), "newest": NOW}
    rest = {"detail": "", "times": 0, "answered": True, "silence_s": 3e5, "mark": ""}
    return {"source": f"paper {paper}", **well, **rest}


def _rhythm(paper: int) -> Row:
    quiet = {"quiet_hours": [], "quiet_days": []}
    return {"source": f"paper {paper}", "fresh_s": 0.0, **quiet, "usual_s": 3e5}


def _article(paper: int, nth: int) -> Row:
    title, text = story(paper, nth, relevant=concerns_us(paper, nth))
    url, at = address(paper, nth), appeared(nth)
    return {
        "id": article_id(url),
        "source": f"paper {paper}",
        "official": False,
        "url": url,
        "title": title,
        "published": at,
        "text": text,
        "entry_mark": entry_mark(Entry(url, title, at, text)),
        "fingerprint": fingerprint(title, text),
        "first_read_at": at,
        "last_read_at": at,
    }


def _reading(paper: int, nth: int) -> Row:
    told = concerns_us(paper, nth)
    title, text = story(paper, nth, relevant=told)
    return {
        "article_id": article_id(address(paper, nth)),
        "fingerprint": fingerprint(title, text),
        "category": "rating_report" if told else "unrelated",
        "reasons": ["names a body and a rating"] if told else ["says nothing of inspections"],
        "doubts": [],
        "read_at": appeared(nth),
    }


def _sketches(told: Told) -> Iterator[Row]:
    title, text = story(told.paper, told.nth, relevant=True)
    row = {"body_id": told.body, "article_id": article_id(address(told.paper, told.nth))}
    yield {**row, "rating": 3, "sketch": list(sketch_of(title, text))}


def _entries(told: Told) -> Iterator[Row]:
    if told.number % _OF_EACH == 0:
        day = (NOW - timedelta(days=30 + told.number % 2000)).date()
        yield {
            "inspection_id": told.inspection,
            "body_id": told.body,
            "programme": "pdu-2021",
            "published": day.isoformat(),
            "published_first": day,
            "published_last": day,
            "rating": told.number // _OF_EACH % 4 + 1,
            "status": "confirmed",
            "authority": 2,
            "note": "",
            "recorded_at": appeared(told.nth),
        }


def _evidence(told: Told) -> Iterator[Row]:
    title, text = story(told.paper, told.nth, relevant=True)
    yield {
        "inspection_id": told.inspection,
        "article_id": article_id(address(told.paper, told.nth)),
        "fingerprint": fingerprint(title, text),
        "authority": 1,
        "rating": told.number // _OF_EACH % 4 + 1,
        "quote": "has rated",
        "quote_start": 11,
        "quote_end": 20,
        "confidence": 0.9,
        "recorded_at": appeared(told.nth),
    }


def _events(told: Told) -> Iterator[Row]:
    if told.number % _OF_EACH == 0:
        yield {
            "key": f"event-{told.number}",
            "kind": "rating_up",
            "body": "A unit",
            "at": _at(told),
            "body_id": told.body,
            "inspection_id": told.inspection,
            "rating": 3,
            "quote": "has rated",
            "confidence": 0.9,
            "reasons": [],
            "article_id": article_id(address(told.paper, told.nth)),
            "article_source": f"paper {told.paper}",
            "article_official": False,
            "article_url": address(told.paper, told.nth),
            "article_title": "A unit is rated",
        }


def _at(told: Told) -> datetime:
    return appeared(told.nth) + timedelta(seconds=told.number)


def _deliveries(told: Told) -> Iterator[Row]:
    if told.number % _OF_EACH == 0:
        yield {
            "id": f"delivery-{told.number}",
            "channel": "email",
            "address": "ann@example.org",
            "state": "sent",
            "attempts": 1,
            "due_at": _at(told),
            "sent_at": _at(told),
        }


def _delivered(told: Told) -> Iterator[Row]:
    if told.number % _OF_EACH == 0:
        of = {"delivery_id": f"delivery-{told.number}", "event_key": f"event-{told.number}"}
        yield {**of, "position": 0}


_ABOUT_RATINGS: tuple[tuple[Table, Callable[[Told], Iterator[Row]]], ...] = (
    (LEDGER, _entries),
    (EVIDENCE, _evidence),
    (SKETCHES, _sketches),
    (EVENTS, _events),
    (DELIVERIES, _deliveries),
    (DELIVERY_EVENTS, _delivered),
)
