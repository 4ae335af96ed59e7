"""Days 5 to 7: a report without a rating, and much that no alert is due for."""

from datetime import date

from monitor.demo.press import PressStory
from monitor.demo.publication import Heading, PostType, Publication
from monitor.demo.script import Alert, Day, Paper, Print, Publish, Scene
from monitor.demo.story.when import at, on

_DYNAMIC = Publication(
    6745,
    PostType.DOCUMENT,
    "dynamic-inspection-of-public-protection-in-london-region",
    "Dynamic inspection of public protection in the London region",
    at(5, "00:01"),
    "This is the report of a dynamic inspection of public protection.",
    (
        Heading("Chief Inspector's judgement"),
        "Dynamic inspections are not rated. We read cases and say what we saw in them.",
        "In four of ten cases the work to protect the public was sufficient.",
    ),
)
_RULES = Publication(
    6748,
    PostType.DOCUMENT,
    "dynamic-inspection-rules-and-guidance-carag",
    "Dynamic inspection of public protection: rules and guidance (CARaG) for the London region",
    at(5, "00:02"),
    "How inspectors judge a case in a dynamic inspection.",
    ("V1.2 – Published 20 January 2026", "Inspectors answer each question in turn."),
)
LONDON = Alert("London region", "New report without rating")
_TALLY = PressStory(
    "probation-in-numbers",
    "Probation in numbers: how inspectors see the country",
    "Seven in ten probation services inspected since 2023 were rated 'Inadequate' or 'Requires "
    "improvement', according to HM Inspectorate of Probation.",
    (
        "Of the services that HM Inspectorate of Probation visited, 12 were rated 'Inadequate' "
        "and 14 'Requires improvement'. None was 'Outstanding'.",
    ),
    at(5, "09:00"),
)
_OLD = PressStory(
    "from-our-archive-sheffield",
    "From our archive: probation in Sheffield",
    "Sheffield PDU has been rated 'Inadequate' by HM Inspectorate of Probation.",
    ("We reported in October 2024 that the overall rating of Sheffield PDU was 'Inadequate'.",),
    on(date(2024, 10, 26), "08:00"),
)

FRIDAY = Day(
    "Reports without a rating",
    (
        Scene(
            at(5, "09:30"),
            "A dynamic inspection, which carries no rating, and a paper that counts ratings.",
            (Publish((_DYNAMIC, _RULES)), Print(Paper.COURIER, (_TALLY,))),
            alerts=(LONDON,),
            remark="A new report is told; that its rating changed is not.",
        ),
    ),
)
SATURDAY = Day(
    "An old story comes round again",
    (
        Scene(
            at(6, "10:00"),
            "The Harbour Mercury empties its drawers.",
            (Print(Paper.MERCURY, (_OLD,)),),
            remark="“Latest” goes by the date of the fact, not of the reading.",
        ),
    ),
)
SUNDAY = Day(
    "Nothing happens",
    (
        Scene(
            at(7, "12:00"),
            "The offices are shut.",
            remark="Silence that one can trust is what the service is for.",
        ),
    ),
)
