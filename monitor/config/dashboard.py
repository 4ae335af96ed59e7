"""Where the dashboard is, and who may come in."""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path

from monitor.config.schema import DashboardTable
from monitor.config.secrets import secret
from monitor.config.settings import DashboardConfig

PASSWORD = "MONITOR_DASHBOARD_PASSWORD"  # noqa: S105 - the variable's name, not its content
_SHORTEST = 10
_HASHED = re.compile(r"\$argon2id\$\S+")


def dashboarding(
    path: Path, table: DashboardTable | None, env: Mapping[str, str], faults: list[str]
) -> DashboardConfig:
    """``path``: of monitor.toml. Adds a line to ``faults`` for each."""
    password = secret(PASSWORD, env, faults)
    word = password.reveal() if password else ""
    if word and not _HASHED.fullmatch(word) and len(word) < _SHORTEST:
        faults.append(f"{PASSWORD}: is shorter than {_SHORTEST} characters")
    table = table or DashboardTable()
    faults += [f"{path}: {fault}" for fault in _proxy_faults(table)]
    if table.on and not is_loopback(table.host) and not (password or table.user_header):
        faults.append(
            f"{path}: dashboard.host: {table.host} can be reached from other machines: set "
            f"{PASSWORD}, or user_header and trusted_proxies"
        )
    return DashboardConfig(
        on=table.on,
        host=table.host,
        port=table.port,
        names=tuple(table.names),
        guests=table.guests,
        address=table.address,
        user_header=table.user_header,
        trusted_proxies=tuple(table.trusted_proxies),
        password=password,
    )


def is_loopback(host: str) -> bool:
    """Only this machine can reach it."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _proxy_faults(table: DashboardTable) -> list[str]:
    if table.user_header and not table.trusted_proxies:
        return ["dashboard.user_header: whom it names is believed of trusted_proxies only: add it"]
    return []
