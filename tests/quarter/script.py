"""What happens in the quarter, and what must be told of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from monitor.domain.rating import Rating
from tests.quarter.forms import FORMS, LISTING
from tests.quarter.items import Story
from tests.quarter.papers import Break, Paper, Trouble

BEGINS = datetime(2026, 1, 5, 9, tzinfo=UTC)
ENDS = BEGINS + timedelta(weeks=13)

_DAY = timedelta(days=1)
_SINGLE, _GROUPS, _IN_A_GROUP = 151, 4, 12
_LOOKED_AT = 30
"""Papers to which something happens; they are visited twice a day, and the crowd once a week."""


def _paper(number: int, name: str, host: str, every: timedelta, section: str = "") -> Paper:
    form = FORMS[0] if section else FORMS[number % len(FORMS)]
    pinned = "How to reach this paper" if name == PINNED else ""
    return Paper(number, name, host, form, (1 + number % 4) * _DAY, every, section, pinned)


def _name(number: int) -> str:
    return f"Paper {number:03}"


def _titles(group: int) -> tuple[str, ...]:
    return tuple(f"Group {group} title {title:02}" for title in range(_IN_A_GROUP))


def _papers() -> Iterable[Paper]:
    for number in range(1, _SINGLE + 1):
        every = _DAY / 2 if number <= _LOOKED_AT else 7 * _DAY
        yield _paper(number, _name(number), f"127.0.1.{number}", every)
    for group in range(_GROUPS):
        every = _DAY / 2 if group == 0 else 7 * _DAY
        for place, name in enumerate(_titles(group)):
            number = _SINGLE + group * _IN_A_GROUP + place + 1
            yield _paper(number, name, f"127.0.1.{200 + group}", every, f"/t{place}")
    yield Paper(250, NOWHERE, "paper.invalid", LISTING, _DAY, _DAY / 2)


NOWHERE = "Paper without a name"
"""Its host is unknown, from the beginning to the end."""

PINNED = _name(30)
"""Its list always names how to reach it."""

PAPERS = tuple(_papers())


@dataclass(frozen=True, slots=True)
class Told:
    """What must be told of a trouble: the state by which it is called, and how often one is
    reminded: after a day, and then once a week."""

    trouble: Trouble
    state: str
    reminders: int


def _told(
    papers: tuple[str, ...],
    broken: Break,
    when: tuple[float, float],
    state: str,
    reminders: int = 1,
) -> Told:
    """``when``: on which day it begins, and how many it lasts."""
    day, days = when
    begins = BEGINS + day * _DAY
    return Told(Trouble(papers, broken, begins, begins + days * _DAY), state, reminders)


TOLD = (
    _told((_name(4),), Break.SILENT, (10, 9), "late"),
    _told((_name(9),), Break.EMPTY, (10, 6), "empty"),
    _told((_name(16),), Break.EMPTY, (12, 14), "empty", reminders=2),
    _told((_name(13),), Break.RESHAPED, (10, 6), "shape changed"),
    _told((_name(1),), Break.RESHAPED, (20, 6), "shape changed"),
    _told((_name(2),), Break.SHRUNK, (20, 6), "shape changed"),
    _told((PINNED,), Break.UNPINNED, (30, 6), "shape changed"),
    _told((_name(13),), Break.CAPTCHA, (30, 6), "blocked"),
    _told((_name(3),), Break.CONSENT, (30, 6), "blocked"),
    _told((_name(5),), Break.FORBIDDEN, (40, 14), "blocked", reminders=2),
    _told((_name(21),), Break.TOO_MANY, (44, 6), "blocked"),
    _told((_name(6),), Break.MOVED, (40, 6), "moved"),
    _told((_name(7),), Break.MOVED_STRICTLY, (42, 6), "moved"),
    _told((_name(8),), Break.GONE, (48, 6), "gone"),
    _told((_name(10),), Break.NOT_FOUND, (50, 6), "gone"),
    _told((_name(20),), Break.LYING, (64, 6), "lying validator"),
    _told((_name(14),), Break.FAILING, (66, 6), "unreachable"),
    _told((_name(15),), Break.REFUSED, (68, 6), "unreachable"),
    _told(_titles(0), Break.REFUSED, (72, 6), "unreachable"),
    _told((_name(17),), Break.BARRED, (76, 6), "blocked"),
)

OUTAGE = Trouble(
    tuple(paper.name for paper in PAPERS if paper.name != NOWHERE),
    Break.REFUSED,
    BEGINS + 60 * _DAY,
    BEGINS + 60.75 * _DAY,
)
"""Our own network: told once, and once when it is over, and nothing of anybody else."""

FLAPPING = Trouble((_name(18),), Break.FLAPPING, BEGINS + 15 * _DAY, BEGINS + 75 * _DAY)
"""Never told."""

FLOODED = Trouble((_name(12),), Break.FLOODED, BEGINS + 78 * _DAY, BEGINS + 84 * _DAY)
"""Of old reports nothing is told again."""

TROUBLES = (OUTAGE, FLAPPING, FLOODED, *(told.trouble for told in TOLD))


def _story(day: float, body: str, rating: Rating, *papers: int, syndicated: bool = False) -> Story:
    names = tuple(_name(number) for number in papers)
    return Story(BEGINS + day * _DAY, f"{body} Youth Justice Service", rating, names, syndicated)


STORIES = (
    _story(5, "Barnet", Rating.GOOD, 1, 9, 13, 17),
    _story(12, "Barnsley", Rating.INADEQUATE, 9, 4, 13, 19, 11),
    _story(16, "Bexley", Rating.OUTSTANDING, *range(16, 30), syndicated=True),
    _story(22, "Blackpool", Rating.GOOD, 1, 2, 16, 18, 21),
    _story(32, "Bolton", Rating.REQUIRES_IMPROVEMENT, 13, 3, 22, 30),
    _story(43, "Croydon", Rating.GOOD, 5, 23, 6, 7),
    _story(50.5, "Brent", Rating.INADEQUATE, 8, 10, 24),
    _story(60.25, "Bristol", Rating.GOOD, 25, 26, 27),
    _story(66.5, "Bromley", Rating.GOOD, 20, 14, 12),
    _story(70, "Camden", Rating.OUTSTANDING, 15, 14, 28, 29),
    _story(85, "Calderdale", Rating.GOOD, *range(1, 30), syndicated=True),
)
"""Each is told by some that are broken at the time and at least one that is not."""
