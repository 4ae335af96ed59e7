"""What a reading changes in the ledger."""

from dataclasses import replace
from datetime import date

import pytest

from monitor.domain.body import Body, BodyId, BodyKind, Gazetteer
from monitor.domain.event import EventKind
from monitor.domain.inspection import Authority, Inspection, Status
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.comparing import Rules, changes_nothing, compare
from monitor.domain.ledger.newness import Telling
from monitor.domain.programme import Programme
from monitor.domain.rating import Direction, Rating, Score
from monitor.domain.reading import Category, Reading
from tests.domain.samples import (
    KENT,
    KENT_CRC,
    OLD_KENT,
    RULES,
    article,
    change,
    finding,
    inspection,
    knowing,
    report,
)

GOOD, RI = Rating.GOOD, Rating.REQUIRES_IMPROVEMENT
NOTHING = knowing()


def found_late(day):
    return replace(article(day), read_at=article("2025-06-01").read_at)


def only_event(made):
    (event,) = made.events
    return event


def test_an_unknown_body_of_the_ledger_gets_its_first_rating():
    event = only_event(change(article("2024-05-01"), report(finding(GOOD)), NOTHING))
    assert (event.kind, event.after, event.before) == (EventKind.FIRST_RATING, GOOD, None)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (RI, GOOD, EventKind.RATING_UP),
        (GOOD, RI, EventKind.RATING_DOWN),
        (GOOD, GOOD, EventKind.RATING_KEPT),
    ],
)
def test_a_new_inspection_is_compared_with_the_last(before, after, kind):
    known = knowing(inspection(before, "2022-05-10"))
    event = only_event(change(article("2024-05-01"), report(finding(after)), known))
    assert (event.kind, event.before.rating, str(event.before.published)) == (
        kind,
        before,
        "10 May 2022",
    )


def test_the_last_is_the_last_by_date_of_fact():
    known = knowing(inspection(GOOD, "2022"), inspection(RI, "2021-09"))
    event = only_event(change(article("2024-05-01"), report(finding(RI)), known))
    assert event.before.rating is GOOD


def test_what_the_article_says_of_before_counts_where_the_ledger_knows_nothing():
    said = finding(RI, previous=RI, direction=Direction.UNCHANGED)
    event = only_event(change(article("2024-05-01"), report(said), NOTHING))
    assert (event.kind, event.before.rating, event.before.stated) == (
        EventKind.RATING_KEPT,
        RI,
        True,
    )


def test_unchanged_tells_the_rating_before():
    said = finding(RI, direction=Direction.UNCHANGED)
    event = only_event(change(article("2024-05-01"), report(said), NOTHING))
    assert (event.kind, event.before.rating) == (EventKind.RATING_KEPT, RI)


def test_better_without_a_rating_before_is_still_better():
    said = finding(GOOD, direction=Direction.IMPROVED)
    event = only_event(change(article("2024-05-01"), report(said), NOTHING))
    assert (event.kind, event.before) == (EventKind.RATING_UP, None)


def test_a_second_article_is_evidence_and_no_event():
    known = knowing(inspection(RI, "2024-05-01", authority=Authority.PRESS))
    made = change(article("2024-05-03", name="b"), report(finding(RI)), known)
    assert not made.events
    assert not made.entries
    assert [e.inspection_id for e in made.evidence] == ["pdu-kent-2024-05-01"]


def test_coverage_of_a_month_known_only_by_name_is_evidence():
    known = knowing(inspection(RI, "2022-02"))
    assert not change(article("2022-04-20"), report(finding(RI)), known).events


def test_late_coverage_of_the_same_rating_is_an_echo():
    known = knowing(inspection(RI, "2024-05-01"))
    assert not change(article("2024-09-01"), report(finding(RI)), known).events


SOUTH_EAST = BodyId("region-south-east")
UNITS_REGION = Rules(
    Gazetteer(
        {
            KENT: Body(KENT, "Kent PDU", "Kent PDU", BodyKind.PDU, region=SOUTH_EAST),
            SOUTH_EAST: Body(SOUTH_EAST, "South East", "South East region", BodyKind.REGION),
        }
    ),
    (*RULES.programmes, Programme("region-2021", BodyKind.REGION, date(2021, 6, 26), True)),
)


def release_on_the_region(known: Inspection) -> list[str]:
    reading = report(finding(GOOD, body=SOUTH_EAST), finding(RI))
    page = article("2024-08-01", official=True)
    made = compare(page, reading, knowing(known), Telling.TELL, UNITS_REGION)
    return [event.body for event in made.events]


