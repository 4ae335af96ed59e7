"""Sources that a person has stopped visiting for a while. Instants are UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.article import SourceName


@dataclass(frozen=True, slots=True)
class Pause:
    """``until``: None until somebody resumes it; gone by: it is over since then."""

    source: SourceName
    since: datetime
    until: datetime | None
    reason: str = ""

    def holds(self, now: datetime) -> bool:
        """Is the source left alone then?"""
        return self.since <= now and (self.until is None or now < self.until)

    def excuses(self, last_visit: datetime | None, now: datetime) -> bool:
        """Is it no wonder that nothing came? So it is until the first visit after its end."""
        if self.since > now:
            return False
        return self.until is None or now < self.until or (last_visit or self.since) < self.until


Pauses = Mapping[SourceName, Pause]
"""The last pause of each source that ever had one."""


def holding(pauses: Pauses, now: datetime) -> Pauses:
    """Those sources that are left alone then."""
    return {source: pause for source, pause in pauses.items() if pause.holds(now)}
