"""What happens in the year 2025 on the inspectorate's site and in a paper, and what one is told.

Places are real, what is said of them is made up. Each happening is days away from the next, so
that the slowest way of discovery tells them in the same order.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from monitor.demo.newspaper import Newspaper
from monitor.demo.press import PressStory
from monitor.demo.publication import Publication
from monitor.demo.replica import Replica
from monitor.demo.story.when import on
from tests.journey.year_pages import (
    GOOD,
    INADEQUATE,
    OUTSTANDING,
    RI,
    document,
    dynamic_report,
    pdu_report,
    pdu_report_in_a_file,
    region_report,
    release,
    youth_report,
)


@dataclass(frozen=True, slots=True)
class Happening:
    """``does`` happens at ``at``. ``tells``: the alerts that follow, in the order of names.

    ``later``: so much later than by a way's own interval may they come. ``edits``: a page that is
    known, which the page itself and some lists tell.
    """

    at: datetime
    does: Callable[[Replica, Newspaper], object]
    tells: tuple[str, ...] = ()
    later: timedelta = timedelta()
    edits: bool = False


def day(month: int, number: int, clock: str = "00:01") -> datetime:
    return on(date(2025, month, number), clock)


def again(report: Publication) -> Publication:
    """A re-inspection: the address of the report before, with the year at its end."""
    return replace(report, slug=f"{report.slug}-2025")


ARCHIVE = (
    pdu_report(3001, "Sunderland", on(date(2023, 11, 7)), RI, "1111100"),
    pdu_report(3002, "Wigan", on(date(2023, 11, 21)), RI, "1111110"),
    youth_report(3003, "Leeds", on(date(2023, 12, 5)), GOOD, "222"),
    release(
        3004,
        "Three London probation services inspected",
        on(date(2023, 12, 12)),
        "HM Inspectorate of Probation has published its reports on three services in London.",
        "Lambeth PDU has been rated ‘Inadequate’.",
        "Newham PDU has been rated ‘Requires improvement’.",
        "Ealing and Hillingdon PDU has been rated ‘Inadequate’.",
    ),
    release(
        3005,
        "Camden Youth Justice Service rated ‘Good’",
        on(date(2022, 3, 8)),
        "HM Inspectorate of Probation has rated Camden Youth Justice Service ‘Good’.",
        "Children in the borough are seen quickly, and by people who know them.",
    ),
)
OLD_STORY = PressStory(
    "town-hall-clock-repaired",
    "Town hall clock strikes again",
    "After eleven silent months the clock on the market square has been repaired.",
    ("The firm said that a pigeon's nest had been the cause of it all.",),
    on(date(2024, 12, 20), "08:00"),
)
PLYMOUTH = pdu_report(
    4001, "Plymouth", day(1, 14), INADEQUATE, "1000000", "It was its first inspection."
)
SUNDERLAND = again(pdu_report_in_a_file(4002, "Sunderland", day(1, 28), RI, "1211101"))
STOCKTON = pdu_report(4003, "Stockton and Hartlepool", day(2, 4), GOOD, "2222111")
ECHO = PressStory(
    "stockton-probation-good",
    "Teesside's probation office praised",
    "Stockton and Hartlepool PDU has been rated 'Good' by HM Inspectorate of Probation.",
    ("Elsewhere in the town, Ofsted has rated a primary school 'Inadequate'.",),
    day(2, 6, "07:00"),
)
OFSTED = PressStory(
    "academy-inadequate",
    "Academy rated Inadequate by Ofsted",
    "Ofsted has rated a secondary school in the borough 'Inadequate' overall.",
    ("The school, which was rated 'Good' in 2021, said that it would appeal.",),
    day(2, 6, "07:30"),
)
WIGAN = again(
    pdu_report(
        4005, "Wigan", day(2, 19), GOOD, "2222221", "It was rated ‘Requires improvement’ in 2023."
    )
)
WIGAN_RELEASE = release(
    4004,
    "Wigan probation service rated ‘Good’",
    day(2, 18, "09:30"),
    "HM Inspectorate of Probation has rated Wigan PDU ‘Good’, up from ‘Requires improvement’ in "
    "2023.",
    "The service scored 13 out of 21 across the standards that inspectors looked at.",
    report=WIGAN.slug,
)
TRIO = release(
    4006,
    "Three London probation services inspected: one better, one worse, one the same",
    day(3, 11, "09:30"),
    "HM Inspectorate of Probation has published its reports on three probation delivery units in "
    "London.",
    "Lambeth PDU has been rated ‘Requires improvement’. It was rated ‘Inadequate’ in 2023.",
    "Newham PDU has been rated ‘Inadequate’. It was rated ‘Requires improvement’ in 2023.",
    "Ealing and Hillingdon PDU has been rated ‘Inadequate’, the same rating as in 2023.",
)
TRIO_REPORTS = (
    pdu_report(4007, "Lambeth", day(3, 11, "09:30"), RI, "1111100"),
    pdu_report(4008, "Newham", day(3, 11, "09:30"), INADEQUATE, "1100000"),
    pdu_report(4009, "Ealing and Hillingdon", day(3, 11, "09:30"), INADEQUATE, "1000001"),
)
NORTH_EAST = region_report(
    4010,
    "North East",
    day(5, 6),
    RI,
    "21111111",
    "We inspected two of its probation delivery units first. Sunderland PDU was rated ‘Requires "
    "improvement’, and Stockton and Hartlepool PDU was rated ‘Good’.",
)
NORTH_EAST_RELEASE = release(
    4022,
    "Improvement needed in the North East, inspectors say",
    day(5, 6),
    "HM Inspectorate of Probation has rated the North East region of the Probation Service "
    "‘Requires improvement’.",
    "Two of its delivery units were inspected first: Sunderland PDU was rated ‘Requires "
    "improvement’ in January, and Stockton and Hartlepool PDU was rated ‘Good’ in February.",
    report=NORTH_EAST.slug,
)
CAMDEN = youth_report(
    4011, "Camden", day(5, 20), OUTSTANDING, "332", "In 2022 the service was rated ‘Good’."
)
GWENT = pdu_report(4012, "Gwent", day(6, 11), RI, "1111110")
NOTTINGHAM = pdu_report(4013, "Nottingham City", day(7, 8), GOOD, "2222111")
NOTTINGHAM_RIGHT = pdu_report(4013, "Nottingham City", day(7, 8), RI, "2222100")
MIGRATED = release(
    4014,
    "Cumbria and Lancashire CRC: supervision must improve",
    on(date(2019, 5, 30)),
    "HM Inspectorate of Probation has given Cumbria and Lancashire Community Rehabilitation "
    "Company (CRC) an overall rating of ‘Requires improvement’.",
    "Inspectors met good leaders, and found that supervision fell short.",
)
DYNAMIC = dynamic_report(4015, "South West", day(10, 21))
DYNAMIC_RELEASE = release(
    4016,
    "Inspectorate concerned by work to keep people safe",
    day(10, 21),
    "The dynamic inspection of the South West region of the Probation Service found gaps.",
    report=DYNAMIC.slug,
)
LEAK = PressStory(
    "sheffield-probation-better",
    "Sheffield's probation service is on the up, report will say",
    "Sheffield PDU has been rated 'Requires improvement' by HM Inspectorate of Probation, "
    "the Courier has learned.",
    ("Inspectors gave it an overall rating of 'Requires improvement', a union official said.",),
    day(11, 4, "06:30"),
)
SHEFFIELD = pdu_report(4017, "Sheffield", day(11, 5), RI, "2111100")
PLYMOUTH_AGAIN = again(
    pdu_report(
        4018, "Plymouth", day(11, 18), RI, "1111111", "It was rated ‘Inadequate’ in January 2025."
    )
)
NOISE = (
    document(
        4019,
        "A thematic inspection of electronic monitoring",
        day(12, 2),
        "We visited six PDUs.",
        "Wigan PDU was rated ‘Good’ and Newham PDU ‘Inadequate’ when we inspected them.",
    ),
    document(
        4020,
        "Annual report 2025: probation services",
        day(12, 2),
        "Of the services inspected this year two were rated ‘Good’.",
        "Overall, Lambeth PDU is rated as ‘Inadequate’ in our tables of 2023.",
    ),
    document(
        4021,
        "Dynamic inspection of public protection: rules and guidance (CARaG)",
        day(12, 2),
        "Overall ratings are ‘Outstanding’, ‘Good’, ‘Requires improvement’ or ‘Inadequate’.",
    ),
)


def _publish(*pages):
    return lambda site, _paper: site.publish(*pages)


def _print(*stories):
    return lambda _site, paper: paper.publish(*stories)


HAPPENINGS = (
    Happening(PLYMOUTH.published, _publish(PLYMOUTH), ("first_rating Plymouth PDU: Inadequate",)),
    Happening(
        SUNDERLAND.published,
        _publish(SUNDERLAND),
        ("rating_kept Sunderland PDU: Requires improvement → Requires improvement",),
    ),
    Happening(
        STOCKTON.published,
        _publish(STOCKTON),
        ("first_rating Stockton and Hartlepool PDU: Good",),
    ),
    Happening(OFSTED.published, _print(ECHO, OFSTED)),
    Happening(
        WIGAN_RELEASE.published,
        _publish(WIGAN_RELEASE),
        ("rating_up Wigan PDU: Requires improvement → Good",),
    ),
    Happening(WIGAN.published, _publish(WIGAN)),
    Happening(
        TRIO.published,
        _publish(TRIO, *TRIO_REPORTS),
        (
            "rating_kept Ealing and Hillingdon PDU: Inadequate → Inadequate",
            "rating_up Lambeth PDU: Inadequate → Requires improvement",
            "rating_down Newham PDU: Requires improvement → Inadequate",
        ),
    ),
    Happening(day(4, 8, "15:00"), lambda site, _paper: site.move(WIGAN.number, "wigan-pdu")),
    Happening(
        NORTH_EAST.published,
        _publish(NORTH_EAST, NORTH_EAST_RELEASE),
        ("first_rating North East region: Requires improvement",),
    ),
    Happening(CAMDEN.published, _publish(CAMDEN), ("rating_up Camden YJS: Good → Outstanding",)),
    Happening(GWENT.published, _publish(GWENT), ("first_rating Gwent PDU: Requires improvement",)),
    Happening(
        NOTTINGHAM.published, _publish(NOTTINGHAM), ("first_rating Nottingham City PDU: Good",)
    ),
    Happening(
        day(7, 15, "11:00"),
        lambda site, _paper: site.edit(NOTTINGHAM.number, blocks=NOTTINGHAM_RIGHT.blocks),
        ("correction Nottingham City PDU: Good → Requires improvement",),
        # Feeds and listings do not tell of an edit: young pages are read again every six hours.
        later=timedelta(hours=12),
        edits=True,
    ),
    Happening(
        day(8, 12, "14:00"),
        lambda site, _paper: site.publish(replace(MIGRATED, edited=day(8, 12, "14:00"))),
    ),
    Happening(
        day(9, 16, "10:00"),
        lambda site, _paper: site.withdraw(GWENT.number),
        ("correction Gwent PDU: Requires improvement → nothing",),
        # Pages are asked for once a week, and once more a day later; one every ten minutes.
        later=timedelta(days=9),
    ),
    Happening(
        DYNAMIC.published, _publish(DYNAMIC, DYNAMIC_RELEASE), ("report_unrated South West region",)
    ),
    Happening(
        LEAK.published,
        _print(LEAK),
        ("first_rating Sheffield PDU: Requires improvement",),
        later=timedelta(hours=1),  # papers are asked less often before the offices open
    ),
    Happening(SHEFFIELD.published, _publish(SHEFFIELD)),
    Happening(
        PLYMOUTH_AGAIN.published,
        _publish(PLYMOUTH_AGAIN),
        ("rating_up Plymouth PDU: Inadequate → Requires improvement",),
    ),
    Happening(NOISE[0].published, _publish(*NOISE)),
)
BROKEN, MENDED = day(6, 10, "12:00"), day(6, 13, "12:00")
"""Between the two, the site's lists are not what they were."""

