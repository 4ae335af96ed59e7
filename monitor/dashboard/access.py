"""Who may ask for what. Pure: the one table of it; what it does not name is the operator's."""

from monitor.domain.visitor import Role

_READS = frozenset(("GET", "HEAD"))
_OPEN = frozenset(("/login", "/healthz", "/readyz"))
_GUESTS = frozenset(("/", "/ratings", "/about", "/live", "/robots.txt", "/calendar.ics", "/logout"))
_GUESTS_UNDER = ("/bodies/", "/inspections/", "/feeds/", "/badges/", "/downloads/", "/api/v1/")
_PROGRAMS = frozenset(("/metrics", "/api/v1/sources", "/api/v1/deliveries"))


def needed(method: str, path: str) -> Role:
    """The least that a visitor must be. ``path``: without a query, as the router sees it."""
    if path in _OPEN or (method in _READS and path.startswith("/static/")):
        return Role.STRANGER
    if method not in _READS:
        return Role.GUEST if path == "/logout" else Role.OPERATOR
    if path in _PROGRAMS:
        return Role.PROGRAM
    if path in _GUESTS or path.startswith(_GUESTS_UNDER):
        return Role.GUEST
    return Role.OPERATOR


def local_path(wanted: str) -> str:
    """Where to go after logging in: a path of ours; anything else leads to the first page.

    A browser takes ``//host`` and ``/\\host`` for another site's address:
    https://url.spec.whatwg.org/#relative-slash-state
    """
    inert = wanted.isprintable() and "\\" not in wanted
    return wanted if inert and wanted.startswith("/") and not wanted.startswith("//") else "/"
