"""A report of the inspectorate that is taken down: when we look, and what follows from it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.domain.article import Article, ArticleId
from monitor.domain.body import Gazetteer
from monitor.domain.document import RATING_REPORTS, DocumentType
from monitor.domain.event import Earlier, Event, EventKind
from monitor.domain.identity import event_key
from monitor.domain.inspection import Inspection, Status
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.review import origin

WATCHED = timedelta(days=365)
"""So long after its publication a page is asked for again now and then."""

PACE = timedelta(minutes=10)
"""Between two such questions, whatever is due: nobody waits for the answer."""

_REGULARLY = timedelta(days=7)
_SUSPECT = timedelta(days=1)
_MANY = 3
"""More pages gone at a time than this: the site has moved, rather than withdrawn them all."""

_TITLE = re.compile(r"^\W*withdrawn\b|[(\[]withdrawn[)\]]\s*$", re.IGNORECASE)
_KIND = r"(?:inspection |full |final |whole )?(?:report|publication|document|page)"
_WORDS = re.compile(
    rf"\b(?<!of )(?<!in )(?:this|the) {_KIND} (?:has been|was|is) (?:\w+ )?withdrawn\b[^.\n]*"
    rf"|\bwe have withdrawn (?:this|the) {_KIND}\b[^.\n]*",
    re.IGNORECASE,
)
"""No word of an earlier one: "the previous report", "the first edition of the report"."""

_OPENING = 600

RETURNED = "its report had been withdrawn, and is published again"


@dataclass(frozen=True, slots=True)
class Look:
    """When a page was asked for last; since when the server says that it is not there, if so."""

    asked_at: datetime
    gone_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """A page that the ledger rests on.

    ``missing``: gone when it was asked for last, and something that rests on it alone still stands.
    """

    article: ArticleId
    read_at: datetime
    look: Look | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class OfficialPage:
    """One that speaks for an inspection. ``gone``: it was not there when asked for last."""

    article: ArticleId
    document: DocumentType | None
    gone: bool


@dataclass(frozen=True, slots=True)
class Resting:
    """An inspection, and all pages of the inspectorate that speak for it."""

    inspection: Inspection
    pages: tuple[OfficialPage, ...]


Decide = Callable[[tuple[Resting, ...]], Change]


def says_withdrawn(title: str, text: str) -> str | None:
    """The words in which a page says that it is withdrawn; None for any other."""
    if _TITLE.search(title):
        return title.strip()
    found = _WORDS.search(text[:_OPENING])
    return " ".join(found[0].split()) if found else None


def next_to_ask(pages: Iterable[Watched], now: datetime) -> Watched | None:
    """The one that has waited longest of those whose time has come: a week, or a day if it was
    gone."""
    due = [page for page in pages if now - _asked(page) >= _pause(page)]
    return min(due, key=_asked, default=None)


def seen_there(now: datetime) -> Look:
    """It was there."""
    return Look(now)


def not_told(look: Look | None, now: datetime) -> Look:
    """No answer, or one that says nothing of the page: what was known before still is."""
    return Look(now, look.gone_since if look else None)


def missed(look: Look | None, now: datetime) -> Look:
    """The server said that there is nothing."""
    return Look(now, (look and look.gone_since) or now)


def is_withdrawn(look: Look, now: datetime) -> bool:
    """Gone twice, a day apart: never on a single failure."""
    return look.gone_since is not None and now - look.gone_since >= _SUSPECT


def site_moved(pages: Iterable[Watched]) -> bool:
    """Are so many pages missing that it is not about any of them?"""
    return sum(page.missing for page in pages) > _MANY


def withdrawn(
    article: Article, resting: tuple[Resting, ...], reason: str, gazetteer: Gazetteer, now: datetime
) -> Change:
    """The page is gone, or says that it is withdrawn: so are inspections without another report."""
    return _together(
        [
            _marked(article, each.inspection, reason, gazetteer, now)
            for each in resting
            if rests_on(article.id, each)
        ]
    )


def returned(
    article: Article, resting: tuple[Resting, ...], gazetteer: Gazetteer, now: datetime
) -> Change:
    """The page is there again."""
    return _together(
        [
            restored(article, each.inspection, gazetteer, now)
            for each in resting
            if brings_back(article.id, each)
        ]
    )


def rests_on(article: ArticleId, resting: Resting) -> bool:
    """Does it stand, and fall with this page? Not while another report, or where no report was
    read, another page speaks for it."""
    if resting.inspection.status is Status.WITHDRAWN:
        return False
    return all(page.article == article or page.gone for page in _bearing(resting))


def brings_back(article: ArticleId, resting: Resting) -> bool:
    """Was it withdrawn, and did it fall with this page? A release that was there all along brings
    no report back, and one report none while another is still gone."""
    if resting.inspection.status is not Status.WITHDRAWN:
        return False
    bearing = _bearing(resting)
    mine = any(page.article == article for page in bearing)
    return mine and not any(page.gone for page in bearing if page.article != article)


def _bearing(resting: Resting) -> tuple[OfficialPage, ...]:
    """The pages that it stands and falls with: its reports, or all where no report was read."""
    reports = tuple(page for page in resting.pages if page.document in RATING_REPORTS)
    return reports or resting.pages


def _asked(page: Watched) -> datetime:
    return max(page.read_at, page.look.asked_at) if page.look else page.read_at


def _pause(page: Watched) -> timedelta:
    return _SUSPECT if page.missing else _REGULARLY


def _marked(
    article: Article, stands: Inspection, reason: str, gazetteer: Gazetteer, now: datetime
) -> tuple[Inspection, Event]:
    entry = replace(stands, status=Status.WITHDRAWN, recorded_at=now)
    before = Earlier(stands.rating, stands.published) if stands.rating else None
    said = reason if stands.rating else f"a report without rating is withdrawn: {reason}"
    return entry, replace(_event(article, entry, gazetteer, said), before=before)


def restored(
    article: Article, stands: Inspection, gazetteer: Gazetteer, now: datetime
) -> tuple[Inspection, Event]:
    """A withdrawn inspection -> the entry by which it counts again, and the news of it."""
    entry = replace(stands, status=Status.CONFIRMED, recorded_at=now)
    # A correction without a rating would tell of a withdrawal.
    kind = EventKind.CORRECTION if stands.rating else EventKind.REPORT_UNRATED
    event = _event(article, entry, gazetteer, RETURNED)
    return entry, replace(event, kind=kind, after=stands.rating)


def _event(article: Article, entry: Inspection, gazetteer: Gazetteer, reason: str) -> Event:
    return Event(
        key=event_key(entry.id, EventKind.CORRECTION, entry.status, entry.recorded_at),
        kind=EventKind.CORRECTION,
        body=gazetteer.bodies[entry.body_id].short_name,
        body_id=entry.body_id,
        inspection_id=entry.id,
        at=entry.recorded_at,
        origin=origin(article),
        report_url=entry.report_url,
        reasons=(reason,),
    )


def _together(made: list[tuple[Inspection, Event]]) -> Change:
    return Change(
        entries=tuple(entry for entry, _ in made), events=tuple(event for _, event in made)
    )
