"""When a body existed, as exactly as that is known."""

from datetime import date

from monitor.domain.body import Body
from monitor.domain.partial_date import PartialDate


def may_have_existed(body: Body, when: PartialDate) -> bool:
    """On one day of ``when`` at least; what is not known speaks for it."""
    began, ended = _rough(body.active_from), _rough(body.active_to)
    too_early = began is not None and when.last < began.first
    too_late = ended is not None and when.first > ended.last
    return not (too_early or too_late)


def active_on(body: Body, day: date) -> bool:
    """May be inspected on that day: begun, not ended, and not replaced at an unknown time."""
    replaced = body.succeeded_by or body.split_into or body.renamed_to
    gone = bool(replaced) and body.active_to is None
    return not gone and may_have_existed(body, PartialDate.of(day))


def end_of(body: Body) -> date | None:
    """The last day on which it may have existed; None while it does."""
    ended = _rough(body.active_to)
    return ended.last if ended else None


def _rough(text: str | None) -> PartialDate | None:
    return PartialDate(text) if text else None
