"""Two articles that rate one inspection differently: who says what the ledger holds?"""

from collections.abc import Iterable

from monitor.domain.article import ArticleId
from monitor.domain.inspection import Authority, Inspection
from monitor.domain.ledger.citation import Citation


def holders(
    said: Iterable[Citation], meant: Inspection, besides: ArticleId
) -> tuple[Citation, ...]:
    """The articles whose last word is what the ledger holds, the highest authority first.

    ``said``: all that speaks for the inspection, in the order it was recorded. ``besides``: an
    article's word of yesterday does not stand against its word of today.
    """
    last = {one.evidence.article_id: one for one in said}
    agreeing = (
        one
        for article, one in last.items()
        if article != besides and one.evidence.rating is meant.rating
    )
    return tuple(sorted(agreeing, key=lambda one: -one.evidence.authority))


def is_settled(held_by: Iterable[Citation]) -> bool:
    """Does the inspectorate itself, on another page, or a person, say what the ledger holds?"""
    words = [one.evidence for one in held_by]
    return any(one.authority is Authority.OFFICIAL or one.decided_by for one in words)


def reasons(meant: Inspection, held_by: tuple[Citation, ...]) -> tuple[str, ...]:
    """For the person who has to decide: what the ledger holds, and in whose words."""
    held = meant.rating.label if meant.rating else "no rating"
    ledger = f"the ledger holds {held} for the inspection of {meant.published}"
    return (ledger, *(_quoted(one) for one in held_by[:1]))


def _quoted(one: Citation) -> str:
    return f"{one.source}, “{one.title}”, says: “{one.evidence.quote}”"
