"""Sources that answer badly: each is marked with the reason, the others go on."""

import json
from dataclasses import replace

import pytest

from tests.journey.conftest import Newsroom, source
from tests.journey.stories import CUMBRIA
from tests.loopback import Reply, article_page, reply, rss

TRUNCATED = '<rss version="2.0"><channel><title>x</title><item><title>Half a'
BAD = {
    "/html": (reply("<html><body>Please enable JavaScript</body></html>"), "HTML"),
    "/empty": (reply(""), "empty"),
    "/gone": (reply("no", 404), "404"),
    "/broken": (reply("oops", 500), "500"),
    "/half": (reply(TRUNCATED, media="application/rss+xml"), "breaks off"),
    "/huge": (reply(b"x" * 9_000_000), "larger than"),
}


def states(newsroom: Newsroom) -> dict[str, dict[str, object]]:
    listed = newsroom.call("sources", "--json")
    return {row["name"]: row for row in json.loads(listed.stdout)}


@pytest.fixture
def troubled(newsroom: Newsroom) -> Newsroom:
    newsroom.publish(CUMBRIA)
    newsroom.paper.pages |= {path: answer for path, (answer, _reason) in BAD.items()}
    listed = [source(path, newsroom.paper.url + path) for path in BAD]
    dead = source("dead", "http://127.0.0.1:9/rss")
    good = source("good", f"{newsroom.paper.url}/rss")
    newsroom.configure(baseline=False, sources="\n".join([*listed, dead, good]))
    return newsroom


def test_each_is_marked_with_the_reason_and_the_others_go_on(troubled):
    done = troubled.once("2019-05-31T10:00Z")
    assert done.returncode == 0, done.stderr
    assert len(troubled.subjects) == 1
    found = states(troubled)
    for path, (_answer, reason) in BAD.items():
        assert reason in str(found[path]["reason"]), found[path]
        assert found[path]["next_due_at"]
    assert "refused" in str(found["dead"]["reason"])
    assert found["good"]["state"] == "healthy"


def test_nothing_is_lost_when_the_feed_comes_back(newsroom):
    newsroom.configure(baseline=False)
    newsroom.paper.pages["/rss"] = reply("oops", 500)
    assert newsroom.once("2019-05-30T12:00Z").returncode == 1
    newsroom.publish(CUMBRIA)
    assert newsroom.once("2019-05-30T13:00Z").returncode == 0
    assert len(newsroom.subjects) == 1


def test_a_page_that_does_not_arrive_is_asked_for_again(newsroom):
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA)
    page = newsroom.paper.pages[CUMBRIA.path]
    newsroom.paper.pages[CUMBRIA.path] = reply("oops", 503)
    newsroom.once("2019-05-30T12:00Z")
    assert newsroom.subjects == []
    assert "pages still owed: 1" in str(states(newsroom)["The Paper"]["reason"])
    newsroom.paper.pages[CUMBRIA.path] = page
    assert newsroom.once("2019-05-30T13:00Z").returncode == 0
    assert len(newsroom.subjects) == 1


def test_a_page_that_is_away_for_hours_is_told_when_it_comes(newsroom):
    newsroom.configure(baseline=False)
    teaser = replace(CUMBRIA, headline="Probation inspection report is out")
    newsroom.publish()
    newsroom.paper.pages["/rss"] = rss([("Nothing much", newsroom.paper.url + "/x", teaser.date)])
    newsroom.paper.pages["/x"] = article_page("Nothing much", "A quiet day in town. " * 20)
    assert newsroom.once("2019-05-30T09:00Z").returncode == 0
    newsroom.publish(teaser)
    newsroom.paper.pages[teaser.path] = reply("not yet", 404)
    for hour in (10, 11, 12, 13):
        assert newsroom.once(f"2019-05-30T{hour}:00Z").returncode == 0
    newsroom.publish(teaser)
    assert newsroom.once("2019-05-30T14:30Z").returncode == 0
    assert len(newsroom.subjects) == 1


def with_etag(feed: Reply) -> Reply:
    """A server that knows when nothing has changed."""

    def send(handler):
        if handler.headers.get("If-None-Match") == '"v1"':
            handler.send_response(304)
            handler.end_headers()
            return
        end = handler.end_headers
        handler.end_headers = lambda: (handler.send_header("ETag", '"v1"'), end())
        feed(handler)

    return send


def test_not_modified_hides_no_page_that_is_still_owed(newsroom):
    newsroom.configure(baseline=False)
    newsroom.paper.pages["/rss"] = rss([("Quiet", f"{newsroom.paper.url}/q", CUMBRIA.date)])
    assert newsroom.once("2019-05-30T11:00Z").returncode == 0
    newsroom.publish(replace(CUMBRIA, headline="Probation report is out"))
    page = newsroom.paper.pages[CUMBRIA.path]
    newsroom.paper.pages["/rss"] = with_etag(newsroom.paper.pages["/rss"])
    newsroom.paper.pages[CUMBRIA.path] = reply("oops", 503)
    newsroom.once("2019-05-30T12:00Z")
    newsroom.paper.pages[CUMBRIA.path] = page
    newsroom.once("2019-05-30T13:00Z")
    assert len(newsroom.subjects) == 1
    newsroom.once("2019-05-30T14:00Z")
    assert "not modified" in newsroom.once("2019-05-30T15:00Z").stdout


def test_an_undated_archive_owed_at_the_first_visit_is_no_news_later(newsroom):
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA)
    newsroom.paper.pages["/rss"] = rss([(CUMBRIA.headline, newsroom.paper.url + CUMBRIA.path, "")])
    page = newsroom.paper.pages[CUMBRIA.path]
    newsroom.paper.pages[CUMBRIA.path] = reply("oops", 503)
    newsroom.once("2019-05-30T12:00Z")
    newsroom.paper.pages[CUMBRIA.path] = page
    assert newsroom.once("2019-05-30T13:00Z").returncode == 0
    assert newsroom.subjects == []


def test_an_unreachable_mail_server_is_tried_again_and_seen(newsroom):
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA)
    newsroom.mail.refusing = True
    assert newsroom.once("2019-05-30T12:00Z").returncode == 1
    rows = json.loads(newsroom.call("deliveries", "--json").stdout)
    (mail,) = [row for row in rows if row["recipient"]["channel"] == "email"]
    assert (mail["state"], mail["attempts"]) == ("pending", 1)
    assert "451" in mail["error"]
    newsroom.mail.refusing = False
    assert newsroom.once("2019-05-30T12:05Z").returncode == 0
    assert len(newsroom.subjects) == 1
    assert len(newsroom.slack_texts) == 1


def test_five_faults_in_the_configuration_are_all_told(newsroom):
    (newsroom.folder / "monitor.toml").write_text('workers = 0\nhue = 1\ndatabase = "x"\n')
    (newsroom.folder / "sources.toml").write_text(
        source("A", "nowhere") + source("B", "https://b.org", every_minutes=0)
    )
    done = newsroom.call("check-config")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 5, done.stderr
