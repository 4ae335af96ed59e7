"""A report's page without a table of ratings is completed from its PDF file."""

import pytest

from monitor import data
from monitor.demo.pdf_writer import pdf
from monitor.domain.article import ArticleId
from monitor.domain.body import BodyId
from monitor.domain.event import EventKind
from monitor.domain.identity import article_id
from monitor.domain.rating import Rating
from tests.loopback import reply
from tests.service.official_site import World, official_site

COVENTRY = BodyId("yjs-coventry")
PAGE, FILE = "/document/coventry-2024", "/uploads/2025/09/coventry.pdf"
TITLE = "An inspection of youth justice services in Coventry"
TELLS = (
    "Overall, Coventry Youth Justice Service was rated as ‘Good’ by HM Inspectorate of Probation."
)
SILENT = "This is the report of our inspection of Coventry Youth Justice Service."
LINK = f'<div class="document-summary__link"><a href="{FILE}">Report</a></div>'
STANDARDS = next(p for p in data.programmes() if p.id == "youth-2021").standards
ROWS = [f"{standard.number} {standard.name} Good" for standard in STANDARDS]
REPORT = pdf(
    (TITLE, "HM Inspectorate of Probation"),
    ("Foreword", "Overall, Coventry Youth Justice Service was rated as ‘Good’."),
    ("Ratings", "Fieldwork started February 2025", "Overall rating Good", "Score 24/36", *ROWS),
)


@pytest.fixture
def world(tmp_path):
    with official_site(tmp_path) as opened:
        yield opened


def entry(world: World):
    (found,) = world.app.records.ledger.inspections(COVENTRY)
    return found


def owed(world: World):
    return world.app.records.visits.owed(article_id(world.site.url + PAGE))


def asked(world: World) -> int:
    return world.site.asked.count(FILE)


def held(world: World):
    article = world.app.records.ledger.article(ArticleId(article_id(world.site.url + PAGE)))
    assert article
    return article


@pytest.mark.parametrize("words", [TELLS, SILENT])
def test_the_files_table_comes_into_the_ledger_with_the_rating(world, words):
    world.publish(PAGE, TITLE, words, markup=LINK)
    world.file(FILE, REPORT)
    world.visit(hours=1)
    assert [event.kind for event in world.told] == [EventKind.FIRST_RATING]
    assert (entry(world).rating, str(entry(world).score)) == (Rating.GOOD, "24/36")
    assert len(entry(world).standards) == len(STANDARDS)
    assert held(world).report_file == world.site.url + FILE


def test_a_file_that_fails_holds_nothing_up_and_completes_the_ledger_later(world):
    world.publish(PAGE, TITLE, TELLS, markup=LINK)
    world.site.pages[FILE] = reply("sorry", 503)
    world.visit(hours=1)
    assert [event.kind for event in world.told] == [EventKind.FIRST_RATING]
    assert (entry(world).standards, owed(world).attempts) == ((), 1)
    world.visit(minutes=15)
    assert (owed(world).attempts, entry(world).standards) == (2, ())
    world.file(FILE, REPORT)
    world.visit(minutes=15)
    assert len(entry(world).standards) == len(STANDARDS)
    assert (len(world.told), owed(world), asked(world)) == (1, None, 3)
    world.visit(hours=7)
    assert (len(world.told), asked(world)) == (1, 3)


def test_a_page_that_says_it_only_in_its_file_is_owed_and_then_told(world):
    world.publish(PAGE, TITLE, SILENT, markup=LINK)
    world.site.pages[FILE] = reply("sorry", 503)
    assert world.visit(hours=1).owed == 1
    assert world.told == []
    world.file(FILE, REPORT)
    world.visit(minutes=15)
    assert [event.kind for event in world.told] == [EventKind.FIRST_RATING]


def test_a_file_that_never_comes_is_given_up_and_a_person_asked_only_where_nothing_is_told(world):
    world.publish(PAGE, TITLE, SILENT, markup=LINK)
    world.publish("/document/leeds", TITLE.replace("Coventry", "Leeds"), TELLS.replace("Coventry", "Leeds"), markup=LINK)  # fmt: skip  # noqa: E501
    for _visit in range(10):
        world.visit(hours=1)
    assert [event.kind for event in world.told] == [EventKind.FIRST_RATING, EventKind.NEEDS_REVIEW]
    assert "no overall rating can be read" in world.told[1].reasons[0]
    assert owed(world) is None
    before = asked(world)
    world.visit(hours=1)
    assert asked(world) == before


