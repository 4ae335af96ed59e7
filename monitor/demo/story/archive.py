"""What stood on the sites before the first visit: old news, which must not ring any bell."""

from datetime import date

from monitor.demo.press import PressStory
from monitor.demo.publication import Heading, PostType, Publication, Table
from monitor.demo.story.when import on


def _release(number: int, day: date, slug: str, title: str, *paragraphs: str) -> Publication:
    return Publication(number, PostType.NEWS, slug, title, on(day), paragraphs[0], paragraphs[1:])


OLD_RELEASES = (
    _release(
        4102,
        date(2024, 8, 20),
        "islington-youth-justice-service-rated-outstanding",
        "Islington Youth Justice Service rated ‘Outstanding’",
        "HM Inspectorate of Probation has rated Islington Youth Justice Service ‘Outstanding’.",
        "The service scored 34 out of 36 across the standards that inspectors looked at.",
    ),
    _release(
        4377,
        date(2024, 10, 24),
        "sheffield-pdu-rated-inadequate",
        "Sheffield probation service rated ‘Inadequate’",
        "Sheffield PDU has been given an overall rating of ‘Inadequate’ by "
        "HM Inspectorate of Probation.",
        "Inspectors found that staff were willing, but that there were too few of them.",
    ),
    _release(
        4431,
        date(2024, 11, 14),
        "bradford-and-calderdale-pdu-rated-inadequate",
        "Bradford and Calderdale probation service rated ‘Inadequate’",
        "HM Inspectorate of Probation has rated Bradford and Calderdale PDU ‘Inadequate’.",
        "The work to keep people safe was not good enough in most of the cases inspected.",
    ),
    _release(
        4498,
        date(2024, 12, 3),
        "reading-youth-justice-service-rated-inadequate",
        "Reading Youth Justice Service rated ‘Inadequate’",
        "HM Inspectorate of Probation has rated Reading Youth Justice Service ‘Inadequate’.",
        "The service scored five out of 36.",
    ),
    _release(
        4560,
        date(2025, 1, 7),
        "bromley-youth-justice-service-rated-outstanding",
        "Bromley Youth Justice Service rated ‘Outstanding’",
        "HM Inspectorate of Probation has rated Bromley Youth Justice Service ‘Outstanding’.",
        "Children in the borough were seen quickly and by people who knew them.",
    ),
    _release(  # not in the shipped history: the ledger learns it here
        6391,
        date(2025, 11, 25),
        "sefton-youth-justice-service-rated-good",
        "Sefton Youth Justice Service rated ‘Good’",
        "HM Inspectorate of Probation has rated Sefton Youth Justice Service ‘Good’.",
        "It is a step up from ‘Requires improvement’, its rating in 2019.",
    ),
)
OLD_REPORTS = (
    Publication(
        4561,
        PostType.DOCUMENT,
        "an-inspection-of-youth-justice-services-in-bromley",
        "An inspection of youth justice services in Bromley",
        on(date(2025, 1, 7)),
        "This is the report of an inspection of Bromley Youth Justice Service.",
        (
            Heading("Foreword"),
            "Overall, Bromley Youth Justice Service is rated ‘Outstanding’.",
            Table(("Standard", "Rating"), (("Overall rating", "Outstanding"), ("Score", "33/36"))),
        ),
    ),
)
OLD_PRESS = (
    PressStory(
        "town-hall-clock-repaired",
        "Town hall clock strikes again",
        "After eleven silent months the clock on the market square has been repaired.",
        (
            "The firm that did the work said that a pigeon's nest had been the cause of it all.",
            "The mayor thanked everybody who had given money towards the repair of the clock.",
        ),
        on(date(2026, 2, 10), "08:00"),
    ),
    PressStory(
        "sheffield-probation-inadequate",
        "Sheffield's probation service is failing, inspectors say",
        "Sheffield PDU has been rated 'Inadequate' by HM Inspectorate of Probation.",
        (
            "Inspectors visited the probation office in the city over the summer.",
            "They said that the overall rating was 'Inadequate', and that staffing was the cause.",
        ),
        on(date(2024, 10, 25), "08:00"),
    ),
)
