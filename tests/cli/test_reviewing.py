"""A person decides on the command line."""

import json
from dataclasses import replace

import pytest

from monitor.domain.event import EventKey, EventKind
from monitor.domain.ledger.change import Change
from tests.store.values import article, event


@pytest.fixture
def asked(desk):
    """A desk with two questions, of which one names neither body nor rating."""
    made = desk(baseline=True)
    clear = replace(
        event("abc1"),
        kind=EventKind.NEEDS_REVIEW,
        body="West Kent PDU",
        body_id="pdu-west-kent",
        inspection_id=None,
        before=None,
    )
    vague = replace(clear, key=EventKey("abd2"), body="A title", body_id=None, after=None)
    made.record(article(), Change(events=(clear, vague)))
    return made


def test_what_waits_is_listed_and_how_to_decide(asked):
    shown = asked.show("review", columns=200)
    assert "West Kent PDU" in shown
    assert "Good" in shown
    assert "two ratings; no score" in shown
    assert "review confirm KEY --by NAME" in shown


def test_confirmed_it_is_in_the_ledger_and_waits_no_more(asked):
    shown = asked.show("review", "confirm", "abc", "--by", "Ann Lee", columns=200)
    assert "Confirm: West Kent PDU, by Ann Lee." in shown
    assert "New in the ledger: 1" in shown
    waiting = json.loads(asked.show("review", "--json"))
    assert [each["key"] for each in waiting] == ["abd2"]
    (done,) = json.loads(asked.show("review", "--decided", "--json"))
    assert (done["question"], done["answer"]["by"]) == ("abc1", "Ann Lee")
    assert "Ann Lee" in asked.show("review", "--decided")
    assert "confirmed by a person" in json.dumps(json.loads(asked.show("events", "--json")))


def test_corrected_by_names_that_people_use(asked):
    words = ("--body", "west kent pdu", "--rating", "ri", "--published", "2024-05-28")
    asked.show("review", "correct", "abd", *words, "--by", "Ann")
    (done,) = json.loads(asked.show("review", "--decided", "--json"))
    assert done["inspection_id"] == "pdu-west-kent-2024", "shipped without its day"
    assert "28 May 2024" in asked.show("history", "West Kent PDU", columns=200)


def test_decided_anew_only_on_purpose(asked):
    asked.show("review", "confirm", "abc", "--by", "Ann")
    refused = asked.call("review", "dismiss", "abc", "--by", "Bob", columns=400)
    assert refused.exit_code == 2
    assert "Ann has confirmed it on" in refused.output
    shown = asked.show("review", "dismiss", "abc", "--by", "Bob", "--again", columns=200)
    assert "Dismiss: West Kent PDU, by Bob." in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("confirm", "abc"), "Missing option '--by'"),
        (("confirm", "zzz", "--by", "Ann"), "no question has a key that begins with 'zzz'"),
        (("confirm", "", "--by", "Ann"), "no question has a key"),
        (("confirm", "ab", "--by", "Ann"), "begins the keys of several"),
        (("correct", "abc", "--body", "Atlantis", "--by", "A"), "No body is called 'Atlantis'"),
        (("correct", "abc", "--body", "Kent", "--by", "A"), "'Kent' names several bodies"),
        (("correct", "abc", "--rating", "fine", "--by", "A"), "'fine' is no rating; there are"),
        (("correct", "abc", "--published", "2031-01-01", "--by", "A"), "lies in the future"),
        (("correct", "abc", "--published", "May", "--by", "A"), "is no day; write it like"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(asked, words, said):
    done = asked.call("review", *words, columns=400)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("confirm", "abd", "--by", "Ann"), "body: the question names no body"),
        (("confirm", "abc", "--by", " "), "name: say who decides"),
        (("correct", "abc", "--by", "Ann"), "correct: say another body, rating or day"),
        (("correct", "abc", "--published", "1999-01-01", "--by", "A"), "published: no programme"),
    ],
)
def test_what_the_answer_lacks_is_told_with_its_place(asked, words, said):
    done = asked.call("review", *words)
    assert said in str(done.exception)
    assert len(json.loads(asked.show("review", "--json"))) == 2
