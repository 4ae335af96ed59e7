"""Writes anew what is made of the code: reference and schemas for editors. ``make docs``"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from monitor.bootstrap.settings import KINDS
from monitor.cli.commands.app import app
from monitor.config.json_schema import FOLDER, NAMES, schema_of, written
from monitor.domain.event import FOLLOW_UPS, OPERATIONAL, EventKind
from monitor.notify.phrases import MARKS, SUMMARIES

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference.md"

_HEAD = """# Reference

Every command, every key of the configuration, every variable, every kind of event, every figure.
Made of the code by `make docs`; what it is all for stands in the other pages ([index](README.md)).
"""
_OF_COMMANDS = """## Commands

Exit codes: 0 done, 1 tried and failed, 2 wrong configuration or input, 130 interrupted.
"""
_OF_KEYS = """## Configuration

Checked by `probation-monitor check-config`; editors read the schemas in `config/schemas`.
"""
_OF_VARIABLES = """## Variables

Each secret may stand in a file that `…_FILE` names, or be one of systemd's credentials
([security.md](security.md)).

| variable | what for |
|---|---|"""
_OF_EVENTS = """## Events

What `events` of a subscription may name. Those about the service come to those who run it:
[handbook](handbook.md).

| kind | mark | what it says | who hears of it |
|---|---|---|---|"""
_OF_FIGURES = """## Figures

At `/metrics` of the dashboard ([dashboard.md](dashboard.md)), for Prometheus; all are gauges.

| figure | labels | |
|---|---|---|"""
_VARIABLES = {
    "MONITOR_CONFIG": "The folder with the configuration.",
    "MONITOR_DATABASE": "The database's URL, in place of `database` in `monitor.toml`.",
    "MONITOR_SMTP_PASSWORD": "The mail server's password. (secret)",
    "MONITOR_UNSUBSCRIBE_SECRET": "Signs the links by which readers leave. (secret)",
    "MONITOR_SLACK_WEBHOOK": "Slack's incoming webhook; setting it switches Slack on. (secret)",
    "MONITOR_SLACK_TOKEN": "The Slack bot's token, in place of a webhook. (secret)",
    "MONITOR_WEBHOOK_<NAME>_URL": "A webhook's address, in place of its `url`. (secret)",
    "MONITOR_WEBHOOK_<NAME>_SECRET": "The key that signs what it is sent. (secret)",
    "MONITOR_APPRISE_<NAME>": "Apprise addresses, blanks between them. (secret)",
    "MONITOR_PING_URL": "The dead man's switch. (secret)",
    "MONITOR_DASHBOARD_PASSWORD": "The dashboard's password, or its Argon2 hash. (secret)",
}


@cache
def made() -> dict[Path, str]:
    """File -> what the code says that should stand in it."""
    schemas = ROOT / "config" / FOLDER
    texts = {schemas / f"{name}.json": written(name, KINDS) for name in NAMES}
    parts = (_HEAD, *_commands(), *_keys(), *_variables(), *_events(), *_figures())
    return {**texts, REFERENCE: "\n".join(parts)}


def commands() -> list[tuple[str, ...]]:
    """Each as it is typed, those of groups after their group."""
    single = [(info.name or info.callback.__name__,) for info in app.registered_commands]  # type: ignore[union-attr]
    grouped = [
        (str(group.name), *words)
        for group in app.registered_groups
        for words in [(), *((str(one.name),) for one in group.typer_instance.registered_commands)]  # type: ignore[union-attr]
    ]
    return sorted([*single, *grouped])


def figures() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Name -> what it says, and its labels, as the dashboard's code has them."""
    tree = ast.parse((ROOT / "monitor" / "dashboard" / "figures.py").read_text())
    calls = [
        [ast.literal_eval(word) for word in node.args]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "_family"
    ]
    return {f"probation_monitor_{name}": (told, tuple(labels)) for name, told, *labels in calls}


