"""Evidence with the article that it stands in, and what it tells besides the rating."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.copies import Text, voices
from monitor.domain.inspection import Evidence, Inspection
from monitor.domain.provenance import Provenance
from monitor.domain.rating import Rating


@dataclass(frozen=True, slots=True)
class Citation:
    """``read_at``: when the text was first read so; the article may have changed since.

    ``published`` is None where nothing says when the article appeared. ``ended_at``: when it was
    read better, and this ceased to count; None for what counts today.
    """

    evidence: Evidence
    title: str
    source: SourceName
    url: str
    published: datetime | None
    read_at: datetime
    ended_at: datetime | None = None


def each_once(cited: Iterable[Citation]) -> tuple[Citation, ...]:
    """The same words of an article once, where they are met first: an edit elsewhere in its text
    makes them no other evidence."""
    said = {
        (one.evidence.article_id, one.evidence.rating, one.evidence.quote): one
        for one in reversed(tuple(cited))
    }
    return tuple(said.values())[::-1]


def copied(
    cited: Sequence[Citation], texts: Mapping[ArticleId, Text]
) -> Mapping[ArticleId, Citation]:
    """The articles that only copy another of these, each with the first that it copies."""
    articles = {one.evidence.article_id: one for one in reversed(cited)}
    firsts = voices(tuple(articles)[::-1], texts)
    return {article: articles[first] for article, first in firsts.items() if article != first}


def address_of(inspection: Inspection, cited: Iterable[Citation]) -> str | None:
    """Where to read of it: the ledger's address, else the article's with the most authority."""
    best = max(cited, key=lambda one: one.evidence.authority, default=None)
    return inspection.report_url or (best.url if best else None)


def previous_stated(shipped: Provenance | None, cited: Iterable[Citation]) -> Rating | None:
    """What a page about the inspection says of the rating before; the best authority first."""
    if shipped and shipped.previous_stated:
        return shipped.previous_stated
    stating = [one.evidence for one in cited if one.evidence.previous]
    best = max(stating, key=lambda one: one.authority, default=None)
    return best.previous if best else None
