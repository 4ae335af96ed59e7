"""What the service needs of others: names, a clock, sources, mail, Slack. Nothing is sent."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from rich.console import Console

from monitor.bootstrap.channels import CONSOLE, channels_of, door, open_errand
from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.doctor import Examination
from monitor.config import Config
from monitor.domain.delivery import ChannelName
from monitor.domain.inspectorate_hosts import TODAY
from monitor.domain.upkeep.diagnosis import (
    Diagnosis,
    fine,
    note,
    of_clock,
    of_names,
    of_sources,
    wrong,
)
from monitor.errors import DeliveryError, FetchError
from monitor.notify.reach import Reachable
from monitor.service.delivery_ports import Channel
from monitor.service.source_check import SourceCheck, check_all
from monitor.sources import PARSERS, offered_feed, wall
from monitor.web import OneRun, Web, resolved

_MAIL_S = 8.0
_ASKING = 16


def outside(settings: Config) -> Mapping[str, Examination]:
    """By the name of the part; each ends within a minute or two by itself."""
    mail = settings.email
    patient = replace(mail, timeout=min(mail.timeout, _MAIL_S)) if mail else None
    quick = replace(settings, email=patient)
    web = open_errand(quick)
    channels = channels_of(quick, Console(), web)
    return {
        "names": partial(_names, settings),
        "clock": partial(_clock, settings, web),
        "sources": partial(_sources, settings),
        **{name: partial(_channel, name, way) for name, way in channels.items() if name != CONSOLE},
    }


def _names(settings: Config) -> Diagnosis:
    hosts = sorted(_hosts(settings))
    with ThreadPoolExecutor(_ASKING) as pool:
        known = list(pool.map(_is_known, hosts))
    unknown = [host for host, there in zip(hosts, known, strict=True) if not there]
    return of_names(unknown, len(hosts))


def _hosts(settings: Config) -> set[str]:
    urls = (source.url for source in settings.sources)
    mail = {settings.email.host} if settings.email else set()
    return {host for url in urls if (host := urlsplit(url).hostname)} | mail


def _is_known(host: str) -> bool:
    with suppress(OSError, UnicodeError):
        return bool(resolved(host, 443))
    return False


def _clock(settings: Config, web: Web) -> Diagnosis:
    official = (source.url for source in settings.sources if source.official)
    parts = urlsplit(next(official, f"https://{TODAY}/"))
    part, host = "clock", parts.hostname or ""
    try:
        told = web.clock_at(f"{parts.scheme}://{parts.netloc}/robots.txt")
    except FetchError as fault:
        todo = "see whether this machine is online, and whether its clock and certificates are new"
        return wrong("network", f"{host}: {fault.reason}", todo)
    if told is None:
        return note(part, f"{host} does not say what time it is")
    return of_clock(utc_now(), told, host)


def _sources(settings: Config) -> Diagnosis:
    official = tuple(source for source in settings.sources if source.official)
    if not official:
        return note("sources", "none of the inspectorate's own is switched on", "see sources.toml")
    web = door(settings, OneRun())
    try:
        look = SourceCheck(web, PARSERS, wall, offered_feed)
        found = check_all(official, look, settings.workers, lambda _done, _all: None)
    finally:
        web.close()
    broken = [f"{one.source}: {one.reason}" for one in found if not one.works]
    return of_sources(broken, len(found))


def _channel(name: ChannelName, channel: Channel) -> Diagnosis:
    if not isinstance(channel, Reachable):
        return note(name, "not tried", f"send a message by it: probation-monitor test-alert {name}")
    try:
        channel.reach()
    except DeliveryError as fault:
        todo = "mend it, then see a message arrive: probation-monitor test-alert"
        return wrong(name, str(fault), todo)
    return fine(name, "it answers, and takes our login")
