"""``sources check``: each source visited once, in every state a site can be in."""

import json
import threading
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler

import pytest
from typer.testing import CliRunner

from monitor.cli.commands.app import app
from monitor.cli.terminal.screen import out
from tests.loopback import free_port, reply, rss, serving, web_site

NEWS = [
    ("Older", "https://paper.example/1", "Mon, 02 Mar 2026 09:00:00 GMT"),
    ("Newer", "https://paper.example/2", "Tue, 03 Mar 2026 09:00:00 GMT"),
    ("Without a date", "https://paper.example/3", ""),
]
GOOD = rss(NEWS)
CAPTCHA = "<title>Just a moment...</title><p>Verifying you are human."
CONSENT = "<title>Before you continue to News</title><p>Accept all cookies or reject all"
OFFERING = (
    '<head><link rel="alternate" type="application/rss+xml" href="/right.xml"></head><p>Our news'
)
SITEMAP = "<urlset><url><loc>{0}/news/a/</loc><lastmod>2026-03-03</lastmod></url></urlset>"
INDEX = "<sitemapindex><sitemap><loc>{0}/news-sitemap.xml</loc></sitemap></sitemapindex>"


def redirect(to: str):
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(301)
        handler.send_header("Location", to)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return send


@pytest.fixture
def site():
    with web_site() as site:
        yield site


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "monitor.toml").write_text(
        f'database = "sqlite:///{tmp_path}/m.sqlite3"\ngap_seconds = 0\nsources = ["all"]\n'
    )
    return tmp_path


def listed(folder, *rows: str) -> None:
    (folder / "sources.toml").write_text("".join(rows))


def row(name: str, url: str, kind: str = "feed", **keys: str) -> str:
    told = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return f'[[source]]\nname = "{name}"\nkind = "{kind}"\nurl = "{url}"\n{told}\n'


def called(folder, *words: str, columns: int = 200):
    before, out.width = out.width, columns
    try:
        where = ["--config", str(folder)]
        return CliRunner().invoke(app, ["sources", "check", *words, *where])
    finally:
        out.width = before


def told(folder, *words: str) -> dict[str, dict[str, object]]:
    done = called(folder, "--json", *words)
    assert done.exit_code in {0, 1}, done.output
    return {each["source"]: each for each in json.loads(done.stdout)}


def one(folder, site, answer, kind: str = "feed", **keys: str) -> dict[str, object]:
    """What is said of a single source that answers so."""
    site.pages["/it"] = answer
    listed(folder, row("It", f"{site.url}/it", kind, **keys))
    (found,) = told(folder).values()
    return found


def test_a_feed_that_is_fine_is_counted_and_dated(folder, site):
    found = one(folder, site, GOOD)
    assert (found["health"], found["works"], found["reason"]) == ("fine", True, "")
    assert (found["entries"], found["undated"]) == (3, 1)
    assert found["newest"] == "2026-03-03T09:00:00+00:00"
    assert site.asked == ["/it"]
    assert called(folder).exit_code == 0


def test_a_feed_that_moved_still_works_and_the_new_address_is_proposed(folder, site):
    site.pages["/new"] = GOOD
    found = one(folder, site, redirect("/new"))
    assert (found["health"], found["works"]) == ("moved", True)
    assert found["better_url"] == f"{site.url}/new"
    shown = called(folder)
    assert shown.exit_code == 0
    assert f'redirected; try url = "{site.url}/new"' in shown.stdout


@pytest.mark.parametrize(
    ("answer", "wall"),
    [
        (reply(CONSENT), "a consent wall"),
        (reply(CAPTCHA), "the server sent a check for robots"),
        (redirect("/consent?then=/it"), "a consent wall"),
    ],
)
def test_what_stands_before_a_page_is_named(folder, site, answer, wall):
    site.pages["/consent?then=/it"] = reply("<p>Please choose")
    found = one(folder, site, answer)
    assert (found["health"], found["reason"], found["works"]) == ("wall", wall, False)


@pytest.mark.parametrize(("status", "health"), [(403, "refused"), (404, "no answer")])
def test_a_refusal_is_not_a_missing_page(folder, site, status, health):
    found = one(folder, site, reply("no", status))
    assert found["health"] == health
    assert str(status) in str(found["reason"])
    assert called(folder).exit_code == 1


def test_a_server_that_is_not_there(folder):
    listed(folder, row("It", f"http://127.0.0.1:{free_port()}/rss"))
    assert told(folder)["It"]["health"] == "no answer"


def test_a_server_that_is_silent_twice_is_left_alone(folder):
    url = f"http://127.0.0.1:{free_port()}/rss"
    listed(folder, *(row(f"Paper {number}", url) for number in range(4)))
    found = told(folder)
    assert {each["health"] for each in found.values()} == {"no answer"}
    asked = [not str(each["reason"]).startswith("not asked: ") for each in found.values()]
    assert asked == [True, True, False, False]