def test_a_release_on_a_region_may_repeat_what_its_units_were_rated_months_before():
    assert release_on_the_region(inspection(RI, "2024-05-01")) == ["South East region"]


@pytest.mark.parametrize(
    "known",
    [
        inspection(GOOD, "2024-05-01"),
        inspection(RI, "2023-05-01"),
        inspection(RI, "2024-05-01", authority=Authority.PRESS),
    ],
    ids=["another rating", "a year before", "what only the press has told"],
)
def test_what_a_release_on_a_region_says_anew_of_a_unit_is_told(known: Inspection):
    assert release_on_the_region(known) == ["South East region", "Kent PDU"]


def test_without_its_region_an_official_rating_months_later_is_another_inspection():
    known = knowing(inspection(RI, "2024-05-01"))
    made = change(article("2024-08-01", official=True), report(finding(RI)), known)
    assert only_event(made).kind is EventKind.RATING_KEPT


def test_a_year_later_it_is_another_inspection():
    known = knowing(inspection(RI, "2024-05-01"))
    event = only_event(change(article("2025-05-20"), report(finding(RI)), known))
    assert event.kind is EventKind.RATING_KEPT


def test_the_official_report_confirms_what_the_press_said():
    known = knowing(inspection(RI, "2024-05-03", authority=Authority.PRESS))
    made = change(article("2024-05-01", official=True), report(finding(RI)), known)
    (entry,) = made.entries
    assert only_event(made).kind is EventKind.CONFIRMED
    assert (entry.id, entry.status, entry.published.text) == (
        "pdu-kent-2024-05-03",
        Status.CONFIRMED,
        "2024-05-01",
    )


def test_the_official_report_corrects_what_the_press_said():
    known = knowing(inspection(GOOD, "2024-05-03", authority=Authority.PRESS))
    made = change(article("2024-05-03", official=True), report(finding(RI)), known)
    event = only_event(made)
    assert (event.kind, event.before.rating, event.after) == (EventKind.CORRECTION, GOOD, RI)
    assert made.entries[0].status is Status.CORRECTED


def test_the_press_never_corrects_the_inspectorate():
    known = knowing(inspection(RI, "2024-05-01"))
    made = change(article("2024-05-02"), report(finding(GOOD)), known)
    event = only_event(made)
    assert event.kind is EventKind.NEEDS_REVIEW
    assert "Requires improvement" in event.reasons[0]
    assert not made.entries


def test_an_old_article_found_today_changes_nothing():
    known = knowing(inspection(GOOD, "2025-03-01"))
    made = change(found_late("2022-01-06"), report(finding(Rating.INADEQUATE)), known)
    assert not made.events


def test_an_inspection_dated_ahead_by_mistake_mutes_no_news():
    known = knowing(inspection(GOOD, "2026-03-01", authority=Authority.PRESS))
    made = change(article("2024-05-01"), report(finding(Rating.INADEQUATE)), known)
    assert only_event(made).after is Rating.INADEQUATE


def test_while_a_source_is_learned_nothing_happens_but_the_ledger_learns():
    made = change(article("2024-05-01"), report(finding(GOOD)), NOTHING, Telling.LEARN)
    assert not made.events
    assert len(made.entries) == 1


def test_a_predecessor_is_shown_and_not_compared():
    known = knowing(inspection(Rating.INADEQUATE, "2020-03", body=KENT_CRC))
    event = only_event(change(article("2024-05-01"), report(finding(GOOD)), known))
    assert (event.kind, event.before.body) == (EventKind.FIRST_RATING, "Kent CRC")


def test_an_old_name_is_the_same_body():
    known = knowing(inspection(GOOD, "2021-09-01", body=OLD_KENT))
    event = only_event(change(article("2024-05-01"), report(finding(RI)), known))
    assert (event.kind, event.before.body) == (EventKind.RATING_DOWN, None)


def test_an_inspection_without_a_rating_compares_with_nothing():
    known = knowing(inspection(None, "2023-11-01"))
    event = only_event(change(article("2023-11-20"), report(finding(GOOD)), known))
    assert event.kind is EventKind.FIRST_RATING


