"""What a person answered at the beginning, written into the files that come with the program.

Their comments stay: they say what else can be set, and how.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from monitor.config.schema import GOOD_START

SECRETS = "secrets.env"
"""Beside the configuration, for its owner's eyes only; systemd and containers read such files."""

_MAIL_LINE = re.compile(r"# (\w+) = .*")


@dataclass(frozen=True, slots=True)
class Mail:
    """``security``: starttls, tls or none. ``username``: empty for a server without login."""

    host: str
    port: int
    security: str
    sender: str
    to: tuple[str, ...]
    username: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """``areas``: probation regions whose local papers are read as well. ``only``: alerts are about
    bodies of these areas, and no others. ``slack``: is there a webhook? Its address is a secret,
    and no part of the answers."""

    contact: str = ""
    areas: tuple[str, ...] = ()
    only: bool = False
    mail: Mail | None = None
    slack: bool = False


def first_files(shipped: Mapping[str, str], answers: Answers) -> Mapping[str, str]:
    """``shipped``: name -> text; the same names, filled in."""
    main = _set(shipped["monitor.toml"], "contact", answers.contact)
    if answers.areas:
        main = _set(main, "sources", [*GOOD_START, *answers.areas])
    if answers.mail:
        main = _with_mail(main, answers.mail)
    wishes = shipped["subscriptions.toml"]
    if answers.only and answers.areas:
        wishes = f"{wishes.rstrip()}\n\n{_subscription(answers)}"
    return {**shipped, "monitor.toml": main, "subscriptions.toml": wishes}


def _set(text: str, key: str, value: object) -> str:
    line = f"{key} = {_toml(value)}"
    return re.sub(rf"^{key} = .*$", lambda _: line, text, count=1, flags=re.MULTILINE)


def _with_mail(text: str, mail: Mail) -> str:
    before, mark, rest = text.partition("# [email]")
    block, blank, after = rest.partition("\n\n")
    lines = "\n".join(_mail_line(line, _mail_values(mail)) for line in block.splitlines())
    return f"{before}{mark.removeprefix('# ')}{lines}{blank}{after}"


def _mail_line(line: str, values: Mapping[str, object]) -> str:
    found = _MAIL_LINE.fullmatch(line)
    if found is None or not values.get(found[1]):
        return line
    return f"{found[1]} = {_toml(values[found[1]])}"


def _mail_values(mail: Mail) -> Mapping[str, object]:
    return {
        "host": mail.host,
        "port": mail.port,
        "security": mail.security,
        "username": mail.username,
        "sender": mail.sender,
        "to": mail.to,
    }


def _subscription(answers: Answers) -> str:
    name = "; ".join(answers.areas)[:80]
    rows = {"name": name, "to": tuple(_places(answers)), "regions": answers.areas}
    lines = (f"{key} = {_toml(value)}" for key, value in rows.items())
    return "\n".join(["[[subscription]]", *lines, ""])


def _places(answers: Answers) -> Iterable[str]:
    """As a subscription calls them; the console where there is no other."""
    mail = [f"email:{address}" for address in answers.mail.to] if answers.mail else []
    return [*mail, *(["slack"] if answers.slack else [])] or ["console"]


def _toml(value: object) -> str:
    # JSON's strings, numbers and lists are TOML's, but for DEL, which no answer may hold.
    return json.dumps(value, ensure_ascii=False)
