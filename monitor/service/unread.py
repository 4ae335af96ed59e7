"""What a visit left."""

from enum import Enum, auto


class Unread(Enum):
    """Why an entry was not taken in this time; it must be met again."""

    AHEAD = auto()  # published later than the time of this run
    OWED = auto()  # its page did not arrive
    NEWS = auto()  # it is news, and this intake is a quiet one
