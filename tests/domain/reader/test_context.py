"""What sort of story it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.rating import Rating
from monitor.domain.reader import gate
from monitor.domain.reader.verdict.category import _SUBJECT
from monitor.domain.reading import Category

HMIP = "HM Inspectorate of Probation"


@pytest.mark.parametrize(
    ("text", "category"),
    [
        (
            "HM Inspectorate of Probation has rated Leeds PDU 'Good' overall.",
            Category.RATING_REPORT,
        ),
        (
            "HM Inspectorate of Probation has its annual report out: Leeds PDU was rated 'Good'.",
            Category.RATING_MENTION,
        ),
        (
            "HM Inspectorate of Probation will inspect Leeds PDU in May. "
            "It was rated 'Good' in 2023.",
            Category.REPORT_NO_RATING,
        ),
        (
            "HM Inspectorate of Probation made a dynamic inspection of the South West region. "
            "These inspections do not give ratings.",
            Category.REPORT_NO_RATING,
        ),
        (
            "Leeds PDU's leadership was rated 'Good' by HM Inspectorate of Probation.",
            Category.REPORT_NO_RATING,
        ),
        ("Ofsted has rated Leeds children's services 'Good'.", Category.OTHER_INSPECTORATE),
        ("CQC rates a hospital in Leeds 'Inadequate'.", Category.OTHER_INSPECTORATE),
        ("My probation at work was extended. Outstanding!", Category.UNRELATED),
    ],
)
def test_a_story_is_put_in_its_category(read, text, category):
    assert read(text, title="News").category is category


@pytest.mark.parametrize("title", ["Strike at probation offices", "Inquest into a murder"])
def test_a_rating_told_as_background_is_only_a_mention(read, title):
    reading = read(
        "Staff of Leeds PDU have been told to come back. Nobody knows how long it will take. "
        "HM Inspectorate of Probation rated the unit 'Inadequate' last year.",
        title=title,
    )
    assert reading.category is Category.RATING_MENTION
    assert reading.findings == ()
    assert reading.mentions


def test_a_correction_takes_back_what_it_quotes(read):
    reading = read(
        "An earlier version of this story said that Leeds PDU was rated 'Inadequate'. "
        "HM Inspectorate of Probation in fact rated Leeds PDU 'Requires improvement'."
    )
    (finding,) = reading.findings
    assert (finding.overall.label, finding.previous) == ("Requires improvement", None)


def test_every_verdict_has_a_reason(read):
    assert read("Nothing of note.").reasons


@pytest.mark.parametrize(
    "words",
    ["Probation unit 'inadequate'", "Youth justice team praised", "Watchdog's report", "Ofsted"],
)
def test_the_gate_lets_all_through_that_may_matter(words):
    assert gate(words)


def test_the_gate_stops_what_is_plainly_something_else():
    assert not gate("Ten recipes for a rainy day")


@pytest.mark.parametrize(
    "text",
    [
        "A worker at Leeds PDU, which is rated 'Good' by HM Inspectorate of Probation, has won.",
        "Leeds PDU has hired ten people, six months after HM Inspectorate of Probation rated it "
        "'Inadequate'.",
        "Does the minister know that HM Inspectorate of Probation rated Leeds PDU 'Inadequate'?",
    ],
)
def test_a_rating_told_by_the_way_is_only_a_mention(read, text):
    assert read(text, title="News").category is Category.RATING_MENTION


def test_a_score_without_a_word_is_a_doubt(read):
    reading = read("HM Inspectorate of Probation has been to Leeds PDU. It scored 3 out of 27.")
    assert reading.category is Category.REPORT_NO_RATING
    assert reading.doubts


def test_a_chief_inspector_of_former_days_gave_no_ratings(read):
    reading = read(
        "HM Inspectorate of Probation gave Bristol Youth Offending Team three stars, rated 'Good' "
        "overall. Chief inspector Paul Wilson said that it was a good team."
    )
    assert reading.category is Category.REPORT_NO_RATING


@pytest.mark.parametrize(
    "words",
    [
        "In its self-assessment Leeds PDU came to 'Requires improvement' overall.",
        "Chiefs at Leeds PDU brace for 'Inadequate' as inspectors leave.",
    ],
)
def test_what_a_body_expects_of_itself_is_no_rating(read, words):
    assert read(f"{HMIP} has been to Leeds PDU. {words}").findings == ()


def test_no_ratings_at_the_last_inspection_says_nothing_of_this_one(read):
    reading = read(
        f"Leeds PDU has earned the top accolade from {HMIP}. At the previous inspection, in 2015, "
        "there were no overall grades.",
        "Leeds PDU joins the best",
    )
    assert [f.overall for f in reading.findings] == [Rating.OUTSTANDING]


def test_ratings_of_reviews_are_not_those_of_bodies(read):
    reading = read(
        f"{HMIP} has published its annual look at reviews. London and Wales had the largest share "
        "rated 'Good'.",
        "Quality of Serious Further Offence reviews slips back",
    )
    assert reading.category is Category.REPORT_NO_RATING


def test_the_chief_inspector_of_prisons_speaks_of_prisons(read):
    reading = read(
        "A prison near Wigan had gone backwards, said the Chief Inspector of Prisons in a report "
        "that came out today. Work with community probation in Wigan was outstanding. HM "
        "Inspectorate of Prisons does not inspect probation services; HM Inspectorate of Probation "
        "does.",
        "HMP Hindwick: outcomes not good enough",
    )
    assert reading.category is not Category.RATING_REPORT


@pytest.mark.parametrize(
    "words",
    [
        "Leeds PDU, the only one in the county which is owned by a partnership of councils, "
        "charities and a trust, has been marked as 'requires improvement'.",
        "Leeds PDU was found to REQUIRE IMPROVEMENT.",
    ],
)
def test_what_is_said_by_the_way_and_shouted_hides_no_rating(read, words):
    (finding,) = read(f"{HMIP} has been to Leeds. {words}").findings
    assert finding.overall is Rating.REQUIRES_IMPROVEMENT


def test_a_short_notice_of_an_annual_report_is_no_news_of_one_service(read):
    reading = read(
        f"The latest annual report on youth offending services from {HMIP} found that more than "
        "half needed to improve. Of the 16 services inspected, eight were rated 'Requires "
        "improvement' while Cardiff YOS was rated 'Inadequate'. Chief inspector Justin Russell "
        "called it disappointing.",
        "Youth offending services under the glass",
    )
    assert reading.category is Category.RATING_MENTION


@given(st.from_regex(_SUBJECT), st.text(max_size=20))
def test_no_word_of_the_gate_is_missed_for_the_quick_look_before_it(word, rest):
    assert gate(f"{rest} {word.lower()}")
