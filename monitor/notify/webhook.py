"""A webhook, signed so that its receiver can tell that it is ours and new.

Headers, signature and secrets follow Standard Webhooks:
https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import base64
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus

from monitor.domain.delivery import DeliveryId, Letter
from monitor.domain.secret import Secret
from monitor.errors import DeliveryError
from monitor.notify.post import Answer, Post
from monitor.notify.statuses import permanent
from monitor.notify.web_faults import unreachable
from monitor.notify.webhook_body import body

_PREFIX = "whsec_"
_TIMEOUT = 20.0


class Webhook:
    """Posts to one address. That and the ``whsec_`` secret reach no error and no log."""

    def __init__(
        self,
        post: Post,
        url: Secret,
        secret: Secret,
        clock: Callable[[], datetime],
        *,
        timeout: float = _TIMEOUT,
    ) -> None:
        self._post = post
        self._url = url
        self._secret = secret
        self._clock = clock
        self._timeout = timeout

    def send(self, letter: Letter, address: str) -> None:
        """Post it; the webhook is its own address. Raises DeliveryError.

        The id is the same in every try; time and signature are made anew.
        """
        fault = self._attempt(letter)
        if fault is not None:  # raised out here: no other error hangs on it, not even as context
            raise fault

    def _attempt(self, letter: Letter) -> DeliveryError | None:
        raw = json.dumps(body(letter), ensure_ascii=False, allow_nan=False).encode()
        headers = signed(letter.id, int(self._clock().timestamp()), raw, self._secret)
        try:
            answer = self._post(
                self._url.reveal(), json=raw, timeout=self._timeout, headers=headers
            )
        except DeliveryError as error:
            return unreachable("webhook", error, self._url, self._secret)
        return _fault(answer)


def signed(delivery: DeliveryId, at: int, raw: bytes, secret: Secret) -> Mapping[str, str]:
    """The three headers. ``at``: seconds since 1970. ``secret``: ``whsec_`` and base64."""
    key = base64.b64decode(secret.reveal().removeprefix(_PREFIX))
    content = f"{delivery}.{at}.".encode() + raw
    signature = base64.b64encode(hmac.digest(key, content, "sha256")).decode()
    return {
        "webhook-id": delivery,
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,{signature}",
    }


def _fault(answer: Answer) -> DeliveryError | None:
    status = answer.status
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    # By the convention, 410 says that nobody wants to be told here any more.
    gone = status == HTTPStatus.GONE
    told = f"webhook: HTTP {status}{' Gone: it wants no more of them' if gone else ''}"
    return DeliveryError(told, permanent=gone or permanent(status), retry_after=answer.retry_after)
