"""The command that shows the ledger: all bodies, one body, or those without a rating."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.text import Text

from monitor.cli.sight import sight
from monitor.cli.terminal.choosing import Choice, chosen
from monitor.cli.terminal.forms import Form, print_csv, print_json
from monitor.cli.terminal.refusing import Refused
from monitor.cli.terminal.screen import out
from monitor.cli.views import gaps, plans
from monitor.cli.views.body import show_body
from monitor.cli.views.provenance import show_sources
from monitor.cli.views.standing import show_choice, show_standings
from monitor.domain.body import Body
from monitor.domain.inspection import InspectionId
from monitor.domain.ledger.action_plan import unmatched
from monitor.domain.ledger.sight import Sight
from monitor.domain.ledger.standing import Standing, standing, standings
from monitor.domain.lifetime import active_on
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating
from monitor.domain.showing.gaps import unrated
from monitor.domain.showing.history_columns import COLUMNS
from monitor.domain.showing.history_rows import evidence, rows


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to see. ``day``: as known then; None: now. ``gaps``: the bodies without
    a known rating. ``unmatched``: the action plans that answer no inspection we know.
    """

    choice: Choice
    how: Form
    day: date | None = None
    gaps: bool = False
    evidence: bool = False
    unmatched: bool = False


def show(asked: Asked, folder: Path) -> None:
    """Raises Refused for words that name nothing, or do not go together."""
    if asked.unmatched:
        _unmatched(asked, folder)
    elif asked.gaps:
        _gaps(asked, folder)
    else:
        _history(asked, folder)


def _history(asked: Asked, folder: Path) -> None:
    whole_table = asked.how is Form.TABLE and not asked.choice.query
    if asked.evidence and (asked.how is Form.CSV or whole_table):
        raise Refused("--evidence needs a body, or --json")
    wanted = asked.choice.wanted_rating
    seen = sight(folder, asked.day, evidence=asked.evidence)
    bodies = chosen(asked.choice, seen.gazetteer)
    found = [s for s in _standings(asked, bodies, seen) if wanted in (None, _rating_of(s))]
    if asked.how is not Form.TABLE:
        return _print_rows(asked, found, seen)
    _say_when(seen)
    if asked.choice.query and len(found) == 1:
        return _show_one(found[0].body, asked, seen)
    return _show_many(asked, found)


def _gaps(asked: Asked, folder: Path) -> None:
    if asked.choice.rating or asked.evidence:
        reason = "--gaps is about bodies without a rating: leave --rating and --evidence out"
        raise Refused(reason)
    seen = sight(folder, asked.day)
    bodies = [b for b in chosen(asked.choice, seen.gazetteer) if active_on(b, seen.day)]
    found = unrated(bodies, seen.known, seen.gazetteer, seen.day)
    if asked.how is Form.JSON:
        print_json(gaps.gap_rows(found))
    elif asked.how is Form.CSV:
        print_csv(gaps.COLUMNS, gaps.gap_rows(found))
    else:
        _say_when(seen)
        gaps.show_gaps(found, len(bodies), seen, out)


def _unmatched(asked: Asked, folder: Path) -> None:
    if asked.choice != Choice() or asked.evidence or asked.gaps:
        raise Refused("--unmatched-plans goes with --as-known-on, --csv and --json only")
    seen = sight(folder, asked.day)
    found = plans.plan_rows(unmatched(seen.plans, seen.known, seen.gazetteer))
    if asked.how is Form.JSON:
        print_json(found)
    elif asked.how is Form.CSV:
        print_csv(plans.COLUMNS, found)
    else:
        _say_when(seen)
        plans.show_plans(found, len(seen.plans), out)


def _standings(asked: Asked, bodies: Sequence[Body], seen: Sight) -> Sequence[Standing]:
    # A body asked for by name is shown even if it was never inspected, or has a new name.
    if asked.choice.query:
        return [standing(body, seen.known, seen.gazetteer) for body in bodies]
    return standings(bodies, seen.known, seen.gazetteer)


def _rating_of(standing: Standing) -> Rating | None:
    return standing.current.rating if standing.current else None


def _print_rows(asked: Asked, found: Sequence[Standing], seen: Sight) -> None:
    made = rows(found, seen)
    if asked.how is Form.CSV:
        return print_csv(COLUMNS, made)
    if asked.evidence:
        for row in made:
            cited = seen.citations.get(InspectionId(str(row["inspection_id"])), ())
            row["evidence"] = evidence(cited, seen.texts)
    return print_json(made)


def _say_when(seen: Sight) -> None:
    if seen.back:
        out.print(Text(f"As known on {PartialDate.of(seen.day)}", style="italic"))


def _show_one(body: Body, asked: Asked, seen: Sight) -> None:
    show_body(body, seen, out)
    inspections = standing(body, seen.known, seen.gazetteer).inspections
    if inspections:
        show_sources(inspections, seen, out, evidence=asked.evidence)


def _show_many(asked: Asked, found: Sequence[Standing]) -> None:
    if not found:
        return out.print("No body with a known inspection fits.")
    if asked.choice.query:
        return show_choice(found, out)
    show_standings(found, out)
    inspections = sum(len(each.inspections) for each in found)
    return out.print(Text(f"{len(found)} bodies, {inspections} inspections", style="dim"))