def _commands() -> Iterator[str]:
    yield _OF_COMMANDS
    runner = CliRunner(env={"COLUMNS": "100", "MONITOR_CONFIG": None})
    for words in commands():
        shown = runner.invoke(app, [*words, "--help"], prog_name="probation-monitor").output
        yield f"### {' '.join(words)}\n\n```\n{shown.strip()}\n```\n"


def _keys() -> Iterator[str]:
    yield _OF_KEYS
    for name in NAMES:
        whole = schema_of(name, KINDS)
        yield f"### {name}.toml\n"
        if name == "monitor":
            yield from _table(whole)
        for title, table in whole["$defs"].items():
            if table.get("properties"):
                yield f"#### {table['description'].split(':')[0].removesuffix('.')}\n"
                yield from _table(table)
            else:
                assert "enum" in table, title


def _table(table: dict[str, Any]) -> Iterator[str]:
    yield "| key | what may stand there | left out | |\n|---|---|---|---|"
    needed = table.get("required", ())
    for key, value in table["properties"].items():
        if not _is_table(value):
            usual = "must be there" if key in needed else _usual(value)
            told = value["description"].replace("<", "&lt;")
            yield f"| `{key}` | {_values(value)} | {usual} | {told} |"
    yield ""


def _is_table(value: dict[str, Any]) -> bool:
    """One that gets a heading of its own."""
    inner = [value, *value.get("anyOf", ()), value.get("items", {})]
    return any("Table" in str(one.get("$ref", "")) for one in inner)


def _usual(value: dict[str, Any]) -> str:
    usual = value.get("default")
    if usual is None or usual == "":
        return ""
    if isinstance(usual, list):
        return ", ".join(f"`{one}`" for one in usual)
    return f"`{str(usual).lower() if isinstance(usual, bool) else usual}`"


def _values(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return "an event"
    if "anyOf" in value:
        return _values(next(one for one in value["anyOf"] if one.get("type") != "null"))
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"] if one)
    if value["type"] == "array":
        return f"list: {_values(value['items'])}"
    words = {
        "string": "text",
        "boolean": "true or false",
        "integer": "whole number",
        "number": "number",
    }
    return words[value["type"]] + _bounds(value)


def _bounds(value: dict[str, Any]) -> str:
    least = value.get("minimum", value.get("exclusiveMinimum"))
    most = value.get("maximum")
    above = "above " if "exclusiveMinimum" in value else ""
    return f", {above}{least} to {most}" if least is not None and most is not None else ""


def _variables() -> Iterator[str]:
    yield _OF_VARIABLES
    yield from (f"| `{name}` | {told} |" for name, told in _VARIABLES.items())
    yield ""


def _events() -> Iterator[str]:
    yield _OF_EVENTS
    for kind in EventKind:
        told = re.sub(r"\{(\w+)\}", _gap, SUMMARIES[kind])
        yield f"| `{kind}` | {MARKS[kind].rstrip(':')} | {told} | {_for_whom(kind)} |"
    yield ""


def _gap(found: re.Match[str]) -> str:
    words = {"who": "HM Inspectorate of Probation", "body": "…", "title": "…"}
    return words.get(found[1], f"*{found[1]}*")


def _for_whom(kind: EventKind) -> str:
    if kind is EventKind.TEST:
        return "where `test-alert` is sent"
    if kind is EventKind.NEEDS_REVIEW:
        return "subscribers, and those who run the service"
    if kind in OPERATIONAL:
        return "those who run the service"
    return "who wants `follow_ups`" if kind in FOLLOW_UPS else "subscribers"


def _figures() -> Iterator[str]:
    yield _OF_FIGURES
    for name, (told, labels) in figures().items():
        yield f"| `{name}` | {', '.join(labels)} | {told} |"
    yield ""


if __name__ == "__main__":
    for file, text in made().items():
        file.write_text(text, encoding="utf-8")
