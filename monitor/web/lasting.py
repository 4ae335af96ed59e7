"""For how long an answer says that it is fresh: https://www.rfc-editor.org/rfc/rfc9111#section-4.2."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r'(?<![\w-])max-age\s*=\s*"?(\d{1,9})(?!\d)', re.IGNORECASE)
_NEVER = re.compile(r"(?<![\w-])no-(?:cache|store)(?![\w-])", re.IGNORECASE)


def lasting(headers: Mapping[str, str], now: datetime) -> timedelta:
    """``headers``: with names in lower case. Nothing where nothing can be understood.

    What a cache on the way has used up is gone; ``Cache-Control`` counts before ``Expires``.
    """
    control = headers.get("cache-control", "")
    if _NEVER.search(control):
        return timedelta()
    said = _MAX_AGE.search(control)
    if said is None:
        return _until(headers.get("expires"), now)
    age = headers.get("age", "").strip()
    used = int(age[:9]) if age.isascii() and age.isdigit() else 0
    return timedelta(seconds=max(0, int(said[1]) - used))


def _until(expires: str | None, now: datetime) -> timedelta:
    try:
        instant = parsedate_to_datetime(expires or "")
        aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
        return max(aware - now, timedelta())
    except (ValueError, OverflowError):
        return timedelta()
