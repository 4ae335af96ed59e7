"""What people and programs ask the dashboard."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from benchmarks.growth.stories import NOW, address, units
from benchmarks.growth.working import House
from monitor.bootstrap.desk import RecordsDesk
from monitor.dashboard import Door, Doorkeeper, Keys, Server
from monitor.dashboard.app import site
from monitor.domain.identity import article_id

PATHS = (
    "/",
    "/ratings",
    "/ratings?q=kent",
    "/ratings?view=matrix",
    f"/bodies/{units()[0][0]}",
    "/inspections/grown-0",
    f"/articles/{article_id(address(0, 7))}",
    "/review",
    "/sources",
    "/deliveries",
    "/about",
    "/api/v1/bodies",
    "/api/v1/inspections",
    "/api/v1/events?limit=100",
    "/api/v1/sources",
    "/feeds/all.atom",
    f"/badges/{units()[0][0]}.svg",
    "/healthz",
    "/metrics",
)


@contextmanager
def dashboard(house: House) -> Iterator[httpx.Client]:
    """Whoever asks it; nobody need log in."""
    records = house.app.records
    keeper = Doorkeeper(Keys(frozenset(("127.0.0.1",))), records.admissions, lambda: NOW)
    desk = RecordsDesk(records, lambda: house.settings, lambda: NOW)
    door = Door("127.0.0.1", 0)
    with (
        Server(lambda: site(desk, keeper, ""), door),
        httpx.Client(base_url=door.address, trust_env=False, timeout=120) as client,
    ):
        yield client


def asked(client: httpx.Client, path: str) -> float:
    """Milliseconds until the whole answer is there."""
    began = time.perf_counter()
    client.get(path).raise_for_status()
    return (time.perf_counter() - began) * 1000
