"""Every example page beside this file is read to exactly what ``<name>.expected.json`` says.

The first word of a file's name is the parser or layout that has to read it: ``feed_…``,
``listing_…``, ``inspectorate_page_…``. A parser or layout without an example is a mistake.
"""

import json
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.domain.article import Page, SourceName, Validators
from monitor.domain.ratings_table import RatingsTable
from monitor.domain.source import Source
from monitor.sources import PARSERS, page_text
from monitor.sources.decoding import text_of
from monitor.sources.markup import parsed
from monitor.sources.page import LAYOUTS

PAGES = Path(__file__).parent / "pages"
EXAMPLES = sorted(path for path in PAGES.iterdir() if ".expected." not in path.name)
TYPES = {".html": "text/html", ".xml": "application/xml", ".json": "application/feed+json"}
URLS = {
    "inspectorate_page_document": "http://127.0.0.1:8080/document/an-inspection-of-zedbury-2025",
    "inspectorate_page_ratings": "http://127.0.0.1:8080/document/an-inspection-of-northmere",
    "inspectorate_page_news": "http://127.0.0.1:8080/news/zedbury",
    "wordpress_documents": "https://inspectorate.example/wp-json/wp/v2/document?per_page=10",
    "old_inspectorate_page_report": "http://127.0.0.1/hmiprobation/inspections/northmereyjs2025/",
}


def page_of(path: Path) -> Page:
    url = URLS.get(path.stem, "https://site.example/section/page")
    return Page(url, path.read_bytes(), TYPES[path.suffix], Validators())


def reader_of(path: Path) -> str:
    return next(name for name in [*PARSERS, *LAYOUTS] if path.name.startswith(f"{name}_"))


def as_read(path: Path) -> Any:
    """What the rest of the program gets to see, as plain JSON values."""
    kind, page = reader_of(path), page_of(path)
    if kind in LAYOUTS:
        read = page_text(page)
        table = {"table": shown(read.table)} if read.table else {}
        return plain(asdict(replace(read, table=None))) | table
    source = Source(SourceName("x"), kind, page.url, timedelta(hours=1))
    listed = map(PARSERS[kind].told, PARSERS[kind].index(source, page))
    return [plain(asdict(entry)) for entry in listed]


def plain(value: dict[str, Any]) -> dict[str, Any]:
    text = {"text": value["text"].split("\n")} if "text" in value else {}
    value.pop("table", None)
    value.pop("markup", None)  # it is told by now
    if text:
        del value["url"]  # where the test says that it stands
    for extra in ("post", "modified", "labels", "report_file", "terms"):
        if not value.get(extra, True):
            del value[extra]
    if "labels" in value:
        value["labels"] = list(value["labels"])
    dates = ((name, value[name]) for name in ("published", "modified") if name in value)
    return value | {name: date.isoformat() if date else None for name, date in dates} | text


def shown(table: RatingsTable) -> dict[str, Any]:
    """As a person would check it: one line a row."""
    return {
        "overall": table.overall.label if table.overall else None,
        "score": str(table.score) if table.score else None,
        "fieldwork": str(table.fieldwork) if table.fieldwork else None,
        "rows": [
            " | ".join((row.domain, str(each.number), each.name, each.rating.label))
            for row in table.rows
            for each in [row.standard]
        ],
        "faults": [str(fault) for fault in table.faults],
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_read_as_expected(path: Path) -> None:
    expected = path.with_suffix(".expected.json")
    assert expected.exists(), f"{path.name} has no {expected.name}"
    assert as_read(path) == json.loads(expected.read_text())


def test_every_parser_and_every_layout_has_an_example() -> None:
    assert {reader_of(path) for path in EXAMPLES} == PARSERS.keys() | LAYOUTS.keys()


def test_every_expectation_has_its_example() -> None:
    named = {path.name.removesuffix(".expected.json") for path in PAGES.glob("*.expected.json")}
    assert named == {path.stem for path in EXAMPLES}


@pytest.mark.parametrize(
    "path", [p for p in EXAMPLES if reader_of(p) in LAYOUTS], ids=lambda path: path.stem
)
def test_only_the_layout_in_the_name_takes_the_page(path: Path) -> None:
    page = page_of(path)
    takers = [name for name, read in LAYOUTS.items() if read(page, parsed(text_of(page)))]
    assert takers[0] == reader_of(path)
