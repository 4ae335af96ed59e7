"""The headers by which a server says when its allowance is refilled.

There is no standard yet, and servers send what was drafted or in use at their time:

- ``RateLimit-Remaining``/``RateLimit-Reset``, and ``RateLimit: limit=9, remaining=0, reset=50``
  https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-07
- ``RateLimit: "default";r=0;t=50``
  https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10
- ``X-RateLimit-Remaining``/``X-RateLimit-Reset``, the latter in seconds since 1970 at many:
  https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
"""

import re
from collections.abc import Mapping
from datetime import datetime

from monitor.web.retry_after import MOST_S, seconds_to_wait

_FIELD = re.compile(r"(?:^|[;,\s])(r|t|remaining|reset)\s*=\s*(\d{1,12})(?![\d.])", re.ASCII)
_SPELT_OUT = {"r": "remaining", "t": "reset"}
_REMAINING = ("ratelimit-remaining", "x-ratelimit-remaining")
_MOST_AFTER_AN_ANSWER_S = 3_600.0
_AN_INSTANT = 1_000_000_000
"""No allowance is refilled after thirty years: such a number is an instant."""


def seconds_asked(headers: Mapping[str, str], now: datetime) -> float | None:
    """How long a server that refused wants to be left alone, between 0 and a day.

    Retry-After counts before all others. None where nothing readable was said, or where the
    allowance is not used up, so that the refusal is about something else.
    """
    told = seconds_to_wait(headers.get("retry-after"), now)
    return told if told is not None else _until_refilled(headers, now)


def used_up(headers: Mapping[str, str], now: datetime) -> float:
    """Seconds until there is something left of an allowance that this good answer has used up, an
    hour at most: a host that answers is not refused. 0 where there is, or where nothing is said."""
    said = _in_one_field(headers.get("ratelimit", ""))
    left = _first(said.get("remaining"), headers, *_REMAINING)
    return min(_until_refilled(headers, now) or 0.0, _MOST_AFTER_AN_ANSWER_S) if left == 0 else 0.0


def _until_refilled(headers: Mapping[str, str], now: datetime) -> float | None:
    said = _in_one_field(headers.get("ratelimit", ""))
    reset = _first(said.get("reset"), headers, "ratelimit-reset", "x-ratelimit-reset")
    left = _first(said.get("remaining"), headers, *_REMAINING)
    if reset is None or left not in {None, 0}:
        return None
    seconds = reset - now.timestamp() if reset >= _AN_INSTANT else float(reset)
    return min(MOST_S, max(0.0, seconds))


def _in_one_field(text: str) -> dict[str, int]:
    """Of several policies the last one counts."""
    found = _FIELD.findall(text.lower())
    return {_SPELT_OUT.get(name, name): int(number) for name, number in found}


def _first(known: int | None, headers: Mapping[str, str], *names: str) -> int | None:
    numbers = [known, *(_whole(headers.get(name)) for name in names)]
    return next((number for number in numbers if number is not None), None)


def _whole(header: str | None) -> int | None:
    text = (header or "").strip()
    return int(text[:12]) if text.isascii() and text.isdigit() else None
