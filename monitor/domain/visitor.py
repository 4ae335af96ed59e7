"""Who looks at the dashboard, and what each may do."""

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """Ordered: each may all that those below it may."""

    STRANGER = 0  # nothing but to say who they are
    GUEST = 1  # the ledger and what it says, to read
    PROGRAM = 2  # the same, and figures about the service, by a token
    OPERATOR = 3  # everything


@dataclass(frozen=True, slots=True)
class Visitor:
    """``name``: by which decisions are signed. ``session``: what ties them to one browser; empty
    for a visitor who has none."""

    role: Role
    name: str = ""
    session: str = ""

    @property
    def reads(self) -> bool:
        """May look at the ledger."""
        return self.role >= Role.GUEST

    @property
    def operates(self) -> bool:
        """May change something."""
        return self.role is Role.OPERATOR


STRANGER = Visitor(Role.STRANGER)
