"""``prune``, and what everybody says of an article whose text is gone."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.console import Console

from monitor.bootstrap.records import open_records
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config
from monitor.domain.reading import Category, Reading
from tests.store import values

UNRELATED = Reading(Category.UNRELATED, (), (), ("nothing of ours",))
LONG_AGO = datetime(2020, 3, 3, 9, tzinfo=UTC)


@pytest.fixture
def made(desk):
    """With evidence, and two old articles that concern nobody."""
    here = desk()
    with open_records(read_config(here.folder, {})) as records:
        values.keep(records.ledger, values.change())
        old = [replace(values.article(name, LONG_AGO), text="cakes " * 9000) for name in "bc"]
        records.ledger.add_idle([(one, UNRELATED) for one in old])
    return here


def row(desk, *words):
    return json.loads(desk.show("prune", "--json", *words))


def test_a_dry_run_counts_and_leaves_all_as_it_is(made):
    said = row(made, "--dry-run")
    assert (said["dry_run"], said["texts"], said["characters"]) == (True, 2, 108_000)
    assert row(made, "--dry-run") == said
    assert "2 would be dropped, 0.1 million characters" in made.show(
        "prune", "--dry-run", columns=120
    )


def test_it_drops_them_once_and_gives_the_room_back(made):
    said = row(made)
    assert (said["texts"], said["articles"]) == (2, 3)
    assert said["bytes_after"] < said["bytes_before"] - 100_000
    assert said["bytes_unused"] == 0
    assert "3 articles, " in made.show("prune", columns=120)
    assert row(made)["texts"] == 0


def test_it_works_beside_the_service(made):
    with build(read_config(made.folder, {}), Console(quiet=True)):
        assert row(made)["texts"] == 2


def test_texts_may_be_kept_for_ever(made):
    with (made.folder / "monitor.toml").open("a") as file:
        file.write("texts_days = 0\n")
    assert "texts are kept for ever" in made.show("prune")
    assert row(made)["texts"] == 0


def test_every_other_command_goes_on_as_before(made, tmp_path):
    before = made.show("history", "--evidence", "--json"), made.show("events", "--json")
    made.show("prune")
    assert (made.show("history", "--evidence", "--json"), made.show("events", "--json")) == before
    assert "text was dropped, not read again: 2" in made.show("replay", columns=120)
    assert json.loads(made.show("replay", "--json"))["texts_dropped"] == 2
    assert "checked." in made.show("backup", str(tmp_path / "copy.sqlite3"), columns=200)
    made.show("restore", str(tmp_path / "copy.sqlite3"))
    made.show("migrate-to", f"sqlite:///{tmp_path}/other.sqlite3")
    assert row(made, "--dry-run")["texts"] == 0
