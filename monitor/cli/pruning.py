"""The command that drops what is old and concerns nobody, and gives the room back."""

from collections.abc import Iterator
from pathlib import Path

from monitor.bootstrap.pruning import Pruned, prune
from monitor.cli.terminal.forms import Form, print_json
from monitor.cli.terminal.progress import progress
from monitor.cli.terminal.screen import out, settings_of
from monitor.config import Config


def drop_old(folder: Path, how: Form, *, dry_run: bool) -> None:
    """Raises StoreError."""
    settings = settings_of(folder, "ERROR")
    with progress("texts dropped") as step:
        done = prune(settings, dry_run=dry_run, progress=step)
    if how is Form.JSON:
        return print_json(_row(done, dry_run=dry_run))
    for line in _lines(settings, done, dry_run=dry_run):
        out.print(line, markup=False, soft_wrap=True)
    return None


def _row(done: Pruned, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "texts": done.dropped.texts,
        "characters": done.dropped.characters,
        "former_readings": done.dropped.readings,
        "owed": done.dropped.owed,
        "articles": done.articles,
        "bytes_before": done.before.size,
        "bytes_after": done.after.size,
        "bytes_unused": done.after.unused,
    }


def _lines(settings: Config, done: Pruned, *, dry_run: bool) -> Iterator[str]:
    dropped, after = done.dropped, done.after
    if settings.texts is None:
        yield "texts_days is 0: texts are kept for ever."
    else:
        would = "would be " if dry_run else ""
        yield (
            f"Texts older than {settings.texts.days} days that concern no inspection: "
            f"{dropped.texts} {would}dropped, {dropped.characters / 1e6:.1f} million characters."
        )
    if dropped.readings or dropped.owed:
        yield f"Readings of former texts: {dropped.readings}; forgotten pages: {dropped.owed}."
    each = f", {after.size / done.articles:,.0f} bytes for each" if done.articles else ""
    was = "" if dry_run else f"{_mb(done.before.size)} before, now "
    yield f"The database: {was}{_mb(after.size)}; {done.articles} articles{each}."
    if done.in_use:
        yield (
            "The service works on it, and the file was made by an older program: what is free in "
            "it is used again, but not given back. Once the service is stopped, prune once more."
        )


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
