"""What does a person's decision change in the ledger?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from monitor.domain.body import BodyId
from monitor.domain.event import FOLLOW_UPS, Event, EventKind
from monitor.domain.identity import event_key
from monitor.domain.inspection import Inspection, InspectionId
from monitor.domain.ledger.before import same_body
from monitor.domain.ledger.change import Change, together
from monitor.domain.ledger.claim import Claim
from monitor.domain.ledger.comparing import weigh
from monitor.domain.ledger.decision import Answer, Case, Ruling, Settled, Verdict
from monitor.domain.ledger.matching import inspection_meant, reissued, still_meant
from monitor.domain.ledger.undoing import undone
from monitor.domain.london import london_day
from monitor.domain.partial_date import PartialDate
from monitor.domain.programme import rating_programme
from monitor.domain.rating import Rating
from monitor.domain.reading import Finding, Quote

_DONE = {Verdict.CONFIRM: "confirmed", Verdict.CORRECT: "corrected", Verdict.DISMISS: "dismissed"}


def settle(case: Case, ruling: Ruling) -> Settled:
    """A question and a person's answer, which has no ``fault`` -> what follows.

    The article's word counts as that of any article of its rank, with the person's name, and
    against everything that was only read. What an earlier decision on the same question brought
    about is undone as far as the new one says otherwise. Nothing that was told is told again.
    """
    claim = _claim(case, ruling)
    change, spoken = _weighed(case, claim, ruling) if claim else (Change(), None)
    left = _spoken_for(case)
    taken = undone(case, [key for key in left if key != spoken], ruling)
    change = _signed(together(change, taken), case, ruling)
    ended = tuple(dict.fromkeys((*left, *((spoken,) if spoken else ()))))
    return Settled(change, ended, spoken)


def fault(question: Event, day_of: datetime, ruling: Ruling) -> str | None:
    """Why the answer cannot be taken, in words; None where it can. ``day_of``: of the article."""
    answer = ruling.answer
    if answer.verdict is Verdict.DISMISS:
        return None
    body, rating = _said(question, answer)
    if body is None or body not in ruling.rules.gazetteer.bodies:
        return f"body: {body!r} is none that we know" if body else _lacks("body")
    if rating is None:
        return _lacks("rating")
    day = answer.published or london_day(day_of)
    if day > london_day(ruling.at):
        return f"published: {day} lies in the future"
    kind = ruling.rules.gazetteer.bodies[body].kind
    if rating_programme(ruling.rules.programmes, kind, day) is None:
        return f"published: no programme rated bodies of the kind {kind} on {day}"
    return None


def _lacks(what: str) -> str:
    return f"{what}: the question names no {what}; correct it, and say which"


def _said(question: Event, answer: Answer) -> tuple[BodyId | None, Rating | None]:
    return answer.body_id or question.body_id, answer.rating or question.after


def _claim(case: Case, ruling: Ruling) -> Claim | None:
    """The article's word as the person has it; None where it is dismissed."""
    answer, question = ruling.answer, case.question
    body_id, rating = _said(question, answer)
    if answer.verdict is Verdict.DISMISS or body_id is None or rating is None:
        return None
    article = replace(case.article, read_at=ruling.at)
    body = ruling.rules.gazetteer.bodies[body_id]
    day = answer.published or london_day(case.article.dated)
    programme = rating_programme(ruling.rules.programmes, body.kind, day)
    if programme is None:
        return None
    quote = _quote(case)
    same = rating is question.after and body_id == question.body_id
    score = question.score if same else None
    finding = Finding(body_id, body.short_name, body.kind, rating, quote, 1.0, score=score)
    return Claim(article, finding, body_id, rating, programme.id, day, decided_by=answer.by)


def _quote(case: Case) -> Quote:
    """The question's words, found in the text again; that may have been edited since."""
    words, whole = case.question.quote, case.article.story.whole
    start = max(whole.find(words), 0) if words else 0
    return Quote(words, start, start + len(words) if words and words in whole else start)


def _weighed(case: Case, claim: Claim, ruling: Ruling) -> tuple[Change, InspectionId | None]:
    past = same_body(claim.body_id, ruling.rules.gazetteer, case.known)
    dated = _is_dated(ruling.answer) or (case.before and _is_dated(case.before.answer))
    meant = _meant(case, claim, past, dated=bool(dated))
    change = weigh(claim, meant, past, case.known, ruling.rules)
    if meant and dated:
        change = _of_that_day(change, meant, claim)
    return change, change.evidence[0].inspection_id if change.evidence else None


def _is_dated(answer: Answer) -> bool:
    return answer.published is not None


def _meant(
    case: Case, claim: Claim, past: tuple[Inspection, ...], *, dated: bool
) -> Inspection | None:
    """The inspection that the question, or an earlier decision on it, was about, before any other.

    Where a person says the day, only if nothing else says that it was of its own.
    """
    asked = _spoken_for(case)
    named = next((one for one in past if one.id in asked), None)
    if dated:
        own = named if named and _rests_on_it_alone(case, named) else None
    else:
        own = named or still_meant(past, case.known.said, claim)
    return (
        own
        or inspection_meant(past, claim.day, claim.rating, claim.authority)
        or (reissued(past, claim.day) if claim.is_report else None)
    )


def _spoken_for(case: Case) -> tuple[InspectionId, ...]:
    """For which the article's word was taken when the question was put, or answered before."""
    before = case.before.inspection_id if case.before else None
    ids = (one for one in (before, case.question.inspection_id) if one)
    return tuple(dict.fromkeys(ids))


def _rests_on_it_alone(case: Case, inspection: Inspection) -> bool:
    said = case.known.said.get(inspection.id, ())
    return bool(said) and {one.evidence.article_id for one in said} == {case.article.id}


def _of_that_day(change: Change, meant: Inspection, claim: Claim) -> Change:
    entry = change.entries[0] if change.entries else meant
    day = PartialDate.of(claim.day)
    if entry.published == day:
        return change
    entry = replace(entry, published=day, recorded_at=claim.article.read_at)
    return replace(change, entries=(entry,))


def _signed(change: Change, case: Case, ruling: Ruling) -> Change:
    """In the ledger and in every message: a person decided so. Not who: that is for the house."""
    day = PartialDate.of(london_day(ruling.at))
    said = f"{_DONE[ruling.answer.verdict]} by a person on {day}"
    entries = (
        replace(one, note="; ".join(filter(None, (one.note, said)))) for one in change.entries
    )
    events = (_told(one, said, case, ruling) for one in change.events)
    return replace(change, entries=tuple(entries), events=tuple(events))


def _told(event: Event, said: str, case: Case, ruling: Ruling) -> Event:
    reasons = (*event.reasons, said, *_how_old(case, ruling))
    again = case.before is not None or event.kind is EventKind.CORRECTION
    anew = again and event.kind not in FOLLOW_UPS
    key = event_key(event.key, ruling.at.isoformat()) if anew else event.key
    return replace(event, key=key, reasons=reasons)


def _how_old(case: Case, ruling: Ruling) -> Iterator[str]:
    """News that waited for a person is told as what it is."""
    reported = london_day(case.article.dated)
    if reported < london_day(ruling.at):
        yield f"the article is of {PartialDate.of(reported)}"
