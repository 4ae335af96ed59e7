"""What people decide on questions, and what follows from it in the ledger."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from monitor.domain.body import BodyId
from monitor.domain.event import Event, EventKey, EventKind
from monitor.domain.ledger.decision import Case, Decision, Settled
from monitor.errors import DecidedError, StoreError
from monitor.store.articles import find_article
from monitor.store.decision_rows import (
    add_decision,
    decisions_on,
    last_decision,
    newest_decisions,
)
from monitor.store.engine.database import Database
from monitor.store.events import event_of
from monitor.store.evidence import end_word
from monitor.store.inspections import first_entries
from monitor.store.keeping import keep_change, known_of
from monitor.store.tables import EVENTS

_IS_QUESTION = EVENTS.c.kind == EventKind.NEEDS_REVIEW.value


class Decisions:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def questions(self, prefix: str, limit: int = 5) -> tuple[Event, ...]:
        """Those whose key begins so, decided or not."""
        begins = EVENTS.c.key.startswith(prefix, autoescape=True)
        query = select(EVENTS).where(_IS_QUESTION, begins).order_by(EVENTS.c.key).limit(limit)
        with self._database.reading() as connection:
            return tuple(map(event_of, connection.execute(query).mappings()))

    def on(self, question: EventKey) -> tuple[Decision, ...]:
        """All that was ever decided on it, the oldest first."""
        with self._database.reading() as connection:
            return decisions_on(connection, question)

    def lately(self, limit: int = 20) -> tuple[tuple[Event, Decision], ...]:
        """Questions with the decision that counts, the newest first."""
        with self._database.reading() as connection:
            return tuple(
                (_question(connection, one.question), one)
                for one in newest_decisions(connection, limit)
            )

    def decide(
        self,
        question: EventKey,
        seen: int,
        bodies: Iterable[BodyId],
        rule: Callable[[Case], tuple[Decision, Settled]],
    ) -> tuple[Decision, Settled]:
        """Record a decision with all that follows from it: all of it or nothing.

        ``seen``: the number of the last decision that the person knows of, 0 for none. ``bodies``:
        whose history must be known. ``rule`` is called with the write lock held, must be quick and
        must not use the database. Returns the decision with its number, and what was really new.
        Raises DecidedError where somebody else has decided meanwhile.
        """
        with self._database.writing() as connection:
            case = _case(connection, question, tuple(bodies))
            if case.before is not None and case.before.number != seen:
                raise DecidedError(case.before.answer.by)
            decision, settled = rule(case)
            end_word(connection, case.article.id, settled.ended, decision.at)
            read = replace(case.article, read_at=decision.at)
            change = keep_change(connection, read, settled.change)
            number = add_decision(connection, case.article, decision)
            return replace(decision, number=number), replace(settled, change=change)


def _question(connection: Connection, key: EventKey) -> Event:
    query = select(EVENTS).where(_IS_QUESTION, EVENTS.c.key == key)
    return event_of(connection.execute(query).mappings().one())


def _case(connection: Connection, key: EventKey, bodies: tuple[BodyId, ...]) -> Case:
    question = _question(connection, key)
    article = find_article(connection, question.origin.article_id)
    if article is None:
        raise StoreError(f"the article of question {key} is not kept")
    known = known_of(connection, article.id, bodies)
    ids = [one.id for each in known.inspections.values() for one in each]
    firsts = {one.id: one for one in first_entries(connection, ids)}
    return Case(question, article, known, last_decision(connection, key), firsts)
