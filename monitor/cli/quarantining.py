"""The commands by which a person decides on what was held."""

from pathlib import Path

from rich.text import Text

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.quarantining import release as take_in
from monitor.bootstrap.records import Records, open_records
from monitor.bootstrap.reference import reader
from monitor.cli.terminal.columns import Row, show_rows
from monitor.cli.terminal.forms import Form, print_json
from monitor.cli.terminal.refusing import Refused
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.cli.terminal.shapes import printable
from monitor.domain.article import Article
from monitor.domain.ledger.quarantine import HeldRun, Verdict


def show_all(folder: Path, how: Form, *, every: bool) -> None:
    """Oldest first."""
    with open_records(settings_of(folder, "ERROR")) as records:
        runs = [run for run in records.quarantine.runs() if every or run.verdict is Verdict.HELD]
    if how is Form.JSON:
        return print_json([_plain(run) for run in runs])
    if not runs:
        return out.print("Nothing is held.")
    return show_rows(("run", "source", "held", "pages", "verdict"), [_row(r) for r in runs], out)


def show(folder: Path, number: int, how: Form) -> None:
    """Raises Refused where there is none of that number."""
    with open_records(settings_of(folder, "ERROR")) as records:
        run = _run(records, number)
        pages = [one.made.article for one in records.quarantine.pages(number)]
    told = {page.id: _says(page) for page in pages}
    if how is Form.JSON:
        listed = [{**_page(page), "says": told[page.id]} for page in pages]
        return print_json({**_plain(run), "list": listed})
    out.print(Text(f"Run {number} of {run.source}: {run.verdict}, {local(run.at)}."))
    rows = [(printable(p.title), _day(p), printable(told[p.id]), printable(p.url)) for p in pages]
    show_rows(("title", "published", "says", "address"), rows, out)
    if run.verdict is Verdict.HELD:
        choice = f"probation-monitor quarantine release {number}, or drop {number}"
        out.print(f"\nDecide: {choice}", soft_wrap=True)
    return None


def release(folder: Path, number: int) -> None:
    """Raises Refused where it waits for nobody."""
    settings = settings_of(folder, "ERROR")
    with open_records(settings) as records:
        run = _held(records, number)
        made = take_in(settings, records, number)
    new = f"entries of the ledger: {len(made.entries)}, alerts: {len(made.deliveries)}"
    out.print(Text(f"Released run {number} of {run.source}. New {new}."), soft_wrap=True)


def drop(folder: Path, number: int) -> None:
    """Raises Refused where it waits for nobody."""
    with open_records(settings_of(folder, "ERROR")) as records:
        run = _held(records, number)
        records.quarantine.settle(number, Verdict.DROPPED, utc_now())
    told = "Its pages are left alone until one of them changes."
    out.print(Text(f"Dropped run {number} of {run.source}. {told}"), soft_wrap=True)


def _run(records: Records, number: int) -> HeldRun:
    run = records.quarantine.run(number)
    if run is None:
        raise Refused(f"no run has the number {number}; see: probation-monitor quarantine list")
    return run


def _held(records: Records, number: int) -> HeldRun:
    run = _run(records, number)
    if run.verdict is not Verdict.HELD:
        when = local(run.settled_at) if run.settled_at else "before"
        raise Refused(f"run {number} waits for nobody: it was {run.verdict} {when}")
    return run


def _says(article: Article) -> str:
    """The ratings in its words; a table of the inspectorate's may say more."""
    found = reader()(article.story).findings
    rated = (f"{one.body}: {one.overall.label}" for one in found if one.overall)
    return "; ".join(dict.fromkeys(rated)) or "no rating"


def _day(article: Article) -> str:
    return local(article.published) if article.published else "no date"


def _row(run: HeldRun) -> Row:
    name, when = printable(run.source), local(run.at)
    return (str(run.number), name, when, str(run.pages), str(run.verdict))


def _plain(run: HeldRun) -> dict[str, object]:
    return {
        "run": run.number,
        "source": run.source,
        "held_at": run.at,
        "pages": run.pages,
        "above": run.most,
        "verdict": run.verdict,
        "settled_at": run.settled_at,
    }


def _page(article: Article) -> dict[str, object]:
    return {"title": article.title, "published": article.published, "url": article.url}
