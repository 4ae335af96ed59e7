"""Faults of the web -> faults of a channel, without what must stay secret."""

from monitor.domain.masking import names
from monitor.domain.secret import Secret
from monitor.errors import DeliveryError
from monitor.notify.inert import line

_REASON_MAX = 200


def unreachable(channel: str, error: DeliveryError, *secrets: Secret) -> DeliveryError:
    """The same fault in the channel's name, on no chain; what names a secret is left out.

    An address is a secret in each of its parts.
    """
    said = f"{channel}: {harmless(str(error), *secrets)}"
    return DeliveryError(said, permanent=error.permanent, retry_after=error.retry_after)


def harmless(reason: str, *secrets: Secret) -> str:
    """One line that names no secret, or "no answer"."""
    return "no answer" if names(reason, secrets) else line(reason, _REASON_MAX)
