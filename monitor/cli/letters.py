"""Commands about messages on their way: how they stand, and trying dead ones again."""

from dataclasses import asdict
from pathlib import Path

from rich.text import Text

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import Records, open_records
from monitor.cli.terminal.columns import Row, show_rows
from monitor.cli.terminal.forms import Form, print_json
from monitor.cli.terminal.refusing import Refused
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.cli.terminal.shapes import printable
from monitor.domain.delivery import Delivery, DeliveryState, Shape

_SHORT = 8
"""So many characters of an id tell it from all others in practice."""


def show(folder: Path, most: int, how: Form, *, dead: bool) -> None:
    """The newest deliveries and how they stand."""
    with open_records(settings_of(folder, "ERROR")) as records:
        found = records.outbox.deliveries(most, DeliveryState.DEAD if dead else None)
    if how is Form.JSON:
        return print_json([asdict(delivery) for delivery in found])
    if not found:
        return out.print("Nothing was given up." if dead else "No alert has been due yet.")
    heads = ("body", "to", "state", "tries", "sent or next try", "id", "fault")
    show_rows(heads, [_row(each) for each in found], out)
    if any(each.state is DeliveryState.DEAD for each in found):
        out.print("\nTry one that is dead again: probation-monitor deliveries retry ID")
    return None


def act(folder: Path, action: str, name: str, *, all_dead: bool) -> None:
    """``retry`` is the only action. Raises Refused."""
    if action != "retry":
        raise Refused(f"{action!r} is nothing that can be done; there is: retry")
    if bool(name) == all_dead:
        raise Refused("say which: deliveries retry ID, or deliveries retry --all-dead")
    with open_records(settings_of(folder, "ERROR")) as records:
        found = records.outbox.dead() if all_dead else (_only(records, name),)
        for delivery in found:
            records.outbox.revive(delivery, utc_now())
    for delivery in found:
        told = Text("Is tried again: ").append(_about(delivery)).append(f" to {delivery.recipient}")
        out.print(told, soft_wrap=True)
    if not found:
        out.print("Nothing was given up.")
    else:
        out.print("It leaves when the service runs; see: probation-monitor deliveries")


def _only(records: Records, name: str) -> Delivery:
    found = records.outbox.dead(name)
    if len(found) > 1:
        ids = ", ".join(each.id for each in found[:5])
        raise Refused(f"{name!r} begins {len(found)} ids: {ids}; write more of it")
    if not found:
        raise Refused(
            f"no delivery that was given up has an id that begins with {name!r}; "
            "see: probation-monitor deliveries --dead"
        )
    return found[0]


def _row(each: Delivery) -> Row:
    when = each.sent_at if each.state is DeliveryState.SENT else each.due_at
    fault = printable(each.error or "")
    tries = str(each.attempts)
    to = f"{each.recipient.channel} {each.recipient.address}".strip()
    return (_about(each), to, each.state, tries, local(when), each.id[:_SHORT], fault)


def _about(each: Delivery) -> Text:
    bodies = ", ".join(event.body for event in each.events)
    if each.shape is Shape.ALERT:
        return printable(bodies)
    shape = each.shape.replace("_", " ")
    return printable(f"{shape}: {bodies or 'no news'}")
