"""Day 1: a silent first visit, and the first alert."""

from monitor.demo.publication import Heading, PostType, Publication, Table
from monitor.demo.script import Alert, Day, Paper, Print, Publish, Scene
from monitor.demo.story.archive import OLD_PRESS, OLD_RELEASES, OLD_REPORTS
from monitor.demo.story.when import at

_REPORT = Publication(
    6702,
    PostType.DOCUMENT,
    "an-inspection-of-probation-services-in-blackburn-with-darwen-pdu-2026",
    "An inspection of probation services in Blackburn with Darwen PDU",
    at(1, "10:00"),
    "This is the report of an inspection of Blackburn with Darwen PDU.",
    (
        Heading("Foreword"),
        "Overall, Blackburn with Darwen PDU is rated as ‘Inadequate’. It was rated ‘Requires "
        "improvement’ when we last inspected it, in 2023.",
        "Its leaders know what is wrong. But too many people on probation were seen too rarely, "
        "and the checks that keep families safe were not made in half of the cases we read.",
        Heading("Ratings"),
        Table(
            ("Standard", "Rating"),
            (
                ("P 1.1 Leadership", "Requires improvement"),
                ("P 1.2 Staffing", "Inadequate"),
                ("P 1.3 Services", "Requires improvement"),
                ("P 2.1 Assessment", "Inadequate"),
                ("P 2.2 Planning", "Inadequate"),
                ("P 2.3 Implementation and delivery", "Inadequate"),
                ("P 2.4 Reviewing", "Inadequate"),
                ("Overall rating", "Inadequate"),
                ("Score", "2/21"),
            ),
        ),
    ),
)
_RELEASE = Publication(
    6703,
    PostType.NEWS,
    "gaps-in-every-team-at-blackburn-with-darwen-probation-service",
    "Gaps in every team at Blackburn with Darwen probation service",
    at(1, "10:00"),
    "HM Inspectorate of Probation has rated Blackburn with Darwen PDU ‘Inadequate’, down from "
    "‘Requires improvement’ in 2023.",
    (
        "The service scored two out of 21 across the standards that inspectors looked at.",
        "The chief inspector said: “Staff here work hard and are let down by gaps in every team. "
        "The people of Blackburn with Darwen deserve better than this.”",
    ),
    report=_REPORT.slug,
)
BLACKBURN = Alert("Blackburn with Darwen PDU", "Requires improvement → Inadequate")

DAY = Day(
    "A first look round",
    (
        Scene(
            at(1, "08:00"),
            "The service starts and visits each source for the first time.",
            (
                Publish((*OLD_RELEASES, *OLD_REPORTS)),
                Print(Paper.COURIER, OLD_PRESS[:1]),
                Print(Paper.MERCURY, OLD_PRESS[1:]),
            ),
            remark="The archive is learned in silence: old news rings no bell.",
        ),
        Scene(
            at(1, "08:15"),
            "The second round.",
            remark="Each server is asked politely, and nothing is fetched twice.",
        ),
        Scene(
            at(1, "10:10"),
            "The inspectorate publishes a report and a press release about one inspection.",
            (Publish((_REPORT, _RELEASE)),),
            alerts=(BLACKBURN,),
            remark="Two pages, one inspection: one alert.",
        ),
    ),
)
