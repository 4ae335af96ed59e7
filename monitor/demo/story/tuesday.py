"""Day 2: the papers follow, other inspectorates use the same words, the mail server is away."""

from monitor.demo.press import PressStory
from monitor.demo.publication import Heading, PostType, Publication, Table
from monitor.demo.script import Alert, Day, MailServer, Paper, Print, Publish, Scene
from monitor.demo.story.when import at

_COURIER_ON_BLACKBURN = PressStory(
    "blackburn-probation-bottom-mark",
    "Probation service gets the lowest mark there is",
    "Blackburn with Darwen's probation service has been rated 'Inadequate' by inspectors.",
    (
        "HM Inspectorate of Probation gave Blackburn with Darwen PDU an overall rating of "
        "'Inadequate' in a report that came out on Monday.",
        "Three years ago the service was rated 'Requires improvement'.",
        "A union official said: “You cannot see fifty people a week and see any of them well.”",
    ),
    at(2, "06:30"),
    comments=(
        "My nephew's school was rated Outstanding and it is no better.",
        "They all get Inadequate these days.",
    ),
)
_MERCURY_ON_BLACKBURN = PressStory(
    "inspectors-blackburn-probation",
    "Inspectors: people in Blackburn with Darwen 'not kept safe enough'",
    "The probation service in Blackburn with Darwen has gone from 'Requires improvement' to "
    "'Inadequate'.",
    (
        "The rating was given to Blackburn with Darwen PDU by HM Inspectorate of Probation.",
        "Its overall rating is now 'Inadequate'. Inspectors said that checks were missed in half "
        "of the cases.",
    ),
    at(2, "07:10"),
)
_OTHER_INSPECTORATES = (
    PressStory(
        "academy-inadequate",
        "Academy rated Inadequate by Ofsted",
        "Ofsted has rated a secondary school in the borough 'Inadequate' overall.",
        (
            "Ofsted inspectors visited the academy in January and found behaviour had slipped.",
            "The school, which was rated 'Good' in 2021, said that it would appeal.",
        ),
        at(2, "08:20"),
    ),
    PressStory(
        "hospital-requires-improvement",
        "Hospital still 'Requires improvement', says the CQC",
        "The Care Quality Commission has rated the hospital 'Requires improvement' again.",
        (
            "Inspectors from the CQC praised the wards but not the waiting times.",
            "The trust's chief executive thanked staff for their patience.",
        ),
        at(2, "08:25"),
    ),
)
_PRISON = PressStory(
    "prison-report-urgent",
    "Prison inspectors find jail unsafe",
    "HM Inspectorate of Prisons said that outcomes for prisoners were 'not sufficiently good'.",
    (
        "The chief inspector of prisons visited HMP Marlmoor in December without warning.",
        "He said that leadership was inadequate and that violence had doubled within a year.",
    ),
    at(2, "08:30"),
)
_STOCKPORT = Publication(
    6711,
    PostType.DOCUMENT,
    "an-inspection-of-youth-justice-work-with-children-and-victims-in-stockport-2026",
    "An inspection of youth justice work with children and victims in Stockport",
    at(2, "11:00"),
    "This is the report of an inspection of Stockport Youth Justice Service.",
    (
        Heading("Foreword"),
        "Overall, Stockport Youth Justice Service is rated as ‘Outstanding’. At our inspection "
        "in 2022 it was rated ‘Requires improvement’.",
        "Children told us that somebody listens to them here. So did the people they had harmed.",
        Heading("Ratings"),
        Table(
            ("Area", "Rating"),
            (
                ("Work with children", "Outstanding"),
                ("Work with victims", "Good"),
                ("Overall rating", "Outstanding"),
            ),
        ),
    ),
)
STOCKPORT = Alert("Stockport YJS", "Requires improvement → Outstanding")

DAY = Day(
    "Echoes, false friends, and a mail server",
    (
        Scene(
            at(2, "07:30"),
            "Both papers have the Blackburn story, each in its own words.",
            (
                Print(Paper.COURIER, (_COURIER_ON_BLACKBURN,)),
                Print(Paper.MERCURY, (_MERCURY_ON_BLACKBURN,)),
            ),
            remark="The same inspection again: more evidence, no second alert.",
        ),
        Scene(
            at(2, "08:45"),
            "Ofsted on a school, the CQC on a hospital, the prisons inspectorate on a jail: the "
            "same words in all three.",
            (
                Print(Paper.COURIER, _OTHER_INSPECTORATES),
                Print(Paper.MERCURY, (_PRISON,)),
            ),
            remark="Not ours: set aside.",
        ),
        Scene(
            at(2, "11:15"),
            "The mail server goes down, and just then a youth justice service is rated.",
            (MailServer(up=False), Publish((_STOCKPORT,))),
            alerts=(STOCKPORT,),
            mails=(),
            remark="Slack has it. The mail waits in the outbox.",
        ),
        Scene(
            at(2, "11:20"),
            "The mail server is back.",
            (MailServer(up=True),),
            mails=(STOCKPORT,),
            remark="Delayed, not lost.",
        ),
    ),
)
