"""How visits went, and what left the house after them, in lines for people."""

from monitor.cli.terminal.screen import local, out
from monitor.domain.delivery import Tally
from monitor.domain.visiting.visit import Outcome
from monitor.errors import MonitorError


def told(outcome: Outcome) -> Outcome:
    """One line for one visit; returns it."""
    name = outcome.source.name
    if outcome.reason:
        next_try = f"; next try {local(outcome.next_due_at)}" if outcome.next_due_at else ""
        out.print(f"✗ {name}: {outcome.reason}{next_try}", style="red", markup=False)
    else:
        owed = f"; pages still owed: {outcome.owed}" if outcome.owed else ""
        listed = "not modified" if outcome.entries is None else f"entries: {outcome.entries}"
        out.print(f"✓ {name}: {listed}{owed}", markup=False)
    return outcome


def sum_up(outcomes: list[Outcome], tally: Tally) -> None:
    """The last lines of a command that visited sources."""
    events = sum(len(change.events) for outcome in outcomes for change in outcome.changes)
    out.print(
        f"Sources visited: {len(outcomes)} · new events: {events} · deliveries: "
        f"{len(tally.sent)} sent, {len(tally.postponed)} postponed, {len(tally.dead)} given up"
    )
    if tally.postponed or tally.dead:
        out.print("Why, and when the next try is: probation-monitor deliveries")


def settle(outcomes: list[Outcome], tally: Tally) -> None:
    """Raises MonitorError where no source answered, or an alert could not be sent: cron throws
    away what is printed, and mails what is told as an error."""
    faults = []
    if outcomes and all(outcome.reason for outcome in outcomes):
        faults.append(f"none of {len(outcomes)} sources answered")
    unsent = len(tally.postponed) + len(tally.dead)
    if unsent:
        faults.append(f"alerts that could not be sent: {unsent}")
    if faults:
        raise MonitorError("\n".join(faults))
