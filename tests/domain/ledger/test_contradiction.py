"""Articles that disagree about one inspection, in every order: what is told, and what stands."""

from dataclasses import dataclass, field, replace

import pytest

from monitor.domain.article import ArticleId
from monitor.domain.event import Event, EventKind
from monitor.domain.inspection import Inspection, Status
from monitor.domain.ledger.change import Known
from monitor.domain.ledger.citation import Citation
from monitor.domain.rating import Rating
from monitor.domain.reading import Quote
from tests.domain.samples import KENT, article, change, finding, inspection, report

GOOD, RI, INADEQUATE = Rating.GOOD, Rating.REQUIRES_IMPROVEMENT, Rating.INADEQUATE
FIRST, REVIEW, RIGHT = EventKind.FIRST_RATING, EventKind.NEEDS_REVIEW, EventKind.CORRECTION
MORE, SURE = EventKind.COVERAGE, EventKind.CONFIRMED
UNCONFIRMED, CONFIRMED, CORRECTED = Status.UNCONFIRMED, Status.CONFIRMED, Status.CORRECTED
OFFICIAL = ("release", "report")


@dataclass
class Memory:
    """A ledger of one body, in memory: what stands, what was said, what was told once."""

    entries: dict[str, Inspection] = field(default_factory=dict)
    said: list[Citation] = field(default_factory=list)
    told: dict[str, Event] = field(default_factory=dict)

    def take(self, name: str, rating: Rating, day: str) -> tuple[EventKind, ...]:
        page = article(day, official=name in OFFICIAL, name=name)
        said = replace(finding(rating), quote=Quote(f"{name} says {rating.label}", 0, 9))
        made = change(page, report(said), self.known)
        self.entries |= {entry.id: entry for entry in made.entries}
        self.said += [self._citation(page, one) for one in made.evidence]
        new = [event for event in made.events if event.key not in self.told]
        self.told |= {event.key: event for event in new}
        return tuple(event.kind for event in new)

    @staticmethod
    def _citation(page, evidence):
        return Citation(
            evidence, page.title, page.source, page.url, page.published, page.read_at, None
        )

    @property
    def known(self) -> Known:
        of: dict = {}
        for one in self.said:
            key = one.evidence.inspection_id
            of[key] = (*of.get(key, ()), one)
        return Known({KENT: tuple(self.entries.values())}, of)


def told_of(steps: str, memory: Memory) -> list[tuple[EventKind, ...]]:
    ratings = {"G": GOOD, "RI": RI, "I": INADEQUATE}
    kinds = []
    for number, step in enumerate(steps.split(), start=1):
        name, _, word = step.partition(":")
        kinds.append(memory.take(name, ratings[word], f"2024-05-{number:02}"))
    return kinds


@pytest.mark.parametrize(
    ("steps", "told", "stands"),
    [
        # Two papers: one alert, one question, and never a second alert.
        ("a:G b:RI", [(FIRST,), (REVIEW,)], (GOOD, UNCONFIRMED)),
        ("a:G b:RI c:RI", [(FIRST,), (REVIEW,), ()], (GOOD, UNCONFIRMED)),
        ("a:G b:RI c:I", [(FIRST,), (REVIEW,), (REVIEW,)], (GOOD, UNCONFIRMED)),
        ("a:G b:RI c:G", [(FIRST,), (REVIEW,), (MORE,)], (GOOD, UNCONFIRMED)),
        ("a:G a:RI", [(FIRST,), (REVIEW,)], (GOOD, UNCONFIRMED)),
        # The inspectorate settles it: in silence, or with a correction.
        ("a:G b:RI report:G", [(FIRST,), (REVIEW,), (SURE,)], (GOOD, CONFIRMED)),
        ("a:G b:RI report:RI", [(FIRST,), (REVIEW,), (RIGHT,)], (RI, CORRECTED)),
        ("a:G release:RI report:RI", [(FIRST,), (RIGHT,), (MORE,)], (RI, CORRECTED)),
        # The press never beats it.
        ("report:G a:RI", [(FIRST,), (REVIEW,)], (GOOD, CONFIRMED)),
        ("a:G report:G b:RI", [(FIRST,), (SURE,), (REVIEW,)], (GOOD, CONFIRMED)),
        # The inspectorate against itself: a person decides.
        ("release:G report:RI", [(FIRST,), (REVIEW,)], (GOOD, CONFIRMED)),
        ("report:RI release:G", [(FIRST,), (REVIEW,)], (RI, CONFIRMED)),
        ("a:RI release:G report:RI", [(FIRST,), (RIGHT,), (REVIEW,)], (GOOD, CORRECTED)),
        (
            "a:G b:RI release:G report:RI",
            [(FIRST,), (REVIEW,), (SURE,), (REVIEW,)],
            (GOOD, CONFIRMED),
        ),
        # It corrects a page in place.
        ("report:G report:RI", [(FIRST,), (RIGHT,)], (RI, CORRECTED)),
        ("release:G report:RI release:RI", [(FIRST,), (REVIEW,), (RIGHT,)], (RI, CORRECTED)),
        ("release:G report:RI report:G", [(FIRST,), (REVIEW,), ()], (GOOD, CONFIRMED)),
        ("release:G report:G report:RI", [(FIRST,), (MORE,), (REVIEW,)], (GOOD, CONFIRMED)),
    ],
)
def test_what_is_told_and_what_stands(steps, told, stands):
    memory = Memory()
    assert told_of(steps, memory) == told
    (entry,) = memory.entries.values()
    assert (entry.rating, entry.status) == stands


@pytest.mark.parametrize("steps", ["a:G b:RI", "release:G report:RI", "report:G a:RI"])
def test_a_question_quotes_both_sides(steps):
    memory = Memory()
    told_of(steps, memory)
    first, second = (step.partition(":")[0] for step in steps.split())
    asked = list(memory.told.values())[-1]
    assert asked.quote == f"{second} says {asked.after.label}"
    assert asked.reasons[0] == "the ledger holds Good for the inspection of 1 May 2024"
    assert f"“{first} says Good”" in asked.reasons[1]


def test_what_only_the_shipped_history_says_is_corrected_by_the_inspectorate():
    memory = Memory({"x": inspection(GOOD, "2024-05-01")})
    assert memory.take("report", RI, "2024-05-02") == (RIGHT,)


def test_every_word_is_kept_as_evidence():
    memory = Memory()
    told_of("a:G b:RI report:RI", memory)
    assert [one.evidence.article_id for one in memory.said] == [
        ArticleId(name) for name in ("a", "b", "report")
    ]
