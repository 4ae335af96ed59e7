"""Config -> the dashboard on its port."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from monitor.bootstrap.app import App
from monitor.bootstrap.desk import RecordsDesk
from monitor.config import DashboardConfig
from monitor.dashboard import Asgi, Door, Doorkeeper, Keys, Server

_PATIENCE_S = 1.0
_OWN_NAMES = ("localhost", "127.0.0.1", "::1")
_EVERYWHERE = frozenset(("0.0.0.0", "::"))  # noqa: S104 - what such a host means, not a choice of ours


@contextmanager
def dashboard(app: App) -> Iterator[str | None]:
    """Serves within ``with``; yields where to look, or None where nobody wants a dashboard.

    Raises ConfigError where its port cannot be used.
    """
    wanted = app.settings.dashboard
    if not wanted.on:
        yield None
        return
    door = Door(wanted.host, wanted.port)
    keeper = Doorkeeper(keys_of(wanted), app.records.admissions, app.clock)
    desk = RecordsDesk(app.records, app.frame.in_force, app.clock)

    def made() -> Asgi:
        app.rounds.wait_for_the_first(_PATIENCE_S)  # they matter more than pages
        from monitor.dashboard.app import site

        return site(desk, keeper, wanted.address or "")

    with Server(made, door):
        yield wanted.address or door.address


def keys_of(wanted: DashboardConfig) -> Keys:
    """How one comes in."""
    own = () if wanted.host in _EVERYWHERE else (wanted.host,)
    outside = (_name_in(wanted.address),) if wanted.address else ()
    return Keys(
        hosts=frozenset((*_OWN_NAMES, *own, *outside, *wanted.names)),
        guests=wanted.guests,
        password=wanted.password,
        user_header=wanted.user_header,
        trusted_proxies=frozenset(wanted.trusted_proxies),
    )


def _name_in(address: str) -> str:
    return (urlsplit(address).hostname or "").lower()
