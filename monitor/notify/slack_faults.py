"""What Slack's Web API answers, in words, and whether there is any use in asking again.

https://docs.slack.dev/reference/methods/chat.postMessage/#errors
"""

import json
import re
from http import HTTPStatus

from monitor.errors import DeliveryError
from monitor.notify.post import Answer
from monitor.notify.statuses import permanent

_WORD = re.compile(r"[a-z_]{2,40}")

# These speak of the message itself: the same again would be refused again.
_OURS = {
    "invalid_arguments": "it does not understand the message",
    "invalid_blocks": "it does not understand the message's blocks",
    "invalid_blocks_format": "it does not understand the message's blocks",
    "metadata_too_large": "the message says too much about itself",
    "msg_blocks_too_long": "the message is too long",
    "msg_too_long": "the message is too long",
    "no_text": "the message holds no text",
}
# These an operator can mend, or they pass.
_MENDABLE = {
    "access_denied": "the bot may not do this here",
    "account_inactive": "the bot was removed from the workspace",
    "channel_not_found": "there is no such channel, or it is private and the bot was not invited",
    "invalid_auth": "the token is not valid",
    "is_archived": "the channel is archived",
    "missing_scope": "the token lacks the permission chat:write",
    "not_authed": "no token arrived",
    "not_in_channel": "the bot is not in the channel: invite it with /invite",
    "rate_limited": "too many messages",
    "ratelimited": "too many messages",
    "restricted_action": "the workspace does not let the bot post there",
    "token_expired": "the token has expired",
    "token_revoked": "the token was revoked",
}
_LONGER_PAUSE = 30.0
"""Where it says "too many" without saying how long (its limit is about one message a second)."""


def fault(answer: Answer) -> DeliveryError | None:
    """None where Slack took it: HTTP 200 and ``ok`` true."""
    if answer.status != HTTPStatus.OK:
        told = f"slack: HTTP {answer.status}"
        return DeliveryError(
            told, permanent=permanent(answer.status), retry_after=answer.retry_after
        )
    said = read(answer)
    if said.get("ok") is True:
        return None
    return _refusal(str(said.get("error", "")), answer.retry_after)


def word(answer: Answer) -> str:
    """Slack's own word for what is wrong; empty where it has none."""
    found = str(read(answer).get("error", ""))
    return found if _WORD.fullmatch(found) else ""


def read(answer: Answer) -> dict[str, object]:
    """The answer's JSON object; an empty one for anything else."""
    try:
        said = json.loads(answer.text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _refusal(error: str, retry_after: float | None) -> DeliveryError:
    if not _WORD.fullmatch(error):  # a proxy's page, perhaps: nothing of it is passed on
        return DeliveryError("slack: HTTP 200, but not in Slack's words", permanent=False)
    words = _OURS.get(error) or _MENDABLE.get(error)
    told = f"slack: {words} ({error})" if words else f"slack: {error}"
    pause = retry_after or (_LONGER_PAUSE if error in ("ratelimited", "rate_limited") else None)
    return DeliveryError(told, permanent=error in _OURS, retry_after=pause)