BEGINS, ENDS = day(1, 6, "12:00"), on(date(2026, 1, 6), "12:00")
TOLD = tuple(each for happening in HAPPENINGS for each in happening.tells)

LEDGER = {
    "pdu-plymouth": (
        "2025-01-14 Inadequate 1/21 1000000 confirmed",
        "2025-11-18 Requires improvement 7/21 1111111 confirmed",
    ),
    "pdu-sunderland": (
        "2023-11-07 Requires improvement 5/21 1111100 confirmed",
        "2025-01-28 Requires improvement 7/21 1211101 confirmed",
    ),
    "pdu-stockton-hartlepool": ("2025-02-04 Good 11/21 2222111 confirmed",),
    "pdu-wigan": (
        "2023-11-21 Requires improvement 6/21 1111110 confirmed",
        "2025-02-18 Good 13/21 2222221 confirmed",
    ),
    "pdu-lambeth": (
        "2023-12-12 Inadequate - - confirmed",
        "2025-03-11 Requires improvement 5/21 1111100 confirmed",
    ),
    "pdu-newham": (
        "2023-12-12 Requires improvement - - confirmed",
        "2025-03-11 Inadequate 2/21 1100000 confirmed",
    ),
    "pdu-ealing-hillingdon": (
        "2023-12-12 Inadequate - - confirmed",
        "2025-03-11 Inadequate 2/21 1000001 confirmed",
    ),
    "region-north-east": ("2025-05-06 Requires improvement 9/24 21111111 confirmed",),
    "yjs-leeds": ("2023-12-05 Good - - confirmed",),
    "yjs-camden": (
        "2022-03-08 Good - - confirmed",
        "2025-05-20 Outstanding - 332 confirmed",
    ),
    "pdu-gwent": ("2025-06-11 Requires improvement 6/21 1111110 withdrawn",),
    "pdu-nottingham-city": ("2025-07-08 Requires improvement 9/21 2222100 corrected",),
    "region-south-west": ("2025-10-21 no rating - - confirmed",),
    "pdu-sheffield": ("2025-11-05 Requires improvement 6/21 2111100 confirmed",),
    "crc-cumbria-lancashire": ("2019-05-30 Requires improvement - - confirmed",),
}
"""Each body's inspections at the end of the year: day, rating, score, a digit for each standard."""

COURSES = {
    "pdu-sheffield": ("unconfirmed", "confirmed"),
    "pdu-nottingham-city": ("confirmed", "corrected"),
    "pdu-gwent": ("confirmed", "withdrawn"),
    "region-north-east": ("confirmed",),
}
"""How some of them came to stand as they do: the status of each entry in turn."""
