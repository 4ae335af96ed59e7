"""Several events in one message: what stands first, and that nothing is left out."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.delivery import DeliveryId, Letter, Shape
from monitor.domain.digest import Coverage, Edition
from monitor.domain.duration import duration
from monitor.domain.event import OPERATIONAL, Event, EventKind
from monitor.domain.rating import Rating
from monitor.notify import editions, subjects
from monitor.notify.look import SHIPPED
from monitor.notify.message import Message
from monitor.notify.render import render
from monitor.notify.slack_blocks import payload
from tests.notify.samples import AT, EVENTS, HOSTILE, LETTERS, event

DOWN, UP, KEPT = (EVENTS[name] for name in ("rating_down", "rating_up", "rating_kept"))


def told(*events: Event, shape: Shape = Shape.ALERT, **more: object) -> Message:
    return render(Letter(DeliveryId("d1"), events, shape, **more))


def many(number: int) -> tuple[Event, ...]:
    return tuple(
        event(
            EventKind.RATING_DOWN,
            f"Body {each} of Somewhere PDU",
            after=Rating.GOOD,
            report_url=f"https://example.org/reports/probation-services-in-body-{each}",
        )
        for each in range(number)
    )


def test_the_weightiest_comes_first_in_the_subject_and_below() -> None:
    message = told(KEPT, UP, DOWN)
    assert message.subject == (
        "3 ratings: ▼ Kent PDU: Good → Requires improvement · ▲ Kent PDU: Good → Outstanding · "
        "= Northumbria CRC: Requires improvement, unchanged"
    )
    assert [entry.mark for entry in message.entries] == ["▼", "▲", "="]
    assert [row.mark for row in message.rows] == ["▼", "▲", "="]


@pytest.mark.parametrize(
    ("names", "counted"),
    [
        (("rating_up", "rating_down"), "2 ratings"),
        (("correction", "correction_returned"), "2 corrections"),
        (("rating_up", "needs_review"), "2 alerts"),
        (("needs_review", "needs_review_no_body"), "2 to be checked"),
        (("source_broken", "delivery_dead"), "2 notices"),
        (("confirmed", "coverage"), "2 follow-ups"),
    ],
)
def test_a_subject_says_how_many_of_what(names: tuple[str, ...], counted: str) -> None:
    assert told(*(EVENTS[name] for name in names)).subject.startswith(f"{counted}: ")


def test_every_kind_of_event_has_a_weight() -> None:
    assert set(subjects.WEIGHT) == set(EventKind)


@pytest.mark.parametrize("number", [2, 5, 9, 40])
def test_a_subject_is_never_too_long_and_says_what_it_leaves_out(number: int) -> None:
    subject = told(*many(number)).subject
    assert len(subject) <= 200
    assert subject.startswith(f"{number} ratings: ▼ Body 0 of Somewhere PDU: Good")
    shown = subject.count("Body")
    assert shown == number or subject.endswith(f" · and {number - shown} more")


def test_hostile_events_together_are_cut_to_size() -> None:
    assert len(told(HOSTILE, HOSTILE, DOWN).subject) <= 200


@pytest.mark.parametrize("shape", Shape)
def test_no_event_is_left_out_however_many_there_are(shape: Shape) -> None:
    message = told(*many(60), shape=shape)
    slack = json.dumps(payload(message)["blocks"], ensure_ascii=False)
    for shown in (SHIPPED.html(message), SHIPPED.plain(message), slack):
        assert all(f"Body {number} of" in shown for number in range(60))


@pytest.mark.parametrize("number", [25, 60])
@pytest.mark.parametrize("shape", Shape)
def test_no_mail_is_so_long_that_gmail_cuts_it_off(shape: Shape, number: int) -> None:
    assert len(SHIPPED.html(told(*many(number), shape=shape)).encode()) < 102_000


def test_what_all_share_is_said_once() -> None:
    page = SHIPPED.plain(render(LETTERS["group"]))
    assert page.count("https://hmiprobation") == 1
    assert page.count("How sure: ") == 1
    assert page.count("Noticed by") == 1


def test_what_only_some_say_stays_with_them() -> None:
    message = told(DOWN, EVENTS["first_rating_after_predecessor"])
    assert (message.links, message.certainty) == ((), "")
    assert all(entry.links and entry.certainty for entry in message.entries)


def test_a_late_letter_says_when_it_happened() -> None:
    (note,) = told(DOWN, late=True).notes
    assert note == (
        "This comes late: it was noticed on 30 May 2019, 11:00 (London time) and could not be "
        "sent then."
    )
    assert told(DOWN, late=True).subject.startswith("Late: ▼ Kent PDU: Good →")
    assert told(DOWN, UP, late=True).subject.startswith("Late: 2 ratings: ▼ Kent PDU")
    later = replace(UP, at=AT + timedelta(hours=2))
    (note,) = told(DOWN, later, late=True).notes
    assert "30 May 2019, 11:00 to 30 May 2019, 13:00" in note
    assert told(DOWN).notes == ()


def test_a_fallback_is_told_why_it_gets_this() -> None:
    for shape in Shape:
        message = told(DOWN, shape=shape, instead_of="email:desk@example.org\r\nBcc: x")
        assert message.notes[0] == (
            "This comes to you because it could not be brought to email:desk@example.org Bcc: x."
        )


def test_a_digest_has_changes_first_and_each_event_once() -> None:
    message = render(LETTERS["daily"])
    assert [section.heading for section in message.sections] == [
        "Ratings changed",
        "Inspected again, unchanged",
        "New reports without rating",
        "Corrections",
        "Awaiting a person’s decision",
    ]
    assert sum(len(section.entries) for section in message.sections) == 8
    assert "= " not in "".join(row.mark for row in message.rows)


def test_what_awaits_a_person_and_is_new_stands_once() -> None:
    review = EVENTS["needs_review"]
    edition = Edition(AT, AT, None, awaiting=(review,))
    message = told(review, shape=Shape.DAILY, edition=edition)
    assert [len(section.entries) for section in message.sections] == [1]


def test_a_digest_without_events_says_so_and_what_was_seen() -> None:
    message = render(LETTERS["daily_empty"])
    assert message.subject == "Daily digest, 30 May 2019: nothing changed"
    assert message.notes[0].startswith("Nothing changed from 29 May 2019, 11:00 to 30 May")
    assert message.coverage == "0 published · 0 alerted · sources healthy 31/31"


def test_a_digest_of_a_span_nobody_audited_says_so() -> None:
    assert render(LETTERS["daily_not_audited"]).coverage == editions.NOT_AUDITED


def test_a_digest_without_anything_is_still_a_message() -> None:
    for shape in Shape:
        assert "nothing changed" in told(shape=shape).subject


def test_what_caught_up_says_for_how_long_it_waited() -> None:
    message = render(LETTERS["catch_up"])
    assert message.subject.startswith("Late: 7 alerts: ▼ Newham PDU")
    assert message.notes[0].startswith("These could not be sent for 4 days: the oldest is of 26")


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(), "under a minute"),
        (timedelta(minutes=14, seconds=59), "14 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(hours=47, minutes=5), "47 h 5 min"),
        (timedelta(days=3, hours=5), "3 days"),
        (timedelta(minutes=-3), "under a minute"),
    ],
)
def test_spans_are_as_exact_as_people_care(span: timedelta, words: str) -> None:
    assert duration(span) == words


def test_the_worst_delay_stands_in_the_coverage() -> None:
    seen = Coverage(12, 11, timedelta(minutes=14), 30, 31)
    edition = Edition(AT, AT, seen)
    assert editions.coverage(edition) == (
        "12 published · 11 alerted · worst delay 14 min · sources healthy 30/31"
    )


@pytest.mark.parametrize("name", sorted(OPERATIONAL))
def test_the_services_own_troubles_are_no_hearsay(name: str) -> None:
    page = SHIPPED.plain(render(LETTERS[name]))
    assert "press" not in page
    assert "rating known" not in page
    assert "How sure" not in page
    assert "not seen yet" not in page
