"""The commands by which a person decides what could not be read with confidence."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from rich.text import Text

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.deciding import decide_of
from monitor.bootstrap.records import Records, open_records
from monitor.bootstrap.reference import gazetteer
from monitor.cli.terminal.choosing import Choice, chosen
from monitor.cli.terminal.columns import Row, show_rows
from monitor.cli.terminal.forms import Form, print_json
from monitor.cli.terminal.refusing import Refused
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.cli.terminal.shapes import printable
from monitor.domain.body import Body
from monitor.domain.event import Event
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.decision import Answer, Decision, Verdict

_SHORT = 8
_MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Typed:
    """A correction as somebody typed it; empty or None: as it was read."""

    body: str
    rating: str
    published: date | None


def correction(typed: Typed, by: str) -> Answer:
    """Raises BadParameter for what names nothing, or several."""
    rating = Choice(rating=typed.rating).wanted_rating
    body = _the_one(typed.body).id if typed.body else None
    return Answer(Verdict.CORRECT, by, body, rating, typed.published)


def decide(folder: Path, key: str, answer: Answer, *, again: bool) -> None:
    """Raises Refused, DataError, DecidedError or StoreError."""
    settings = settings_of(folder, "ERROR")
    with open_records(settings) as records:
        question = _question(records, key)
        before = records.decisions.on(question.key)
        if before and not again:
            raise Refused(f"{_decided(before[-1])}; to decide it anew: --again")
        work = decide_of(records, settings, utc_now)
        seen = before[-1].number if before else 0
        _decision, settled = work(question.key, answer, seen)
    _tell(question, answer, settled.change)


def show(folder: Path, how: Form) -> None:
    """What waits for a decision."""
    with open_records(settings_of(folder, "ERROR")) as records:
        found = records.reviews.awaiting()
    if how is Form.JSON:
        return print_json([asdict(event) for event in found])
    if not found:
        return out.print("Nothing waits for a decision.")
    show_rows(("about", "read as", "when", "key", "why"), [_row(each) for each in found], out)
    words = "\nOne of them: probation-monitor review confirm KEY --by NAME, or correct, or dismiss"
    return out.print(words, soft_wrap=True)


def show_decided(folder: Path, how: Form) -> None:
    """What was decided, the newest first."""
    with open_records(settings_of(folder, "ERROR")) as records:
        found = records.decisions.lately()
    if how is Form.JSON:
        return print_json([asdict(one) | {"about": event.body} for event, one in found])
    if not found:
        return out.print("Nothing was decided yet.")
    rows = [_decided_row(event, one) for event, one in found]
    return show_rows(("about", "decision", "by", "when", "key"), rows, out)


def _question(records: Records, key: str) -> Event:
    found = records.decisions.questions(key) if key else ()
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(event.key for event in found)
        raise Refused(f"{key!r} begins the keys of several: {keys}; write more of it")
    raise Refused(f"no question has a key that begins with {key!r}; see: probation-monitor review")


def _the_one(name: str) -> Body:
    found = chosen(Choice(name), gazetteer())
    if len(found) == 1:
        return found[0]
    names = "; ".join(body.short_name for body in found[:_MOST_NAMES])
    more = "; …" if len(found) > _MOST_NAMES else ""
    raise Refused(f"{name!r} names several bodies: {names}{more}. Name one of them")


def _tell(question: Event, answer: Answer, change: Change) -> None:
    told = Text(f"{answer.verdict.value.capitalize()}: ").append(_about(question))
    out.print(told.append(f", by {printable(answer.by)}."), soft_wrap=True)
    if not change.entries and not change.events:
        return out.print("The ledger stays as it is.")
    return out.print(
        f"New in the ledger: {len(change.entries)} · new events: {len(change.events)}"
        f" · alerts on their way: {len(change.deliveries)}"
    )


def _decided(decision: Decision) -> str:
    words = {Verdict.CONFIRM: "confirmed", Verdict.CORRECT: "corrected"}
    done = words.get(decision.answer.verdict, "dismissed")
    return f"{decision.answer.by} has {done} it on {local(decision.at)}"


def _row(event: Event) -> Row:
    why = printable("; ".join(event.reasons))
    read = event.after.label if event.after else "?"
    return (_about(event), read, local(event.at), event.key[:_SHORT], why)


def _decided_row(event: Event, one: Decision) -> Row:
    by, when = printable(one.answer.by), local(one.at)
    return (_about(event), one.answer.verdict.value, by, when, event.key[:_SHORT])


def _about(event: Event) -> Text:
    return printable(event.body or event.origin.title)
