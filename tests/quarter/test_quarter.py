"""A quarter with two hundred sources of all kinds, which break in every way and recover.

What happens is told in ``script``, who lives through it in ``world``.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

import pytest

from monitor.data import gazetteer
from monitor.domain.event import OPERATIONAL, Event, EventKind
from tests.politeness import RULES, Log
from tests.quarter.script import BEGINS, ENDS, NOWHERE, OUTAGE, PAPERS, STORIES, TOLD, TROUBLES
from tests.quarter.world import Quarter, a_quarter

pytestmark = pytest.mark.slow

OURSELVES = "Our own network"
UNNAMED_REMINDERS = 13
"""In twelve weeks and some days: one after a day, and then one a week."""

NOTICED_WITHIN = timedelta(days=4)
"""Three visits, twice a day; or three days of silence where there was news every day."""

MENDED_WITHIN = timedelta(days=2)
"""At the next visit; where lists say "not modified", when they are asked for whole again."""

DISTRUST = timedelta(days=8)
"""Who said "not modified" of what was is asked for everything for a week."""

ALERTED_WITHIN = timedelta(hours=24)
"""A visit at every second step, and the step itself."""


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Quarter]:
    """At its end; the service was started anew in its middle."""
    folder = tmp_path_factory.mktemp("quarter")
    with a_quarter(folder, PAPERS, STORIES, TROUBLES, BEGINS) as quarter:
        quarter.run(BEGINS + timedelta(days=52))
        quarter.restart()
        quarter.run(ENDS)
        yield quarter


def notices(quarter: Quarter) -> list[Event]:
    return [event for event in quarter.told if event.kind in OPERATIONAL]


def state(event: Event) -> str:
    """As the notice calls it; nothing for one that says that all is well."""
    return event.reasons[0].partition(":")[0] if event.reasons else ""


def expected() -> Counter[tuple[str, str]]:
    """Source and state -> how many notices; the empty state: that it is back."""
    found: Counter[tuple[str, str]] = Counter()
    for told in TOLD:
        for paper in told.trouble.papers:
            found[paper, told.state] += 1 + told.reminders
            found[paper, ""] += 1
    found[NOWHERE, "gone"] = 1 + UNNAMED_REMINDERS
    found[OURSELVES, "unreachable"] = found[OURSELVES, ""] = 1
    return found


def test_there_are_two_hundred_sources_of_every_kind() -> None:
    assert len(PAPERS) == 200
    assert {paper.form.kind for paper in PAPERS} == {
        "feed",
        "govuk",
        "listing",
        "sitemap",
        "wordpress",
    }


def test_each_trouble_is_told_once_reminded_of_and_over_once_and_nothing_else_is(
    quarter: Quarter,
) -> None:
    found = Counter((event.body, state(event)) for event in notices(quarter))
    assert found == expected()


def test_a_trouble_is_told_soon_and_so_is_its_end(quarter: Quarter) -> None:
    for told in TOLD:
        trouble = told.trouble
        mended = DISTRUST if told.state == "lying validator" else MENDED_WITHIN
        until = trouble.ends + mended
        for paper in trouble.papers:
            mine = [
                event
                for event in notices(quarter)
                if event.body == paper and trouble.begins <= event.at <= until
            ]
            assert mine[0].at <= trouble.begins + NOTICED_WITHIN
            assert mine[-1].kind is EventKind.SOURCE_BACK


def test_a_fault_on_our_side_is_one_notice(quarter: Quarter) -> None:
    during = [
        event
        for event in notices(quarter)
        if OUTAGE.begins <= event.at < OUTAGE.ends + timedelta(days=1) and event.body != NOWHERE
    ]
    assert [event.body for event in during] == [OURSELVES, OURSELVES]


def test_each_report_is_told_once_and_in_time_as_long_as_somebody_tells_of_it(
    quarter: Quarter,
) -> None:
    bodies = {body.name: body.id for body in gazetteer().bodies.values()}
    alerts = [event for event in quarter.told if event.kind not in OPERATIONAL]
    assert Counter(event.body_id for event in alerts) == Counter(
        bodies[story.body] for story in STORIES
    )
    at = {event.body_id: event for event in alerts}
    for story in STORIES:
        event = at[bodies[story.body]]
        assert event.kind is EventKind.FIRST_RATING
        assert event.after is story.rating
        assert story.at <= event.at <= quarter.press.first_told(story) + ALERTED_WITHIN


def test_each_notice_and_each_alert_arrives_once(quarter: Quarter) -> None:
    letters = quarter.app.records.outbox.deliveries()
    told = [event.key for letter in letters for event in letter.events]
    assert Counter(told) == Counter(event.key for event in quarter.told)
    ids = [mail["Message-ID"] for mail in quarter.mail.mails]
    assert len(ids) == len(set(ids)) == len(letters)


@pytest.mark.parametrize("rule", RULES)
def test_the_score_of_politeness_is_full(quarter: Quarter, rule: str) -> None:
    """But that who lied is asked for everything for a week, and whose list looks odd until a third
    list has shown that it does."""
    doubted = {
        paper
        for told in TOLD
        if told.state in {"lying validator", "shape changed", "moved"}
        for paper in told.trouble.papers
    }
    bad = []
    for place, asked in quarter.press.asked.items():
        paper = quarter.press.lists.get(place)
        every = paper.every if paper else timedelta(hours=12)
        whole = rule == "asks without conditions at most once a day"
        if not (whole and paper and paper.name in doubted) and not RULES[rule](Log(asked, every)):
            bad.append(place)
    assert bad == []


def test_each_host_is_asked_for_its_wishes_once_a_day_at_most(quarter: Quarter) -> None:
    assert set(quarter.press.robots) == {paper.host for paper in PAPERS if paper.name != NOWHERE}
    for asked in quarter.press.robots.values():
        answered = [at for at in asked if not OUTAGE.holds(at)]
        assert all(later - at >= timedelta(days=1) for at, later in pairwise(answered))


def test_the_flood_was_read(quarter: Quarter) -> None:
    flooded = {
        number for _host, path in quarter.press.pages if (number := path[6:12]).startswith("6")
    }
    assert len(flooded) >= len(STORIES) - 2


def test_nothing_is_asked_for_that_is_not_there_and_no_page_twice(quarter: Quarter) -> None:
    assert set(quarter.press.strays) == set()
    assert set(quarter.press.pages.values()) == {1}
