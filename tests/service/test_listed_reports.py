"""What the auditor is told of by every way at once."""

from datetime import UTC, datetime, timedelta

from monitor.domain.article import SourceName
from monitor.domain.source import Source
from monitor.service.list_page import ListReader
from monitor.service.listed_reports import Listed, ListedReports
from monitor.sources import PARSERS
from monitor.web import Settings, Web
from tests.loopback import HERE, Site, reply, rss, web_site

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def ask(site: Site) -> Listed:
    sources = tuple(
        Source(SourceName(kind), kind, f"{site.url}/{kind}", every=DAY, official=True)
        for kind in ("feed", "sitemap", "govuk")
    )
    reader = ListReader(Web(Settings("test", inner=HERE), lambda: NOW), PARSERS)
    return ListedReports(reader, sources)(NOW - 7 * DAY)


def sitemap(site: Site, *paths: str, days_ago: float = 1) -> None:
    rows = "".join(
        f"<url><loc>{site.url}{path}</loc>"
        f"<lastmod>{(NOW - days_ago * DAY).isoformat()}</lastmod></url>"
        for path in paths
    )
    site.pages["/sitemap"] = reply(
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>',
        media="application/xml",
    )


def feed(site: Site, *paths: str) -> None:
    at = f"{NOW - DAY:%a, %d %b %Y %H:%M:%S +0000}"
    site.pages["/feed"] = rss([(f"Page {path}", f"{site.url}{path}", at) for path in paths])


def named(listed: Listed) -> set[tuple[str, str]]:
    return {(source.name, entry.url.partition("/document")[2]) for source, entry in listed.pages}


def test_what_one_way_leaves_out_another_names() -> None:
    with web_site() as site:
        sitemap(site, "/document/kent/")
        feed(site, "/document/kent/", "/document/wigan/")
        listed = ask(site)
        assert named(listed) == {("sitemap", "/kent/"), ("feed", "/wigan/")}
        assert [source.name for source in listed.sources] == ["sitemap", "feed"]
        assert listed.faults == ()


def test_a_way_that_fails_is_told_and_the_other_suffices() -> None:
    with web_site() as site:
        feed(site, "/document/kent/")
        listed = ask(site)
        assert named(listed) == {("feed", "/kent/")}
        assert len(listed.faults) == 1
        assert listed.faults[0].startswith("sitemap: HTTP 404")


def test_lists_of_news_only_say_nothing_about_reports() -> None:
    with web_site() as site:
        sitemap(site, "/document/kent/", days_ago=99)
        feed(site, "/news/kent-rated/")
        listed = ask(site)
        assert [source.name for source in listed.sources] == ["sitemap"]
        assert len(listed.pages) == 1, "the news is looked at all the same"
        del site.pages["/sitemap"]
        alone = ask(site)
        assert alone.sources == ()
        assert "feed: it answers, but lists no report" in alone.faults


def test_a_list_without_usable_dates_is_left_out() -> None:
    with web_site() as site:
        sitemap(site, *(f"/document/report-{each}/" for each in range(101)))
        feed(site, "/document/kent/")
        listed = ask(site)
        assert named(listed) == {("feed", "/kent/")}
        assert "its dates cannot be used" in listed.faults[0]
