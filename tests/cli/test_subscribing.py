"""``subscriptions``: who is told what; and who would be told of an event, and why not."""

from datetime import datetime, timedelta

import pytest

from monitor.domain.london import LONDON

FILE = """
[[subscription]]
name = "Kent desk"
to = ["email:kent@a.org"]
places = ["Kent"]
quiet = "{quiet}"
urgent = ["rating_down"]

[[subscription]]
name = "Youth, weekly"
to = ["email:youth@a.org", "email:kent@a.org"]
kinds = ["yjs"]
when = "weekly on Monday at 08:00"
"""
MAIL = """
[email]
host = "smtp.a.org"
sender = "desk@a.org"
to = ["ops@a.org"]
"""


@pytest.fixture
def asked(desk):
    here = desk()
    main = here.folder / "monitor.toml"
    main.write_text(main.read_text() + MAIL)
    (here.folder / "subscriptions.toml").write_text(FILE.replace("{quiet}", _around_now()))
    return here


def _around_now() -> str:
    now = datetime.now(LONDON)
    begins, ends = now - timedelta(hours=2), now + timedelta(hours=2)
    return f"{begins:%H:%M}-{ends:%H:%M}"


def trial(asked, *words):
    return asked.show("subscriptions", "test", *words, columns=200)


def test_who_is_told_where_and_when_and_who_is_not_and_why(asked):
    shown = trial(asked, "West Kent PDU", "rating_down")
    assert "rating_down · West Kent PDU" in shown
    assert "✓ Kent desk: email:kent@a.org, at once" in shown
    assert "– Youth, weekly: not told: its kind of body is yjs" in shown
    assert "– the operators of this service: not told: rating_down is not among" in shown


def test_one_place_is_told_once_and_at_the_earlier_time(asked):
    shown = trial(asked, "yjs-kent", "rating_down")
    assert "✓ Kent desk: email:kent@a.org, at once (one message, with: Youth, weekly)" in shown
    assert "✓ Youth, weekly: email:kent@a.org, at once" in shown
    assert "email:youth@a.org, weekly on " in shown
    assert "08:00" in shown


def test_quiet_hours_hold_what_is_not_urgent(asked):
    shown = trial(asked, "West Kent PDU", "rating_up", "--rating", "good")
    assert "email:kent@a.org, alert on " in shown


def test_a_body_that_nobody_knows_reaches_those_without_conditions_on_it(asked):
    shown = trial(asked, "Northshire PDU", "needs_review")
    assert "No body is called 'Northshire PDU'" in shown
    assert "✓ the operators of this service: email:ops@a.org, at once" in shown
    assert "Kent desk: not told: Northshire PDU is none of its bodies" in shown


def test_all_that_is_subscribed_to_is_shown(asked):
    shown = asked.show("subscriptions", columns=200)
    assert "Kent desk\n  to email:kent@a.org" in shown
    assert "all bodies of yjs: first_rating" in shown


@pytest.mark.parametrize(
    "words", [("Leeds", "sunk"), ("Leeds", "rating_up", "--rating", "Best"), ("North", "rating_up")]
)
def test_what_cannot_be_asked_is_refused(asked, words):
    assert asked.call("subscriptions", "test", *words).exit_code != 0
