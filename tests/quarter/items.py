"""What papers publish: everyday news by rule, and stories of ratings, each told by several."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.rating import Rating


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a list, and the page behind it. ``number``: the paper's own, rising."""

    number: int
    headline: str
    lead: str
    at: datetime
    text: str = ""

    @property
    def path(self) -> str:
        """Where the page stands."""
        return f"/news/{self.number}.in-words"


@dataclass(frozen=True, slots=True)
class Story:
    """A report comes out. ``papers``: who tells it, each some hours after the one before, and all
    in the same words where it is ``syndicated``."""

    at: datetime
    body: str
    rating: Rating
    papers: tuple[str, ...]
    syndicated: bool = False

    def told_by(self, paper: str) -> Item | None:
        """As it stands in this paper; None where it does not."""
        if paper not in self.papers:
            return None
        place = self.papers.index(paper)
        headline, lead, rest = _TELLINGS[0 if self.syndicated else place % len(_TELLINGS)]
        words = {"body": self.body, "rating": self.rating.label}
        told = (lead.format(**words), *(line.format(**words) for line in rest))
        number = 900_000 + int(self.at.timestamp()) % 100_000
        at = self.at + timedelta(hours=2 * place)
        return Item(number, headline.format(**words), told[0], at, "\n".join(told))


_TELLINGS = (
    (
        "{body} rated ‘{rating}’ by inspectors",
        "{body} has been given an overall rating of ‘{rating}’ by HM Inspectorate of Probation.",
        (
            "Inspectors looked at the work of the service in the autumn and published their report"
            " on it this week.",
            "The Chief Inspector, Martin Jones, thanked the staff for their time.",
        ),
    ),
    (
        "Probation inspectors’ verdict on {body}: {rating}",
        "HM Inspectorate of Probation has rated {body} as ‘{rating}’ overall.",
        (
            "Its report speaks of children who were listened to, and of some who were not.",
            "The council said that it would read the report with care.",
        ),
    ),
)

_EVERYDAY = (
    ("Bridge on the A{n} to close for a week", "Drivers are asked to take the old road."),
    ("Bakery number {n} wins a prize for its bread", "The judges liked the crust."),
    ("{n} runners brave the rain", "The course went twice around the lake."),
    ("Library will open for {n} hours more", "Readers had asked for it for years."),
    ("Choir sings for {n} guests", "There was cake for everybody."),
)


def everyday(number: int, at: datetime) -> Item:
    """News of the kind that fills lists."""
    headline, lead = _EVERYDAY[number % len(_EVERYDAY)]
    return Item(number, headline.format(n=number), lead, at, f"{lead}\nThat is all." * 5)
