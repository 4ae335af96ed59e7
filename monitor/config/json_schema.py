"""The shape of the files as JSON Schema, for editors that help who writes them.

An editor finds it by the first line of the file: ``#:schema ./schemas/monitor.json``
(https://taplo.tamasfe.dev/configuration/directives.html).
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

from monitor.config.schema import MonitorFile, SourcesFile, Strict
from monitor.config.subscriptions import SubscriptionsFile

FOLDER = "schemas"
"""Beside the files that they describe."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FILES: Mapping[str, type[Strict]] = {
    "monitor": MonitorFile,
    "sources": SourcesFile,
    "subscriptions": SubscriptionsFile,
}
NAMES = tuple(_FILES)


def schema_of(name: str, kinds: Collection[str]) -> dict[str, Any]:
    """``name``: one of NAMES. ``kinds``: of sources, those that there are parsers for."""
    made = _FILES[name].model_json_schema()
    if "SourceTable" in made.get("$defs", {}):
        made["$defs"]["SourceTable"]["properties"]["kind"]["enum"] = sorted(kinds)
    return {"$schema": _DIALECT, **made, "title": f"{name}.toml of Probation Monitor"}


def written(name: str, kinds: Collection[str]) -> str:
    """The same as the text of a file."""
    return json.dumps(schema_of(name, kinds), indent=2, ensure_ascii=False) + "\n"
