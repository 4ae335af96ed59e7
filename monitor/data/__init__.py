"""Reference data shipped with the program, turned into values. Provenance: README.md beside."""

import csv
import io
import json
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Any

from monitor.domain.body import Body, BodyId, BodyKind, Gazetteer
from monitor.domain.inspection import Authority, Inspection, InspectionId, Status
from monitor.domain.partial_date import PartialDate
from monitor.domain.programme import Programme, Standard
from monitor.domain.rating import Rating, Score
from monitor.errors import DataError


@cache
def gazetteer() -> Gazetteer:
    """All bodies that the inspectorate has rated or may rate."""
    rows = json.loads(_text("bodies.json"))
    bodies = tuple(map(_body, rows))
    return Gazetteer({body.id: body for body in bodies})


@cache
def programmes() -> tuple[Programme, ...]:
    """The rules of inspection since 2018, oldest first within a kind of body."""
    return tuple(map(_programme, json.loads(_text("programmes.json"))))


def baseline(recorded_at: datetime) -> tuple[Inspection, ...]:
    """The known history: every inspection found in public pages, as ledger entries."""
    rows = csv.DictReader(io.StringIO(_text("ratings.csv")))
    return tuple(_inspection(number, row, recorded_at) for number, row in enumerate(rows, start=2))


def _text(name: str) -> str:
    return (resources.files("monitor.data") / name).read_text(encoding="utf-8")


def _body(row: dict[str, Any]) -> Body:
    try:
        return Body(
            id=BodyId(row["id"]),
            name=row["name"],
            short_name=row["short_name"],
            kind=BodyKind(row["kind"]),
            region=row.get("region"),
            nation=row.get("nation"),
            active_from=row.get("active_from"),
            active_to=row.get("active_to"),
            places=tuple(row.get("places", ())),
            local_authorities=tuple(row.get("local_authorities", ())),
            aliases=tuple(row.get("aliases", ())),
            succeeded_by=tuple(row.get("succeeded_by", ())),
            split_into=tuple(row.get("split_into", ())),
            renamed_to=tuple(row.get("renamed_to", ())),
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"bodies.json, {row.get('id', '?')}: {error}") from error


def _programme(row: dict[str, Any]) -> Programme:
    try:
        return Programme(
            id=row["id"],
            kind=BodyKind(row["kind"]),
            published_from=date.fromisoformat(row["published_from"]),
            rates=row["rates"],
            points_each=row["points_each"],
            max_score=row["max_score"],
            standards=tuple(map(_standard, row["standards"])),
            source=row["source"],
            known_by=tuple(row.get("known_by", ())),
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"programmes.json, {row.get('id', '?')}: {error}") from error


def _standard(row: dict[str, Any]) -> Standard:
    return Standard(row["number"], row["name"], tuple(row.get("also", ())), row.get("counts", True))


def _inspection(line: int, row: dict[str, str], recorded_at: datetime) -> Inspection:
    derived = row["confidence"] == "low"
    try:
        return Inspection(
            id=InspectionId(row["inspection_id"]),
            body_id=BodyId(row["body_id"]),
            programme=row["programme"],
            published=PartialDate(row["published"]),
            rating=_rating(row["overall_rating"]),
            score=Score(int(row["score"]), int(row["max_score"])) if row["score"] else None,
            status=Status.UNCONFIRMED if derived else Status.CONFIRMED,
            authority=Authority.PRESS if derived else Authority.OFFICIAL,
            report_url=row["source_url"] or None,
            recorded_at=recorded_at,
            note=row["note"],
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"ratings.csv, line {line}: {error}") from error


def _rating(word: str) -> Rating | None:
    return Rating[word.upper().replace(" ", "_")] if word else None