def test_a_page_that_offers_a_feed_is_followed_by_words_and_not_by_a_request(folder, site):
    found = one(folder, site, reply(OFFERING))
    assert (found["health"], found["better_url"]) == ("unreadable", f"{site.url}/right.xml")
    assert site.asked == ["/it"]


def test_a_front_page_with_a_banner_is_no_consent_wall(folder, site):
    page = f"<html><p>We value your privacy.{'<p>Some news of the day' * 200}"
    found = one(folder, site, reply(page))
    assert found["health"] == "unreadable"
    assert found["reason"] == "no feed; the server sent an HTML page"


def test_another_kind_than_configured_is_found(folder, site):
    found = one(folder, site, GOOD, "sitemap")
    assert (found["health"], found["better_kind"]) == ("unreadable", "feed")
    assert 'try kind = "feed"' in called(folder).stdout


def test_an_empty_feed_is_a_fault_unless_it_may_be_empty(folder, site):
    assert one(folder, site, rss([]))["health"] == "unreadable"
    found = one(folder, site, rss([]), may_be_empty="true")
    assert (found["health"], found["entries"], found["newest"]) == ("fine", 0, None)


def test_lists_that_an_index_names_are_looked_into(folder, site):
    site.pages["/news-sitemap.xml"] = reply(SITEMAP.format(site.url), media="text/xml")
    found = one(folder, site, reply(INDEX.format(site.url), media="text/xml"), "sitemap")
    assert (found["health"], found["entries"]) == ("fine", 1)


def test_lists_that_are_all_empty_are_a_fault(folder, site):
    types = {"blog": {"rest_base": "blog", "rest_namespace": "wp/v2"}}
    site.pages["/wp-json/wp/v2/types"] = reply(json.dumps(types), media="text/json")
    listed(folder, row("It", f"{site.url}/wp-json/wp/v2/types", "wordpress"))
    assert told(folder)["It"]["health"] == "no answer"
    site.pages[site.asked[-1]] = reply("[]", media="text/json")
    found = told(folder)["It"]
    assert (found["health"], len(site.asked)) == ("unreadable", 4)
    assert found["reason"] == "no entries in its lists; they are valid but empty"


def test_one_host_is_asked_for_one_thing_at_a_time_and_hosts_side_by_side(folder):
    under_way: list[int] = [0, 0]
    most: list[int] = [0, 0]
    both = threading.Barrier(2)

    def answering(number: int):
        def handle(handler: BaseHTTPRequestHandler) -> None:
            under_way[number] += 1
            most[number] = max(most[number], under_way[number])
            if handler.path == "/0":
                both.wait(10)  # the first of each host: neither waits for the other to be done
            GOOD(handler)
            under_way[number] -= 1

        return handle

    with ExitStack() as servers:
        urls = [servers.enter_context(serving(answering(number))) for number in (0, 1)]
        rows = [row(f"{url} {n}", f"{url}/{n}") for url in urls for n in range(4)]
        listed(folder, *rows)
        found = told(folder)
    assert most == [1, 1]
    assert {each["health"] for each in found.values()} == {"fine"}
    assert [each["url"] for each in found.values()] == [f"{u}/{n}" for u in urls for n in range(4)]


def test_nothing_is_kept(folder, site):
    one(folder, site, GOOD)
    assert {path.name for path in folder.iterdir()} == {"monitor.toml", "sources.toml"}


def test_a_group_that_is_off_can_be_tried_and_so_can_one_source(folder, site):
    site.pages |= {"/a": GOOD, "/b": GOOD, "/c": GOOD}
    (folder / "monitor.toml").write_text('sources = ["A"]\ngap_seconds = 0\n')
    listed(
        folder,
        row("Alpha", f"{site.url}/a", groups='["A"]'),
        row("Beta", f"{site.url}/b", groups='["B"]'),
        row("Gamma", f"{site.url}/c", groups='["A"]', enabled="false"),
    )
    assert list(told(folder)) == ["Alpha"]
    assert list(told(folder, "--group", "b")) == ["Beta"]
    assert list(told(folder, "gamma")) == ["Gamma"]


def test_what_does_not_exist_is_told(folder, site):
    listed(folder, row("Alpha", f"{site.url}/a", groups='["A"]'))
    for words, fault in (
        (["--group", "Z"], "no group 'Z'; there are: A, all"),
        (["Omega"], "no source is called 'Omega'"),
    ):
        done = called(folder, *words)
        assert fault in str(done.exception)
    assert called(folder, "Alpha", "--group", "A").exit_code == 2
    assert site.asked == []


def test_the_table_ends_with_a_sum(folder, site):
    site.pages |= {"/a": GOOD, "/b": reply(CONSENT)}
    listed(folder, row("Alpha", f"{site.url}/a"), row("Beta", f"{site.url}/b"))
    shown = called(folder)
    assert shown.exit_code == 1
    assert shown.stdout.rstrip().endswith("2 checked: 1 fine, 1 wall.")
    assert "3 Mar 2026, 09:00" in shown.stdout
