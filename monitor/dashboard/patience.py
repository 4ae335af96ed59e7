"""How often a password may be tried: whoever guesses must wait."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

_SPAN = timedelta(minutes=5)
_FROM_ONE = 5
_FROM_ALL = 50
_MOST_PEERS = 10_000


class Patience:
    """Counts wrong passwords of the last minutes, by address and in all. For any thread."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._wrong: dict[str, list[datetime]] = {}
        self._lock = Lock()

    def wait(self, peer: str) -> timedelta | None:
        """For how long this address has to wait; None: it may try."""
        now = self._now()
        with self._lock:
            self._forget(now)
            own = self._wrong.get(peer, [])
            everybody = sorted(at for each in self._wrong.values() for at in each)
            for tries, most in ((own, _FROM_ONE), (everybody, _FROM_ALL)):
                if len(tries) >= most:
                    return tries[-most] + _SPAN - now
        return None

    def note(self, peer: str) -> None:
        """One wrong try."""
        with self._lock:
            if peer in self._wrong or len(self._wrong) < _MOST_PEERS:
                self._wrong.setdefault(peer, []).append(self._now())

    def _forget(self, now: datetime) -> None:
        for peer, tries in tuple(self._wrong.items()):
            fresh = [at for at in tries if now - at < _SPAN]
            if fresh:
                self._wrong[peer] = fresh
            else:
                del self._wrong[peer]
