"""Lists of feeds out to a feed reader, and in from one."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from monitor.bootstrap.source_checking import chosen
from monitor.bootstrap.source_sharing import exported, imported
from monitor.cli.terminal.forms import machine_readable
from monitor.cli.terminal.screen import settings_of
from monitor.cli.terminal.shapes import printable
from monitor.domain.source import Source
from monitor.domain.visiting.outline_intake import Intake
from monitor.errors import DataError


def export(folder: Path, group: str, file: Path | None) -> None:
    """Standard output gets the list, standard error what is to be known of it.

    Raises ConfigError, DataError.
    """
    done = exported(chosen(settings_of(folder, "ERROR"), group, ()))
    if file is None:
        sys.stdout.buffer.write(done.opml)
    else:
        _write(file, done.opml)
    if done.left_out:
        names = ", ".join(one.name for one in done.left_out)
        typer.echo(f"Left out, since they are no feeds: {names}.", err=True)


def take_in(folder: Path, file: Path) -> None:
    """Print the tables to be added to sources.toml; nothing is written anywhere.

    Raises ConfigError, DataError.
    """
    found = imported(settings_of(folder, "ERROR"), file)
    lines = [*_head(file, found), "", *(_table(one) for one in found.fresh)]
    machine_readable().write("\n".join(lines).rstrip() + "\n")


def _write(file: Path, body: bytes) -> None:
    try:
        with file.open("xb") as target:
            target.write(body)
    except FileExistsError:
        raise DataError(f"{file}: is there already, and is not overwritten") from None
    except (OSError, ValueError) as error:  # a NUL in a name is a ValueError
        reason = error.strerror if isinstance(error, OSError) else error
        raise DataError(f"{file}: cannot be written: {reason}") from error


def _head(file: Path, found: Intake) -> Iterator[str]:
    yield _remark(f"{len(found.fresh)} new sources from {file.name}, to be added to sources.toml.")
    groups = sorted({group for one in found.fresh for group in one.groups})
    if groups:
        named = ", ".join(map(_quoted, groups))
        yield _remark(f"They are visited if one of their groups is in monitor.toml: {named}")
    for name in found.known:
        yield _remark(f"There already: {name}")
    for title in found.unusable:
        yield _remark(f"Without a web address: {title}")


def _table(source: Source) -> str:
    rows = {
        "name": _quoted(source.name),
        "kind": _quoted(source.kind),
        "url": _quoted(source.url),
        "area": _quoted(source.area) if source.area else "",
        "groups": f"[{', '.join(map(_quoted, source.groups))}]" if source.groups else "",
    }
    lines = (f"{key} = {value}" for key, value in rows.items() if value)
    return "\n".join(("[[source]]", *lines, ""))


def _remark(words: str) -> str:
    return f"# {printable(words)}"


def _quoted(text: str) -> str:
    # JSON's strings are TOML's basic strings.
    return json.dumps(text, ensure_ascii=False)
