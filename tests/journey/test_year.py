"""A year on the inspectorate's site: exactly the right alerts, by all ways together and by each.

What happens is told in ``year_story``, who lives through it in ``year_world``.
"""

import json
import logging
from collections.abc import Collection
from datetime import datetime, timedelta

import pytest

from monitor.demo.replica import Way
from tests.cli.conftest import Desk
from tests.journey.year_story import (
    BROKEN,
    COURSES,
    ENDS,
    HAPPENINGS,
    LEDGER,
    MENDED,
    TOLD,
)
from tests.journey.year_world import Year, a_year, as_told

ALL = frozenset(Way)
PAUSE = timedelta(minutes=64)
"""After failures a source is visited once an hour or so. A mended page may still come out of the
site's cache the first time."""

FAULTS = {
    Way.REST: {"rest": "rest_no_route"},
    Way.FEEDS: dict.fromkeys(("feed of news", "feed of document"), "well formed but empty"),
    Way.LISTINGS: dict.fromkeys(("news", "reports"), "no list of articles"),
    Way.SITEMAP: {"sitemap": "HTTP 404 Not Found"},
}
"""What is said of each source when the site's lists are not what they were."""


def live(year: Year, until: datetime) -> None:
    """From now on."""
    ahead = [each for each in HAPPENINGS if year.now < each.at < until]
    for happening, following in zip(ahead, [*(each.at for each in ahead[1:]), until], strict=True):
        year.live(happening, following - timedelta(minutes=15))
    year.wait(until)


def notice(year: Year, faults: dict[str, str], caplog: pytest.LogCaptureFixture) -> None:
    """The log names the fault, the database keeps it, and ``sources`` shows it."""
    failed = {r.source: r.what for r in caplog.records if r.message == "source_failed"}
    shown = json.loads(Desk(year.folder).show("sources", "--json"))
    kept = {row["name"]: row["reason"] for row in shown if row["failures"]}
    assert failed.keys() == kept.keys() == faults.keys()
    for source, fault in faults.items():
        assert fault in failed[source]
        assert fault in kept[source]


def be_back(year: Year) -> None:
    # By the true clock, which the commands go by, all of it was long ago.
    shown = json.loads(Desk(year.folder).show("sources", "--json"))
    assert {row["state"] for row in shown} <= {"healthy", "late"}


def be_in_time(year: Year) -> None:
    """Nothing is told before it happened, or later than a way's own interval."""
    expected = [happening for happening in HAPPENINGS for _ in happening.tells]
    for happening, event in zip(expected, year.told, strict=True):
        blind = len(year.ways) == 1 and BROKEN <= happening.at < MENDED
        since = MENDED + PAUSE if blind else happening.at
        assert happening.at <= event.at <= since + year.interval + year.patience(happening), event


ALONE = [pytest.param({way}, id=way) for way in Way]


@pytest.mark.slow
@pytest.mark.parametrize("ways", [pytest.param(ALL, id="all"), *ALONE])
def test_a_year(tmp_path, caplog, ways: Collection[Way]) -> None:
    caplog.set_level(logging.WARNING)
    with a_year(tmp_path, ways) as year:
        assert year.told == []
        assert caplog.records == []
        live(year, BROKEN)
        caplog.clear()
        year.break_lists()
        live(year, MENDED)
        notice(year, FAULTS[Way.LISTINGS if ways == ALL else next(iter(ways))], caplog)
        year.mend_lists()
        year.run(MENDED + 2 * PAUSE + year.interval)
        be_back(year)
        year.restart()
        live(year, ENDS)

        assert tuple(map(as_told, year.told)) == TOLD
        assert year.ledger == LEDGER
        assert {body: year.course(body) for body in COURSES} == COURSES
        be_in_time(year)
        be_back(year)
        letters = year.app.records.outbox.deliveries()
        told = [event.key for letter in letters for event in letter.events]
        assert len(told) == len(set(told)) == len(TOLD)
        assert len(year.mails) == len(set(year.mails)) == len(letters)
        assert len(json.loads(Desk(tmp_path).show("events", "--json"))) == len(TOLD)
        known = json.loads(Desk(tmp_path).show("history", "--json"))
        assert len(known) == sum(map(len, LEDGER.values()))
