"""Questions at the beginning: asked at a terminal, answered by flags, or by what is usual."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import typer

from monitor.cli.terminal.refusing import Refused
from monitor.config.first_files import Answers, Mail

T = TypeVar("T")

_PORTS = {25: "none", 465: "tls"}


class Way(StrEnum):
    """Where alerts can go to from the first day on."""

    TERMINAL = "terminal"
    MAIL = "mail"
    SLACK = "slack"


class Security(StrEnum):
    """How the way to the mail server is encrypted."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Given:
    """What flags said; None where nothing was said, and a person is to be asked."""

    alert: Sequence[Way] | None = None
    smtp_host: str | None = None
    smtp_port: int | None = None
    smtp_security: Security | None = None
    smtp_user: str | None = None
    mail_from: str | None = None
    mail_to: Sequence[str] | None = None
    area: Sequence[str] | None = None
    only: bool | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Questions:
    """``silent``: nobody is there; what is usual is taken, and what cannot be guessed refused."""

    silent: bool

    def text(self, question: str, flag: str, given: str | None, usual: str | None = None) -> str:
        """Raises Refused where nobody answers what has no usual answer."""
        if given is not None:
            return given.strip()
        if not self.silent:
            return str(typer.prompt(question, usual, show_default=bool(usual))).strip()
        if usual is None:
            raise Refused(f"with --yes, say {flag} as well")
        return usual

    def several(
        self, question: str, given: Sequence[T] | None, usual: str, read: Callable[[str], list[T]]
    ) -> list[T]:
        """``read``: what was typed -> answers; raises Refused, whereupon it is asked again."""
        if given:
            return list(given)
        while not self.silent:
            try:
                return read(str(typer.prompt(question, usual, show_default=bool(usual))))
            except Refused as fault:
                typer.echo(fault.message)
        return read(usual)

    def yes(self, question: str, given: bool | None, *, usual: bool) -> bool:
        """A flag's word, a person's, or the usual."""
        if given is not None:
            return given
        return usual if self.silent else typer.confirm(question, usual)

    def secret(self, question: str) -> str:
        """Not shown while it is typed; empty where nobody is there, or has it at hand."""
        if self.silent:
            return ""
        return str(typer.prompt(question, "", hide_input=True, show_default=False)).strip()


def ways(words: Sequence[str] | None) -> list[Way] | None:
    """As flags said; None where nothing was said. Raises Refused."""
    return _ways(" ".join(words)) if words else None


def security(word: str | None) -> Security | None:
    """The same."""
    return _security(word) if word is not None else None


def answers(ask: Questions, given: Given, regions: Sequence[str]) -> Answers:
    """``regions``: the areas there are. Raises Refused."""
    ways = ask.several(
        "Where shall alerts go? terminal, mail, slack, or several", given.alert, "terminal", _ways
    )
    mail = _mail(ask, given) if Way.MAIL in ways else None
    areas = _areas(ask, given, regions)
    only = bool(areas) and ask.yes(
        "Tell of these areas only, and not of all England and Wales?", given.only, usual=False
    )
    contact = ask.text(
        "Your address, so that the sites you read can reach you (may be left out)",
        "--contact",
        given.contact,
        mail.to[0] if mail else "",
    )
    return Answers(contact, tuple(areas), only, mail, Way.SLACK in ways)


def _ways(typed: str) -> list[Way]:
    words = typed.replace(",", " ").split()
    if strange := [word for word in words if word not in list(Way)]:
        raise Refused(f"{strange[0]!r} is none of {', '.join(Way)}")
    return [way for way in Way if way in words] or [Way.TERMINAL]


def _mail(ask: Questions, given: Given) -> Mail:
    host = ask.text("Mail server", "--smtp-host", given.smtp_host)
    port = _port(ask.text("Its port", "--smtp-port", _word(given.smtp_port), "587"))
    security = _security(
        ask.text(
            "Encryption: starttls, tls or none",
            "--smtp-security",
            given.smtp_security,
            _PORTS.get(port, "starttls"),
        )
    )
    user = ask.text("User name (empty: no login)", "--smtp-user", given.smtp_user, "")
    to = ask.several("Mails go to", given.mail_to, user if "@" in user else "", _addresses)
    sender = ask.text("Mails come from", "--mail-from", given.mail_from, to[0])
    return Mail(host, port, security, sender, tuple(to), user)


def _word(number: int | None) -> str | None:
    return None if number is None else str(number)


def _port(typed: str) -> int:
    if not typed.isascii() or not typed.isdigit():
        raise Refused(f"{typed!r} is no port; most servers have 587")
    return int(typed)


def _security(typed: str) -> Security:
    if typed not in list(Security):
        raise Refused(f"{typed!r} is none of {', '.join(Security)}")
    return Security(typed)


def _addresses(typed: str) -> list[str]:
    found = typed.replace(",", " ").split()
    if not found:
        raise Refused("say one address at least (--mail-to)")
    if strange := [word for word in found if "@" not in word]:
        raise Refused(f"{strange[0]!r} is no mail address")
    return found


def _areas(ask: Questions, given: Given, regions: Sequence[str]) -> list[str]:
    def read(typed: str) -> list[str]:
        return [_region(word, regions) for word in typed.split(";") if word.strip()]

    if not given.area and not ask.silent:
        for number, name in enumerate(regions, start=1):
            typer.echo(f"  {number:2} {name}")
    named = [_region(word, regions) for word in given.area or ()]
    question = "Local papers of which areas, too? Numbers or names, ; between (empty: none)"
    return named or ask.several(question, None, "", read)


def _region(typed: str, regions: Sequence[str]) -> str:
    word = typed.strip().casefold()
    numbered = dict(zip(map(str, range(1, len(regions) + 1)), regions, strict=True))
    found = numbered.get(word) or next((one for one in regions if one.casefold() == word), None)
    if found is None:
        raise Refused(f"no area {typed.strip()!r}; there are: {'; '.join(regions)}")
    return found
