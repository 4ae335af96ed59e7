"""What a walk into the past takes in tells nobody, and stands in nobody's way."""

from dataclasses import replace
from datetime import timedelta

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import intake_of
from monitor.domain.article import Entry
from monitor.domain.event import EventKind
from monitor.domain.rating import Rating
from tests.service.official_site import official_site

PAGE = "/document/coventry"
TITLE = "An inspection of youth justice services in Coventry"
TELLS = "Overall, Coventry Youth Justice Service was rated as ‘{}’ by HM Inspectorate of Probation."


def test_what_an_old_page_corrects_is_in_the_ledger_and_no_event(tmp_path):
    with official_site(tmp_path) as world:
        world.publish(PAGE, TITLE, TELLS.format("Good"))
        world.visit(hours=1)
        world.now += timedelta(days=60)
        world.publish(PAGE, TITLE, TELLS.format("Inadequate"))
        app = world.app
        clocks = Clocks(world.clock, world.clock)
        quiet = replace(intake_of(app.settings, app.records, app.web, clocks), quiet=True)
        entry = Entry(f"{world.site.url}{PAGE}", TITLE, None, "", modified=world.now)
        change = quiet(app.settings.sources[0], entry, world.now)
        assert [each.rating for each in change.entries] == [Rating.INADEQUATE]
        assert [event.kind for event in world.told] == [EventKind.FIRST_RATING]
