"""Slack with a bot's token, through the real door to the web."""

import json
import logging
from dataclasses import replace

import pytest

from monitor.domain.delivery import DeliveryId, Letter, Receipt, Thread
from monitor.domain.event import Event, EventKind
from monitor.domain.inspection import InspectionId
from monitor.domain.secret import Secret
from monitor.errors import DeliveryError
from monitor.notify.slack_bot import SlackBot
from monitor.web import Settings, Web
from tests.loopback import HERE, free_port
from tests.notify.channel_kit import STATUSES, assert_silent, failure
from tests.notify.samples import AT, EVENTS, HOSTILE, letter
from tests.notify.slack_workspace import CHANNEL, TOKEN, Workspace, workspace

DOOR = Web(Settings("test", inner=HERE), lambda: AT)
KENT, MEDWAY = InspectionId("kent-2019-05-30"), InspectionId("medway-2019-05-30")
NEWS = replace(EVENTS["rating_down"], inspection_id=KENT)
OTHER = replace(EVENTS["rating_up"], body="Medway PDU", inspection_id=MEDWAY)
CONFIRMED = replace(EVENTS["confirmed"], inspection_id=KENT)
COVERAGE = replace(NEWS, kind=EventKind.COVERAGE)


def bot(far_end: Workspace, timeout: float = 5.0) -> SlackBot:
    return SlackBot(DOOR.post, Secret(TOKEN), CHANNEL, api=far_end.url, timeout=timeout)


def follow_up(event: Event, *first: Event) -> Letter:
    sure = frozenset({KENT} if event.kind is EventKind.CONFIRMED else ())
    thread = Thread(Receipt(f"{CHANNEL}/1700000000.000001"), first or (NEWS,), ("desk",), sure)
    return Letter(DeliveryId("d2"), (event,), earlier=thread)


def test_a_message_is_posted_with_the_token_and_its_receipt_is_channel_and_time() -> None:
    with workspace() as far_end:
        receipt = bot(far_end).send(letter(NEWS, "d1"), "")
    ((method, posted),) = far_end.calls
    assert (method, posted["channel"]) == ("chat.postMessage", CHANNEL)
    assert posted["text"].startswith("▼ Kent PDU: Good → Requires improvement")
    assert posted["metadata"]["event_payload"] == {"id": "d1"}
    assert far_end.tokens == [f"Bearer {TOKEN}"]
    assert receipt == f"{CHANNEL}/1700000000.000001"


def test_an_address_names_another_channel() -> None:
    with workspace() as far_end:
        bot(far_end).send(letter(NEWS, "d1"), "#kent")
    assert far_end.calls[0][1]["channel"] == "#kent"


def test_coverage_goes_into_the_thread_and_leaves_the_first_message_alone() -> None:
    with workspace() as far_end:
        bot(far_end).send(follow_up(COVERAGE), "")
    ((method, posted),) = far_end.calls
    assert (method, posted["thread_ts"]) == ("chat.postMessage", "1700000000.000001")


def test_a_confirmation_goes_into_the_thread_and_the_first_message_says_so() -> None:
    with workspace() as far_end:
        bot(far_end).send(follow_up(CONFIRMED), "")
    (update, updated), (post, posted) = far_end.calls
    assert (update, post) == ("chat.update", "chat.postMessage")
    assert updated["ts"] == posted["thread_ts"] == "1700000000.000001"
    assert updated["channel"] == posted["channel"] == CHANNEL
    told = json.dumps(updated, ensure_ascii=False)
    assert "Kent PDU: Good → Requires improvement · now confirmed" in told
    assert "Unconfirmed" not in told
    assert "because of the subscription desk" in told


def test_of_several_bodies_only_the_confirmed_ones_are_said_to_be() -> None:
    with workspace() as far_end:
        bot(far_end).send(follow_up(CONFIRMED, NEWS, OTHER), "")
    told = json.dumps(far_end.calls[0][1], ensure_ascii=False)
    assert "✓ Kent PDU: now confirmed" in told
    assert "✓ Medway PDU: now confirmed" not in told
    assert "· now confirmed" not in told


def test_news_never_hides_in_a_thread() -> None:
    news = replace(follow_up(COVERAGE), events=(COVERAGE, OTHER))
    with workspace() as far_end:
        bot(far_end).send(news, "")
    assert "thread_ts" not in far_end.calls[0][1]


def test_a_first_message_that_may_not_be_edited_holds_up_nothing() -> None:
    with workspace() as far_end:
        far_end.refuse["chat.update"] = "edit_window_closed"
        bot(far_end).send(follow_up(CONFIRMED), "")
    assert [method for method, _ in far_end.calls] == ["chat.update", "chat.postMessage"]


