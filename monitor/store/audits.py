"""What audits found, and what they go by."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select

from monitor.domain.article import SourceName
from monitor.domain.digest import Coverage
from monitor.domain.upkeep.audit import Audited, Link, Proof, Verdict, coverage
from monitor.store.engine.database import Database
from monitor.store.engine.insert import insert_new
from monitor.store.tables import AUDITS, WISHES

_KEPT = timedelta(days=92)
"""Longer than any digest reaches back."""

_AT_TIMES = ("published", "appeared", "noticed", "told")


class Audits:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, audited: Audited) -> None:
        """Beside those before; very old ones are forgotten."""
        with self._database.writing() as connection:
            connection.execute(insert(AUDITS).values(_row(audited)))
            connection.execute(delete(AUDITS).where(AUDITS.c.at < audited.at - _KEPT))

    def last(self) -> Audited | None:
        """The last one, whether it could tell anything or not."""
        return self._newest(answered=False)

    def last_good(self) -> Audited | None:
        """The last one that could tell what the inspectorate published."""
        return self._newest(answered=True)

    def since(self, instant: datetime) -> tuple[Audited, ...]:
        """In the order they were made."""
        query = select(AUDITS).where(AUDITS.c.at >= instant).order_by(AUDITS.c.seq)
        with self._database.reading() as connection:
            return tuple(map(_audited, connection.execute(query).mappings()))

    def coverage(self, since: datetime, until: datetime) -> Coverage | None:
        """How complete we were in a span; None where nobody audited it."""
        return coverage(self.since(since), since, until)

    def wish(self, marks: Collection[str], now: datetime) -> None:
        """These subscriptions, and no others, are in force from now on. The very first ones may
        have been in force for ever."""
        with self._database.writing() as connection:
            since = now if _wishes(connection) else None
            connection.execute(delete(WISHES).where(WISHES.c.mark.not_in(marks)))
            insert_new(connection, WISHES, marks, lambda mark: {"mark": mark, "since": since})

    def wishes(self) -> Mapping[str, datetime | None]:
        """Since when each subscription reads as it does, by its mark; None: always."""
        with self._database.reading() as connection:
            return _wishes(connection)

    def _newest(self, *, answered: bool) -> Audited | None:
        query = select(AUDITS).order_by(AUDITS.c.seq.desc())
        with self._database.reading() as connection:
            for row in connection.execute(query).mappings():
                if row["way"] or not answered:
                    return _audited(row)
        return None


def _wishes(connection: Connection) -> Mapping[str, datetime | None]:
    return {row.mark: row.since for row in connection.execute(select(WISHES))}


def _row(audited: Audited) -> dict[str, Any]:
    return {
        "at": audited.at,
        "since": audited.since,
        "way": list(audited.way),
        "faults": list(audited.faults),
        "proofs": [_proof_json(proof) for proof in audited.proofs],
        "healthy": audited.healthy,
        "sources": audited.sources,
    }


def _proof_json(proof: Proof) -> dict[str, Any]:
    times = {name: at.isoformat() for name in _AT_TIMES if (at := getattr(proof, name))}
    delay = proof.delay.total_seconds() if proof.delay is not None else None
    return {**asdict(proof), **dict.fromkeys(_AT_TIMES), **times, "delay": delay}


def _audited(row: RowMapping) -> Audited:
    return Audited(
        at=row["at"],
        since=row["since"],
        way=tuple(map(SourceName, row["way"])),
        proofs=tuple(map(_proof, row["proofs"])),
        faults=tuple(row["faults"]),
        healthy=row["healthy"],
        sources=row["sources"],
    )


def _proof(kept: dict[str, Any]) -> Proof:
    times = {name: datetime.fromisoformat(kept[name]) for name in _AT_TIMES if kept[name]}
    delay = timedelta(seconds=kept["delay"]) if kept["delay"] is not None else None
    told = {
        **kept,
        **times,
        "verdict": Verdict(kept["verdict"]),
        "delay": delay,
        "missing": Link(kept["missing"]) if kept["missing"] else None,
        "words": tuple(kept["words"]),
    }
    return Proof(**told)
