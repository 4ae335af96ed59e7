"""From the bytes of an official report to the standards in the ledger."""

from datetime import timedelta

import pytest

from monitor import data
from monitor.bootstrap.reference import named_bodies, reader
from monitor.demo.pdf_writer import pdf
from monitor.domain.article import Entry, Page, SourceName, Validators
from monitor.domain.body import BodyId
from monitor.domain.ledger.comparing import Rules
from monitor.domain.source import Source
from monitor.domain.telling.routing import nobody
from monitor.service.intake import Intake
from monitor.service.naming import Names
from monitor.service.plans import PlanKeeper
from monitor.sources import PARSERS
from tests.service.conftest import NOW

COVENTRY = BodyId("yjs-coventry")
URL = "https://cdn.websitebuilder.service.justice.gov.uk/uploads/2024/05/coventry.pdf"
COVER = ("An inspection of youth justice services in", "Coventry", "HM Inspectorate of Probation")
FOREWORD = ("Foreword", "Overall, Coventry YJS was rated as ‘Good’.")
HEAD = ("Ratings", "Fieldwork started February 2024", "Overall rating Good", "Score 24/36")
STANDARDS = next(p for p in data.programmes() if p.id == "youth-2021").standards
ROWS = [f"{standard.number} {standard.name} Good" for standard in STANDARDS]


class Site:
    """Serves one PDF file at every address."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def get(self, url: str) -> Page:
        return Page(url, self.body, "application/pdf", Validators())


@pytest.fixture
def take(records, clock):
    def taken(body: bytes, *, official: bool = True):
        named = named_bodies()
        intake = Intake(
            web=Site(body),
            parsers=PARSERS,
            ledger=records.ledger,
            visits=records.visits,
            names=Names(records.addresses),
            plans=PlanKeeper(records.plans, named),
            quarantine=records.quarantine,
            read=reader(),
            gate=lambda text: True,
            named=named,
            rules=Rules(data.gazetteer(), data.programmes()),
            route=nobody,
            window=timedelta(days=2),
            clock=clock,
            wall=clock,
        )
        hour = timedelta(hours=1)
        source = Source(SourceName("s"), "listing", "https://x.example", hour, official=official)
        entry = Entry(URL, "An inspection of youth justice services in Coventry", NOW, "")
        return intake(source, entry, NOW - hour)

    return taken


def test_standards_score_and_fieldwork_reach_the_ledger(take, records):
    take(pdf(COVER, FOREWORD, (*HEAD, *ROWS)))
    (entry,) = records.ledger.inspections(COVENTRY)
    assert (str(entry.score), str(entry.fieldwork)) == ("24/36", "February 2024")
    assert [standard.number for standard in entry.standards] == [s.number for s in STANDARDS]


def test_a_table_that_contradicts_its_own_report_asks_a_person(take, records):
    wrong = ("Ratings", "Overall rating Inadequate", "Score 24/36", *ROWS)
    change = take(pdf(COVER, FOREWORD, wrong))
    assert [event.kind for event in change.events] == ["needs_review"]
    assert records.ledger.inspections(COVENTRY) == ()


def test_a_copy_at_a_newspaper_is_not_the_inspectorates_word(take, records):
    take(pdf(COVER, FOREWORD, (*HEAD, *ROWS)), official=False)
    (entry,) = records.ledger.inspections(COVENTRY)
    assert (entry.standards, entry.fieldwork) == ((), None)
