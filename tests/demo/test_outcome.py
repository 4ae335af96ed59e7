"""The demonstration notices by itself when something else came than was due."""

from datetime import UTC, datetime

import pytest

from monitor.demo.arrival import Arrival
from monitor.demo.outcome import Fault, Promise, Result, differences
from monitor.demo.script import Alert, Scene

GOOD = Alert("Wigan PDU", "Requires improvement → Good")
MAIL = Arrival("email to a@example.org", "▲ Wigan PDU: Requires improvement → Good")
SLACK = Arrival("Slack", MAIL.says)
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DUE = Scene(AT, "", alerts=(GOOD,))


def test_what_is_due_and_came_is_in_order() -> None:
    assert differences(DUE, Result(mails=(MAIL,), slack=(SLACK,))) == ()


def test_mail_may_be_due_at_another_time() -> None:
    assert differences(Scene(AT, "", alerts=(GOOD,), mails=()), Result(slack=(SLACK,))) == ()
    assert differences(Scene(AT, "", mails=(GOOD,)), Result(mails=(MAIL,))) == ()


@pytest.mark.parametrize(
    ("result", "broken", "words"),
    [
        (Result(slack=(SLACK,)), Promise.MISSED, "did not arrive by email: Wigan PDU"),
        (Result(mails=(MAIL,)), Promise.MISSED, "did not arrive in Slack: Wigan PDU"),
        (Result(mails=(MAIL, MAIL), slack=(SLACK,)), Promise.FALSE, "should not have arrived"),
        (
            Result(mails=(MAIL,), slack=(SLACK,), faults=(Fault("Courier", "HTTP 500"),)),
            Promise.SILENT,
            "Courier should be fine, but: HTTP 500",
        ),
    ],
)
def test_what_is_amiss_is_told(result: Result, broken: Promise, words: str) -> None:
    (found,) = differences(DUE, result)
    assert found.broken is broken
    assert words in found.words


def test_another_rating_is_both_missed_and_false() -> None:
    wrong = Arrival("Slack", "▼ Wigan PDU: Requires improvement → Inadequate")
    found = differences(DUE, Result(mails=(MAIL,), slack=(wrong,)))
    assert [each.broken for each in found] == [Promise.FALSE, Promise.MISSED]


def test_a_broken_source_that_nobody_noticed_is_told() -> None:
    (found,) = differences(Scene(AT, "", failing=("Courier",)), Result())
    assert found.words == "Courier is broken, and nobody noticed"
