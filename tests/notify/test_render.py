"""What people read."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.domain.event import Earlier, Event, EventKind
from monitor.domain.rating import Rating
from monitor.notify.entries import entry
from monitor.notify.message import Entry, Fact
from tests.notify.samples import EVENTS, HOSTILE, origin


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        (
            "first_rating",
            "★ Cumbria and Lancashire CRC: Requires improvement (first known rating)",
        ),
        ("rating_up", "▲ Kent PDU: Good → Outstanding"),
        ("rating_down", "▼ Kent PDU: Good → Requires improvement"),
        ("rating_kept", "= Northumbria CRC: Requires improvement, unchanged"),
        ("correction", "✎ Correction: Kent PDU: Requires improvement, not Good"),
        (
            "correction_withdrawn",
            "✎ Correction: Kent PDU: report withdrawn, its rating counts no more",
        ),
        ("correction_returned", "✎ Correction: Kent PDU: Good"),
        (
            "report_unrated",
            "○ New report without rating: South West region: "
            "“Dynamic inspection of public protection in South West region”",
        ),
        (
            "report_unrated_no_body",
            "○ New report without rating: “Dynamic inspection of public protection”",
        ),
        (
            "needs_review_no_body",
            "? To be checked: “Probation service ‘must do better’, inspectors say”",
        ),
        ("test", "[TEST] Kent PDU: this is a test, no rating has changed"),
    ],
)
def test_the_subject_tells_all(name: str, subject: str) -> None:
    assert entry(EVENTS[name]).subject == subject


def test_a_date_that_was_put_right_is_told_as_such() -> None:
    kept = replace(EVENTS["correction"], before=Earlier(Rating.REQUIRES_IMPROVEMENT))
    assert entry(kept).subject == (
        "✎ Correction: Kent PDU: Requires improvement, under another date than we had recorded"
    )
    assert "put right the date" in entry(kept).summary


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("first_rating", Fact("Before", "no rating known to us")),
        ("rating_down", Fact("Before", "Good, May 2021")),
        ("rating_kept", Fact("Before", "according to the article: Requires improvement")),
        ("correction", Fact("We recorded", "Good, 28 May 2019")),
        ("correction_withdrawn", Fact("We recorded", "Good, 28 May 2019")),
        ("correction_returned", Fact("We recorded", "that the report was withdrawn")),
        ("report_unrated", Fact("Last rating", "Requires improvement, November 2024")),
        (
            "first_rating_after_predecessor",
            Fact(
                "Predecessor",
                "Kent, Surrey & Sussex CRC: Inadequate, March 2019 (not comparable)",
            ),
        ),
    ],
)
def test_the_rating_before_is_told_with_its_date_and_by_whose_word(name: str, before: Fact) -> None:
    assert before in entry(EVENTS[name]).facts


def test_the_press_is_told_as_the_press() -> None:
    message = entry(EVENTS["rating_down"])
    assert message.summary.startswith("The press reports that HM Inspectorate of Probation has")
    assert message.certainty.startswith("Unconfirmed: reported by the press. We are fairly sure")


def test_the_inspectorate_is_told_as_the_inspectorate() -> None:
    message = entry(EVENTS["rating_up"])
    assert message.summary.startswith("HM Inspectorate of Probation has rated Kent PDU Outstanding")
    assert message.certainty.startswith("Confirmed: from HM Inspectorate of Probation itself.")


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1.0, "are sure"), (0.7, "fairly sure"), (0.5, "not quite"), (0.0, "unsure")],
)
def test_confidence_is_said_in_words(confidence: float, words: str) -> None:
    assert words in entry(replace(EVENTS["rating_up"], confidence=confidence)).certainty


def test_a_report_not_seen_is_said_to_be_not_seen() -> None:
    report, article = entry(EVENTS["first_rating"]).links
    assert (report.title, report.url) == ("The inspectorate’s own report was not seen yet.", None)
    assert (article.url, article.detail) == (
        "https://news.example/cumbria",
        "Cumbria Crack, 30 May 2019",
    )


def test_a_report_that_is_the_article_stands_once() -> None:
    assert [link.role for link in entry(EVENTS["first_rating_after_predecessor"]).links] == [
        "Report"
    ]


@pytest.mark.parametrize(
    ("instant", "day", "noticed"),
    [
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "1 July 2026", "1 July 2026, 00:30"),
        (
            datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
            "31 December 2026",
            "31 December 2026, 23:30",
        ),
        (datetime.min.replace(tzinfo=UTC), "1 January 1", "1 January 1, 00:00"),
    ],
)
def test_days_and_hours_are_those_of_london(instant: datetime, day: str, noticed: str) -> None:
    event = replace(EVENTS["rating_up"], at=instant, origin=replace(origin(), published=instant))
    message = entry(event)
    assert message.links[-1].detail.endswith(day)
    assert noticed in message.footer


def _bare(kind: EventKind) -> Event:
    nothing = replace(origin(), source="", url="", title="", published=None)
    return Event(key=EVENTS["test"].key, kind=kind, body="", at=EVENTS["test"].at, origin=nothing)


@pytest.mark.parametrize("kind", EventKind)
def test_an_event_with_nothing_in_it_is_still_a_message(kind: EventKind) -> None:
    message = entry(_bare(kind))
    assert message.subject.strip()
    assert "None" not in repr(replace(message, links=()))
    assert not [link.url for link in message.links if link.url]


@pytest.mark.parametrize("kind", EventKind)
def test_an_event_with_everything_in_it_is_a_message(kind: EventKind) -> None:
    full = replace(EVENTS["rating_up"], kind=kind, reasons=("why",))
    assert "Kent PDU: " in entry(full).subject


def test_a_move_without_a_known_start_is_told_without_one() -> None:
    message = entry(replace(EVENTS["rating_down"], before=None))
    assert message.subject == "▼ Kent PDU: Requires improvement (worse than before)"


def test_a_predecessors_rating_is_never_compared() -> None:
    other = Earlier(Rating.GOOD, body="Kent CRC")
    message = entry(replace(EVENTS["rating_down"], before=other))
    assert "→" not in message.subject
    assert Fact("Change", "worse") in message.facts


def test_a_hostile_event_is_cut_to_size() -> None:
    message = entry(HOSTILE)
    assert len(message.subject) <= 200
    assert len(message.quote) == 1_200
    assert _signs(message).isdisjoint("\r\n\x1b\x00\u202e\u2066")


def _signs(message: Entry) -> set[str]:
    texts = (message.subject, message.quote, message.summary, *message.reasons)
    return set("".join((*texts, *(fact.value for fact in message.facts))))
