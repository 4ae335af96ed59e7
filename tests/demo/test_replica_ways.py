"""Each way in which the replica tells what is on it, read by the real parsers."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.demo.pdf_writer import pdf
from monitor.demo.publication import Attachment, Link, PostType, Publication
from monitor.demo.replica import Markup, Replica, Way
from monitor.domain.article import Entry, Page, SourceName
from monitor.domain.source import Source
from monitor.errors import FetchError, ParseError
from monitor.sources import PARSERS
from monitor.web import Settings, Web
from tests.demo.conftest import NOW
from tests.demo.test_replica import RELEASE, REPORT, get, text
from tests.loopback import HERE


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site(clock: Clock) -> Iterator[Replica]:
    with Replica(clock) as running:
        running.publish(RELEASE, REPORT)
        yield running


def source(kind: str, url: str) -> Source:
    return Source(SourceName("here"), kind, url, timedelta(minutes=10), official=True)


def entries(web: Web, kind: str, url: str) -> tuple[Entry, ...]:
    """Of the address and of all that it leads to."""
    here, parser, page = source(kind, url), PARSERS[kind], get(web, url)
    further = parser.following(here, page).urls
    return parser.index(here, page) + tuple(
        entry for more in further for entry in parser.index(here, get(web, more))
    )


def status(web: Web, url: str) -> int | None:
    with pytest.raises(FetchError) as caught:
        web.get(url)
    return caught.value.status


def many(count: int) -> list[Publication]:
    return [
        replace(
            REPORT,
            number=500 + n,
            slug=f"report-{n}",
            title=f"Report {n:02d}",
            published=REPORT.published - timedelta(days=(n * 7) % count),
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("markup", [Markup.THEME, Markup.BLOCK, Markup.ARCHIVE])
def test_a_listing_says_the_same_in_every_markup(site: Replica, web: Web, markup: Markup) -> None:
    site.markup = markup
    (entry,) = entries(web, "listing", site.news)
    assert (entry.title, entry.published) == (RELEASE.title, RELEASE.published)
    assert entry.summary == RELEASE.summary


def test_an_unknown_markup_is_a_fault(site: Replica, web: Web) -> None:
    site.markup = Markup.UNKNOWN
    with pytest.raises(ParseError, match="list of articles"):
        entries(web, "listing", site.news)


def test_a_listing_from_a_to_z_leads_through_all_its_pages(site: Replica, web: Web) -> None:
    site.publish(*many(24))
    site.by_title = True
    page, met = get(web, site.reports), []
    while True:
        here = source("listing", page.url)
        met += PARSERS["listing"].index(here, page)
        following = PARSERS["listing"].following(here, page)
        if not following.urls:
            break
        assert not following.newest_first
        page = get(web, following.urls[0])
    assert len({entry.url for entry in met}) == 25


def test_rest_tells_of_all_types_and_of_each_post_its_number(site: Replica, web: Web) -> None:
    site.publish(*[replace(RELEASE, number=40, type=PostType.CONSULTATION, slug="a-question")])
    found = {entry.title: entry for entry in entries(web, "wordpress", site.rest)}
    release = found[RELEASE.title]
    assert len(found) == 2
    assert release.post == f"{site.url.replace('http', 'https')}/?p=40"
    assert (release.published, release.modified) == (RELEASE.published, RELEASE.published)
    assert PARSERS["wordpress"].told(release).summary.startswith(RELEASE.summary)


def test_rest_counts_pages_filters_and_orders(site: Replica, web: Web, clock: Clock) -> None:
    site.publish(*many(24))
    base = f"{site.url}/wp-json/wp/v2/document"
    first = get(web, f"{base}?per_page=20&_fields=id,link")
    assert first.next_url == f"{base}?per_page=20&_fields=id%2Clink&page=2"
    assert set(json.loads(first.body)[0]) == {"id", "link"}
    assert len(json.loads(get(web, str(first.next_url)).body)) == 5
    assert get(web, str(first.next_url)).next_url is None
    clock.now += timedelta(days=2)
    site.edit(507, title="Edited")
    since = (clock.now - timedelta(hours=1)).isoformat().replace("+", "%2B")
    (changed,) = json.loads(get(web, f"{base}?modified_after={since}").body)
    assert changed["title"]["rendered"] == "Edited"
    titles = json.loads(get(web, f"{base}?orderby=title&order=asc&_fields=title").body)
    assert [post["title"]["rendered"] for post in titles[:2]] == [
        "An inspection of probation services in Wigan PDU",
        "Edited",
    ]
    assert status(web, f"{base}?per_page=20&page=3") == 400
    assert status(web, f"{site.url}/wp-json/wp/v2/users") == 404


def test_a_feed_of_a_type_names_posts_and_the_common_feed_is_empty(site: Replica, web: Web) -> None:
    (entry,) = entries(web, "feed", site.feed(PostType.DOCUMENT))
    assert entry.post == f"{site.url.replace('http', 'https')}/?p={REPORT.number}"
    assert (entry.title, entry.published) == (REPORT.title, REPORT.published)
    with pytest.raises(ParseError, match="well formed but empty"):
        entries(web, "feed", f"{site.url}/feed/")
    site.empty_feeds = True
    with pytest.raises(ParseError, match="well formed but empty"):
        entries(web, "feed", site.feed(PostType.DOCUMENT))


def test_the_sitemap_names_every_page_and_its_last_change(
    site: Replica, web: Web, clock: Clock
) -> None:
    site.edit(REPORT.number, summary="Corrected.")
    found = {entry.url: entry.modified for entry in entries(web, "sitemap", site.sitemap)}
    assert found == {
        site.url + REPORT.path: clock.now,
        site.url + RELEASE.path: RELEASE.published,
    }
    assert b"sitemap_index.xml" in get(web, f"{site.url}/robots.txt").body


@pytest.mark.parametrize("way", list(Way))
def test_a_way_that_is_switched_off_is_not_there(site: Replica, web: Web, way: Way) -> None:
    address = {
        Way.REST: site.rest,
        Way.FEEDS: site.feed(PostType.NEWS),
        Way.LISTINGS: site.news,
        Way.SITEMAP: site.sitemap,
    }
    site.ways.discard(way)
    assert status(web, address[way]) == 404
    assert all(get(web, address[other]) for other in site.ways)


def test_short_links_and_former_addresses_lead_to_the_page(site: Replica, web: Web) -> None:
    now_at = site.move(REPORT.number, "another-slug")
    for former in (REPORT.path, f"/?p={REPORT.number}", "/document/another-slug"):
        page = get(web, site.url + former)
        assert page.url == now_at
    read = text(web, now_at)
    assert read.post == f"{site.url.replace('http', 'https')}/?p={REPORT.number}"
    site.withdraw(REPORT.number)
    for gone in (now_at, site.url + REPORT.path, f"{site.url}/?p={REPORT.number}"):
        assert status(web, gone) == 404


def test_a_wide_heading_hides_the_publication_of_an_edited_page(site: Replica, web: Web) -> None:
    wide = replace(REPORT, wide_heading=True)
    (url,) = site.publish(wide)
    assert text(web, url).published == datetime(2026, 3, 3, tzinfo=NOW.tzinfo)
    site.edit(REPORT.number, edited=REPORT.published + timedelta(days=9))
    assert b"Updated: 12 March 2026" in get(web, url).body
    assert text(web, url).published is None
    assert text(web, url).title == REPORT.title


def test_a_migrated_page_is_short_and_offers_files(site: Replica, web: Web) -> None:
    files = (
        Attachment("Data annexe", "/uploads/annexe.pdf"),
        Link("Press release", RELEASE.path),
    )
    written = replace(REPORT, blocks=files, pdf=pdf(("Overall rating Good",)))
    (url,) = site.publish(written)
    read = text(web, url)
    assert read.report_file == site.url + written.file_path
    page: Page = get(web, str(read.report_file))
    assert (page.media_type, page.body[:4]) == ("application/pdf", b"%PDF")


def test_plain_addresses_may_be_an_hour_old(site: Replica, web: Web, clock: Clock) -> None:
    site.page_cache = True
    assert len(entries(web, "listing", site.news)) == 1
    site.publish(replace(RELEASE, number=18, slug="second"))
    clock.now += timedelta(minutes=59)
    assert len(entries(web, "listing", site.news)) == 1
    assert len(entries(web, "feed", site.feed(PostType.NEWS))) == 2
    clock.now += timedelta(minutes=1)
    assert len(entries(web, "listing", site.news)) == 2


def test_an_outage_and_the_firewall(site: Replica, clock: Clock) -> None:
    web = Web(Settings("Probation Monitor's tests", inner=HERE), clock)
    site.fail(503)
    assert status(web, site.news) == 503
    site.fail(None)
    assert web.get(site.news)
    site.shut_out(429, retry_after=30)
    with pytest.raises(FetchError, match="429") as caught:
        web.get(site.rest)
    assert caught.value.retry_after == 30
    clock.now += timedelta(minutes=10)
    assert web.get(site.rest)
    assert site.asked[-2:] == ["/wp-json/wp/v2/types"] * 2
