"""Dead letters, silences and acknowledgements, as an operator sees them."""

import json
from dataclasses import replace

import pytest

from monitor.bootstrap.records import open_records
from monitor.bootstrap.settings import read_config
from monitor.domain.delivery import DeliveryState
from monitor.domain.event import EventKind
from monitor.domain.ledger.change import Change
from tests.store.values import article, delivery, event

FAULT = "email: recipient refused: 550 5.1.1 no such user"


@pytest.fixture
def dead(desk):
    """A desk with two letters that were given up."""
    made = desk()
    news = (event("one"), event("two"))
    letters = tuple(replace(delivery(each), id=f"{each.key}-letter") for each in news)
    made.record(article(), Change(events=news, deliveries=letters))
    with open_records(read_config(made.folder, {})) as records:
        for letter in letters:
            records.outbox.give_up(letter, FAULT)
    return made


def states(desk):
    return [each["state"] for each in json.loads(desk.show("deliveries", "--json"))]


def test_dead_letters_are_listed_with_id_and_reason(dead):
    shown = dead.show("deliveries", "--dead", columns=200)
    assert FAULT in shown
    assert "one-lett" in shown
    assert "deliveries retry ID" in shown


def test_one_is_tried_again_by_the_beginning_of_its_id(dead):
    shown = dead.show("deliveries", "retry", "one")
    assert "Is tried again: Kent PDU to email:ann@example.org" in shown
    assert sorted(states(dead)) == [DeliveryState.DEAD, DeliveryState.PENDING]


def test_all_that_is_dead_can_be_tried_again(dead):
    dead.show("deliveries", "retry", "--all-dead")
    assert states(dead) == [DeliveryState.PENDING] * 2
    assert dead.show("deliveries", "--dead") == "Nothing was given up."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("deliveries", "retry"), "Error: say which"),
        (("deliveries", "retry", "x"), "no delivery that was given up has an id"),
        (("deliveries", "retry", "one", "--all-dead"), "say which"),
        (("deliveries", "forget", "one"), "there is: retry"),
        (("deliveries", "--all-dead"), "goes with"),
        (("silence", "West Kent PDU", "--reason", "x"), "say until when"),
        (("silence", "West Kent PDU", "--until", "3 days"), "say why"),
        (("silence", "Atlantis", "--until", "3 days", "--reason", "x"), "no body, source or chan"),
        (("silence", "Kent", "--until", "3 days", "--reason", "x"), "name one of them"),
        (("silence", "console", "--until", "soon", "--reason", "x"), "is no end; write 2026-05"),
        (("silence", "console", "--until", "2019-01-01", "--reason", "x"), "is over"),
        (("silence", "console", "--until", "900 days", "--reason", "x"), "more than a year ahead"),
        (("silence", "--end", "7"), "nothing that is silent is called"),
        (("acknowledge", "zzz"), "nothing that waits for somebody"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(dead, words, said):
    done = dead.call(*words, columns=400)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())


def test_a_silence_is_said_listed_and_ended(desk):
    made = desk()
    for name, sort in (("west kent pdu", "body"), ("the paper", "source"), ("console", "channel")):
        shown = made.show("silence", name, "--until", "3 days", "--reason", "known to all")
        assert f"({sort})." in shown
    listed = made.show("silence", "--list", columns=200)
    assert all(word in listed for word in ("West Kent PDU", "The Paper", "console", "known to all"))
    assert "Ended: West Kent PDU (body)." in made.show("silence", "--end", "1")
    assert "Ended: The Paper (source)." in made.show("silence", "--end", "the paper")
    left = json.loads(made.show("silence", "--json"))
    assert [each["target"] for each in left] == ["console"]


def test_what_waits_for_somebody_is_listed_and_acknowledged(desk):
    made = desk()
    asked = replace(event("abcdef123456"), kind=EventKind.NEEDS_REVIEW)
    made.record(article(), Change(events=(asked, event("news"))))
    shown = made.show("acknowledge", columns=200)
    assert "abcdef12" in shown
    assert "two ratings; no score" in shown
    assert "Acknowledged: Kent PDU" in made.show("acknowledge", "abcdef12")
    assert made.show("acknowledge") == "Nothing waits for anybody."
