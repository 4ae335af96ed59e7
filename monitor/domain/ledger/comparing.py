"""What does a reading change in the ledger?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from monitor.domain.article import Article
from monitor.domain.body import BodyId, Gazetteer
from monitor.domain.copies import says_no_more, text_of
from monitor.domain.event import Earlier, Event, EventKind
from monitor.domain.identity import event_key
from monitor.domain.inspection import Authority, Inspection, Status
from monitor.domain.ledger.before import earlier_rating, kind_of_change, lineage, same_body
from monitor.domain.ledger.change import Change, Known, together
from monitor.domain.ledger.citation import Citation
from monitor.domain.ledger.claim import Claim, entry_of, event_of, evidence_of, report_address
from monitor.domain.ledger.contradiction import holders, is_settled, reasons
from monitor.domain.ledger.follow_up import confirmation, coverage
from monitor.domain.ledger.matching import inspection_meant, reissued, still_meant
from monitor.domain.ledger.newness import Telling
from monitor.domain.ledger.redating import day_said, is_about_a_date, redated, told_by_its_date
from monitor.domain.ledger.review import (
    doubts_about,
    review_of_finding,
    review_of_reading,
)
from monitor.domain.ledger.unrated import unrated_report
from monitor.domain.ledger.withdrawal import RETURNED
from monitor.domain.london import london_day
from monitor.domain.programme import Programme, rating_programme
from monitor.domain.reading import Finding, Reading


@dataclass(frozen=True, slots=True)
class Rules:
    """What comparing needs besides the article and the past."""

    gazetteer: Gazetteer
    programmes: tuple[Programme, ...]


def bodies_concerned(reading: Reading, gazetteer: Gazetteer) -> tuple[BodyId, ...]:
    """Whose history must be looked up before comparing."""
    named = (f.body_id for f in reading.findings if f.body_id)
    return tuple(dict.fromkeys(each for body in named for each in lineage(body, gazetteer)))


def changes_nothing(article: Article, reading: Reading) -> bool:
    """Whatever is known, ``compare`` finds no change: plain of all but few of a paper's articles,
    which need not ask what is known, then."""
    return not (article.official or reading.relevant or reading.doubts)


def compare(
    article: Article, reading: Reading, known: Known, telling: Telling, rules: Rules
) -> Change:
    """Article and past -> new entries, evidence and events (deliveries are routed afterwards).

    Only a rating report, or one under a programme without ratings, changes anything. While a source
    is being learned, and of old news, no event arises, but where a page takes back what we have
    from itself, or where a withdrawn report is published again.
    """
    learning = telling is Telling.LEARN
    if learning and article.published is None:
        return Change()  # whenever it was, it was not today
    if known.settled:
        return Change()  # a person said what this text says
    change = together(*_changes(article, reading, known, rules))
    change = replace(change, events=tuple(_asked_anew(e, known) for e in change.events))
    of_today = tuple(e for e in change.events if _is_of_today(e, article, known))
    return replace(change, events=of_today) if learning else change


def _asked_anew(event: Event, known: Known) -> Event:
    """That another article raised no such doubt rightly says nothing of this one."""
    asked = known.set_aside.get(event.key, event.origin.article_id)
    if asked == event.origin.article_id:
        return event
    return replace(event, key=event_key(event.key, event.origin.article_id))


def _is_of_today(event: Event, article: Article, known: Known) -> bool:
    """However old the page is: that its rating was wrong, or counts again, is news of today."""
    if RETURNED in event.reasons:
        return True
    said = known.said.get(event.inspection_id, ()) if event.inspection_id else ()
    own = any(one.evidence.article_id == article.id for one in said)
    return own and event.kind is EventKind.CORRECTION and not is_about_a_date(event)


def _changes(article: Article, reading: Reading, known: Known, rules: Rules) -> Iterator[Change]:
    unrated = unrated_report(article, reading, known, rules.programmes, rules.gazetteer)
    if unrated is not None:
        yield unrated
        return
    made = [_change(article, finding, reading, known, rules) for finding in _believable(reading)]
    yield from made
    asked = any(event.kind is EventKind.NEEDS_REVIEW for change in made for event in change.events)
    unclear = reading.doubts or (reading.relevant and not reading.findings)
    if unclear and not asked and not _was_read_elsewhere(article, known):
        yield Change(events=(review_of_reading(article, reading),))


def _was_read_elsewhere(article: Article, known: Known) -> bool:
    """What another paper's copy left unclear was asked, or settled, when that was read."""
    new = text_of(article)
    return any(says_no_more(new, each) for each in known.texts)


