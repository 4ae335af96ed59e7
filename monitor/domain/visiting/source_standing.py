"""How a source stands: what its visits showed, and what a person wants of it."""

from dataclasses import asdict, dataclass

from monitor.domain.pause import Pause
from monitor.domain.source import Source
from monitor.domain.visiting.source_state import READ, Condition, State
from monitor.domain.visiting.source_yield import Yield
from monitor.domain.visiting.visit import Visit

PAUSED, NEW, LEARNING, UNSURE = "paused", "not visited yet", "learning", "failing"
ORDER = (UNSURE, PAUSED, LEARNING, NEW)


@dataclass(frozen=True, slots=True)
class SourceStanding:
    """What is known of one source, but for what it brought."""

    source: Source
    visit: Visit
    condition: Condition
    pause: Pause | None

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
    def rank(self) -> int:
        """The smaller, the sooner a person should look."""
        if self.state == State.HEALTHY:
            return len(ORDER) + 2
        if self.state in ORDER:
            return ORDER.index(self.state) + 2
        return int(State(self.state) in READ)

    @property
    def fault(self) -> str:
        """The last one in words; empty where there is none."""
        return self.condition.detail or self.visit.reason or ""


def told(one: SourceStanding, brought: Yield) -> dict[str, object]:
    """For programs. ``brought``: by it, in thirty days."""
    source, visit = one.source, one.visit
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
