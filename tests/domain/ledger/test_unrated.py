"""Reports that give no rating: told once, and no rating is touched."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor import data
from monitor.domain.article import Article, ArticleId
from monitor.domain.document import DocumentType, document_type
from monitor.domain.event import EventKind
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.change import Change, Known
from monitor.domain.ledger.comparing import Rules, compare
from monitor.domain.ledger.newness import Telling
from monitor.domain.ledger.standing import standing
from monitor.domain.ledger.unrated import unrated_bodies
from monitor.domain.rating import Rating
from monitor.domain.reading import Category, Reading
from tests.domain.samples import article, inspection, knowing

SITE = "https://hmiprobation.justiceinspectorates.gov.uk"
RULES = Rules(data.gazetteer(), data.programmes())
SILENT = Reading(Category.REPORT_NO_RATING, (), (), ("says that there is none",))
TITLE = "Dynamic inspection of public protection in South West region"
SOUTH_WEST = "region-south-west"
NOTHING = knowing()


def page(title: str = TITLE, path: str = "document/x", day: str = "2026-03-05", text: str = ""):
    url = f"{SITE}/{path}"
    return replace(
        article(day, official=True, name=path),
        url=url,
        title=title,
        text=text,
        document=document_type(url, title, (), text),
    )


def told(art: Article, known: Known = NOTHING, reading: Reading = SILENT) -> Change:
    return compare(art, reading, known, Telling.TELL, RULES)


def kept(made: Change) -> tuple[Inspection, ...]:
    return made.entries


def test_a_new_report_is_told_with_its_region_and_the_rating_that_stays():
    known = knowing(replace(inspection(Rating.GOOD, "2024-05-01"), body_id=SOUTH_WEST))
    made = told(page(), known)
    (event,), (entry,) = made.events, made.entries
    assert (event.kind, event.body, event.body_id) == (
        EventKind.REPORT_UNRATED,
        "South West region",
        SOUTH_WEST,
    )
    assert (event.after, event.before and event.before.rating) == (None, Rating.GOOD)
    assert (entry.rating, entry.programme, entry.report_url) == (None, "dynamic-2025", page().url)
    after = standing(
        RULES.gazetteer.bodies[SOUTH_WEST],
        Known({SOUTH_WEST: (*known.of(SOUTH_WEST), entry)}),
        RULES.gazetteer,
    )
    assert after.current
    assert after.current.rating is Rating.GOOD


def test_a_page_whose_date_was_put_right_is_the_same_report():
    (entry,) = told(page()).entries
    known = Known({entry.body_id: (entry,)})
    assert told(page(day="2026-09-20"), known).events == ()
    (other,) = told(page(path="document/y", day="2026-09-20"), known).events
    assert other.kind is EventKind.REPORT_UNRATED


def test_report_and_press_release_are_one_whichever_comes_first():
    release = page(
        "Inspectorate concerned by work in the South West",
        "news/y",
        text="Our dynamic inspection of the South West region of the Probation Service found gaps.",
    )
    for first, second in ((page(), release), (release, page(day="2026-03-09"))):
        made = told(first)
        assert [event.kind for event in made.events] == [EventKind.REPORT_UNRATED]
        again = told(second, Known({SOUTH_WEST: kept(made)}))
        (entry,) = again.entries or made.entries
        assert (again.events, entry.id) == ((), made.entries[0].id)


def test_what_the_shipped_history_knows_is_not_new():
    shipped = data.baseline(datetime(2026, 11, 1, tzinfo=UTC))
    known = Known({SOUTH_WEST: tuple(i for i in shipped if i.body_id == SOUTH_WEST)})
    made = told(page(), known)
    assert (made.events, [entry.report_url for entry in made.entries]) == ((), [page().url])


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Dynamic inspection: protection in Greater Manchester",
            "region-greater-manchester",
        ),
        ("Dynamic inspection: public protection in the East of England", "region-east-of-england"),
        ("Dynamic inspection: Kent, Surrey & Sussex region", "region-kent-surrey-sussex"),
        ("Dynamic inspection: Yorkshire and the Humber", "region-yorkshire-humber"),
        ("Dynamic inspection of public protection in Wales", "region-wales"),
        ("Dynamic inspection of public protection in England and Wales", None),
        ("Dynamic inspections of London and of the North West region", None),
        ("Dynamic inspection of public protection", None),
    ],
)
def test_the_region_is_the_one_that_is_named(title, body):
    made = told(page(title))
    (event,) = made.events
    assert event.body_id == body
    assert [entry.body_id for entry in made.entries] == ([body] if body else [])
    assert unrated_bodies(page(title), RULES.programmes, RULES.gazetteer) == (
        (body,) if body else ()
    )


def test_a_report_of_nobody_is_told_once_by_its_address():
    nobody = page("Dynamic inspection of public protection")
    again = replace(nobody, id=ArticleId("again"), url=f"{nobody.url}/?utm_source=mail")
    assert told(nobody).events[0].key == told(again).events[0].key


@pytest.mark.parametrize(
    "art",
    [
        page("Dynamic inspection of public protection: rules and guidance (CARaG), London region"),
        page("A thematic inspection of public protection in London region"),
        page("Data annexe: dynamic inspection of the London region"),
        page("Chief Inspector announces dynamic inspection of public protection", "news/a"),
        page("Shortfalls found", "news/b", text="Dynamic inspections go on all over the country."),
        page("An inspection of probation services in London region"),
        page("Dynamic inspection of London region", day="2024-01-05"),
        page("Dynamic inspections: what the London region can expect", "consultation/c"),
        replace(page(), document=None, official=False),
    ],
    ids=lambda art: art.title[:40],
)
def test_anything_else_is_not_told_as_a_report(art):
    assert EventKind.REPORT_UNRATED not in [event.kind for event in told(art).events]


def test_on_the_first_visit_an_old_one_is_learned():
    made = compare(page(), SILENT, NOTHING, Telling.LEARN, RULES)
    assert (len(made.entries), made.events) == (1, ())


def test_a_rating_after_all_is_a_rating():
    rated = Reading(Category.RATING_REPORT, (), (), ("states one",))
    assert EventKind.REPORT_UNRATED not in [e.kind for e in told(page(), reading=rated).events]
    assert page().document is DocumentType.DYNAMIC
