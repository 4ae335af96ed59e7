"""Days 5 to 7: no alert is due, so none may come."""

from datetime import date

from monitor.demo.press import PressStory
from monitor.demo.publication import Heading, PostType, Publication
from monitor.demo.script import Day, Paper, Print, Publish, Scene
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
            (Publish((_DYNAMIC,)), Print(Paper.COURIER, (_TALLY,))),
            remark="No body was rated, so nothing is said.",
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
