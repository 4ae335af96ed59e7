"""The house rules, kept by a machine."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "monitor"
FILES = sorted(ROOT.rglob("*.py"))

MAY_IMPORT = {  # room -> rooms it may look into
    "errors": set(),
    "domain": {"errors"},
    "data": {"domain", "errors"},
    "config": {"domain", "errors"},
    "sources": {"domain", "errors"},
    "web": {"domain", "errors"},
    "store": {"domain", "errors"},
    "notify": {"domain", "errors"},
    "service": {"domain", "errors"},
    "logs": set(),
    "dashboard": {"domain", "errors"},
    "bootstrap": {
        "config",
        "dashboard",
        "data",
        "domain",
        "errors",
        "notify",
        "service",
        "sources",
        "store",
        "web",
    },
    "scheduler": {"bootstrap", "errors", "systemd"},
    "systemd": set(),
    "cluster": {"bootstrap", "domain", "errors", "service"},
    "demo": {"bootstrap", "config", "domain", "errors"},
    "cli": {
        "bootstrap",
        "cluster",
        "config",
        "demo",
        "domain",
        "errors",
        "logs",
        "scheduler",
        "systemd",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
INSIDE = {  # room -> its own rooms -> those of them that each may look into; "" is what lies flat
    "domain": {
        "": set(),
        "reader": {""},
        "evaluation": {""},
        "pages": {"", "reader"},
        "ledger": {"", "pages"},
        "visiting": {"", "ledger"},
        "telling": {"", "ledger", "visiting"},
        "showing": {"", "ledger"},
        "upkeep": {"", "telling"},
    },
    "domain/reader": {
        "text": set(),
        "phrases": {"text"},
        "bodies": {"phrases", "text"},
        "points": {"phrases", "text"},
        "claims": {"bodies", "phrases", "text"},
        "subjects": {"bodies", "claims", "phrases", "points", "text"},
        "verdict": {"bodies", "claims", "phrases", "points", "subjects", "text"},
        "": {"bodies", "claims", "phrases", "points", "subjects", "text", "verdict"},
    },
    "cli": {
        "terminal": set(),
        "views": {"terminal"},
        "": {"terminal", "views"},
        "commands": {"", "terminal"},
    },
    "store": {
        "tables": set(),
        "engine": {"tables"},
        "": {"engine", "tables"},
        "migrations": set(),
    },
}
OWNER = {  # library -> the only rooms that may name it
    "aiosmtpd": {"demo"},
    "alembic": {"store"},
    "anyio": {"dashboard"},
    "apscheduler": {"scheduler"},
    "argon2": {"dashboard"},
    "bs4": {"sources"},
    "feedparser": {"sources"},
    "filelock": {"store"},
    "ftfy": {"domain"},
    "httpcore": {"web"},
    "httpx": {"web"},
    "fastapi": {"dashboard"},
    "jinja2": {"dashboard", "notify"},
    "lxml": {"sources"},
    "pdfminer": {"sources"},
    "pdfplumber": {"sources"},
    "protego": {"web"},
    "procrastinate": {"cluster"},
    "prometheus_client": {"dashboard"},
    "psycopg": {"cluster"},
    "pydantic": {"config", "dashboard"},
    "rich": {"bootstrap", "cli", "demo", "notify"},
    "smtplib": {"notify"},
    "socket": {"dashboard", "notify", "systemd", "web"},
    "sqlalchemy": {"store"},
    "starlette": {"dashboard"},
    "sqlite3": {"store"},
    "structlog": {"logs"},
    "tomli": {"config"},
    "trafilatura": {"sources"},
    "typer": {"cli"},
    "uvicorn": {"dashboard"},
}
PURE = {
    "base64",
    "bisect",
    "calendar",
    "collections",
    "dataclasses",
    "datetime",
    "enum",
    "ftfy",
    "functools",
    "hashlib",
    "hmac",
    "html",
    "itertools",
    "json",
    "math",
    "monitor",
    "re",
    "statistics",
    "typing",
    "unicodedata",
    "urllib",
    "zoneinfo",
}
IMPURE_CALLS = {"open", "print", "input", "datetime.now", "datetime.utcnow", "date.today"}
EMPTY_NAMES = {"utils", "helpers", "common", "misc", "base", "manager"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: a relative import hides its room"
            names.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_inward(path: Path) -> None:
    seen = {name.split(".")[1] for name in imports(path) if name.startswith("monitor.")}
    assert seen - {room(path), "__version__"} <= MAY_IMPORT[room(path)]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_library_lives_in_its_room(path: Path) -> None:
    for name in {name.split(".")[0] for name in imports(path)} & OWNER.keys():
        assert room(path) in OWNER[name], name


@pytest.mark.parametrize("path", sorted((ROOT / "domain").rglob("*.py")), ids=name_of)
def test_the_domain_is_pure(path: Path) -> None:
    assert {name.split(".")[0] for name in imports(path)} <= PURE
    calls = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
    }
    assert not calls & IMPURE_CALLS


def within(outer: str, parts: list[str]) -> str:
    """The room within a room, by the parts of a dotted name or of a path."""
    return parts[0] if parts and parts[0] in INSIDE[outer] else ""


@pytest.mark.parametrize(
    ("outer", "path"),
    [
        pytest.param(outer, path, id=f"{outer}: {name_of(path)}")
        for outer in INSIDE
        for path in FILES
        if path.is_relative_to(ROOT / outer) and path.name != "__init__.py"
    ],
)
def test_rooms_within_a_room_lie_one_upon_the_other(outer: str, path: Path) -> None:
    own = within(outer, list(path.relative_to(ROOT / outer).parts))
    dotted = f"monitor.{outer.replace('/', '.')}."
    names = [
        name.removeprefix(dotted).split(".") for name in imports(path) if name.startswith(dotted)
    ]
    assert {within(outer, parts) for parts in names} <= INSIDE[outer][own] | {own}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_are_small_and_named(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300
    assert path.stem not in EMPTY_NAMES


CONNECTING = {  # module -> the only rooms that may open a connection by it
    "http.client": set(),
    "urllib.request": set(),
    "urllib3": set(),
    "requests": set(),
    "asyncio": {"cluster", "demo"},
    "ftplib": set(),
    "socketserver": {"demo"},
    "http.server": {"demo"},
    "ssl": {"web", "notify"},
    "apprise": {"notify"},
}


@pytest.mark.attack("V6")
@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_other_room_can_open_a_connection(path: Path) -> None:
    for module in CONNECTING.keys() & imports(path):
        assert room(path) in CONNECTING[module], module


def module_of(path: Path) -> str:
    dotted = ".".join(["monitor", *path.relative_to(ROOT).with_suffix("").parts])
    return dotted.removesuffix(".__init__")


def modules_imported(path: Path, modules: set[str]) -> set[str]:
    """What the file leans on: of ``from package import module`` the module, not the package."""
    found = imports(path)
    packages = {name.rpartition(".")[0] for name in found & modules}
    named = {name.rpartition(".")[0] for name in found if name not in modules}
    return ((found & modules) - (packages - named)) - {module_of(path)}


def test_no_circles() -> None:
    modules = {module_of(path) for path in FILES}
    edges = {module_of(path): modules_imported(path, modules) for path in FILES}
    while edges:
        leaves = {name for name, out in edges.items() if not out & edges.keys()}
        assert leaves, f"circle among {sorted(edges)}"
        edges = {name: out for name, out in edges.items() if name not in leaves}


def test_every_room_has_a_rule() -> None:
    assert {room(path) for path in FILES} <= MAY_IMPORT.keys()
    for outer, inner in INSIDE.items():
        folders = {path.parent.name for path in (ROOT / outer).glob("*/__init__.py")}
        assert folders == inner.keys() - {""}
