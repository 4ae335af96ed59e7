"""Commands that read articles without keeping them."""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from rich.console import Console

from monitor.bootstrap.reference import reader
from monitor.cli.given import story_from
from monitor.cli.terminal.forms import machine_readable
from monitor.cli.views.article import show
from monitor.domain.document import DocumentType, document_type
from monitor.domain.inspectorate_hosts import is_own
from monitor.domain.reading import Finding, Reading, Story
from monitor.errors import DataError


def read(place: str, folder: Path, *, as_json: bool) -> None:
    """One article from a file, an address or standard input."""
    story = story_from(place, folder)
    read_one = reader()
    reading = read_one(story)
    document = document_of(story)
    if as_json:
        answer = _plain(reading) | ({"document": document.value} if document else {})
        machine_readable().write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    else:
        console = Console(highlight=False)
        if document:
            console.print(f"A page of the inspectorate: {document}", style="dim")
        show(story, reading, read_one.explain(story), console)


def read_lines() -> None:
    """Many articles: one JSON object a line on standard input, one reading a line out. UTF-8.

    Raises DataError that names the line.
    """
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    _each_line(reader(), sys.stdin)


def document_of(story: Story) -> DocumentType | None:
    """What sort of page of the inspectorate it is, if its address is one of theirs."""
    if story.url is None or not is_own(story.url, ""):
        return None
    return document_type(story.url, story.title, (), story.text)


def _each_line(read_one: Callable[[Story], Reading], lines: Iterable[str]) -> None:
    out = machine_readable()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            given = _parsed(number, line)
            answer = {"id": given.get("id")} | _plain(read_one(_story(number, given)))
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")
            out.flush()


def _parsed(number: int, line: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except ValueError as error:
        raise DataError(f"standard input, line {number}: not JSON: {error}") from error
    if not isinstance(given, dict):
        raise DataError(f"standard input, line {number}: not a JSON object")
    return given


def _story(number: int, given: dict[str, Any]) -> Story:
    for key in ("title", "text"):
        if not isinstance(given.get(key, ""), str):
            raise DataError(f"standard input, line {number}, {key}: not a string")
    published = given.get("published")
    try:
        day = date.fromisoformat(str(published)[:10]) if published else None
    except ValueError as error:
        raise DataError(f"standard input, line {number}, published: {error}") from error
    return Story(given.get("title", ""), given.get("text", ""), given.get("url"), day)


def _plain(reading: Reading) -> dict[str, object]:
    return {
        "category": reading.category.value,
        "relevant": reading.relevant,
        "findings": [_finding(finding) for finding in reading.findings],
        "mentions": [_finding(mention) for mention in reading.mentions],
        "reasons": list(reading.reasons),
        "doubts": list(reading.doubts),
    }


def _finding(finding: Finding) -> dict[str, object]:
    score = finding.score
    return {
        "body_id": finding.body_id,
        "body": finding.body,
        "kind": finding.kind.value if finding.kind else None,
        "overall_rating": finding.overall.label if finding.overall else None,
        "previous_rating": finding.previous.label if finding.previous else None,
        "direction": finding.direction.value if finding.direction else None,
        "score": score.points if score else None,
        "max_score": score.out_of if score else None,
        "standards": [
            {"number": s.number, "name": s.name, "rating": s.rating.label}
            for s in finding.standards
        ],
        "quote": finding.quote.text,
        "start": finding.quote.start,
        "end": finding.quote.end,
        "confidence": round(finding.confidence, 3),
        "doubt": finding.doubt,
    }
