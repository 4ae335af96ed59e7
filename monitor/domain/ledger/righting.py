"""The ledger before and after -> the entries that set it right, and who must hear of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.domain.article import ArticleId
from monitor.domain.body import Gazetteer
from monitor.domain.event import FOLLOW_UPS, Earlier, Event, EventKind
from monitor.domain.identity import event_key
from monitor.domain.inspection import Inspection, InspectionId, Status
from monitor.domain.ledger.newness import Before, Telling, telling
from monitor.domain.ledger.review import origin
from monitor.domain.ledger.revision import Correction, Revision, Rewording
from monitor.domain.london import london_day
from monitor.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Occasion:
    """``window``: how old an article may be and still be news."""

    now: datetime
    window: timedelta

    def is_news(self, revision: Revision) -> bool:
        """As on a first visit: an article with a date, and younger than the window."""
        return telling(revision.article, Before(), self.now, self.window) is Telling.TELL


def corrections_of(
    before: Iterable[Inspection], after: Mapping[InspectionId, Inspection], now: datetime
) -> Iterator[Correction]:
    """Only what differs; the time of recording does not count."""
    held = {each.id: each for each in before}
    for key in (*held, *(key for key in after if key not in held)):
        old, new = held.get(key), after.get(key)
        if old is not None and new is None:
            yield Correction(old, _taken_back(old, now))
        elif new is not None and (old is None or replace(new, recorded_at=old.recorded_at) != old):
            yield Correction(old, _set_right(old, new, now))


def events_of(
    corrections: Iterable[Correction],
    rewordings: Sequence[Rewording],
    met: Iterable[Event],
    occasion: Occasion,
    gazetteer: Gazetteer,
) -> Iterator[Event]:
    """What readers must hear: only of what an article younger than the window brought.

    ``met``: the events that taking the findings in brought about. A rating that was missed is told
    as any other; one that was told wrongly is corrected; one that was none asks a person. Of what
    was held already no follow-up is told: the article is not another one.
    """
    news = [each for each in rewordings if occasion.is_news(each.revision)]
    articles = {each.revision.article.id for each in news}
    first = [replace(e, at=occasion.now) for e in met if _is_first(e, articles)]
    yield from (event for event in first if event.kind is EventKind.NEEDS_REVIEW)
    touched = {key: each for each in reversed(news) for key in _touched(each)}
    for each in corrections:
        if each.before is None:
            yield from (event for event in first if event.inspection_id == each.after.id)
        elif each.after.id in touched:
            yield from _about(each.before, each.after, touched[each.after.id], gazetteer)


def _is_first(event: Event, articles: Collection[ArticleId]) -> bool:
    return event.origin.article_id in articles and event.kind not in FOLLOW_UPS


def _set_right(old: Inspection | None, new: Inspection, now: datetime) -> Inspection:
    entry = replace(new, recorded_at=now)
    if old is None or old.rating is new.rating:
        return entry
    said = f"read again on {_day(now)}; before: {_label(old)}"
    return replace(entry, note="; ".join(filter(None, (new.note, said))))


def _taken_back(old: Inspection, now: datetime) -> Inspection:
    said = f"taken back on {_day(now)}: read again, no article says so"
    note = "; ".join(filter(None, (old.note, said)))
    return replace(old, status=Status.RETRACTED, recorded_at=now, note=note)


def _touched(rewording: Rewording) -> set[InspectionId]:
    words = (*rewording.revision.ended, *rewording.begins)
    return {one.inspection_id for one in words}


def _about(
    old: Inspection, new: Inspection, rewording: Rewording, gazetteer: Gazetteer
) -> Iterator[Event]:
    if new.status is Status.RETRACTED:
        yield _question(old, new, rewording, gazetteer)
    elif new.rating is not old.rating:
        yield _correction(old, new, rewording, gazetteer)


def _correction(
    old: Inspection, new: Inspection, rewording: Rewording, gazetteer: Gazetteer
) -> Event:
    said = next((one for one in rewording.begins if one.inspection_id == new.id), None)
    return Event(
        key=event_key(new.id, EventKind.CORRECTION, new.rating),
        kind=EventKind.CORRECTION,
        body=gazetteer.bodies[new.body_id].short_name,
        at=new.recorded_at,
        origin=origin(rewording.revision.article),
        body_id=new.body_id,
        inspection_id=new.id,
        after=new.rating,
        before=Earlier(old.rating, old.published) if old.rating else None,
        score=new.score,
        quote=said.quote if said else "",
        confidence=said.confidence if said else 1.0,
        report_url=new.report_url,
    )


def _question(
    old: Inspection, new: Inspection, rewording: Rewording, gazetteer: Gazetteer
) -> Event:
    name = gazetteer.bodies[new.body_id].short_name
    reason = f"we told that {name} was rated {_label(old)}; read again, the article does not say so"
    return Event(
        key=event_key(EventKind.NEEDS_REVIEW, new.id, Status.RETRACTED),
        kind=EventKind.NEEDS_REVIEW,
        body=name,
        at=new.recorded_at,
        origin=origin(rewording.revision.article),
        body_id=new.body_id,
        confidence=0.0,
        report_url=new.report_url,
        reasons=(reason,),
    )


def _label(inspection: Inspection) -> str:
    return inspection.rating.label if inspection.rating else "no rating"


def _day(now: datetime) -> PartialDate:
    return PartialDate.of(london_day(now))
