"""Slack incoming webhook.

It answers 200 and ``ok``, or a status and one word of its own such as ``no_service``:
https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/#handling_errors
"""

import re

from monitor.domain.event import Event
from monitor.errors import DeliveryError, FetchError
from monitor.notify.post import Answer, Post
from monitor.notify.render import render
from monitor.notify.slack_blocks import payload
from monitor.notify.statuses import permanent

_ERROR_WORD = re.compile(r"[a-z_]{2,40}")
_TIMEOUT = 15.0


class Slack:
    """Posts to one webhook, whose address is a secret and never reaches an error or a log."""

    def __init__(self, post: Post, webhook: str, *, timeout: float = _TIMEOUT) -> None:
        self._post = post
        self._webhook = webhook
        self._timeout = timeout

    def send(self, event: Event, address: str, delivery: str) -> None:
        """Post the alert; the webhook is its own address. Raises DeliveryError."""
        fault = self._attempt(event)
        if fault is not None:  # raised out here: no other error hangs on it, not even as context
            raise fault

    def _attempt(self, event: Event) -> DeliveryError | None:
        try:
            answer = self._post(self._webhook, json=payload(render(event)), timeout=self._timeout)
        except FetchError as error:  # its text holds the webhook
            return DeliveryError(
                "slack: no answer", permanent=False, retry_after=error.retry_after
            )
        return _fault(answer)


def _fault(answer: Answer) -> DeliveryError | None:
    text = answer.text.strip()
    if answer.status == 200 and text == "ok":
        return None
    # Only Slack's own short words are passed on: a proxy's page may repeat the address.
    said = f" {text}" if _ERROR_WORD.fullmatch(text) else ""
    odd = ", which is not Slack's answer" if answer.status == 200 else ""
    return DeliveryError(
        f"slack: HTTP {answer.status}{said}{odd}",
        permanent=permanent(answer.status),
        retry_after=answer.retry_after,
    )
