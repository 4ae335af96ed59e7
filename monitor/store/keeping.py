"""One look at what is known, and one write of what changes in it."""

from sqlalchemy import Connection

from monitor.domain.article import Article, ArticleId
from monitor.domain.body import BodyId
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.change import Change, Known
from monitor.domain.ledger.withdrawal import brings_back
from monitor.store.deliveries import add_news
from monitor.store.events import add_events
from monitor.store.evidence import add_evidence, citations_for
from monitor.store.inspections import append_new, standing_of
from monitor.store.pages import resting_on


def known_of(connection: Connection, article: ArticleId, bodies: tuple[BodyId, ...]) -> Known:
    """What is known of these bodies, for comparing the article with it."""
    of_body: dict[BodyId, tuple[Inspection, ...]] = {}
    # Most articles concern no body: they need not ask.
    standing = standing_of(connection, bodies) if bodies else ()
    for one in standing:
        of_body[one.body_id] = (*of_body.get(one.body_id, ()), one)
    said = citations_for(connection, [one.id for one in standing]) if standing else {}
    resting = resting_on(connection, article) if standing else ()
    back = frozenset(one.inspection.id for one in resting if brings_back(article, one))
    return Known(of_body, said, back)


def keep_change(connection: Connection, article: Article, change: Change) -> Change:
    """Written; returns what was really new. An event that was there gets no new deliveries."""
    entries = append_new(connection, change.entries)
    evidence = add_evidence(connection, article, change.evidence)
    events = add_events(connection, change.events)
    told = add_news(connection, change.deliveries, {event.key for event in events})
    return Change(entries, evidence, events, told)
