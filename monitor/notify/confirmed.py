"""A message that was sent, brought up to date: what the inspectorate has confirmed since."""

from dataclasses import replace

from monitor.domain.delivery import DeliveryId, Letter, Thread
from monitor.domain.event import Event
from monitor.notify.inert import NAME_MAX, line
from monitor.notify.message import Message
from monitor.notify.render import render
from monitor.notify.wording import INSPECTORATE, UNCONFIRMED

_SINCE = f"Reported by the press first, confirmed by {INSPECTORATE} since."


def confirmed(thread: Thread) -> Message:
    """The same words, with a note for each body whose rating is confirmed."""
    message = render(Letter(DeliveryId(""), thread.events, why=thread.why))
    notes = tuple(dict.fromkeys(_note(event) for event in thread.events if _sure(event, thread)))
    message = replace(message, notes=(*message.notes, *notes))
    return _settled(message) if all(_sure(event, thread) for event in thread.events) else message


def _settled(message: Message) -> Message:
    entries = (replace(each, certainty=_certain(each.certainty)) for each in message.entries)
    return replace(
        message,
        subject=f"{message.subject} · now confirmed",
        entries=tuple(entries),
        certainty=_certain(message.certainty),
    )


def _sure(event: Event, thread: Thread) -> bool:
    return event.inspection_id in thread.confirmed


def _note(event: Event) -> str:
    return f"✓ {line(event.body, NAME_MAX)}: now confirmed by {INSPECTORATE}."


def _certain(words: str) -> str:
    return words.replace(UNCONFIRMED, _SINCE)
