"""Reference data shipped with the program, turned into values. Provenance: README.md beside."""

import json
from functools import cache
from importlib import resources
from typing import Any

from monitor.domain.body import Body, BodyId, BodyKind, Gazetteer
from monitor.errors import DataError


@cache
def gazetteer() -> Gazetteer:
    """All bodies that the inspectorate has rated or may rate."""
    rows = json.loads(_text("bodies.json"))
    bodies = tuple(map(_body, rows))
    return Gazetteer({body.id: body for body in bodies})


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
