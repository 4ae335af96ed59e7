"""New reports under programmes that give no rating: told of, once, and no rating is touched."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.domain.article import Article
from monitor.domain.body import Body, BodyId, Gazetteer
from monitor.domain.document import DocumentType, opening
from monitor.domain.event import Earlier, Event, EventKind
from monitor.domain.identity import article_id, event_key
from monitor.domain.inspection import Authority, Inspection, InspectionId, Status
from monitor.domain.ledger.before import latest_rated, same_body
from monitor.domain.ledger.change import Change, Known
from monitor.domain.ledger.matching import COVERAGE
from monitor.domain.ledger.review import official_page, origin
from monitor.domain.ledger.withdrawal import restored, says_withdrawn
from monitor.domain.london import london_day
from monitor.domain.partial_date import PartialDate
from monitor.domain.programme import Programme, unrated_programme
from monitor.domain.reading import Reading

_GENERIC = re.compile(r"\b(?:probation services?|probation|regions?|the|of|in)\b")
_WHOLE_COUNTRY = re.compile(r"\bengland (?:and|&) wales\b")


def unrated_bodies(
    article: Article, programmes: tuple[Programme, ...], gazetteer: Gazetteer
) -> tuple[BodyId, ...]:
    """Whose history must be looked up before ``unrated_report`` is asked."""
    programme = _programme(article, programmes)
    body = _body(article, programme, gazetteer) if programme else None
    return (body.id,) if body else ()


def unrated_report(
    article: Article,
    reading: Reading,
    known: Known,
    programmes: tuple[Programme, ...],
    gazetteer: Gazetteer,
) -> Change | None:
    """None for any other article. Report and press release open one inspection, with one event.

    A press release counts where it names the body: else it may be an announcement.
    """
    programme = _programme(article, programmes)
    if programme is None or reading.relevant or says_withdrawn(article.title, article.text):
        return None
    body = _body(article, programme, gazetteer)
    if body is None:
        report = article.document is not DocumentType.RELEASE
        return Change(events=(_event(article, None, None, None),)) if report else None
    there = same_body(body.id, gazetteer, known)
    meant = next((each for each in there if _same(each, programme, article)), None)
    if meant is not None:
        return _met_again(article, meant, known, gazetteer)
    entry = _entry(article, programme, body)
    last = latest_rated(there, london_day(article.dated))
    before = Earlier(last.rating, last.published) if last and last.rating else None
    return Change((entry,), (), (_event(article, body, entry.id, before),))


def _met_again(article: Article, meant: Inspection, known: Known, gazetteer: Gazetteer) -> Change:
    """The report's own address takes the place of a release's; what was withdrawn may be back."""
    report = article.document is not DocumentType.RELEASE
    address = official_page(article) if report else meant.report_url
    there = replace(meant, report_url=address)
    back = meant.id in known.returning or address != meant.report_url
    if meant.status is Status.WITHDRAWN and back:
        entry, event = restored(article, there, gazetteer, article.read_at)
        return Change((entry,), (), (event,))
    moved = replace(there, recorded_at=article.read_at)
    return Change((moved,) if there != meant else ())


def _programme(article: Article, programmes: tuple[Programme, ...]) -> Programme | None:
    """By the words that its reports are known by; a report has them in its title."""
    first = opening(article.title)
    if article.document in {DocumentType.DYNAMIC, DocumentType.RELEASE}:
        first = f"{first} {opening(article.text)}"
    elif article.document is not DocumentType.REPORT:
        return None
    return unrated_programme(programmes, first, london_day(article.dated))


def _body(article: Article, programme: Programme, gazetteer: Gazetteer) -> Body | None:
    bodies = [body for body in gazetteer if body.kind is programme.kind]
    return _named_in_title(article.title, bodies) or _named_in_full(article.text, bodies)


def _named_in_title(title: str, bodies: Iterable[Body]) -> Body | None:
    """Its place alone will do: "… in Greater Manchester"."""
    words = _place(_WHOLE_COUNTRY.sub(" ", title.casefold()))
    return _longest((body, place) for body in bodies for place in _places(body) if place in words)


def _named_in_full(text: str, bodies: Iterable[Body]) -> Body | None:
    """Among other words only a whole name will do: a story names many places."""
    folded = _folded(opening(text))
    return _longest(
        (body, name)
        for body in bodies
        for name in map(_folded, (body.short_name, *body.aliases))
        if name in folded
    )


def _longest(found: Iterable[tuple[Body, str]]) -> Body | None:
    """None where two bodies are named: nobody can tell whose report it is."""
    named = list(found)
    others = [name for _, name in named]
    whole = [(b, n) for b, n in named if not any(n != o and n in o for o in others)]
    bodies = {body.id: body for body, _ in whole}
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def _places(body: Body) -> Iterator[str]:
    places = (_place(name) for name in (body.short_name, *body.aliases))
    yield from (place for place in places if place.strip())


def _place(name: str) -> str:
    return f" {' '.join(_GENERIC.sub(' ', _folded(name)).split())} "


def _folded(text: str) -> str:
    """Words in lower case with one space between and around them."""
    return f" {' '.join(re.findall('[a-z]+', text.casefold().replace('&', ' and ')))} "


def _same(inspection: Inspection, programme: Programme, article: Article) -> bool:
    day, published = london_day(article.dated), inspection.published
    near = published.first - COVERAGE <= day <= published.last + COVERAGE
    # Its own page may have got another date since.
    own = inspection.report_url is not None and inspection.report_url == official_page(article)
    return inspection.programme == programme.id and (near or own)


def _entry(article: Article, programme: Programme, body: Body) -> Inspection:
    day = london_day(article.dated)
    return Inspection(
        id=InspectionId(f"{body.id}-{programme.id}-{day}"),
        body_id=body.id,
        programme=programme.id,
        published=PartialDate.of(day),
        rating=None,
        score=None,
        status=Status.CONFIRMED,
        authority=Authority.OFFICIAL,
        report_url=official_page(article),
        recorded_at=article.read_at,
    )


def _event(
    article: Article, body: Body | None, inspection: InspectionId | None, before: Earlier | None
) -> Event:
    report = official_page(article)
    what = inspection or article_id(report or article.url)
    return Event(
        key=event_key(EventKind.REPORT_UNRATED, what),
        kind=EventKind.REPORT_UNRATED,
        body=body.short_name if body else "",
        body_id=body.id if body else None,
        inspection_id=inspection,
        at=article.read_at,
        origin=origin(article),
        before=before,
        report_url=report,
    )