@pytest.mark.parametrize(
    "doubtful",
    [
        finding(GOOD, body=None),
        finding(None),
        finding(GOOD, confidence=0.3),
        finding(GOOD, doubt="score and word disagree"),
    ],
)
def test_what_cannot_be_read_with_confidence_goes_to_a_person(doubtful):
    made = change(article("2024-05-01"), report(doubtful), NOTHING)
    event = only_event(made)
    assert event.kind is EventKind.NEEDS_REVIEW
    assert event.reasons
    assert not made.entries


def test_five_articles_about_an_unknown_body_ask_once():
    keys = {
        only_event(
            change(article("2024-05-01", name=str(n)), report(finding(GOOD, body=None)), NOTHING)
        ).key
        for n in range(5)
    }
    assert len(keys) == 1


def test_a_rating_from_before_there_were_ratings_goes_to_a_person():
    event = only_event(change(article("2016-05-01"), report(finding(GOOD)), NOTHING))
    assert "no programme" in event.reasons[0]


def test_an_outcome_that_names_nobody_goes_to_a_person():
    event = only_event(change(article("2024-05-01"), report(), NOTHING))
    assert event.kind is EventKind.NEEDS_REVIEW


def test_only_a_rating_report_changes_anything():
    mention = Reading(Category.RATING_MENTION, (), (finding(GOOD),), ("in passing",))
    made = change(article("2024-05-01"), mention, NOTHING)
    assert (made.entries, made.evidence, made.events) == ((), (), ())


def test_whoever_publishes_first_the_key_of_the_event_is_the_inspections():
    first = only_event(change(article("2024-05-01"), report(finding(GOOD)), NOTHING))
    known = knowing(inspection(RI, "2022-01-01"))
    later = only_event(change(article("2024-05-01", name="b"), report(finding(GOOD)), known))
    assert first.key == later.key
    assert first.body_id == KENT


def test_one_article_asks_a_person_once():
    unknown = report(finding(GOOD, body=None), doubts=("an unknown body",))
    assert only_event(change(article("2024-05-01"), unknown, NOTHING))


def test_a_press_release_leads_to_its_report():
    report_page = "https://hmiprobation.example.org/document/kent"
    linking = replace(article("2024-05-01", official=True), report_url=report_page)
    assert only_event(change(linking, report(finding(GOOD)), NOTHING)).report_url == report_page
    alone = article("2024-05-01", official=True)
    assert only_event(change(alone, report(finding(GOOD)), NOTHING)).report_url == alone.url


def test_an_undated_article_learned_at_the_first_visit_opens_nothing():
    undated = replace(article("2024-05-01"), published=None)
    made = change(undated, report(finding(GOOD)), NOTHING, Telling.LEARN)
    assert (made.entries, made.evidence, made.events) == ((), (), ())


def test_a_report_may_be_dated_weeks_before_the_press_that_opened_its_inspection():
    known = knowing(inspection(RI, "2024-05-30", authority=Authority.PRESS))
    made = change(article("2024-05-02", official=True), report(finding(RI)), known)
    assert only_event(made).kind is EventKind.CONFIRMED
    assert [entry.id for entry in made.entries] == ["pdu-kent-2024-05-30"]


def test_what_came_later_is_no_rating_before():
    known = knowing(inspection(GOOD, "2022-01-10"), inspection(RI, "2025-03-01"))
    made = change(found_late("2023-09-01"), report(finding(RI)), known)
    assert not made.events
    assert made.entries[0].published.text == "2023-09-01"


@pytest.mark.parametrize(
    ("official", "held", "score"),
    [
        (True, None, Score(20, 27)),
        (True, Score(19, 27), Score(19, 27)),
        (False, None, None),
    ],
)
def test_a_score_that_was_lacking_comes_with_the_inspectorates_word(official, held, score):
    known = knowing(replace(inspection(Rating.GOOD, "2024-03"), score=held))
    said = replace(finding(Rating.GOOD), score=Score(20, 27))
    made = change(article("2024-03-10", official=official), report(said), known)
    assert [entry.score for entry in made.entries] == ([score] if score != held else [])


@pytest.mark.parametrize("category", Category)
@pytest.mark.parametrize("telling", Telling)
def test_what_is_taken_to_change_nothing_changes_nothing(category, telling):
    read = Reading(category, (finding(GOOD),), (), ("a reason",))
    art = article("2024-05-01")
    assert changes_nothing(art, read) is not read.relevant
    assert not changes_nothing(replace(art, official=True), read)
    assert not changes_nothing(art, replace(read, doubts=("unclear",)))
    if changes_nothing(art, read):
        known = knowing(inspection(RI, "2022-05-10"))
        assert compare(art, read, known, telling, RULES) == Change()
