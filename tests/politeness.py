"""Rules by which feed readers are judged in public, as far as a server can see them.

They are those of https://rachelbythebay.com/fs/help.html: each is one check with a name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for a list, and what it got. Names of ``headers`` and ``given`` in lower case.

    ``given``: the validators of an answer that could be read. ``away``: for so long the server
    wants to be left alone; ``fresh``: for so long its answer holds.
    """

    at: datetime
    path: str
    headers: Mapping[str, str]
    status: int
    given: Mapping[str, str]
    away: timedelta = timedelta()
    fresh: timedelta = timedelta()

    @property
    def conditional(self) -> bool:
        """Does it ask whether anything has changed?"""
        return bool({"if-none-match", "if-modified-since"} & self.headers.keys())


@dataclass(frozen=True, slots=True)
class Log:
    """All requests for one list, in order. ``every``: the interval that was promised."""

    asked: Sequence[Asked]
    every: timedelta


_CONDITIONS = {"if-none-match": "etag", "if-modified-since": "last-modified"}


def _sends_what_was_given(log: Log) -> bool:
    """The validators of the last whole answer, all of them, and to the letter."""
    held: dict[str, str] = {}
    for asked in log.asked:
        if asked.conditional:
            sent = {given: asked.headers.get(name) for name, given in _CONDITIONS.items()}
            if sent != {given: held.get(given) for given in _CONDITIONS.values()}:
                return False
        if asked.status == 200 and asked.given:
            held = {name: value for name, value in asked.given.items() if value}
    return True


def _asks_whole_seldom(log: Log) -> bool:
    """A list that comes with validators is asked for whole once in each day, and a day begins at an
    hour of the asker's choice: in no stretch of so many whole days oftener than that and twice."""
    whole = [
        one.at for one in log.asked[1:] if one.status == 200 and one.given and not one.conditional
    ]
    return all(
        last - first >= timedelta(days=times - 1)
        for start, first in enumerate(whole)
        for times, last in enumerate(whole[start + 1 :], 1)
    )


RULES: dict[str, Callable[[Log], bool]] = {
    "says who asks and how to reach them": lambda log: all(
        "probation" in a.headers["user-agent"].lower() and "@" in a.headers["user-agent"]
        for a in log.asked
    ),
    "sends no cookie and no referrer": lambda log: (
        not any({"cookie", "referer"} & a.headers.keys() for a in log.asked)
    ),
    "forces no cache to be passed by": lambda log: (
        not any({"cache-control", "pragma"} & a.headers.keys() for a in log.asked)
    ),
    "asks for the address as it is": lambda log: len({a.path for a in log.asked}) == 1,
    "sends the validators that it was given": _sends_what_was_given,
    "asks without conditions at most once a day": _asks_whole_seldom,
    "takes compressed answers": lambda log: all(
        "gzip" in a.headers["accept-encoding"] for a in log.asked
    ),
    "keeps the interval": lambda log: all(
        later.at - before.at >= log.every * 0.9 for before, later in pairwise(log.asked)
    ),
    "stays away as long as it is told": lambda log: all(
        later.at - before.at >= before.away for before, later in pairwise(log.asked)
    ),
    "does not ask for what is still fresh": lambda log: all(
        later.at - before.at >= before.fresh for before, later in pairwise(log.asked)
    ),
    "comes back after that": lambda log: log.asked[-1].status in {200, 304},
}
