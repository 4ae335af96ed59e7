"""Which known inspection does an article speak of? Identity is by inspection, never by article."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from monitor.domain.inspection import Authority, Inspection, InspectionId, Status
from monitor.domain.ledger.citation import Citation
from monitor.domain.ledger.claim import Claim
from monitor.domain.rating import Rating

COVERAGE = timedelta(days=60)
"""For so long after the publication an article about the body is taken to be about it."""

ECHO = timedelta(days=180)
"""For so long the same rating may be repeated: late coverage, not a second inspection. By the
press, and by the inspectorate's press release on a region, of that region's units.

No two inspections of one body in the shipped history lie closer together than nine months.
"""

NEXT = timedelta(days=276)
"""Nine months, however long: sooner no body was ever inspected again."""

_AHEAD = timedelta(days=3)
"""So much earlier than the recorded day may an article be: embargoes, time zones."""


def still_meant(
    known: Iterable[Inspection],
    said: Mapping[InspectionId, tuple[Citation, ...]],
    claim: Claim,
) -> Inspection | None:
    """The inspection that this very article spoke for before; None for one that is new.

    Its date may have been edited since: by less than the time to a next inspection, or by any
    time beside the same words, since no page tells of two inspections in the same ones.
    """
    own = [
        each
        for each in known
        for one in said.get(each.id, ())
        if one.evidence.article_id == claim.article.id
        and (_distance(each, claim.day) <= NEXT or one.evidence.quote == claim.finding.quote.text)
    ]
    return min(own, key=lambda i: _distance(i, claim.day), default=None)


def inspection_meant(
    known: Iterable[Inspection],
    day: date,
    rating: Rating,
    authority: Authority,
    *,
    restated: bool = False,
) -> Inspection | None:
    """The inspection that an article of ``day`` is evidence for; None: one not yet known.

    ``known`` holds the standing entries of one body. ``restated``: the inspectorate may be only
    repeating, beside what is new, what it has told before.
    """
    echo = authority if authority is Authority.PRESS or restated else None
    meant = [i for i in known if i.rating is not None and _about(i, day, rating, echo)]
    return min(meant, key=lambda i: _distance(i, day), default=None)


def learned_before(shipped: Inspection, learned: Iterable[Inspection]) -> bool:
    """Has the service found by itself, under another id, what a newer program now ships?"""
    reach = shipped.published.first - COVERAGE, shipped.published.last + COVERAGE
    return any(
        one.body_id == shipped.body_id
        and one.published.first <= reach[1]
        and reach[0] <= one.published.last
        for one in learned
    )


def reissued(known: Iterable[Inspection], day: date) -> Inspection | None:
    """The withdrawn inspection that a report of ``day`` can only be about: none follows sooner.

    ``known`` as above. None where another inspection was published since.
    """
    last = max((i for i in known if i.rating is not None), key=_published, default=None)
    if last is None or last.status is not Status.WITHDRAWN:
        return None
    return last if last.published.first <= day <= last.published.last + NEXT else None


def _published(inspection: Inspection) -> date:
    return inspection.published.last


def _about(inspection: Inspection, day: date, rating: Rating, echo: Authority | None) -> bool:
    published = inspection.published
    return (
        published.first - _lead(inspection)
        <= day
        <= published.last + _reach(inspection, rating, echo)
    )


def _lead(inspection: Inspection) -> timedelta:
    # The press day of an unconfirmed inspection may lie weeks after the report's own day.
    return COVERAGE if inspection.authority is Authority.PRESS else _AHEAD


def _reach(inspection: Inspection, rating: Rating, echo: Authority | None) -> timedelta:
    # What was never more than the press's word, the inspectorate cannot be repeating.
    repeats = echo is not None and echo <= inspection.authority
    return ECHO if repeats and rating is inspection.rating else COVERAGE


def _distance(inspection: Inspection, day: date) -> timedelta:
    published = inspection.published
    if published.first <= day <= published.last:
        return timedelta(0)
    return min(abs(day - published.first), abs(day - published.last))
