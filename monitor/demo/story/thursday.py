"""Day 4: a correction, three at once, one that stays, and one that a person must look at."""

from monitor.demo.publication import Heading, PostType, Publication, Table
from monitor.demo.script import Alert, Day, Publish, Scene
from monitor.demo.story.when import at

_PLYMOUTH = Publication(
    6724,
    PostType.DOCUMENT,
    "an-inspection-of-probation-services-in-plymouth-pdu-2026",
    "An inspection of probation services in Plymouth PDU",
    at(4, "00:01"),
    "This is the report of an inspection of Plymouth PDU.",
    (
        Heading("Foreword"),
        "Overall, Plymouth PDU is rated as ‘Inadequate’. This was its first inspection.",
        "We met committed people. They need managers, rooms and time, and have none of the three.",
        Heading("Ratings"),
        Table(("Standard", "Rating"), (("Overall rating", "Inadequate"), ("Score", "3/21"))),
    ),
)
_TRIO = Publication(
    6729,
    PostType.NEWS,
    "three-london-probation-services-inspected",
    "Three London probation services inspected: one better, one worse, one the same",
    at(4, "09:30"),
    "HM Inspectorate of Probation has published its reports on three probation delivery units "
    "in London.",
    (
        "Lambeth PDU has been rated ‘Requires improvement’. It was rated ‘Inadequate’ in 2022.",
        "Newham PDU has been rated ‘Inadequate’. It was rated ‘Requires improvement’ in 2022.",
        "Ealing and Hillingdon PDU has been rated ‘Inadequate’, the same rating as in 2022.",
        "The chief inspector said: “Three services, one city, and one shortage: people to do the "
        "work.”",
    ),
)
_CALDERDALE = Publication(
    6733,
    PostType.NEWS,
    "calderdale-youth-justice-service-requires-improvement",
    "Calderdale Youth Justice Service still ‘Requires improvement’",
    at(4, "11:00"),
    "HM Inspectorate of Probation has rated Calderdale Youth Justice Service ‘Requires "
    "improvement’ again.",
    (
        "The overall rating of Calderdale Youth Justice Service is ‘Requires improvement’, "
        "unchanged since the last inspection in 2022.",
        "Inspectors saw good plans that nobody had found the time to carry out.",
    ),
)
_UNKNOWN = Publication(
    6737,
    PostType.NEWS,
    "harrowdale-pdu-rated-inadequate",
    "Harrowdale PDU rated ‘Inadequate’",
    at(4, "14:00"),
    "HM Inspectorate of Probation has rated Harrowdale PDU ‘Inadequate’.",
    (
        "Harrowdale PDU was formed in the spring from parts of its neighbours.",
        "Inspectors gave it an overall rating of ‘Inadequate’ and will come back within a year.",
    ),
)
CORRECTED = Alert("Plymouth PDU", "Inadequate, not Requires improvement")
LAMBETH = Alert("Lambeth PDU", "Inadequate → Requires improvement")
NEWHAM = Alert("Newham PDU", "Requires improvement → Inadequate")
EALING = Alert("Ealing and Hillingdon PDU", "Inadequate, unchanged")
CALDERDALE = Alert("Calderdale YJS", "Requires improvement, unchanged")
UNKNOWN = Alert("Harrowdale PDU", "To be checked")

DAY = Day(
    "A correction, a trio, a stranger",
    (
        Scene(
            at(4, "07:30"),
            "The inspectorate's own report on Plymouth is out, and the paper was wrong.",
            (Publish((_PLYMOUTH,)),),
            alerts=(CORRECTED,),
            remark="Official beats press: corrected, and said so.",
        ),
        Scene(
            at(4, "09:40"),
            "One press release, three services.",
            (Publish((_TRIO,)),),
            alerts=(LAMBETH, NEWHAM, EALING),
            remark="One alert for each inspection.",
        ),
        Scene(
            at(4, "11:10"),
            "A youth justice service keeps its rating.",
            (Publish((_CALDERDALE,)),),
            alerts=(CALDERDALE,),
        ),
        Scene(
            at(4, "14:10"),
            "A service is rated that nobody has heard of.",
            (Publish((_UNKNOWN,)),),
            alerts=(UNKNOWN,),
            remark="Never guessed: a person decides.",
        ),
    ),
)
