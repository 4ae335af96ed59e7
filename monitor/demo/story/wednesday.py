"""Day 3: a paper is faster than the inspectorate, and a feed breaks."""

from monitor.demo.press import PressStory
from monitor.demo.publication import Heading, PostType, Publication, Table
from monitor.demo.script import (
    Alert,
    Break,
    Day,
    Mend,
    Paper,
    Print,
    Publish,
    Scene,
    Trouble,
)
from monitor.demo.story.when import at

_WIGAN_LEAK = PressStory(
    "wigan-probation-good",
    "Wigan's probation service is on the up, report will say",
    "Wigan PDU has been rated 'Good' by HM Inspectorate of Probation, the Mercury has learned.",
    (
        "The overall rating of Wigan PDU is 'Good', up from 'Requires improvement' in 2023.",
        "A member of staff who has seen the report said: “We have earned this one.”",
    ),
    at(3, "06:40"),
)
_WIGAN_REPORT = Publication(
    6718,
    PostType.DOCUMENT,
    "an-inspection-of-probation-services-in-wigan-pdu-2026",
    "An inspection of probation services in Wigan PDU",
    at(3, "09:20"),
    "This is the report of an inspection of Wigan PDU.",
    (
        Heading("Foreword"),
        "Overall, Wigan PDU is rated as ‘Good’. It was rated ‘Requires improvement’ in 2023.",
        "This is what a service looks like when its managers stay, and when people are heard.",
        Heading("Ratings"),
        Table(("Standard", "Rating"), (("Overall rating", "Good"), ("Score", "14/21"))),
    ),
)
_PLYMOUTH_PRESS = PressStory(
    "plymouth-probation-verdict",
    "Plymouth's probation service told to do better",
    "Plymouth PDU has been rated 'Requires improvement' by HM Inspectorate of Probation.",
    (
        "It is the first time that Plymouth PDU has been inspected by itself.",
        "Inspectors gave it an overall rating of 'Requires improvement'.",
        "A councillor said: “The city will read this report closely.”",
    ),
    at(3, "13:05"),
)
WIGAN = Alert("Wigan PDU", "Requires improvement → Good")
PLYMOUTH = Alert("Plymouth PDU", "Requires improvement (first known rating)")

DAY = Day(
    "A leak, and a broken feed",
    (
        Scene(
            at(3, "07:00"),
            "The Harbour Mercury has seen a report that is not out yet.",
            (Print(Paper.MERCURY, (_WIGAN_LEAK,)),),
            alerts=(WIGAN,),
            remark="The alert says that it is unconfirmed.",
        ),
        Scene(
            at(3, "09:30"),
            "The inspectorate publishes that report.",
            (Publish((_WIGAN_REPORT,)),),
            remark="The same rating: confirmed in the ledger, and nobody is called twice.",
        ),
        Scene(
            at(3, "12:00"),
            "The Pennine Courier's server breaks.",
            (Break(Paper.COURIER, Trouble.SERVER_ERROR),),
            failing=(Paper.COURIER,),
        ),
        Scene(
            at(3, "13:30"),
            "Now it answers with a web page where its feed should be, and meanwhile it has printed "
            "something that matters.",
            (
                Break(Paper.COURIER, Trouble.WEB_PAGE),
                Print(Paper.COURIER, (_PLYMOUTH_PRESS,)),
            ),
            failing=(Paper.COURIER,),
            remark="Never taken for “nothing new”. The other sources go on.",
        ),
        Scene(
            at(3, "16:00"),
            "The feed is back.",
            (Mend(Paper.COURIER),),
            alerts=(PLYMOUTH,),
            remark="What was printed during the outage is told now.",
        ),
    ),
)
