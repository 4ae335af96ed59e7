"""The replica is read by the real parsers, oddities and all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.demo.publication import Heading, PostType, Publication, Table
from monitor.demo.replica import Replica
from monitor.domain.article import Entry, Page, PageText, SourceName
from monitor.domain.source import Source
from monitor.errors import FetchError, ParseError
from monitor.sources import PARSERS
from monitor.web import Web

RELEASE = Publication(
    number=17,
    type=PostType.NEWS,
    slug="wigan-rated-good",
    title="Wigan PDU rated ‘Good’ & well led",
    published=datetime(2026, 3, 3, 9, 30, tzinfo=UTC),
    summary="HM Inspectorate of Probation has rated Wigan PDU ‘Good’ after its visit in winter.",
    blocks=("The chief inspector said: “Well done.”", Heading("What we found"), "It works."),
    report="an-inspection-of-wigan-pdu",
)
REPORT = Publication(
    number=16,
    type=PostType.DOCUMENT,
    slug="an-inspection-of-wigan-pdu",
    title="An inspection of probation services in Wigan PDU",
    published=datetime(2026, 3, 3, 9, 30, tzinfo=UTC),
    summary="This is the report of an inspection of Wigan PDU.",
    blocks=(Heading("Foreword"), Table(("Standard", "Rating"), (("Overall rating", "Good"),))),
)


def get(web: Web, url: str) -> Page:
    page = web.get(url)
    assert page
    return page


def index(web: Web, url: str) -> tuple[Entry, ...]:
    source = Source(SourceName("here"), "listing", url, timedelta(minutes=10), official=True)
    return PARSERS["listing"].index(source, get(web, url))


def text(web: Web, url: str) -> PageText:
    return PARSERS["listing"].page_text(get(web, url))


def test_the_listing_of_news_shows_title_date_and_summary(replica: Replica, web: Web) -> None:
    (url,) = replica.publish(RELEASE)
    assert index(web, replica.news) == (
        Entry(url, RELEASE.title, RELEASE.published, RELEASE.summary),
    )


def test_reports_have_a_listing_of_their_own(replica: Replica, web: Web) -> None:
    replica.publish(RELEASE, REPORT)
    assert [entry.title for entry in index(web, replica.reports)] == [REPORT.title]


def test_a_release_is_read_without_licence_banner_or_second_lede(
    replica: Replica, web: Web
) -> None:
    (url,) = replica.publish(RELEASE)
    read = text(web, url)
    assert read.title == RELEASE.title
    assert read.published == RELEASE.published
    assert read.text.split("\n")[:4] == [
        RELEASE.summary,
        "The chief inspector said: “Well done.”",
        "What we found",
        "It works.",
    ]
    assert read.report_url == f"{replica.url}/document/{REPORT.slug}/"


def test_a_report_is_read_with_its_table_a_row_a_line(replica: Replica, web: Web) -> None:
    (url,) = replica.publish(REPORT)
    lines = text(web, url).text.split("\n")
    assert "Foreword" in lines
    assert "Overall rating – Good" in lines


def test_the_oddities_are_really_in_the_markup(replica: Replica, web: Web) -> None:
    (url,) = replica.publish(RELEASE)
    html = get(web, url).body.decode()
    assert "Open Government Licence" in html
    assert "Back to top" in html
    assert html.count("has rated Wigan PDU ‘Good’ after") == 2


def test_ten_to_a_page_the_newest_first(replica: Replica, web: Web) -> None:
    replica.publish(*(days_later(day) for day in range(12)))
    newest, older = index(web, replica.news), index(web, f"{replica.news}page/2/")
    assert [entry.title for entry in newest[:2]] == ["Day 11", "Day 10"]
    assert [entry.title for entry in older] == ["Day 1", "Day 0"]


def test_what_is_not_there_is_not_found(replica: Replica, web: Web) -> None:
    for path in ("/news/nothing/", "/news/page/2/"):
        with pytest.raises(FetchError, match="404"):
            web.get(replica.url + path)


def test_an_empty_listing_is_no_silence(replica: Replica, web: Web) -> None:
    with pytest.raises(ParseError, match="nothing was found"):
        index(web, replica.news)


def test_who_holds_the_page_already_hears_not_modified(replica: Replica, web: Web) -> None:
    replica.publish(RELEASE)
    page = get(web, replica.news)
    assert web.get(replica.news, page.validators) is None
    replica.publish(days_later(1))
    assert web.get(replica.news, page.validators)


def days_later(day: int) -> Publication:
    published = RELEASE.published + timedelta(days=day)
    return replace(
        RELEASE, number=100 + day, slug=f"day-{day}", title=f"Day {day}", published=published
    )


def test_two_pages_at_one_address_are_refused(replica: Replica) -> None:
    replica.publish(REPORT)
    with pytest.raises(ValueError, match="two pages at one address"):
        replica.publish(replace(REPORT, number=18))
