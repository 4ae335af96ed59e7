"""Sessions of people and tokens of programs, by their digests."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, insert, or_, select, update

from monitor.store.engine.database import Database
from monitor.store.tables import SESSIONS, TOKENS

_LONGEST = timedelta(days=7)
_IDLE = timedelta(hours=12)
_NOTED_EVERY = timedelta(minutes=5)
"""A page view need not write."""


class Admissions:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, session: str, password: str, now: datetime) -> None:
        """``session``: a long random word; ``password``: the mark of the one in force. Sessions
        that are over are forgotten."""
        row = {"digest": _digest(session), "password": password, "began_at": now, "seen_at": now}
        over = or_(SESSIONS.c.began_at < now - _LONGEST, SESSIONS.c.seen_at < now - _IDLE)
        with self._database.writing() as connection:
            connection.execute(delete(SESSIONS).where(or_(over, SESSIONS.c.password != password)))
            connection.execute(insert(SESSIONS).values(row))

    def goes_on(self, session: str, password: str, now: datetime) -> bool:
        """Is it one of ours, of the password in force, and not over?"""
        same = SESSIONS.c.digest == _digest(session)
        with self._database.reading() as connection:
            row = connection.execute(select(SESSIONS).where(same)).mappings().first()
        if row is None or row["password"] != password:
            return False
        if now - row["began_at"] > _LONGEST or now - row["seen_at"] > _IDLE:
            return False
        if now - row["seen_at"] > _NOTED_EVERY:
            with self._database.writing() as connection:
                connection.execute(update(SESSIONS).where(same).values(seen_at=now))
        return True

    def end(self, session: str) -> None:
        """It never comes back."""
        with self._database.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.digest == _digest(session)))

    def whose(self, token: str) -> str | None:
        """The name under which a token was made; None for none of ours."""
        query = select(TOKENS.c.name).where(TOKENS.c.digest == _digest(token))
        with self._database.reading() as connection:
            name: str | None = connection.scalar(query)
        return name

    def make(self, name: str, token: str, now: datetime) -> bool:
        """False where the name is taken."""
        taken = select(TOKENS.c.name).where(TOKENS.c.name == name)
        row = {"name": name, "digest": _digest(token), "made_at": now}
        with self._database.writing() as connection:
            if connection.scalar(taken) is not None:
                return False
            connection.execute(insert(TOKENS).values(row))
        return True

    def revoke(self, name: str) -> bool:
        """False where there is none of this name."""
        with self._database.writing() as connection:
            return bool(connection.execute(delete(TOKENS).where(TOKENS.c.name == name)).rowcount)

    def tokens(self) -> Mapping[str, datetime]:
        """When each was made, by name."""
        query = select(TOKENS.c.name, TOKENS.c.made_at).order_by(TOKENS.c.name)
        with self._database.reading() as connection:
            return {row.name: row.made_at for row in connection.execute(query)}


def _digest(word: str) -> str:
    # Long and random: it needs no salt and no slow hash, and whoever times the look-up learns
    # nothing that leads back to the word.
    return sha256(word.encode()).hexdigest()
