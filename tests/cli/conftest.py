"""A configuration of its own for each test of the commands that look at the ledger."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from monitor.bootstrap.records import open_records
from monitor.bootstrap.settings import read_config
from monitor.cli.commands.app import app
from monitor.cli.terminal.screen import out
from monitor.domain.article import Article
from monitor.domain.ledger.change import Change
from monitor.store.ledger import Ledger
from tests.empty_database import put_empty_database
from tests.store.values import READING

SOURCES = """
[[source]]
name = "The Paper"
kind = "feed"
url = "https://paper.example/rss"
"""


@dataclass(frozen=True)
class Desk:
    """A folder with configuration and database, and a terminal to look at them."""

    folder: Path

    def show(self, *words: str, columns: int = 80) -> str:
        done = self.call(*words, columns=columns)
        assert done.exit_code == 0, done.output
        return "\n".join(line.rstrip() for line in done.stdout.splitlines())

    def call(self, *words: str, columns: int = 80) -> Any:
        where = ["--config", str(self.folder)]
        before, out.width = out.width, columns
        try:
            return CliRunner(env={"COLUMNS": str(columns)}).invoke(app, [*words, *where])
        finally:
            out.width = before

    def record(self, article: Article, change: Change) -> None:
        with open_records(read_config(self.folder, {})) as records:
            _record(records.ledger, article, change)


def _record(ledger: Ledger, article: Article, change: Change) -> None:
    ledger.record(article, READING, (), lambda known: change)


def _desk(folder: Path, *, baseline: bool) -> Desk:
    database = f'database = "sqlite:///{folder}/monitor.sqlite3"'
    flag = f"baseline = {str(baseline).lower()}"
    (folder / "monitor.toml").write_text(f"{database}\n{flag}\n")
    (folder / "sources.toml").write_text(SOURCES)
    put_empty_database(folder / "monitor.sqlite3")
    return Desk(folder)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The ledger as it comes with the program: to be looked at only."""
    return _desk(tmp_path_factory.mktemp("shipped"), baseline=True)


@pytest.fixture
def desk(tmp_path: Path) -> Callable[..., Desk]:
    """With or without the shipped history, to be written to."""
    return lambda *, baseline=False: _desk(tmp_path, baseline=baseline)
