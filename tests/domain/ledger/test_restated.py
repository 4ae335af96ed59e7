"""What a report says of other bodies than its own."""

from dataclasses import replace

import pytest

from monitor.domain.body import BodyId
from monitor.domain.document import DocumentType
from monitor.domain.ledger.restated import of_its_own
from monitor.domain.rating import Rating
from monitor.domain.reading import Finding
from tests.domain.samples import KENT, article, finding, report

REGION = BodyId("region-south-east")
OF_THE_UNIT = replace(finding(Rating.GOOD), body_id=KENT, body="Kent PDU")
OF_THE_REGION = replace(finding(Rating.INADEQUATE), body_id=REGION, body="South East region")
BOTH = report(OF_THE_UNIT, OF_THE_REGION)
PAGE = replace(article("2025-05-06", official=True), document=DocumentType.REPORT)


def test_a_report_on_a_region_rates_the_region_and_mentions_its_units() -> None:
    reading = of_its_own(PAGE, BOTH, (REGION,))
    assert (reading.findings, reading.mentions) == ((OF_THE_REGION,), (OF_THE_UNIT,))
    assert reading.reasons[-1] == "not what this report is on: Kent PDU"


@pytest.mark.parametrize(
    ("findings", "named"),
    [
        ((OF_THE_UNIT, OF_THE_REGION), (KENT, REGION)),
        ((OF_THE_UNIT, OF_THE_REGION), ()),
        ((OF_THE_UNIT,), (REGION,)),
        ((OF_THE_REGION,), (REGION,)),
    ],
    ids=[
        "a report on both",
        "no name in the title",
        "nothing said of its own",
        "nothing else said",
    ],
)
def test_where_nothing_tells_them_apart_the_reading_stays(
    findings: tuple[Finding, ...], named: tuple[BodyId, ...]
) -> None:
    reading = report(*findings)
    assert of_its_own(PAGE, reading, named) is reading


@pytest.mark.parametrize("document", [None, DocumentType.RELEASE, DocumentType.OTHER])
def test_a_press_release_may_be_on_more_than_its_title_says(document: DocumentType | None) -> None:
    page = replace(PAGE, document=document)
    assert of_its_own(page, BOTH, (REGION,)) is BOTH
