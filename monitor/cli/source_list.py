"""``sources``: how each source stands, those in trouble first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import open_records
from monitor.bootstrap.standings import brought_lately, source_standings
from monitor.cli.terminal.columns import Row, show_rows
from monitor.cli.terminal.forms import Form, print_json
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.cli.terminal.shapes import printable
from monitor.cli.wellness import tell_refusal
from monitor.domain.article import SourceName
from monitor.domain.duration import duration
from monitor.domain.upkeep.config_news import KINDS
from monitor.domain.visiting.source_standing import ORDER, SourceStanding, told
from monitor.domain.visiting.source_state import State
from monitor.domain.visiting.source_yield import Yield
from monitor.errors import DataError

_HEADS = ("source", "state", "last good visit", "next visit", "items", "ours", "delay", "fault")


def show(folder: Path, only: str, how: Form) -> None:
    """``only``: those in this state; empty for all. Raises DataError for a state that is none."""
    _expect_state(only)
    settings = settings_of(folder, "ERROR")
    with open_records(settings) as records:
        now = utc_now()
        lately = brought_lately(records, now)
        stand = source_standings(records, settings.sources, now)
        configuration = records.announcements.last(KINDS)
    chosen = sorted((one for one in stand if only in {"", one.state}), key=lambda one: one.rank)
    if how is Form.JSON:
        return print_json([told(one, _of(one, lately)) for one in chosen])
    show_rows(_HEADS, [_row(one, _of(one, lately)) for one in chosen], out)
    _tell_total(stand)
    return tell_refusal(configuration)


def _expect_state(only: str) -> None:
    states = (*(state.value for state in State), *ORDER)
    if only and only not in states:
        raise DataError(f"--state: {only!r} is none of {', '.join(states)}")


def _of(one: SourceStanding, lately: Mapping[SourceName, Yield]) -> Yield:
    return lately.get(one.source.name, Yield())


def _row(one: SourceStanding, brought: Yield) -> Row:
    pause, due = one.pause, one.visit.next_due_at
    due, why = (pause.until, pause.reason) if pause else (due, one.fault)
    counts = (str(brought.items or ""), str(brought.relevant or ""))
    delay = duration(brought.delay) if brought.delay is not None else ""
    times = (local(one.visit.last_good_at), local(due))
    return (one.source.name, one.state, *times, *counts, delay, printable(why))


def _tell_total(stand: Iterable[SourceStanding]) -> None:
    counts = Counter(one.state for one in stand)
    total = ", ".join(f"{count} {state}" for state, count in counts.most_common())
    out.print(f"\nSources that are on: {sum(counts.values())} ({total}).", markup=False)
    out.print("items, ours: articles of 30 days, and those on an inspection.", style="dim")