def _believable(reading: Reading) -> tuple[Finding, ...]:
    return reading.findings if reading.relevant else ()


def _change(
    article: Article, finding: Finding, reading: Reading, known: Known, rules: Rules
) -> Change:
    claim = _claim(article, finding, rules)
    if isinstance(claim, Event):
        return Change(events=(claim,))
    region = rules.gazetteer.bodies[claim.body_id].region
    beside = region is not None and any(each.body_id == region for each in reading.findings)
    return _weigh(replace(claim, beside_region=beside), known, rules)


def _claim(article: Article, finding: Finding, rules: Rules) -> Claim | Event:
    body = rules.gazetteer.bodies.get(finding.body_id) if finding.body_id else None
    doubts = doubts_about(finding)
    day = london_day(article.dated)
    if doubts or body is None or finding.overall is None:
        return review_of_finding(article, finding, doubts)
    programme = rating_programme(rules.programmes, body.kind, day)
    if programme is None:
        reason = f"no programme rated bodies of the kind {body.kind} on {day}"
        return review_of_finding(article, finding, (reason,))
    return Claim(article, finding, body.id, finding.overall, programme.id, day)


def _weigh(claim: Claim, known: Known, rules: Rules) -> Change:
    past = same_body(claim.body_id, rules.gazetteer, known)
    meant = (
        still_meant(past, known.said, claim)
        or inspection_meant(
            past, claim.day, claim.rating, claim.authority, restated=claim.beside_region
        )
        or (reissued(past, claim.day) if claim.is_report else None)
    )
    return weigh(claim, meant, past, known, rules)


def weigh(
    claim: Claim,
    meant: Inspection | None,
    past: tuple[Inspection, ...],
    known: Known,
    rules: Rules,
) -> Change:
    """What a claim about the inspection ``meant`` changes; None: one that is not known yet.

    ``past``: all inspections that compare with it.
    """
    if meant is None:
        return _opened(claim, past, known, rules)
    if meant.status is Status.WITHDRAWN:
        return _after_withdrawal(claim, meant, known, rules)
    if meant.rating is claim.rating:
        return _agreed(claim, meant, past, known, rules)
    return _contradicted(claim, meant, past, known, rules)


def _opened(claim: Claim, past: tuple[Inspection, ...], known: Known, rules: Rules) -> Change:
    entry = entry_of(claim)
    # A date that lay ahead when the article was read is a mistake, and overtakes nothing.
    read = london_day(claim.article.read_at)
    overtaken = any(claim.day < i.published.first <= read for i in past)
    before = earlier_rating(claim.finding, claim.body_id, claim.day, known, rules.gazetteer)
    kind = kind_of_change(claim.rating, before, claim.finding.direction)
    event = event_of(claim, entry.id, kind, before, rules.gazetteer)
    return Change((entry,), (evidence_of(claim, entry.id),), () if overtaken else (event,))


def _agreed(
    claim: Claim, meant: Inspection, past: tuple[Inspection, ...], known: Known, rules: Rules
) -> Change:
    evidence = (evidence_of(claim, meant.id),)
    if claim.authority > meant.authority:
        entry = replace(entry_of(claim), id=meant.id, note=meant.note)
        entry = replace(entry, report_url=report_address(claim, meant))
        day = meant.published.first
        before = earlier_rating(claim.finding, claim.body_id, day, known, rules.gazetteer)
        return Change((entry,), evidence, (confirmation(claim, meant, before, rules.gazetteer),))
    fuller = _completed(claim, redated(claim, meant, past, known))
    told = told_by_its_date(claim, meant, fuller, rules.gazetteer)
    told = told or coverage(claim, meant, known, rules.gazetteer)
    return Change(() if fuller == meant else (fuller,), evidence, told)


