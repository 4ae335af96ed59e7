"""A question is asked, a person decides, the ledger follows: on a real database."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.delivery import ChannelName, Recipient
from monitor.domain.event import EventKind
from monitor.domain.inspection import Status
from monitor.domain.ledger.comparing import bodies_concerned, compare
from monitor.domain.ledger.decision import Answer, Verdict
from monitor.domain.ledger.newness import Telling
from monitor.domain.rating import Rating
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import Subscription
from monitor.errors import DataError, DecidedError
from monitor.service.deciding import Decide
from monitor.service.replay import Replay
from tests.domain.samples import KENT, RULES, article, finding, report

WINDOW = timedelta(hours=48)
GOOD, RI = Rating.GOOD, Rating.REQUIRES_IMPROVEMENT
CONFIRM, DISMISS = Answer(Verdict.CONFIRM, "Ann Lee"), Answer(Verdict.DISMISS, "Bob")
DOUBTED = report(finding(GOOD, doubt="two ratings are named"))
ROUTE = Router(
    (Subscription("desk", (Recipient(ChannelName("email"), "desk@example.org"),)),),
    RULES.gazetteer.bodies,
)


@pytest.fixture
def decide(records, clock):
    return Decide(records.decisions, RULES, ROUTE, frozenset(), clock)


def taken_in(records, art, reading):
    return records.ledger.record(
        art,
        reading,
        bodies_concerned(reading, RULES.gazetteer),
        lambda known: compare(art, reading, known, Telling.TELL, RULES),
    )


@pytest.fixture
def question(records):
    (asked,) = taken_in(records, article("2024-05-09"), DOUBTED).events
    return asked


def replayed(records, clock, reading):
    return Replay(records.archive, lambda _art: reading, RULES, ROUTE, (), WINDOW, clock)(
        apply=True, since=None, progress=lambda _done, _all: None
    )


def test_what_is_confirmed_is_in_the_ledger_with_its_evidence_and_on_its_way(
    decide, records, question
):
    decision, settled = decide(question.key, CONFIRM)
    (inspection,) = records.ledger.inspections(KENT)
    (word,) = records.ledger.evidence(inspection.id)
    (letter,) = records.outbox.deliveries()
    assert (inspection.rating, word.decided_by) == (GOOD, "Ann Lee")
    assert [event.kind for event in letter.events] == [EventKind.FIRST_RATING]
    assert settled.change.deliveries == (letter,)
    assert records.decisions.on(question.key) == (decision,)


def test_a_decided_question_no_longer_waits(decide, records, question):
    assert records.reviews.awaiting() == (question,)
    decide(question.key, DISMISS)
    assert records.reviews.awaiting() == records.reviews.unacknowledged() == ()
    assert [(one.key, what.answer) for one, what in records.decisions.lately()] == [
        (question.key, DISMISS)
    ]


def test_of_two_who_decide_at_once_the_second_is_told_and_changes_nothing(
    decide, records, question
):
    decide(question.key, CONFIRM)
    with pytest.raises(DecidedError, match="Ann Lee has decided"):
        decide(question.key, DISMISS)
    assert [one.answer.by for one in records.decisions.on(question.key)] == ["Ann Lee"]
    assert len(records.ledger.inspections(KENT)) == 1


def test_to_decide_again_undoes_what_the_first_decision_did(decide, records, question, clock):
    first, _ = decide(question.key, CONFIRM)
    clock.pass_by(hours=1)
    decide(question.key, DISMISS, seen=first.number)
    assert records.ledger.inspections(KENT) == ()
    last = records.ledger.entries(first.inspection_id)[-1]
    assert last.status is Status.RETRACTED
    assert records.ledger.evidence(last.id) == ()
    told = [event for one in records.outbox.deliveries() for event in one.events]
    assert {event.kind for event in told} == {EventKind.FIRST_RATING, EventKind.CORRECTION}
    assert [one.answer.by for one in records.decisions.on(question.key)] == ["Ann Lee", "Bob"]


def test_the_same_text_read_again_does_not_overrule_a_person(decide, records, question, clock):
    decide(question.key, DISMISS)
    clock.pass_by(hours=7)
    again = replace(article("2024-05-09"), read_at=clock())
    made = taken_in(records, again, report(finding(GOOD)))
    assert (made.entries, made.evidence, made.events) == ((), (), ())


def test_a_replay_does_not_overrule_a_person(decide, records, question, clock):
    decide(question.key, Answer(Verdict.CORRECT, "Ann", rating=RI))
    before = records.ledger.inspections()
    done = replayed(records, clock, report(finding(GOOD)))
    assert (done.articles, done.revisions) == (1, ())
    assert records.ledger.inspections() == before


def test_a_replay_of_what_was_dismissed_finds_nothing_new(decide, records, question, clock):
    decide(question.key, DISMISS)
    replayed(records, clock, report(finding(GOOD)))
    assert records.ledger.inspections() == ()


def test_an_edited_text_is_another_one(decide, records, question):
    decide(question.key, DISMISS)
    edited = replace(article("2024-05-09"), fingerprint="edited")
    assert len(taken_in(records, edited, report(finding(GOOD))).entries) == 1


def test_what_a_person_decided_holds_against_a_replay_of_another_article(
    decide, records, question, clock
):
    decide(question.key, Answer(Verdict.CORRECT, "Ann", rating=RI))
    page = article("2024-05-08", official=True, name="page")
    made = taken_in(records, page, report(finding(GOOD)))
    assert [event.kind for event in made.events] == [EventKind.NEEDS_REVIEW]
    replayed(records, clock, report(finding(GOOD)))
    assert [one.rating for one in records.ledger.inspections()] == [RI]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(Verdict.CONFIRM, "  "), "name: say who decides"),
        (Answer(Verdict.CONFIRM, "x" * 81), "name: say who decides"),
        (Answer(Verdict.CONFIRM, "a\x1b[2J"), "name: say who decides"),
        (Answer(Verdict.CORRECT, "Ann"), "correct: say another body"),
        (Answer(Verdict.DISMISS, "Ann", rating=GOOD), "dismiss: takes no body"),
        (Answer(Verdict.CORRECT, "Ann", "atlantis"), "body: 'atlantis' is none"),
    ],
)
def test_a_bad_answer_is_told_with_its_place_and_nothing_is_kept(
    decide, records, question, answer, said
):
    with pytest.raises(DataError, match=said):
        decide(question.key, answer)
    assert records.decisions.on(question.key) == ()
    assert records.reviews.awaiting() == (question,)


def test_there_must_be_such_a_question(decide):
    with pytest.raises(DataError, match="there is none of the key"):
        decide("nothing", CONFIRM)
