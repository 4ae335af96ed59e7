"""Killed at any moment, the service loses nothing."""

import random
import time
from collections import Counter

import pytest

from tests.journey.conftest import Newsroom, kill, newsroom
from tests.journey.stories import Told

__all__ = ["newsroom"]

KILLS = 15
PLACES = (
    "Wigan",
    "Sheffield",
    "West Kent",
    "East Kent",
    "Plymouth",
    "Essex North",
    "Swansea Neath Port Talbot",
    "Northumbria",
)


def rated(place: str) -> Told:
    slug = place.lower().replace(" ", "-")
    return Told(
        f"/{slug}",
        f"{place} probation unit rated",
        "Mon, 03 Mar 2025 08:00:00 GMT",
        f"HM Inspectorate of Probation has given {place} Probation Delivery Unit (PDU) an "
        "overall rating of ‘Good’.",
    )


def killed_soon(newsroom: Newsroom, as_of: str, chance: random.Random) -> bool:
    """True if it was killed at work, False if it had already done everything."""
    process = newsroom.start("once", "--as-of", as_of)
    time.sleep(chance.uniform(0.5, 2.5))
    working = process.poll() is None
    kill(process)
    return working


@pytest.mark.slow
def test_killed_at_any_moment_it_loses_no_alert(newsroom: Newsroom):
    newsroom.configure(baseline=False)
    stories = [rated(place) for place in PLACES]
    chance = random.Random(2025)  # noqa: S311 - a moment, not a secret
    for number in range(KILLS):
        newsroom.publish(*stories[: 1 + number * len(stories) // KILLS])
        killed_soon(newsroom, f"2025-03-03T{9 + number // 4:02}:{number % 4 * 15:02}Z", chance)
    newsroom.publish(*stories)
    last = newsroom.once("2025-03-04T07:00Z")
    assert last.returncode == 0, last.stdout + last.stderr
    told = Counter(subject.partition(":")[0] for subject in newsroom.subjects)
    assert len(told) == len(stories), told
    ids = {str(mail["Message-ID"]) for mail in newsroom.mail.mails}
    assert len(ids) == len(stories), "a mail sent twice carries the Message-ID of the first"