@pytest.mark.parametrize("refusal", ["ratelimited", None])
def test_a_first_message_that_cannot_be_edited_now_is_waited_for(refusal: str | None) -> None:
    with workspace() as far_end:
        if refusal:
            far_end.refuse["chat.update"] = refusal
        else:
            far_end.status = 502
        error = failure(lambda: bot(far_end).send(follow_up(CONFIRMED), ""))
    assert not error.permanent
    assert [method for method, _ in far_end.calls] == ["chat.update"]


def test_where_the_first_message_is_gone_the_follow_up_stands_alone() -> None:
    with workspace() as far_end:
        far_end.refuse["chat.postMessage in thread"] = "thread_not_found"
        bot(far_end).send(follow_up(COVERAGE), "")
    (_, lost), (_, posted) = far_end.calls
    assert "thread_ts" in lost
    assert "thread_ts" not in posted


@pytest.mark.parametrize(
    ("word", "permanent", "reason"),
    [
        ("invalid_auth", False, "slack: the token is not valid (invalid_auth)"),
        ("not_in_channel", False, "slack: the bot is not in the channel: invite it with /invite"),
        ("channel_not_found", False, "slack: there is no such channel"),
        ("msg_too_long", True, "slack: the message is too long (msg_too_long)"),
        ("invalid_blocks", True, "slack: it does not understand the message's blocks"),
        ("fatal_error", False, "slack: fatal_error"),
        (f"no {TOKEN}", False, "slack: HTTP 200, but not in Slack's words"),
    ],
)
def test_a_refusal_is_told_in_words(word: str, permanent: bool, reason: str) -> None:
    with workspace() as far_end:
        far_end.refuse["chat.postMessage"] = word
        error = failure(lambda: bot(far_end).send(letter(NEWS, "d1"), ""))
    assert str(error).startswith(reason)
    assert error.permanent is permanent


def test_too_many_messages_are_for_later() -> None:
    with workspace() as far_end:
        far_end.refuse["chat.postMessage"] = "ratelimited"
        soft = failure(lambda: bot(far_end).send(letter(NEWS, "d1"), ""))
        far_end.status = 429
        hard = failure(lambda: bot(far_end).send(follow_up(CONFIRMED), ""))
    assert (soft.retry_after, soft.permanent) == (30.0, False)
    assert (hard.retry_after, hard.permanent) == (17.0, False)


def test_every_status_is_permanent_or_not_and_the_token_is_in_none(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    with workspace() as far_end:
        for status, permanent in STATUSES.items():
            far_end.status, far_end.body = status, "" if status in (204, 304) else TOKEN
            error = failure(lambda: bot(far_end).send(letter(NEWS, "d1"), ""))
            assert (status, error.permanent) == (status, permanent)
            assert_silent(error, (TOKEN,), caplog.text)


@pytest.mark.parametrize("body", ["", "[]", f"<html>{TOKEN}</html>", '{"ok": "true"}'])
def test_200_without_ok_is_no_delivery(body: str) -> None:
    with workspace() as far_end:
        far_end.body = body
        error = failure(lambda: bot(far_end).send(letter(NEWS, "d1"), ""))
    assert str(error) == "slack: HTTP 200, but not in Slack's words"
    assert not error.permanent


def test_nobody_there_is_for_later(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    nobody = SlackBot(DOOR.post, Secret(TOKEN), CHANNEL, api=f"http://127.0.0.1:{free_port()}/api")
    error = failure(lambda: nobody.send(letter(NEWS, "d1"), ""))
    assert not error.permanent
    assert_silent(error, (TOKEN,), caplog.text)


def test_an_error_that_names_the_token_is_not_passed_on() -> None:
    def post(url: str, **_: object) -> object:
        raise DeliveryError(f"refused {TOKEN}", permanent=False)

    error = failure(lambda: SlackBot(post, Secret(TOKEN), CHANNEL).send(letter(NEWS, "d1"), ""))
    assert str(error) == "slack: no answer"
    assert_silent(error, (TOKEN,), "")


def test_a_hostile_follow_up_calls_nobody() -> None:
    hostile = replace(HOSTILE, inspection_id=KENT)
    with workspace() as far_end:
        bot(far_end).send(follow_up(CONFIRMED, hostile), "")
    told = json.dumps(far_end.calls[0], ensure_ascii=False)
    assert set(told).isdisjoint("\x1b\u202e\ud800")
    assert "<!channel>" not in told
    assert "@here" not in told


@pytest.mark.parametrize("count", [2, 7, 12, 60, 300])
def test_of_many_entries_each_rating_is_told(count: int) -> None:
    events = tuple(replace(NEWS, key=f"k{n}", body=f"Body {n} PDU") for n in range(count))
    with workspace() as far_end:
        bot(far_end).send(Letter(DeliveryId("d1"), events), "")
    blocks = far_end.calls[0][1]["blocks"]
    told = json.dumps(blocks, ensure_ascii=False)
    assert len(blocks) <= 50
    assert all(len(block["text"]["text"]) <= 3000 for block in blocks if "text" in block)
    assert all(f"Body {n} PDU" in told for n in range(count))
