"""What a person's decision on a question changes in the ledger."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitor.domain.body import BodyId
from monitor.domain.event import EventKind
from monitor.domain.inspection import Authority, Evidence, Status
from monitor.domain.ledger.change import Known
from monitor.domain.ledger.citation import Citation
from monitor.domain.ledger.deciding import fault, settle
from monitor.domain.ledger.decision import Answer, Case, Decision, Ruling, Settled, Verdict
from monitor.domain.ledger.undoing import TAKEN_BACK
from monitor.domain.rating import Rating
from tests.domain.samples import (
    KENT,
    OLD_KENT,
    RULES,
    article,
    change,
    finding,
    inspection,
    knowing,
    report,
)

GOOD, RI, INADEQUATE = Rating.GOOD, Rating.REQUIRES_IMPROVEMENT, Rating.INADEQUATE
TODAY = datetime(2024, 5, 10, 12, tzinfo=UTC)
CONFIRM, DISMISS = Answer(Verdict.CONFIRM, "Ann"), Answer(Verdict.DISMISS, "Ann")
DOUBTED = finding(GOOD, doubt="two ratings are named")


def asked(known=None, art=None, found=DOUBTED):
    """A question as it arises, and the case of it."""
    art, known = art or article("2024-05-01"), known or knowing()
    made = change(art, report(found), known)
    (question,) = made.events
    said = {one.inspection_id: (cited(art, one),) for one in made.evidence}
    told = {key: (*known.said.get(key, ()), *said.get(key, ())) for key in {*known.said, *said}}
    return Case(question, art, replace(known, said=told))


def cited(art, evidence):
    return Citation(evidence, art.title, art.source, art.url, art.published, art.read_at)


def ruled(case, answer, shipped=(), at=TODAY):
    ruling = Ruling(answer, at, RULES, {one.id: one for one in shipped})
    assert fault(case.question, case.article.dated, ruling) is None
    return settle(case, ruling)


def after(case: Case, answer: Answer, settled: Settled) -> Case:
    """The same question once that was recorded."""
    standing = {i.id: i for each in case.known.inspections.values() for i in each}
    standing |= {entry.id: entry for entry in settled.change.entries}
    left = [i for i in standing.values() if i.status is not Status.RETRACTED]
    said = {
        key: tuple(
            one
            for one in words
            if key not in settled.ended or one.evidence.article_id != case.article.id
        )
        for key, words in case.known.said.items()
    }
    for one in settled.change.evidence:
        said[one.inspection_id] = (*said.get(one.inspection_id, ()), cited(case.article, one))
    before = Decision(1, case.question.key, answer, TODAY, settled.inspection_id)
    return replace(case, known=replace(knowing(*left), said=said), before=before)


def test_what_is_confirmed_opens_an_inspection_with_the_persons_word_as_evidence():
    settled = ruled(asked(), CONFIRM)
    (entry,), (word,), (event,) = (
        settled.change.entries,
        settled.change.evidence,
        settled.change.events,
    )
    assert (entry.id, entry.rating, entry.status) == (
        "pdu-kent-2024-05-01",
        GOOD,
        Status.UNCONFIRMED,
    )
    assert (word.decided_by, word.inspection_id, word.quote) == ("Ann", entry.id, "so it was rated")
    assert (event.kind, event.at) == (EventKind.FIRST_RATING, TODAY)
    assert settled.inspection_id == entry.id


def test_news_that_waited_for_a_person_is_told_as_what_it_is():
    (event,) = ruled(asked(), CONFIRM).change.events
    assert event.reasons == ("confirmed by a person on 10 May 2024", "the article is of 1 May 2024")


def test_the_persons_name_leaves_the_house_neither_in_a_message_nor_in_a_note():
    settled = ruled(asked(), CONFIRM)
    assert "Ann" not in repr(settled.change.events) + repr(settled.change.entries)


def test_what_was_overtaken_while_it_waited_is_recorded_and_told_to_nobody():
    case = asked(knowing(inspection(RI, "2023-01-01")))
    later = replace(case, known=knowing(inspection(RI, "2025-03-01")))
    at = datetime(2025, 6, 1, tzinfo=UTC)
    settled = ruled(later, CONFIRM, at=at)
    assert len(settled.change.entries) == 1
    assert settled.change.events == ()


def test_a_confirmed_rating_is_compared_with_the_one_before():
    (event,) = ruled(asked(knowing(inspection(RI, "2022-01-01"))), CONFIRM).change.events
    assert event.kind is EventKind.RATING_UP


def test_a_page_of_the_inspectorate_counts_as_its_own_word():
    case = asked(art=article("2024-05-01", official=True))
    (entry,) = ruled(case, CONFIRM).change.entries
    assert (entry.status, entry.authority) == (Status.CONFIRMED, Authority.OFFICIAL)


def test_what_is_corrected_counts_as_the_person_says():
    answer = Answer(Verdict.CORRECT, "Ann", OLD_KENT, INADEQUATE, date(2024, 4, 1))
    settled = ruled(asked(), answer)
    (entry,), (event,) = settled.change.entries, settled.change.events
    assert (entry.body_id, entry.rating) == (OLD_KENT, INADEQUATE)
    assert entry.published.text == "2024-04-01"
    assert event.after is INADEQUATE


def test_what_is_dismissed_changes_nothing():
    assert ruled(asked(), DISMISS) == Settled()


def contradiction():
    """The press says otherwise than the inspectorate did."""
    held = inspection(GOOD, "2024-04-20")
    page = article("2024-04-20", official=True, name="page")
    known = knowing(held)
    known = replace(known, said={held.id: (cited(page, official_word(page, held)),)})
    return asked(known, found=finding(RI)), held


def official_word(page, held):
    return Evidence(
        held.id, page.id, Authority.OFFICIAL, held.rating, None, None, None, "good", 0, 4, 1.0
    )


def test_a_person_settles_a_contradiction_even_against_the_inspectorates_page():
    case, held = contradiction()
    settled = ruled(case, CONFIRM)
    (entry,), (event,) = settled.change.entries, settled.change.events
    assert (entry.id, entry.rating, entry.status) == (held.id, RI, Status.CORRECTED)
    assert (event.kind, event.before.rating, event.after) == (EventKind.CORRECTION, GOOD, RI)
    assert settled.ended == (held.id,)


def test_what_a_person_settled_no_page_of_the_inspectorate_overrules_unasked():
    case, _ = contradiction()
    settled = after(case, CONFIRM, ruled(case, CONFIRM))
    page = article("2024-04-20", official=True, name="another page")
    made = change(page, report(finding(GOOD)), settled.known)
    assert made.entries == ()
    assert [event.kind for event in made.events] == [EventKind.NEEDS_REVIEW]


def test_a_dismissed_contradiction_leaves_what_the_ledger_held_and_ends_the_articles_word():
    case, held = contradiction()
    settled = ruled(case, DISMISS)
    assert settled.change.entries == settled.change.events == ()
    assert settled.ended == (held.id,)


def test_a_confirmation_is_undone_by_dismissing_and_those_who_were_told_hear_of_it():
    case = asked()
    undone = ruled(after(case, CONFIRM, ruled(case, CONFIRM)), DISMISS)
    (entry,), (event,) = undone.change.entries, undone.change.events
    assert entry.status is Status.RETRACTED
    assert (event.kind, event.after, event.before.rating) == (EventKind.CORRECTION, None, GOOD)
    assert TAKEN_BACK in event.reasons
    assert undone.ended == (entry.id,)


def test_the_other_rating_decided_later_is_a_correction_of_the_same_inspection():
    case = asked()
    first = ruled(case, CONFIRM)
    again = ruled(after(case, CONFIRM, first), Answer(Verdict.CORRECT, "Bob", rating=RI))
    (entry,), (event,) = again.change.entries, again.change.events
    assert entry.id == first.inspection_id == again.inspection_id
    assert (entry.rating, event.kind, event.before.rating) == (RI, EventKind.CORRECTION, GOOD)


def test_the_other_body_decided_later_takes_back_the_first_and_opens_its_own():
    case = asked()
    first = ruled(case, CONFIRM)
    again = ruled(after(case, CONFIRM, first), Answer(Verdict.CORRECT, "Bob", OLD_KENT))
    states = {entry.body_id: entry.status for entry in again.change.entries}
    assert states == {KENT: Status.RETRACTED, OLD_KENT: Status.UNCONFIRMED}


def test_the_same_decided_twice_changes_nothing_more():
    case = asked()
    again = ruled(after(case, CONFIRM, ruled(case, CONFIRM)), CONFIRM)
    assert again.change.entries == again.change.events == ()


def test_another_day_decided_later_moves_the_inspection_and_a_confirmation_moves_it_back():
    case = asked()
    dated = Answer(Verdict.CORRECT, "Ann", published=date(2024, 4, 2))
    moved = after(case, CONFIRM, ruled(case, CONFIRM))
    change_of_day = ruled(moved, dated)
    (entry,) = change_of_day.change.entries
    assert (entry.id, entry.published.text) == ("pdu-kent-2024-05-01", "2024-04-02")
    (back,) = ruled(after(moved, dated, change_of_day), CONFIRM).change.entries
    assert back.published.text == "2024-05-01"


def test_a_day_that_is_not_the_known_inspections_leaves_that_alone():
    case, _ = contradiction()
    settled = ruled(case, Answer(Verdict.CORRECT, "Ann", published=date(2022, 3, 1)))
    (entry,) = settled.change.entries
    assert (entry.id, entry.rating) == ("pdu-kent-2022-03-01", RI)
    assert settled.change.events == (), "the ledger knows a later inspection"


def test_once_decided_again_it_is_told_again():
    case = asked()
    first = ruled(case, CONFIRM)
    undone = after(case, CONFIRM, first)
    dismissed = after(undone, DISMISS, ruled(undone, DISMISS))
    (event,) = ruled(dismissed, CONFIRM).change.events
    assert event.kind is EventKind.FIRST_RATING
    assert event.key != first.change.events[0].key


def test_a_text_that_a_person_decided_on_is_not_read_against_them():
    known = Known({}, settled=True)
    assert change(article("2024-05-01"), report(finding(GOOD)), known).entries == ()


def test_what_was_dismissed_of_one_article_is_asked_of_another():
    (question,) = change(article("2024-05-01"), report(DOUBTED), knowing()).events
    aside = Known({}, set_aside={question.key: question.origin.article_id})
    (same,) = change(article("2024-05-01"), report(DOUBTED), aside).events
    (other,) = change(article("2024-08-01", name="b"), report(DOUBTED), aside).events
    assert same.key == question.key != other.key


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(Verdict.CORRECT, "Ann", BodyId("atlantis")), "body: 'atlantis' is none"),
        (Answer(Verdict.CORRECT, "Ann", published=date(2031, 1, 1)), "published: 2031-01-01 lies"),
        (Answer(Verdict.CORRECT, "Ann", published=date(1999, 1, 1)), "published: no programme"),
    ],
)
def test_an_answer_that_cannot_be_is_told_with_its_place(answer, said):
    case = asked()
    assert said in fault(case.question, case.article.dated, Ruling(answer, TODAY, RULES, {}))


def test_what_names_no_body_or_no_rating_cannot_be_confirmed():
    case = asked(found=finding(None))
    assert "rating:" in fault(case.question, case.article.dated, Ruling(CONFIRM, TODAY, RULES, {}))
    case = asked(found=finding(GOOD, body=None))
    assert "body:" in fault(case.question, case.article.dated, Ruling(CONFIRM, TODAY, RULES, {}))
