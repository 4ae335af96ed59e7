"""Readers that misbehave, for the process that reads: it finds them here by their names."""

import os
import pkgutil
import re
import signal
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from threading import Event
from types import ModuleType

from monitor.domain.article import Page, SourceName
from monitor.domain.source import Source
from monitor.errors import EmptyListError

SOURCE = Source(SourceName("x"), "feed", "https://site.example/news/", timedelta(hours=1))
FLOOD = 100_000
PIECES = (
    *("a", "1", "e-", "a.", "/", "(", "[", "T: ", "rated ", "1 January ", "|-| "),
    *(" ", "\n", " (Back to top)", "&", "&amp;", "<", "<!", "<a>", "<?xml ", "<rss ", "</rss "),
    *("<media:title>", "<media:title><![CDATA[", "<!doctype html", "charset=", "Published: "),
)


def who_reads(_page: Page) -> str:
    return str(os.getpid())


def sleeps(_page: Page) -> str:
    Event().wait(60)
    return "awake"


def works(_page: Page) -> str:
    while True:
        pass


def fills(_page: Page) -> str:
    return str(len(b"x" * 5_000_000_000))


def dies(_page: Page) -> str:
    os.kill(os.getpid(), signal.SIGSEGV)
    return "alive"


def stumbles(_page: Page) -> str:
    raise ZeroDivisionError


def finds_nothing(page: Page) -> str:
    raise EmptyListError(page.url, "entries")


def hands_out_a_path(_page: Page) -> object:
    return Path("/etc/passwd")


def prints(_page: Page) -> str:
    os.write(1, b"not an answer")
    return "told"


def floods_all_patterns(_page: Page) -> str:
    """Each pattern of the room, used as there on what makes a careless one take squared time."""
    import monitor.sources as room

    names = [module.name for module in pkgutil.iter_modules(room.__path__)]
    modules = [import_module(f"{room.__name__}.{name}") for name in names if "worker" not in name]
    return str(sum(_flooded(module) for module in modules))


def _flooded(module: ModuleType) -> int:
    source = Path(str(module.__file__)).read_text()
    patterns = [(n, p) for n, p in vars(module).items() if isinstance(p, re.Pattern)]
    for name, pattern in patterns:
        searched = re.search(rf"\b{name}\.(?:search|sub|findall|finditer|split)\b", source)
        use = pattern.search if searched else pattern.match
        for piece in PIECES:
            text = piece * (FLOOD // len(piece))
            use(text.encode() if isinstance(pattern.pattern, bytes) else text)
    return len(patterns)


def environment(_page: Page) -> str:
    return "\n".join(f"{name}={value}" for name, value in os.environ.items())
