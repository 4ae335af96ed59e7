"""The service itself: it runs, polls, stops when told, and is alone on its database."""

import email.utils
import json
import signal
import socket
import threading
import time

import pytest

from tests.journey.conftest import Newsroom, source
from tests.journey.stories import CUMBRIA, NORTHUMBRIA
from tests.loopback import Reply, article_page, reply, rss


def wait_for(condition, process, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def ended(process):
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    return process.returncode, out, err


def hanging(release: threading.Event) -> Reply:
    def send(_handler):
        release.wait(60)

    return send


def test_it_says_what_it_does_visits_at_once_and_ends_when_told(newsroom: Newsroom):
    newsroom.configure(baseline=True)
    newsroom.publish(CUMBRIA)
    process = newsroom.start("run")
    wait_for(lambda: CUMBRIA.path in newsroom.paper.asked, process)
    code, out, err = ended(process)
    assert code == 0, err
    assert "293 inspections known" in out
    assert "desk@example.org" in out
    assert "Stopped." in out


def test_a_source_that_hangs_delays_neither_the_others_nor_the_end(newsroom: Newsroom):
    release = threading.Event()
    newsroom.publish(CUMBRIA)
    newsroom.paper.pages["/slow"] = hanging(release)
    sources = [
        source("slow", f"{newsroom.paper.url.replace('127.0.0.1', 'localhost')}/slow"),
        source("good", f"{newsroom.paper.url}/rss"),
    ]
    newsroom.configure(baseline=False, sources="".join(sources))
    process = newsroom.start("run")
    wait_for(lambda: {"/slow", CUMBRIA.path} <= set(newsroom.paper.asked), process)
    began = time.monotonic()
    code, _out, err = ended(process)
    took = time.monotonic() - began
    release.set()
    assert code == 0, err
    assert took < 10, "the promise is to end within ten seconds of SIGTERM"


def undated(newsroom: Newsroom, *stories) -> None:
    for story in stories:
        newsroom.paper.pages[story.path] = article_page(story.headline, story.text)
    items = "".join(
        "<item><title>A report on probation</title>"
        f"<link>{newsroom.paper.url}{s.path}</link></item>"
        for s in stories
    )
    feed = f'<rss version="2.0"><channel><title>Paper</title>{items}</channel></rss>'
    newsroom.paper.pages["/rss"] = reply(feed, media="application/rss+xml")


@pytest.mark.slow
def test_an_archive_is_not_told_after_a_first_visit_cut_short(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    undated(newsroom, CUMBRIA, NORTHUMBRIA)
    release = threading.Event()
    page = newsroom.paper.pages[NORTHUMBRIA.path]
    newsroom.paper.pages[NORTHUMBRIA.path] = hanging(release)
    process = newsroom.start("run")
    wait_for(lambda: NORTHUMBRIA.path in newsroom.paper.asked, process)
    ended(process)
    release.set()
    newsroom.paper.pages[NORTHUMBRIA.path] = page
    for _ in range(2):
        assert newsroom.call("once").returncode == 0
    assert newsroom.subjects == []


def test_a_mail_server_that_says_nothing_delays_neither_slack_nor_the_end(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        file = newsroom.folder / "monitor.toml"
        text = file.read_text().replace(f"port = {newsroom.mail_port}", f"port = {port}")
        file.write_text(text.replace("timeout_seconds = 5", "timeout_seconds = 60"))
        assert newsroom.once("2019-05-29T10:00Z").returncode in {0, 1}
        newsroom.paper.pages["/rss"] = rss(
            [(CUMBRIA.headline, newsroom.paper.url + CUMBRIA.path, email.utils.formatdate())]
        )
        process = newsroom.start("run")
        wait_for(lambda: newsroom.slack.got, process)
        began = time.monotonic()
        code, _out, err = ended(process)
        assert code == 0, err
        assert time.monotonic() - began < 10, "the promise is to end within ten seconds"


def test_a_second_instance_on_the_same_database_is_refused(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA)
    first = newsroom.start("run")
    wait_for(lambda: "/rss" in newsroom.paper.asked, first)
    second = newsroom.call("run")
    code, _out, _err = ended(first)
    assert code == 0
    assert second.returncode == 2
    assert str(first.pid) in second.stderr
    assert "Traceback" not in second.stderr


def test_health_tells_a_working_service_from_none(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA)
    (newsroom.folder / "monitor.sqlite3").unlink()
    none = newsroom.call("health")
    assert none.returncode == 1
    assert "there is no database" in none.stdout
    assert not (newsroom.folder / "monitor.sqlite3").exists()
    newsroom.once("2019-05-29T10:00Z")
    assert "no sign of a running service" in newsroom.call("health").stdout
    process = newsroom.start("run")
    wait_for(lambda: newsroom.call("health").returncode == 0, process)
    assert ended(process)[0] == 0


def test_test_alert_tells_the_truth(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    fine = newsroom.call("test-alert")
    assert fine.returncode == 0, fine.stdout
    assert "TEST" in newsroom.subjects[0]
    newsroom.slack.status = 404
    refused = newsroom.call("test-alert", "slack")
    assert refused.returncode == 1
    assert "404" in refused.stdout
    assert "secret" not in refused.stdout + refused.stderr
    assert newsroom.call("test-alert", "pigeon").returncode == 2


def test_an_edited_article_is_read_again_and_an_unchanged_one_is_not(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA)
    for hour in (10, 11):
        newsroom.once(f"2019-05-31T{hour}:00Z")
    assert newsroom.paper.asked.count(CUMBRIA.path) == 1


def test_history_and_events_show_what_happened(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA)
    newsroom.once("2019-05-31T10:00Z")
    (known,) = json.loads(newsroom.call("history", "--json").stdout)
    assert (known["body_id"], known["overall_rating"], known["status"]) == (
        "crc-cumbria-lancashire",
        "Requires improvement",
        "unconfirmed",
    )
    (event,) = json.loads(newsroom.call("events", "--json").stdout)
    assert event["kind"] == "first_rating"
    assert newsroom.call("history", "--csv").stdout.count("\n") == 2
