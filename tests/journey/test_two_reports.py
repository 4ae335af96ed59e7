"""Two published ratings, from the wire to the phone."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.journey.conftest import Newsroom, kill
from tests.journey.stories import CUMBRIA, CUMBRIA_AGAIN, NORTHUMBRIA, NORTHUMBRIA_AGAIN, Told

DAY_AFTER_CUMBRIA = "2019-05-31T10:00Z"
DAY_AFTER_NORTHUMBRIA = "2020-02-08T10:00Z"
SEEDS = Path(__file__).parent.parent.parent.parent / "shared" / "seeds"


def _telling() -> list[tuple[Told, Told]]:
    """Our own words always; the papers' own where they are at hand."""
    files = (SEEDS / "cumbria-and-lancashire-crc-2019.txt", SEEDS / "northumbria-crc-2020.txt")
    found = [
        replace(story, text=file.read_text())
        for story, file in zip((CUMBRIA, NORTHUMBRIA), files, strict=True)
        if file.exists()
    ]
    return [(CUMBRIA, NORTHUMBRIA), *([(found[0], found[1])] if len(found) == 2 else [])]


def both_days(newsroom: Newsroom) -> None:
    for day in (DAY_AFTER_CUMBRIA, DAY_AFTER_NORTHUMBRIA):
        done = newsroom.once(day)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("stories", _telling(), ids=lambda s: s[0].text[:20])
def test_two_ratings_are_two_alerts_on_each_channel(newsroom, stories):
    newsroom.configure(baseline=False)
    newsroom.publish(*stories)
    both_days(newsroom)
    first, second = newsroom.subjects
    assert "Cumbria and Lancashire CRC: Requires improvement (first known rating)" in first
    assert "Northumbria CRC: Requires improvement, unchanged" in second
    assert len(newsroom.slack_texts) == 2
    both_days(newsroom)
    assert (len(newsroom.subjects), len(newsroom.slack_texts)) == (2, 2)


def test_the_same_stories_elsewhere_are_evidence_and_not_news(newsroom):
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA, NORTHUMBRIA)
    both_days(newsroom)
    newsroom.publish(CUMBRIA, CUMBRIA_AGAIN, NORTHUMBRIA, NORTHUMBRIA_AGAIN)
    assert newsroom.once("2020-02-09T10:00Z").returncode == 0
    assert len(newsroom.subjects) == 2
    assert len(newsroom.paper.asked) >= 6


def test_what_the_baseline_knows_is_no_news(newsroom):
    newsroom.configure(baseline=True)
    newsroom.publish(CUMBRIA, NORTHUMBRIA)
    both_days(newsroom)
    assert newsroom.subjects == []
    assert newsroom.slack_texts == []


def killed_while_sending(newsroom: Newsroom, as_of: str) -> None:
    """Slack takes the request and never answers: what it is about has been saved."""
    newsroom.slack.asked.clear()
    process = newsroom.start("once", "--as-of", as_of)
    assert newsroom.slack.asked.wait(30), process.communicate()
    kill(process)


def test_killed_between_saving_and_sending_it_sends_after_the_next_start(newsroom):
    newsroom.configure(baseline=False)
    newsroom.publish(CUMBRIA, NORTHUMBRIA)
    newsroom.slack.wait = threading.Event()
    newsroom.mail.refusing = True
    for day in (DAY_AFTER_CUMBRIA, DAY_AFTER_NORTHUMBRIA):
        killed_while_sending(newsroom, day)
    assert newsroom.slack_texts == newsroom.subjects == []
    newsroom.slack.wait.set()
    newsroom.slack.wait = None
    newsroom.mail.refusing = False
    assert newsroom.once("2020-02-08T12:00Z").returncode == 0
    assert (len(set(newsroom.subjects)), len(newsroom.subjects)) == (2, 2)
    assert (len(set(newsroom.slack_texts)), len(newsroom.slack_texts)) == (2, 2)
