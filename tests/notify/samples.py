"""The package's own samples, and one event that means us harm."""

from monitor.domain.delivery import DeliveryId, Letter
from monitor.domain.event import Earlier, Event, EventKind
from monitor.domain.rating import Rating
from monitor.notify.sample_events import AT, SAMPLES
from monitor.notify.sample_events import sample_event as event
from monitor.notify.sample_events import sample_origin as origin
from monitor.notify.sample_letters import letters

__all__ = ["AT", "ENCODED_WORD", "EVENTS", "HOSTILE", "LETTERS", "event", "letter", "origin"]


def letter(about: Event, delivery: str) -> Letter:
    """One event in a message of its own."""
    return Letter(DeliveryId(delivery), (about,))


ENCODED_WORD = "=?utf-8?q?x=0D=0ABcc:_victim=40evil.test?="
HOSTILE_TEXT = (
    "<img src=x onerror=alert(1)> <!channel> @here <http://evil.test|text> & &amp; "
    f"\r\nBcc: victim@evil.test\r\n\r\n{ENCODED_WORD} \u202eevil\u2066 "
    "\x1b[31mred\x1b]8;;http://evil.test\x07 \x9b2J [red]markup[/red] {{ 7*7 }} {body} "
    "\ud800 \u2028 \x00 \u200b\U000e0041"
)
HOSTILE = event(
    EventKind.NEEDS_REVIEW,
    HOSTILE_TEXT,
    origin=origin(url="javascript:alert(1)", title=HOSTILE_TEXT, source=HOSTILE_TEXT),
    report_url="data:text/html,<script>alert(1)</script>",
    before=Earlier(Rating.GOOD, body=HOSTILE_TEXT),
    after=Rating.GOOD,
    quote=HOSTILE_TEXT + "<b>&" * 25_000,
    reasons=(HOSTILE_TEXT,) * 99,
    confidence=float("nan"),
)
EVENTS = {**SAMPLES, "hostile": HOSTILE}
LETTERS = {**letters(), "hostile": Letter(DeliveryId("d1"), (HOSTILE,))}
