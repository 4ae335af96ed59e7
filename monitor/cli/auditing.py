"""The command ``audit``: each report and what became of it, then how complete we were."""

from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import typer
from rich.text import Text

from monitor.bootstrap.audit_once import open_audit
from monitor.cli.terminal.columns import Row, show_rows
from monitor.cli.terminal.forms import print_json
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.cli.terminal.shapes import printable
from monitor.domain.duration import duration
from monitor.domain.upkeep.audit import GAPS, Audited, Proof, Verdict, covered

_HEADS = ("report", "published", "noticed", "told", "delay", "verdict")
_STYLES = {
    Verdict.MISSING: "bold red",
    Verdict.LATE: "yellow",
    Verdict.TOLD: "green",
    Verdict.HELD: "green",
}


def audit(folder: Path, days: int, *, as_json: bool) -> None:
    """Exit code 1 where an alert is missing or was late, 2 where no way answered."""
    with open_audit(settings_of(folder, "ERROR")) as work:
        done = work(days)
    if done is None:
        raise typer.Exit(130)
    audited, _new = done
    if as_json:
        print_json(_as_json(audited))
    else:
        _show(audited, days)
    if not audited.answered:
        raise typer.Exit(2)
    if any(proof.verdict in GAPS for proof in audited.proofs):
        raise typer.Exit(1)


def _show(audited: Audited, days: int) -> None:
    if audited.proofs:
        show_rows(_HEADS, [_row(proof) for proof in audited.proofs], out)
    for proof in audited.proofs:
        for words in proof.words:
            told = Text("✗ ", style="red").append(printable(f"{proof.title}: {words}"))
            out.print(told, soft_wrap=True)
    for fault in audited.faults:
        out.print(Text(f"! {printable(fault)}", style="yellow"), soft_wrap=True)
    if not audited.answered:
        out.print("No way to the inspectorate's lists answered: nothing is proven.")
        return
    if not audited.proofs:
        out.print(f"No rated report was published in the last {days} days.")
    ways = ", ".join(audited.way)
    out.print(f"{covered(audited.proofs, audited).line} (asked: {ways})", markup=False)


def _row(proof: Proof) -> Row:
    delay = duration(proof.delay) if proof.delay is not None else "–"
    times = (local(proof.published), local(proof.noticed), local(proof.told))
    verdict = proof.missing or proof.verdict
    name = printable(proof.bodies or proof.title)
    return (name, *times, delay, Text(verdict, style=_STYLES.get(proof.verdict, "")))


def _as_json(audited: Audited) -> dict[str, object]:
    found = covered(audited.proofs, audited) if audited.answered else None
    return {
        "at": audited.at,
        "since": audited.since,
        "asked": audited.way,
        "coverage": asdict(found) | {"worst": _seconds(found.worst)} if found else None,
        "reports": [asdict(each) | {"delay": _seconds(each.delay)} for each in audited.proofs],
        "faults": audited.faults,
    }


def _seconds(span: timedelta | None) -> float | None:
    return span.total_seconds() if span is not None else None
