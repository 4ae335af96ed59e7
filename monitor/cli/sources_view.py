"""``sources``: how each source stands, those in trouble first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import open_records
from monitor.cli.columns import Row, show_rows
from monitor.cli.forms import Form, print_json
from monitor.cli.shapes import printable
from monitor.cli.terminal import local, out, settings_of
from monitor.cli.wellness import tell_refusal
from monitor.domain.config_news import KINDS
from monitor.domain.duration import duration
from monitor.domain.pause import Pause, holding
from monitor.domain.source import Source
from monitor.domain.source_state import READ, Condition, State
from monitor.domain.source_yield import Yield
from monitor.domain.visit import Visit
from monitor.errors import DataError

_LATELY = timedelta(days=30)
_HEADS = ("source", "state", "last good visit", "next visit", "items", "ours", "delay", "fault")
PAUSED, NEW, LEARNING, UNSURE = "paused", "not visited yet", "learning", "failing"
_ORDER = (UNSURE, PAUSED, LEARNING, NEW)


@dataclass(frozen=True, slots=True)
class Standing:
    """All that is known of one source."""

    source: Source
    visit: Visit
    condition: Condition
    pause: Pause | None
    brought: Yield

    @property
    def state(self) -> str:
        """In a word or three; what a person wants comes before what a visit showed."""
        if self.pause:
            return PAUSED
        if self.visit.last_tried_at is None:
            return NEW
        if self.condition.state is not State.HEALTHY:
            return self.condition.state
        if self.visit.failures:
            return UNSURE
        return State.HEALTHY if self.visit.last_good_at else LEARNING

    @property
    def fault(self) -> str:
        """The last one in words; empty where there is none."""
        return self.condition.detail or self.visit.reason or ""


def show(folder: Path, only: str, how: Form) -> None:
    """``only``: those in this state; empty for all. Raises DataError for a state that is none."""
    _expect_state(only)
    settings, now = settings_of(folder, "ERROR"), utc_now()
    with open_records(settings) as records:
        visits, paused = records.visits.all(), holding(records.pauses.all(), now)
        conditions, yields = records.states.all(), records.yields.since(now - _LATELY)
        configuration = records.announcements.last(KINDS)
    stand = [
        Standing(
            source,
            visits.get(source.name, Visit()),
            conditions.get(source.name, Condition()),
            paused.get(source.name),
            yields.get(source.name, Yield()),
        )
        for source in settings.sources
    ]
    chosen = sorted((one for one in stand if only in {"", one.state}), key=_trouble_first)
    if how is Form.JSON:
        return print_json([_told(one) for one in chosen])
    show_rows(_HEADS, [_row(one) for one in chosen], out)
    _tell_total(stand)
    return tell_refusal(configuration)


def _expect_state(only: str) -> None:
    states = (*(state.value for state in State), *_ORDER)
    if only and only not in states:
        raise DataError(f"--state: {only!r} is none of {', '.join(states)}")


def _trouble_first(one: Standing) -> int:
    if one.state == State.HEALTHY:
        return len(_ORDER) + 2
    if one.state in _ORDER:
        return _ORDER.index(one.state) + 2
    return int(State(one.state) in READ)


def _row(one: Standing) -> Row:
    pause, due = one.pause, one.visit.next_due_at
    due, why = (pause.until, pause.reason) if pause else (due, one.fault)
    counts = (str(one.brought.items or ""), str(one.brought.relevant or ""))
    delay = duration(one.brought.delay) if one.brought.delay is not None else ""
    times = (local(one.visit.last_good_at), local(due))
    return (one.source.name, one.state, *times, *counts, delay, printable(why))


def _tell_total(stand: Iterable[Standing]) -> None:
    counts = Counter(one.state for one in stand)
    total = ", ".join(f"{count} {state}" for state, count in counts.most_common())
    out.print(f"\nSources that are on: {sum(counts.values())} ({total}).", markup=False)
    out.print("items, ours: articles of 30 days, and those on an inspection.", style="dim")


def _told(one: Standing) -> dict[str, object]:
    source, visit, brought = one.source, one.visit, one.brought
    return {
        "name": source.name,
        "kind": source.kind,
        "url": source.url,
        "area": source.area,
        "groups": source.groups,
        "state": one.state,
        "since": one.condition.since,
        "paused": asdict(one.pause) if one.pause else None,
        "failures": visit.failures,
        "last_good_at": visit.last_good_at,
        "last_tried_at": visit.last_tried_at,
        "next_due_at": visit.next_due_at,
        "reason": one.fault or None,
        "items_30_days": brought.items,
        "relevant_30_days": brought.relevant,
        "median_delay_s": brought.delay.total_seconds() if brought.delay is not None else None,
    }
