"""The ways in which a new page is found: each suffices, and together they fetch nothing twice."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from monitor.demo.loopback import Answer
from monitor.demo.publication import PostType, Publication
from monitor.demo.replica import Markup, Replica, Way
from monitor.demo.routes import ERROR_PAGE
from monitor.domain.identity import article_id
from tests.service.replica_world import BEGAN, OLD, World, report, watching

WAYS = list(Way)
TYPES = "/wp-json/wp/v2/types"
GOOD = ("Plymouth PDU", "Good")


def archive(count: int) -> list[Publication]:
    """Pages about nothing, so many as an outage or an old site leaves unread."""
    return [
        replace(
            report(300 + n, "Wigan", "Good", BEGAN - timedelta(days=500 + n * 7 % 31)),
            slug=f"paper-{n}",
            title=f"Paper {n:03d}",
            summary="About our work.",
            blocks=("Nothing was inspected.",),
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("way", WAYS)
def test_each_way_alone_suffices(tmp_path, way) -> None:
    with watching(tmp_path, way) as world:
        world.site.ways = {way}
        page = world.publish(200, "Plymouth", "Good")
        outcomes = world.visit(minutes=15)
        assert not [o.reason for o in outcomes.values() if o.reason]
        assert world.told == [GOOD]
        assert world.fetched(page) == 1


@pytest.mark.parametrize("first", WAYS)
def test_one_page_found_in_several_ways_is_one_article_fetched_once(tmp_path, first) -> None:
    others = [way for way in WAYS if way is not first]
    with watching(tmp_path, first, *others) as world:
        page = world.publish(200, "Plymouth", "Good")
        world.visit(minutes=15)
        assert world.fetched(page) == 1
        for _ in range(2):
            world.visit(minutes=15)
            assert world.fetched(page) == 0
        assert world.told == [GOOD]
        assert world.app.records.ledger.article(article_id(world.site.url + page.path))


@pytest.mark.parametrize("way", WAYS)
def test_the_text_of_a_page_is_the_same_whichever_way_it_was_found(tmp_path, way) -> None:
    with watching(tmp_path, way) as world:
        page = world.publish(200, "Plymouth", "Good")
        world.visit(minutes=15)
        kept = world.app.records.ledger.article(article_id(world.site.url + page.path))
        assert kept.text.count(page.summary) == 1
        assert "[…]" not in kept.text


@pytest.mark.parametrize("way", WAYS)
def test_a_page_with_another_slug_is_the_same_article(tmp_path, way) -> None:
    with watching(tmp_path, way) as world:
        page = world.publish(200, "Plymouth", "Good")
        world.visit(minutes=15)
        world.site.move(page.number, "an-inspection-of-plymouth-pdu-2026")
        world.visit(hours=1)
        world.visit(hours=2)
        assert world.told == [GOOD]
        assert len(evidence(world)) == 1


def evidence(world: World) -> list[str]:
    cited = world.app.records.lookback.citations()
    return [c.url for c in cited if "plymouth" in c.url]


def test_an_address_that_goes_over_to_a_new_post_is_a_new_article(tmp_path) -> None:
    with watching(tmp_path, Way.LISTINGS) as world:
        slug = "an-inspection-of-plymouth-pdu"
        first = world.publish(200, "Plymouth", "Good", slug)
        world.visit(minutes=15)
        world.site.move(first.number, f"{slug}-2026")
        world.visit(minutes=15)
        world.now += timedelta(days=400)
        again = world.publish(201, "Plymouth", "Inadequate", slug)
        world.site.edit(again.number, summary="Plymouth has gone back.", edited=None)
        world.visit(minutes=15)
        assert world.told == [GOOD, ("Plymouth PDU", "Inadequate")]
        kept = {url.rpartition("plymouth-pdu")[2] for url in evidence(world)}
        assert kept == {"/", "-2026/"}


def test_the_year_at_the_end_of_an_address_makes_two_pages(tmp_path) -> None:
    with watching(tmp_path, Way.REST, Way.LISTINGS) as world:
        world.publish(200, "Plymouth", "Good", "plymouth-pdu")
        world.visit(minutes=15)
        world.now += timedelta(days=400)
        world.publish(201, "Plymouth", "Inadequate", "plymouth-pdu-2027")
        world.visit(minutes=15)
        assert world.told == [GOOD, ("Plymouth PDU", "Inadequate")]


@pytest.mark.parametrize("way", [Way.REST, Way.SITEMAP])
def test_an_edit_is_read_whichever_way_had_found_the_page(tmp_path, way) -> None:
    with watching(tmp_path, Way.LISTINGS, way) as world:
        page = world.publish(200, "Plymouth", "Good")
        world.visit(minutes=15)
        for _week in range(6):
            world.visit(days=7)
        wrong = replace(page.blocks[0]), "Overall, Plymouth PDU is rated as ‘Inadequate’."
        world.site.edit(page.number, blocks=wrong)
        world.visit(minutes=5)
        assert world.fetched(page) == 1
        assert world.told == [GOOD, ("Plymouth PDU", "Inadequate")]


def test_a_page_read_out_of_the_sites_cache_is_read_again_when_that_is_over(tmp_path) -> None:
    with watching(tmp_path, Way.REST) as world:
        page = world.publish(200, "Plymouth", "Good")
        world.site.page_cache = True
        world.visit(minutes=15)
        wrong = replace(page.blocks[0]), "Overall, Plymouth PDU is rated as ‘Inadequate’."
        world.now += timedelta(minutes=5)
        world.site.edit(page.number, blocks=wrong)
        world.visit(minutes=5)
        assert world.told == [GOOD]
        world.visit(minutes=60)
        assert world.told == [GOOD, ("Plymouth PDU", "Inadequate")]


@pytest.mark.parametrize("markup", [Markup.BLOCK, Markup.ARCHIVE])
def test_a_listing_may_change_to_a_markup_that_is_known(tmp_path, markup) -> None:
    with watching(tmp_path, Way.LISTINGS) as world:
        world.site.markup = markup
        world.publish(200, "Plymouth", "Good")
        world.visit(minutes=15)
        assert world.told == [GOOD]


def test_a_markup_that_is_not_known_is_a_fault_and_nothing_is_lost(tmp_path) -> None:
    with watching(tmp_path, Way.LISTINGS) as world:
        world.site.markup = Markup.UNKNOWN
        world.publish(200, "Plymouth", "Good")
        world.visit(minutes=15)
        assert "no list of articles" in str(world.visit_of("reports").reason)
        world.site.markup = Markup.BLOCK
        world.visit(minutes=15)
        assert world.told == [GOOD]


def test_in_a_listing_from_a_to_z_the_new_page_is_found_on_the_last(tmp_path) -> None:
    with watching(tmp_path, Way.LISTINGS, pages=archive(25)) as world:
        world.site.by_title = True
        world.visit(minutes=15)
        world.site.publish(
            replace(
                report(200, "Plymouth", "Good", world.now),
                title="Zeal rewarded: an inspection of Plymouth PDU",
            )
        )
        world.visit(minutes=15)
        assert world.told == [GOOD]
        assert "/reports/page/3/" in world.site.asked


@pytest.mark.parametrize("way", [Way.LISTINGS, Way.REST])
def test_after_an_outage_a_list_is_followed_until_something_known_is_met(tmp_path, way) -> None:
    with watching(tmp_path, way, pages=archive(30)) as world:
        world.now += timedelta(days=3)
        for number in range(25):
            at = world.now + timedelta(minutes=number)
            world.site.publish(
                replace(archive(1)[0], number=400 + number, slug=f"new-{number}", published=at)
            )
        world.site.publish(report(200, "Plymouth", "Good", world.now - timedelta(hours=1)))
        world.visit(hours=1)
        assert world.told == [GOOD]
        asked = [path for path in world.site.asked if "page/" in path or "&page=" in path]
        assert len(asked) == 2


def test_a_page_of_a_list_that_did_not_come_is_asked_for_again(tmp_path) -> None:
    with watching(tmp_path, Way.LISTINGS, pages=archive(12)) as world:
        world.now += timedelta(days=3)
        world.site.publish(report(200, "Plymouth", "Good", world.now - timedelta(hours=9)))
        for number in range(12):
            at = world.now - timedelta(minutes=number)
            world.site.publish(
                replace(archive(1)[0], number=400 + number, slug=f"new-{number}", published=at)
            )
        world.site.troubles["/reports/page/2/"] = ERROR_PAGE
        world.visit(minutes=15)
        assert world.told == []
        assert "a part of it: HTTP 503" in str(world.visit_of("reports").reason)
        world.site.troubles.clear()
        world.restart()
        world.visit(minutes=30)
        assert world.told == [GOOD]
        assert world.visit_of("reports").reason is None
        world.visit(minutes=30)
        assert "/reports/page/2/" not in world.site.asked


def test_an_archive_is_learned_in_silence_some_pages_at_a_time(tmp_path) -> None:
    with watching(tmp_path, Way.SITEMAP, pages=archive(50), settled=False) as world:
        pages = [asked for asked in world.site.asked if asked.startswith(("/document/", "/news/"))]
        assert len(pages) == 30
        visit = world.visit_of("sitemap")
        assert visit.reason == "the first visit is not done yet; pages still owed: 22"
        assert visit.failures == 0
        assert visit.next_due_at < world.now + timedelta(minutes=12)
        world.visit(minutes=10)
        assert world.visit_of("sitemap").last_good_at == world.now
        assert world.told == []
        world.publish(200, "Plymouth", "Good")
        world.visit(days=1)
        assert world.told == [GOOD]


def test_what_an_official_list_names_on_another_host_is_not_asked_for(tmp_path, caplog) -> None:
    with watching(tmp_path, Way.FEEDS) as world, Replica(world.clock) as stranger:
        copied = stranger.publish(report(200, "Plymouth", "Inadequate", world.now))[0]
        feed = world.site.feed(PostType.DOCUMENT).removeprefix(world.site.url)
        item = f"<item><title>Plymouth PDU rated Inadequate</title><link>{copied}</link></item>"
        own = f"<item><title>x</title><link>{world.site.url}{OLD.path}</link></item>"
        rss = "<rss version='2.0'><channel>{}</channel></rss>"
        path = feed.partition("?")[0]
        world.site.troubles[path] = Answer(rss.format(item + own).encode(), "application/rss+xml")
        world.visit(minutes=15)
        assert (world.told, stranger.asked) == ([], [])
        assert "entry_elsewhere" in caplog.text
        world.site.troubles[path] = Answer(rss.format(item).encode(), "application/rss+xml")
        world.visit(minutes=15)
        assert "all lead to 127.0.0.1" in str(world.visit_of("feed document").reason)


def test_a_page_that_leads_to_another_site_is_not_the_inspectorates_word(tmp_path, caplog) -> None:
    with watching(tmp_path, Way.LISTINGS) as world, Replica(world.clock) as stranger:
        (copied,) = stranger.publish(report(200, "Plymouth", "Inadequate", world.now))
        page = world.publish(200, "Plymouth", "Good")
        moved = Answer(b"", status=302, headers=(("Location", copied),))
        world.site.troubles[page.path] = moved
        world.visit(minutes=15)
        assert world.told == []
        assert "led to another site" in str([vars(record) for record in caplog.records])
        world.site.troubles.clear()
        world.visit(minutes=15)
        assert world.told == [GOOD]


def test_a_page_that_leads_to_a_list_says_nothing_of_its_own(tmp_path, caplog) -> None:
    with watching(tmp_path, Way.LISTINGS) as world:
        page = world.publish(200, "Plymouth", "Good")
        above = f"{page.path.rstrip('/').rpartition('/')[0]}/"
        world.site.troubles[page.path] = Answer(b"", status=301, headers=(("Location", above),))
        world.site.troubles[above] = Answer(b"<main><p>Newham PDU: Inadequate</p></main>")
        world.visit(minutes=15)
        assert world.told == []
        assert "leads to a list" in str([vars(record) for record in caplog.records])


def test_an_empty_feed_is_suspicious(tmp_path) -> None:
    with watching(tmp_path, Way.FEEDS) as world:
        world.site.empty_feeds = True
        world.visit(minutes=15)
        assert "well formed but empty" in str(world.visit_of("feed document").reason)


@pytest.mark.parametrize("status", [403, 429])
def test_shut_out_we_stay_away_from_the_whole_site_for_ten_minutes(tmp_path, status) -> None:
    with watching(tmp_path, *WAYS) as world:
        page = world.publish(200, "Plymouth", "Good")
        world.site.shut_out(status)
        world.visit(minutes=1)
        assert len(world.site.asked) == 1
        for way in ("rest", "news", "reports", "sitemap"):
            assert str(status) in str(world.visit_of(way).reason)
            assert world.visit_of(way).next_due_at >= world.now + timedelta(minutes=10)
        world.visit(minutes=10)
        assert world.told == [GOOD]
        assert world.fetched(page) == 1


def test_shut_out_while_pages_are_read_nothing_more_is_asked(tmp_path) -> None:
    with watching(tmp_path, Way.REST) as world:
        pages = [world.publish(200 + n, "Plymouth", "Good", f"p-{n}") for n in range(3)]
        world.site.troubles[pages[2].path] = Answer(b"Too many", "text/plain", 429)
        world.visit(minutes=15)
        assert sum(map(world.fetched, pages)) == 1
        world.site.troubles.clear()
        world.visit(minutes=15)
        assert world.told == [GOOD]


def test_the_types_are_asked_once_and_remembered_over_a_restart(tmp_path) -> None:
    with watching(tmp_path, Way.REST) as world:
        assert world.site.asked[:2] == ["/robots.txt", TYPES]
        world.restart()
        world.visit(minutes=15)
        assert TYPES not in world.site.asked
        world.visit(days=7)
        assert world.site.asked[:2] == ["/robots.txt", TYPES]


def test_a_list_that_has_moved_makes_us_ask_for_the_types_again(tmp_path) -> None:
    with watching(tmp_path, Way.REST) as world:
        world.site.ways = set()
        world.visit(minutes=15)
        assert "HTTP 404 Not Found (rest_no_route)" in str(world.visit_of("rest").reason)
        world.site.ways = {Way.REST}
        world.publish(200, "Plymouth", "Good")
        world.visit(minutes=15)
        assert world.site.asked[0] == TYPES
        assert world.told == [GOOD]


def test_an_error_page_in_place_of_the_list_is_a_fault(tmp_path) -> None:
    with watching(tmp_path, *WAYS) as world:
        world.site.fail(200)
        world.visit(minutes=15)
        said = {way: str(world.visit_of(way).reason) for way in ("rest", "reports", "sitemap")}
        assert "HTML page" in said["rest"]
        assert "no list of articles" in said["reports"]
        assert "no sitemap" in said["sitemap"]


def test_an_article_kept_before_posts_were_known_is_the_same_one(tmp_path) -> None:
    with watching(tmp_path, Way.REST) as world:
        page = world.publish(200, "Plymouth", "Good")
        world.visit(minutes=15)
        with world.app.records.database.writing() as connection:
            connection.execute(text("DELETE FROM addresses"))
        world.visit(minutes=15)
        assert world.fetched(page) == 0
        world.site.move(page.number, "elsewhere")
        world.visit(minutes=15)
        assert world.told == [GOOD]


def test_a_page_of_an_unknown_layout_is_read_and_remarked_upon(tmp_path, caplog) -> None:
    with watching(tmp_path, Way.LISTINGS) as world:
        page = world.publish(200, "Plymouth", "Good")
        body = (
            f"<h1>{page.title}</h1><main><p>{'</p><p>'.join(map(str, page.blocks[1:]))}</p></main>"
        )
        world.site.troubles[page.path] = Answer(body.encode())
        world.visit(minutes=15)
        assert world.told == [GOOD]
        assert "page_without_number" in caplog.text


def test_marks_of_an_older_program_make_nothing_be_read_again(tmp_path) -> None:
    with watching(tmp_path, Way.REST) as world:
        page = world.publish(200, "Plymouth", "Good")
        world.visit(minutes=15)
        for _week in range(3):
            world.visit(days=7)
        with world.app.records.database.writing() as connection:
            connection.execute(text("UPDATE articles SET entry_mark = 'as it was made once'"))
        world.visit(minutes=15)
        assert world.fetched(page) == 0
        world.site.edit(page.number, title=f"{page.title}, again")
        world.visit(minutes=15)
        assert world.fetched(page) == 1
        assert world.told == [GOOD]
