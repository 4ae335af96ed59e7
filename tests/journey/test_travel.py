"""Runs in the past, and what they leave to the runs of today."""

import email.utils
import time

from tests.journey.conftest import Newsroom, newsroom
from tests.journey.stories import CUMBRIA, NORTHUMBRIA
from tests.loopback import article_page, rss

__all__ = ["newsroom"]
THEN = "2019-05-31T10:00Z"


def publish_dated(newsroom: Newsroom, *dates: str) -> None:
    """Two stories under dates of the test's own."""
    stories = (CUMBRIA, NORTHUMBRIA)
    for story in stories:
        newsroom.paper.pages[story.path] = article_page(story.headline, story.text)
    items = [
        (story.headline, newsroom.paper.url + story.path, date)
        for story, date in zip(stories, dates, strict=True)
    ]
    newsroom.paper.pages["/rss"] = rss(items)


def test_a_run_of_today_tells_nothing_old_after_one_in_the_past(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    publish_dated(newsroom, CUMBRIA.date, NORTHUMBRIA.date)
    assert newsroom.once(THEN).returncode == 0
    assert len(newsroom.subjects) == 1
    assert newsroom.call("once").returncode == 0
    assert len(newsroom.subjects) == 1


def test_a_run_of_today_tells_what_is_new_after_one_in_the_past(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    publish_dated(newsroom, CUMBRIA.date, email.utils.formatdate(time.time() - 3600))
    newsroom.once(THEN)
    assert newsroom.call("once").returncode == 0
    assert ["Northumbria" in subject for subject in newsroom.subjects] == [False, True]


def test_the_services_own_database_is_not_for_runs_in_the_past(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    publish_dated(newsroom, CUMBRIA.date, NORTHUMBRIA.date)
    assert newsroom.call("once").returncode == 0
    refused = newsroom.once(THEN)
    assert refused.returncode == 2
    assert "monitor.sqlite3" in refused.stderr
    assert "--database" in refused.stderr
    assert newsroom.subjects == []
    own = f"sqlite:///{newsroom.folder}/past.sqlite3"
    assert newsroom.call("once", "--as-of", THEN, "--database", own).returncode == 0
    assert len(newsroom.subjects) == 1
    assert newsroom.call("once").returncode == 0
    assert len(newsroom.subjects) == 1


def test_a_database_that_cannot_be_is_refused(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    refused = newsroom.call("once", "--database", "past.sqlite3")
    assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
    assert "sqlite:///" in refused.stderr
