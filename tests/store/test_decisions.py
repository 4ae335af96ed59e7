"""A decision and all that follows from it are kept at once, or not at all."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from threading import Barrier, Thread

import pytest
from sqlalchemy import event

from monitor.domain.event import EventKey, EventKind
from monitor.domain.ledger.decision import Answer, Case, Decision, Settled, Verdict
from monitor.errors import DecidedError
from monitor.store.decisions import Decisions
from monitor.store.engine.database import Database, connect
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.reviews import Reviews
from tests.store.processes import PATIENCE, heard, other_process
from tests.store.values import KENT, NOW, change, keep

QUESTION = EventKey("asked")


def ask(database: Database) -> None:
    asked = replace(change().events[0], key=QUESTION, kind=EventKind.NEEDS_REVIEW)
    told = replace(change().deliveries[0], id="asked/email", events=(asked,))  # type: ignore[arg-type]
    only = replace(change(), entries=(), evidence=(), events=(asked,), deliveries=(told,))
    keep(Ledger(database), only)


def confirmed(case: Case, by: str = "Ann") -> tuple[Decision, Settled]:
    (entry,) = change().entries
    answer = Answer(Verdict.CONFIRM, by)
    decision = Decision(0, case.question.key, answer, NOW, entry.id)
    return decision, Settled(change(), (entry.id,), entry.id)


def nothing_of_it_is_there(database: Database) -> bool:
    ledger, decisions = Ledger(database), Decisions(database)
    kept = (ledger.inspections(), ledger.evidence(change().entries[0].id), decisions.on(QUESTION))
    return kept == ((), (), ()) and len(Outbox(database).deliveries()) == 1


class PulledError(Exception):
    """The plug is pulled."""


@contextmanager
def pulled_at(database: Database, write: int) -> Iterator[list[str]]:
    """At that statement that writes, counted from 0; yields those that were reached."""
    reached: list[str] = []

    def count(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            if len(reached) == write:
                raise PulledError
            reached.append(statement)

    event.listen(database.writer, "before_cursor_execute", count)
    try:
        yield reached
    finally:
        event.remove(database.writer, "before_cursor_execute", count)


def test_whatever_write_it_dies_at_all_of_it_is_there_or_nothing(database: Database) -> None:
    ask(database)
    for write in range(100):
        try:
            with pulled_at(database, write) as reached:
                Decisions(database).decide(QUESTION, 0, (KENT,), confirmed)
        except PulledError:
            assert nothing_of_it_is_there(database)
            assert len(Reviews(database).awaiting()) == 1
        else:
            break
    assert len(reached) >= 5, "an entry, its evidence, an event, a delivery, the decision"
    assert Ledger(database).inspections() == change().entries
    assert len(Outbox(database).deliveries()) == 2
    assert Reviews(database).awaiting() == ()


def hang_in_the_middle(pipe: Connection, url: str) -> None:
    """Decides, and is killed meanwhile."""

    def hang(case: Case) -> tuple[Decision, Settled]:
        pipe.send("deciding")
        time.sleep(PATIENCE)
        return confirmed(case)

    Decisions(connect(url)).decide(QUESTION, 0, (KENT,), hang)


def test_after_a_kill_the_question_waits_and_can_be_decided(url: str) -> None:
    with connect(url) as database:
        ask(database)
    with other_process(hang_in_the_middle, url) as (_pid, pipe):
        assert heard(pipe) == "deciding"
    with connect(url, busy_timeout=0) as database:
        assert nothing_of_it_is_there(database)
        Decisions(database).decide(QUESTION, 0, (KENT,), confirmed)
        assert Reviews(database).awaiting() == ()


def test_of_two_at_the_same_moment_one_decides_and_the_other_hears_of_it(
    database: Database,
) -> None:
    ask(database)
    start, refused = Barrier(2), []

    def decide(by: str) -> None:
        start.wait()
        try:
            Decisions(database).decide(QUESTION, 0, (KENT,), lambda case: confirmed(case, by))
        except DecidedError as error:
            refused.append((by, error.by))

    people = [Thread(target=decide, args=(name,)) for name in ("Ann", "Bob")]
    for one in people:
        one.start()
    for one in people:
        one.join()
    (kept,) = Decisions(database).on(QUESTION)
    assert [by for _, by in refused] == [kept.answer.by]
    assert Ledger(database).inspections() == change().entries


def test_who_knows_of_the_last_decision_may_decide_anew_and_the_old_one_stays(
    database: Database,
) -> None:
    ask(database)
    decisions = Decisions(database)
    first, _ = decisions.decide(QUESTION, 0, (KENT,), confirmed)
    with pytest.raises(DecidedError):
        decisions.decide(QUESTION, 0, (KENT,), confirmed)
    decisions.decide(QUESTION, first.number, (KENT,), lambda case: confirmed(case, "Bob"))
    assert [one.answer.by for one in decisions.on(QUESTION)] == ["Ann", "Bob"]
    ((asked, last),) = decisions.lately()
    assert (asked.key, last.answer.by) == (QUESTION, "Bob")
    words = Ledger(database).evidence(change().entries[0].id)
    assert len(words) == 1


def test_all_parts_of_an_answer_come_back(database: Database) -> None:
    ask(database)
    answer = Answer(Verdict.CORRECT, "Ann", KENT, change().entries[0].rating, NOW.date())
    made = Decision(0, QUESTION, answer, NOW)
    kept, _ = Decisions(database).decide(QUESTION, 0, (), lambda _case: (made, Settled()))
    assert Decisions(database).on(QUESTION) == (kept,)
    assert replace(kept, number=0) == made
