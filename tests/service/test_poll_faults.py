"""One entry that this program stumbles over, among others of the same list."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.visiting import intake_of, sieve_of, staging_of
from monitor.domain.reading import Reading, Story
from monitor.domain.visiting.visit import Outcome
from monitor.errors import StoreError
from monitor.service.appointments import Appointments
from monitor.service.list_page import ListReader
from monitor.service.poll import Poll
from monitor.service.survey import Survey
from monitor.service.taking import Taking
from monitor.sources import PARSERS
from tests.service.official_site import World, official_site

TOWNS = ("Leeds", "Bradford", "Salford")
TITLE = "An inspection of youth justice services in {}"
TELLS = "Overall, {} Youth Justice Service was rated as ‘Good’ by HM Inspectorate of Probation."


@pytest.fixture
def world(tmp_path):
    with official_site(tmp_path) as opened:
        for town in TOWNS:
            opened.publish(f"/document/{town}", TITLE.format(town), TELLS.format(town))
        yield opened


def visit(world: World, fault: Exception | None = None, **later: float) -> Outcome:
    """With a reader that stumbles over Bradford, if there is a fault."""
    world.now += timedelta(**later)
    app, clock = world.app, world.clock
    intake = intake_of(app.settings, app.records, app.web, Clocks(clock, clock))

    def stumbling(story: Story) -> Reading:
        if fault and "Bradford" in story.title:
            raise fault
        return intake.read(story)

    lists = ListReader(app.web, PARSERS)
    survey = Survey(lists, PARSERS, app.records.walks, intake.holds, clock)
    halting = replace(intake, read=stumbling)
    visits = app.records.visits
    clocks = Clocks(clock, clock)
    poll = Poll(
        survey=survey,
        visits=visits,
        states=app.records.states,
        sieve=sieve_of(app.records, intake, clocks),
        taking=Taking(
            halting,
            staging_of(app.settings, app.records, clocks),
            clock,
            lambda: False,
        ),
        appointments=Appointments(app.records.rhythms, clock, lambda: 0.5),
        together=app.records.database.together,
        clock=clock,
        within=lambda _source: nullcontext(),
        stopping=lambda: False,
    )
    return poll(app.settings.sources[0])


def told(world: World) -> list[str]:
    return sorted(event.body for event in world.told)


@pytest.mark.parametrize(
    "fault", [ValueError("bad"), OverflowError("bad"), RecursionError("bad"), KeyError("bad")]
)
def test_its_neighbours_are_read_and_told_all_the_same(world, fault, caplog):
    outcome = visit(world, fault, hours=1)
    assert told(world) == ["Leeds YJS", "Salford YJS"]
    assert (len(outcome.changes), type(fault).__name__ in str(outcome.reason)) == (2, True)
    assert f"{world.site.url}/document/Bradford" in str(outcome.reason)
    (logged,) = [each for each in caplog.records if each.message == "entry_broke"]
    assert logged.url == f"{world.site.url}/document/Bradford"


def test_the_operator_sees_it_until_it_is_over(world):
    name = world.app.settings.sources[0].name
    for failures in (1, 2):
        outcome = visit(world, ValueError("bad"), hours=1)
        kept = world.app.records.visits.of(name)
        assert (kept.failures, kept.reason) == (failures, outcome.reason)
        assert kept.next_due_at - world.now < timedelta(hours=1.1)
    visit(world, hours=1)
    assert world.app.records.visits.of(name).reason is None


def test_it_is_met_again_and_is_news_however_long_that_took(world):
    visit(world, ValueError("bad"), hours=1)
    for _day in range(30):
        visit(world, ValueError("bad"), days=1)
    assert told(world) == ["Leeds YJS", "Salford YJS"]
    visit(world, hours=1)
    assert told(world) == ["Bradford YOT", "Leeds YJS", "Salford YJS"]


def test_a_fault_of_the_database_stops_the_visit(world):
    with pytest.raises(StoreError):
        visit(world, StoreError("disk full"), hours=1)
