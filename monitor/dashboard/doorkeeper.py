"""Who is it? Sessions, tokens, the password, and a proxy's word."""

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from monitor.dashboard.patience import Patience
from monitor.domain.secret import Secret
from monitor.domain.visitor import STRANGER, Role, Visitor

COOKIE = "monitor_session"
_BEARER = "bearer "
_KEY_BYTES = 32


class Admissions(Protocol):
    """Where sessions and tokens are kept, by their digests."""

    def begin(self, session: str, password: str, now: datetime) -> None: ...
    def goes_on(self, session: str, password: str, now: datetime) -> bool: ...
    def end(self, session: str) -> None: ...
    def whose(self, token: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Keys:
    """How one comes in. ``hosts``: the names under which browsers may ask for us; ``password``:
    as it is, or hashed by Argon2; None: whoever reaches us is the operator, but where a proxy's
    ``user_header`` says who comes."""

    hosts: frozenset[str]
    guests: bool = False
    password: Secret | None = None
    user_header: str | None = None
    trusted_proxies: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Nobody has to say who they are."""
        return self.password is None and self.user_header is None


@dataclass(frozen=True, slots=True)
class Caller:
    """What a request says of who sends it. ``peer``: the other end's address; ``headers`` by
    their names in small letters."""

    peer: str
    headers: Mapping[str, str]
    session: str = ""


class Doorkeeper:
    """Knows the visitors. Raises StoreError."""

    def __init__(self, keys: Keys, admissions: Admissions, now: Callable[[], datetime]) -> None:
        self.keys = keys
        self.patience = Patience(now)
        self._admissions = admissions
        self._now = now
        self._hasher = PasswordHasher()
        self._mark = sha256(keys.password.reveal().encode() if keys.password else b"").hexdigest()
        self._form_key = secrets.token_bytes(_KEY_BYTES)

    def who(self, caller: Caller) -> Visitor:
        """The most that the request proves."""
        return (
            self._by_token(caller)
            or self._by_proxy(caller)
            or self._by_session(caller)
            or self._anybody(caller)
        )

    def is_password(self, tried: str) -> bool:
        """Slow on purpose, right or wrong, and where there is none at all."""
        try:
            return self._hasher.verify(self._hash, tried) and self.keys.password is not None
        except (VerificationError, InvalidHashError):
            return False

    def begin(self) -> str:
        """A new session for who knew the password."""
        session = secrets.token_urlsafe(_KEY_BYTES)
        self._admissions.begin(session, self._mark, self._now())
        return session

    def end(self, session: str) -> None:
        """For good."""
        self._admissions.end(session)

    def form_key(self, visitor: Visitor) -> str:
        """What every form must bring back; another one each time, so that it cannot be guessed
        from the sizes of compressed pages."""
        salt = secrets.token_hex(8)
        return f"{salt}.{self._signed(salt, visitor)}"

    def is_form_key(self, brought: str, visitor: Visitor) -> bool:
        """Was it given to this visitor by this process?"""
        salt, _, signature = brought.partition(".")
        return hmac.compare_digest(signature.encode(), self._signed(salt, visitor).encode())

    def _signed(self, salt: str, visitor: Visitor) -> str:
        whose = f"{salt}\n{visitor.session}\n{visitor.name}".encode()
        return hmac.new(self._form_key, whose, sha256).hexdigest()

    def _by_token(self, caller: Caller) -> Visitor | None:
        given = caller.headers.get("authorization", "")
        if not given.lower().startswith(_BEARER):
            return None
        name = self._admissions.whose(given[len(_BEARER) :].strip())
        return Visitor(Role.PROGRAM, name) if name else STRANGER

    def _by_proxy(self, caller: Caller) -> Visitor | None:
        header = self.keys.user_header
        if header is None or caller.peer not in self.keys.trusted_proxies:
            return None
        name = caller.headers.get(header.lower(), "").strip()
        return Visitor(Role.OPERATOR, name[:80]) if name else None

    def _by_session(self, caller: Caller) -> Visitor | None:
        if self.keys.password is None or not caller.session:
            return None
        if not self._admissions.goes_on(caller.session, self._mark, self._now()):
            return None
        return Visitor(Role.OPERATOR, "operator", caller.session)

    def _anybody(self, caller: Caller) -> Visitor:
        if self.keys.is_open:
            return Visitor(Role.OPERATOR, "operator", caller.session)
        return Visitor(Role.GUEST, "", caller.session) if self.keys.guests else STRANGER

    # Made for the first who tries: it takes as long as the check itself, and most never ask.
    @cached_property
    def _hash(self) -> str:
        password = self.keys.password
        word = password.reveal() if password else secrets.token_urlsafe(_KEY_BYTES)
        return word if word.startswith("$argon2id$") else self._hasher.hash(word)
