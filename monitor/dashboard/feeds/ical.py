"""A calendar: https://www.rfc-editor.org/rfc/rfc5545"""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote

from monitor.dashboard.rendering import visible
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.sight import Sight

TYPE = "text/calendar; charset=utf-8"
_LINE = 75
"""Octets; a longer line goes on after a blank."""


def calendar(sight: Sight, address: str) -> bytes:
    """A day for each report of which the day is known. ``address``: of the dashboard."""
    known = (one for each in sight.known.inspections.values() for one in each)
    dated = [one for one in known if one.published.first == one.published.last]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Probation Monitor//Reports//EN"]
    for one in sorted(dated, key=lambda one: (one.published.last, one.id)):
        lines += _event(one, sight, address)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def _event(one: Inspection, sight: Sight, address: str) -> Iterator[str]:
    body = sight.gazetteer.bodies[one.body_id]
    day = one.published.last
    rating = one.rating.label if one.rating else "not rated"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(one.id)}@probation-monitor"
    yield f"DTSTAMP:{one.recorded_at:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'{body.short_name}: {rating}')}"
    yield f"URL:{address}/inspections/{quote(one.id)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(words: str) -> str:
    plain = visible(words).replace("\\", "\\\\").replace("\n", "\\n")
    return plain.replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > _LINE:
            pieces.append(piece)
            piece = " "
        piece += sign
    return "\r\n".join((*pieces, piece))