def _completed(claim: Claim, meant: Inspection) -> Inspection:
    """A press release, or the baseline, comes without what the report has: that is added, the
    report's address among it."""
    if claim.authority is Authority.PRESS:
        return meant
    entry = entry_of(claim)
    address = report_address(claim, meant) if claim.is_report else meant.report_url
    fuller = replace(meant, score=meant.score or entry.score, report_url=address)
    if not meant.standards and entry.standards:
        fieldwork = entry.fieldwork or meant.fieldwork
        fuller = replace(fuller, standards=entry.standards, fieldwork=fieldwork)
    return meant if fuller == meant else replace(fuller, recorded_at=entry.recorded_at)


def _after_withdrawal(claim: Claim, meant: Inspection, known: Known, rules: Rules) -> Change:
    """A page of the inspectorate that is new to us publishes it again, or the one that it fell
    with; nothing else does."""
    evidence = (evidence_of(claim, meant.id),)
    spoke = {one.evidence.article_id for one in known.said.get(meant.id, ())}
    there_before = claim.article.id in spoke and meant.id not in known.returning
    if claim.authority is Authority.PRESS or there_before:
        return Change((), evidence)
    same = meant.rating is claim.rating
    entry = replace(
        entry_of(claim),
        id=meant.id,
        note=meant.note,
        status=Status.CONFIRMED if same else Status.CORRECTED,
    )
    if same:  # what a page without the table leaves out is as it was
        entry = replace(
            entry,
            score=entry.score or meant.score,
            standards=entry.standards or meant.standards,
            fieldwork=entry.fieldwork or meant.fieldwork,
        )
    wrong = Earlier(meant.rating, meant.published) if meant.rating and not same else None
    told = event_of(claim, meant.id, EventKind.CORRECTION, wrong, rules.gazetteer)
    key = event_key(meant.id, EventKind.CORRECTION, claim.rating, RETURNED, meant.recorded_at)
    return Change((entry,), evidence, (replace(told, key=key, reasons=(RETURNED,)),))


def _contradicted(
    claim: Claim, meant: Inspection, past: tuple[Inspection, ...], known: Known, rules: Rules
) -> Change:
    """The press settles nothing; the inspectorate does, unless two pages of its own disagree, or
    a person has decided. What a person says now settles it."""
    evidence = (evidence_of(claim, meant.id),)
    held_by = holders(known.said.get(meant.id, ()), meant, claim.article.id)
    open_to_doubt = claim.authority is Authority.PRESS or is_settled(held_by)
    if open_to_doubt and not claim.decided_by:
        return Change((), evidence, (_contradiction(claim, meant, held_by),))
    day = day_said(claim, meant, past, known)
    address = report_address(claim, meant)
    entry = replace(
        entry_of(claim), id=meant.id, status=Status.CORRECTED, published=day, report_url=address
    )
    entry = replace(entry, authority=max(claim.authority, meant.authority))
    wrong = Earlier(meant.rating, meant.published) if meant.rating else None
    event = event_of(claim, meant.id, EventKind.CORRECTION, wrong, rules.gazetteer)
    return Change((entry,), evidence, (replace(event, report_url=address),))


def _contradiction(claim: Claim, meant: Inspection, held_by: tuple[Citation, ...]) -> Event:
    """One question for each inspection, rating and rank, however many articles raise it."""
    asked = review_of_finding(claim.article, claim.finding, reasons(meant, held_by))
    key = event_key(EventKind.NEEDS_REVIEW, meant.id, claim.rating, claim.authority)
    return replace(asked, key=key, inspection_id=meant.id)
