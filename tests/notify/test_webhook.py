"""The signed webhook: what arrives, whether it can be trusted, and what the answers mean."""

import base64
import hashlib
import hmac
import json
import logging
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest

from monitor.domain.delivery import DeliveryId
from monitor.domain.secret import Secret
from monitor.notify.webhook import Webhook, signed
from monitor.notify.webhook_body import body
from monitor.notify.webhook_schema import SCHEMA
from monitor.web import Settings, Web
from tests.loopback import HERE, free_port
from tests.notify.channel_kit import STATUSES, assert_silent, failure
from tests.notify.samples import AT, EVENTS, HOSTILE, LETTERS, letter
from tests.notify.signed_hook import Receiver, receiver

SECRET = "whsec_" + base64.b64encode(b"thirty-two bytes of made-up key!").decode()
DOOR = Web(Settings("test", inner=HERE), lambda: AT)
WRITTEN = Path(__file__).parents[2] / "docs" / "webhook.schema.json"


def hook(far_end: Receiver, at=AT) -> Webhook:
    return Webhook(DOOR.post, Secret(far_end.url), Secret(SECRET), lambda: at)


def test_the_convention_s_own_example_is_signed_as_it_says() -> None:
    # https://github.com/standard-webhooks/standard-webhooks: the libraries' shared test vector.
    headers = signed(
        DeliveryId("msg_p5jXN8AQM9LWM0D4loKWxJek"),
        1614265330,
        b'{"test": 2432232314}',
        Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_what_arrives_can_be_checked_as_a_receiver_does() -> None:
    with receiver() as far_end:
        hook(far_end).send(letter(EVENTS["rating_down"], "d1"), "")
    ((headers, raw),) = far_end.got
    assert (headers["webhook-id"], headers["webhook-timestamp"]) == ("d1", "1559210400")
    assert headers["content-type"].startswith("application/json")
    version, _, signature = headers["webhook-signature"].partition(",")
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    expected = hmac.new(key, b"d1.1559210400." + raw, hashlib.sha256).digest()
    assert (version, base64.b64decode(signature)) == ("v1", expected)
    told = json.loads(raw)
    assert told["data"]["events"][0]["rating"] == "Requires improvement"
    assert told["data"]["events"][0]["before"]["rating"] == "Good"


def test_another_try_has_the_same_id_and_body_and_its_own_time() -> None:
    with receiver() as far_end:
        hook(far_end).send(letter(EVENTS["rating_down"], "d1"), "")
        hook(far_end, AT + timedelta(minutes=5)).send(letter(EVENTS["rating_down"], "d1"), "")
    (first, one), (second, other) = far_end.got
    assert (first["webhook-id"], one) == (second["webhook-id"], other)
    assert first["webhook-timestamp"] != second["webhook-timestamp"]
    assert first["webhook-signature"] != second["webhook-signature"]


def test_all_of_200_is_accepted() -> None:
    with receiver() as far_end:
        for far_end.status in (200, 201, 202, 204):
            hook(far_end).send(letter(EVENTS["rating_down"], "d1"), "")
    assert len(far_end.got) == 4


def test_every_other_status_is_permanent_or_not(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    expected = {status: p for status, p in STATUSES.items() if status >= 300} | {410: True}
    with receiver() as far_end:
        for far_end.status, permanent in expected.items():
            error = failure(lambda: hook(far_end).send(letter(EVENTS["test"], "d1"), ""))
            assert (far_end.status, error.permanent) == (far_end.status, permanent)
            assert error.retry_after == (17.0 if far_end.status == 429 else None)
            assert_silent(error, (SECRET, "s3cr3t-path"), caplog.text)


def test_nobody_there_is_for_later_and_names_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    nobody = Receiver(f"http://127.0.0.1:{free_port()}/s3cr3t-path")
    error = failure(lambda: hook(nobody).send(letter(EVENTS["test"], "d1"), ""))
    assert not error.permanent
    assert_silent(error, (SECRET, "s3cr3t-path"), caplog.text)


@pytest.mark.parametrize("name", [*LETTERS, "late"])
def test_every_message_is_as_the_schema_says(name: str) -> None:
    about = replace(LETTERS["hostile"], late=True) if name == "late" else LETTERS[name]
    told = json.loads(json.dumps(body(about), allow_nan=False))
    checker = jsonschema.Draft202012Validator(SCHEMA)
    checker.check_schema(SCHEMA)
    assert [error.message for error in checker.iter_errors(told)] == []


def test_the_schema_describes_each_part() -> None:
    told = json.loads(json.dumps(SCHEMA))
    told["properties"]["data"]["properties"]["events"]["items"]["properties"].pop("rating")
    refused = jsonschema.Draft202012Validator(told).iter_errors(
        json.loads(json.dumps(body(LETTERS["rating_down"])))
    )
    assert next(refused, None) is not None


def test_the_schema_in_the_docs_is_this_one() -> None:
    shown = json.dumps(SCHEMA, indent=2) + "\n"
    if os.environ.get("REGOLD") == "1":
        WRITTEN.write_text(shown)
        pytest.fail(f"{WRITTEN.name} was written anew: look at it, then run without REGOLD")
    assert shown == WRITTEN.read_text()


def test_hostile_text_stays_text() -> None:
    with receiver() as far_end:
        hook(far_end).send(letter(HOSTILE, "d1"), "")
    told = far_end.got[0][1].decode()
    assert set(told).isdisjoint("\x1b\u202e\ud800\x00")
    assert "javascript:" not in told
