"""Who cannot be reached for now: a recipient, or a channel with all of its recipients."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.domain.visiting.backoff import LONGEST_PROBE, LONGEST_RETRY, pause

EVERYWHERE = "*"
"""In the place of an address: the channel as a whole."""

_SPEAK_FOR_THE_CHANNEL = 2
"""One recipient that is put off may be that address alone; a second one speaks for the channel."""


@dataclass(frozen=True, slots=True)
class Circuit:
    """``failures`` in a row, and until when nothing is tried; then one delivery is, as a probe.

    ``failing``: of a channel, who was put off since it last took anything.
    """

    failures: int
    until: datetime
    reason: str
    failing: tuple[str, ...] = ()

    def is_open(self, now: datetime) -> bool:
        """Is nothing to be tried? An end further ahead than any pause is of a clock set wrongly."""
        return self.failures > 0 and now < self.until <= now + LONGEST_RETRY


@dataclass(frozen=True, slots=True)
class Failure:
    """``asked``: seconds that the provider told us to wait. ``share``: see ``backoff.pause``."""

    reason: str
    share: float
    asked: float | None = None


@dataclass(frozen=True, slots=True)
class Circuits:
    """All of one channel, by address; where there is none, all is well."""

    by_address: Mapping[str, Circuit] = field(default_factory=dict)

    @property
    def channel_down(self) -> bool:
        """Was the channel as a whole put off, and has it taken nothing since?"""
        whole = self.by_address.get(EVERYWHERE)
        return whole is not None and whole.failures > 0

    @property
    def troubled(self) -> tuple[str, ...]:
        """The addresses that were put off and have taken nothing since."""
        return tuple(address for address in self.by_address if address != EVERYWHERE)

    def open_for(self, address: str, now: datetime) -> Circuit | None:
        """What keeps a delivery to that address from being tried."""
        found = (self.by_address.get(key) for key in (EVERYWHERE, address))
        return next((circuit for circuit in found if circuit and circuit.is_open(now)), None)

    def closed_at(self, address: str, now: datetime) -> datetime:
        """From when on that address may be tried."""
        circuit = self.open_for(address, now)
        return circuit.until if circuit else now

    def failed(self, address: str, now: datetime, failure: Failure) -> "Circuits":
        """After this address was put off. While the channel is down that says nothing of it."""
        whole = self._whole_failed(address, now, failure)
        changed = {**self.by_address, EVERYWHERE: whole}
        if not self.channel_down:
            own = self.by_address.get(address)
            changed[address] = _again(own, now, failure, LONGEST_RETRY)
        return Circuits(changed)

    def accepted(self, address: str) -> "Circuits":
        """After this address took something. Who failed with the channel may be tried again."""
        if self.channel_down:
            return Circuits()
        gone = (EVERYWHERE, address)
        return Circuits({key: one for key, one in self.by_address.items() if key not in gone})

    def _whole_failed(self, address: str, now: datetime, failure: Failure) -> Circuit:
        before = self.by_address.get(EVERYWHERE)
        failing = tuple(dict.fromkeys((*(before.failing if before else ()), address)))
        if len(failing) < _SPEAK_FOR_THE_CHANNEL:
            return Circuit(0, now, failure.reason, failing)
        again = _again(before, now, failure, LONGEST_PROBE)
        return Circuit(again.failures, again.until, again.reason, failing)


def _again(before: Circuit | None, now: datetime, failure: Failure, longest: timedelta) -> Circuit:
    failures = (before.failures if before else 0) + 1
    wait = pause(failures, failure.share, failure.asked, longest)
    return Circuit(failures, now + wait, failure.reason)
