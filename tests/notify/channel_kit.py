"""What every channel must keep, whatever it carries alerts with. A new channel's tests use this."""

import traceback
from collections.abc import Callable

import pytest

from monitor.errors import DeliveryError

# Each status a server may give -> give up? A channel over HTTP passes all of them.
STATUSES = {
    **dict.fromkeys(range(300, 400), False),
    **dict.fromkeys(range(400, 500), True),
    **dict.fromkeys(range(500, 600), False),
    **dict.fromkeys((201, 202, 204, 401, 403, 404, 405, 407, 408, 410, 425, 429), False),
}


def failure(send: Callable[[], None]) -> DeliveryError:
    """The error that sending ends with."""
    with pytest.raises(DeliveryError) as caught:
        send()
    return caught.value


def assert_silent(error: BaseException, secrets: tuple[str, ...], log: str) -> None:
    """No secret in the error, in any error that hangs on it, or in the log."""
    told = [log]
    chain: list[BaseException | None] = [error]
    while chain:
        link = chain.pop()
        if link is not None:
            told += [str(link), repr(link), repr(vars(link)), *traceback.format_exception(link)]
            chain += [link.__cause__, link.__context__]
    assert not [secret for secret in secrets if any(secret in text for text in told)]
