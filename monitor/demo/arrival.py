"""What really came through: the sinks' common word for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrival:
    """``way``: for people, such as "email to x@example.org". ``says``: subject or first line."""

    way: str
    says: str
