"""What goes wrong with a way of discovery is seen with ``probation-monitor sources``."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from monitor.demo.publication import PostType
from monitor.demo.replica import Markup, Replica, Way
from tests.journey.conftest import Newsroom, source
from tests.service.replica_world import OLD, OLD_NEWS

AS_OF = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def site(newsroom: Newsroom) -> Iterator[Replica]:
    with Replica(lambda: AS_OF) as running:
        running.publish(OLD, OLD_NEWS)
        listed = (
            source("listing", running.reports, "listing", official=True),
            source("feed", running.feed(PostType.DOCUMENT), official=True),
            source("rest", running.rest, "wordpress", official=True),
            source("sitemap", running.sitemap, "sitemap", official=True),
        )
        newsroom.configure(baseline=False, sources="".join(listed))
        yield running


def states(newsroom: Newsroom) -> dict[str, tuple[str, str]]:
    newsroom.once(f"{AS_OF:%Y-%m-%dT%H:%MZ}")
    rows = json.loads(newsroom.call("sources", "--json").stdout)
    return {row["name"]: (row["state"], row["reason"] or "") for row in rows}


def test_all_ways_are_fine(newsroom: Newsroom, site: Replica) -> None:
    assert set(states(newsroom).values()) == {("healthy", "")}


def test_each_fault_is_named_and_the_way_that_works_goes_on(
    newsroom: Newsroom, site: Replica
) -> None:
    site.markup, site.empty_feeds = Markup.UNKNOWN, True
    site.ways = {Way.LISTINGS, Way.FEEDS, Way.SITEMAP}
    found = states(newsroom)
    assert found["sitemap"] == ("healthy", "")
    assert found["listing"] == (
        "failing",
        "no list of articles (.list-item, .wb-listing, .archive-list-item, .result.inspection)",
    )
    assert "well formed but empty" in found["feed"][1]
    assert found["rest"] == ("failing", "HTTP 404 Not Found (rest_no_route)")
    shown = newsroom.call("sources").stdout
    assert "rest_no_route" in shown


def test_a_check_of_the_configuration_names_the_kinds(newsroom: Newsroom) -> None:
    newsroom.configure(baseline=False, sources=source("a", "https://a.org", "wordpres"))
    told = newsroom.call("check-config")
    assert told.returncode == 2
    assert "feed, govuk, listing, sitemap, wordpress" in told.stderr
