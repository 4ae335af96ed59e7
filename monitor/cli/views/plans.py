"""Action plans that answer no inspection we know."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from monitor.cli.terminal.shapes import printable
from monitor.domain.ledger.action_plan import ActionPlan

COLUMNS = ("url", "title", "published", "read_at", "body_ids", "reason")
Row = dict[str, object]


def plan_rows(found: Iterable[tuple[ActionPlan, str]]) -> list[Row]:
    """For spreadsheets and programs; each plan with the reason why it stands alone."""
    return [_row(plan, reason) for plan, reason in found]


def show_plans(rows: Sequence[Row], of: int, console: Console) -> None:
    """``of``: how many plans are known."""
    for row in rows:
        console.print(printable(f"“{row['title']}”, {row['published'] or 'no date'}"))
        # An address broken at the terminal's edge could not be followed.
        console.print(Text("  ").append(printable(str(row["url"]))), soft_wrap=True)
        console.print(Text(f"  {row['reason']}", style="dim"))
    told = f"{len(rows)} of {of} known action plans answer no inspection we know."
    console.print(Text(told, style="dim"))


def _row(plan: ActionPlan, reason: str) -> Row:
    return {
        "url": plan.url,
        "title": plan.title,
        "published": plan.day.isoformat() if plan.published else None,
        "read_at": plan.read_at.isoformat(),
        "body_ids": plan.bodies,
        "reason": reason,
    }
