"""Faults that no single key shows: they lie between keys, tables and the environment."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from monitor.domain.secret import Secret


def source_faults(path: Path, raw: Mapping[str, Any]) -> list[str]:
    """Names used twice, and a list with nothing switched on."""
    listed = raw.get("source")
    rows = [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []
    counted = Counter(str(row["name"]) for row in rows if "name" in row)
    faults = [
        f"{path}: source {name!r}: the name is used {times} times"
        for name, times in counted.items()
        if times > 1
    ]
    if rows and all(row.get("enabled") is False for row in rows):
        faults.append(f"{path}: source: none is enabled")
    return faults


def login_faults(path: Path, raw: Mapping[str, Any], password: Secret | None) -> list[str]:
    """A user name without a password, or the other way round; a password in the clear; a login
    that cannot be sent."""
    table = raw.get("email")
    email = table if isinstance(table, dict) else {}
    username = str(email.get("username") or "")
    if password and not username:
        lacking = "email.username" if email else "[email]"
        return [f"MONITOR_SMTP_PASSWORD: is set, but there is no {lacking} in {path}"]
    if not username:
        return []
    if not password:
        return [f"{path}: email.username: needs the password in MONITOR_SMTP_PASSWORD"]
    faults = []
    if email.get("security") == "none":
        reason = "a password must not travel in the clear; use starttls or tls"
        faults.append(f"{path}: email.security: {reason}")
    if not (username + password.reveal()).isascii():
        faults.append(f"{path}: email.username: a login can hold ASCII signs only")
    return faults
