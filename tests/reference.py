"""Writes anew what is made of the code: ``make docs``."""

from pathlib import Path

from monitor.bootstrap.settings import KINDS
from monitor.config.json_schema import FOLDER, NAMES, written

ROOT = Path(__file__).parent.parent


def made() -> dict[Path, str]:
    """File -> what the code says that should stand in it."""
    schemas = ROOT / "config" / FOLDER
    return {schemas / f"{name}.json": written(name, KINDS) for name in NAMES}


if __name__ == "__main__":
    for file, text in made().items():
        file.write_text(text, encoding="utf-8")
