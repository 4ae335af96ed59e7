"""How often the auditor looks, what it allows for, and whom from outside we tell that we live."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from monitor.config import addresses
from monitor.config.schema import MonitorFile
from monitor.config.secrets import NOT_SHOWN, secret
from monitor.config.settings import AuditConfig
from monitor.domain.secret import Secret
from monitor.domain.source import Source

PING_URL = "MONITOR_PING_URL"

_DELIVERY = timedelta(minutes=15)
"""For pages that come at the second try, and for mail servers that ask for patience."""

_SLOWEST_POLL = timedelta(minutes=30)


def auditing(
    path: Path, main: MonitorFile | None, env: Mapping[str, str], faults: list[str]
) -> AuditConfig:
    """``path``: of monitor.toml. Adds a line to ``faults`` for each."""
    kept = secret(PING_URL, env, faults)
    written = main.ping_url if main else None
    if kept and written:
        faults.append(f"{path}: ping_url: is set twice, here and in {PING_URL}")
    if kept and (why := addresses.fault(kept.reveal())):
        faults.append(f"{PING_URL}: {why} {NOT_SHOWN}")
    if main is None:
        return AuditConfig()
    every, target = main.audit_every_minutes, main.audit_target_minutes
    return AuditConfig(
        every=timedelta(minutes=every) if every else None,
        target=timedelta(minutes=target) if target else None,
        ping_url=kept or (Secret(written) if written else None),
    )


def target_of(audit: AuditConfig, sources: tuple[Source, ...]) -> timedelta:
    """As configured, or else the time to the next visit of an official source, and to deliver."""
    fastest = min((s.every for s in sources if s.official), default=_SLOWEST_POLL)
    return audit.target or fastest + _DELIVERY
