"""Lists that are empty, nested or very long."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console
from sqlalchemy import event
from sqlalchemy.engine import Engine

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import build
from monitor.config import load
from monitor.sources import PARSERS
from tests.loopback import Site, reply, web_site

NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

FIELDS = (
    "per_page=10&orderby=date&order=desc"
    "&_fields=id,date_gmt,modified_gmt,link,title,excerpt,content,post_meta"
)


@contextmanager
def visiting(folder, kind: str, path: str, more: str = "official = true\n") -> Iterator:
    """A site, and a visit to its one source."""
    with web_site() as site:
        configure(folder, site, kind, path, more)
        with started(folder, datetime(2026, 3, 2, 8, tzinfo=UTC)) as visit:
            yield site, visit


def configure(folder, site: Site, kind: str, path: str, more: str) -> None:
    (folder / "monitor.toml").write_text(
        f'database = "sqlite:///{folder}/m.sqlite3"\nbaseline = false\ngap_seconds = 0\n'
    )
    (folder / "sources.toml").write_text(
        f'[[source]]\nname = "List"\nkind = "{kind}"\nurl = "{site.url}{path}"\n{more}'
    )


@contextmanager
def started(folder, begins: datetime) -> Iterator:
    """What one more visit to the one source brings, seven hours after the last."""
    now = [begins]

    def visit():
        now[0] += timedelta(hours=7)
        (outcome,) = app.rounds.visit_all()
        return outcome

    clocks = Clocks(now=lambda: now[0], wall=lambda: now[0])
    with build(load(folder, PARSERS.keys(), {}), Console(quiet=True), clocks) as app:
        yield visit


def index(site: Site, path: str, *files: str) -> None:
    nodes = "".join(f"<sitemap><loc>{site.url}/{file}</loc></sitemap>" for file in files)
    body = f"<sitemapindex {NAMESPACE}>{nodes}</sitemapindex>"
    site.pages[path] = reply(body, media="text/xml")


def sitemap(site: Site, path: str, count: int, remark: str = "") -> None:
    nodes = "".join(
        f"<url><loc>{site.url}/news/{n}/</loc><lastmod>2024-01-01</lastmod></url>"
        for n in range(count)
    )
    site.pages[path] = reply(f"<urlset {NAMESPACE}>{nodes}{remark}</urlset>", media="text/xml")
    for n in range(count):
        site.pages[f"/news/{n}/"] = reply(
            f'<div id="primary"><article id="post-{n + 1}"><h1>Paper {n}</h1>'
            "<p>Nothing was inspected.</p></article></div>"
        )


@pytest.mark.parametrize("body", ["[]", "{}"])
def test_types_that_name_none_are_a_fault_in_words(tmp_path, body) -> None:
    with visiting(tmp_path, "wordpress", "/wp-json/wp/v2/types") as (site, visit):
        site.pages["/wp-json/wp/v2/types"] = reply(body, media="application/json")
        assert "no type" in str(visit().reason)


def test_lists_that_are_each_valid_and_all_empty_are_a_fault(tmp_path) -> None:
    api = "/wp-json/wp/v2"
    with visiting(tmp_path, "wordpress", f"{api}/types") as (site, visit):
        types = '{"statement": {"rest_base": "statement"}}'
        site.pages[f"{api}/types"] = reply(types, media="application/json")
        site.pages[f"{api}/statement?{FIELDS}"] = reply("[]", media="application/json")
        assert visit().reason == "no entries in any of its lists; they are valid but empty"


def test_of_a_list_that_becomes_empty_it_is_told_what_it_held(tmp_path) -> None:
    with visiting(tmp_path, "sitemap", "/news-sitemap.xml") as (site, visit):
        sitemap(site, "/news-sitemap.xml", 3)
        assert visit().reason is None
        sitemap(site, "/news-sitemap.xml", 0)
        for _ in range(2):
            assert visit().reason == "no pages in the sitemap; it held 3 before"


def test_a_list_of_a_lesser_type_that_becomes_empty_is_a_fault_and_the_others_go_on(
    tmp_path,
) -> None:
    api = "/wp-json/wp/v2"
    with visiting(tmp_path, "wordpress", f"{api}/types") as (site, visit):
        types = '{"news": {"rest_base": "news"}, "statement": {"rest_base": "statement"}}'
        site.pages[f"{api}/types"] = reply(types, media="application/json")
        posts(site, f"{api}/news?{FIELDS}", 1, 2)
        posts(site, f"{api}/statement?{FIELDS}", 3)
        assert visit().reason is None
        posts(site, f"{api}/statement?{FIELDS}")
        posts(site, f"{api}/news?{FIELDS}", 1, 2, 4)
        outcome = visit()
        assert "no entries; the list is valid but empty; it held 1 before" in str(outcome.reason)
        assert outcome.entries == 3
        assert "/news/4/" in site.asked


def posts(site: Site, path: str, *numbers: int) -> None:
    listed = [{"id": n, "link": f"/news/{n}/", "title": {"rendered": f"P{n}"}} for n in numbers]
    site.pages[path] = reply(json.dumps(listed), media="application/json")
    for n in numbers:
        page = (
            f'<div id="primary"><article id="post-{n}"><h1>P{n}</h1><p>Words.</p></article></div>'
        )
        site.pages[f"/news/{n}/"] = reply(page)


def test_validators_are_not_handed_to_another_address(tmp_path) -> None:
    asked: list[tuple[str, str | None]] = []

    def listed(handler) -> None:
        asked.append((handler.path, handler.headers["If-None-Match"]))
        if handler.headers["If-None-Match"]:
            handler.send_response(304)
            handler.end_headers()
            return
        body = f"<urlset {NAMESPACE}><url><loc>/news/1/</loc></url></urlset>".encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "text/xml")
        handler.send_header("ETag", '"one"')
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    begins = datetime(2026, 3, 2, 8, tzinfo=UTC)
    with web_site() as site:
        for day, path in enumerate(("/a.xml", "/b.xml")):
            site.pages[path] = listed
            configure(tmp_path, site, "sitemap", path, "fetch_pages = false\n")
            with started(tmp_path, begins + timedelta(days=day)) as visit:
                assert [visit().entries, visit().entries] == [1, None]
    one = '"one"'
    assert asked == [("/a.xml", None), ("/a.xml", one), ("/b.xml", None), ("/b.xml", one)]


def test_an_index_is_followed_two_deep(tmp_path) -> None:
    with visiting(tmp_path, "sitemap", "/index.xml") as (site, visit):
        index(site, "/index.xml", "inner-index.xml")
        index(site, "/inner-index.xml", "news-sitemap.xml")
        sitemap(site, "/news-sitemap.xml", 2)
        outcome = visit()
        assert (outcome.entries, outcome.reason) == (2, None)


def test_an_index_that_goes_deeper_is_a_fault_and_the_rest_is_read(tmp_path) -> None:
    with visiting(tmp_path, "sitemap", "/index.xml") as (site, visit):
        index(site, "/index.xml", "inner-index.xml", "news-sitemap.xml")
        index(site, "/inner-index.xml", "third-index.xml")
        index(site, "/third-index.xml", "fourth-index.xml")
        sitemap(site, "/news-sitemap.xml", 2)
        for _ in range(2):
            outcome = visit()
            assert outcome.entries == 2
            assert "lists of lists are nested too deep" in str(outcome.reason)


def test_what_a_known_list_costs_does_not_grow_with_its_length(tmp_path) -> None:
    with visiting(tmp_path, "sitemap", "/news-sitemap.xml", "fetch_pages = false\n") as world:
        site, visit = world
        asked = []
        for count in (5, 25):
            sitemap(site, "/news-sitemap.xml", count)
            visit()
            sitemap(site, "/news-sitemap.xml", count, "<!-- other bytes -->")
            asked.append(statements(visit))
        assert asked[0] == asked[1]


def statements(visit) -> int:
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_more) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        visit()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(seen)
