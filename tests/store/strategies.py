"""Any value that the domain can make."""

from datetime import UTC, datetime
from itertools import count

from hypothesis import strategies as st

from monitor.domain.article import Article, ArticleId, SourceName
from monitor.domain.body import BodyId
from monitor.domain.delivery import (
    ChannelName,
    Delivery,
    DeliveryId,
    DeliveryState,
    Receipt,
    Recipient,
    Shape,
)
from monitor.domain.document import DocumentType
from monitor.domain.event import Earlier, Event, EventKey, EventKind, Origin
from monitor.domain.inspection import Authority, Evidence, Inspection, InspectionId, Status
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Direction, Rating, Score, StandardRating
from monitor.domain.ratings_table import Fault, RatingsTable, TableRow

# All examples go into one database, and a value that was there is not new.
_NUMBERS = count()

# Half pairs and NUL are replaced on purpose; test_articles.py has them.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
INSTANTS = st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 bounds are naive by contract
CONFIDENCES = st.floats(0, 1)
RATINGS = st.sampled_from(Rating)
SCORES = st.builds(Score, st.integers(0, 99), st.integers(0, 99))
DATES = (
    st.dates()
    .flatmap(
        lambda day: st.sampled_from(
            [f"{day}", f"{day}"[:7], f"{day}"[:4], f"{day}"[:7] + f"/{day}"]
        )
    )
    .map(PartialDate)
)


def _maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | values


STANDARDS = st.builds(StandardRating, _maybe(TEXT), TEXT, RATINGS)
TABLES = st.builds(
    RatingsTable,
    overall=_maybe(RATINGS),
    score=_maybe(SCORES),
    fieldwork=_maybe(DATES),
    rows=st.lists(st.builds(TableRow, STANDARDS, TEXT), max_size=3).map(tuple),
    faults=st.lists(st.builds(Fault, TEXT, TEXT, st.booleans()), max_size=2).map(tuple),
)
IDS = st.builds(lambda: str(next(_NUMBERS)))
ARTICLES = st.builds(
    Article,
    id=IDS.map(ArticleId),
    source=TEXT.map(SourceName),
    official=st.booleans(),
    url=TEXT,
    title=TEXT,
    published=_maybe(INSTANTS),
    text=TEXT,
    entry_mark=TEXT,
    fingerprint=TEXT,
    read_at=INSTANTS,
    report_url=_maybe(TEXT),
    table=_maybe(TABLES),
    document=_maybe(st.sampled_from(DocumentType)),
    report_file=_maybe(TEXT),
)
INSPECTIONS = st.builds(
    Inspection,
    id=IDS.map(InspectionId),
    body_id=TEXT.map(BodyId),
    programme=TEXT,
    published=DATES,
    rating=_maybe(RATINGS),
    score=_maybe(SCORES),
    status=st.sampled_from(Status),
    authority=st.sampled_from(Authority),
    report_url=_maybe(TEXT),
    recorded_at=INSTANTS,
    note=TEXT,
    standards=st.lists(STANDARDS, max_size=3).map(tuple),
    fieldwork=_maybe(DATES),
)
EVIDENCE = st.builds(
    Evidence,
    inspection_id=IDS.map(InspectionId),
    article_id=st.just(ArticleId("a")),
    authority=st.sampled_from(Authority),
    rating=RATINGS,
    previous=_maybe(RATINGS),
    direction=_maybe(st.sampled_from(Direction)),
    score=_maybe(SCORES),
    quote=TEXT,
    start=st.integers(0, 10**6),
    end=st.integers(0, 10**6),
    confidence=CONFIDENCES,
)
ORIGINS = st.builds(
    Origin,
    article_id=TEXT.map(ArticleId),
    source=TEXT.map(SourceName),
    official=st.booleans(),
    url=TEXT,
    title=TEXT,
    published=_maybe(INSTANTS),
)
EVENTS = st.builds(
    Event,
    key=IDS.map(EventKey),
    kind=st.sampled_from(EventKind),
    body=TEXT,
    at=INSTANTS,
    origin=ORIGINS,
    body_id=_maybe(TEXT.map(BodyId)),
    inspection_id=_maybe(TEXT.map(InspectionId)),
    after=_maybe(RATINGS),
    before=_maybe(st.builds(Earlier, RATINGS, _maybe(DATES), _maybe(TEXT), st.booleans())),
    score=_maybe(SCORES),
    quote=TEXT,
    confidence=CONFIDENCES,
    report_url=_maybe(TEXT),
    reasons=st.lists(TEXT, max_size=3).map(tuple),
)
DELIVERIES = st.builds(
    Delivery,
    id=IDS.map(DeliveryId),
    events=st.tuples(EVENTS),
    recipient=st.builds(Recipient, TEXT.map(ChannelName), TEXT),
    due_at=INSTANTS,
    state=st.sampled_from(DeliveryState),
    attempts=st.integers(0, 1000),
    sent_at=_maybe(INSTANTS),
    error=_maybe(TEXT),
    why=st.lists(TEXT).map(tuple),
    shape=st.sampled_from(Shape),
    receipt=_maybe(TEXT.map(Receipt)),
)
