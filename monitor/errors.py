"""The whole error family.

MonitorError
├── ConfigError      the operator must fix a file or a variable
├── DataError        a file shipped or handed over has a shape we do not know
├── FetchError       a page did not arrive       (.transient: try again? .retry_after: when?)
│   └── ForbiddenError   its site asks programs to stay away
├── ParseError       a page arrived but has a shape we do not know
│   └── EmptyListError   a list is as it should be, and holds nothing
├── StoreError       the database could not be read or written
├── BusyError        another instance works on the same database
├── DecidedError     somebody else has decided meanwhile   (.by)
└── DeliveryError    an alert did not leave      (.permanent: give up?)
"""


class MonitorError(Exception):
    """Base of every error this package raises on purpose."""


class ConfigError(MonitorError):
    """Every fault of the configuration at once, one line each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class DataError(MonitorError):
    """Names the file, the line where known, and what is wrong with it."""


class FetchError(MonitorError):
    """``transient``: the same request may succeed later. ``retry_after``: seconds, if told.

    ``status``: what the server answered; None where there was no answer.
    """

    def __init__(
        self,
        url: str,
        reason: str,
        *,
        transient: bool,
        retry_after: float | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.transient = transient
        self.retry_after = retry_after
        self.status = status

    @property
    def cause(self) -> str:
        """The fault in words for people who did not ask for the page."""
        return self.reason


class ForbiddenError(FetchError):
    """The page was not asked for, since the site's robots.txt asks programs not to."""

    def __init__(self, url: str) -> None:
        super().__init__(url, "its robots.txt asks programs to stay away from it", transient=False)


class ParseError(MonitorError):
    """``wanted`` names the part that the page lacks."""

    def __init__(self, url: str, wanted: str) -> None:
        super().__init__(f"{url}: no {wanted}")
        self.url = url
        self.wanted = wanted

    def __reduce__(self) -> tuple[type["ParseError"], tuple[str, str]]:
        """It may be found by a process of its own, and must reach the one that asked."""
        return type(self), (self.url, self.wanted)

    @property
    def reason(self) -> str:
        """The fault without the address."""
        return f"no {self.wanted}"

    @property
    def cause(self) -> str:
        """The same in words for people: what is behind it, where that is known."""
        return self.wanted.partition("; ")[2] or self.reason


class EmptyListError(ParseError):
    """A list that is as it should be, and holds nothing."""


class StoreError(MonitorError):
    """The database refused; nothing of the transaction was kept."""


class BusyError(MonitorError):
    """Another instance holds the database."""


class DecidedError(MonitorError):
    """``by``: the name of who decided on the question since it was looked at."""

    def __init__(self, by: str) -> None:
        super().__init__(f"{by} has decided on it meanwhile: look at it again")
        self.by = by


class DeliveryError(MonitorError):
    """``permanent``: sending the same again cannot help. ``retry_after``: seconds, if told."""

    def __init__(self, reason: str, *, permanent: bool, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.permanent = permanent
        self.retry_after = retry_after
