"""Slack incoming webhook.

It answers 200 and ``ok``, or a status and one word of its own such as ``no_service``:
https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/#handling_errors
"""

import re
from collections.abc import Mapping
from http import HTTPStatus

from monitor.domain.delivery import Letter
from monitor.domain.secret import Secret
from monitor.errors import DeliveryError
from monitor.notify.post import Answer, Post
from monitor.notify.render import render
from monitor.notify.slack_blocks import payload
from monitor.notify.statuses import permanent
from monitor.notify.web_faults import unreachable

_ERROR_WORD = re.compile(r"[a-z_]{2,40}")
_TIMEOUT = 15.0
_FINE = frozenset(("ok",))
_WITHOUT_WORDS = frozenset(("ok", "no_text", "invalid_payload"))


class Slack:
    """Posts to one webhook, whose address is a secret and never reaches an error or a log."""

    def __init__(self, post: Post, webhook: Secret, *, timeout: float = _TIMEOUT) -> None:
        self._post = post
        self._webhook = webhook
        self._timeout = timeout

    def send(self, letter: Letter, address: str) -> None:
        """Post the alert; the webhook is its own address. Raises DeliveryError."""
        fault = self._attempt(letter)
        if fault is not None:  # raised out here: no other error hangs on it, not even as context
            raise fault

    def reach(self) -> None:
        """Hand over a message without words, which Slack refuses and nobody sees: one word of its
        refusal tells that the webhook is there. Raises DeliveryError."""
        fault = self._posted({}, _WITHOUT_WORDS)
        if fault is not None:
            raise fault

    def _attempt(self, letter: Letter) -> DeliveryError | None:
        return self._posted(payload(render(letter)))

    def _posted(
        self, message: Mapping[str, object], fine: frozenset[str] = _FINE
    ) -> DeliveryError | None:
        try:
            answer = self._post(self._webhook.reveal(), json=message, timeout=self._timeout)
        except DeliveryError as error:
            return unreachable("slack", error, self._webhook)
        return _fault(answer, fine)


def _fault(answer: Answer, taken: frozenset[str]) -> DeliveryError | None:
    text = answer.text.strip()
    fine = answer.status == HTTPStatus.OK
    if text in taken and (fine or text != "ok"):
        return None
    # Only Slack's own short words are passed on: a proxy's page may repeat the address.
    said = f" {text}" if _ERROR_WORD.fullmatch(text) else ""
    odd = ", but not in Slack's words" if fine else ""
    return DeliveryError(
        f"slack: HTTP {answer.status}{said}{odd}",
        permanent=permanent(answer.status),
        retry_after=answer.retry_after,
    )
