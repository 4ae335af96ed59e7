"""What is kept -> the ledger as somebody sees it."""

from datetime import date

from monitor.bootstrap.records import Records
from monitor.bootstrap.reference import gazetteer, provenance
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.action_plan import plans_by_inspection
from monitor.domain.ledger.citation import Citation
from monitor.domain.ledger.lookback import as_known_on, cited_by
from monitor.domain.ledger.sight import Sight, by_inspection
from monitor.domain.ledger.standing import known_of
from monitor.domain.london import london_day


def sight_of(records: Records, today: date, day: date | None, *, evidence: bool) -> Sight:
    """``day``: as known then; None: as things stand now. ``evidence``: with the texts that it
    stands in. Days are London's. Raises StoreError."""
    known, cited = _now(records) if day is None else _then(records, day)
    plans, texts = records.plans.all(), records.lookback.texts() if evidence else ()
    plans = tuple(each for each in plans if london_day(each.read_at) <= (day or today))
    bodies, standing = gazetteer(), known_of(known)
    return Sight(
        known=standing,
        citations=by_inspection(cited),
        plans=plans,
        answers=plans_by_inspection(plans, standing, bodies),
        gazetteer=bodies,
        provenance=provenance(),
        day=day or today,
        texts={each.article: each for each in texts},
        back=day is not None,
    )


def _now(records: Records) -> tuple[tuple[Inspection, ...], tuple[Citation, ...]]:
    live = tuple(one for one in records.lookback.citations() if one.ended_at is None)
    return records.ledger.inspections(), live


def _then(records: Records, day: date) -> tuple[tuple[Inspection, ...], tuple[Citation, ...]]:
    entries, citations = records.lookback.entries(), records.lookback.citations()
    return as_known_on(entries, day, provenance()), cited_by(citations, day)