@pytest.mark.parametrize(
    "answer",
    [reply("<p>Down for repairs</p>"), reply(b"%PDF-1.7 torn", media="application/pdf")],
    ids=["a web page", "a torn file"],
)
def test_what_is_no_file_is_owed_too(world, answer):
    world.publish(PAGE, TITLE, TELLS, markup=LINK)
    world.site.pages[FILE] = answer
    world.visit(hours=1)
    assert owed(world).attempts == 1
    assert held(world).table is None


def test_a_file_that_contradicts_the_page_asks_a_person(world):
    world.publish(PAGE, TITLE, TELLS.replace("Good", "Inadequate"), markup=LINK)
    world.file(FILE, REPORT)
    world.visit(hours=1)
    assert [event.kind for event in world.told] == [EventKind.NEEDS_REVIEW]
    assert "the table of ratings Good" in world.told[0].reasons[0]


@pytest.mark.parametrize(
    "cells",
    [
        ("Overall rating", *(row.removesuffix(" Good") for row in ROWS)),
        ("Overall rating Good", *(row.removesuffix(" Good") for row in ROWS)),
    ],
    ids=["no words at all", "overall only"],
)
def test_ratings_that_are_pictures_ask_nobody_where_the_page_tells_the_rating(world, cells):
    world.publish(PAGE, TITLE, TELLS, markup=LINK)
    world.file(FILE, pdf((TITLE,), ("Ratings", *cells)))
    world.visit(hours=1)
    assert [event.kind for event in world.told] == [EventKind.FIRST_RATING]
    assert (entry(world).rating, entry(world).standards) == (Rating.GOOD, ())


def test_a_redirect_to_a_strangers_host_is_not_followed_into_the_ledger(world, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    with official_site(other) as stranger:
        stranger.file(FILE, REPORT)

        def away(handler):
            handler.send_response(302)
            handler.send_header("Location", stranger.site.url + FILE)
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        world.publish(PAGE, TITLE, TELLS, markup=LINK)
        world.site.pages[FILE] = away
        world.visit(hours=1)
    assert (held(world).table, owed(world).attempts) == (None, 1)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/document/annexe", f"{TITLE}: data annexe"),
        ("/document/dynamic", "Dynamic inspection of public protection in London region"),
        ("/news/coventry", "Coventry Youth Justice Service rated ‘Good’"),
    ],
)
def test_only_reports_of_inspections_are_completed(world, path, title):
    world.publish(path, title, SILENT, markup=LINK)
    world.file(FILE, REPORT)
    world.visit(hours=1)
    assert asked(world) == 0


def test_a_page_with_a_table_needs_no_file(world):
    table = "<table><tr><td>Overall rating</td><td>Good</td></tr></table>"
    world.publish(PAGE, TITLE, TELLS, markup=LINK + table)
    world.file(FILE, REPORT)
    world.visit(hours=1)
    assert (asked(world), entry(world).rating) == (0, Rating.GOOD)


def test_a_page_in_trouble_later_does_not_take_away_what_we_hold(world):
    world.publish(
        PAGE, f"{TITLE}: rated ‘Good’ by HM Inspectorate of Probation", TELLS, markup=LINK
    )
    world.file(FILE, REPORT)
    world.visit(hours=1)
    text = held(world).text
    world.site.pages[PAGE] = reply("gone", 404)
    for _visit in range(10):
        world.visit(hours=7)
    assert (held(world).text, len(world.told)) == (text, 1)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (reply("sorry", 503), "could not be read: HTTP 503"),
        (reply("<p>Down</p>"), "could not be read: the server sent something else"),
        (
            reply(b"%PDF-1.7 torn", media="application/pdf"),
            "could not be read: the PDF file cannot be read",
        ),
        (
            reply(pdf((TITLE,), ("Foreword", "No table.")), media="application/pdf"),
            "no table of ratings in it",
        ),
        (None, "links to no PDF file"),
    ],
    ids=["trouble", "a web page", "torn", "no table", "no link"],
)
def test_a_person_who_is_asked_learns_why(world, answer, why):
    world.publish(PAGE, TITLE, SILENT, markup=LINK if answer else "")
    world.site.pages[FILE] = answer or reply("", 404)
    for _visit in range(60):
        world.visit(hours=1)
    (event,) = world.told
    assert event.kind is EventKind.NEEDS_REVIEW
    assert why in event.reasons[1]
