"""What is tried, each with what it may say of input that it cannot read."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from protego import Protego

from monitor.config import load
from monitor.data import gazetteer, programmes
from monitor.demo.pdf_writer import pdf
from monitor.domain.article import Page, SourceName, Validators
from monitor.domain.reader import Names, Reader
from monitor.domain.reading import Story
from monitor.domain.source import Source
from monitor.errors import ConfigError, DataError, ParseError, StoreError
from monitor.sources import PARSERS, offered_feed, opml, page_text, wall
from monitor.store.backup import back_up, restore
from tests.empty_database import put_empty_database

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "sources" / "pages"
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
WHERE = "https://hmiprobation.justiceinspectorates.gov.uk/wp-json/wp/v2/document"


@dataclass(frozen=True, slots=True)
class Target:
    """``read`` may raise ``says`` and nothing else. ``seeds``: well-formed input."""

    read: Callable[[bytes], object]
    seeds: Sequence[bytes]
    says: type[Exception] | tuple[type[Exception], ...] = ParseError


def _page(body: bytes) -> Page:
    return Page(WHERE, body, "", Validators())


def _list_of(kind: str) -> Callable[[bytes], object]:
    source, parser = Source(SourceName("x"), kind, WHERE, timedelta(minutes=5)), PARSERS[kind]

    def read(body: bytes) -> object:
        page = _page(body)
        found = [parser.told(entry) for entry in parser.index(source, page)]
        return found, parser.following(source, page), parser.timing(page)

    return read


def _page_of(body: bytes) -> object:
    page = _page(body)
    return wall(page), offered_feed(page), page_text(page)


def _report(body: bytes) -> object:
    return page_text(_page(b"%PDF-1.7\n" + body.removeprefix(b"%PDF-1.7\n")))


@cache
def _reader() -> Reader:
    return Reader(Names(gazetteer()), programmes())


def _story(body: bytes) -> object:
    title, _, text = body.decode("utf-8", "surrogateescape").partition("\n")
    return _reader()(Story(title, text, WHERE, AT.date()))


def _robots(body: bytes) -> object:
    rules = Protego.parse(body.decode("utf-8", "replace"))
    return rules.can_fetch(WHERE, "ProbationMonitor"), rules.crawl_delay("ProbationMonitor")


def _config(name: str) -> Callable[[bytes], object]:
    def read(body: bytes) -> object:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            (folder / "monitor.toml").write_text('sources = ["all"]\n')
            (folder / "sources.toml").write_bytes((ROOT / "config" / "sources.toml").read_bytes())
            (folder / name).write_bytes(body)
            return load(folder, PARSERS.keys(), gazetteer(), {})

    return read


def _backup(body: bytes) -> object:
    with tempfile.TemporaryDirectory() as made:
        kept = Path(made) / "kept.sqlite3"
        kept.write_bytes(body)
        return (restore(kept, Path(made) / "monitor.sqlite3", AT),)


def _kept() -> bytes:
    with tempfile.TemporaryDirectory() as made:
        put_empty_database(Path(made) / "monitor.sqlite3")
        return back_up(Path(made) / "monitor.sqlite3", Path(made) / "kept").path.read_bytes()


def _named(pattern: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(PAGES.glob(pattern)) if _is_input(path))


def _is_input(path: Path) -> bool:
    return not path.name.endswith(".expected.json")


def _stories() -> tuple[bytes, ...]:
    lines = (ROOT / "tests" / "corpus" / "golden.jsonl").read_bytes().splitlines()[:40]
    return tuple(lines)


OUTLINES = (
    b"<?xml version='1.0'?><opml version='2.0'><head><title>t</title></head><body><outline "
    b"text='North'><outline type='rss' text='Echo' xmlUrl='https://e.example/rss'/></outline>"
    b"</body></opml>"
)

TARGETS: dict[str, Target] = {
    "feed": Target(_list_of("feed"), _named("feed_*.xml")),
    "json feed": Target(_list_of("feed"), _named("feed_*.json")),
    "listing": Target(_list_of("listing"), _named("listing_*")),
    "wordpress": Target(_list_of("wordpress"), _named("wordpress_*.json")),
    "sitemap": Target(_list_of("sitemap"), _named("sitemap_*")),
    "govuk": Target(_list_of("govuk"), _named("govuk_*")),
    "page": Target(_page_of, _named("*page_*.html")),
    "reading": Target(_story, _stories()),
    "robots": Target(_robots, (b"User-agent: *\nDisallow: /a*b$\nCrawl-delay: 5\n",)),
    "opml": Target(lambda body: opml.read("list.opml", body), (OUTLINES,), DataError),
    "monitor.toml": Target(
        _config("monitor.toml"), ((ROOT / "config" / "monitor.toml").read_bytes(),), ConfigError
    ),
    "sources.toml": Target(
        _config("sources.toml"),
        ((ROOT / "config" / "sources.toml").read_bytes()[:6_000].rpartition(b"[[")[0],),
        ConfigError,
    ),
    "pdf": Target(_report, (pdf(("Leeds PDU",), ("Good",)),)),
    "backup": Target(_backup, (_kept(),), StoreError),
}
