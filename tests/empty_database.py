"""A database with its tables made: a copy is quicker than to make them for each test."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from monitor.store.engine.database import connect


def put_empty_database(at: Path) -> None:
    """An empty database in that file, as the program makes it on its first start."""
    at.write_bytes(_made())


@cache
def _made() -> bytes:
    folder = Path(tempfile.mkdtemp(prefix="empty-database-"))
    try:
        connect(f"sqlite:///{folder}/monitor.sqlite3").close()
        return (folder / "monitor.sqlite3").read_bytes()
    finally:
        shutil.rmtree(folder)
