"""Every way that lists the inspectorate's pages can be walked, on the replica of its site."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.bootstrap.backfilling import chosen, open_walks
from monitor.bootstrap.settings import read_config
from monitor.config import Config
from monitor.demo.publication import PostType, Publication
from monitor.demo.replica import Markup, Replica
from monitor.domain.visiting.backfill import Walked
from monitor.errors import DataError
from monitor.service.backfill import Asked
from tests.loopback import Reply, reply, web_site

BODIES = (
    "West Kent",
    "East Kent",
    "Essex North",
    "Essex South",
    "Wigan",
    "Sheffield",
    "Plymouth",
    "Gwent",
    "Hull and East Riding",
    "Derby City",
    "Swansea Neath Port Talbot",
    "Bath and North Somerset",
    "Gloucestershire",
)
BEGIN = datetime(2024, 1, 10, 0, 1, tzinfo=UTC)


def report(number: int) -> Publication:
    place = BODIES[number]
    rated = f"We have given {place} Probation Delivery Unit (PDU) an overall rating of ‘Good’."
    return Publication(
        number=1000 + number,
        type=PostType.DOCUMENT,
        slug=f"an-inspection-of-probation-services-in-{number}",
        title=f"An inspection of probation services in {place} PDU",
        published=BEGIN + timedelta(days=20 * number),
        summary=rated,
        blocks=(rated,),
    )


REPORTS = tuple(map(report, range(len(BODIES))))


NEWS = Publication(
    number=2000,
    type=PostType.NEWS,
    slug="highlights",
    title="Inspectorate highlights from 2024",
    published=BEGIN + timedelta(days=300),
    summary="What we did.",
    blocks=("What we did.",),
)


@pytest.fixture
def site() -> Iterator[Replica]:
    with Replica() as replica:
        replica.publish(*REPORTS)
        yield replica


def settings(folder: Path, *ways: tuple[str, str]) -> Config:
    (folder / "monitor.toml").write_text(
        f'database = "sqlite:///{folder}/m.sqlite3"\nbaseline = false\n'
        "gap_seconds = 0.0\nbackfill_gap_seconds = 0.0\n"
    )
    rows = (
        f'[[source]]\nname = "{kind} {number}"\nkind = "{kind}"\nurl = "{url}"\nofficial = true\n'
        for number, (kind, url) in enumerate(ways)
    )
    (folder / "sources.toml").write_text("\n".join(rows))
    return read_config(folder, {})


def walked(config: Config) -> tuple[list[Walked], int]:
    """What each walk did, and how many inspections the ledger knows."""
    with open_walks(config) as walks:
        done = [walks.walk(s, None, None, lambda at, of: None) for s in chosen(config, "")]
        return done, len(walks.records.ledger.inspections())


def pages_asked(site: Replica) -> Counter[str]:
    """By post, however its address is spelled."""
    return Counter(
        asked.rstrip("/")
        for asked in site.asked
        if asked.rstrip("/") in {r.path.rstrip("/") for r in REPORTS}
    )


def way(site: Replica, kind: str) -> tuple[str, str]:
    return kind, {"listing": site.reports, "wordpress": site.rest, "sitemap": site.sitemap}[kind]


@pytest.mark.parametrize("kind", ["listing", "wordpress", "sitemap"])
def test_each_way_alone_leads_to_every_report(site, tmp_path, kind):
    site.publish(NEWS)
    config = settings(tmp_path, way(site, kind))
    listed = len(REPORTS) + (kind != "listing")
    ((done,), known) = walked(config)
    assert (done.stopped, done.missed) == (None, ())
    assert (done.taken, known) == (listed, len(REPORTS))
    ((again,), known) = walked(config)
    assert (again.taken, again.known, known) == (0, listed, len(REPORTS))


def test_one_list_out_of_order_does_not_hold_up_the_others(site, tmp_path):
    config = settings(tmp_path, way(site, "wordpress"))
    ((done,), known) = walked(config)
    assert (done.taken, known) == (len(REPORTS), len(REPORTS))
    assert "the list is empty" in done.missed[0].reason
    assert done.stopped == "some pages did not arrive"
    site.publish(NEWS)
    ((done,), known) = walked(config)
    assert (done.taken, done.known, done.stopped) == (1, 0, None)


def test_by_all_ways_together_each_page_is_asked_for_once(site, tmp_path):
    config = settings(tmp_path, *(way(site, k) for k in ("listing", "wordpress", "sitemap")))
    site.publish(NEWS)
    done, known = walked(config)
    assert [each.taken for each in done] == [len(REPORTS), 1, 0]
    assert known == len(REPORTS)
    assert set(pages_asked(site).values()) == {1}


@pytest.mark.parametrize("by_title", [False, True])
@pytest.mark.parametrize("markup", [each for each in Markup if each is not Markup.UNKNOWN])
def test_however_the_listing_is_written(site, tmp_path, markup, by_title):
    site.markup, site.by_title = markup, by_title
    ((done,), known) = walked(settings(tmp_path, way(site, "listing")))
    assert (done.taken, known) == (len(REPORTS), len(REPORTS))


def test_a_listing_of_a_shape_we_do_not_know_is_told(site, tmp_path):
    site.markup = Markup.UNKNOWN
    ((done,), _) = walked(settings(tmp_path, way(site, "listing")))
    assert done.stopped is not None
    assert "no list of articles" in done.missed[0].reason


def test_a_site_that_shuts_us_out_is_left_alone(site, tmp_path):
    config = settings(tmp_path, way(site, "listing"), way(site, "sitemap"))
    site.shut_out(429, retry_after=30)
    done, known = walked(config)
    assert known == 0
    assert ["429" in (each.stopped or "") for each in done] == [True, True]
    assert len(site.asked) == 1


def sitemap(root: str, *places: str) -> Reply:
    listed = "".join(f"<x><loc>{place}</loc></x>" for place in places)
    return reply(f"<{root}>{listed}</{root}>", media="application/xml")


def test_an_index_that_names_a_list_twice_does_not_go_round(tmp_path):
    with web_site() as place:
        leaf, nested = f"{place.url}/document-sitemap.xml", f"{place.url}/news-sitemap.xml"
        place.pages["/sitemap_index.xml"] = sitemap("sitemapindex", leaf, nested)
        place.pages["/document-sitemap.xml"] = sitemap("urlset", f"{place.url}/document/a")
        place.pages["/news-sitemap.xml"] = sitemap("sitemapindex", leaf)
        config = settings(tmp_path, ("sitemap", f"{place.url}/sitemap_index.xml"))
        ((done,), _) = walked(config)
    assert (done.lists, done.stopped) == (3, None)


def test_feeds_have_no_past_to_walk(site, tmp_path):
    config = settings(tmp_path, ("feed", site.feed(PostType.DOCUMENT)))
    with pytest.raises(DataError, match="no official source with a list"):
        chosen(config, "")
    config = settings(tmp_path, ("feed", site.feed(PostType.DOCUMENT)), way(site, "sitemap"))
    with pytest.raises(DataError, match=r"'feed 0' is no list that goes on .*: sitemap 1"):
        chosen(config, "feed 0")
    assert [each.name for each in chosen(config, "")] == ["sitemap 1"]


def test_one_run_reads_so_many_pages_of_a_list_and_the_next_goes_on(site, tmp_path):
    config = settings(tmp_path, way(site, "listing"))
    with open_walks(config) as walks:
        (source,) = chosen(config, "")
        done = [walks.work(source, Asked(lists=1), lambda at, of: None) for _ in range(2)]
    assert [(each.lists, each.taken) for each in done] == [(1, 10), (1, len(REPORTS) - 10)]
    assert done[0].stopped == "1 pages of the list are enough for one run"
    assert (done[0].limited, done[1].stopped) == (False, None)
