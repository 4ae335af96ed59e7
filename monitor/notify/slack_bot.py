"""Slack with a bot's token: follow-ups go into the thread, and what is confirmed says so.

https://docs.slack.dev/reference/methods/chat.postMessage/, …/chat.update/
"""

import logging
from collections.abc import Mapping

from monitor.domain.delivery import DeliveryId, Letter, Receipt, Thread
from monitor.domain.event import FOLLOW_UPS, EventKind
from monitor.domain.secret import Secret
from monitor.errors import DeliveryError
from monitor.notify import slack_faults
from monitor.notify.confirmed import confirmed
from monitor.notify.post import Answer, Post
from monitor.notify.render import render
from monitor.notify.slack_blocks import payload
from monitor.notify.web_faults import unreachable

API = "https://slack.com/api"

_TIMEOUT = 15.0
_ANSWER_BYTES = 500_000  # it repeats the whole message
_THREAD_GONE = frozenset(("thread_not_found", "message_not_found", "cannot_reply_to_message"))

log = logging.getLogger(__name__)


class SlackBot:
    """Posts to ``channel`` unless an address names another one. The token reaches no error."""

    def __init__(
        self, post: Post, token: Secret, channel: str, *, api: str = API, timeout: float = _TIMEOUT
    ) -> None:
        self._post = post
        self._token = token
        self._channel = channel
        self._api = api
        self._timeout = timeout

    def send(self, letter: Letter, address: str) -> Receipt:
        """Post the message: its receipt is ``channel/ts``. Raises DeliveryError.

        A follow-up goes into the thread of the first message, which is brought up to date where
        it was confirmed. Where that is gone, the follow-up stands alone.
        """
        try:
            return self._posted(letter, address)
        except DeliveryError as error:
            fault = error.with_traceback(None)
        raise fault  # out here: neither answer nor token hangs on it, in whatever frame they were

    def reach(self) -> None:
        """Ask whether the token is valid (auth.test). Raises DeliveryError."""
        try:
            self._called("auth.test", {})
        except DeliveryError as error:
            fault = error.with_traceback(None)
        else:
            return
        raise fault

    def _posted(self, letter: Letter, address: str) -> Receipt:
        message = _with_id(payload(render(letter)), letter.id)
        thread = letter.earlier
        if thread is None or not _follows(letter):
            return self._new(address or self._channel, message)
        if any(event.kind is EventKind.CONFIRMED for event in letter.events):
            self._bring_up_to_date(thread)
        return self._reply(thread, message)

    def _new(self, channel: str, message: Mapping[str, object]) -> Receipt:
        return _receipt(self._called("chat.postMessage", {**message, "channel": channel}))

    def _reply(self, thread: Thread, message: Mapping[str, object]) -> Receipt:
        channel, _, ts = thread.receipt.partition("/")
        answer = self._asked("chat.postMessage", {**message, "channel": channel, "thread_ts": ts})
        if slack_faults.word(answer) in _THREAD_GONE:
            return self._new(channel, message)
        return _receipt(_taken(answer))

    def _bring_up_to_date(self, thread: Thread) -> None:
        """The same however often. Where Slack says that it may not be edited, that is that."""
        channel, _, ts = thread.receipt.partition("/")
        message = {**payload(confirmed(thread)), "channel": channel, "ts": ts}
        answer = self._asked("chat.update", message)
        refused = slack_faults.fault(answer)
        if refused is None:
            return
        if refused.retry_after or not slack_faults.word(answer):
            raise refused
        log.warning("message_not_updated", extra={"reason": str(refused)})

    def _called(self, method: str, message: Mapping[str, object]) -> Answer:
        return _taken(self._asked(method, message))

    def _asked(self, method: str, message: Mapping[str, object]) -> Answer:
        try:
            return self._post(
                f"{self._api}/{method}",
                json=message,
                timeout=self._timeout,
                headers={"authorization": f"Bearer {self._token.reveal()}"},
                most=_ANSWER_BYTES,
            )
        except DeliveryError as error:
            fault = unreachable("slack", error, self._token)
        raise fault


def _taken(answer: Answer) -> Answer:
    fault = slack_faults.fault(answer)
    if fault is not None:
        raise fault
    return answer


def _receipt(answer: Answer) -> Receipt:
    said = slack_faults.read(answer)
    return Receipt(f"{said.get('channel', '')}/{said.get('ts', '')}")


def _with_id(message: Mapping[str, object], delivery: DeliveryId) -> Mapping[str, object]:
    """Sent twice after a crash, the two can be told to be one by this."""
    about = {"event_type": "probation_alert", "event_payload": {"id": delivery}}
    return {**message, "metadata": about}


def _follows(letter: Letter) -> bool:
    return all(event.kind in FOLLOW_UPS for event in letter.events)
