"""The inspectorate puts the date of its own page right, and so does the ledger."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from monitor.domain.body import Gazetteer
from monitor.domain.event import Earlier, Event, EventKind
from monitor.domain.identity import event_key
from monitor.domain.inspection import Authority, Inspection
from monitor.domain.ledger.change import Known
from monitor.domain.ledger.citation import Citation
from monitor.domain.ledger.claim import Claim, event_of
from monitor.domain.ledger.matching import COVERAGE, inspection_meant
from monitor.domain.london import london_day
from monitor.domain.partial_date import PartialDate


def redated(
    claim: Claim, meant: Inspection, past: Iterable[Inspection], known: Known
) -> Inspection:
    """With the day that the page bears now, if the ledger has its day from the same page.

    Not where the page was read before that day: it was published again then, and not for the first
    time. Not while another page of the inspectorate bears the old day, nor where another inspection
    is of the new one: nobody can tell which of the two is right.
    """
    own, others = _own_and_others(claim, meant, known)
    if not _moved(claim, own) or claim.authority is Authority.PRESS:
        return meant
    if (
        meant.published != PartialDate.of(_day(own[-1]))
        or claim.day > london_day(own[0].read_at)
        or any(_bears(one, meant) for one in others)
        or _taken(claim, meant, past)
    ):
        return meant
    note = "; ".join(filter(None, (meant.note, _until(meant, claim.article.read_at))))
    day = PartialDate.of(claim.day)
    return replace(meant, published=day, note=note, recorded_at=claim.article.read_at)


def day_said(
    claim: Claim, meant: Inspection, past: Iterable[Inspection], known: Known
) -> PartialDate:
    """The day of an inspection of which a page says something else than we had recorded; the day
    of a paper is not that of the inspection."""
    if claim.authority is Authority.PRESS:
        return meant.published
    own, _ = _own_and_others(claim, meant, known)
    if claim.article.published is None or _moved(claim, own):
        return redated(claim, meant, past, known).published
    return PartialDate.of(claim.day)


def told_by_its_date(
    claim: Claim, before: Inspection, after: Inspection, gazetteer: Gazetteer
) -> tuple[Event, ...]:
    """Where by the wrong date the rating was old news, and nobody was told of it.

    Any other date that is put right can be seen in the history, and changes no rating.
    """
    if before.rating is None or after.published.first - before.published.first <= COVERAGE:
        return ()
    earlier = Earlier(before.rating, before.published)
    event = event_of(claim, before.id, EventKind.CORRECTION, earlier, gazetteer)
    key = event_key(before.id, EventKind.CORRECTION, after.published.text)
    reason = (
        f"the inspectorate dates it {after.published}, and no more {before.published}: "
        f"by that date it was old news, and we told nobody of the rating"
    )
    return (replace(event, key=key, reasons=(reason,)),)


def is_about_a_date(event: Event) -> bool:
    """A correction that leaves the rating as it was."""
    return event.before is not None and event.before.rating is event.after


def _own_and_others(
    claim: Claim, meant: Inspection, known: Known
) -> tuple[list[Citation], list[Citation]]:
    """What this article, and what others said of it, in the order recorded."""
    said = known.said.get(meant.id, ())
    own = [one for one in said if one.evidence.article_id == claim.article.id]
    return own, [one for one in said if one not in own]


def _moved(claim: Claim, own: list[Citation]) -> bool:
    """Does the article bear another date than when it was read before?"""
    dated = claim.article.published is not None
    return dated and bool(own) and _day(own[-1]) != claim.day


def _day(one: Citation) -> date:
    return london_day(one.published or one.read_at)


def _bears(one: Citation, meant: Inspection) -> bool:
    official = one.evidence.authority is Authority.OFFICIAL
    return official and PartialDate.of(_day(one)) == meant.published


def _taken(claim: Claim, meant: Inspection, past: Iterable[Inspection]) -> bool:
    others = [each for each in past if each.id != meant.id]
    return inspection_meant(others, claim.day, claim.rating, claim.authority) is not None


def _until(meant: Inspection, now: datetime) -> str:
    return f"dated {meant.published} until {PartialDate.of(london_day(now))}"
