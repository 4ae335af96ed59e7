"""What stands of an inspection once some of what spoke for it does not count any more."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitor.domain.inspection import Authority, Evidence, Inspection, Status
from monitor.domain.rating import Score


def supported(
    held: Inspection, shipped: Inspection | None, words: Sequence[Evidence]
) -> Inspection | None:
    """The inspection as these words alone would have it, in the order they were recorded.

    ``shipped``: what the baseline said first, if it knows it. None: nothing speaks for it. While
    anything of the same rank, or a person, says what the ledger holds, it is left as it is.
    """
    if any(each.rating is held.rating and _may_hold(each, held) for each in words):
        return held
    if shipped is not None:
        best = _official(words) if _overrules(words, shipped) else None
        return _by(held, best) if best else _back_to(shipped, held)
    best = _official(words) or next(iter(words), None)
    return _by(held, best) if best else None


def score_of(
    inspection: Inspection, shipped: Inspection | None, words: Iterable[Evidence]
) -> Score | None:
    """The first score that stands beside its rating, by a word of its rank."""
    if shipped and shipped.score and shipped.rating is inspection.rating:
        return shipped.score
    fitting = (
        each.score
        for each in words
        if each.rating is inspection.rating and each.authority >= inspection.authority
    )
    return next(filter(None, fitting), None)


def _may_hold(word: Evidence, held: Inspection) -> bool:
    return word.authority >= held.authority or word.decided_by is not None


def _overrules(words: Sequence[Evidence], shipped: Inspection) -> bool:
    best = _official(words)
    return best is not None and best.rating is not shipped.rating


def _official(words: Sequence[Evidence]) -> Evidence | None:
    """The inspectorate's last word."""
    official = [each for each in words if each.authority is Authority.OFFICIAL]
    return official[-1] if official else None


def _by(held: Inspection, word: Evidence) -> Inspection:
    official = word.authority is Authority.OFFICIAL
    return replace(
        held,
        rating=word.rating,
        score=word.score,
        status=Status.CONFIRMED if official else Status.UNCONFIRMED,
        authority=word.authority,
        standards=(),
        fieldwork=None,
    )


def _back_to(shipped: Inspection, held: Inspection) -> Inspection:
    same = shipped.rating is held.rating and shipped.authority is held.authority
    return held if same else shipped
