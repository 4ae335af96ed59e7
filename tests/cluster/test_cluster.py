"""Several workers, killed while they work: nothing is lost, told as two, or asked for too often."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select

from monitor.store.engine.database import Database, connect
from monitor.store.tables import WORKERS
from tests import postgres
from tests.cluster.hardship import hardship
from tests.cluster.world import World, world

PATIENCE_S = 60.0


def until(done: Callable[[], bool]) -> None:
    """Fails where it takes far too long."""
    end = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < end, "nothing happens any more"
        time.sleep(0.1)


def everybody_asked(made: World) -> bool:
    return len(made.papers.asked) == len(made.hosts)


@pytest.mark.slow  # workers begin and die for two minutes
def test_what_killed_workers_had_in_hand_others_finish(
    server: postgres.Server, tmp_path: Path
) -> None:
    with world(tmp_path, server.new_database(), sources=60, speed=10.0) as made:
        account = hardship(made, workers=3, reports=20, say=lambda _line: None)
    assert account.killed >= 5
    assert account.unvisited == account.lost == account.twice == account.hurried == ()
    assert account.published == 20


@pytest.mark.slow  # the second worker has to find that the first is gone
def test_where_the_leader_is_killed_another_leads_and_all_goes_on(
    server: postgres.Server, tmp_path: Path
) -> None:
    url = server.new_database()
    with world(tmp_path, url, sources=40, speed=1.0) as made, connect(url) as database:
        first = made.begin_worker()
        until(lambda: everybody_asked(made))
        (leader,) = leaders(database)
        made.begin_worker()
        until(lambda: len(present(database)) == 2)
        made.kill(first)
        until(lambda: leaders(database) not in ([leader], []))
        assert all(len(asked) == 1 for asked in made.papers.asked.values())


def leaders(database: Database) -> list[str]:
    return [row.name for row in present(database) if row.leads]


def present(database: Database) -> Sequence[Row[Any]]:
    with database.reading() as connection:
        return connection.execute(select(WORKERS)).all()
