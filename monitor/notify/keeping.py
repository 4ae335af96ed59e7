"""Faults of the web -> faults of a channel, without what must stay secret."""

from monitor.errors import DeliveryError
from monitor.notify.inert import line

_REASON_MAX = 200
_SECRET_MIN = 6  # shorter parts of an address ("https:") are no secret


def unreachable(channel: str, error: DeliveryError, *secrets: str) -> DeliveryError:
    """The same fault in the channel's name, on no chain; what names a secret is left out.

    An address is a secret in each of its parts.
    """
    said = f"{channel}: {harmless(str(error), *secrets)}"
    return DeliveryError(said, permanent=error.permanent, retry_after=error.retry_after)


def harmless(reason: str, *secrets: str) -> str:
    """One line that names no secret, or "no answer"."""
    parts = [part for secret in secrets for part in (secret, *secret.split("/"))]
    if any(part in reason for part in parts if len(part) > _SECRET_MIN):
        return "no answer"
    return line(reason, _REASON_MAX)
